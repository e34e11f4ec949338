//! Lighthouse on the built page, served by nginx as the hosting recipe says: figures, printed.

use crate::build::{self, Profile};
use crate::problem::Result;
use crate::process::{command, run as run_program, say};
use crate::setup::{browser, npm};
use crate::{hosting, inspect, paths};

/// What `cargo xtask lighthouse` is asked for.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Take dist/ as it is instead of building it anew
    #[arg(long)]
    built: bool,
}

/// `cargo xtask lighthouse`.
pub(crate) fn run(options: &Options) -> Result<()> {
    npm::lighthouse()?;
    let browser = browser::ensure()?;
    if options.built {
        inspect::dist(&paths::dist())?;
    } else {
        build::build(Profile::Release)?;
    }
    let nginx = hosting::start()?;
    say("Lighthouse, as a desktop and as a phone (about a minute)");
    let mut lighthouse = command("node", &paths::hosting());
    lighthouse
        .arg("lighthouse.mjs")
        .env("FLOODGATE_URL", nginx.url())
        .env("FLOODGATE_CHROMIUM", &browser.chromium)
        .env("FLOODGATE_CHROMIUM_SWITCHES", browser::SWITCHES.join(" "));
    run_program(&mut lighthouse, "Lighthouse")
}
