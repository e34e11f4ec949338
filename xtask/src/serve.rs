//! Serves the built site on the loopback, as a strict static host would.
//!
//! Every answer carries the strict policy and may be used from any origin (`site`). Reads files
//! and nothing else.

mod http;
pub(crate) mod site;

use crate::build::{self, Profile};
use crate::problem::{Problem, Result};
use crate::process::{command, say};
use crate::{inspect, paths};
use site::Site;
use std::net::TcpListener;

/// The port where nothing else is said.
const USUAL_PORT: u16 = 8080;

/// What `cargo xtask serve` is asked for.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Optimise for size and speed, as for visitors
    #[arg(long)]
    release: bool,
    /// Serve dist/ as it is instead of building it anew
    #[arg(long)]
    built: bool,
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
    if options.built {
        inspect::dist(&paths::dist())?;
    } else {
        build::build(Profile::from_flag(options.release))?;
    }
    let site = Site::new(bind(options.port)?, &paths::dist(), &options.path)?;
    say(&format!("Floodgate is at {} (Ctrl+C stops it)", site.url()));
    if options.open {
        open(site.url());
    }
    site.run();
    Ok(())
}

/// The wanted port, or 8080, or a free one in its place.
fn bind(wanted: Option<u16>) -> Result<TcpListener> {
    if let Some(port) = wanted {
        return TcpListener::bind(("127.0.0.1", port)).map_err(|error| {
            Problem::new(format!("port {port} can't be used: {error}."))
                .remedy("name another with --port, or none")
        });
    }
    TcpListener::bind(("127.0.0.1", USUAL_PORT)).or_else(|_| {
        say(&format!("Port {USUAL_PORT} is taken; using a free one"));
        free_port()
    })
}

/// Any free port of the loopback.
pub(crate) fn free_port() -> Result<TcpListener> {
    TcpListener::bind(("127.0.0.1", 0))
        .map_err(|error| Problem::new(format!("no port of the loopback can be used: {error}.")))
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
