//! The recipes for other pages, tried: a small site is built with each generator from the very code
//! that `floodgate embed` prints. Driving the sites in a browser is for the end-to-end tests.

use crate::paths;
use crate::problem::{At, Problem, Result};
use crate::process::{command, output, run, say, which};
use crate::setup::{apt, npm};
use std::fs;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh64::xxh64;

/// The generators, after installing them: Python with those from `PyPI`.
pub(crate) fn prepare() -> Result<PathBuf> {
    npm::recipes()?;
    let list = folder().join("requirements.txt");
    let wanted = fs::read(&list).at("read", &list)?;
    // Another list is another folder.
    let home = paths::tools().join(format!("recipes-{:016x}", xxh64(&wanted, 0)));
    let python = home.join(if cfg!(windows) {
        "Scripts/python"
    } else {
        "bin/python"
    });
    if works(&python) {
        return Ok(python);
    }
    say("Installing MkDocs and Sphinx with pip (a minute)");
    let root = paths::root();
    let make = || {
        run(
            command("python3", &root)
                .args(["-m", "venv", "--clear"])
                .arg(&home),
            "python3 -m venv",
        )
    };
    if which("python3").is_none() || make().is_err() {
        let announcement = "Installing Debian's python3-venv with apt-get";
        apt::install(&["python3-venv"], announcement)
            .and_then(|()| make())
            .map_err(|_| {
                Problem::new("Python 3 with venv is needed to try the recipes for other pages.")
                    .remedy("install it (Debian, as root: `apt-get install python3-venv`)")
            })?;
    }
    let mut pip = command(&python, &root);
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--requirement",
    ])
    .arg(&list);
    run(&mut pip, "pip").map_err(|_| {
        Problem::new("MkDocs and Sphinx could not be installed by pip; its output is above.")
            .remedy("connect to the network and start again")
    })?;
    Ok(python)
}

/// Builds the sites for a playground at an address, and hands back the folder that they are in.
pub(crate) fn build(url: &str) -> Result<PathBuf> {
    let python = prepare()?;
    let out = paths::target().join("recipes");
    fs::create_dir_all(&out).at("create", &out)?;
    let mut cargo = command("cargo", &paths::root());
    run(
        cargo.args(["build", "--quiet", "--bin", "floodgate"]),
        "cargo build",
    )?;
    let mut build = command("node", &folder());
    build
        .arg("build.mjs")
        .env("FLOODGATE", paths::target().join("debug/floodgate"))
        .env("FLOODGATE_URL", url)
        .env("FLOODGATE_RECIPES", &out)
        .env("FLOODGATE_PYTHON", python);
    run(&mut build, "tests/recipes/build.mjs")?;
    Ok(out)
}

fn folder() -> PathBuf {
    paths::root().join("tests/recipes")
}

/// Whether both generators are there.
fn works(python: &Path) -> bool {
    let has = |module: &str| {
        output(command(python, &paths::root()).args(["-m", module, "--version"])).is_some()
    };
    python.exists() && has("mkdocs") && has("sphinx")
}
