//! Reads the initial backlog, acts, moments, culprits and assumptions.

use super::names::{Names, Unique, Wanted};
use super::{Context, time_before_end};
use crate::engine::limits::{JOBS_MAX_NATIVE, WORKERS_MAX, WORKFLOWS_MAX};
use crate::scenario::format::{Act, ActKind, Assumptions, BacklogPart, Moment, Requeue};
use crate::scenario::limits::{
    ACTS_MAX, BACKLOG_MAX, CANCEL_COST_MAX_MS, HORIZON_MAX_MS, LOG_ROWS_MAX, MOMENTS_MAX,
    NOTE_CHARS, ROW_BYTES_MAX, TITLE_CHARS,
};
use crate::scenario::tree::{Field, Object};

pub(super) fn backlog(list: &Field<'_>, names: &Names<'_>) -> Vec<BacklogPart> {
    let read = |object: &Object<'_>| {
        let workflow = names.refer(&object.required("workflow"), Wanted::DRAWN);
        let jobs = object.required("jobs").integer_32(1..=JOBS_MAX_NATIVE);
        let oldest_ms = object.required("oldest_ms").integer(1..=HORIZON_MAX_MS);
        Some(BacklogPart {
            workflow: workflow?,
            jobs: jobs?,
            oldest_ms: oldest_ms?,
        })
    };
    list.list(BACKLOG_MAX, |item| item.object(read).flatten())
        .unwrap_or_default()
}

pub(super) fn acts(list: &Field<'_>, context: &Context<'_>) -> Vec<Act> {
    list.list(ACTS_MAX, |item| {
        item.object(|object| act(object, context)).flatten()
    })
    .unwrap_or_default()
}

fn act(object: &Object<'_>, context: &Context<'_>) -> Option<Act> {
    let at_ms = time_before_end(&object.required("at_ms"), context.horizon);
    let Some(kind) = object.required("do").choice(ActKind::ALL, ActKind::key) else {
        object.forgive_unknown_keys();
        return None;
    };
    if kind == ActKind::SetWorkers {
        let workers = object.required("workers").integer_32(1..=WORKERS_MAX);
        return Some(Act::SetWorkers {
            at_ms: at_ms?,
            workers: workers?,
        });
    }
    let workflow = object.required("workflow");
    let workflow = context.names.refer(&workflow, Wanted::WORKFLOW);
    let (at_ms, workflow) = (at_ms?, workflow?);
    Some(match kind {
        ActKind::Activate => Act::Activate { at_ms, workflow },
        ActKind::Delete => Act::Delete { at_ms, workflow },
        ActKind::Deactivate | ActKind::SetWorkers => Act::Deactivate { at_ms, workflow },
    })
}

pub(super) fn moments(list: &Field<'_>, horizon: u64) -> Vec<Moment> {
    let mut unique = Unique::default();
    let read = |object: &Object<'_>| {
        let at_ms = object.required("at_ms");
        let at_ms = at_ms.integer_because(0..=horizon, &format!(": the run ends at {horizon}"));
        let name = unique.line(&object.required("name"));
        let title = object.required("title").line(TITLE_CHARS);
        let pause = object.optional("pause").boolean();
        let note = object.optional("note").line(NOTE_CHARS);
        Some(Moment {
            at_ms: at_ms?,
            name: name?,
            title: title?,
            pause: pause.unwrap_or_default(),
            note,
        })
    };
    let mut read = read;
    list.list(MOMENTS_MAX, |item| item.object(&mut read).flatten())
        .unwrap_or_default()
}

pub(super) fn culprits(list: &Field<'_>, names: &Names<'_>) -> Vec<String> {
    let mut unique = Unique::default();
    let read = |item: &Field<'_>| {
        let name = names.refer(item, Wanted::ANY)?;
        unique.check(item, &name);
        Some(name)
    };
    list.list(WORKFLOWS_MAX, read).unwrap_or_default()
}

pub(super) fn assumptions(object: &Object<'_>) -> Assumptions {
    let requeue = object.optional("requeue_after_reactivation");
    let log_rows = object.optional("log_rows_of_job_canceled_at_pickup");
    let bytes = |key| object.optional(key).integer_32(0..=ROW_BYTES_MAX);
    Assumptions {
        cancel_cost_ms: object
            .optional("cancel_cost_ms")
            .integer(0..=CANCEL_COST_MAX_MS),
        requeue_after_reactivation: requeue.choice(Requeue::ALL, Requeue::key),
        log_rows_of_job_canceled_at_pickup: log_rows.integer_32(0..=LOG_ROWS_MAX),
        bytes_per_job_row: bytes("bytes_per_job_row"),
        bytes_per_log_row: bytes("bytes_per_log_row"),
    }
}
