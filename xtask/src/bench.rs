//! Speed: tables from one run, printed and never asserted.
//!
//! The bench is a package of its own (`tests/bench`), compiled natively and as wasm.

use crate::paths;
use crate::problem::{Problem, Result};
use crate::process::{command, output_of, run as run_program, say};
use crate::setup::{browser, npm, rust};
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::Command;

/// What `cargo xtask bench` is asked for.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Leave the browser out
    #[arg(long)]
    native: bool,
}

/// `cargo xtask bench`: the engine natively and in a browser, beside a bare event loop and other
/// simulators on the same work.
pub(crate) fn run(options: &Options) -> Result<()> {
    run_program(&mut cargo("build", &["--bins"]), "the build of the bench")?;
    let browser = if options.native {
        Vec::new()
    } else {
        in_browser()?
    };
    let mut speed = command(program("speed"), &paths::root());
    run_with_input(&mut speed, &browser)?;
    run_program(
        &mut command(program("memory"), &paths::root()),
        "the count of bytes",
    )
}

/// Lines with the figures of headless Chromium.
fn in_browser() -> Result<Vec<u8>> {
    npm::e2e()?;
    let browser = browser::ensure()?;
    let mut build = cargo(
        "rustc",
        &["--lib", "--crate-type", "cdylib", "--target", rust::TARGET],
    );
    let wasm = rust::wasm()?;
    wasm.apply_for_release(&mut build, &[], false);
    build.env("CARGO_TARGET_DIR", target());
    run_program(&mut build, "the build of the bench for wasm32")?;
    say("Measuring in headless Chromium (about a minute)");
    let module = target()
        .join(rust::TARGET)
        .join("release/floodgate_bench.wasm");
    let mut measure = command("node", &folder());
    measure
        .arg("browser.mjs")
        .env("FLOODGATE_BENCH_WASM", module)
        .env("FLOODGATE_E2E", paths::e2e())
        .env("FLOODGATE_CHROMIUM", &browser.chromium)
        .env("FLOODGATE_CHROMIUM_SWITCHES", browser::SWITCHES.join(" "));
    output_of(&mut measure, "the bench in the browser")
}

fn folder() -> PathBuf {
    paths::root().join("tests/bench")
}

fn target() -> PathBuf {
    paths::target().join("bench")
}

fn program(name: &str) -> impl AsRef<OsStr> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    target().join("release").join(file)
}

fn cargo(what: &str, arguments: &[&str]) -> Command {
    let mut cargo = command("cargo", &folder());
    cargo
        .args([what, "--release", "--quiet"])
        .args(arguments)
        .env("CARGO_TARGET_DIR", target())
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    cargo
}

/// Runs a program that reads `input` and writes to the terminal.
fn run_with_input(command: &mut Command, input: &[u8]) -> Result<()> {
    use std::io::Write as _;
    let failed = |error: std::io::Error| Problem::new(format!("the bench failed: {error}."));
    let mut child = command
        .stdin(std::process::Stdio::piped())
        .spawn()
        .map_err(failed)?;
    if let Some(mut pipe) = child.stdin.take() {
        pipe.write_all(input).map_err(failed)?;
    }
    let status = child.wait().map_err(failed)?;
    if status.success() {
        Ok(())
    } else {
        Err(Problem::new(format!(
            "the bench failed ({status}); its output is above."
        )))
    }
}
