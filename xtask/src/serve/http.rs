//! As much of HTTP as a browser needs for static files: one request a connection, a thread each.
//!
//! Knows nothing of files. A connection that says nothing, or too much, is closed.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// Longest head of a request.
const HEAD_BYTES_MAX: usize = 16 * 1024;
/// Most header lines of a request.
const HEADERS_MAX: usize = 64;
/// Browsers connect ahead of need; this long such a connection is kept.
const PATIENCE: Duration = Duration::from_secs(30);

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: String,
    /// The path with its query.
    pub(super) target: String,
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    /// Code and words, such as `200 OK`.
    pub(super) status: &'static str,
    pub(super) headers: Vec<(&'static str, &'static str)>,
    pub(super) body: Vec<u8>,
}

/// Answers for ever.
pub(super) fn serve<F>(listener: &TcpListener, answer: F)
where
    F: Fn(&Request) -> Answer + Send + Sync + 'static,
{
    let answer = Arc::new(answer);
    for stream in listener.incoming().flatten() {
        let answer = Arc::clone(&answer);
        // The browser may go away in the middle; there is nobody to tell.
        thread::spawn(move || talk(stream, answer.as_ref()).unwrap_or_default());
    }
}

fn talk(mut stream: TcpStream, answer: &impl Fn(&Request) -> Answer) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let Some(request) = read_request(&mut stream)? else {
        return Ok(());
    };
    let Answer {
        status,
        headers,
        body,
    } = answer(&request);
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n", body.len());
    for (name, value) in headers {
        head.extend([name, ": ", value, "\r\n"]);
    }
    head.push_str("Connection: close\r\n\r\n");
    stream.write_all(head.as_bytes())?;
    if request.method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The request at the start of a stream; nothing where there is none in it.
fn read_request(stream: &mut impl Read) -> io::Result<Option<Request>> {
    let mut head = Vec::new();
    let mut part = [0; 4096];
    while head.len() < HEAD_BYTES_MAX {
        let length = stream.read(&mut part)?;
        if length == 0 {
            return Ok(None);
        }
        head.extend_from_slice(&part[..length]);
        let mut headers = [httparse::EMPTY_HEADER; HEADERS_MAX];
        let mut parsed = httparse::Request::new(&mut headers);
        match parsed.parse(&head) {
            Ok(httparse::Status::Partial) => {}
            Err(_) => return Ok(None),
            Ok(httparse::Status::Complete(_)) => {
                let both = parsed.method.zip(parsed.path);
                return Ok(both.map(|(method, target)| Request {
                    method: method.to_owned(),
                    target: target.to_owned(),
                }));
            }
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, &str)>) {
        let read = read_request(&mut text.as_bytes()).unwrap_or(None);
        let read = read
            .as_ref()
            .map(|request| (request.method.as_str(), request.target.as_str()));
        assert_eq!(read, expected, "{text:?}");
    }

    #[test]
    fn whole_requests_are_read_and_others_are_not() {
        check(
            "GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n",
            Some(("GET", "/a?b=c")),
        );
        check("GET /a HTTP/1.1\r\nHost: x\r\n", None);
        check("", None);
        check("\u{16}\u{3}\u{1}", None);
        check(
            &format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(HEAD_BYTES_MAX)),
            None,
        );
    }
}
