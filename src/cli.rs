//! The command line `floodgate`: run, replay, validate, link, still. Effects (files, standard streams) live here
//! and nowhere below.
//!
//! Exit codes: 0 success, 1 failure, 2 wrong usage. Results go to standard output and only when
//! there is no failure; everything that is wrong goes to standard error.

mod failure;
mod input;
mod link;
mod replay;
mod report;
mod run;
mod still;
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
    /// Checks scenario and lesson files, plays the solutions of lessons, and lists all that is wrong
    Validate(ValidateArgs),
    /// Prints the link that opens a scenario or a run in the playground
    Link(LinkArgs),
    /// Draws the playground at a moment as SVG, without a browser
    Still(StillArgs),
}

#[derive(Debug, Args)]
struct RunArgs {
    /// A scenario file, a run file, or the name of a shipped scenario such as bulk-import
    #[arg(value_name = "FILE")]
    scenario: String,
    /// Write all system jobs to this file as CSV
    #[arg(long, value_name = "F")]
    jobs: Option<PathBuf>,
    /// Write the series over time to this file as CSV
    #[arg(long, value_name = "F")]
    series: Option<PathBuf>,
    /// Print only the digest of the run, as 16 hexadecimal digits
    #[arg(long, group = "form")]
    digest: bool,
    /// Print what came of the run as JSON
    #[arg(long, group = "form")]
    json: bool,
    /// Print a table of what came of the run and its text for a picture, as Markdown
    #[arg(long, group = "form")]
    markdown: bool,
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
    /// Scenario or lesson files, or names of shipped scenarios
    #[arg(value_name = "FILE", required = true)]
    scenarios: Vec<String>,
}

#[derive(Debug, Args)]
struct LinkArgs {
    /// A scenario file, a run file, or the name of a shipped scenario
    #[arg(value_name = "FILE")]
    scenario: String,
    /// The address of the playground, such as <https://example.org/floodgate/>
    #[arg(long, value_name = "URL", default_value = "")]
    page: String,
    /// The time to show first, such as 8:00, 250 (seconds) or the name of a moment
    #[arg(long, value_name = "T")]
    at: Option<String>,
    /// What the link says besides, in the words of a query, such as "theme=dark&lock=seed"
    #[arg(long, value_name = "QUERY", default_value = "")]
    with: String,
}

#[derive(Debug, Args)]
struct StillArgs {
    /// A scenario file, a run file, or the name of a shipped scenario
    #[arg(value_name = "FILE")]
    scenario: String,
    /// The time to show, such as 8:00, 250 (seconds) or the name of a moment
    #[arg(long, value_name = "T", default_value = "0")]
    at: String,
    /// Write the picture to this file, not to standard output
    #[arg(short, long, value_name = "F")]
    output: Option<PathBuf>,
    /// Draw it for dark pages
    #[arg(long)]
    dark: bool,
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
        Command::Link(args) => link::link(args, &mut output),
        Command::Still(args) => still::still(args, &mut output),
    };
    match done.and_then(|()| output.flush().map_err(Failure::from)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let _ = failure.print(&mut io::stderr().lock());
            failure.exit_code()
        }
    }
}
