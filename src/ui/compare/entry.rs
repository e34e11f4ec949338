//! Fields of the page Compare: a name, what is typed, and what is wrong with it.

use crate::ui::context::use_id;
use crate::ui::typed::Typed;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// What it is called.
    pub(super) name: &'static str,
    /// More words below it: what stands there in the run, or the unit.
    pub(super) note: AttrValue,
    /// The value.
    pub(super) value: AttrValue,
    /// Reads what was typed and uses it, or says what is wrong with it.
    pub(super) onread: Callback<String, Result<(), String>>,
}

/// A field.
#[component]
pub(super) fn Entry(props: &Props) -> Html {
    let id = use_id();
    let wrong = use_state_eq(AttrValue::default);
    let onchange = {
        let (onread, wrong) = (props.onread.clone(), wrong.setter());
        Callback::from(move |input: HtmlInputElement| {
            let read = onread.emit(input.value().trim().to_owned());
            wrong.set(read.err().unwrap_or_default().into());
        })
    };
    let is_wrong = !wrong.is_empty();
    let note = if is_wrong { &*wrong } else { &props.note };
    html! {
        <div class="fg-entry fg-compare-entry">
            <label for={&id}>{ props.name }</label>
            <Typed {id} numeric=true value={props.value.clone()} wrong={is_wrong} title={note.clone()} {onchange} />
            <small class={if is_wrong { "fg-entry-wrong" } else { "fg-quiet" }} role={is_wrong.then_some("alert")}>{ note.clone() }</small>
        </div>
    }
}
