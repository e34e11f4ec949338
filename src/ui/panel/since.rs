//! What came of the last Deactivate, in five numbers that are all about the deactivated workflow.

use super::became::Became;
use crate::session::format::{clock, count};
use crate::session::view::{Mark, SinceYouClicked};
use crate::ui::icons::{Icon, icon, mark};
use crate::ui::texts::{t, tf};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// The numbers; absent before the first Deactivate.
    pub(super) since: Option<SinceYouClicked>,
    /// When they were read.
    pub(super) at_ms: u64,
    /// Jobs of the click that have finished, and how many there were, in slow motion.
    pub(super) slow_motion: Option<(u64, u64)>,
    /// The workflow's name.
    pub(super) name: Option<AttrValue>,
    /// Its mark.
    pub(super) mark: Option<Mark>,
}

/// The region "Since you clicked".
#[component]
pub(super) fn Since(props: &Props) -> Html {
    let empty = props.since.is_none();
    let since = props.since.unwrap_or(NOTHING);
    html! {
        <section class={classes!("fg-since", empty.then_some("fg-since--empty"))} aria-label={t("since")}>
            <header class="fg-since-head">
                <h3>{ t("since") }</h3>
                <span class="fg-quiet">{ when(props) }</span>
            </header>
            <dl class="fg-numbers" data-at={props.at_ms.to_string()}>
                { number("queued", Icon::Clock, t("since.queued"), since.queued) }
                { number("canceled", Icon::Canceled, t("since.canceled"), since.canceled) }
                { number("finished", Icon::Succeeded, t("since.finished"), since.finished) }
                { number("refused", Icon::Stop, t("since.refused"), since.refused) }
                { number("undone", Icon::Warning, t("since.undone"), since.not_done) }
            </dl>
            if empty {
                <p class="fg-quiet">{ t("since.empty") }</p>
            } else {
                <p class="fg-quiet">{ price(&since) }</p>
                <Became {since} />
            }
        </section>
    }
}

/// Before a click every number is 0.
const NOTHING: SinceYouClicked = SinceYouClicked {
    workflow: 0,
    clicked_ms: 0,
    queued: 0,
    canceled: 0,
    still_waiting: 0,
    run: 0,
    in_progress: 0,
    finished: 0,
    refused: 0,
    not_done: 0,
    others_queued: 0,
};

/// Of which workflow, and when.
fn when(props: &Props) -> Html {
    let Some(since) = props.since else {
        return html! {};
    };
    if let Some((done, all)) = props.slow_motion {
        return html! { <b class="fg-slow">{ tf("slow", &[("done", &done), ("all", &all)]) }</b> };
    }
    html! {
        <>
            { props.mark.map(mark) }
            <span class="fg-since-name">{ props.name.clone() }</span>
            { tf("since.at", &[("time", &clock(since.clicked_ms))]) }
        </>
    }
}

fn number(kind: &'static str, picture: Icon, name: &'static str, value: u64) -> Html {
    html! {
        <div class={format!("fg-number fg-number--{kind}")}>
            <dt>{ name }</dt>
            <dd data-value={value.to_string()}>{ icon(picture) }{ count(value) }</dd>
        </div>
    }
}

fn price(since: &SinceYouClicked) -> String {
    if since.not_done == 0 {
        return t("since.price.none").to_owned();
    }
    tf("since.price", &[("n", &count(since.not_done))])
}
