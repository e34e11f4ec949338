//! What stops a command: one sentence, and what to do about it.
//!
//! A problem is shown once, by `main`; nothing here prints.

use std::fmt;

/// The result of everything that can stop a command.
pub(crate) type Result<T> = std::result::Result<T, Problem>;

/// Why a command can't go on, in one sentence, and the remedy where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    sentence: String,
    remedy: Option<String>,
}

impl Problem {
    /// A problem without a known remedy; the sentence has to say enough.
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self {
            sentence: sentence.into(),
            remedy: None,
        }
    }

    /// Adds what the person can do.
    pub(crate) fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    /// Says in which part of a longer command it happened.
    pub(crate) fn in_phase(mut self, phase: &str) -> Self {
        self.sentence = format!("{phase}: {}", self.sentence);
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)?;
        match &self.remedy {
            Some(remedy) => write!(f, "\nremedy: {remedy}"),
            None => Ok(()),
        }
    }
}

/// Turns the error of a file operation into a problem that names the file.
pub(crate) trait At<T> {
    /// `doing` is a verb and `path` its object: "could not read dist/index.html: …".
    fn at(self, doing: &str, path: &std::path::Path) -> Result<T>;
}

impl<T> At<T> for std::io::Result<T> {
    fn at(self, doing: &str, path: &std::path::Path) -> Result<T> {
        self.map_err(|error| Problem::new(format!("could not {doing} {}: {error}", path.display())))
    }
}
