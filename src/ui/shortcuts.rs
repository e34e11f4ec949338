//! Keys of the playground. They act only while focus is inside it, never in a field, and never
//! with a modifier, so that the page around it keeps its own.

use crate::session::Command;
use crate::session::view::{PlayState, View};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What a key asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    /// Something of the session.
    Send(Command),
    /// The list of keys.
    Help,
    /// Say how things stand.
    Summarise,
    /// Show or hide the notes of a presenter.
    Notes,
    /// Back to how the beat began.
    ResetBeat,
}

/// Keys, and the text of the list that says what they do.
pub(crate) const KEYS: [(&str, &str); 10] = [
    ("key.space", "keys.space"),
    ("key.step", "keys.step"),
    ("key.ten", "keys.ten"),
    ("key.page_down", "keys.next"),
    ("key.page_up", "keys.previous"),
    ("key.speed", "keys.speed"),
    ("key.summary", "keys.summary"),
    ("key.help", "keys.help"),
    ("key.notes", "keys.notes"),
    ("key.reset_beat", "keys.reset_beat"),
];

/// The field that the stroke leads to, where the page has one and the key was not typed.
pub(crate) fn filter_field(event: &KeyboardEvent) -> Option<HtmlElement> {
    let target = event.composed_path().get(0).dyn_into::<Element>().ok()?;
    let closest = |what: &str| target.closest(what).ok().flatten();
    if event.key() != "/" || closest("input, select, textarea, dialog").is_some() {
        return None;
    }
    let field = closest(".fg-app")?.query_selector("[data-filter]").ok()??;
    field.dyn_into().ok()
}

/// What the pressed key asks for, if anything.
/// A presenter's clicker has more of them.
pub(crate) fn wish(event: &KeyboardEvent, view: &View, presenting: bool) -> Option<Wish> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented() {
        return None;
    }
    let target = event.composed_path().get(0).dyn_into::<Element>().ok()?;
    let within = |what: &str| target.closest(what).ok().flatten().is_some();
    if within("input, select, textarea, dialog, [contenteditable]") {
        return None;
    }
    let speed = view.playback.speed;
    let command = match event.key().as_str() {
        " " if !within("button, a, summary, [role=row], [role=gridcell]") => {
            match view.playback.state {
                PlayState::Playing => Command::Pause,
                PlayState::Paused | PlayState::Ended => Command::Play,
            }
        }
        "." if presenting => Command::NextMoment,
        "n" if presenting => return Some(Wish::Notes),
        "r" if presenting => return Some(Wish::ResetBeat),
        "." => Command::StepEvent,
        "," => Command::StepTime,
        "PageDown" => Command::NextMoment,
        "PageUp" => Command::PreviousMoment,
        "+" => Command::SetSpeed(speed + 1),
        "-" => Command::SetSpeed(speed.checked_sub(1)?),
        "?" => return Some(Wish::Help),
        "s" => return Some(Wish::Summarise),
        _ => return None,
    };
    Some(Wish::Send(command))
}
