//! How each phase is run: which program, with what environment.

use super::phase::Phase;
use crate::build::{self, Profile};
use crate::problem::{At, Result};
use crate::process::{command, run as run_program, run_lines};
use crate::serve::free_port;
use crate::serve::site::Site;
use crate::setup::{browser, npm, rust, tools};
use crate::tally::Tally;
use crate::{paths, size};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names cargo's runner of what is compiled for the browser.
const RUNNER: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER";
/// Names the file that says how the browser is started.
const CAPABILITIES: &str = "WASM_BINDGEN_TEST_WEBDRIVER_JSON";

/// Runs one phase; what its runners count goes into the tally.
pub(super) fn run(phase: Phase, tally: &mut Tally) -> Result<()> {
    match phase {
        Phase::Fmt => fmt(),
        Phase::Clippy => clippy(),
        Phase::Native => native(tally),
        Phase::Wasm => wasm(tally),
        Phase::Build => release_build(),
        Phase::E2e => e2e(tally),
    }
}

/// Installs what a phase needs, so that nothing stops a long run in the middle.
pub(super) fn prepare(phase: Phase) -> Result<()> {
    match phase {
        Phase::Fmt => rust::checkers(),
        Phase::Native => Ok(()),
        Phase::Clippy => rust::checkers().and(rust::wasm().map(drop)),
        Phase::Build => rust::wasm().and(build::tool_folders()).map(drop),
        Phase::Wasm => {
            rust::wasm()?;
            tools::wasm_bindgen()?.ensure()?;
            browser::ensure().map(drop)
        }
        Phase::E2e => npm::e2e().and(browser::ensure()).map(drop),
    }
}

fn cargo() -> Command {
    let mut cargo = command("cargo", &paths::root());
    cargo
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    cargo
}

fn fmt() -> Result<()> {
    run_program(cargo().args(["fmt", "--all", "--check"]), "cargo fmt")
}

fn clippy() -> Result<()> {
    let deny = ["--", "-D", "warnings"];
    let native = ["clippy", "--workspace", "--all-targets"];
    run_program(cargo().args(native).args(deny), "cargo clippy")?;
    let mut browser = cargo();
    let arguments = [
        "clippy",
        "--package",
        "floodgate",
        "--all-targets",
        "--target",
        rust::TARGET,
    ];
    browser.args(arguments).args(deny);
    rust::wasm()?.apply(&mut browser, &[]);
    run_program(&mut browser, "cargo clippy for wasm32")
}

fn native(tally: &mut Tally) -> Result<()> {
    let mut test = cargo();
    test.args(["test", "--workspace", "--no-fail-fast"]);
    run_lines(&mut test, "cargo test", |line| tally.read(line))
}

fn wasm(tally: &mut Tally) -> Result<()> {
    let compiler = rust::wasm()?;
    let tool = tools::wasm_bindgen()?.ensure()?;
    let browser = browser::ensure()?;
    let mut test = cargo();
    let arguments = ["test", "--package", "floodgate", "--lib", "--tests"];
    test.args(arguments)
        .args(["--no-fail-fast", "--target", rust::TARGET])
        // By name: cargo would split a path at its spaces.
        .env(RUNNER, "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", &browser.driver)
        .env(CAPABILITIES, write_capabilities(&browser.chromium)?)
        // Seconds: for all tests of one file, and for the driver to listen. The runner's own 20
        // and 5 are for small tests on an idle machine.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "600")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    compiler.apply(&mut test, &[tool]);
    run_lines(&mut test, "cargo test for wasm32", |line| tally.read(line))
}

/// Tells the driver how to start Chromium.
fn write_capabilities(chromium: &Path) -> Result<PathBuf> {
    let folder = paths::target().join("xtask");
    fs::create_dir_all(&folder).at("create", &folder)?;
    let file = folder.join("webdriver.json");
    fs::write(&file, capabilities(&chromium.display().to_string())).at("write", &file)?;
    Ok(file)
}

fn capabilities(chromium: &str) -> String {
    let switches: Vec<_> = browser::SWITCHES
        .iter()
        .map(|switch| format!("\"{switch}\""))
        .collect();
    let binary = chromium.replace('\\', "\\\\");
    format!(
        "{{\"goog:chromeOptions\": {{\"binary\": \"{binary}\", \"args\": [\"--headless\", {}]}}}}\n",
        switches.join(", ")
    )
}

fn release_build() -> Result<()> {
    build::build(Profile::Release)?;
    size::report(&paths::dist())
}

fn e2e(tally: &mut Tally) -> Result<()> {
    let browser = browser::ensure()?;
    let site = Site::new(free_port()?, &paths::dist(), "/")?;
    let below = Site::new(free_port()?, &paths::dist(), "/some/folder")?;
    let mut playwright = command("node", &paths::e2e());
    playwright
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .env("FLOODGATE_URL", site.start())
        .env("FLOODGATE_FOLDER_URL", below.start())
        .env("FLOODGATE_CHROMIUM", &browser.chromium)
        .env("FLOODGATE_CHROMIUM_SWITCHES", browser::SWITCHES.join(" "))
        .env("FORCE_COLOR", "0");
    run_lines(&mut playwright, "Playwright", |line| tally.read(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chromium_is_named_and_headless() {
        let text = capabilities("/usr/bin/chromium");
        assert!(text.contains("\"binary\": \"/usr/bin/chromium\""), "{text}");
        assert!(text.contains("[\"--headless\", \"--no-sandbox\""), "{text}");
    }
}
