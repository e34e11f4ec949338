//! The sources as cards: each a button that selects what the source starts.

use crate::session::format::Ratio;
use crate::session::scene::SceneSource;
use crate::session::view::{SourceView, View};
use crate::session::{Command, Scene};
use crate::ui::painter::layout::{Layout, Rect};
use crate::ui::say as format;
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// The icon of a kind of source, in 20 by 20 units.
fn icon(kind: &str) -> Html {
    let path = match kind {
        "bulk_import" => {
            "M10 3v8.5M6.5 8L10 11.5 13.5 8M3.5 12v3a1.5 1.5 0 0 0 1.5 1.5h10a1.5 1.5 0 0 0 1.5-1.5v-3"
        }
        "faulty_plugin" => "M7.5 3v4M12.5 3v4M5 7h10v3.5a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4zM10 14.5V18",
        "ping_pong" => "M4 7h11M12 4l3 3-3 3M16 13H5M8 10l-3 3 3 3",
        "platform" => {
            "M8.6 2.8h2.8l.4 2 1.7 1 2-.7 1.4 2.4-1.6 1.4v2.2l1.6 1.4-1.4 2.4-2-.7-1.7 1-.4 2H8.6l-.4-2-1.7-1-2 .7-1.4-2.4 1.6-1.4V8.9L3.1 7.5l1.4-2.4 2 .7 1.7-1zM10 7.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8z"
        }
        "schedule" => "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM10 6v4.2l2.8 1.6",
        "replay" => "M4 4v4h4M4.4 8A6.5 6.5 0 1 1 3.6 11.4M10 7v3.5l2.3 1.3",
        _ => "M10 3.2a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM4.2 16.8c0-3 2.4-4.8 5.8-4.8s5.8 1.8 5.8 4.8",
    };
    html! {
        <svg class="stage-icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d={path} />
        </svg>
    }
}

/// What a source does now, in a few words.
fn doing(source: &SourceView, now: &SceneSource, at_ms: u64) -> String {
    let clock = |ms: u64| format::clock(ms);
    match source.until_ms {
        _ if now.refused => t("stage.source.refused").to_owned(),
        _ if at_ms < source.from_ms => tf("stage.source.from", &[("time", &clock(source.from_ms))]),
        Some(until) if at_ms >= until => tf("stage.source.over", &[("time", &clock(until))]),
        Some(until) => tf("stage.source.until", &[("time", &clock(until))]),
        None => t("stage.source.always").to_owned(),
    }
}

/// Whether the queue would not grow without this source.
fn is_flood(view: &View, now: &SceneSource) -> bool {
    let growth = view.flow.growth.milli();
    now.active && !now.refused && !view.flow.shrinks && growth > 1_000 && now.rate_milli >= growth
}

fn rate(milli: u64) -> String {
    format::rate(Ratio {
        count: milli,
        over_ms: 1_000_000,
    })
}

/// All cards; where there are more sources than cards, the last says how many more.
pub(crate) fn cards(send: &Callback<Command>, view: &View, scene: &Scene, layout: &Layout) -> Html {
    let sources = view.scenario.sources.iter().zip(&scene.sources);
    let hidden = view
        .scenario
        .sources
        .len()
        .saturating_sub(layout.cards.len());
    let shown = layout.cards.len().saturating_sub(usize::from(hidden > 0));
    let cards = sources.zip(&layout.cards).take(shown);
    let rest = layout.cards.last().filter(|_| hidden > 0).map(|place| {
        html! {
            <li key="rest" class="stage-card stage-card--rest" ~style={place.css()}>
                { tf("stage.source.more", &[("n", &(hidden + 1))]) }
            </li>
        }
    });
    html! {
        <ul class="stage-cards" aria-label={t("stage.triggers")}>
            { for cards.enumerate().map(|(key, ((source, now), place))| {
                html! { <li {key}>{ card(send, view, source, now, (*place, layout.one_line)) }</li> }
            }) }
            { for rest }
        </ul>
    }
}

fn card(
    send: &Callback<Command>,
    view: &View,
    source: &SourceView,
    now: &SceneSource,
    (place, one_line): (Rect, bool),
) -> Html {
    let class = classes!(
        "stage-card",
        one_line.then_some("stage-card--line"),
        is_flood(view, now).then_some("stage-card--flood"),
        now.refused.then_some("stage-card--refused"),
    );
    let onclick = source.starts.first().copied().map(|workflow| {
        let send = send.clone();
        Callback::from(move |_: MouseEvent| send.emit(Command::Select(workflow)))
    });
    html! {
        <button type="button" {class} ~style={place.css()} {onclick}>
            { icon(source.kind) }
            <span class="stage-card-name">{ &source.name }</span>
            <span class="stage-card-line">
                <strong>{ rate(now.rate_milli) }</strong><small>{ t("stage.per_second") }</small>
                <span class="stage-card-doing">{ doing(source, now, view.at_ms) }</span>
            </span>
        </button>
    }
}
