//! Builds, serves and tests Floodgate: `cargo xtask serve` and `cargo xtask test` are all that a
//! fresh machine needs.
//!
//! Each command first installs what it misses, and says so before it does (`setup`). Only this
//! program composes compiler flags (`flags`). It knows nothing of the simulation and never
//! compiles it into itself.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for the terminal"
)]

mod bench;
mod build;
mod fetched;
mod finish;
mod flags;
mod fuzz;
mod hosting;
mod inspect;
mod lighthouse;
mod offline;
mod paths;
mod pictures;
mod problem;
mod process;
mod recipes;
mod serve;
mod setup;
mod size;
mod soak;
mod split;
mod tally;
mod test;

use clap::{Parser, Subcommand};
use problem::Result;
use std::process::ExitCode;

/// Builds, serves and tests Floodgate. Every command installs what it misses, and says so first.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the playground and serve it on a loopback address
    Serve(serve::Options),
    /// Build the static site into dist/
    Build(build::Options),
    /// Run every check and test, in order, to the first failure
    Test(test::Options),
    /// Print what a visitor downloads, in bytes; fail above the hard limit
    Size(size::Options),
    /// Print nanoseconds and bytes a job, beside a bare event loop and other simulators
    Bench(bench::Options),
    /// Feed bytes to everything that reads bytes, as a fuzzer finds them
    Fuzz(fuzz::Options),
    /// Print Lighthouse's figures of the built page, served by nginx
    Lighthouse(lighthouse::Options),
    /// Play the built page at top speed for 20 minutes and watch memory, nodes and listeners
    Soak(soak::Options),
    /// Take the picture book of the built page, and the picture of the README
    Pictures(pictures::Options),
    /// Bundle and hash the files of a build; called by trunk
    #[command(hide = true)]
    Finish,
}

fn main() -> ExitCode {
    match run(&Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nerror: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Command) -> Result<()> {
    match command {
        Command::Serve(options) => serve::run(options),
        Command::Build(options) => build::run(options),
        Command::Test(options) => test::run(options),
        Command::Size(options) => size::run(options),
        Command::Bench(options) => bench::run(options),
        Command::Fuzz(options) => fuzz::run(options),
        Command::Lighthouse(options) => lighthouse::run(options),
        Command::Soak(options) => soak::run(options),
        Command::Pictures(options) => pictures::run(options),
        Command::Finish => finish::run(),
    }
}
