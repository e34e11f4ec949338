//! What the act on a workflow stops now, what it stops later, and what it won't stop: before it
//! is done in the future, afterwards as it stands.

use crate::session::view::{RecordState, WorkflowRow};
use crate::ui::icons::{Icon, icon};
use crate::ui::say::count;
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// The three lines, with the one source that triggers the workflow, where there is only one.
pub(super) fn lines(row: &WorkflowRow, source: Option<&str>) -> Html {
    let running: (&str, &dyn std::fmt::Display) = ("n", &count(row.in_progress));
    match row.state {
        RecordState::Activated => {
            let now = match source {
                Some(source) => tf("stops.now.source", &[("source", &source)]),
                None => t("stops.now").to_owned(),
            };
            html! {
                <ul class="fg-lines">
                    { line("stop", Icon::Stop, t("stops.now.lead"), &now) }
                    { line("later", Icon::Clock, t("stops.later.lead"), t("stops.later")) }
                    { line("goes", Icon::Progress, t("stops.not.lead"), &tf("stops.not", &[running])) }
                </ul>
            }
        }
        RecordState::Draft => draft(row),
        RecordState::Deleted => html! {
            <ul class="fg-lines">
                { line("stop", Icon::Delete, t("deleted.lead"), t("deleted")) }
                { line("assumed", Icon::Warning, t("assumption"), &tf("deleted.assumed", &[("n", &count(row.ready))])) }
            </ul>
        },
        RecordState::NoRecord => html! {
            <ul class="fg-lines">{ line("goes", Icon::Progress, t("no_record.lead"), t("no_record")) }</ul>
        },
    }
}

fn draft(row: &WorkflowRow) -> Html {
    let left: (&str, &dyn std::fmt::Display) = ("n", &count(row.ready));
    let (lead, later) = match row.ready {
        0 => (t("draft.later.lead.none"), t("draft.later.none").to_owned()),
        _ => (t("draft.later.lead"), tf("draft.later", &[left])),
    };
    html! {
        <ul class="fg-lines">
            { line("stop", Icon::Stop, t("draft.now.lead"), t("draft.now")) }
            { line("later", Icon::Clock, lead, &later) }
            if row.ready > 0 {
                { line("assumed", Icon::Warning, t("assumption"), t("draft.assumed")) }
            } else {
                { line("rows", Icon::Database, t("draft.not.lead"), t("draft.not")) }
            }
        </ul>
    }
}

fn line(kind: &'static str, picture: Icon, lead: &str, rest: &str) -> Html {
    html! {
        <li class={format!("fg-line fg-line--{kind}")}>
            { icon(picture) }
            <span><strong>{ lead.to_owned() }</strong>{ " " }{ rest.to_owned() }</span>
        </li>
    }
}
