//! A button with a small sheet under it that opens beside the page's other parts. Escape and a
//! move of focus to elsewhere close it.

use super::context::use_id;
use super::icons::{Icon, icon};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// The name of the button and of the sheet.
    pub(crate) name: AttrValue,
    /// The icon on the button.
    pub(crate) icon: Icon,
    /// What the sheet shows while it is open.
    pub(crate) children: Html,
    /// Whether the button shows its name.
    #[prop_or_default]
    pub(crate) named: bool,
    /// What more it is called by style sheets.
    #[prop_or_default]
    pub(crate) class: Classes,
}

/// A button and its sheet.
#[component]
pub(crate) fn Flyout(props: &Props) -> Html {
    let open = use_state_eq(|| false);
    let (whole, button, id) = (use_node_ref(), use_node_ref(), use_id());
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onkeydown = escape(&open, &button);
    let onfocusout = leave(&open, &whole);
    html! {
        <div class={classes!("fg-flyout", props.class.clone())} ref={whole} {onkeydown} {onfocusout}>
            <button
                type="button"
                ref={button}
                class={if props.named { "fg-button" } else { "fg-button fg-button--subtle fg-button--glyph" }}
                aria-label={(!props.named).then(|| props.name.clone())}
                title={(!props.named).then(|| props.name.clone())}
                aria-expanded={open.to_string()}
                aria-controls={open.then(|| id.clone())}
                onclick={toggle}
            >
                { icon(props.icon) }
                if props.named { <span>{ &props.name }</span> }
            </button>
            if *open {
                <div {id} class="fg-flyout-sheet" role="group" aria-label={&props.name} tabindex="-1">
                    { props.children.clone() }
                </div>
            }
        </div>
    }
}

/// Escape closes the sheet, and the button has focus again.
fn escape(open: &UseStateHandle<bool>, button: &NodeRef) -> Callback<KeyboardEvent> {
    let (open, button) = (open.clone(), button.clone());
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" && *open {
            event.prevent_default();
            open.set(false);
            if let Some(button) = button.cast::<HtmlElement>() {
                let _ = button.focus();
            }
        }
    })
}

/// The sheet closes when focus goes to another part of the page.
fn leave(open: &UseStateHandle<bool>, whole: &NodeRef) -> Callback<FocusEvent> {
    let (open, whole) = (open.clone(), whole.clone());
    Callback::from(move |event: FocusEvent| {
        let to = event
            .related_target()
            .and_then(|to| to.dyn_into::<Node>().ok());
        let within = |to: &Node| whole.get().is_some_and(|whole| whole.contains(Some(to)));
        if to.is_some_and(|to| !within(&to)) {
            open.set(false);
        }
    })
}
