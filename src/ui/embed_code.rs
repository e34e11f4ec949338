//! The dialog "Embed": the code that puts this run into a page, for each kind of site.

use super::browser;
use super::button::button;
use super::context::Playground;
use super::dialog::Dialog;
use super::icons::Icon;
use super::select::select;
use super::texts::{t, tf};
use crate::session::recipe::{Place, Recipe};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// Whose run it is.
    pub(crate) playground: Playground,
    /// It was closed.
    pub(crate) onclose: Callback<()>,
}

/// The dialog.
#[component]
pub(crate) fn EmbedCode(props: &Props) -> Html {
    let store = &props.playground.store;
    // The run as it stood when the dialog was opened.
    let run = use_memo((), |()| {
        store.read(|session| (session.finished_document(), session.at_ms()))
    });
    let page = use_memo((), |()| browser::page_address());
    let place = use_state_eq(|| 0_usize);
    let said = use_state_eq(AttrValue::default);
    let chosen = Place::ALL[*place];
    let code = Recipe::new(&run.0, run.1, &page).code(chosen);
    let choose = {
        let (place, said) = (place.setter(), said.setter());
        Callback::from(move |word: String| {
            let known = word.parse().ok().filter(|at| *at < Place::ALL.len());
            place.set(known.unwrap_or(0));
            said.set(AttrValue::default());
        })
    };
    let copy = {
        let (code, said) = (code.clone(), said.setter());
        Callback::from(move |()| {
            let said = said.clone();
            let then = Callback::from(move |done: bool| {
                let what: (&str, &dyn std::fmt::Display) = ("what", &t("embed.code"));
                let words = if done {
                    tf("share.copied", &[what])
                } else {
                    tf("share.not_copied", &[what])
                };
                said.set(words.into());
            });
            browser::copy(&code, then);
        })
    };
    let option = |(at, each): (usize, &Place)| {
        html! { <option value={at.to_string()} selected={*each == chosen}>{ name(*each) }</option> }
    };
    let options = html! { <>{ for Place::ALL.iter().enumerate().map(option) }</> };
    html! {
        <Dialog title={t("embed.title")} class="fg-embedding" onclose={props.onclose.clone()}>
            <label class="fg-field">
                <span>{ t("embed.place") }</span>
                { select(place.to_string(), None, "", options, &choose) }
            </label>
            <p class="fg-quiet">{ note(chosen) }</p>
            <label class="fg-field">
                <span>{ t("embed.code") }</span>
                <textarea class="fg-input" readonly=true rows="11" spellcheck="false" value={code} />
            </label>
            <div class="fg-share-file">{ button(tf("share.copy", &[("what", &t("embed.code"))]), Icon::Copy, copy).html() }</div>
            <p class="fg-quiet">{ t("embed.hosts") }</p>
            <p role="status" class="fg-share-said">{ (*said).clone() }</p>
        </Dialog>
    }
}

fn name(place: Place) -> &'static str {
    match place {
        Place::Html => t("embed.html"),
        Place::Frame => t("embed.frame"),
        Place::MkDocs => "MkDocs",
        Place::Sphinx => "Sphinx",
        Place::VitePress => "VitePress",
        Place::Docusaurus => "Docusaurus",
        Place::MdBook => "mdBook",
        Place::WordPress => "WordPress",
        Place::SharePoint => "SharePoint",
        Place::Still => t("embed.still"),
    }
}

/// What to do with the code.
fn note(place: Place) -> &'static str {
    match place {
        Place::Html => t("embed.html.note"),
        Place::Frame => t("embed.frame.note"),
        Place::MkDocs | Place::Sphinx | Place::VitePress | Place::Docusaurus => {
            t("embed.site.note")
        }
        Place::MdBook => t("embed.mdbook.note"),
        Place::WordPress => t("embed.wordpress.note"),
        Place::SharePoint => t("embed.sharepoint.note"),
        Place::Still => t("embed.still.note"),
    }
}
