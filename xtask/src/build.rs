//! Builds the static site into `dist/` with trunk, and checks what came out.
//!
//! trunk compiles and binds the wasm, then calls `cargo xtask finish` for the rest.

use crate::problem::Result;
use crate::process::{self, command, say};
use crate::setup::{npm, rust, tools};
use crate::{inspect, paths};
use std::path::PathBuf;

/// What `cargo xtask build` is asked for.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Optimise for size and speed, as for visitors
    #[arg(long)]
    release: bool,
}

/// How much the compiler shall try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Fast to build.
    Dev,
    /// Small and fast to run.
    Release,
}

impl Profile {
    /// From a `--release` flag.
    pub(crate) fn from_flag(release: bool) -> Self {
        if release { Self::Release } else { Self::Dev }
    }
}

/// `cargo xtask build`.
pub(crate) fn run(options: &Options) -> Result<()> {
    build(Profile::from_flag(options.release))?;
    say(&format!("Built {}", paths::dist().display()));
    Ok(())
}

/// Installs what is missing, builds, and checks the result.
pub(crate) fn build(profile: Profile) -> Result<()> {
    let wasm = rust::wasm()?;
    let path = tool_folders()?;
    let mut trunk = command("trunk", &paths::root());
    trunk.args(["build", "--skip-version-check"]);
    if profile == Profile::Release {
        trunk.arg("--release");
    }
    wasm.apply_for_release(&mut trunk, &path, profile == Profile::Release);
    // trunk reads this variable as its own setting and takes no plain "1".
    trunk.env_remove("NO_COLOR");
    say("Building the page with trunk");
    process::run(&mut trunk, "trunk build")?;
    inspect::dist(&paths::dist())
}

/// The folders that hold trunk, wasm-bindgen, the splitter, wasm-opt and esbuild.
pub(crate) fn tool_folders() -> Result<Vec<PathBuf>> {
    Ok(vec![
        tools::trunk().ensure()?,
        tools::wasm_bindgen()?.ensure()?,
        tools::splitter().ensure()?,
        npm::build()?,
    ])
}
