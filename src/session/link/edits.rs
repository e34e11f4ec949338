//! The difference between two scenarios as values at paths, and back.

use serde_json::Value;

type Edit = (String, Option<Value>);

/// What to change in `base` so that it becomes `edited`. The seed is left out: it stands in the
/// query of a link.
pub(super) fn between(base: &Value, edited: &Value) -> Vec<Edit> {
    let mut edits = Vec::new();
    compare(String::new(), base, edited, &mut edits);
    edits.retain(|(path, _)| path != "seed");
    edits
}

fn compare(path: String, base: &Value, edited: &Value, edits: &mut Vec<Edit>) {
    let below = |key: &str| {
        let dot = if path.is_empty() { "" } else { "." };
        format!("{path}{dot}{key}")
    };
    match (base, edited) {
        _ if base == edited => {}
        (Value::Object(before), Value::Object(after)) => {
            for (key, value) in after {
                match before.get(key) {
                    Some(before) => compare(below(key), before, value, edits),
                    None => edits.push((below(key), Some(value.clone()))),
                }
            }
            let gone = before.keys().filter(|key| !after.contains_key(*key));
            edits.extend(gone.map(|key| (below(key), None)));
        }
        (Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
            for (index, (before, after)) in before.iter().zip(after).enumerate() {
                compare(below(&index.to_string()), before, after, edits);
            }
        }
        _ => edits.push((path, Some(edited.clone()))),
    }
}

/// Makes the changes; `None` where a path leads nowhere.
pub(super) fn apply(base: &mut Value, edits: &[Edit]) -> Option<()> {
    for (path, value) in edits {
        if path.is_empty() {
            *base = value.clone()?;
            continue;
        }
        let (parent, key) = match path.rsplit_once('.') {
            Some((parent, key)) => (at(base, parent)?, key),
            None => (&mut *base, path.as_str()),
        };
        match (parent, value) {
            (Value::Object(object), Some(value)) => {
                object.insert(key.to_owned(), value.clone());
            }
            (Value::Object(object), None) => {
                object.remove(key);
            }
            (Value::Array(items), Some(value)) => {
                *items.get_mut(key.parse::<usize>().ok()?)? = value.clone();
            }
            _ => return None,
        }
    }
    Some(())
}

fn at<'a>(value: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    path.split('.').try_fold(value, |value, key| match value {
        Value::Object(object) => object.get_mut(key),
        Value::Array(items) => items.get_mut(key.parse::<usize>().ok()?),
        _ => None,
    })
}
