//! Reads what a workflow does beyond its steps, rows from before the run, and the incident.

use super::Context;
use super::names::{Names, Unique, Wanted};
use super::timed::{act, deletion};
use crate::engine::OperationType;
use crate::engine::limits::INTEGER_MAX;
use crate::scenario::format::{
    EndStatus, FailureKind, FailureRate, HistoryPart, Incident, Measure, ServiceTime, Sign, State,
    Workflow,
};
use crate::scenario::limits::{
    ACTS_MAX, COLUMNS_MAX, FAILURES_MAX, HISTORY_JOBS_MAX, HISTORY_MAX, HORIZON_MAX_MS,
    INCIDENT_CHARS, LOG_ROWS_MAX, NAME_CHARS,
};
use crate::scenario::tree::{Field, Object, Wording};

/// The fields of a workflow that few have; the others are empty.
pub(super) fn more(
    object: &Object<'_>,
    operation_type: OperationType,
    names: &Names<'_>,
) -> Option<Workflow> {
    let columns = columns(&object.optional("columns"));
    let on_demand = object.optional("on_demand").boolean();
    let auto_delete = object.optional("auto_delete").boolean();
    let dependency_token = object.optional("dependency_token").line(NAME_CHARS);
    let failures = object
        .optional("failures")
        .list(FAILURES_MAX, |item| item.object(failure_rate).flatten());
    let deletes = object.optional("deletes");
    let is_cleaner = operation_type == OperationType::BulkDelete;
    if !is_cleaner {
        deletes.report(Wording::new(
            "only a bulk deletion deletes rows",
            "remove it, or write \"bulk_delete\" as the operation type",
        ));
    }
    if operation_type != OperationType::Workflow {
        for key in ["columns", "on_demand", "auto_delete", "dependency_token"] {
            object.optional(key).report(Wording::new(
                "a platform operation has no process record, so it has no such setting",
                "remove it",
            ));
        }
    }
    let has_deletes = deletes.is_present();
    let deletes = deletes.object(|object| deletion(object, names)).flatten();
    if has_deletes && deletes.is_none() {
        return None;
    }
    Some(Workflow {
        name: String::new(),
        operation_type,
        table: String::new(),
        owner: String::new(),
        state: State::Activated,
        start_when: Vec::new(),
        service: ServiceTime::Recorded,
        steps: Vec::new(),
        columns,
        on_demand: on_demand.unwrap_or(false),
        auto_delete: auto_delete.unwrap_or(false),
        dependency_token,
        failures: failures.unwrap_or_default(),
        deletes,
    })
}

/// Names of columns, each once.
pub(super) fn columns(field: &Field<'_>) -> Vec<String> {
    let mut unique = Unique::default();
    let columns = field.list(COLUMNS_MAX, |item| unique.line(item));
    columns.unwrap_or_default()
}

fn failure_rate(object: &Object<'_>) -> Option<FailureRate> {
    let failure = object.required("failure");
    let failure = failure.choice(FailureKind::ALL, FailureKind::key);
    let per_mille = object.required("per_mille").integer_32(1..=1_000);
    let time = |key| object.optional(key).integer(0..=HORIZON_MAX_MS);
    let (start_ms, end_ms) = (time("start_ms"), time("end_ms"));
    Some(FailureRate {
        failure: failure?,
        per_mille: per_mille?,
        start_ms,
        end_ms,
    })
}

pub(super) fn history(list: &Field<'_>, names: &Names<'_>) -> Vec<HistoryPart> {
    let read = |object: &Object<'_>| {
        let workflow = names.refer(&object.required("workflow"), Wanted::ANY);
        let jobs = object.required("jobs").integer(1..=HISTORY_JOBS_MAX);
        let log_rows = object.required("log_rows").integer_32(0..=LOG_ROWS_MAX);
        let status = object.required("status");
        let status = status.choice(EndStatus::ALL, EndStatus::key);
        let oldest_ms = object.required("oldest_ms").integer(1..=HORIZON_MAX_MS);
        Some(HistoryPart {
            workflow: workflow?,
            jobs: jobs?,
            log_rows: log_rows?,
            status: status?,
            oldest_ms: oldest_ms?,
        })
    };
    list.list(HISTORY_MAX, |item| item.object(read).flatten())
        .unwrap_or_default()
}

pub(super) fn incident(object: &Object<'_>, context: &Context<'_>) -> Option<Incident> {
    let text = |key| object.required(key).lines(INCIDENT_CHARS);
    let (symptom, cause) = (text("symptom"), text("cause"));
    let (remedy, source) = (text("remedy"), text("source"));
    let sign = object.required("sign").object(sign).flatten();
    let cure = object.optional("cure").list(ACTS_MAX, |item| {
        item.object(|object| act(object, context)).flatten()
    });
    Some(Incident {
        symptom: symptom?,
        cause: cause?,
        remedy: remedy?,
        source: source?,
        sign: sign?,
        cure: cure.unwrap_or_default(),
    })
}

fn sign(object: &Object<'_>) -> Option<Sign> {
    let measure = object.required("measure");
    let measure = measure.choice(Measure::ALL, Measure::key);
    let at_least = object.required("at_least").integer(1..=INTEGER_MAX);
    Some(Sign {
        measure: measure?,
        at_least: at_least?,
    })
}
