//! Links: what an author chose stands in the query, short and readable; what a visitor did stands
//! in the fragment, `#s=1.` and a compact binary in base64url, which no server ever sees.
//!
//! Reading is total: whatever stands in an address, there is a [`Link`], and a [`Notice`] for each
//! value that was wrong and what was used in its place. Unknown names of the query are left to
//! others. Nothing here knows a browser.

mod base64;
mod code;
mod edits;
mod open;
mod query;
pub mod time;

pub use open::Opened;

use super::document::Promise;
use super::lock::Locks;
use super::other::Other;
use crate::scenario::Scenario;
use serde_json::Value;
use std::fmt;

/// Longest address that is worth sending: chats and mail programs cut longer ones. What is longer
/// is saved as a file.
pub const LINK_CHARS_MAX: usize = 2_000;
/// Characters of a query that is read at all.
pub const QUERY_CHARS_MAX: usize = 4_000;
/// Characters of a fragment that is decoded at all.
pub const FRAGMENT_CHARS_MAX: usize = LINK_CHARS_MAX;
/// Acts of one link.
pub const ACTS_MAX: usize = 200;

/// Where the run begins to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// At this time, in milliseconds.
    At(u64),
    /// At the moment that the scenario names so.
    Moment(String),
}

impl Start {
    /// The time in milliseconds; `None` where the run of `scenario` has no such time or moment.
    pub fn ms(&self, scenario: &Scenario) -> Option<u64> {
        match self {
            Self::At(ms) => Some(*ms).filter(|ms| *ms <= scenario.horizon),
            Self::Moment(name) => {
                let mut moments = scenario.moments.iter();
                let found = moments.find(|moment| moment.name.eq_ignore_ascii_case(name));
                found.map(|moment| moment.at_ms)
            }
        }
    }
}

/// What an address says. What it does not say, or says wrongly, has its default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// `scenario`: the name of a shipped scenario.
    pub scenario: Option<String>,
    /// `seed`: 0 to 2^53 - 1.
    pub seed: Option<u64>,
    /// `t`: where the run begins to be shown.
    pub t: Option<Start>,
    /// `speed`: its place in [`SPEEDS`](crate::session::view::SPEEDS).
    pub speed: Option<usize>,
    /// `autoplay`: `no`, `yes` or `visible` (once it is in sight).
    pub autoplay: Option<&'static str>,
    /// `theme`: `auto`, `light` or `dark`.
    pub theme: Option<&'static str>,
    /// `embed`: whether the playground stands in another page.
    pub embed: bool,
    /// `view`: the word of a page.
    pub view: Option<&'static str>,
    /// `with`: the other run of a comparison.
    pub with: Option<Other>,
    /// `lesson`: the name of a lesson.
    pub lesson: Option<String>,
    /// `lang`: a language tag.
    pub lang: Option<String>,
    /// `motion`: `auto`, `full` or `reduced`.
    pub motion: Option<&'static str>,
    /// `controls`: `full`, `basic` or `none`.
    pub controls: Option<&'static str>,
    /// `lock`: what a trainer fixes.
    pub locks: Locks,
    /// `digest`: that of the run at its end, as the author expects it.
    pub digest: Option<u64>,
    /// What a visitor did, from the fragment.
    pub record: Option<Record>,
}

/// What a visitor did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The revision of the model that the run was made by.
    pub revision: u32,
    /// The digest that the run gave.
    pub promise: Option<Promise>,
    /// The acts by time, in the words of scenario files.
    pub acts: Vec<Value>,
    /// Values of the scenario that differ: the path of each, such as `sources.0.rows`, and what
    /// stands there; nothing where it was taken out. An empty path is the whole scenario.
    pub edits: Vec<(String, Option<Value>)>,
}

/// A value of an address that is wrong, and what is used in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its name in the query; `s` for the fragment.
    pub name: &'static str,
    /// What stands there, at most 40 characters of it.
    pub value: String,
    /// What is wrong with it.
    pub wrong: String,
    /// What is used.
    pub used: String,
}

impl Notice {
    pub(super) fn new(
        name: &'static str,
        value: &str,
        wrong: impl Into<String>,
        used: impl Into<String>,
    ) -> Self {
        let mut shown: String = value.chars().take(40).collect();
        if shown.len() < value.len() {
            shown.push('…');
        }
        Self {
            name,
            value: shown,
            wrong: wrong.into(),
            used: used.into(),
        }
    }
}

/// `seed=abc: it is not a whole number; the seed of the scenario is used`.
impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)?;
        if !self.value.is_empty() {
            write!(f, "={}", self.value)?;
        }
        write!(f, ": {}; {}", self.wrong, self.used)
    }
}

impl Link {
    /// Reads the query of an address (with or without its `?`) and its fragment (with or without
    /// its `#`).
    pub fn read(query: &str, fragment: &str) -> (Self, Vec<Notice>) {
        let (mut link, mut notices) = Self::of_query(query);
        link.record = match code::read(fragment) {
            Ok(record) => record,
            Err(wrong) => {
                let used = "what it says was left out";
                notices.push(Notice::new("s", "", wrong, used));
                None
            }
        };
        (link, notices)
    }

    /// Reads the query alone.
    pub fn of_query(query: &str) -> (Self, Vec<Notice>) {
        let mut notices = Vec::new();
        let link = query::read(query, &mut notices);
        (link, notices)
    }

    /// The time to show first as a query has it.
    pub fn t_text(&self) -> Option<String> {
        self.t.as_ref().map(|start| match start {
            Start::At(ms) => time::write(*ms),
            Start::Moment(name) => name.clone(),
        })
    }

    /// The query alone, `?scenario=…`; empty where all has its default.
    pub fn query_text(&self) -> String {
        query::write(self)
    }

    /// The query and the fragment, `?scenario=…#s=1.…`; empty where all has its default.
    pub fn write(&self) -> String {
        let mut text = query::write(self);
        if let Some(record) = &self.record {
            text.push_str(&code::write(record));
        }
        text
    }

    /// The whole address, for a playground that stands at `page`.
    ///
    /// # Errors
    /// The number of its characters where it is too long to be sent: save the run as a file.
    pub fn address(&self, page: &str) -> Result<String, usize> {
        let acts = self.record.as_ref().map_or(0, |record| record.acts.len());
        let address = format!("{page}{}", self.write());
        if address.len() > LINK_CHARS_MAX || acts > ACTS_MAX {
            return Err(address.len());
        }
        Ok(address)
    }
}
