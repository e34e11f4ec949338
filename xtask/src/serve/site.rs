//! A folder as a web site: which file an address means, and what the answer says of it.
//!
//! No request can name a file outside the folder.

use super::http::{self, Answer, Request};
use crate::problem::{At, Result};
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::thread;

/// What a page of this site may do; the embeds and the end-to-end tests live under it.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'";

/// A folder, the address of its page, and the socket it is served on.
#[derive(Debug)]
pub(crate) struct Site {
    listener: TcpListener,
    folder: PathBuf,
    /// Starts and ends with a slash.
    below: String,
    url: String,
}

impl Site {
    /// A site that answers below a path only; it answers once it runs.
    pub(crate) fn new(listener: TcpListener, folder: &Path, below: &str) -> Result<Self> {
        let address = listener.local_addr().at("serve", folder)?;
        let below = match below.trim_matches('/') {
            "" => "/".to_owned(),
            path => format!("/{path}/"),
        };
        Ok(Self {
            url: format!("http://{address}{below}"),
            listener,
            folder: folder.to_path_buf(),
            below,
        })
    }

    /// The address of the page.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Answers for ever.
    pub(crate) fn run(self) {
        let Self {
            listener,
            folder,
            below,
            ..
        } = self;
        http::serve(&listener, move |request| answer(request, &folder, &below));
    }

    /// Answers in the background until the program ends, and returns the address.
    pub(crate) fn start(self) -> String {
        let url = self.url.clone();
        thread::spawn(|| self.run());
        url
    }
}

fn answer(request: &Request, folder: &Path, below: &str) -> Answer {
    let file = match request.method.as_str() {
        "GET" | "HEAD" => locate(&request.target, folder, below),
        _ => None,
    };
    let found = file.and_then(|path| Some((fs::read(&path).ok()?, content_type(&path))));
    let (status, body, kind) = match found {
        Some((body, kind)) => ("200 OK", body, kind),
        None => (
            "404 Not Found",
            b"Not found\n".to_vec(),
            content_type(Path::new("a.txt")),
        ),
    };
    let headers = vec![
        ("Content-Type", kind),
        ("Content-Security-Policy", POLICY),
        ("Access-Control-Allow-Origin", "*"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "no-cache"),
    ];
    Answer {
        status,
        headers,
        body,
    }
}

/// The file that an address means, if it is one of the site's. Names are plain: an escaped
/// character, an empty part or a dot in front is never one of ours.
fn locate(target: &str, folder: &Path, below: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix(below)?;
    let path = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    let plain = |part: &str| {
        let known = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
        !part.is_empty() && !part.starts_with('.') && part.chars().all(known)
    };
    let file = path.split('/').all(plain).then(|| folder.join(&path))?;
    // A link in the site must not lead out of it either.
    let real = file.canonicalize().ok()?;
    real.starts_with(folder.canonicalize().ok()?)
        .then_some(file)
}

fn content_type(path: &Path) -> &'static str {
    let ending = path.extension().and_then(|ending| ending.to_str());
    match ending.unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" | "ts" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::super::free_port;
    use super::*;
    use crate::paths;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    #[test]
    fn an_address_names_a_file_of_the_site_or_nothing() {
        let folder = paths::root().join("static");
        let check = |target: &str, below: &str, expected: Option<&str>| {
            let found = locate(target, &folder, below);
            assert_eq!(found, expected.map(|file| folder.join(file)), "{target}");
        };
        check("/boot.js", "/", Some("boot.js"));
        check("/boot.js?seed=1", "/", Some("boot.js"));
        check("/style/main.css", "/", Some("style/main.css"));
        check("/deep/er/boot.js", "/deep/er/", Some("boot.js"));
        check("/boot.js", "/deep/er/", None);
        check("/", "/", None);
        check("/../Cargo.toml", "/", None);
        check("/style/../../Cargo.toml", "/", None);
        check("/%2e%2e/Cargo.toml", "/", None);
        check("//etc/passwd", "/", None);
        check("/.git", "/", None);
        check("/..\\x", "/", None);
    }

    #[test]
    fn a_site_below_a_path_answers_there_only_and_with_the_policy() {
        let site =
            free_port().and_then(|port| Site::new(port, &paths::root().join("static"), "a/b"));
        let url = site.map(Site::start).unwrap_or_default();
        let host = url.trim_start_matches("http://").trim_end_matches("/a/b/");
        let good = ask(host, "GET /a/b/boot.js");
        assert!(good.starts_with("HTTP/1.1 200 OK\r\n"), "{good}");
        assert!(good.contains("\r\nContent-Type: text/javascript"), "{good}");
        assert!(
            good.contains("\r\nAccess-Control-Allow-Origin: *\r\n"),
            "{good}"
        );
        assert!(
            good.contains(&format!("\r\nContent-Security-Policy: {POLICY}\r\n")),
            "{good}"
        );
        assert!(ask(host, "HEAD /a/b/boot.js").ends_with("\r\n\r\n"));
        assert!(ask(host, "GET /boot.js").starts_with("HTTP/1.1 404"));
        assert!(ask(host, "POST /a/b/boot.js").starts_with("HTTP/1.1 404"));
    }

    #[test]
    fn connections_that_say_nothing_keep_nobody_waiting() {
        let site = free_port().and_then(|port| Site::new(port, &paths::root().join("static"), "/"));
        let url = site.map(Site::start).unwrap_or_default();
        let host = url.trim_start_matches("http://").trim_end_matches('/');
        let silent: Vec<_> = (0..20).map(|_| TcpStream::connect(host)).collect();
        assert!(silent.iter().all(std::result::Result::is_ok));
        assert!(ask(host, "GET /boot.js").starts_with("HTTP/1.1 200"));
    }

    /// The whole answer to a bare request.
    fn ask(host: &str, request: &str) -> String {
        let mut answer = String::new();
        let asked = TcpStream::connect(host).and_then(|mut stream| {
            write!(stream, "{request} HTTP/1.1\r\nHost: {host}\r\n\r\n")?;
            stream.read_to_string(&mut answer)
        });
        assert!(asked.is_ok(), "{asked:?}");
        answer
    }
}
