//! Runs other programs: announced, checked, with their output shown or collected.
//!
//! A program never reads from the terminal, so that nothing waits for an answer in CI.

use crate::problem::{Problem, Result};
use std::env;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Says on the terminal what happens next.
pub(crate) fn say(line: &str) {
    println!("==> {line}");
    // A closed terminal is no reason to stop.
    let _ = std::io::stdout().flush();
}

/// A command that runs in a folder.
pub(crate) fn command(program: impl AsRef<OsStr>, dir: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(dir).stdin(Stdio::null());
    command
}

/// Runs a command with its output on the terminal; `what` names it where it fails.
pub(crate) fn run(command: &mut Command, what: &str) -> Result<()> {
    let status = command
        .status()
        .map_err(|error| not_started(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(Problem::new(format!(
            "{what} failed ({status}); its output is above."
        )))
    }
}

/// Runs a command, shows its standard output as it comes, and hands every line to `each`.
pub(crate) fn run_lines(
    command: &mut Command,
    what: &str,
    mut each: impl FnMut(&str),
) -> Result<()> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| not_started(command, &error))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output)
            .split(b'\n')
            .map_while(std::io::Result::ok)
        {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            each(&line);
        }
    }
    let status = child.wait().map_err(|error| not_started(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(Problem::new(format!(
            "{what} failed ({status}); its output is above."
        )))
    }
}

/// The trimmed standard output of a command, or nothing where it can't run or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// The standard output of a command that has to succeed; what it says of errors is shown.
pub(crate) fn output_of(command: &mut Command, what: &str) -> Result<Vec<u8>> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| not_started(command, &error))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(Problem::new(format!(
            "{what} failed ({}); its output is above.",
            output.status
        )))
    }
}

/// Where a program is on `PATH`.
pub(crate) fn which(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|dir| dir.join(&name))
        .find(|path| path.is_file())
}

fn not_started(command: &Command, error: &std::io::Error) -> Problem {
    let program = command.get_program().display();
    Problem::new(format!("{program} could not be started: {error}."))
        .remedy(format!("install {program} or put it on PATH"))
}
