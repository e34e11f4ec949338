//! From the text of a scenario file to a [`Scenario`], or to everything that is wrong with it.
//!
//! The order of reading is that of dependence, not of the file: the length of the run and the
//! names of workflows first, since times and references are checked against them.

mod lesson;
mod names;
mod plan;
mod source;
mod step;
mod timed;
mod workflow;

use super::format::{Assumptions, PickUp, Polling, Scenario, Service};
use super::limits::{DESCRIPTION_CHARS, HORIZON_MAX_MS, SERVICE_MAX_MS, TITLE_CHARS, VERSION};
use super::tree::{self, Field, Object, Problems, Wording};
use crate::engine::limits::{INTEGER_MAX, JOBS_MAX_NATIVE, WORKERS_MAX};
pub use lesson::{is_lesson, read_lesson, read_lesson_bytes};
use names::Names;
pub(super) use source::recording;

/// Reads a scenario file.
///
/// # Errors
/// Text that is not JSON has the one syntax error. Otherwise *all* problems with shape, values and
/// references are collected, each with its place and what to write instead (of a great many the
/// first [`PROBLEMS_MAX`](super::limits::PROBLEMS_MAX)).
pub fn read(text: &str) -> Result<Scenario, Problems> {
    tree::read(text, |root| root.object(scenario).flatten())
}

/// Reads a scenario file from its bytes.
///
/// # Errors
/// As [`read`]; besides, bytes that are not UTF-8.
pub fn read_bytes(bytes: &[u8]) -> Result<Scenario, Problems> {
    tree::read_bytes(bytes, read)
}

impl Scenario {
    /// Checks a scenario that a program has made or changed, by the rules of the reader. The paths
    /// of the problems name what is wrong; lines and columns are those of the scenario written in
    /// one line.
    ///
    /// # Errors
    /// All problems at once, as [`read`] finds them.
    pub fn check(&self) -> Result<(), Problems> {
        // These types are always JSON; were they not, the reader would refuse the empty text.
        let text = serde_json::to_string(self).unwrap_or_default();
        read(&text).map(|_| ())
    }
}

/// What all parts of a file are checked against.
struct Context<'a> {
    /// Length of the run in milliseconds.
    horizon: u64,
    /// The names of workflows and platform operations.
    names: Names<'a>,
}

fn scenario(root: &Object<'_>) -> Option<Scenario> {
    let version = version(root)?;
    let title = root.required("title").line(TITLE_CHARS);
    let description = root.required("description").lines(DESCRIPTION_CHARS);
    let seed = root.required("seed").integer(0..=INTEGER_MAX);
    let horizon = root.required("horizon").integer(1..=HORIZON_MAX_MS);
    let service = root.required("service").object(service).flatten();
    let (workflow_list, source_list) = (root.required("workflows"), root.required("sources"));
    let context = Context {
        horizon: horizon.unwrap_or(HORIZON_MAX_MS),
        names: Names::of(&workflow_list, &source_list),
    };
    let workflows = workflow::read_all(&workflow_list, &context.names);
    let sources = source::read_all(&source_list, &workflows, &context);
    let backlog = timed::backlog(&root.optional("backlog"), &context.names);
    let history = plan::history(&root.optional("history"), &context.names);
    let acts = timed::acts(&root.optional("acts"), &context);
    let moments = timed::moments(&root.optional("moments"), context.horizon);
    let culprits = timed::culprits(&root.optional("culprits"), &context.names);
    let incident = root.optional("incident");
    let has_incident = incident.is_present();
    let incident = incident.object(|object| plan::incident(object, &context));
    let assumptions = root.optional("assumptions").object(Assumptions::read);
    Some(Scenario {
        version,
        title: title?,
        description: description?,
        seed: seed?,
        horizon: horizon?,
        service: service?,
        workflows,
        sources,
        backlog,
        history,
        acts,
        moments,
        culprits,
        incident: match incident.flatten() {
            None if has_incident => return None,
            incident => incident,
        },
        assumptions: assumptions.unwrap_or_default(),
    })
}

/// The version; of a file of a later one nothing else can be judged.
fn version(root: &Object<'_>) -> Option<u64> {
    let field = root.required("version");
    let reason = format!(": this Floodgate reads version {VERSION}");
    field.integer_because(VERSION..=VERSION, &reason);
    let is_later = field
        .peek_integer()
        .is_some_and(|version| version > VERSION);
    if is_later {
        root.forgive_unknown_keys();
    }
    (!is_later).then_some(VERSION)
}

fn service(object: &Object<'_>) -> Option<Service> {
    let workers = object.required("workers").integer_32(1..=WORKERS_MAX);
    let pick_up = object.required("pick_up").choice(PickUp::ALL, PickUp::key);
    let polling = object.optional("polling");
    if pick_up == Some(PickUp::Immediate) {
        polling.report(Wording::new(
            "only the pick-up \"polled\" has a beat and marks",
            "remove it, or write \"polled\"",
        ));
    }
    Some(Service {
        workers: workers?,
        pick_up: pick_up?,
        polling: polling.object(self::polling),
    })
}

fn polling(object: &Object<'_>) -> Polling {
    let default = Polling::default();
    let every_ms = object.optional("every_ms").integer(1..=SERVICE_MAX_MS);
    let high = object.optional("high").integer_32(1..=JOBS_MAX_NATIVE);
    let high = high.unwrap_or(default.high);
    let low = object.optional("low").integer_32(1..=high);
    let low = low.unwrap_or(default.low);
    if low > high {
        object.optional("high").report(Wording::new(
            format!("{high} is less than the low mark, {low}"),
            "write a larger number, or a \"low\" that is smaller",
        ));
    }
    Polling {
        every_ms: every_ms.unwrap_or(default.every_ms),
        high,
        low,
    }
}

/// A time before the end of the run.
fn time_before_end(field: &Field<'_>, horizon: u64) -> Option<u64> {
    let reason = format!(": the run ends at {horizon}");
    field.integer_because(0..=horizon.saturating_sub(1), &reason)
}
