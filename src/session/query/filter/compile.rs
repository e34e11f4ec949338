//! From tokens to a question, with the names of a scenario.

use super::problem::{Expected, Problem};
use super::token::{Key, Token, Value};
use super::value::{number, time_ms};
use crate::engine::table::Number;
use crate::engine::{JobState, JobStatus, OperationType};
use crate::session::query::Names;
use crate::session::query::names::{MADE, Named};
use crate::session::query::predicate::{Compare, Test, bit};

/// Tokens of one key with an equals sign are alternatives; everything else must hold.
pub(super) fn test(tokens: &[Token], names: &Names) -> Result<Test, Problem> {
    let mut all = Vec::new();
    let mut alternatives: Vec<(Key, Vec<Test>)> = Vec::new();
    for token in tokens {
        let test = token_test(token, names)?;
        if token.not {
            all.push(Test::Not(Box::new(test)));
        } else if token.key == Key::Text || token.compare != Compare::Equal {
            all.push(test);
        } else if let Some((_, tests)) = alternatives.iter_mut().find(|(key, _)| *key == token.key)
        {
            tests.push(test);
        } else {
            alternatives.push((token.key, vec![test]));
        }
    }
    all.extend(alternatives.into_iter().map(|(_, tests)| any(tests)));
    Ok(Test::All(all))
}

fn any(mut tests: Vec<Test>) -> Test {
    match tests.pop() {
        Some(only) if tests.is_empty() => only,
        Some(last) => {
            tests.push(last);
            Test::Any(tests)
        }
        None => Test::always(),
    }
}

/// The question of one row of Advanced Find.
pub(in crate::session::query) fn find_test(
    key: Key,
    compare: Compare,
    text: &str,
    quoted: bool,
    names: &Names,
) -> Result<Test, Problem> {
    let value = Value {
        at: 0,
        end: text.len(),
        text: text.to_owned(),
        quoted,
    };
    let token = Token {
        at: 0,
        end: text.len(),
        key,
        not: false,
        compare,
        values: vec![value.clone()],
    };
    value_test(&token, &value, names)
}

fn token_test(token: &Token, names: &Names) -> Result<Test, Problem> {
    let tests: Result<Vec<Test>, Problem> = token
        .values
        .iter()
        .map(|value| value_test(token, value, names))
        .collect();
    Ok(any(tests?))
}

fn value_test(token: &Token, value: &Value, names: &Names) -> Result<Test, Problem> {
    let field = match token.key {
        Key::Created => Number::Created,
        Key::Started => Number::Started,
        Key::Completed => Number::Completed,
        Key::Wait => Number::Wait,
        Key::Run => Number::Run,
        Key::Regarding => Number::Regarding,
        Key::Retries => Number::Retries,
        Key::Depth => Number::Depth,
        Key::Correlation => Number::Correlation,
        Key::Job => Number::Job,
        _ if token.compare != Compare::Equal => return Err(value.problem(Expected::Colon)),
        _ => return text_test(token.key, value, names),
    };
    let is_time = matches!(
        token.key,
        Key::Created | Key::Started | Key::Completed | Key::Wait | Key::Run
    );
    let read = if is_time { time_ms } else { number };
    let expected = if is_time {
        Expected::Time
    } else {
        Expected::Number
    };
    let with = read(&value.text).ok_or_else(|| value.problem(expected))?;
    Ok(Test::Number(field, token.compare, with))
}

