//! A value of a file, or the place where one is absent.

use super::object::Object;
use super::path::Path;
use super::problem::Report;
use super::wording::{self, Wording};
use crate::engine::limits::INTEGER_MAX;
use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use std::ops::RangeInclusive;

/// A value with its path, or the place where one is absent. Reading what is absent gives `None`.
#[derive(Debug)]
pub(in crate::scenario) struct Field<'a> {
    place: Place<'a>,
    path: Path<'a>,
    report: &'a Report,
}

/// What stands at a place.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place<'a> {
    /// A value.
    At(&'a Value<'a>),
    /// Nothing, which is allowed.
    Absent,
    /// Nothing, though the object that begins at this offset must have it: whoever reads the
    /// field reports that, since only the reader knows what should stand there.
    Missing(usize),
}

impl<'a> Field<'a> {
    pub(super) fn root(value: &'a Value<'a>, report: &'a Report) -> Self {
        Self::new(Place::At(value), Path::Root, report)
    }

    pub(super) fn new(place: Place<'a>, path: Path<'a>, report: &'a Report) -> Self {
        Self {
            place,
            path,
            report,
        }
    }

    fn value(&self) -> Option<&'a Value<'a>> {
        match self.place {
            Place::At(value) => Some(value),
            Place::Absent | Place::Missing(_) => None,
        }
    }

    /// Reports a problem with this value; nothing for an absent one.
    pub(in crate::scenario) fn report(&self, wording: Wording) {
        if let Some(value) = self.value() {
            self.report_at(value.start(), &self.path, wording);
        }
    }

    pub(super) fn report_at(&self, offset: usize, path: &Path<'_>, wording: Wording) {
        if !self.is_report_full() {
            self.report.add(offset, path.text(), wording);
        }
    }

    /// Whether as many problems are collected as are listed: no more text is made then.
    pub(in crate::scenario) fn is_report_full(&self) -> bool {
        self.report.is_full()
    }

    /// What `pick` takes of the value; a missing value or one of another type is reported.
    fn expect<T>(
        &self,
        wanted: impl FnOnce() -> String,
        pick: impl FnOnce(&'a Value<'a>) -> Option<T>,
    ) -> Option<T> {
        match self.place {
            Place::Absent => None,
            Place::Missing(object) => {
                let wording = wording::missing(self.path.key(), &wanted());
                self.report_at(object, &self.path, wording);
                None
            }
            Place::At(value) => {
                let picked = pick(value);
                if picked.is_none() {
                    self.report(wording::wrong_type(value, &wanted()));
                }
                picked
            }
        }
    }

    /// This field, absent where the file says `null`.
    pub(in crate::scenario) fn nullable(self) -> Self {
        let place = match self.place {
            Place::At(Value::NullKeyword(_)) => Place::Absent,
            place => place,
        };
        Self { place, ..self }
    }

    /// A whole number of a range.
    pub(in crate::scenario) fn integer(&self, range: RangeInclusive<u64>) -> Option<u64> {
        self.integer_because(range, "")
    }

    /// A whole number of a range, with a reason for its upper end.
    pub(in crate::scenario) fn integer_because(
        &self,
        range: RangeInclusive<u64>,
        reason: &str,
    ) -> Option<u64> {
        let number = self.expect(
            || wording::integer_wanted(&range),
            |value| Some(value.as_number_lit()?.value),
        )?;
        let what = match parse_integer(number) {
            Ok(value) if range.contains(&value) => return Some(value),
            Ok(value) if value < *range.start() => format!("{value} is too small"),
            Ok(value) => format!("{value} is too large{reason}"),
            Err(why) => format!("{} {why}", shortened(number)),
        };
        self.report(wording::bad_integer(what, &range));
        None
    }

    /// A whole number of a range that fits into 32 bits.
    pub(in crate::scenario) fn integer_32(&self, range: RangeInclusive<u32>) -> Option<u32> {
        let range = u64::from(*range.start())..=u64::from(*range.end());
        self.integer(range)
            .and_then(|value| u32::try_from(value).ok())
    }

    /// A text in one line of 1 to `most` characters.
    pub(in crate::scenario) fn line(&self, most: usize) -> Option<String> {
        let text = self.lines(most)?;
        if text.trim().is_empty() {
            self.report(wording::text_empty(most));
        } else if text.contains('\n') {
            self.report(wording::text_not_one_line());
        }
        Some(text)
    }

    /// A text of any number of lines, of up to `most` characters.
    pub(in crate::scenario) fn lines(&self, most: usize) -> Option<String> {
        let text = self.expect(|| wording::TEXT.to_owned(), text_of)?;
        let chars = text.chars().count();
        if chars > most {
            self.report(wording::text_too_long(chars, most));
            return None;
        }
        if text.contains(|c: char| c.is_control() && c != '\n') {
            self.report(wording::text_has_control_character());
        }
        Some(text.to_owned())
    }

