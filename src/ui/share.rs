//! The dialog "Share": the run as a link, as code for other pages and documents, and as a file.

use super::browser;
use super::button::{Look, button};
use super::context::Playground;
use super::dialog::Dialog;
use super::files;
use super::icons::{Icon, icon};
use super::numbers::numbers;
use super::texts::{t, tf};
use crate::session::document::Document;
use crate::session::link::{LINK_CHARS_MAX, Link};
use crate::ui::say::clock;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// Whose run it is.
    pub(crate) playground: Playground,
    /// What is wrong with a file that was chosen.
    pub(crate) onwrong: Callback<Vec<AttrValue>>,
    /// It was closed.
    pub(crate) onclose: Callback<()>,
}

/// The dialog.
#[component]
pub(crate) fn Share(props: &Props) -> Html {
    let playground = &props.playground;
    // The run as it stood when the dialog was opened.
    let run = use_memo((), |()| {
        playground
            .store
            .read(|session| (session.document(), session.at_ms()))
    });
    let (document, at_ms) = &*run;
    let at_time = use_state_eq(|| true);
    let said = use_state_eq(AttrValue::default);
    let link = document.link(if *at_time { *at_ms } else { 0 });
    let on_time = {
        let at_time = at_time.setter();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            at_time.set(input.checked());
        })
    };
    let save = {
        let (playground, said) = (playground.clone(), said.setter());
        Callback::from(move |()| said.set(files::save(&playground).into()))
    };
    let page = browser::page_address();
    let codes = match link.address(&page) {
        Ok(address) => {
            let framed = framed(&link, &page);
            let script = script(&link, &page, document);
            codes((&address, &framed, &script), document, &said)
        }
        Err(chars) => html! {
            <p class="fg-assumption">{ tf("share.long", &[("n", &chars), ("most", &LINK_CHARS_MAX)]) }</p>
        },
    };
    html! {
        <Dialog title={t("share.title")} class="fg-share" onclose={props.onclose.clone()}>
            { contents(document, &link) }
            if *at_ms > 0 {
                <label class="fg-switch">
                    <input type="checkbox" checked={*at_time} onchange={on_time} />
                    <span>{ tf("share.at", &[("time", &clock(*at_ms))]) }</span>
                </label>
            }
            { codes }
            <h3>{ t("share.file") }</h3>
            <p class="fg-quiet">{ t("share.file.note") }</p>
            <div class="fg-share-file">
                { button(t("share.save"), Icon::Save, save).html() }
                { open(props) }
            </div>
            { numbers(playground, &said.setter()) }
            <p role="status" class="fg-share-said">{ (*said).clone() }</p>
        </Dialog>
    }
}

/// The address of the run in a frame of another page.
fn framed(link: &Link, page: &str) -> String {
    let link = Link {
        embed: true,
        ..link.clone()
    };
    link.address(page).unwrap_or_default()
}

/// The run as an element of a page that has scripts: where those can't run, the words inside stand.
fn script(link: &Link, page: &str, document: &Document) -> String {
    let escaped = |text: &str| {
        let text = text.replace('&', "&amp;").replace('"', "&quot;");
        text.replace('<', "&lt;")
    };
    let (run, words) = (
        escaped(&link.write()),
        escaped(&document.scenario.description),
    );
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!(
        "<floodgate-playground link=\"{run}\"><p>{words}</p></floodgate-playground><script type=\"module\" src=\"{folder}/floodgate.js\"></script>"
    )
}

/// What the link carries, so that nobody sends more than they mean to.
fn contents(document: &Document, link: &Link) -> Html {
    let record = link.record.as_ref();
    let edits = record.map_or(0, |record| record.edits.len());
    let items = [
        Some(tf(
            "share.has.scenario",
            &[("title", &document.scenario.title)],
        )),
        Some(tf("share.has.seed", &[("seed", &document.scenario.seed)])),
        link.t_text()
            .map(|time| tf("share.has.time", &[("time", &time)])),
        Some(document.acts.len())
            .filter(|n| *n > 0)
            .map(|n| tf("share.has.acts", &[("n", &n)])),
        Some(edits)
            .filter(|n| *n > 0)
            .map(|n| tf("share.has.edits", &[("n", &n)])),
        record.map(|_| t("share.has.digest").to_owned()),
    ];
    html! {
        <>
            <p>{ t("share.has") }</p>
            <ul class="fg-share-has">{ for items.into_iter().flatten().map(|item| html! { <li>{ item }</li> }) }</ul>
        </>
    }
}

/// The link and the codes around it, each with a button that copies it.
fn codes(
    (address, framed, script): (&str, &str, &str),
    document: &Document,
    said: &UseStateHandle<AttrValue>,
) -> Html {
    let title = &document.scenario.title;
    let plain: String = title
        .chars()
        .filter(|it| !"\"&<>[]".contains(*it))
        .collect();
    let safe = framed.replace('&', "&amp;");
    let frame = format!(
        "<iframe src=\"{safe}\" title=\"{plain}\" width=\"100%\" height=\"720\" loading=\"lazy\"></iframe>"
    );
    let markdown = format!("[{plain}]({address})");
    html! {
        <>
            { code(t("share.link"), address, said) }
            { code(t("share.frame"), &frame, said) }
            { code(t("share.script"), script, said) }
            { code(t("share.markdown"), &markdown, said) }
        </>
    }
}

fn code(name: &'static str, text: &str, said: &UseStateHandle<AttrValue>) -> Html {
    let (value, said) = (text.to_owned(), said.setter());
    let copy = Callback::from(move |()| {
        let said = said.clone();
        let then = Callback::from(move |done: bool| {
            let key = if done {
                "share.copied"
            } else {
                "share.not_copied"
            };
            said.set(tf(key, &[("what", &name)]).into());
        });
        browser::copy(&value, then);
    });
    let onfocus = Callback::from(|event: FocusEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        input.select();
    });
    html! {
        <div class="fg-share-code">
            <label>
                <span>{ name }</span>
                <input type="text" class="fg-input" readonly=true value={text.to_owned()} {onfocus} />
            </label>
            { button(tf("share.copy", &[("what", &name)]), Icon::Copy, copy).look(Look::Glyph).html() }
        </div>
    }
}

/// A file to open in place of this run.
fn open(props: &Props) -> Html {
    let (playground, wrong) = (props.playground.clone(), props.onwrong.clone());
    let close = props.onclose.clone();
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            files::open(&playground, &file, wrong.clone());
            close.emit(());
        }
    });
    html! {
        <label class="fg-button fg-file">
            { icon(Icon::Folder) }
            <span class="fg-button-name">{ t("share.open") }</span>
            <input type="file" class="fg-unseen" accept=".json,application/json" {onchange} />
        </label>
    }
}
