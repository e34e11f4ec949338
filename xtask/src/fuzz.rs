//! Fuzzing: bytes for everything that reads bytes, found by libFuzzer with the compiler's counters.
//!
//! `tests/fuzz` holds the targets and the cases that were kept; those are native tests too.

use crate::paths;
use crate::problem::{Problem, Result};
use crate::process::{command, run as run_program, say};
use crate::setup::tools;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// All targets.
const TARGETS: [&str; 8] = [
    "commands",
    "filter",
    "kernel_case",
    "lesson",
    "link",
    "port",
    "run_file",
    "scenario",
];
/// What a target never takes more of.
const MEGABYTES: u32 = 2_048;
/// Longest input; longer ones are refused by their readers before they look.
const INPUT_BYTES: u32 = 16_384;

/// What `cargo xtask fuzz` is asked for.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Seconds for each target
    #[arg(long, default_value_t = 60)]
    seconds: u32,
    /// Only these targets
    #[arg(value_parser = TARGETS)]
    targets: Vec<String>,
}

/// `cargo xtask fuzz`.
pub(crate) fn run(options: &Options) -> Result<()> {
    let all = TARGETS.map(str::to_owned);
    let targets = if options.targets.is_empty() {
        &all[..]
    } else {
        &options.targets
    };
    each(targets, options.seconds)
}

/// Each target for some seconds, for the tests.
pub(crate) fn briefly() -> Result<()> {
    each(&TARGETS.map(str::to_owned), 5)
}

/// Installs what fuzzing needs.
pub(crate) fn prepare() -> Result<()> {
    tools::cargo_fuzz().ensure().map(drop)
}

fn each(targets: &[String], seconds: u32) -> Result<()> {
    let program = tools::cargo_fuzz().ensure()?.join("cargo-fuzz");
    run_program(
        &mut cargo_fuzz(&program, "build", None),
        "the build of the fuzz targets",
    )?;
    for target in targets {
        say(&format!("Fuzzing {target} for {seconds} s"));
        let mut fuzz = cargo_fuzz(&program, "run", Some(target));
        fuzz.arg(found(target)?)
            .arg(kept(target))
            .arg("--")
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-rss_limit_mb={MEGABYTES}"))
            .arg(format!("-max_len={INPUT_BYTES}"))
            .args(["-timeout=20", "-print_final_stats=1", "-verbosity=0"]);
        run_quietly(&mut fuzz, target)?;
    }
    Ok(())
}

/// Says how many inputs were tried; what libFuzzer says only where one fails.
fn run_quietly(fuzz: &mut Command, target: &str) -> Result<()> {
    let failed = |sentence: String| {
        let folder = kept(target);
        Problem::new(sentence).remedy(format!(
            "copy the case into {} and mend what it shows",
            folder.display()
        ))
    };
    let output = fuzz.output().map_err(|error| {
        failed(format!(
            "the fuzz target {target} could not be run: {error}."
        ))
    })?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        eprintln!("{said}");
        return Err(failed(format!(
            "the fuzz target {target} failed; the case is named above."
        )));
    }
    let figure = |name: &str| {
        let found = said.lines().find_map(|line| line.strip_prefix(name));
        found.map_or("?", str::trim).to_owned()
    };
    say(&format!(
        "{target}: {} inputs tried, {} kept on this machine",
        figure("stat::number_of_executed_units:"),
        figure("stat::new_units_added:"),
    ));
    Ok(())
}

fn cargo_fuzz(program: &PathBuf, what: &str, target: Option<&str>) -> Command {
    let mut fuzz = command(program, &paths::root());
    fuzz.args([what, "--sanitizer", "none", "--fuzz-dir"])
        .arg(paths::root().join("tests/fuzz"))
        .arg("--target-dir")
        .arg(paths::target().join("fuzz"))
        .args(target)
        // The counters are an option of the compiler that it keeps for its nightly builds.
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    fuzz
}

/// What earlier runs found on this machine.
fn found(target: &str) -> Result<PathBuf> {
    use crate::problem::At;
    let folder = paths::target().join("fuzz/found").join(target);
    fs::create_dir_all(&folder).at("create", &folder)?;
    Ok(folder)
}

/// The cases that were kept, in the checkout.
fn kept(target: &str) -> PathBuf {
    paths::root().join("tests/fuzz/kept").join(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_a_program_and_cases() {
        let manifest = fs::read_to_string(paths::root().join("tests/fuzz/Cargo.toml"));
        let manifest = manifest.unwrap_or_default();
        assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
        for target in TARGETS {
            assert!(
                manifest.contains(&format!("name = \"{target}\"")),
                "{target}"
            );
            let cases = fs::read_dir(kept(target)).map(Iterator::count);
            assert!(cases.is_ok_and(|cases| cases > 0), "{target}");
        }
    }
}
