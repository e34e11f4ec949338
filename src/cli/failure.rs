//! Why a command has no result.

use crate::scenario::Problems;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

/// Why a command has no result.
#[derive(Debug)]
pub(super) enum Failure {
    /// What is wrong, one line each.
    Wrong(Vec<String>),
    /// The reader of standard output has gone, as `head` does: it has all that it wants.
    OutputClosed,
}

impl Failure {
    /// One sentence.
    pub(super) fn message(message: impl std::fmt::Display) -> Self {
        Self::Wrong(vec![format!("floodgate: {message}")])
    }

    /// Everything that is wrong with one file.
    pub(super) fn file(name: &str, problems: &Problems) -> Self {
        let line = |problem| format!("{name}:{problem}");
        Self::Wrong(problems.0.iter().map(line).collect())
    }

    /// Says what is wrong.
    pub(super) fn print(&self, to: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Wrong(lines) => lines.iter().try_for_each(|line| writeln!(to, "{line}")),
            Self::OutputClosed => Ok(()),
        }
    }

    pub(super) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Wrong(_) => ExitCode::FAILURE,
            Self::OutputClosed => ExitCode::SUCCESS,
        }
    }
}

/// Errors of standard output; files are named in a message of their own.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Self::OutputClosed,
            _ => Self::message(format!("can't write to standard output: {error}")),
        }
    }
}
