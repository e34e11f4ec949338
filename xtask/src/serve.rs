//! Serves the built site on the loopback, as a strict static host would.
//!
//! Every answer carries the strict policy and may be used from any origin. Reads files and
//! nothing else: no request can name a file outside the site.

use crate::build::{self, Profile};
use crate::paths;
use crate::problem::{Problem, Result};
use crate::process::{command, say};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use tiny_http::{Header, Method, Request, Response, Server};

/// What a page of this site may do; the embeds and the end-to-end tests live under it.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'";

/// The port where nothing else is said.
const USUAL_PORT: u16 = 8080;

/// Requests answered at once.
const THREADS: usize = 4;

/// What `cargo xtask serve` is asked for.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Optimise for size and speed, as for visitors
    #[arg(long)]
    release: bool,
    /// Open the page in the browser of this computer
    #[arg(long)]
    open: bool,
    /// The port to serve on; without it 8080, or a free one where that is taken
    #[arg(long)]
    port: Option<u16>,
    /// Serve below this path only
    #[arg(long, hide = true, default_value = "/")]
    path: String,
}

/// `cargo xtask serve`: does not return until it is stopped.
pub(crate) fn run(options: &Options) -> Result<()> {
    build::build(Profile::from_flag(options.release))?;
    let site = Site::on(bind(options.port)?, &paths::dist(), &options.path)?;
    say(&format!("Floodgate is at {} (Ctrl+C stops it)", site.url));
    if options.open {
        open(&site.url);
    }
    site.wait();
    Ok(())
}

/// A running server; it stops when this is dropped.
pub(crate) struct Site {
    /// The address of the page.
    pub(crate) url: String,
    server: Arc<Server>,
    threads: Vec<thread::JoinHandle<()>>,
}

impl Site {
    /// Serves a folder below a path, on any free port of the loopback.
    pub(crate) fn start(folder: &Path, below: &str) -> Result<Self> {
        Self::on(bind_any()?, folder, below)
    }

    fn on(server: Server, folder: &Path, below: &str) -> Result<Self> {
        let port = server.server_addr().to_ip().map(|address| address.port());
        let port = port.ok_or_else(|| Problem::new("the server has no port."))?;
        let below = format!("/{}", below.trim_matches('/'));
        let below = if below.ends_with('/') {
            below
        } else {
            below + "/"
        };
        let server = Arc::new(server);
        let url = format!("http://127.0.0.1:{port}{below}");
        let threads = (0..THREADS)
            .map(|_| {
                let (server, folder, below) =
                    (Arc::clone(&server), folder.to_path_buf(), below.clone());
                thread::spawn(move || {
                    for request in server.incoming_requests() {
                        answer(request, &folder, &below);
                    }
                })
            })
            .collect();
        Ok(Self {
            url,
            server,
            threads,
        })
    }

