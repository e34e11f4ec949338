//! A native modal dialog: the browser keeps focus inside and gives it back. It stands in the tree
//! only while it is open; whoever opened it takes it away on `onclose`.

use super::button::{Look, button};
use super::context::use_id;
use super::icons::Icon;
use super::texts::t;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// What the dialog does when it is agreed to.
#[derive(Clone, PartialEq)]
pub(crate) struct Confirm {
    /// The name of the button.
    pub(crate) name: AttrValue,
    /// Its icon.
    pub(crate) icon: Icon,
    /// Does it; says whether the dialog is done with.
    pub(crate) act: Callback<(), bool>,
}

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// Its heading and name.
    pub(crate) title: AttrValue,
    /// What more it is called by style sheets.
    #[prop_or_default]
    pub(crate) class: Classes,
    /// What it says.
    pub(crate) children: Html,
    /// The button that does what the dialog is about, besides the one that closes it.
    #[prop_or_default]
    pub(crate) confirm: Option<Confirm>,
    /// What stands above the buttons, always in sight.
    #[prop_or_default]
    pub(crate) foot: Html,
    /// The name of the button that closes it; "Close" at first.
    #[prop_or_default]
    pub(crate) close: Option<AttrValue>,
    /// It was closed, by whatever means.
    pub(crate) onclose: Callback<()>,
}

/// A modal dialog.
#[component]
pub(crate) fn Dialog(props: &Props) -> Html {
    let node = use_node_ref();
    let title_id = use_id();
    use_modal(&node);
    let close = {
        let node = node.clone();
        Callback::from(move |()| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let confirm = props.confirm.clone().map(|confirm| {
        let close = close.clone();
        let onclick = Callback::from(move |()| {
            if confirm.act.emit(()) {
                close.emit(());
            }
        });
        button(confirm.name, confirm.icon, onclick)
            .look(Look::Primary)
            .html()
    });
    let onclose = props.onclose.reform(|_: Event| ());
    let close_name = props.close.clone().unwrap_or_else(|| t("close").into());
    html! {
        <dialog ref={node} class={classes!("fg-dialog", props.class.clone())} aria-labelledby={&title_id} {onclose}>
            <header class="fg-dialog-head">
                <h2 id={title_id}>{ &props.title }</h2>
            </header>
            <div class="fg-dialog-body">{ props.children.clone() }</div>
            { props.foot.clone() }
            <footer class="fg-dialog-foot">
                { confirm }
                { button(close_name, Icon::Close, close).html() }
            </footer>
        </dialog>
    }
}

/// Opens the dialog once it is on the page, and closes it before it is taken away.
#[hook]
fn use_modal(node: &NodeRef) {
    let node = node.clone();
    use_effect_with((), move |()| {
        let dialog = node.cast::<HtmlDialogElement>();
        if let Some(dialog) = &dialog {
            // It refuses only where it is open already.
            let _ = dialog.show_modal();
        }
        move || {
            if let Some(dialog) = dialog {
                dialog.close();
            }
        }
    });
}
