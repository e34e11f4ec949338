//! The tests that are compiled to wasm, in headless Chromium and in headless Firefox.
//!
//! Both run the same files: what the second needs was compiled for the first.

use super::runners::cargo;
use crate::paths;
use crate::problem::{At, Result};
use crate::process::run_lines;
use crate::setup::{browser, rust, tools};
use crate::tally::Tally;
use std::fs;
use std::path::{Path, PathBuf};

/// Names cargo's runner of what is compiled for the browser.
const RUNNER: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER";
/// Names the file that says how the browser is started.
const CAPABILITIES: &str = "WASM_BINDGEN_TEST_WEBDRIVER_JSON";
/// Each names a driver, and by it the browser.
const CHROMIUM: &str = "CHROMEDRIVER";
const FIREFOX: &str = "GECKODRIVER";
const OTHERS: [&str; 4] = [CHROMIUM, FIREFOX, "SAFARIDRIVER", "MSEDGEDRIVER"];

/// Installs what both browsers need.
pub(super) fn prepare() -> Result<()> {
    rust::wasm()?;
    tools::wasm_bindgen()?.ensure().map(drop)
}

pub(super) fn in_chromium(tally: &mut Tally) -> Result<()> {
    let browser = browser::ensure()?;
    run(
        CHROMIUM,
        &browser.driver,
        &chromium(&browser.chromium),
        tally,
    )
}

pub(super) fn in_firefox(tally: &mut Tally) -> Result<()> {
    let browser = browser::ensure_firefox()?;
    run(FIREFOX, &browser.driver, &firefox(&browser.firefox), tally)
}

fn run(variable: &str, driver: &Path, capabilities: &str, tally: &mut Tally) -> Result<()> {
    let compiler = rust::wasm()?;
    let tool = tools::wasm_bindgen()?.ensure()?;
    let mut test = cargo();
    let arguments = ["test", "--package", "floodgate", "--lib", "--tests"];
    for other in OTHERS {
        test.env_remove(other);
    }
    test.args(arguments)
        .args(["--no-fail-fast", "--target", rust::TARGET])
        // By name: cargo would split a path at its spaces.
        .env(RUNNER, "wasm-bindgen-test-runner")
        .env(variable, driver)
        .env(CAPABILITIES, write(capabilities)?)
        // Seconds: for all tests of one file, and for the driver to listen. The runner's own 20
        // and 5 are for small tests on an idle machine.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "600")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    compiler.apply(&mut test, &[tool]);
    run_lines(&mut test, "cargo test for wasm32", |line| tally.read(line))
}

/// Tells the driver how to start its browser.
fn write(capabilities: &str) -> Result<PathBuf> {
    let folder = paths::target().join("xtask");
    fs::create_dir_all(&folder).at("create", &folder)?;
    let file = folder.join("webdriver.json");
    fs::write(&file, capabilities).at("write", &file)?;
    Ok(file)
}

fn chromium(program: &Path) -> String {
    let switches: Vec<_> = browser::SWITCHES
        .iter()
        .map(|switch| format!("\"{switch}\""))
        .collect();
    format!(
        "{{\"goog:chromeOptions\": {{\"binary\": {}, \"args\": [\"--headless\", {}]}}}}\n",
        quoted(program),
        switches.join(", ")
    )
}

fn firefox(program: &Path) -> String {
    format!(
        "{{\"moz:firefoxOptions\": {{\"binary\": {}, \"args\": [\"-headless\"]}}}}\n",
        quoted(program)
    )
}

fn quoted(path: &Path) -> String {
    format!("\"{}\"", path.display().to_string().replace('\\', "\\\\"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_browser_is_named_and_headless() {
        let text = chromium(Path::new("/usr/bin/chromium"));
        assert!(text.contains("\"binary\": \"/usr/bin/chromium\""), "{text}");
        assert!(text.contains("[\"--headless\", \"--no-sandbox\""), "{text}");
        let text = firefox(Path::new("C:\\firefox"));
        assert!(text.contains("\"binary\": \"C:\\\\firefox\""), "{text}");
        assert!(text.contains("[\"-headless\"]"), "{text}");
    }
}
