//! The settings: slow motion, pauses at moments, and how much is said aloud.

use super::announcer::Level;
use super::browser;
use super::context::{use_id, use_playground};
use super::flyout::Flyout;
use super::icons::Icon;
use super::select::Select;
use super::texts::t;
use crate::session::Command;
use crate::session::view::Playback;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// What is switched on now.
    pub(crate) playback: Playback,
}

/// The settings behind their button.
#[component]
pub(crate) fn Settings(props: &Props) -> Html {
    let playground = use_playground();
    let switch = |name: &'static str, note: &'static str, on: bool, make: fn(bool) -> Command| {
        let playground = playground.clone();
        let onchange = Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            playground.send(make(input.checked()));
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
            { switch(t("settings.slow"), t("settings.slow.note"), props.playback.slow_motion_on, Command::SetSlowMotion) }
            { switch(t("settings.pause"), t("settings.pause.note"), props.playback.pause_at_moments, Command::SetPauseAtMoments) }
            <Verbosity />
        </Flyout>
    }
}

/// How much is said.
#[component]
fn Verbosity() -> Html {
    let playground = use_playground();
    let level = use_state_eq(|| playground.announcer.level());
    let id = use_id();
    let onchoose = {
        let (playground, level) = (playground.clone(), level.clone());
        Callback::from(move |word: String| {
            let chosen = Level::of(&word);
            playground.announcer.set_level(chosen);
            browser::remember("speak", chosen.word());
            level.set(chosen);
        })
    };
    let option = |each: Level| {
        let name = match each {
            Level::Off => t("settings.speak.off"),
            Level::Brief => t("settings.speak.brief"),
            Level::Full => t("settings.speak.full"),
        };
        html! { <option value={each.word()} selected={each == *level}>{ name }</option> }
    };
    html! {
        <div class="fg-field">
            <label for={&id}>{ t("settings.speak") }</label>
            <Select {id} value={level.word()} {onchoose}>{ for Level::ALL.into_iter().map(option) }</Select>
        </div>
    }
}
