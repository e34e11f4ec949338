//! The hosting recipe (`tests/hosting/nginx.conf`) run by a real nginx on the loopback: types,
//! compression, caching, policy and access from other origins, file by file.

use crate::problem::{At, Problem, Result};
use crate::process::{command, which};
use crate::serve::free_port;
use crate::serve::site::POLICY;
use crate::setup::apt;
use crate::{inspect, paths};
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// nginx with the recipe; it ends with this value.
#[derive(Debug)]
pub(crate) struct Nginx {
    child: Child,
    port: u16,
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // It holds nothing but sockets and logs.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// nginx, after installing it where it is missing.
pub(crate) fn prepare() -> Result<PathBuf> {
    let find = || {
        let debian = Path::new("/usr/sbin/nginx");
        which("nginx").or_else(|| debian.is_file().then(|| debian.to_path_buf()))
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    let announcement = "Installing Debian's nginx with apt-get (a few seconds)";
    let installed = apt::install(&["nginx"], announcement);
    installed.ok().and_then(|()| find()).ok_or_else(|| {
        Problem::new("nginx is needed to test the hosting recipe and is not on PATH.")
            .remedy("install it (Debian, as root: `apt-get install nginx`)")
    })
}

/// Serves dist/ by the recipe.
pub(crate) fn start() -> Result<Nginx> {
    let program = prepare()?;
    let port = free_port()?
        .local_addr()
        .map_or(0, |address| address.port());
    let folder = paths::target().join("hosting");
    fs::create_dir_all(&folder).at("create", &folder)?;
    let file = folder.join("nginx.conf");
    fs::write(&file, configuration(port, &folder)?).at("write", &file)?;
    let mut nginx = command(program, &folder);
    nginx
        .arg("-c")
        .arg(&file)
        .arg("-p")
        .arg(&folder)
        .arg("-e")
        .arg("stderr");
    let child = nginx
        .stdout(Stdio::null())
        .spawn()
        .map_err(|error| Problem::new(format!("nginx could not be started: {error}.")))?;
    let nginx = Nginx { child, port };
    for _ in 0..100 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(nginx);
        }
        sleep(Duration::from_millis(50));
    }
    Err(Problem::new("nginx did not start; its output is above."))
}

/// The recipe with this port and root, in the frame that a machine of its own has.
fn configuration(port: u16, folder: &Path) -> Result<String> {
    let recipe = paths::root().join("tests/hosting/nginx.conf");
    let site = fs::read_to_string(&recipe).at("read", &recipe)?;
    let site = site
        .replace("listen 80;", &format!("listen 127.0.0.1:{port};"))
        .replace(
            "/srv/floodgate",
            &format!("\"{}\"", paths::dist().display()),
        );
    let mut temp = String::new();
    for what in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"] {
        let place = folder.join(what);
        let line = [
            "    ",
            what,
            "_temp_path \"",
            &place.display().to_string(),
            "\";\n",
        ];
        temp.push_str(&line.concat());
    }
    Ok(format!(
        "daemon off;\nmaster_process off;\nworker_processes 1;\npid \"{}/pid\";\nevents {{}}\nhttp {{\n    access_log off;\n{temp}{site}}}\n",
        folder.display()
    ))
}

impl Nginx {
    /// The address of the page.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// The head of an answer, in lower case.
    fn head(&self, path: &str) -> Result<String> {
        let mut answer = Vec::new();
        let asked = TcpStream::connect(("127.0.0.1", self.port)).and_then(|mut stream| {
            write!(
                stream,
                "GET {path} HTTP/1.1\r\nHost: localhost\r\nOrigin: https://example.org\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
            )?;
            stream.read_to_end(&mut answer)
        });
        asked.map_err(|error| Problem::new(format!("nginx did not answer: {error}.")))?;
        let text = String::from_utf8_lossy(&answer);
        let head = text.split("\r\n\r\n").next().unwrap_or_default();
        Ok(head.to_lowercase())
    }
}

/// Every file of dist/ as a browser gets it; the number of files.
pub(crate) fn check() -> Result<u32> {
    let nginx = start()?;
    let mut checked = 0;
    for file in inspect::files(&paths::dist())? {
        let name = file
            .strip_prefix(paths::dist())
            .unwrap_or(&file)
            .display()
            .to_string();
        let bytes = fs::metadata(&file).at("read", &file)?.len();
        let head = nginx.head(&format!("/{name}"))?;
        for line in expected(&name, bytes) {
            if !head.contains(&line.to_lowercase()) {
                return Err(Problem::new(format!(
                    "nginx answers {name} without `{line}`:\n{head}"
                )));
            }
        }
        checked += 1;
    }
    if nginx.head("/")?.starts_with("http/1.1 200")
        && nginx.head("/none")?.starts_with("http/1.1 404")
    {
        return Ok(checked);
    }
    Err(Problem::new(
        "nginx does not answer the page with 200 and what is not there with 404.",
    ))
}

/// The lines that an answer must have.
fn expected(name: &str, bytes: u64) -> Vec<String> {
    let ending = name.rsplit('.').next().unwrap_or_default();
    let kind = match ending {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        _ => "text/plain; charset=utf-8",
    };
    let hashed = name.rsplit_once('-').is_some_and(|(_, rest)| {
        rest.split('.').next().is_some_and(|hash| {
            hash.len() == 16 && hash.bytes().all(|letter| letter.is_ascii_hexdigit())
        })
    });
    let cache = if hashed {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut lines = vec![
        "HTTP/1.1 200".to_owned(),
        format!("\r\nContent-Type: {kind}\r\n"),
        format!("\r\nCache-Control: {cache}"),
        "\r\nAccess-Control-Allow-Origin: *".to_owned(),
        "\r\nX-Content-Type-Options: nosniff".to_owned(),
        format!("\r\nContent-Security-Policy: {POLICY}"),
    ];
    if bytes > 1_000 && ending != "png" {
        lines.push("\r\nContent-Encoding: gzip".to_owned());
    }
    lines
}
