//! What came of the last Deactivate, in five numbers that are all about the deactivated workflow.

use super::became::Became;
use crate::session::format::{clock, count};
use crate::session::view::{Mark, SinceYouClicked};
use crate::ui::button::{Button, Look};
use crate::ui::icons::{Icon, icon, mark};
use crate::ui::texts::{t, tf};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// The numbers; absent before the first Deactivate.
    pub(super) since: Option<SinceYouClicked>,
    /// When they were read.
    pub(super) at_ms: u64,
    /// Whether another workflow is looked at.
    pub(super) elsewhere: bool,
    /// Takes the act back; absent where there is none to take back.
    pub(super) onundo: Option<Callback<()>>,
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
    let running = props.since.map(|since| since.in_progress);
    html! {
        <section class={classes!("fg-since", empty.then_some("fg-since--empty"))} aria-label={t("since")}>
            <header class="fg-since-head">
                <h3>{ t("since") }</h3>
                <span class="fg-quiet">{ when(props) }</span>
                if let Some(onundo) = &props.onundo {
                    <Button name={t("undo")} icon={Icon::Undo} look={Look::Glyph} onclick={onundo.clone()} />
                }
            </header>
            <dl class="fg-numbers" data-at={props.at_ms.to_string()}>
                { number("queued", Icon::Clock, t("since.queued"), since.queued, None) }
                { number("canceled", Icon::Canceled, t("since.canceled"), since.canceled, None) }
                { number("finished", Icon::Succeeded, t("since.finished"), since.finished, running) }
                { number("refused", Icon::Stop, t("since.refused"), since.refused, None) }
                { number("undone", Icon::Warning, t("since.undone"), since.not_done, None) }
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
    let name = props.name.clone().filter(|_| props.elsewhere);
    html! {
        <>
            { props.mark.map(mark) }
            if let Some(name) = name {
                <span class="fg-since-name">{ name }</span>
            }
            { tf("since.at", &[("time", &clock(since.clicked_ms))]) }
        </>
    }
}

fn number(
    kind: &'static str,
    picture: Icon,
    name: &'static str,
    value: u64,
    of: Option<u64>,
) -> Html {
    html! {
        <div class={format!("fg-number fg-number--{kind}")}>
            <dt>{ name }</dt>
            <dd data-value={value.to_string()}>
                { icon(picture) }
                { count(value) }
                if let Some(of) = of {
                    <small>{ tf("since.of", &[("n", &count(of))]) }</small>
                }
            </dd>
        </div>
    }
}

fn price(since: &SinceYouClicked) -> &'static str {
    match since.not_done {
        0 => t("since.price.none"),
        _ => t("since.price"),
    }
}
