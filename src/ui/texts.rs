//! Every text of the screen, from the one catalogue `static/texts/en.txt`. Knows no markup and
//! makes no number: values come from [`crate::session::format`] as text.

use std::collections::HashMap;
use std::fmt::Display;
use std::sync::LazyLock;

static CATALOGUE: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../static/texts/en.txt").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(" = "))
        .collect()
});

/// The text of a key; the key itself where the catalogue lacks it, which a test forbids.
pub(crate) fn t(key: &'static str) -> &'static str {
    CATALOGUE.get(key).copied().unwrap_or(key)
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
