//! The insight: one sentence made from the run's data, right for every click, the early, the late
//! and the mistaken one too.

use crate::session::view::{Insight, WorkflowRow};
use crate::ui::icons::{Icon, icon};
use crate::ui::say::{count, duration};
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// The sentence on its card; what is worth saying, and the workflows it speaks of.
pub(super) fn note(insight: &Insight, workflows: &[WorkflowRow]) -> Html {
    html! {
        <p class="fg-insight">{ icon(Icon::Bulb) }<span>{ sentence(insight, workflows) }</span></p>
    }
}

fn sentence(insight: &Insight, workflows: &[WorkflowRow]) -> String {
    let name = |id: u16| {
        workflows
            .get(usize::from(id))
            .map_or("", |row| row.name.as_str())
    };
    match *insight {
        Insight::Calm => t("insight.calm").to_owned(),
        Insight::Growing { workflow, share } => tf(
            "insight.growing",
            &[("name", &name(workflow)), ("share", &share)],
        ),
        Insight::Draining => t("insight.draining").to_owned(),
        Insight::TooEarly { workflow } => tf("insight.early", &[("name", &name(workflow))]),
        Insight::TooLate { workflow } => tf("insight.late", &[("name", &name(workflow))]),
        Insight::Innocent { workflow, culprit } => tf(
            "insight.innocent",
            &[("name", &name(workflow)), ("culprit", &name(culprit))],
        ),
        Insight::Canceling { workflow, left } => tf(
            "insight.canceling",
            &[("name", &name(workflow)), ("n", &count(left))],
        ),
        Insight::Nominal {
            took_ms,
            untouched_at_end,
            ..
        } => nominal(took_ms, untouched_at_end),
        Insight::Untouched { waiting } => tf("insight.untouched", &[("n", &count(waiting))]),
    }
}

fn nominal(took_ms: u64, untouched_at_end: Option<u64>) -> String {
    let took = duration(took_ms);
    match untouched_at_end {
        Some(left) => tf(
            "insight.nominal.left",
            &[("took", &took), ("n", &count(left))],
        ),
        None => tf("insight.nominal", &[("took", &took)]),
    }
}
