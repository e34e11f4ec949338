//! Chromium and its driver, for the tests.
//!
//! Taken from `PATH`, or from Debian's packages where this runs as root. Serving the page needs
//! neither.

use super::apt;
use crate::problem::{Problem, Result};
use crate::process::which;
use std::path::PathBuf;

/// Switches that keep Chromium quiet, offline and able to run as root in a container.
pub(crate) const SWITCHES: [&str; 8] = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Where the browser and its driver are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

/// The browser, after installing it where it is missing.
pub(crate) fn ensure() -> Result<Browser> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    let announcement =
        "Installing Debian's chromium and chromium-driver with apt-get (about a minute)";
    apt::install(&["chromium", "chromium-driver"], announcement).map_err(|_| missing())?;
    find().ok_or_else(missing)
}

fn find() -> Option<Browser> {
    Some(Browser {
        chromium: which("chromium").or_else(|| which("google-chrome"))?,
        driver: which("chromedriver")?,
    })
}

fn missing() -> Problem {
    Problem::new("Chromium and ChromeDriver are needed for the tests and are not on PATH.").remedy(
        "install both in one version (Debian, as root: `apt-get install chromium chromium-driver`)",
    )
}
