//! What went wrong with an address or a file, in words, until it is dismissed.

use super::button::{Look, button};
use super::icons::{Icon, icon};
use super::texts::t;
use crate::session::View;
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
