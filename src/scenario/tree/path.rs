//! Where a value stands in a file, as a chain on the stack: text is made only for a problem.

use std::fmt::Write as _;

/// One step of a path and the path that leads to it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Path<'a> {
    /// The whole file.
    Root,
    /// The value of a key.
    Key(&'a Self, &'a str),
    /// An item of a list, from 0.
    Item(&'a Self, usize),
}

/// Characters of a key that a path shows.
const KEY_CHARS: usize = 60;

impl Path<'_> {
    /// The path as text, such as `sources[2].rows`; empty for the whole file.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    /// The last key of the path; empty where it ends otherwise.
    pub(super) fn key(&self) -> &str {
        match self {
            Self::Key(_, key) => key,
            Self::Root | Self::Item(..) => "",
        }
    }

    fn write(&self, text: &mut String) {
        match self {
            Self::Root => {}
            Self::Key(parent, key) => {
                parent.write(text);
                let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
                if key.len() > KEY_CHARS || key.is_empty() || !key.chars().all(plain) {
                    // A strange key can't disturb a terminal: it is shown quoted and escaped.
                    let start: String = key.chars().take(KEY_CHARS).collect();
                    // Writing to a String never fails.
                    let _ = write!(text, "[{start:?}]");
                } else {
                    if !text.is_empty() {
                        text.push('.');
                    }
                    text.push_str(key);
                }
            }
            Self::Item(parent, index) => {
                parent.write(text);
                let _ = write!(text, "[{index}]");
            }
        }
    }
}
