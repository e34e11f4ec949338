//! What went wrong with an address or a file, in words, until it is dismissed.

use super::button::{Look, button};
use super::context::Playground;
use super::icons::{Icon, icon};
use super::texts::{t, tf};
use crate::session::format::count;
use crate::session::{Command, View};
use yew::prelude::*;

/// The notices, where there are any.
pub(crate) fn notices(texts: &UseStateHandle<Vec<AttrValue>>) -> Html {
    if texts.is_empty() {
        return html! {};
    }
    let setter = texts.setter();
    let dismiss = Callback::from(move |()| setter.set(Vec::new()));
    html! {
        <div class="fg-notices" role="alert">
            { icon(Icon::Warning) }
            <div>{ for texts.iter().map(|text| html! { <p>{ text.clone() }</p> }) }</div>
            { button(t("notice.dismiss"), Icon::Close, dismiss).look(Look::Glyph).html() }
        </div>
    }
}

/// The run gave another digest than its link or file says.
pub(crate) fn broken_promise(view: &View) -> Html {
    if view.as_promised != Some(false) {
        return html! {};
    }
    html! { <p class="fg-notices" role="alert">{ icon(Icon::Warning) }<span>{ t("notice.digest") }</span></p> }
}

/// Background operations are off: what that does, and the way back.
pub(crate) fn background(playground: &Playground, view: &View) -> Html {
    if view.flow.background {
        return html! {};
    }
    let words = tf("notice.background", &[("n", &count(view.counts.ready))]);
    let on = playground.acts().reform(|()| Command::SetBackground(true));
    html! {
        <div class="fg-notices">
            { icon(Icon::Warning) }
            <div><p>{ words }</p></div>
            { button(t("background.on"), Icon::Play, on).html() }
        </div>
    }
}

/// The run can't go on: said once, plainly, and shown.
pub(crate) fn stopped(view: &View) -> Html {
    let Some(reason) = &view.stopped else {
        return html! {};
    };
    html! {
        <p class="fg-stopped" role="alert">
            { icon(Icon::Warning) }
            <span><b>{ t("stopped") }</b>{ " " }{ reason }</span>
        </p>
    }
}
