//! The tabs: the states of Dataverse with what is in them, counted as the filter leaves them.

use super::Work;
use super::texts;
use crate::session::query::Tab;
use crate::ui::say::count;
use crate::ui::texts::t;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

impl Work {
    /// The tabs.
    pub(super) fn tabs(&self) -> Html {
        let (shown, counts) = {
            let desk = self.desk.borrow();
            (desk.grid.tab(), desk.grid.tabs())
        };
        let tab = |(tab, jobs): (Tab, u64)| {
            let (name, what) = texts::tab(tab);
            let work = self.clone();
            let onclick =
                Callback::from(move |_: MouseEvent| work.change(|desk| desk.set_tab(tab)));
            let selected = tab == shown;
            html! {
                <button
                    key={tab.word()}
                    type="button"
                    role="tab"
                    class="fg-state"
                    aria-selected={selected.to_string()}
                    tabindex={if selected { "0" } else { "-1" }}
                    {onclick}
                >
                    <span class="fg-state-name">{ name }{ " " }<b>{ count(jobs) }</b></span>
                    <span class="fg-state-what">{ what }</span>
                </button>
            }
        };
        let onkeydown = Callback::from(|event: KeyboardEvent| move_focus(&event));
        html! {
            <div class="fg-states" role="tablist" aria-label={t("jobs.tabs")} {onkeydown}>
                { for Tab::ALL.into_iter().zip(counts).map(tab) }
            </div>
        }
    }
}

/// Arrows go from tab to tab and show it.
fn move_focus(event: &KeyboardEvent) {
    let Some(tab) = event.target_dyn_into::<Element>() else {
        return;
    };
    let parent = tab.parent_element();
    let to = match event.key().as_str() {
        "ArrowRight" => tab.next_element_sibling(),
        "ArrowLeft" => tab.previous_element_sibling(),
        "Home" => parent.and_then(|list| list.first_element_child()),
        "End" => parent.and_then(|list| list.last_element_child()),
        _ => return,
    };
    event.prevent_default();
    if let Some(to) = to.and_then(|to| to.dyn_into::<HtmlElement>().ok()) {
        let _ = to.focus();
        to.click();
    }
}
