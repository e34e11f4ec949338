//! A long run of the built page at top speed, with the browser's own counters read: memory, nodes
//! and listeners stay what they were after the first minute.

use crate::build::{self, Profile};
use crate::problem::Result;
use crate::process::{command, run as run_program, say};
use crate::serve::free_port;
use crate::serve::site::Site;
use crate::setup::{browser, npm};
use crate::{inspect, paths};

/// Seconds of the short form.
const BRIEFLY: u32 = 40;

/// What `cargo xtask soak` is asked for.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Seconds to play
    #[arg(long, default_value_t = 1_200)]
    seconds: u32,
    /// Take dist/ as it is instead of building it anew
    #[arg(long)]
    built: bool,
}

/// `cargo xtask soak`.
pub(crate) fn run(options: &Options) -> Result<()> {
    npm::e2e()?;
    browser::ensure()?;
    if options.built {
        inspect::dist(&paths::dist())?;
    } else {
        build::build(Profile::Release)?;
    }
    say(&format!("Playing at top speed for {} s", options.seconds));
    play(options.seconds)
}

/// The short form, for the tests.
pub(crate) fn briefly() -> Result<()> {
    play(BRIEFLY)
}

fn play(seconds: u32) -> Result<()> {
    let browser = browser::ensure()?;
    let site = Site::new(free_port()?, &paths::dist(), "/")?;
    let mut soak = command("node", &paths::e2e());
    soak.arg("soak.mjs")
        .env("FLOODGATE_URL", site.start())
        .env("FLOODGATE_SECONDS", seconds.to_string())
        .env("FLOODGATE_CHROMIUM", &browser.chromium)
        .env("FLOODGATE_CHROMIUM_SWITCHES", browser::SWITCHES.join(" "));
    run_program(&mut soak, "the soak")
}
