//! Chromium and its driver, for the tests.
//!
//! Taken from `PATH`, or from Debian's packages where this runs as root. Serving the page needs
//! neither.

use crate::paths;
use crate::problem::{Problem, Result};
use crate::process::{command, output, run, say, which};
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
    install()?;
    find().ok_or_else(missing)
}

fn find() -> Option<Browser> {
    Some(Browser {
        chromium: which("chromium").or_else(|| which("google-chrome"))?,
        driver: which("chromedriver")?,
    })
}

fn install() -> Result<()> {
    let root_user = output(command("id", &paths::root()).arg("-u")).as_deref() == Some("0");
    if !root_user || which("apt-get").is_none() {
        return Err(missing());
    }
    say(
        "Installing the Debian packages chromium and chromium-driver with apt-get (about a minute)",
    );
    apt(&["chromium", "chromium-driver"]).map_err(|_| missing())
}

/// Installs Debian packages, after fetching the list of them.
pub(super) fn apt(packages: &[&str]) -> Result<()> {
    let apt = || {
        let mut apt = command("apt-get", &paths::root());
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    run(apt().arg("update"), "apt-get update")?;
    let install = ["install", "--yes", "--no-install-recommends"];
    run(apt().args(install).args(packages), "apt-get install")
}

fn missing() -> Problem {
    Problem::new("Chromium and ChromeDriver are needed for the tests and are not on PATH.").remedy(
        "install both in one version (Debian, as root: `apt-get install chromium chromium-driver`)",
    )
}
