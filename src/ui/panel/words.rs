//! The words of a process record.

use crate::session::view::RecordState;
use crate::ui::texts::t;

/// The state of a record.
pub(crate) fn state(state: RecordState) -> &'static str {
    match state {
        RecordState::Activated => t("state.activated"),
        RecordState::Draft => t("state.draft"),
        RecordState::Deleted => t("state.deleted"),
        RecordState::NoRecord => t("state.none"),
    }
}

/// When a workflow starts, in the words of the form of a process.
pub(crate) fn start_when(events: &[&'static str]) -> String {
    let words: Vec<_> = events.iter().map(|event| start_when_one(event)).collect();
    if words.is_empty() {
        t("start_when.none").to_owned()
    } else {
        words.join("; ")
    }
}

/// One of them.
pub(crate) fn start_when_one(event: &str) -> &'static str {
    match event {
        "create" => t("start_when.create"),
        "update" => t("start_when.update"),
        "assign" => t("start_when.assign"),
        "status_change" => t("start_when.status_change"),
        "delete" => t("start_when.delete"),
        "on_demand" => t("start_when.on_demand"),
        _ => t("start_when.child"),
    }
}
