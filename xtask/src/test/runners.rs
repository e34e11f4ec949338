//! How each phase is run: which program, with what environment.

use super::phase::Phase;
use super::wasm;
use crate::build::{self, Profile};
use crate::problem::Result;
use crate::process::{command, run as run_program, run_lines, say};
use crate::serve::free_port;
use crate::serve::site::Site;
use crate::setup::{browser, npm, rust, tools};
use crate::tally::Tally;
use crate::{fuzz, hosting, paths, recipes, size, soak};
use std::process::{Command, Stdio};

/// Runs one phase; what its runners count goes into the tally.
pub(super) fn run(phase: Phase, tally: &mut Tally) -> Result<()> {
    match phase {
        Phase::Fmt => fmt(),
        Phase::Clippy => clippy(),
        Phase::Deny => deny(),
        Phase::Native => native(tally),
        Phase::Fuzz => fuzz::briefly(),
        Phase::Wasm => wasm::in_chromium(tally),
        Phase::Firefox => wasm::in_firefox(tally),
        Phase::Build => release_build(),
        Phase::Hosting => hosting(tally),
        Phase::E2e => e2e(tally),
        Phase::Recipes => try_recipes(tally),
        Phase::Soak => soak::briefly(),
    }
}

/// Installs what a phase needs, so that nothing stops a long run in the middle.
pub(super) fn prepare(phase: Phase) -> Result<()> {
    match phase {
        Phase::Fmt => rust::checkers(),
        Phase::Deny => tools::cargo_deny().ensure().and_then(|_| fetched()),
        Phase::Native => Ok(()),
        Phase::Clippy => rust::checkers().and(rust::wasm().map(drop)),
        Phase::Build => rust::wasm().and(build::tool_folders()).map(drop),
        Phase::Fuzz => fuzz::prepare(),
        Phase::Wasm => wasm::prepare().and(browser::ensure()).map(drop),
        Phase::Firefox => wasm::prepare().and(browser::ensure_firefox()).map(drop),
        Phase::Hosting => hosting::prepare().map(drop),
        Phase::Recipes => npm::e2e()
            .and(browser::ensure())
            .and(recipes::prepare())
            .map(drop),
        Phase::E2e | Phase::Soak => npm::e2e().and(browser::ensure()).map(drop),
    }
}

pub(super) fn cargo() -> Command {
    let mut cargo = command("cargo", &paths::root());
    cargo
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    cargo
}

fn fmt() -> Result<()> {
    run_program(cargo().args(["fmt", "--all", "--check"]), "cargo fmt")?;
    for package in ["tests/bench", "tests/fuzz"] {
        let mut fmt = cargo();
        fmt.current_dir(paths::root().join(package))
            .args(["fmt", "--check"]);
        run_program(&mut fmt, "cargo fmt")?;
    }
    Ok(())
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

/// Has every crate of the lock file at hand, those for other systems too: what is checked below is
/// all of them, and without the network.
fn fetched() -> Result<()> {
    let offline = ["fetch", "--locked", "--offline", "--quiet"];
    let mut at_hand = cargo();
    if at_hand
        .args(offline)
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|s| s.success())
    {
        return Ok(());
    }
    say("Fetching the crates of the lock file (a few seconds)");
    run_program(cargo().args(["fetch", "--locked"]), "cargo fetch")
}

/// Advisories are left out: their data has to be fetched anew, and a test needs no network.
fn deny() -> Result<()> {
    let program = tools::cargo_deny().ensure()?.join("cargo-deny");
    let mut deny = command(program, &paths::root());
    deny.args([
        "--offline",
        "--log-level",
        "warn",
        "check",
        "--hide-inclusion-graph",
    ])
    .args(["licenses", "bans", "sources"]);
    run_program(&mut deny, "cargo deny")
}

fn native(tally: &mut Tally) -> Result<()> {
    let mut test = cargo();
    test.args(["test", "--workspace", "--no-fail-fast"]);
    run_lines(&mut test, "cargo test", |line| tally.read(line))
}

fn release_build() -> Result<()> {
    build::build(Profile::Release)?;
    size::report(&paths::dist())
}

fn hosting(tally: &mut Tally) -> Result<()> {
    let files = hosting::check()?;
    println!("{files} files as a browser gets them");
    tally.passed += files;
    Ok(())
}

fn e2e(tally: &mut Tally) -> Result<()> {
    let site = Site::new(free_port()?, &paths::dist(), "/")?.start();
    run_lines(&mut playwright(&site)?, "Playwright", |line| {
        tally.read(line);
    })
}

fn try_recipes(tally: &mut Tally) -> Result<()> {
    let site = Site::new(free_port()?, &paths::dist(), "/")?.start();
    let sites = recipes::build(&site)?;
    let mut playwright = playwright(&site)?;
    playwright.env("FLOODGATE_RECIPES", sites);
    run_lines(&mut playwright, "Playwright", |line| tally.read(line))
}

/// Playwright on the page at an address, which it finds below a folder of another server too.
fn playwright(site: &str) -> Result<Command> {
    let browser = browser::ensure()?;
    let below = Site::new(free_port()?, &paths::dist(), "/some/folder")?;
    let mut playwright = command("node", &paths::e2e());
    playwright
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .env("FLOODGATE_URL", site)
        .env("FLOODGATE_FOLDER_URL", below.start())
        .env("FLOODGATE_CHROMIUM", &browser.chromium)
        .env("FLOODGATE_CHROMIUM_SWITCHES", browser::SWITCHES.join(" "))
        .env("FORCE_COLOR", "0");
    Ok(playwright)
}
