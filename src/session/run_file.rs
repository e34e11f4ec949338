//! Run files, `NAME.floodgate.json`: a run as a document that a person can read, kept or sent
//! where a link is too long. Reading takes a plain scenario file too.

use super::document::{self, Document, Promise};
use crate::engine::MODEL_REVISION;
use crate::engine::limits::INTEGER_MAX;
use crate::scenario::limits::FILE_BYTES_MAX;
use crate::scenario::{self, Scenario};
use serde_json::{Map, Value};
use std::fmt;

/// The version of run files that this Floodgate reads and writes.
pub const VERSION: u64 = 1;
/// What the names of run files end with.
pub const EXTENSION: &str = ".floodgate.json";
/// The key that tells a run file from a scenario file, with the version.
const MARK: &str = "floodgate_run";
/// The keys of a run file.
const KEYS: [&str; 7] = [
    MARK,
    "model_revision",
    "scenario",
    "edited_from",
    "seed",
    "acts",
    "digest",
];

/// Everything that is wrong with a file: one line each, the path of the value first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunFileError(pub Vec<String>);

impl fmt::Display for RunFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for RunFileError {}

impl RunFileError {
    fn one(problem: impl Into<String>) -> Self {
        Self(vec![problem.into()])
    }
}

/// Writes a run file; its digest is that of the run at its end.
pub fn write(document: &Document) -> String {
    let quoted = |text: &str| Value::from(text).to_string();
    let shipped = document.id.as_deref().and_then(scenario::by_id);
    let named = shipped.filter(|shipped| {
        let seed = document.scenario.seed;
        let base = shipped.read().map(|base| Scenario { seed, ..base });
        base.as_ref() == Ok(&document.scenario)
    });
    let mut lines = vec![
        format!("\"{MARK}\": {VERSION}"),
        format!("\"model_revision\": {}", document.revision),
    ];
    match (named, shipped) {
        (Some(shipped), _) => lines.push(format!("\"scenario\": {}", quoted(shipped.id))),
        (None, edited_from) => {
            let tree = document::tree(&document.scenario);
            lines.push(format!("\"scenario\": {tree}"));
            lines.extend(edited_from.map(|it| format!("\"edited_from\": {}", quoted(it.id))));
        }
    }
    lines.push(format!("\"seed\": {}", document.scenario.seed));
    let acts = document.acts.iter().map(document::act_tree);
    let acts: Vec<_> = acts.map(|act| format!("\n    {act}")).collect();
    lines.push(format!("\"acts\": [{}]", acts.join(",")));
    let at_end = |promise: &Promise| promise.at_ms >= document.scenario.horizon;
    if let Some(promise) = document.promise.filter(at_end) {
        lines.push(format!("\"digest\": \"{:016x}\"", promise.digest));
    }
    format!("{{\n  {}\n}}\n", lines.join(",\n  "))
}

/// Reads a run file, or a scenario file as a run that nobody has played.
///
/// # Errors
/// Everything that is wrong with it. A file that is too large is not looked at.
pub fn read(bytes: &[u8]) -> Result<Document, RunFileError> {
    if bytes.len() > FILE_BYTES_MAX {
        let most = super::format::bytes(FILE_BYTES_MAX as u64);
        return Err(RunFileError::one(format!(
            "the file is larger than {most}: shorten what is recorded in it"
        )));
    }
    let tree: Option<Value> = serde_json::from_slice(bytes).ok();
    match tree {
        Some(Value::Object(file)) if file.contains_key(MARK) => run(&file),
        // The reader of scenarios says best what is wrong with what is no run file.
        _ => scenario::read_bytes(bytes)
            .map(|scenario| Document::of(scenario, None))
            .map_err(|problems| RunFileError(problems.0.iter().map(ToString::to_string).collect())),
    }
}

