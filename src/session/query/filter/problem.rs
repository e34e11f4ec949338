//! What is wrong with a filter: where, and what was expected there.

use std::fmt;

/// Why a text is not a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The byte at which the wrong part begins.
    pub at: usize,
    /// The byte after it.
    pub end: usize,
    /// What was found there.
    pub found: String,
    /// What was expected.
    pub expected: Expected,
}

/// What was expected in a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// One of these keys.
    Key(Vec<&'static str>),
    /// A value after the key.
    Value,
    /// The quotation mark that ends a value.
    Quote,
    /// `:` only: the values of the key have no order.
    Colon,
    /// A time or a length of time.
    Time,
    /// A whole number.
    Number,
    /// One of these values.
    OneOf(Vec<String>),
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(keys) => write!(f, "one of {}", keys.join(", ")),
            Self::Value => f.write_str("a value"),
            Self::Quote => f.write_str("a closing quotation mark"),
            Self::Colon => f.write_str("a colon: these values can't be compared"),
            Self::Time => f.write_str("a time such as 8:00, 5m, 90s or 250ms"),
            Self::Number => f.write_str("a whole number"),
            Self::OneOf(values) => write!(f, "one of {}", values.join(", ")),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.at + 1;
        if self.found.is_empty() {
            write!(f, "At character {place}, expected {}.", self.expected)
        } else {
            let found = &self.found;
            write!(
                f,
                "At character {place}, {found}: expected {}.",
                self.expected
            )
        }
    }
}
