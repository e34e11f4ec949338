//! The navigation rail: one link a page. Below 900 px it is a menu behind a button.

use super::context::Playground;
use super::icons::icon;
use super::page::Page;
use super::texts::t;
use crate::session::lock::{Lock, Locks};
use yew::prelude::*;

/// The links: the page shown, and what goes to another.
pub(crate) fn rail(shown: Page, go: &Callback<Page>) -> Html {
    let address = Page::addresses();
    let link = |page: Page| {
        let go = go.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            // With a modifier the browser opens the address elsewhere.
            if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                event.prevent_default();
                go.emit(page);
            }
        });
        let current = (page == shown).then_some("page");
        html! {
            <li key={page.word()} class={(page == Page::About).then_some("fg-rail-last")}>
                <a class="fg-rail-link" href={address(page)} aria-current={current} {onclick}>
                    { icon(page.icon()) }
                    <span>{ page.name() }</span>
                </a>
            </li>
        }
    };
    html! {
        <nav class="fg-rail" aria-label={t("rail")}>
            <ul>{ for Page::ALL.into_iter().map(link) }</ul>
        </nav>
    }
}

/// What goes to another page, unless a trainer's link fixes the page: then that is said.
pub(crate) fn unless_fixed(
    playground: &Playground,
    locks: Locks,
    go: Callback<Page>,
) -> Callback<Page> {
    let announcer = playground.announcer.clone();
    Callback::from(move |page: Page| {
        if locks.has(Lock::View) {
            announcer.say(&Lock::View.to_string());
        } else {
            go.emit(page);
        }
    })
}
