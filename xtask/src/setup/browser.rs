//! Chromium and Firefox with their drivers, for the tests.
//!
//! Taken from `PATH`, or from Debian's packages where this runs as root; Firefox's driver from
//! crates.io. Serving the page needs none of them.

use super::{apt, tools};
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

/// Where Firefox and its driver are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Firefox {
    pub(crate) firefox: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Firefox, after installing it where it is missing.
pub(crate) fn ensure_firefox() -> Result<Firefox> {
    let program = || which("firefox-esr").or_else(|| which("firefox"));
    let firefox = if let Some(firefox) = program() {
        firefox
    } else {
        let announcement = "Installing Debian's firefox-esr with apt-get (about a minute)";
        let installed = apt::install(&["firefox-esr"], announcement);
        installed.ok().and_then(|()| program()).ok_or_else(|| {
            Problem::new("Firefox is needed for the tests and is not on PATH.")
                .remedy("install it (Debian, as root: `apt-get install firefox-esr`)")
        })?
    };
    let folder = tools::geckodriver().ensure()?;
    let driver = folder.join(format!("geckodriver{}", std::env::consts::EXE_SUFFIX));
    Ok(Firefox { firefox, driver })
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
