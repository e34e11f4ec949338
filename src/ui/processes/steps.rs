//! The steps of a process in the words of its designer.

use crate::scenario::{Change, ServiceTime, Step, StopStatus};
use crate::ui::say::{count, duration};
use crate::ui::texts::{t, tf};

/// The kind of a step, and what it does.
pub(super) fn words(step: &Step) -> (&'static str, String) {
    let named = || step.name().unwrap_or_default().to_owned();
    match step {
        Step::CheckCondition { .. } => (t("step.check"), named()),
        Step::SendEmail { .. } => (t("step.email"), named()),
        Step::Custom { .. } => (t("step.custom"), named()),
        Step::Create(change) => (t("step.create"), changed(change)),
        Step::Update(change) => (t("step.update"), changed(change)),
        Step::Assign(change) => (t("step.assign"), changed(change)),
        Step::ChangeStatus(change) => (t("step.status"), changed(change)),
        Step::Delete(change) => (t("step.delete"), changed(change)),
        Step::StartChild { workflow, times } => (t("step.child"), started(workflow, *times)),
        Step::Call { workflow, times } => (t("step.call"), started(workflow, *times)),
        Step::Wait {
            name,
            met_after,
            timeout_ms,
        } => (
            t("step.wait"),
            waited(name, met_after.as_ref(), *timeout_ms),
        ),
        Step::Stop {
            name,
            status,
            per_mille,
            message,
        } => {
            let status = match status {
                StopStatus::Succeeded => t("count.succeeded"),
                StopStatus::Canceled => t("count.canceled"),
            };
            let values: [(&str, &dyn std::fmt::Display); 3] = [
                ("name", name),
                ("status", &status),
                ("n", &(per_mille / 10)),
            ];
            let mut words = tf("step.stop.how", &values);
            if let Some(message) = message {
                words.push_str(&tf("step.stop.message", &[("message", message)]));
            }
            (t("step.stop"), words)
        }
    }
}

fn changed(change: &Change) -> String {
    let mut words = change.name.clone();
    if let Some(table) = &change.table {
        words.push_str(&tf("step.table", &[("table", table)]));
    }
    if !change.columns.is_empty() {
        let columns = change.columns.join(", ");
        words.push_str(&tf("step.columns", &[("columns", &columns)]));
    }
    times(words, change.times)
}

fn started(workflow: &str, often: u32) -> String {
    times(workflow.to_owned(), often)
}

fn times(mut words: String, often: u32) -> String {
    if often > 1 {
        let often = count(u64::from(often));
        words.push_str(&tf("step.times", &[("n", &often)]));
    }
    words
}

fn waited(name: &str, met_after: Option<&ServiceTime>, timeout_ms: Option<u64>) -> String {
    let mut words = name.to_owned();
    if met_after.is_none() {
        words.push_str(t("step.wait.never"));
    }
    match timeout_ms {
        Some(ms) => words.push_str(&tf("step.wait.timeout", &[("time", &duration(ms))])),
        None => words.push_str(t("step.wait.no_timeout")),
    }
    words
}
