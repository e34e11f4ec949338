//! The page Compare: two runs on one clock, and one question asked of many runs. What is compared
//! is computed aside; the run of the playground knows nothing of it.

mod asked;
mod entry;
mod form;
mod lines;
mod many;
mod spread;
mod table;
mod two;
mod words;

use super::context::Playground;
use super::texts::t;
use crate::session::View;
use many::Many;
use std::rc::Rc;
use two::Two;
use yew::prelude::*;

/// Answers a question, run by run: what a worker does.
pub(crate) type Answer = fn(&str, &js_sys::Function) -> Result<(), wasm_bindgen::JsValue>;
/// The one there is.
pub(crate) const ANSWER: Answer = asked::answer;

/// What every part of the page is made from.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) playground: Playground,
    pub(crate) view: Rc<View>,
}

/// The page.
pub(crate) fn page(playground: &Playground, view: &Rc<View>) -> Html {
    html! { <Compare playground={playground.clone()} view={view.clone()} /> }
}

#[component]
fn Compare(props: &Props) -> Html {
    let many = use_state_eq(|| false);
    let tab = |name: &'static str, which: bool| {
        let set = many.setter();
        let onclick = Callback::from(move |_: MouseEvent| set.set(which));
        html! { <button type="button" aria-pressed={(*many == which).to_string()} {onclick}>{ name }</button> }
    };
    html! {
        <div class="fg-page fg-compare">
            <header class="fg-page-head">
                <h1>{ t("page.compare") }</h1>
                <div class="fg-segments" role="group" aria-label={t("compare.what")}>
                    { tab(t("compare.two"), false) }
                    { tab(t("compare.many"), true) }
                </div>
            </header>
            if *many {
                <Many ..props.clone() />
            } else {
                <Two ..props.clone() />
            }
        </div>
    }
}
