//! The settings: slow motion, pauses at moments, the size of the type, and how much is said aloud.

use super::announcer::Level;
use super::browser;
use super::context::Playground;
use super::flyout::Flyout;
use super::icons::Icon;
use super::select::select;
use super::texts::t;
use crate::session::Command;
use crate::session::view::Playback;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The settings behind their button.
pub(crate) fn settings(
    playground: &Playground,
    playback: &Playback,
    (presenter, onpresenter): &(bool, Callback<bool>),
) -> Html {
    let sender = |make: fn(bool) -> Command| {
        let playground = playground.clone();
        Callback::from(move |on| playground.send(make(on)))
    };
    let switch = |name: &'static str, note: &'static str, on: bool, change: &Callback<bool>| {
        let onchange = change.reform(|event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            input.checked()
        });
        html! {
            <label class="fg-switch">
                <input type="checkbox" checked={on} {onchange} />
                <span>{ name }<small>{ note }</small></span>
            </label>
        }
    };
    html! {
        <Flyout name={t("settings")} icon={Icon::Settings}>
            { switch(t("settings.slow"), t("settings.slow.note"), playback.slow_motion_on, &sender(Command::SetSlowMotion)) }
            { switch(t("settings.pause"), t("settings.pause.note"), playback.pause_at_moments, &sender(Command::SetPauseAtMoments)) }
            { switch(t("settings.presenter"), t("settings.presenter.note"), *presenter, onpresenter) }
            { verbosity(playground) }
        </Flyout>
    }
}

/// How much is said.
fn verbosity(playground: &Playground) -> Html {
    let level = playground.announcer.level();
    let onchoose = {
        let playground = playground.clone();
        Callback::from(move |word: String| {
            let chosen = Level::of(&word);
            playground.announcer.set_level(chosen);
            browser::remember("speak", chosen.word());
        })
    };
    let option = |each: Level| {
        let name = match each {
            Level::Off => t("settings.speak.off"),
            Level::Brief => t("settings.speak.brief"),
            Level::Full => t("settings.speak.full"),
        };
        html! { <option value={each.word()} selected={each == level}>{ name }</option> }
    };
    let options = html! { <>{ for Level::ALL.into_iter().map(option) }</> };
    html! {
        <label class="fg-field">
            <span>{ t("settings.speak") }</span>
            { select(level.word(), None, "", options, &onchoose) }
        </label>
    }
}
