//! The picture book: every state and size of the built page in both themes, to be looked at; and
//! the picture of the README. It judges nothing: people do.

use crate::build::{self, Profile};
use crate::problem::{At, Result};
use crate::process::{command, run as run_program, say};
use crate::serve::free_port;
use crate::serve::site::Site;
use crate::setup::{browser, npm};
use crate::{inspect, paths};
use std::fs;

/// What `cargo xtask pictures` is asked for.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Take dist/ as it is instead of building it anew
    #[arg(long)]
    built: bool,
    /// Only pictures whose name contains this, such as `390` or `dark`
    #[arg(long, default_value = "")]
    only: String,
    /// Replace the picture of the README
    #[arg(long)]
    readme: bool,
}

/// `cargo xtask pictures`.
pub(crate) fn run(options: &Options) -> Result<()> {
    npm::e2e()?;
    let browser = browser::ensure()?;
    if options.built {
        inspect::dist(&paths::dist())?;
    } else {
        build::build(Profile::Release)?;
    }
    let folder = paths::target().join("pictures");
    fs::create_dir_all(&folder).at("create", &folder)?;
    let site = Site::new(free_port()?, &paths::dist(), "/")?;
    let mut camera = command("node", &paths::e2e());
    camera
        .arg("pictures.mjs")
        .env("FLOODGATE_URL", site.start())
        .env("FLOODGATE_CHROMIUM", &browser.chromium)
        .env("FLOODGATE_CHROMIUM_SWITCHES", browser::SWITCHES.join(" "))
        .env("FLOODGATE_PICTURES", &folder)
        .env("FLOODGATE_PICTURES_ONLY", &options.only);
    run_program(&mut camera, "taking the pictures")?;
    if options.readme {
        let from = folder.join("clicked-1440-light.png");
        let place = paths::root().join("static/pictures");
        fs::create_dir_all(&place).at("create", &place)?;
        let to = place.join("playground.png");
        fs::copy(&from, &to).at("copy to", &to)?;
    }
    say(&format!(
        "The picture book is {}",
        folder.join("index.html").display()
    ));
    Ok(())
}
