//! What stands over the empty charts before the run begins: one sentence, and a way to skip the
//! calm before the flood.

use super::button::{Look, button};
use super::context::Playground;
use super::icons::Icon;
use super::texts::{t, tf};
use crate::session::Command;
use crate::session::view::{PlayState, ScenarioView, SourceView, View};
use crate::ui::say::clock;
use yew::prelude::*;

/// How long before the flood the calm is still shown.
const CALM_MS: u64 = 10_000;

/// Whether the run has not begun.
pub(crate) fn is_due(view: &View) -> bool {
    view.at_ms == 0 && view.playback.state == PlayState::Paused
}

/// The opening of what is about to be played.
pub(crate) fn opening(playground: &Playground, scenario: &ScenarioView) -> Html {
    let flood = late_source(scenario);
    let skip = flood.map(|source| {
        let to = source.from_ms.saturating_sub(CALM_MS);
        let onclick = playground.sender(Command::Seek(to));
        button(t("opening.skip"), Icon::Forward, onclick)
            .hint(clock(to))
            .html()
    });
    let play = button(
        t("opening.play"),
        Icon::Play,
        playground.sender(Command::Play),
    );
    html! {
        <div class="fg-opening">
            <h2>{ &scenario.title }</h2>
            <p>{ sentence(flood, &scenario.description) }</p>
            <div class="fg-opening-acts">{ play.look(Look::Primary).html() }{ skip }</div>
        </div>
    }
}

/// The first source that does not send from the beginning.
fn late_source(scenario: &ScenarioView) -> Option<&SourceView> {
    let late = scenario
        .sources
        .iter()
        .filter(|source| source.from_ms > 2 * CALM_MS);
    late.min_by_key(|source| source.from_ms)
}

fn sentence(flood: Option<&SourceView>, description: &str) -> String {
    match flood {
        Some(source) => tf(
            "opening.flood",
            &[("source", &source.name), ("time", &clock(source.from_ms))],
        ),
        None => description.to_owned(),
    }
}