    /// The text itself, unchecked and without a report.
    pub(in crate::scenario) fn peek_text(&self) -> Option<&'a str> {
        self.value().and_then(text_of)
    }

    /// The whole number itself, unchecked and without a report.
    pub(in crate::scenario) fn peek_integer(&self) -> Option<u64> {
        parse_integer(self.value()?.as_number_lit()?.value).ok()
    }

    /// Whether the file has a value here, of whatever type.
    pub(in crate::scenario) fn is_present(&self) -> bool {
        self.value().is_some()
    }

    /// The number of items of a list; `None` for anything else.
    pub(in crate::scenario) fn list_len(&self) -> Option<usize> {
        Some(self.value()?.as_array()?.elements.len())
    }

    /// Of each item of a list the texts at some paths of keys, unchecked and without a report.
    pub(in crate::scenario) fn peek_items<const N: usize>(
        &self,
        paths: [&[&str]; N],
    ) -> Vec<[Option<&'a str>; N]> {
        let array = self.value().and_then(Value::as_array);
        let items = array.map_or(&[][..], |array| &array.elements);
        let peek = |item| paths.map(|path| peek_path(item, path));
        items.iter().map(peek).collect()
    }

    /// `true` or `false`.
    pub(in crate::scenario) fn boolean(&self) -> Option<bool> {
        self.expect(
            || wording::BOOLEAN.to_owned(),
            |value| Some(value.as_boolean_lit()?.value),
        )
    }

    /// One word of a closed list.
    pub(in crate::scenario) fn choice<T: Copy>(
        &self,
        all: &[T],
        key: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let keys = || all.iter().map(|choice| key(*choice)).collect::<Vec<_>>();
        let word = self.expect(|| wording::one_of(&keys()), text_of)?;
        let known = all.iter().copied().find(|choice| key(*choice) == word);
        if known.is_none() {
            self.report(wording::unknown_word(word, &keys()));
        }
        known
    }

    /// Reports that the file defines nothing with this name.
    pub(in crate::scenario) fn report_unknown_name(&self, known: &[&str]) {
        if let Some(name) = self.expect(|| wording::NAME.to_owned(), text_of) {
            self.report(wording::unknown_name(name, known));
        }
    }

    /// A list of up to `most` items; items that `read` refuses are left out.
    pub(in crate::scenario) fn list<T>(
        &self,
        most: usize,
        mut read: impl FnMut(&Field<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let items = self.expect(|| wording::LIST.to_owned(), Value::as_array)?;
        let items = &items.elements;
        if items.len() > most {
            self.report(wording::list_too_long(items.len(), most));
            return None;
        }
        let mut values = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let path = Path::Item(&self.path, index);
            values.extend(read(&Field::new(Place::At(item), path, self.report)));
        }
        Some(values)
    }

    /// An object; keys that `read` doesn't ask for are reported as unknown.
    pub(in crate::scenario) fn object<T>(&self, read: impl FnOnce(&Object<'_>) -> T) -> Option<T> {
        let node = self.expect(|| wording::OBJECT.to_owned(), Value::as_object)?;
        let object = Object::new(node, self);
        let value = read(&object);
        object.finish();
        Some(value)
    }

    pub(super) fn at<'b>(&'b self, key: &'b str, place: Place<'b>) -> Field<'b> {
        Field::new(place, Path::Key(&self.path, key), self.report)
    }

    pub(super) fn path(&self) -> &Path<'a> {
        &self.path
    }
}

fn text_of<'a>(value: &'a Value<'a>) -> Option<&'a str> {
    value.as_string_lit().map(|text| text.value.as_ref())
}

fn peek_path<'a>(item: &'a Value<'a>, path: &[&str]) -> Option<&'a str> {
    let mut value = item;
    for key in path {
        value = &value.as_object()?.get(key)?.value;
    }
    text_of(value)
}

/// Digits of a number that a message repeats.
const DIGITS_SHOWN: usize = 30;

fn shortened(number: &str) -> String {
    // The parser lets only ASCII into a number.
    match number.get(..DIGITS_SHOWN) {
        Some(start) if start.len() < number.len() => format!("{start}…"),
        _ => number.to_owned(),
    }
}

/// The value of a JSON number, or why it is none of ours.
fn parse_integer(number: &str) -> Result<u64, &'static str> {
    if number.starts_with('-') {
        Err("is negative")
    } else if number.contains(['e', 'E']) {
        Err("has an exponent")
    } else if number.contains('.') {
        Err("has a fraction")
    } else {
        match number.parse() {
            Ok(value) if value <= INTEGER_MAX => Ok(value),
            _ => {
                Err("is larger than 9007199254740991, the largest that every program keeps exactly")
            }
        }
    }
}
