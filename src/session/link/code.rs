//! The fragment of a link: `s=1.` and base64url of a few bytes. Numbers are LEB128, texts their
//! length and UTF-8. In this order: revision of the model; time and digest (8 bytes, little
//! endian) with the time plus one, 0 for none; the names that acts use; acts; edits.
//!
//! `postcard` was the other choice. It can't carry the types of scenario files, whose enums are
//! tagged inside and whose fields may be left out, so it would need types of its own; and for the
//! same bytes it was measured to add 4 kB to a wasm where this adds none.
//!
//! The version is for ever: what is written as `s=1.` today opens in every later Floodgate.

use super::{ACTS_MAX, FRAGMENT_CHARS_MAX, Record, base64};
use crate::session::document::Promise;
use serde_json::{Value, json};

/// The words of acts with a code of their own, and what they carry besides their time: a name or a
/// number. Only ever added to at the end.
const ACTS: [(&str, &str, bool); 4] = [
    ("activate", "workflow", true),
    ("deactivate", "workflow", true),
    ("delete", "workflow", true),
    ("set_workers", "workers", false),
];
/// The code of an act that is written as JSON.
const AS_JSON: u64 = 63;

/// The fragment of a record, with its `#`.
pub(super) fn write(record: &Record) -> String {
    let mut to = Vec::new();
    number(&mut to, u64::from(record.revision));
    match record.promise {
        Some(promise) => {
            number(&mut to, promise.at_ms.saturating_add(1));
            to.extend(promise.digest.to_le_bytes());
        }
        None => number(&mut to, 0),
    }
    let names = names(&record.acts);
    number(&mut to, names.len() as u64);
    for name in &names {
        text(&mut to, name);
    }
    number(&mut to, record.acts.len() as u64);
    let mut last = 0;
    for act in &record.acts {
        let at_ms = act["at_ms"].as_u64().unwrap_or(last);
        number(&mut to, at_ms.saturating_sub(last));
        last = last.max(at_ms);
        write_act(&mut to, act, &names);
    }
    number(&mut to, record.edits.len() as u64);
    for (path, value) in &record.edits {
        text(&mut to, path);
        text(
            &mut to,
            &value.as_ref().map(Value::to_string).unwrap_or_default(),
        );
    }
    format!("#s=1.{}", base64::encode(&to))
}

/// Reads a fragment; one that is not ours says nothing.
///
/// # Errors
/// What is wrong with one of ours, in words.
pub(super) fn read(fragment: &str) -> Result<Option<Record>, String> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let Some(rest) = fragment.strip_prefix("s=") else {
        return Ok(None);
    };
    if fragment.len() > FRAGMENT_CHARS_MAX {
        return Err(format!(
            "it has more than {FRAGMENT_CHARS_MAX} characters, and no link of ours has"
        ));
    }
    let Some(("1", code)) = rest.split_once('.') else {
        return Err("it is of a later Floodgate, or no link of ours".into());
    };
    let bytes = base64::decode(code).ok_or("it has been cut or changed on its way")?;
    let mut from = Reader(&bytes);
    let record = from.record().filter(|_| from.0.is_empty());
    record
        .map(Some)
        .ok_or_else(|| "it has been cut or changed on its way".into())
}

fn kind(act: &Value) -> Option<usize> {
    let word = act["do"].as_str()?;
    let known = ACTS.iter().position(|(known, ..)| *known == word)?;
    // Time and word, and what the code carries: nothing else.
    (act.as_object()?.len() == 3).then_some(known)
}

fn names(acts: &[Value]) -> Vec<&str> {
    let mut names = Vec::new();
    for act in acts {
        if let (Some(_), Some(name)) = (kind(act), act["workflow"].as_str())
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

fn write_act(to: &mut Vec<u8>, act: &Value, names: &[&str]) {
    let argument = kind(act).and_then(|kind| {
        let (_, key, is_name) = ACTS[kind];
        let argument = if is_name {
            names
                .iter()
                .position(|name| Some(*name) == act[key].as_str())? as u64
        } else {
            act[key].as_u64()?
        };
        Some((kind as u64, argument))
    });
    if let Some((kind, argument)) = argument {
        number(to, kind);
        number(to, argument);
    } else {
        number(to, AS_JSON);
        text(to, &act.to_string());
    }
}

fn number(to: &mut Vec<u8>, mut value: u64) {
    while value > 127 {
        to.push(value.to_le_bytes()[0] | 128);
        value >>= 7;
    }
    to.push(value.to_le_bytes()[0]);
}

fn text(to: &mut Vec<u8>, text: &str) {
    number(to, text.len() as u64);
    to.extend(text.as_bytes());
}

/// What is left to read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn record(&mut self) -> Option<Record> {
        let revision = u32::try_from(self.number()?).ok()?;
        let promise = match self.number()? {
            0 => None,
            at => Some(Promise {
                at_ms: at - 1,
                digest: u64::from_le_bytes(self.bytes(8)?.try_into().ok()?),
            }),
        };
        let names = self.list(usize::MAX, Self::text)?;
        let mut last = 0;
        let acts = self.list(ACTS_MAX, |from| {
            last = from.number()?.checked_add(last)?;
            from.act(last, &names)
        })?;
        let edits = self.list(usize::MAX, |from| {
            let (path, value) = (from.text()?, from.text()?);
            let value = match value {
                "" => None,
                value => Some(serde_json::from_str(value).ok()?),
            };
            Some((path.to_owned(), value))
        })?;
        Some(Record {
            revision,
            promise,
            acts,
            edits,
        })
    }

    fn act(&mut self, at_ms: u64, names: &[&str]) -> Option<Value> {
        let kind = self.number()?;
        if kind == AS_JSON {
            return serde_json::from_str(self.text()?).ok();
        }
        let (word, key, is_name) = ACTS.get(usize::try_from(kind).ok()?)?;
        let argument = self.number()?;
        let mut act = json!({ "at_ms": at_ms, "do": word });
        act[*key] = if *is_name {
            Value::from(*names.get(usize::try_from(argument).ok()?)?)
        } else {
            Value::from(argument)
        };
        Some(act)
    }

    fn number(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = *self.bytes(1)?.first()?;
            value |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return Some(value);
            }
        }
        None
    }

    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn text(&mut self) -> Option<&'a str> {
        let count = usize::try_from(self.number()?).ok()?;
        str::from_utf8(self.bytes(count)?).ok()
    }

    /// A list; memory is taken for items that are there, never for a number that says so.
    fn list<T>(
        &mut self,
        most: usize,
        mut item: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let count = usize::try_from(self.number()?).ok()?;
        // Each item takes a byte at least.
        if count > most || count > self.0.len() {
            return None;
        }
        let mut items = Vec::new();
        for _ in 0..count {
            items.push(item(self)?);
        }
        Some(items)
    }
}
