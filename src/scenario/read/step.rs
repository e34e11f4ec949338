//! Reads the steps of a workflow.

use super::names::{Names, Wanted};
use super::plan::columns;
use super::workflow::service_time;
use crate::scenario::format::{Change, ServiceTime, Step, StepKind, StopStatus};
use crate::scenario::limits::{
    HORIZON_MAX_MS, NOTE_CHARS, STEP_NAME_CHARS, TABLE_CHARS, TIMES_MAX,
};
use crate::scenario::tree::{Object, Wording};

pub(super) fn step(object: &Object<'_>, names: &Names<'_>) -> Option<Step> {
    let Some(kind) = object.required("do").choice(StepKind::ALL, StepKind::key) else {
        object.forgive_unknown_keys();
        return None;
    };
    if matches!(kind, StepKind::Call | StepKind::StartChild) {
        let target = object.required("workflow");
        let workflow = names.refer(&target, Wanted::DRAWN_WORKFLOW);
        let (times, workflow) = (times(object), workflow?);
        return Some(match kind {
            StepKind::Call => Step::Call { workflow, times },
            _ => Step::StartChild { workflow, times },
        });
    }
    let name = object.required("name").line(STEP_NAME_CHARS);
    match kind {
        StepKind::Wait => return wait(object, name),
        StepKind::Stop => return stop(object, name),
        StepKind::SendEmail => return Some(Step::SendEmail { name: name? }),
        StepKind::CheckCondition => return Some(Step::CheckCondition { name: name? }),
        StepKind::Custom => return Some(Step::Custom { name: name? }),
        _ => {}
    }
    let columns = if kind == StepKind::Update {
        columns(&object.optional("columns"))
    } else {
        Vec::new()
    };
    let (table, times) = (object.optional("table").line(TABLE_CHARS), times(object));
    let change = Change {
        name: name?,
        table,
        columns,
        times,
    };
    Some(match kind {
        StepKind::Create => Step::Create(change),
        StepKind::Assign => Step::Assign(change),
        StepKind::ChangeStatus => Step::ChangeStatus(change),
        StepKind::Delete => Step::Delete(change),
        _ => Step::Update(change),
    })
}

fn times(object: &Object<'_>) -> u32 {
    let times = object.optional("times").integer_32(1..=TIMES_MAX);
    times.unwrap_or(1)
}

fn wait(object: &Object<'_>, name: Option<String>) -> Option<Step> {
    let met = object.optional("met_after");
    let met_after = met.object(service_time).flatten();
    if met_after == Some(ServiceTime::Recorded) {
        met.report(Wording::new(
            "a wait has no recorded lengths",
            "write another distribution",
        ));
    }
    let timeout_ms = object.optional("timeout_ms").integer(1..=HORIZON_MAX_MS);
    Some(Step::Wait {
        name: name?,
        met_after,
        timeout_ms,
    })
}

fn stop(object: &Object<'_>, name: Option<String>) -> Option<Step> {
    let status = object.required("status");
    let status = status.choice(StopStatus::ALL, StopStatus::key);
    let per_mille = object.optional("per_mille").integer_32(1..=1_000);
    let message = object.optional("message").line(NOTE_CHARS);
    Some(Step::Stop {
        name: name?,
        status: status?,
        per_mille: per_mille.unwrap_or(1_000),
        message,
    })
}