fn text_test(key: Key, value: &Value, names: &Names) -> Result<Test, Problem> {
    match key {
        Key::Status => status(value),
        Key::State => state(value),
        Key::Source => sources(value, names),
        Key::Text => {
            // A word that nothing is called finds nothing; it is no mistake.
            let texts = |named: &Named| {
                [&named.name, &named.owner, &named.table].map(|text| matches(value, text))
                    == [false; 3]
                    && !matches(value, named.operation_type.label())
            };
            Ok(Test::Workflow(
                names.workflows.iter().map(|named| !texts(named)).collect(),
            ))
        }
        Key::Type => {
            workflows(value, names, |named| named.operation_type.label()).or_else(|problem| {
                let labels = OperationType::ALL.iter().map(|known| known.label());
                // A type that no job of this scenario has finds nothing.
                let known = labels.into_iter().any(|label| matches(value, label));
                let none = Test::Workflow(vec![false; names.workflows.len()]);
                if known { Ok(none) } else { Err(problem) }
            })
        }
        Key::Owner => workflows(value, names, |named| &named.owner),
        Key::Table => workflows(value, names, |named| &named.table),
        _ => workflows(value, names, |named| &named.name),
    }
}

/// Whether a text is what a value means: exactly if it was quoted, else a part, whatever the case.
fn matches(value: &Value, text: &str) -> bool {
    let (wanted, text) = (value.text.to_lowercase(), text.to_lowercase());
    if value.quoted {
        text == wanted
    } else {
        text.contains(&wanted)
    }
}

fn workflows(value: &Value, names: &Names, text: fn(&Named) -> &str) -> Result<Test, Problem> {
    let set: Vec<bool> = names
        .workflows
        .iter()
        .map(|named| matches(value, text(named)))
        .collect();
    if set.contains(&true) {
        return Ok(Test::Workflow(set));
    }
    let known = names
        .distinct(text)
        .into_iter()
        .map(str::to_owned)
        .collect();
    Err(value.problem(Expected::OneOf(known)))
}

fn sources(value: &Value, names: &Names) -> Result<Test, Problem> {
    let known = names.sources.iter().map(String::as_str);
    let made = MADE.map(|id| names.source(id));
    let all: Vec<&str> = known.chain(made).collect();
    let set: Vec<bool> = all.iter().map(|name| matches(value, name)).collect();
    if set.contains(&true) {
        return Ok(Test::Source(set));
    }
    Err(value.problem(Expected::OneOf(
        all.into_iter().map(str::to_owned).collect(),
    )))
}

/// By label or code. A label without quotes may be its beginning: `waiting` finds *Waiting For
/// Resources* and *Waiting*, `"waiting"` only the latter.
fn status(value: &Value) -> Result<Test, Problem> {
    let wanted = value.text.to_lowercase().replace(['-', '_'], " ");
    let is_meant = |status: &JobStatus| {
        let label = status.label().to_lowercase();
        let begins = if value.quoted {
            label == wanted
        } else {
            label.starts_with(&wanted)
        };
        begins || status.code().to_string() == wanted
    };
    let bits = JobStatus::ALL
        .iter()
        .filter(|status| is_meant(status))
        .map(|status| bit(*status));
    let bits = bits.fold(0, |sum, bit| sum | bit);
    if bits == 0 {
        let labels = JobStatus::ALL
            .iter()
            .map(|status| status.label().to_owned());
        return Err(value.problem(Expected::OneOf(labels.collect())));
    }
    Ok(Test::Status(bits))
}

/// The words of the states, in the order of their codes.
pub(in crate::session::query) const STATES: [(&str, JobState); 4] = [
    ("Ready", JobState::Ready),
    ("Suspended", JobState::Suspended),
    ("Locked", JobState::Locked),
    ("Completed", JobState::Completed),
];

fn state(value: &Value) -> Result<Test, Problem> {
    let found = STATES
        .iter()
        .find(|(word, _)| word.eq_ignore_ascii_case(&value.text));
    let Some((_, state)) = found else {
        let words = STATES.iter().map(|(word, _)| (*word).to_owned());
        return Err(value.problem(Expected::OneOf(words.collect())));
    };
    Ok(Test::Status(bits_of(*state)))
}

/// The bits of the statuses of a state.
pub(in crate::session::query) fn bits_of(state: JobState) -> u8 {
    let of_state = JobStatus::ALL
        .iter()
        .filter(|status| status.state() == state);
    of_state.fold(0, |sum, status| sum | bit(*status))
}
