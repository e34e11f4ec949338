//! The language of the token filter: `workflow:"Sync contact to ERP" status:waiting created>8:00`.
//!
//! Words without a key are looked for in names, owners, tables and types. A quoted value is meant
//! exactly; one without quotes is a part of it. Several values of one key are alternatives, a
//! minus in front excludes, different keys must all hold.

mod compile;
mod problem;
mod token;
mod value;

pub(super) use compile::{STATES, bits_of, find_test};
pub use problem::{Expected, Problem};
pub use token::{Key, Token};

use super::Names;
use super::predicate::Test;
use token::tokens;

/// A filter that was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    text: String,
    tokens: Vec<Token>,
}

impl Filter {
    /// Reads a filter.
    ///
    /// # Errors
    /// Where the text is not a filter: where, and what was expected there.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        Ok(Self {
            text: text.to_owned(),
            tokens: tokens(text)?,
        })
    }

    /// As it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its parts.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The filter without one of its parts, as text.
    pub fn without(&self, token: usize) -> String {
        let Some(token) = self.tokens.get(token) else {
            return self.text.clone();
        };
        let (before, after) = (&self.text[..token.at], &self.text[token.end..]);
        let gap = if before.trim_end().is_empty() || after.trim_start().is_empty() {
            ""
        } else {
            " "
        };
        format!("{}{gap}{}", before.trim_end(), after.trim_start())
    }

    /// The filter with one more part, which replaces those of the same key.
    pub fn with(&self, part: &str) -> String {
        let key = Self::parse(part)
            .ok()
            .and_then(|part| Some(part.tokens.first()?.key));
        let mut text = self.clone();
        while let Some(place) = text.tokens.iter().position(|token| Some(token.key) == key) {
            match Self::parse(&text.without(place)) {
                Ok(next) => text = next,
                Err(_) => break,
            }
        }
        format!("{} {part}", text.text.trim()).trim().to_owned()
    }

    /// The question that it asks of jobs with these names.
    ///
    /// # Errors
    /// Where a value names nothing that there is, or is not of the kind that its key compares.
    pub(super) fn compile(&self, names: &Names) -> Result<Test, Problem> {
        compile::test(&self.tokens, names)
    }
}
