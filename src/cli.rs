//! The command line `floodgate`: run, replay, validate. Effects (files, standard streams) live here
//! and nowhere below.
//!
//! Exit codes: 0 success, 1 failure, 2 wrong usage. Results go to standard output and only when
//! there is no failure; everything that is wrong goes to standard error.

mod failure;
mod input;
mod replay;
mod run;
mod summary;
mod tables;
mod validate;

use crate::engine::limits::INTEGER_MAX;
use clap::{Args, Parser, Subcommand};
use failure::Failure;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Simulates the asynchronous service of Dynamics 365: system jobs, a workflow that floods their
/// queue, and what deactivating it does.
#[derive(Debug, Parser)]
#[command(name = "floodgate", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Runs a scenario to its end and says what came of it
    Run(RunArgs),
    /// Runs a kernel case and prints its job records as CSV
    Replay(ReplayArgs),
    /// Checks scenario files and lists everything that is wrong with them
    Validate(ValidateArgs),
}

#[derive(Debug, Args)]
struct RunArgs {
    /// A scenario file, or the name of a shipped scenario such as bulk-import
    #[arg(value_name = "FILE")]
    scenario: String,
    /// Write all system jobs to this file as CSV
    #[arg(long, value_name = "F")]
    jobs: Option<PathBuf>,
    /// Write the series over time to this file as CSV
    #[arg(long, value_name = "F")]
    series: Option<PathBuf>,
    /// Print only the digest of the run, as 16 hexadecimal digits
    #[arg(long)]
    digest: bool,
    /// Use this seed instead of the scenario's
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(..=INTEGER_MAX))]
    seed: Option<u64>,
}

#[derive(Debug, Args)]
struct ReplayArgs {
    /// A kernel case: a file in the format async-kernel-case-1
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// Print the aggregates as JSON instead of the job records
    #[arg(long)]
    aggregates: bool,
}

#[derive(Debug, Args)]
struct ValidateArgs {
    /// Scenario files, or names of shipped scenarios
    #[arg(value_name = "FILE", required = true)]
    scenarios: Vec<String>,
}

/// Runs the command line; exit code 0 for success, 1 for a failure, 2 for wrong usage.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(usage) => {
            // Where not even this can be printed there is nobody left to tell.
            let _ = usage.print();
            return ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(2));
        }
    };
    let mut output = io::BufWriter::new(io::stdout().lock());
    let done = match &cli.command {
        Command::Run(args) => run::run(args, &mut output),
        Command::Replay(args) => replay::replay(args, &mut output),
        Command::Validate(args) => validate::validate(args, &mut output),
    };
    match done.and_then(|()| output.flush().map_err(Failure::from)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let _ = failure.print(&mut io::stderr().lock());
            failure.exit_code()
        }
    }
}
