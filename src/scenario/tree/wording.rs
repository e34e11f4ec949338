//! Every text about the shape of a file: what is wrong, and what to do about it.

use jsonc_parser::ast::Value;
use std::ops::RangeInclusive;

/// The text of a problem.
#[derive(Clone, Debug)]
pub(in crate::scenario) struct Wording {
    /// What is wrong.
    pub(in crate::scenario) what: String,
    /// What to do about it, as a request.
    pub(in crate::scenario) instead: String,
}

impl Wording {
    /// A text from its two halves.
    pub(in crate::scenario) fn new(what: impl Into<String>, instead: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            instead: instead.into(),
        }
    }
}

/// Characters of somebody's text that a message repeats.
const QUOTED_CHARS: usize = 60;
/// Characters of a key for which a similar known key is looked for.
const SIMILAR_CHARS_MAX: usize = 40;
/// Words that a message lists; more are counted.
const LISTED_MAX: usize = 20;

/// The request for a text.
pub(super) const TEXT: &str = "a text in quotation marks";
/// The request for the name of something that the file defines.
pub(super) const NAME: &str = "a name in quotation marks";
/// The request for a boolean.
pub(super) const BOOLEAN: &str = "true or false";
/// The request for a list.
pub(super) const LIST: &str = "a list in square brackets";
/// The request for an object.
pub(super) const OBJECT: &str = "an object in curly brackets";

/// Somebody's text in quotation marks, shortened and escaped so that it can't disturb a terminal.
pub(in crate::scenario) fn quote(text: &str) -> String {
    let start: String = text.chars().take(QUOTED_CHARS).collect();
    let more = if start.len() < text.len() { "…" } else { "" };
    format!("{start:?}{more}")
}

/// Words in quotation marks with commas; many are cut short.
fn list_of<'a>(words: impl ExactSizeIterator<Item = &'a str>) -> String {
    let rest = words.len().saturating_sub(LISTED_MAX);
    let mut listed: Vec<String> = words.take(LISTED_MAX).map(quote).collect();
    if rest > 0 {
        listed.push(format!("and {rest} more"));
    }
    listed.join(", ")
}

/// The request for one of some words.
pub(in crate::scenario) fn one_of(words: &[&str]) -> String {
    match words {
        [only] => quote(only),
        _ => format!("one of {}", list_of(words.iter().copied())),
    }
}

/// The known word that somebody probably meant.
fn similar<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let chars = word.chars().count();
    if chars > SIMILAR_CHARS_MAX {
        return None;
    }
    // A third of the letters may differ; swapped neighbours count once.
    let allowed = (chars / 3).max(1);
    let word = word.to_ascii_lowercase();
    let distance = |known: &str| strsim::osa_distance(&word, &known.to_ascii_lowercase());
    known
        .iter()
        .map(|known| (distance(known), *known))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, _)| *distance <= allowed)
        .map(|(_, known)| known)
}

/// A word that is not known, with the one that was probably meant.
fn unknown(what: &str, word: &str, known: &[&str], or: &str) -> Wording {
    let what = format!("{what} {}", quote(word));
    match (similar(word, known), known) {
        (Some(similar), _) => {
            let similar = quote(similar);
            Wording::new(
                format!("{what} (did you mean {similar}?)"),
                format!("write {similar}{or}"),
            )
        }
        (None, []) => Wording::new(what, "remove it"),
        (None, _) => Wording::new(what, format!("write {}{or}", one_of(known))),
    }
}

pub(super) fn not_utf8() -> Wording {
    Wording::new(
        "the file is not UTF-8 text from here on",
        "save it with the encoding UTF-8",
    )
}

pub(super) fn file_too_large(bytes: usize, most: usize) -> Wording {
    Wording::new(
        format!("the file has {bytes} bytes"),
        format!("write a file of at most {most} bytes"),
    )
}

pub(super) fn too_deep(most: usize) -> Wording {
    Wording::new(
        format!("more than {most} lists and objects stand inside each other here"),
        "write fewer levels: no value of this format needs more than four",
    )
}

pub(super) fn too_many_values(most: usize) -> Wording {
    Wording::new(
        format!("the file has more than {most} values"),
        "write a smaller file",
    )
}

pub(super) fn more_problems() -> Wording {
    Wording::new(
        "there are more problems, which are not listed",
        "correct these first",
    )
}

pub(super) fn missing(key: &str, wanted: &str) -> Wording {
    let key = quote(key);
    Wording::new(
        format!("the key {key} is missing"),
        format!("write {key} with {wanted}"),
    )
}

pub(super) fn unknown_key(key: &str, known: &[&str]) -> Wording {
    unknown("unknown key", key, known, ", or remove it")
}

pub(super) fn repeated_key(key: &str) -> Wording {
    Wording::new(
        format!("the key {} stands in this object twice", quote(key)),
        "remove one of the two",
    )
}

pub(super) fn unknown_word(word: &str, known: &[&str]) -> Wording {
    unknown("unknown word", word, known, "")
}

pub(super) fn unknown_name(name: &str, known: &[&str]) -> Wording {
    unknown("nothing in this file has the name", name, known, "")
}

pub(super) fn wrong_type(found: &Value<'_>, wanted: &str) -> Wording {
    let found = match found {
        Value::StringLit(_) => "a text in quotation marks",
        Value::NumberLit(_) => "a number",
        Value::BooleanLit(boolean) if boolean.value => "true",
        Value::BooleanLit(_) => "false",
        Value::Object(_) => "an object",
        Value::Array(_) => "a list",
        Value::NullKeyword(_) => "null",
    };
    Wording::new(format!("this is {found}"), format!("write {wanted}"))
}

/// The request for an integer of a range.
pub(super) fn integer_wanted(range: &RangeInclusive<u64>) -> String {
    let (min, max) = (range.start(), range.end());
    if min == max {
        format!("the number {min}")
    } else {
        format!("a whole number from {min} to {max}")
    }
}

pub(super) fn bad_integer(what: String, range: &RangeInclusive<u64>) -> Wording {
    Wording::new(what, format!("write {}", integer_wanted(range)))
}

pub(super) fn text_too_long(chars: usize, most: usize) -> Wording {
    Wording::new(
        format!("the text has {chars} characters"),
        format!("write at most {most} characters"),
    )
}

pub(super) fn text_empty(most: usize) -> Wording {
    Wording::new("the text is empty", format!("write 1 to {most} characters"))
}

pub(super) fn text_not_one_line() -> Wording {
    Wording::new("the text has a line break", "write it in one line")
}

pub(super) fn text_has_control_character() -> Wording {
    Wording::new(
        "the text has a control character, such as a tab",
        "write it without",
    )
}

pub(super) fn list_too_long(items: usize, most: usize) -> Wording {
    Wording::new(
        format!("the list has {items} items"),
        format!("write at most {most}"),
    )
}
