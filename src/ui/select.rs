//! A native select with the chevron of the rest of the page.

use super::icons::{Icon, icon};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A select inside its label: the value chosen, more words for the tooltip, what more it is called
/// by style sheets, its options, and what to do with the value of another.
pub(crate) fn select(
    value: impl Into<AttrValue>,
    hint: Option<AttrValue>,
    class: &'static str,
    options: Html,
    onchoose: &Callback<String>,
) -> Html {
    let onchange = onchoose.reform(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        select.value()
    });
    // As a property: the browser forgets the attribute of an option once a person has chosen.
    let value: AttrValue = value.into();
    html! {
        <span class={classes!("fg-select", class)}>
            <select ~value={value.to_string()} title={hint} {onchange}>{ options }</select>
            { icon(Icon::Chevron) }
        </span>
    }
}
