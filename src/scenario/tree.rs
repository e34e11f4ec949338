//! A JSON tree that knows where everything stands, and small readers over it which collect every
//! problem instead of stopping at the first.
//!
//! A reader of a file format asks a [`Field`] for the value that it wants: `integer`, `text`,
//! `choice`, `list`, `object`. `None` means that the value is absent or that its problem is
//! reported already, so any placeholder will do: a file with a problem is never used. Keys that
//! nobody asked for are unknown.
//!
//! Nothing here knows what a scenario is.

mod field;
mod object;
mod path;
mod problem;
mod syntax;
mod wording;

pub(super) use field::Field;
pub(super) use object::Object;
pub use problem::{Problem, Problems};
pub(super) use wording::{Wording, one_of, quote};

use problem::Report;

/// Reads a JSON text by the given reader of its root.
///
/// # Errors
/// The one syntax error, or every problem that the reader reported, in the order of the text.
pub(super) fn read<T>(
    text: &str,
    root: impl FnOnce(&Field<'_>) -> Option<T>,
) -> Result<T, Problems> {
    // Editors on Windows begin files with a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let report = Report::default();
    let tree = syntax::parse(text, &report);
    let value = tree.and_then(|tree| root(&Field::root(&tree, &report)));
    let problems = report.into_problems(text);
    match value {
        Some(value) if problems.is_empty() => Ok(value),
        _ => Err(Problems(problems)),
    }
}

/// Reads JSON in bytes, as they stand in a file.
///
/// # Errors
/// As [`read`]; and where the bytes are not UTF-8, the place of the first that is not.
pub(super) fn read_bytes<T>(
    bytes: &[u8],
    read_text: impl FnOnce(&str) -> Result<T, Problems>,
) -> Result<T, Problems> {
    match str::from_utf8(bytes) {
        Ok(text) => read_text(text),
        Err(error) => {
            let good = str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            let report = Report::default();
            report.add(good.len(), String::new(), wording::not_utf8());
            Err(Problems(report.into_problems(good)))
        }
    }
}