    fn wait(mut self) {
        for thread in std::mem::take(&mut self.threads) {
            // A thread ends only when the server does.
            let _ = thread.join();
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        for _ in &self.threads {
            self.server.unblock();
        }
    }
}

/// The wanted port, or 8080, or a free one in its place.
fn bind(wanted: Option<u16>) -> Result<Server> {
    if let Some(port) = wanted {
        return Server::http(("127.0.0.1", port)).map_err(|error| {
            Problem::new(format!("port {port} can't be used: {error}."))
                .remedy("name another with --port, or none")
        });
    }
    Server::http(("127.0.0.1", USUAL_PORT)).or_else(|_| {
        say(&format!("Port {USUAL_PORT} is taken; using a free one"));
        bind_any()
    })
}

fn bind_any() -> Result<Server> {
    Server::http(("127.0.0.1", 0))
        .map_err(|error| Problem::new(format!("no port of the loopback can be used: {error}.")))
}

fn answer(request: Request, folder: &Path, below: &str) {
    let found = match request.method() {
        Method::Get | Method::Head => locate(request.url(), folder, below),
        _ => None,
    };
    let file = found.and_then(|path| Some((fs::read(&path).ok()?, content_type(&path))));
    let (status, body, kind) = match file {
        Some((body, kind)) => (200, body, kind),
        None => (404, b"Not found\n".to_vec(), "text/plain; charset=utf-8"),
    };
    let mut response = Response::from_data(body).with_status_code(status);
    for (name, value) in [
        ("Content-Type", kind),
        ("Content-Security-Policy", POLICY),
        ("Access-Control-Allow-Origin", "*"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "no-cache"),
    ] {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // The browser may have gone away; there is nobody to tell.
    let _ = request.respond(response);
}

/// The file that an address means, if it is one of the site's. Names are plain: an escaped
/// character, an empty part or a dot in front is never one of ours.
fn locate(address: &str, folder: &Path, below: &str) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next()?.strip_prefix(below)?;
    let path = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    let plain = |part: &str| {
        let known =
            |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
        !part.is_empty() && !part.starts_with('.') && part.chars().all(known)
    };
    let file = path.split('/').all(plain).then(|| folder.join(&path))?;
    // A link in the site must not lead out of it either.
    let real = file.canonicalize().ok()?;
    real.starts_with(folder.canonicalize().ok()?)
        .then_some(file)
}

fn content_type(path: &Path) -> &'static str {
    match path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Opens the page in the person's browser; the printed address is there where that fails.
fn open(url: &str) {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/c", "start"])
    } else {
        ("xdg-open", &[])
    };
    let opened = command(program, &paths::root())
        .args(arguments)
        .arg(url)
        .spawn();
    if opened.is_err() {
        say(&format!(
            "No browser could be started with {program}; open the address by hand"
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_file_of_the_site_or_nothing() {
        let folder = paths::root().join("static");
        let check = |address: &str, below: &str, expected: Option<&str>| {
            let found = locate(address, &folder, below);
            assert_eq!(found, expected.map(|file| folder.join(file)), "{address}");
        };
        check("/boot.js", "/", Some("boot.js"));
        check("/boot.js?seed=1", "/", Some("boot.js"));
        check("/style/main.css", "/", Some("style/main.css"));
        check("/deep/er/boot.js", "/deep/er/", Some("boot.js"));
        check("/boot.js", "/deep/er/", None);
        check("/", "/", None);
        for escape in [
            "/../Cargo.toml",
            "/style/../../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "//etc/passwd",
            "/.git",
            "/..\\x",
        ] {
            check(escape, "/", None);
        }
    }

    #[test]
    fn a_page_below_a_path_is_served_there_only_and_with_the_policy() {
        let site = Site::start(&paths::root().join("static"), "a/b").map(|site| {
            let origin = site.url.trim_end_matches("a/b/").to_owned();
            (site, origin)
        });
        let (site, origin) = site.unwrap_or_else(|problem| panic!("{problem}"));
        let head = ask(&origin, "/a/b/boot.js");
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        assert!(head.contains("Content-Type: text/javascript"), "{head}");
        assert!(head.contains("Access-Control-Allow-Origin: *"), "{head}");
        assert!(
            head.contains(&format!("Content-Security-Policy: {POLICY}")),
            "{head}"
        );
        assert!(ask(&origin, "/boot.js").starts_with("HTTP/1.1 404"));
        drop(site);
    }

    /// The head of the answer to a bare request.
    fn ask(origin: &str, path: &str) -> String {
        use std::io::{Read, Write};
        let host = origin.trim_start_matches("http://").trim_end_matches('/');
        let mut answer = String::new();
        let asked = std::net::TcpStream::connect(host).and_then(|mut stream| {
            write!(
                stream,
                "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
            )?;
            stream.read_to_string(&mut answer)
        });
        assert!(asked.is_ok(), "{asked:?}");
        answer
    }
}
