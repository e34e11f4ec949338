//! Reads workflows and platform operations, their service times and steps.

use super::names::{Names, Unique};
use super::plan::more;
use super::step::step;
use crate::engine::OperationType;
use crate::engine::limits::WORKFLOWS_MAX;
use crate::scenario::format::{Distribution, ServiceTime, State, TableEvent, Workflow};
use crate::scenario::limits::{
    CV_PERCENT_MAX, OWNER_CHARS, SERVICE_MAX_MS, STEPS_MAX, TABLE_CHARS,
};
use crate::scenario::tree::{Field, Object, Wording};

/// The workflows that could be read; as many as the list has unless there are problems.
pub(super) fn read_all(list: &Field<'_>, names: &Names<'_>) -> Vec<Workflow> {
    if list.list_len() == Some(0) {
        list.report(Wording::new(
            "the list is empty",
            "write at least one workflow or platform operation",
        ));
    }
    let mut unique = Unique::default();
    let read = |item: &Field<'_>| {
        item.object(|object| workflow(object, names, &mut unique))
            .flatten()
    };
    list.list(WORKFLOWS_MAX, read).unwrap_or_default()
}

fn workflow(object: &Object<'_>, names: &Names<'_>, unique: &mut Unique) -> Option<Workflow> {
    let name = unique.line(&object.required("name"));
    let kind = object.optional("operation_type");
    let operation_type = kind.choice(OperationType::ALL, OperationType::key);
    let is_unclear = kind.is_present() && operation_type.is_none();
    let operation_type = operation_type.unwrap_or(OperationType::Workflow);
    let table = object.required("table").line(TABLE_CHARS);
    let owner = object.required("owner").line(OWNER_CHARS);
    let state = object.optional("state").choice(State::ALL, State::key);
    let start_when = start_when(&object.optional("start_when"));
    let service = object.required("service").object(service_time).flatten();
    let steps = object.optional("steps");
    let steps = steps.list(STEPS_MAX, |item| {
        item.object(|object| step(object, names)).flatten()
    });
    let more = more(object, operation_type, names);
    if operation_type != OperationType::Workflow {
        check_operation(object, state);
    } else if !is_unclear {
        check_workflow(object);
    }
    if service == Some(ServiceTime::Recorded) {
        check_recorded(object, name.as_deref(), names);
    }
    Some(Workflow {
        name: name?,
        operation_type,
        table: table?,
        owner: owner?,
        state: state.unwrap_or_default(),
        start_when,
        service: service?,
        steps: steps.unwrap_or_default(),
        ..more?
    })
}

fn start_when(field: &Field<'_>) -> Vec<TableEvent> {
    let mut unique = Unique::default();
    let event = |item: &Field<'_>| {
        let event = item.choice(TableEvent::ALL, TableEvent::key)?;
        unique.check(item, event.key());
        Some(event)
    };
    field.list(TableEvent::ALL.len(), event).unwrap_or_default()
}

/// A workflow needs a step to be activated, from the beginning or by a person.
fn check_workflow(object: &Object<'_>) {
    let steps = object.required("steps");
    if steps.list_len() == Some(0) {
        steps.report(Wording::new(
            "the list is empty, and a workflow without steps can't be activated",
            "write at least one step",
        ));
    }
    // Reports the list where it is missing; what is in it was read before.
    steps.list(STEPS_MAX, |_| Some(()));
}

/// A platform operation has no process record: no triggers, no draft, no steps.
fn check_operation(object: &Object<'_>, state: Option<State>) {
    let request = "remove it, or leave \"operation_type\" out";
    let refuse = |key, why: &str| {
        let what = format!("a platform operation has no {why}");
        object.optional(key).report(Wording::new(what, request));
    };
    if state == Some(State::Draft) {
        refuse("state", "draft: it is always activated");
    }
    refuse(
        "start_when",
        "triggers: a source of kind \"platform\" makes its jobs",
    );
    refuse("steps", "steps: only workflows write to the workflow log");
}

/// A recorded service time needs a replay source, and suffers no trigger.
fn check_recorded(object: &Object<'_>, name: Option<&str>, names: &Names<'_>) {
    if name.is_some_and(|name| !names.is_replayed(name)) {
        object.optional("service").report(Wording::new(
            "no replay source starts this workflow, so there are no recorded lengths",
            "add a source of kind \"replay\" that starts it, or write another distribution",
        ));
    }
    object.optional("start_when").report(Wording::new(
        "a workflow with recorded service times is started by its replay source alone",
        "remove it",
    ));
}

pub(super) fn service_time(object: &Object<'_>) -> Option<ServiceTime> {
    let distribution = object.required("distribution");
    let length = |key| object.required(key).integer(1..=SERVICE_MAX_MS);
    match distribution.choice(Distribution::ALL, Distribution::key) {
        Some(Distribution::Constant) => length("ms").map(|ms| ServiceTime::Constant { ms }),
        Some(Distribution::Uniform) => uniform(object),
        Some(Distribution::Exponential) => {
            length("mean_ms").map(|mean_ms| ServiceTime::Exponential { mean_ms })
        }
        Some(Distribution::LogNormal) => {
            let mean_ms = length("mean_ms");
            let cv_percent = object.required("cv_percent").integer_32(1..=CV_PERCENT_MAX);
            Some(ServiceTime::LogNormal {
                mean_ms: mean_ms?,
                cv_percent: cv_percent?,
            })
        }
        Some(Distribution::Recorded) => Some(ServiceTime::Recorded),
        None => {
            object.forgive_unknown_keys();
            None
        }
    }
}

fn uniform(object: &Object<'_>) -> Option<ServiceTime> {
    let min_ms = object.required("min_ms").integer(1..=SERVICE_MAX_MS);
    let longest = object.required("max_ms");
    let max_ms = longest.integer(1..=SERVICE_MAX_MS);
    let (min_ms, max_ms) = (min_ms?, max_ms?);
    if max_ms < min_ms {
        longest.report(Wording::new(
            format!("the longest, {max_ms}, is shorter than the shortest"),
            format!("write a whole number from {min_ms} to {SERVICE_MAX_MS}"),
        ));
    }
    Some(ServiceTime::Uniform { min_ms, max_ms })
}
