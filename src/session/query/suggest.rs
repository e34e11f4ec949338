//! What may stand where the cursor is in a filter: keys, and the values of a key.

use super::Names;
use super::filter::Key;
use super::names::MADE;
use crate::engine::JobStatus;

/// A way to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What is shown.
    pub label: String,
    /// The text of the filter once it is taken.
    pub text: String,
    /// Where the cursor stands then, in bytes.
    pub cursor: usize,
}

/// At most so many are offered.
const MOST: usize = 8;

/// Ways to go on at a cursor, which is a byte of the text.
pub fn suggest(text: &str, cursor: usize, names: &Names) -> Vec<Suggestion> {
    let cursor = (0..=cursor.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at));
    let cursor = cursor.unwrap_or(0);
    let from = token_start(&text[..cursor]);
    let typed = text[from..cursor].trim_start_matches('-');
    let from = cursor - typed.len();
    let (key, typed_value) = match typed.split_once([':', '=', '>', '<']) {
        None => (None, typed),
        Some((word, value)) => (Key::of_word(word), value),
    };
    let make = |label: String, insert: String, replaced: usize| Suggestion {
        text: format!("{}{insert}{}", &text[..cursor - replaced], &text[cursor..]),
        cursor: cursor - replaced + insert.len(),
        label,
    };
    let Some(key) = key else {
        if typed.contains([':', '=', '>', '<']) {
            return Vec::new();
        }
        let begins = |key: &&Key| key.word().starts_with(&typed.to_lowercase());
        let keys = Key::ALL.iter().filter(begins).take(MOST);
        let suggestions = keys.map(|key| {
            let insert = format!(
                "{}{}",
                key.word(),
                if is_compared(*key) { ">" } else { ":" }
            );
            make(insert.clone(), insert, cursor - from)
        });
        return suggestions.collect();
    };
    let last = typed_value.rsplit(',').next().unwrap_or_default();
    let wanted = last.trim_start_matches('"').to_lowercase();
    let values = values(key, names).into_iter();
    let like = values.filter(|value| value.to_lowercase().contains(&wanted));
    let suggestions = like.take(MOST).map(|value| {
        let quoted = if is_compared(key) {
            value.clone()
        } else {
            format!("\"{value}\"")
        };
        make(value, format!("{quoted} "), last.len())
    });
    suggestions.collect()
}

/// Where the part of the filter begins that the text ends in.
fn token_start(text: &str) -> usize {
    let mut start = 0;
    let mut quoted = false;
    for (at, next) in text.char_indices() {
        if next == '"' {
            quoted = !quoted;
        } else if next.is_whitespace() && !quoted {
            start = at + next.len_utf8();
        }
    }
    start
}

const fn is_compared(key: Key) -> bool {
    matches!(
        key,
        Key::Created
            | Key::Started
            | Key::Completed
            | Key::Wait
            | Key::Run
            | Key::Retries
            | Key::Depth
    )
}

fn values(key: Key, names: &Names) -> Vec<String> {
    let owned = |values: Vec<&str>| values.into_iter().map(str::to_owned).collect();
    match key {
        Key::Workflow => owned(names.distinct(|named| &named.name)),
        Key::Owner => owned(names.distinct(|named| &named.owner)),
        Key::Table => owned(names.distinct(|named| &named.table)),
        Key::Type => owned(names.distinct(|named| named.operation_type.label())),
        Key::Status => JobStatus::ALL
            .iter()
            .map(|status| status.label().to_owned())
            .collect(),
        Key::State => super::filter_states().map(str::to_owned).collect(),
        Key::Source => {
            let made = MADE.map(|id| names.source(id).to_owned());
            names.sources.iter().cloned().chain(made).collect()
        }
        Key::Created | Key::Started | Key::Completed => owned(vec!["1:00", "5:00", "8:00"]),
        Key::Wait | Key::Run => owned(vec!["10s", "1m", "5m"]),
        _ => Vec::new(),
    }
}
