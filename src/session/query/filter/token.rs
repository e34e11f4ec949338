//! From text to tokens, each with its place.

use super::problem::{Expected, Problem};
use crate::session::query::predicate::Compare;

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident = $word:literal;)*) => {
        /// What a part of a filter is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Key {
            /// No key: any text of the job.
            Text,
            $($(#[$doc])* $name,)*
        }

        impl Key {
            /// All keys that have a word.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its word.
            pub const fn word(self) -> &'static str {
                match self { Self::Text => "", $(Self::$name => $word,)* }
            }
        }
    };
}

keys! {
    /// System Job Name.
    Workflow = "workflow";
    /// Status Reason.
    Status = "status";
    /// Status.
    State = "state";
    /// System Job Type.
    Type = "type";
    /// Owner.
    Owner = "owner";
    /// Table of the record.
    Table = "table";
    /// Number of the record.
    Regarding = "regarding";
    /// Triggered by.
    Source = "source";
    /// Created On.
    Created = "created";
    /// Started On.
    Started = "started";
    /// Completed On.
    Completed = "completed";
    /// Wait.
    Wait = "wait";
    /// Run time.
    Run = "run";
    /// Retry Count.
    Retries = "retries";
    /// Depth.
    Depth = "depth";
    /// Correlation.
    Correlation = "correlation";
    /// Sequence.
    Job = "job";
}

impl Key {
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        let same = |key: &&Self| key.word().eq_ignore_ascii_case(word);
        Self::ALL.iter().find(same).copied()
    }
}

/// One part of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The byte at which it begins.
    pub at: usize,
    /// The byte after it.
    pub end: usize,
    /// What it is about.
    pub key: Key,
    /// Whether it excludes.
    pub not: bool,
    /// How it compares.
    pub(in crate::session::query) compare: Compare,
    /// Its values: alternatives.
    pub(in crate::session::query) values: Vec<Value>,
}

/// A value as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::session::query) struct Value {
    pub(in crate::session::query) at: usize,
    pub(in crate::session::query) end: usize,
    pub(in crate::session::query) text: String,
    pub(in crate::session::query) quoted: bool,
}

impl Value {
    pub(in crate::session::query) fn problem(&self, expected: Expected) -> Problem {
        Problem {
            at: self.at,
            end: self.end,
            found: self.text.clone(),
            expected,
        }
    }
}

/// A place in the text.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn take(&mut self, wanted: char) -> bool {
        let there = self.peek() == Some(wanted);
        if there {
            self.at += wanted.len_utf8();
        }
        there
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let from = self.at;
        while let Some(next) = self.peek().filter(|next| wanted(*next)) {
            self.at += next.len_utf8();
        }
        self.text[from..self.at].to_owned()
    }

    fn problem(&self, expected: Expected) -> Problem {
        let found = self.peek().map(String::from).unwrap_or_default();
        Problem {
            at: self.at,
            end: self.at + found.len(),
            found,
            expected,
        }
    }

    /// The comparison, if there is one: `:`, `=`, `<`, `<=`, `>`, `>=`, the last four also after
    /// a colon.
    fn compare(&mut self) -> Option<Compare> {
        let colon = self.take(':') || self.take('=');
        let more = self.take('>');
        let less = !more && self.take('<');
        let equal = (more || less) && self.take('=');
        Some(match (more, less, equal) {
            (true, _, true) => Compare::AtLeast,
            (true, ..) => Compare::More,
            (_, true, true) => Compare::AtMost,
            (_, true, _) => Compare::Less,
            _ if colon => Compare::Equal,
            _ => return None,
        })
    }

    fn value(&mut self) -> Result<Value, Problem> {
        let at = self.at;
        let quoted = self.take('"');
        let text = if quoted {
            let text = self.take_while(|next| next != '"');
            if !self.take('"') {
                return Err(self.problem(Expected::Quote));
            }
            text
        } else {
            self.take_while(|next| !next.is_whitespace() && next != ',' && next != '"')
        };
        if text.is_empty() {
            return Err(self.problem(Expected::Value));
        }
        Ok(Value {
            at,
            end: self.at,
            text,
            quoted,
        })
    }
}

/// The parts of a text.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Problem> {
    let mut cursor = Cursor { text, at: 0 };
    let mut tokens = Vec::new();
    loop {
        cursor.take_while(char::is_whitespace);
        if cursor.peek().is_none() {
            return Ok(tokens);
        }
        tokens.push(token(&mut cursor)?);
    }
}

fn token(cursor: &mut Cursor<'_>) -> Result<Token, Problem> {
    let at = cursor.at;
    let not = cursor.take('-');
    let word_at = cursor.at;
    let word = cursor.take_while(|next| next.is_alphanumeric() || next == '_');
    let compare = if word.is_empty() {
        None
    } else {
        cursor.compare()
    };
    let (key, compare) = match compare {
        None => {
            cursor.at = word_at;
            (Key::Text, Compare::Equal)
        }
        Some(compare) => match Key::of_word(&word) {
            Some(key) => (key, compare),
            None => {
                return Err(Problem {
                    at: word_at,
                    end: word_at + word.len(),
                    found: word,
                    expected: Expected::Key(Key::ALL.iter().map(|key| key.word()).collect()),
                });
            }
        },
    };
    let mut values = vec![cursor.value()?];
    while key != Key::Text && cursor.take(',') {
        values.push(cursor.value()?);
    }
    Ok(Token {
        at,
        end: cursor.at,
        key,
        not,
        compare,
        values,
    })
}