fn run(file: &Map<String, Value>) -> Result<Document, RunFileError> {
    if file[MARK] != VERSION {
        return Err(RunFileError::one(format!(
            "{MARK}: this Floodgate reads version {VERSION}; open the file with the one that wrote it"
        )));
    }
    let mut problems = Vec::new();
    for key in file.keys().filter(|key| !KEYS.contains(&key.as_str())) {
        problems.push(format!("{key}: a run file has no such key; remove it"));
    }
    let revision = integer(
        file,
        "model_revision",
        u64::from(MODEL_REVISION),
        &mut problems,
    );
    let base = base(file, &mut problems);
    let seed = base.as_ref().map_or(0, |(_, scenario)| scenario.seed);
    let seed = integer(file, "seed", seed, &mut problems);
    let digest = digest(file, &mut problems);
    let Some((id, mut scenario)) = base else {
        return Err(RunFileError(problems));
    };
    scenario.seed = seed;
    let acts = acts(file, &scenario, &mut problems);
    if !problems.is_empty() {
        return Err(RunFileError(problems));
    }
    let document = Document {
        acts,
        revision: u32::try_from(revision).unwrap_or(u32::MAX),
        ..Document::of(scenario, id)
    };
    Ok(match digest {
        Some(digest) => document.with_digest(digest),
        None => document,
    })
}

/// The scenario, whole or by its name, and the name of the shipped one that it comes from.
fn base(
    file: &Map<String, Value>,
    problems: &mut Vec<String>,
) -> Option<(Option<String>, Scenario)> {
    let shipped = |key: &'static str, id: &str, problems: &mut Vec<String>| {
        let shipped = scenario::by_id(id);
        if shipped.is_none() {
            let ids: Vec<_> = scenario::catalogue().iter().map(|it| it.id).collect();
            let ids = ids.join(", ");
            problems.push(format!(
                "{key}: no shipped scenario has this name; write one of {ids}"
            ));
        }
        shipped
    };
    match file.get("scenario") {
        Some(Value::String(id)) => {
            let scenario = shipped("scenario", id, problems)?.read().ok()?;
            Some((Some(id.clone()), scenario))
        }
        Some(tree @ Value::Object(_)) => {
            let from = file.get("edited_from").and_then(Value::as_str);
            let id = from.and_then(|id| shipped("edited_from", id, problems));
            let read = document::scenario_of(tree).map_err(|found| {
                problems.extend(found.0.iter().map(|problem| {
                    format!(
                        "scenario.{}: {}; {}",
                        problem.path, problem.what, problem.instead
                    )
                }));
            });
            Some((id.map(|it| it.id.to_owned()), read.ok()?))
        }
        _ => {
            problems.push(
                "scenario: it is missing; write the name of a shipped scenario, or a whole one"
                    .into(),
            );
            None
        }
    }
}

fn integer(
    file: &Map<String, Value>,
    key: &str,
    otherwise: u64,
    problems: &mut Vec<String>,
) -> u64 {
    match file
        .get(key)
        .map(|value| value.as_u64().filter(|it| *it <= INTEGER_MAX))
    {
        None => otherwise,
        Some(Some(value)) => value,
        Some(None) => {
            problems.push(format!(
                "{key}: it is no whole number; write one from 0 to {INTEGER_MAX}"
            ));
            otherwise
        }
    }
}

fn digest(file: &Map<String, Value>, problems: &mut Vec<String>) -> Option<u64> {
    let text = file.get("digest")?;
    let digits = text.as_str().filter(|text| text.len() == 16);
    let digest = digits.and_then(|text| u64::from_str_radix(text, 16).ok());
    if digest.is_none() {
        problems.push("digest: it is none; write 16 hexadecimal digits, or leave it out".into());
    }
    digest
}

fn acts(
    file: &Map<String, Value>,
    scenario: &Scenario,
    problems: &mut Vec<String>,
) -> Vec<scenario::Act> {
    let Some(acts) = file.get("acts") else {
        return Vec::new();
    };
    let Value::Array(acts) = acts else {
        problems.push("acts: it is no list; write [ and ] around the acts".into());
        return Vec::new();
    };
    document::acts_of(scenario, acts.clone()).unwrap_or_else(|found| {
        let line = |problem: &scenario::Problem| {
            format!("{}: {}; {}", problem.path, problem.what, problem.instead)
        };
        problems.extend(found.0.iter().map(line));
        Vec::new()
    })
}
