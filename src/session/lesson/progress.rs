//! How far a person has come in the course: kept on the device, handed out and taken in as a
//! small JSON text. Nothing personal is in it.

use serde_json::{Map, Value};
use std::fmt;

/// The key that tells a progress file, with the version.
const MARK: &str = "floodgate_progress";
/// The version that this Floodgate reads and writes.
const VERSION: u64 = 1;
/// Bytes of a progress file.
const BYTES_MAX: usize = 64 << 10;
/// Lessons that are kept.
const LESSONS_MAX: usize = 500;
/// Characters of the name of a lesson.
const ID_CHARS: usize = 100;

/// How a lesson went, at its best.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Whether it was won.
    pub won: bool,
    /// Whether it was won within par.
    pub within_par: bool,
    /// The fewest hints with which it was won.
    pub hints: u8,
}

/// How far a person has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    marks: Vec<(String, Mark)>,
}

/// Why a text is no progress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressError(pub String);

impl fmt::Display for ProgressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ProgressError {}

impl Progress {
    /// How a lesson went; nothing if it was never begun.
    pub fn of(&self, id: &str) -> Option<Mark> {
        let mut marks = self.marks.iter();
        marks.find(|(known, _)| known == id).map(|(_, mark)| *mark)
    }

    /// Whether nothing was begun.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// Keeps how a lesson went where that is better than before.
    pub fn keep(&mut self, id: &str, mark: Mark) {
        match self.marks.iter().position(|(known, _)| known == id) {
            Some(place) => self.marks[place].1 = self.marks[place].1.better(mark),
            None if self.marks.len() < LESSONS_MAX => self.marks.push((id.to_owned(), mark)),
            None => {}
        }
    }

    /// Adds what another device kept.
    pub fn merge(&mut self, other: &Self) {
        for (id, mark) in &other.marks {
            self.keep(id, *mark);
        }
    }

    /// The progress as JSON.
    pub fn write(&self) -> String {
        let mut lessons = Map::new();
        for (id, mark) in &self.marks {
            let word = match (mark.won, mark.within_par) {
                (true, true) => "par",
                (true, false) => "won",
                _ => "begun",
            };
            let value = serde_json::json!({ "is": word, "hints": mark.hints });
            lessons.insert(id.clone(), value);
        }
        let file = serde_json::json!({ MARK: VERSION, "lessons": lessons });
        file.to_string()
    }

    /// Reads what [`Self::write`] wrote.
    ///
    /// # Errors
    /// What is wrong with it. A text that is too large is not looked at.
    pub fn read(text: &str) -> Result<Self, ProgressError> {
        let wrong = |what: &str| Err(ProgressError(what.to_owned()));
        if text.len() > BYTES_MAX {
            return wrong("the file is larger than 64 kB: it is no progress of lessons");
        }
        let file: Value = match serde_json::from_str(text) {
            Ok(file) => file,
            Err(_) => return wrong("this is not JSON: choose a file that Floodgate has saved"),
        };
        if file.get(MARK).and_then(Value::as_u64) != Some(VERSION) {
            return wrong("this is no progress of lessons, version 1");
        }
        let Some(Value::Object(lessons)) = file.get("lessons") else {
            return wrong("lessons: it is missing");
        };
        let mut progress = Self::default();
        for (id, kept) in lessons.iter().take(LESSONS_MAX) {
            let word = kept.get("is").and_then(Value::as_str).unwrap_or_default();
            let hints = kept.get("hints").and_then(Value::as_u64).unwrap_or(0);
            if id.chars().count() <= ID_CHARS {
                let mark = Mark {
                    won: matches!(word, "won" | "par"),
                    within_par: word == "par",
                    hints: u8::try_from(hints).unwrap_or(u8::MAX),
                };
                progress.keep(id, mark);
            }
        }
        Ok(progress)
    }
}

impl Mark {
    fn better(self, other: Self) -> Self {
        let rank = |mark: &Self| (mark.won, mark.within_par, u8::MAX - mark.hints);
        if rank(&other) > rank(&self) {
            other
        } else {
            self
        }
    }
}
