//! One job that is followed: where it is, when it starts, how long it waited, and how long it
//! would have waited without the click. It is a job of another workflow that tells most.

use crate::session::Command;
use crate::session::view::{Followed, FollowedStage, Untouched, WorkflowRow};
use crate::ui::button::{Look, button};
use crate::ui::context::{Playground, use_id};
use crate::ui::icons::{Icon, mark};
use crate::ui::say::{clock, count, duration};
use crate::ui::select::select;
use crate::ui::texts::{t, tf};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// Whose job is followed.
    pub(super) playground: Playground,
    /// The job, if one is followed.
    pub(super) followed: Option<Followed>,
    /// All workflows and platform operations.
    pub(super) workflows: Rc<Vec<WorkflowRow>>,
    /// Whether there is room to say what it is good for.
    pub(super) why: bool,
    /// The one in the panel: another is offered first.
    pub(super) selected: u16,
}

/// The choice of a workflow, and what becomes of its next job.
#[component]
pub(super) fn Follow(props: &Props) -> Html {
    let playground = &props.playground;
    let heading = use_id();
    let chosen = use_state_eq(|| None::<u16>);
    let first_other = props.workflows.iter().find(|row| row.id != props.selected);
    let choice = chosen.or(first_other.map(|row| row.id)).unwrap_or(0);
    let onchoose = {
        let chosen = chosen.clone();
        Callback::from(move |id: String| chosen.set(id.parse().ok()))
    };
    let follow = playground.sender(Command::Follow(Some(choice)));
    let stop = playground.sender(Command::Follow(None));
    let options = html! { <>{ for props.workflows.iter().map(|row| option(row, choice)) }</> };
    html! {
        <section class="fg-follow" aria-labelledby={heading.clone()}>
            <h3 id={heading}>{ t("follow") }</h3>
            if let Some(followed) = props.followed {
                { told(&followed, &props.workflows) }
                { button(t("follow.stop"), Icon::Close, stop).look(Look::Subtle).html() }
            } else {
                if props.why {
                    <p class="fg-quiet">{ t("follow.why") }</p>
                }
                <div class="fg-follow-choice">
                    <label>
                        <span class="fg-unseen">{ t("follow.of") }</span>
                        { select(choice.to_string(), None, "", options, &onchoose) }
                    </label>
                    { button(t("follow.start"), Icon::Forward, follow).html() }
                </div>
            }
        </section>
    }
}

fn option(row: &WorkflowRow, choice: u16) -> Html {
    html! { <option value={row.id.to_string()} selected={row.id == choice}>{ &row.name }</option> }
}

fn told(followed: &Followed, workflows: &[WorkflowRow]) -> Html {
    let Some(row) = workflows.get(usize::from(followed.workflow)) else {
        return html! {};
    };
    html! {
        <>
            <p class="fg-follow-job">
                { mark(row.mark) }
                <span><strong>{ &row.name }</strong>{ sentence(followed) }</span>
            </p>
            if let Some(untouched) = without_click(followed) {
                <p class="fg-follow-untouched">{ untouched }</p>
            }
        </>
    }
}

fn sentence(followed: &Followed) -> String {
    let wait = duration(followed.wait_ms);
    let waited = [("wait", &wait as &dyn std::fmt::Display)];
    match followed.stage {
        FollowedStage::Coming => t("follow.coming").to_owned(),
        FollowedStage::Queued => queued(followed, &wait),
        FollowedStage::InProgress => tf("follow.progress", &waited),
        FollowedStage::Succeeded => tf("follow.succeeded", &waited),
        FollowedStage::Failed => tf("follow.failed", &waited),
        FollowedStage::Canceled => tf("follow.canceled", &waited),
    }
}

fn queued(followed: &Followed, wait: &str) -> String {
    let ahead = count(followed.ahead);
    match followed.expected_start_ms {
        Some(expected) => tf(
            "follow.queued.expected",
            &[("wait", &wait), ("n", &ahead), ("at", &clock(expected))],
        ),
        None => tf("follow.queued", &[("wait", &wait), ("n", &ahead)]),
    }
}

fn without_click(followed: &Followed) -> Option<String> {
    Some(match followed.untouched? {
        Untouched::Started { wait_ms } => tf("follow.untouched", &[("wait", &duration(wait_ms))]),
        Untouched::Waiting => t("follow.untouched.never").to_owned(),
    })
}
