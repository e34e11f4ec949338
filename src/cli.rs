//! The command line `floodgate`: run, replay, validate. Effects (files, standard streams) live here.

use std::process::ExitCode;

/// Runs the command line; exit code 0 for success, 1 for a failure, 2 for wrong usage.
pub fn run() -> ExitCode {
    ExitCode::SUCCESS
}
