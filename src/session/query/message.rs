//! The message of a system job: what went wrong, or what its stop step left. Documented texts are
//! as documented; where there is none, it says which kind of error it was.

use super::names::Named;
use crate::engine::table::JobTable;
use crate::engine::{Failure, JobId, JobStatus};
use crate::scenario::{Step, StopStatus, Workflow};

/// The message of a step that stops the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stopped {
    /// The place of the step, which is the number of log rows before its own.
    step: u32,
    status: JobStatus,
    message: String,
}

/// The messages that the steps of a workflow leave.
pub(super) fn of_steps(workflow: &Workflow) -> Vec<Stopped> {
    let steps = (0..).zip(&workflow.steps);
    let stopped = steps.filter_map(|(step, what)| match what {
        Step::Stop {
            status,
            message: Some(message),
            ..
        } => Some(Stopped {
            step,
            status: match status {
                StopStatus::Succeeded => JobStatus::Succeeded,
                StopStatus::Canceled => JobStatus::Canceled,
            },
            message: message.clone(),
        }),
        _ => None,
    });
    stopped.collect()
}

/// The message of a job; empty if it has none.
pub(super) fn of_job(table: &JobTable, job: u32, named: Option<&Named>) -> String {
    let row = table.row(JobId(job));
    // One that has succeeded in the end has nothing to tell of what went wrong before.
    if let Some(failure) = row.failure.filter(|_| row.status != JobStatus::Succeeded) {
        return of_failure(failure);
    }
    let stops = named.map_or(&[][..], |named| &named.stops);
    if stops.is_empty() || row.ended.is_none() {
        return String::new();
    }
    let lives = table.lives(JobId(job));
    // A person's cancel passes through Canceling; a stop comes straight from In Progress.
    let [.., before, last] = lives.as_slice() else {
        return String::new();
    };
    let found = stops.iter().find(|stop| {
        let is_there = last.log_rows == stop.step + 1 && last.status == stop.status;
        is_there && before.status == JobStatus::InProgress
    });
    found.map_or_else(String::new, |stop| stop.message.clone())
}

fn of_failure(failure: Failure) -> String {
    let text = failure.message().unwrap_or_else(|| failure.label());
    match failure.code() {
        Some(code) => format!("{text} ({code})"),
        None => text.to_owned(),
    }
}
