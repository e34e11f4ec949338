//! What is wrong with a file, and where.

use super::wording::{self, Wording};
use crate::engine::order;
use crate::scenario::limits::PROBLEMS_MAX;
use std::cell::RefCell;
use std::fmt;

/// One thing that is wrong with a file, where it stands, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path of the value, such as `sources[2].rows`; of a missing key, the path that it would
    /// have; empty for the file as a whole.
    pub path: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1. For a missing key, where its object begins.
    pub column: u32,
    /// What is wrong.
    pub what: String,
    /// What to do about it: a request such as "write a whole number from 1 to 100".
    pub instead: String,
}

/// `LINE:COLUMN: path: what; instead`, ready to stand behind the name of a file and a colon.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.line, self.column)?;
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{}; {}", self.what, self.instead)
    }
}

/// Everything that is wrong with a file, in the order of the text; at least one problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

/// One line a problem.
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { "\n" };
            write!(f, "{separator}{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

/// A problem whose place is still an offset in bytes.
#[derive(Debug)]
struct Found {
    offset: usize,
    path: String,
    wording: Wording,
}

/// Collects problems while a file is read.
#[derive(Debug, Default)]
pub(super) struct Report {
    found: RefCell<Vec<Found>>,
}

impl Report {
    /// Adds a problem, unless that value has one already: what follows from a first mistake is
    /// not worth a second message.
    pub(super) fn add(&self, offset: usize, path: String, wording: Wording) {
        let mut found = self.found.borrow_mut();
        if found.len() <= PROBLEMS_MAX && found.iter().all(|known| known.path != path) {
            found.push(Found {
                offset,
                path,
                wording,
            });
        }
    }

    /// Whether more problems would not be listed.
    pub(super) fn is_full(&self) -> bool {
        self.found.borrow().len() > PROBLEMS_MAX
    }

    /// The problems with their lines and columns, in the order of the text.
    pub(super) fn into_problems(self, text: &str) -> Vec<Problem> {
        let mut found = self.found.into_inner();
        if found.len() > PROBLEMS_MAX {
            found.truncate(PROBLEMS_MAX);
            found.push(Found {
                offset: text.len(),
                path: String::new(),
                wording: wording::more_problems(),
            });
        }
        order::by_key(&mut found, |found| found.offset as u64);
        let mut place = Place::default();
        let resolve = |found: Found| {
            place.advance(text, found.offset);
            Problem {
                path: found.path,
                line: place.line + 1,
                column: place.column + 1,
                what: found.wording.what,
                instead: found.wording.instead,
            }
        };
        found.into_iter().map(resolve).collect()
    }
}

/// A place in a text, from 0. It only moves forward, so that all problems cost one pass.
#[derive(Debug, Default)]
struct Place {
    offset: usize,
    line: u32,
    column: u32,
}

impl Place {
    fn advance(&mut self, text: &str, offset: usize) {
        let passed = text.get(self.offset..offset).unwrap_or_default();
        for character in passed.chars() {
            if character == '\n' {
                self.line = self.line.saturating_add(1);
                self.column = 0;
            } else {
                self.column = self.column.saturating_add(1);
            }
        }
        self.offset = self.offset.max(offset);
    }
}
