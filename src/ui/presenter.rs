//! What a presenter has besides the large type: a bar with the beats of the story, each a moment
//! with a title and perhaps a note that the room sees only when asked for; and the way back to how
//! a beat began. Beats are reached by the keys of a clicker too: Page Down, Page Up and the full stop.

use super::browser;
use super::button::{Look, button};
use super::context::Playground;
use super::icons::Icon;
use super::moments;
use super::texts::{t, tf};
use crate::session::view::{MomentKind, MomentView, View};
use crate::session::{Command, Session};
use web_sys::HtmlElement;
use yew::prelude::*;

/// The bar; `notes` is whether notes are shown, and what shows or hides them.
pub(crate) fn bar(
    playground: &Playground,
    view: &View,
    notes: (bool, Callback<()>),
    leave: Callback<()>,
) -> Html {
    let here = current(view);
    let place = here.map_or(0, |(place, _)| place + 1);
    let title = here.map_or_else(
        || t("presenter.start").to_owned(),
        |(_, moment)| moments::title(moment),
    );
    let note = notes.0.then(|| {
        let moment = here.map(|(_, moment)| moment);
        playground.store.read(|session| note(session, moment))
    });
    let go = |name, icon, hint, command| {
        let go = playground.sender(command);
        button(name, icon, go)
            .look(Look::Glyph)
            .hint(t(hint))
            .html()
    };
    let reset = {
        let (playground, view) = (playground.clone(), view.clone());
        Callback::from(move |()| reset(&playground, &view))
    };
    html! {
        <section class="fg-beats" aria-label={t("presenter.beats")}>
            <div class="fg-beats-row">
                { go(t("moment.previous"), Icon::PreviousMoment, "key.page_up", Command::PreviousMoment) }
                { go(t("moment.next"), Icon::NextMoment, "key.page_down", Command::NextMoment) }
                <p class="fg-beats-title">
                    <span class="fg-quiet">{ tf("presenter.place", &[("n", &place), ("all", &view.moments.len())]) }</span>
                    <strong>{ title }</strong>
                </p>
                { button(t("presenter.reset"), Icon::Reset, reset).look(Look::Subtle).hint(t("key.reset_beat")).html() }
                { button(if notes.0 { t("presenter.notes.hide") } else { t("presenter.notes") }, Icon::Bulb, notes.1).look(Look::Subtle).hint(t("key.notes")).html() }
                { button(t("presenter.end"), Icon::Close, leave).look(Look::Glyph).html() }
            </div>
            if let Some(note) = note {
                <p class="fg-beats-note" role="note">{ note.unwrap_or_else(|| t("presenter.no_note").to_owned()) }</p>
            }
        </section>
    }
}

/// The beat that the clock is in, with its place among all that are known.
fn current(view: &View) -> Option<(usize, &MomentView)> {
    let mut known = view.moments.iter().enumerate();
    known.rfind(|(_, moment)| moment.at_ms <= view.at_ms)
}

/// What the scenario says about a beat of its own, or what is worth saying about one that the run
/// has found; before the first, about the whole.
fn note(session: &Session, moment: Option<&MomentView>) -> Option<String> {
    let scenario = session.scenario();
    let Some(moment) = moment else {
        return Some(scenario.description.clone());
    };
    let found = match moment.kind {
        MomentKind::Named => {
            let mut beats = scenario.moments.iter();
            let beat = beats.find(|beat| beat.at_ms == moment.at_ms && beat.title == moment.title);
            return beat.and_then(|beat| beat.note.clone());
        }
        MomentKind::FloodStarts => t("presenter.note.flood"),
        MomentKind::OldestWait5Min => t("presenter.note.wait5"),
        MomentKind::Deactivated => t("presenter.note.deactivated"),
        MomentKind::QueueGone => t("presenter.note.gone"),
        MomentKind::Nominal => t("presenter.note.nominal"),
    };
    Some(found.to_owned())
}

/// Goes back to how the beat began: what was done since is taken out of the run.
pub(crate) fn reset(playground: &Playground, view: &View) {
    let from_ms = current(view).map_or(0, |(_, moment)| moment.at_ms);
    let store = &playground.store;
    // Pausing and taking out an act that is there are never refused.
    let _ = store.dispatch(Command::Pause);
    for (place, act) in view.acts.iter().enumerate().rev() {
        if act.at_ms >= from_ms {
            let _ = store.dispatch(Command::RemoveAct(place));
        }
    }
    playground.send(Command::Seek(from_ms));
}

/// A clicker is heard at once: it has keys, and keys go to what has focus. Where something has it,
/// that stays.
#[hook]
pub(crate) fn use_keys(main: &NodeRef, presenting: bool) {
    let main = main.clone();
    use_effect_with(presenting, move |presenting| {
        let document = browser::window().and_then(|window| window.document());
        let focused = document.and_then(|document| document.active_element());
        let nothing = focused.is_none_or(|element| element.tag_name() == "BODY");
        let main = main.cast::<HtmlElement>();
        if let Some(main) = main.filter(|_| *presenting && nothing) {
            // Fails for no element that is on the page.
            let _ = main.focus();
        }
    });
}

/// Fills the screen, or gives it back, where the browser lets us.
pub(crate) fn fill_screen(on: bool) {
    let document = browser::window().and_then(|window| window.document());
    let Some(document) = document else { return };
    if !on {
        if document.fullscreen_element().is_some() {
            document.exit_fullscreen();
        }
    } else if let Some(root) = document.document_element() {
        // Refused in frames and by some browsers: the type is large all the same.
        let _ = root.request_fullscreen();
    }
}
