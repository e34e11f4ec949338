//! A native select with the chevron of the rest of the page.

use super::icons::{Icon, icon};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// The id that its label names.
    pub(crate) id: AttrValue,
    /// The value chosen.
    pub(crate) value: AttrValue,
    /// More words for the tooltip.
    #[prop_or_default]
    pub(crate) hint: Option<AttrValue>,
    /// What more it is called by style sheets.
    #[prop_or_default]
    pub(crate) class: Classes,
    /// The options.
    pub(crate) children: Html,
    /// Another was chosen: its value.
    pub(crate) onchoose: Callback<String>,
}

/// A select.
#[component]
pub(crate) fn Select(props: &Props) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        // The browser forgets the attribute of an option once a person has chosen.
        use_effect_with(props.value.clone(), move |value| {
            if let Some(select) = node.cast::<HtmlSelectElement>() {
                select.set_value(value);
            }
        });
    }
    let onchange = props.onchoose.reform(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        select.value()
    });
    html! {
        <span class={classes!("fg-select", props.class.clone())}>
            <select ref={node} id={&props.id} title={props.hint.clone()} {onchange}>{ props.children.clone() }</select>
            { icon(Icon::Chevron) }
        </span>
    }
}
