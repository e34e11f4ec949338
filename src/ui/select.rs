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

/// A select of choices, each with its value and name, in groups with a name or none.
pub(crate) fn choice(
    value: &str,
    groups: &[(&'static str, Vec<(String, String)>)],
    onchoose: &Callback<String>,
) -> Html {
    let onchange = onchoose.reform(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        select.value()
    });
    let option = |(own, name): &(String, String)| {
        // The attribute for a select that is new, the property for one that was used.
        html! { <option value={own.clone()} selected={own == value}>{ name }</option> }
    };
    // Other choices make another select: a value is only taken where its option is there already.
    let mut key = String::new();
    for (own, _) in groups.iter().flat_map(|(_, options)| options) {
        key.push_str(own);
        key.push('\n');
    }
    let groups = groups.iter().map(|(name, options)| {
        let options = options.iter().map(option);
        if name.is_empty() {
            html! { <>{ for options }</> }
        } else {
            html! { <optgroup label={*name}>{ for options }</optgroup> }
        }
    });
    html! {
        <span class="fg-select">
            <select {key} ~value={value.to_owned()} {onchange}>{ for groups }</select>
            { icon(Icon::Chevron) }
        </span>
    }
}
