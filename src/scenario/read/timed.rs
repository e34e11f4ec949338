//! Reads the initial backlog, acts, moments and culprits.

use super::names::{Names, Unique, Wanted};
use super::{Context, time_before_end};
use crate::engine::OperationType;
use crate::engine::limits::{INTEGER_MAX, JOBS_MAX_NATIVE, WORKERS_MAX, WORKFLOWS_MAX};
use crate::scenario::format::{
    Act, ActKind, BacklogPart, Deletion, EndStatus, JobsAct, Moment, StatusReason, Verb,
};
use crate::scenario::limits::{
    ACTS_MAX, BACKLOG_MAX, HORIZON_MAX_MS, MOMENTS_MAX, NOTE_CHARS, TIMES_MAX, TITLE_CHARS,
};
use crate::scenario::tree::{Field, Object, Wording};

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

pub(super) fn act(object: &Object<'_>, context: &Context<'_>) -> Option<Act> {
    let at_ms = time_before_end(&object.required("at_ms"), context.horizon);
    let Some(kind) = object.required("do").choice(ActKind::ALL, ActKind::key) else {
        object.forgive_unknown_keys();
        return None;
    };
    match kind {
        ActKind::SetWorkers => {
            let workers = object.required("workers").integer_32(1..=WORKERS_MAX);
            return Some(Act::SetWorkers {
                at_ms: at_ms?,
                workers: workers?,
            });
        }
        ActKind::SetBackground => {
            let on = object.required("on").boolean();
            return Some(Act::SetBackground {
                at_ms: at_ms?,
                on: on?,
            });
        }
        ActKind::StopSource => {
            let source = context.names.refer_source(&object.required("source"));
            return Some(Act::StopSource {
                at_ms: at_ms?,
                source: source?,
            });
        }
        ActKind::Jobs => return jobs_act(object, at_ms, context).map(Act::Jobs),
        ActKind::DeleteImmediately => {
            let rows = object.required("rows");
            let rows = rows.object(|object| deletion(object, &context.names));
            return Some(Act::DeleteImmediately {
                at_ms: at_ms?,
                rows: rows.flatten()?,
            });
        }
        _ => {}
    }
    let workflow = object.required("workflow");
    let workflow = context.names.refer(&workflow, Wanted::WORKFLOW);
    let times = if kind == ActKind::Start {
        object.optional("times").integer_32(1..=TIMES_MAX)
    } else {
        None
    };
    let times = times.unwrap_or(1);
    let (at_ms, workflow) = (at_ms?, workflow?);
    Some(match kind {
        ActKind::Activate => Act::Activate { at_ms, workflow },
        ActKind::Delete => Act::Delete { at_ms, workflow },
        ActKind::Mend => Act::Mend { at_ms, workflow },
        ActKind::Start => Act::Start {
            at_ms,
            workflow,
            times,
        },
        _ => Act::Deactivate { at_ms, workflow },
    })
}

fn jobs_act(object: &Object<'_>, at_ms: Option<u64>, context: &Context<'_>) -> Option<JobsAct> {
    let verb = object.required("verb").choice(Verb::ALL, Verb::key);
    let until_ms = match verb {
        Some(Verb::Postpone) => {
            let first = at_ms.unwrap_or(0).saturating_add(1);
            object.required("until_ms").integer(first..=INTEGER_MAX)
        }
        _ => None,
    };
    let job = object.optional("job").integer_32(0..=JOBS_MAX_NATIVE);
    let workflow = object.optional("workflow");
    let workflow = optional_name(&workflow, &context.names);
    let status = object.optional("status");
    let operation_type = object.optional("operation_type");
    let first = object.optional("first").integer_32(0..=JOBS_MAX_NATIVE);
    let least = first.unwrap_or(0);
    let last = object.optional("last").integer_32(least..=JOBS_MAX_NATIVE);
    Some(JobsAct {
        at_ms: at_ms?,
        verb: verb?,
        until_ms,
        job,
        workflow: workflow?,
        status: status.choice(StatusReason::ALL, StatusReason::key),
        operation_type: operation_type.choice(OperationType::ALL, OperationType::key),
        first,
        last,
    })
}

/// Which rows a bulk deletion deletes.
pub(super) fn deletion(object: &Object<'_>, names: &Names<'_>) -> Option<Deletion> {
    let list = object.required("statuses");
    let mut unique = Unique::default();
    let statuses = list.list(EndStatus::ALL.len(), |item| {
        let status = item.choice(EndStatus::ALL, EndStatus::key)?;
        unique.check(item, status.key());
        Some(status)
    });
    if list.list_len() == Some(0) {
        list.report(Wording::new("the list is empty", "write at least one"));
    }
    let older_than = object.optional("older_than_ms");
    let older_than_ms = older_than.integer(0..=HORIZON_MAX_MS).unwrap_or(0);
    let workflow = optional_name(&object.optional("workflow"), names);
    let all_types = object.optional("all_types").boolean().unwrap_or(false);
    Some(Deletion {
        statuses: statuses?,
        older_than_ms,
        workflow: workflow?,
        all_types,
    })
}

/// A name that may be left out: nothing at all where it is wrong.
#[allow(clippy::option_option, reason = "left out is not the same as wrong")]
fn optional_name(field: &Field<'_>, names: &Names<'_>) -> Option<Option<String>> {
    if field.is_present() {
        names.refer(field, Wanted::ANY).map(Some)
    } else {
        Some(None)
    }
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
