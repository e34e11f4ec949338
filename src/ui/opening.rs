//! What stands over the empty charts before the run begins: one sentence, and a way to skip the
//! calm before the flood.

use super::button::{Button, Look};
use super::context::use_playground;
use super::icons::Icon;
use super::texts::{t, tf};
use crate::session::Command;
use crate::session::format::clock;
use crate::session::view::{PlayState, ScenarioView, SourceView, View};
use std::rc::Rc;
use yew::prelude::*;

/// How long before the flood the calm is still shown.
const CALM_MS: u64 = 10_000;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// What is about to be played.
    pub(crate) scenario: Rc<ScenarioView>,
}

/// Whether the run has not begun.
pub(crate) fn is_due(view: &View) -> bool {
    view.at_ms == 0 && view.playback.state == PlayState::Paused
}

/// The opening.
#[component]
pub(crate) fn Opening(props: &Props) -> Html {
    let playground = use_playground();
    let play = {
        let playground = playground.clone();
        Callback::from(move |()| playground.send(Command::Play))
    };
    let flood = late_source(&props.scenario);
    let skip = flood.map(|source| {
        let to = source.from_ms.saturating_sub(CALM_MS);
        let onclick = Callback::from(move |()| playground.send(Command::Seek(to)));
        html! { <Button name={t("opening.skip")} icon={Icon::Forward} hint={clock(to)} {onclick} /> }
    });
    html! {
        <div class="fg-opening">
            <h2>{ &props.scenario.title }</h2>
            <p>{ sentence(flood, &props.scenario.description) }</p>
            <div class="fg-opening-acts">
                <Button name={t("opening.play")} icon={Icon::Play} look={Look::Primary} onclick={play} />
                { skip }
            </div>
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
