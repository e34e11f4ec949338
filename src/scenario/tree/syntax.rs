//! From text to a tree: the limits that guard the parser, and the one syntax error.
//!
//! The parser is a JSONC parser in its strictest setting. It recurses, so depth and number of
//! values are limited by a scan before it; the scan also catches the two things that this parser
//! takes and JSON does not: control characters in texts, and exotic white space.

use super::problem::Report;
use super::wording::{self, Wording};
use crate::scenario::limits::{DEPTH_MAX, FILE_BYTES_MAX, VALUES_MAX};
use jsonc_parser::ast::Value;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{CollectOptions, ParseOptions, ParseStringErrorKind};

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// The tree of a text; `None` with one reported problem where there is none.
pub(super) fn parse<'a>(text: &'a str, report: &Report) -> Option<Value<'a>> {
    let fail = |(offset, wording): (usize, Wording)| {
        report.add(offset, String::new(), wording);
        None
    };
    if text.len() > FILE_BYTES_MAX {
        return fail((0, wording::file_too_large(text.len(), FILE_BYTES_MAX)));
    }
    let strange = match scan(text.as_bytes()) {
        Ok(strange) => strange,
        Err(problem) => return fail(problem),
    };
    match jsonc_parser::parse_to_ast(text, &CollectOptions::default(), &STRICT) {
        Err(error) => fail((error.range().start, not_json(error.kind()))),
        Ok(_) if strange.is_some() => strange.and_then(fail),
        Ok(parsed) => parsed.value.or_else(|| {
            fail((
                0,
                Wording::new("the file is empty", "write one JSON object"),
            ))
        }),
    }
}

type Stop = (usize, Wording);

/// Checks depth and number of values before anything is built; returns the first character that
/// JSON does not have.
fn scan(bytes: &[u8]) -> Result<Option<Stop>, Stop> {
    let (mut depth, mut values, mut in_text, mut escaped) = (0_usize, 0_usize, false, false);
    let mut strange = None;
    for (offset, byte) in bytes.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            0..=0x1f if in_text => {
                strange.get_or_insert_with(|| (offset, control_character()));
            }
            _ if in_text => {}
            b'{' | b'[' => {
                depth += 1;
                values += 1;
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' => values += 1,
            0x0b | 0x0c | 0x80.. => {
                strange.get_or_insert_with(|| (offset, outside_quotes()));
            }
            _ => {}
        }
        if depth > DEPTH_MAX {
            return Err((offset, wording::too_deep(DEPTH_MAX)));
        }
        if values > VALUES_MAX {
            return Err((offset, wording::too_many_values(VALUES_MAX)));
        }
    }
    Ok(strange)
}

fn syntax_error(what: &str, instead: &str) -> Wording {
    Wording::new(format!("this is not JSON: {what}"), instead)
}

fn control_character() -> Wording {
    syntax_error(
        "a text has a line break or another control character",
        "write \\n for a line break, \\t for a tab",
    )
}

fn outside_quotes() -> Wording {
    syntax_error(
        "a character that may stand only in a text in quotation marks",
        "remove it, or write \" before and after the text",
    )
}

/// The parser's errors in our words.
fn not_json(kind: &ParseErrorKind) -> Wording {
    use ParseErrorKind as Kind;
    let (what, instead) = match kind {
        Kind::CommentsNotAllowed | Kind::UnterminatedCommentBlock => (
            "it has a comment",
            "remove it, or put its words into the description",
        ),
        Kind::ExpectedComma => ("a comma is missing", "write a comma after the value"),
        Kind::TrailingCommasNotAllowed => ("a comma follows the last value", "remove the comma"),
        Kind::UnexpectedComma => ("a value is missing before the comma", "write a value"),
        Kind::ExpectedColonAfterObjectKey => (
            "a colon is missing after the key",
            "write a colon and a value",
        ),
        Kind::ExpectedStringObjectProperty | Kind::UnexpectedTokenInObject => (
            "a key is expected here",
            "write a key in double quotation marks",
        ),
        Kind::SingleQuotedStringsNotAllowed => (
            "a text begins with a single quotation mark",
            "write double quotation marks",
        ),
        Kind::String(kind) => bad_text(kind),
        Kind::MultipleRootJsonValues => (
            "the file goes on after its end",
            "remove what follows the closing bracket",
        ),
        Kind::UnexpectedCloseBrace
        | Kind::UnexpectedCloseBracket
        | Kind::UnexpectedColon
        | Kind::ExpectedObjectValue => ("a value is expected here", "write a value"),
        Kind::UnexpectedWord | Kind::UnexpectedToken => (
            "a word without quotation marks",
            "write \" before and after a text",
        ),
        Kind::UnterminatedArray => ("a list is never closed", "write ] at its end"),
        Kind::UnterminatedObject => ("an object is never closed", "write } at its end"),
        // Digits, signs and points, since depth is limited before.
        _ => (
            "this number is not written as JSON writes numbers",
            "write a whole number in digits",
        ),
    };
    syntax_error(what, instead)
}

fn bad_text(kind: &ParseStringErrorKind) -> (&'static str, &'static str) {
    match kind {
        ParseStringErrorKind::UnterminatedStringLiteral => {
            ("a text is never closed", "write \" at its end")
        }
        _ => (
            "a backslash begins nothing that JSON knows",
            "write \\\\ for a backslash",
        ),
    }
}
