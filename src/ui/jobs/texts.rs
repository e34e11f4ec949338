//! The words of the page's choices, and the pictures of what they choose.

use crate::engine::{JobState, JobStatus};
use crate::session::job_command::Verb;
use crate::session::query::{GroupBy, Tab};
use crate::session::view::{PlayState, View};
use crate::ui::icons::Icon;
use crate::ui::say::clock;
use crate::ui::texts::{t, tf};

/// At which moment of the run the page stands, and whether that goes on.
pub(super) fn as_of(view: &View) -> String {
    let time = clock(view.at_ms);
    let values: [(&str, &dyn std::fmt::Display); 1] = [("time", &time)];
    match view.playback.state {
        PlayState::Playing => tf("jobs.as_of.playing", &values),
        PlayState::Paused => tf("jobs.as_of.paused", &values),
        PlayState::Ended => tf("jobs.as_of.ended", &values),
    }
}

/// The name of a tab and what is in it.
pub(super) fn tab(tab: Tab) -> (&'static str, &'static str) {
    match tab {
        Tab::Ready => (t("jobs.tab.ready"), t("jobs.tab.ready.what")),
        Tab::Suspended => (t("jobs.tab.suspended"), t("jobs.tab.suspended.what")),
        Tab::Locked => (t("jobs.tab.locked"), t("jobs.tab.locked.what")),
        Tab::Completed => (t("jobs.tab.completed"), t("jobs.tab.completed.what")),
        Tab::All => (t("jobs.tab.all"), t("jobs.tab.all.what")),
    }
}

/// The tab of a status.
pub(super) const fn tab_of(status: JobStatus) -> Tab {
    match status.state() {
        JobState::Ready => Tab::Ready,
        JobState::Suspended => Tab::Suspended,
        JobState::Locked => Tab::Locked,
        JobState::Completed => Tab::Completed,
    }
}

/// What jobs are grouped by, as the choice says it and as the heading does.
pub(super) fn by(by: GroupBy) -> (&'static str, &'static str) {
    match by {
        GroupBy::Workflow => (t("jobs.by.workflow"), t("jobs.by.workflow.head")),
        GroupBy::Type => (t("jobs.by.type"), t("jobs.by.type.head")),
        GroupBy::Owner => (t("jobs.by.owner"), t("jobs.by.owner.head")),
        GroupBy::Status => (t("jobs.by.status"), t("jobs.by.status.head")),
        GroupBy::Regarding => (t("jobs.by.regarding"), t("jobs.by.regarding.head")),
        GroupBy::Correlation => (t("jobs.by.correlation"), t("jobs.by.correlation.head")),
    }
}

/// The picture of a status and its class.
pub(super) const fn picture(status: JobStatus) -> (Icon, &'static str) {
    match status {
        JobStatus::WaitingForResources => (Icon::Clock, "fg-status-icon"),
        JobStatus::InProgress => (Icon::Progress, "fg-status-icon fg-status-icon--go"),
        JobStatus::Waiting | JobStatus::Pausing => {
            (Icon::Hold, "fg-status-icon fg-status-icon--warn")
        }
        JobStatus::Canceling => (Icon::Failed, "fg-status-icon"),
        JobStatus::Succeeded => (Icon::Succeeded, "fg-status-icon fg-status-icon--ok"),
        JobStatus::Failed => (Icon::Failed, "fg-status-icon fg-status-icon--bad"),
        JobStatus::Canceled => (Icon::Canceled, "fg-status-icon"),
    }
}

/// The name of a verb and its picture.
pub(super) fn verb(verb: Verb) -> (&'static str, Icon) {
    match verb {
        Verb::Cancel => (t("jobs.cancel"), Icon::Canceled),
        Verb::Resume => (t("jobs.resume"), Icon::Play),
        Verb::Postpone => (t("jobs.postpone"), Icon::Later),
        Verb::Pause => (t("jobs.pause"), Icon::Hold),
        Verb::Delete => (t("jobs.delete"), Icon::Delete),
    }
}
