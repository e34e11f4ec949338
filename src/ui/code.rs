//! A piece of text to copy: a query, with its title, its language and a button.

use super::browser;
use super::button::{Look, button};
use super::context::Playground;
use super::icons::Icon;
use super::texts::tf;
use crate::session::query::Language;
use yew::prelude::*;

/// The text under its title.
pub(crate) fn code(playground: &Playground, title: &str, language: Language, text: &str) -> Html {
    let copy = {
        let (playground, title, text) = (playground.clone(), title.to_owned(), text.to_owned());
        Callback::from(move |()| {
            let (announcer, title) = (playground.announcer.clone(), title.clone());
            let then = move |done: bool| {
                let key = if done {
                    "share.copied"
                } else {
                    "share.not_copied"
                };
                announcer.say(&tf(key, &[("what", &title)]));
            };
            browser::copy(&text, Callback::from(then));
        })
    };
    let language = match language {
        Language::FetchXml => "FetchXML",
        Language::WebApi => "Web API",
    };
    let name = tf("share.copy", &[("what", &title)]);
    html! {
        <figure class="fg-code">
            <figcaption>
                <span>{ title.to_owned() }</span>
                <small>{ language }</small>
                { button(name, Icon::Copy, copy).look(Look::Glyph).html() }
            </figcaption>
            <pre tabindex="0" role="group" aria-label={title.to_owned()}><code>{ text.to_owned() }</code></pre>
        </figure>
    }
}
