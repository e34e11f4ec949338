//! A value of a file, or the place where one is absent.

use super::object::Object;
use super::path::Path;
use super::problem::Report;
use super::wording::{self, Wording};
use crate::engine::limits::INTEGER_MAX;
use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use std::ops::RangeInclusive;

/// A value with its path; absent where the file has none. Reading an absent field gives `None`.
#[derive(Debug)]
pub(in crate::scenario) struct Field<'a> {
    value: Option<&'a Value<'a>>,
    path: Path<'a>,
    report: &'a Report,
}

impl<'a> Field<'a> {
    pub(super) fn root(value: &'a Value<'a>, report: &'a Report) -> Self {
        Self::new(Some(value), Path::Root, report)
    }

    pub(super) fn new(value: Option<&'a Value<'a>>, path: Path<'a>, report: &'a Report) -> Self {
        Self {
            value,
            path,
            report,
        }
    }

    /// Reports a problem with this value; nothing for an absent one.
    pub(in crate::scenario) fn report(&self, wording: Wording) {
        if let Some(value) = self.value {
            self.report_at(value.start(), &self.path, wording);
        }
    }

    pub(super) fn report_at(&self, offset: usize, path: &Path<'_>, wording: Wording) {
        self.report.add(offset, path.text(), wording);
    }

    /// Whether as many problems are collected as are listed: no more text is made then.
    pub(in crate::scenario) fn is_report_full(&self) -> bool {
        self.report.is_full()
    }

    fn wrong_type<T>(&self, value: &Value<'_>, wanted: &str) -> Option<T> {
        self.report(wording::wrong_type(value, wanted));
        None
    }

    /// This field, absent where the file says `null`.
    pub(in crate::scenario) fn nullable(self) -> Self {
        let value = self
            .value
            .filter(|value| !matches!(value, Value::NullKeyword(_)));
        Self { value, ..self }
    }

    /// A whole number of a range.
    pub(in crate::scenario) fn integer(&self, range: RangeInclusive<u64>) -> Option<u64> {
        let number = match self.value? {
            Value::NumberLit(number) => number.value,
            other => return self.wrong_type(other, &wording::integer_wanted(&range)),
        };
        match parse_integer(number) {
            Ok(value) if range.contains(&value) => return Some(value),
            Ok(value) => {
                let side = if value < *range.start() {
                    "small"
                } else {
                    "large"
                };
                self.report(wording::bad_integer(
                    format!("{value} is too {side}"),
                    &range,
                ));
            }
            Err(why) => self.report(wording::bad_integer(
                format!("{} {why}", shortened(number)),
                &range,
            )),
        }
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
        let text = match self.value? {
            Value::StringLit(text) => text.value.as_ref(),
            other => return self.wrong_type(other, "a text in quotation marks"),
        };
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
        self.value?.as_string_lit().map(|text| text.value.as_ref())
    }

    /// The number of items of a list; `None` for anything else.
    pub(in crate::scenario) fn list_len(&self) -> Option<usize> {
        Some(self.value?.as_array()?.elements.len())
    }

    /// Of each item of a list the texts at some paths of keys, unchecked and without a report.
    pub(in crate::scenario) fn peek_items<const N: usize>(
        &self,
        paths: [&[&str]; N],
    ) -> Vec<[Option<&'a str>; N]> {
        let array = self.value.and_then(Value::as_array);
        let items = array.map_or(&[][..], |array| &array.elements);
        let peek = |item| paths.map(|path| peek_path(item, path));
        items.iter().map(peek).collect()
    }

    /// `true` or `false`.
    pub(in crate::scenario) fn boolean(&self) -> Option<bool> {
        match self.value? {
            Value::BooleanLit(boolean) => Some(boolean.value),
            other => self.wrong_type(other, "true or false"),
        }
    }

    /// One word of a closed list.
    pub(in crate::scenario) fn choice<T: Copy>(
        &self,
        all: &[T],
        key: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let keys = || all.iter().map(|choice| key(*choice)).collect::<Vec<_>>();
        let word = match self.value? {
            Value::StringLit(word) => word.value.as_ref(),
            other => {
                let wanted = format!("one of {}", wording::list_of(keys().into_iter()));
                return self.wrong_type(other, &wanted);
            }
        };
        let known = all.iter().copied().find(|choice| key(*choice) == word);
        if known.is_none() {
            self.report(wording::unknown_word(word, &keys()));
        }
        known
    }

    /// Reports that the file defines nothing with this name.
    pub(in crate::scenario) fn report_unknown_name(&self, known: &[&str]) {
        match self.value {
            Some(Value::StringLit(name)) => {
                self.report(wording::unknown_name(&name.value, known));
            }
            Some(other) => self.report(wording::wrong_type(other, "a name in quotation marks")),
            None => {}
        }
    }

    /// A list of up to `most` items; items that `read` refuses are left out.
    pub(in crate::scenario) fn list<T>(
        &self,
        most: usize,
        mut read: impl FnMut(&Field<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let items = match self.value? {
            Value::Array(array) => &array.elements,
            other => return self.wrong_type(other, "a list in square brackets"),
        };
        if items.len() > most {
            self.report(wording::list_too_long(items.len(), most));
            return None;
        }
        let field =
            |(index, item)| Field::new(Some(item), Path::Item(&self.path, index), self.report);
        let read_all = items.iter().enumerate().map(field);
        Some(read_all.filter_map(|field| read(&field)).collect())
    }

    /// An object; keys that `read` doesn't ask for are reported as unknown.
    pub(in crate::scenario) fn object<T>(&self, read: impl FnOnce(&Object<'_>) -> T) -> Option<T> {
        match self.value? {
            Value::Object(node) => {
                let object = Object::new(node, self);
                let value = read(&object);
                object.finish();
                Some(value)
            }
            other => self.wrong_type(other, "an object in curly brackets"),
        }
    }

    pub(super) fn at<'b>(&'b self, key: &'b str, value: Option<&'b Value<'b>>) -> Field<'b> {
        Field::new(value, Path::Key(&self.path, key), self.report)
    }

    pub(super) fn path(&self) -> &Path<'a> {
        &self.path
    }
}

fn peek_path<'a>(item: &'a Value<'a>, path: &[&str]) -> Option<&'a str> {
    let mut value = item;
    for key in path {
        value = &value.as_object()?.get(key)?.value;
    }
    value.as_string_lit().map(|text| text.value.as_ref())
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
