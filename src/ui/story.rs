//! What paper needs besides the picture: which run this is, and what happened in it, in words. It
//! is in the page for printing only; on the screen the title, the time line and the help say it.

use super::moments;
use super::texts::{t, tf};
use crate::session::view::View;
use crate::ui::say::clock;
use yew::prelude::*;

/// The head of the printed page.
pub(crate) fn story(view: &View) -> Html {
    let scenario = &view.scenario;
    let run = tf(
        "story.run",
        &[
            ("seed", &scenario.seed),
            ("at", &clock(view.at_ms)),
            ("end", &clock(view.playback.end_ms)),
            ("digest", &view.digest),
        ],
    );
    let happened = view.moments.iter().filter(|each| each.at_ms <= view.at_ms);
    let happened = happened.map(|moment| {
        html! { <li><b>{ clock(moment.at_ms) }</b>{ " " }{ moments::title(moment) }</li> }
    });
    html! {
        <section class="fg-story">
            <h2 class="fg-story-title">{ &scenario.title }</h2>
            <p>{ &scenario.description }</p>
            <p>{ run }</p>
            <h3>{ t("story.moments") }</h3>
            <ul>{ for happened }</ul>
        </section>
    }
}
