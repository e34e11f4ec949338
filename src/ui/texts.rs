//! Every text of the screen, from the one catalogue `static/texts/en.txt`, or from that of another
//! language where one is loaded. Knows no markup and makes no number: values come from
//! [`super::say`] as text.

pub(crate) mod parts;

use crate::session::format::Style;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Display;
use std::sync::LazyLock;

type Texts = HashMap<&'static str, &'static str>;

static CATALOGUE: LazyLock<Texts> = LazyLock::new(|| read(parts::first()));

/// Another language than English.
struct Language {
    name: String,
    texts: Texts,
    style: Option<Style>,
}

// The English texts of the chunks that have come.
thread_local!(static BROUGHT: RefCell<Texts> = RefCell::default());

thread_local!(static LANGUAGE: RefCell<Option<Language>> = const { RefCell::new(None) });

fn read(text: &'static str) -> Texts {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(" = ")).collect()
}

/// Adds the English texts that come with a chunk.
pub(crate) fn bring(part: &'static str) {
    BROUGHT.with_borrow_mut(|texts| texts.extend(read(part)));
}

/// Shows texts and numbers in another language from now on; what is drawn already stays. The
/// texts are kept for as long as the page is open.
pub(crate) fn load(name: &str, text: &str, style: Option<Style>) {
    let language = Language {
        name: name.to_owned(),
        texts: read(Box::leak(text.into())),
        style,
    };
    LANGUAGE.set(Some(language));
}

/// The name of the language that is shown.
pub(crate) fn language() -> String {
    LANGUAGE.with_borrow(|shown| {
        shown
            .as_ref()
            .map_or_else(|| "en".into(), |it| it.name.clone())
    })
}

/// A text of the session in the style of the language that is shown.
pub(crate) fn styled(text: String) -> String {
    LANGUAGE.with_borrow(|shown| {
        let style = shown.as_ref().and_then(|it| it.style.as_ref());
        style.map(|style| style.put(&text)).unwrap_or(text)
    })
}

/// The text that the language that is shown has for something that comes with its own English.
pub(crate) fn other(key: &str) -> Option<String> {
    LANGUAGE.with_borrow(|shown| {
        let text = shown.as_ref()?.texts.get(key)?;
        Some(text.replace("\\n", "\n"))
    })
}

/// Words that come with their own English, such as the columns and codes of Dynamics 365 and the
/// long pages, in the language that is shown: its file has them by that English.
pub(crate) fn translated(english: &'static str) -> &'static str {
    let other = LANGUAGE.with_borrow(|shown| shown.as_ref()?.texts.get(english).copied());
    other.unwrap_or(english)
}

/// The text of a key; the key itself where the catalogue lacks it, which a test forbids.
pub(crate) fn t(key: &'static str) -> &'static str {
    let other = LANGUAGE.with_borrow(|shown| shown.as_ref()?.texts.get(key).copied());
    let brought = || BROUGHT.with_borrow(|texts| texts.get(key).copied());
    let english = || CATALOGUE.get(key).copied().or_else(brought);
    other.or_else(english).unwrap_or(key)
}

/// The text of a key with values put in: `{n}` is the value named `n`; `{n|job|jobs}` is `job`
/// where that value reads `1`, else `jobs`.
pub(crate) fn tf(key: &'static str, values: &[(&str, &dyn Display)]) -> String {
    let mut text = String::new();
    let mut rest = t(key);
    while let Some((before, after)) = rest.split_once('{') {
        let (place, after) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(before);
        text.push_str(&filled(place, values));
        rest = after;
    }
    text.push_str(rest);
    text
}

fn filled(place: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut parts = place.split('|');
    let name = parts.next().unwrap_or_default();
    let value = values
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value.to_string())
        .unwrap_or_default();
    match (parts.next(), parts.next()) {
        (Some(one), Some(many)) => if value == "1" { one } else { many }.to_owned(),
        _ => value,
    }
}
