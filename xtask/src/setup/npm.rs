//! npm packages: those of the build and those of the end-to-end tests.
//!
//! Installed from the lock file, by its checksums, and only where they are missing or older.

use crate::paths;
use crate::problem::{Problem, Result};
use crate::process::{command, output, run, say};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder with the programs of the build (esbuild, wasm-opt), after installing them.
pub(crate) fn build() -> Result<PathBuf> {
    ensure(&paths::npm(), "uPlot, esbuild and wasm-opt")?;
    Ok(paths::npm().join("node_modules/.bin"))
}

/// Playwright, axe and TypeScript.
pub(crate) fn e2e() -> Result<()> {
    ensure(&paths::e2e(), "Playwright, axe and TypeScript")
}

/// `VitePress`.
pub(crate) fn recipes() -> Result<()> {
    ensure(&paths::root().join("tests/recipes"), "VitePress")
}

/// Lighthouse.
pub(crate) fn lighthouse() -> Result<()> {
    ensure(&paths::hosting(), "Lighthouse")
}

fn ensure(folder: &Path, what: &str) -> Result<()> {
    if is_current(folder) {
        return needs_node();
    }
    needs_node()?;
    say(&format!(
        "Installing {what} with npm into {}/node_modules (a few seconds)",
        folder.display()
    ));
    let mut install = command(npm(), folder);
    install
        .arg("ci")
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .env("PUPPETEER_SKIP_DOWNLOAD", "1");
    run(&mut install, "npm").map_err(|_| {
        Problem::new(format!(
            "{what} could not be installed by npm; its output is above."
        ))
        .remedy(format!(
            "connect to the network and run `npm ci` in {}",
            folder.display()
        ))
    })
}

/// Whether npm's own note of what it installed is as young as the lock file.
fn is_current(folder: &Path) -> bool {
    let changed = |name: &str| fs::metadata(folder.join(name)).and_then(|meta| meta.modified());
    match (
        changed("node_modules/.package-lock.json"),
        changed("package-lock.json"),
    ) {
        (Ok(installed), Ok(locked)) => installed >= locked,
        _ => false,
    }
}

fn needs_node() -> Result<()> {
    match output(command("node", &paths::root()).arg("--version")) {
        Some(_) => Ok(()),
        None => Err(
            Problem::new("Node.js with npm is needed and is not on PATH.")
                .remedy("install Node.js 20 or newer (Debian: `apt-get install nodejs npm`)"),
        ),
    }
}

/// npm's name where programs are found by name alone.
pub(crate) fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}
