//! What came of the last Deactivate, in five numbers that are all about the deactivated workflow.

use super::became::became;
use crate::session::Command;
use crate::session::view::{SinceYouClicked, Spared, View};
use crate::ui::button::{Look, button};
use crate::ui::context::Playground;
use crate::ui::icons::{Icon, icon, mark};
use crate::ui::say::{clock, count, duration};
use crate::ui::stage::words::emphasis;
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// The region "Since you clicked".
pub(super) fn since(playground: &Playground, view: &View) -> Html {
    let empty = view.since.is_none();
    let since = view.since.unwrap_or(NOTHING);
    let running = view.since.map(|since| since.in_progress);
    let step = |name: &'static str, icon, can: bool, command| {
        can.then(|| {
            button(name, icon, playground.sender(command))
                .look(Look::Glyph)
                .html()
        })
    };
    let undo = step(t("undo"), Icon::Undo, view.can_undo.0, Command::Undo);
    let redo = step(t("redo"), Icon::Redo, view.can_undo.1, Command::Redo);
    html! {
        <section class={classes!("fg-since", empty.then_some("fg-since--empty"))} aria-label={t("since")}>
            <header class="fg-since-head">
                <h3>{ t("since") }</h3>
                <span class="fg-quiet">{ when(view) }</span>
                { undo }
                { redo }
            </header>
            <dl class="fg-numbers" data-at={view.at_ms.to_string()}>
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
                { became(&since) }
                { for view.spared.filter(|spared| spared.waited_ms > 0).map(|spared| spent(&spared)) }
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
fn when(view: &View) -> Html {
    let Some(since) = view.since else {
        return html! {};
    };
    let row = view.workflows.get(usize::from(since.workflow));
    let elsewhere = row.filter(|_| since.workflow != view.selected);
    html! {
        <>
            { row.map(|row| mark(row.mark)) }
            if let Some(row) = elsewhere {
                <span class="fg-since-name">{ &row.name }</span>
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

/// What the click has spared, beside its price.
fn spent(spared: &Spared) -> Html {
    let text = tf(
        "since.spared",
        &[
            ("waited", &duration(spared.waited_ms)),
            ("rows", &count(spared.rows)),
            ("jobs", &count(spared.jobs)),
        ],
    );
    html! { <p class="fg-spared" title={t("since.spared.note")}>{ emphasis(&text) }</p> }
}

fn price(since: &SinceYouClicked) -> &'static str {
    match since.not_done {
        0 => t("since.price.none"),
        _ => t("since.price"),
    }
}
