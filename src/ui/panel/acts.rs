//! What can be done to a workflow: Deactivate or Activate, which is one button, and Delete, which
//! asks first. Whether an act is allowed is the session's to say; its reason stands on the button.

use crate::session::Command;
use crate::session::format::count;
use crate::session::view::{RecordState, WorkflowRow};
use crate::ui::button::{Button, Look};
use crate::ui::context::use_playground;
use crate::ui::dialog::{Confirm, Dialog};
use crate::ui::icons::Icon;
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// Where the acts stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    /// In the panel or the sheet: the first act is large.
    #[default]
    Panel,
    /// In a command bar above a grid.
    CommandBar,
}

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// The workflow.
    pub(crate) row: WorkflowRow,
    /// Where they stand.
    #[prop_or_default]
    pub(crate) place: Place,
}

/// The acts.
#[component]
pub(crate) fn Acts(props: &Props) -> Html {
    let playground = use_playground();
    let asking = use_state_eq(|| false);
    let row = &props.row;
    let id = row.id;
    let switch = {
        let playground = playground.clone();
        let command = if is_on(row.state) {
            Command::Deactivate(id)
        } else {
            Command::Activate(id)
        };
        Callback::from(move |()| playground.send(command.clone()))
    };
    let ask = {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(true))
    };
    let done = {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(false))
    };
    let delete = Callback::from(move |()| {
        playground.send(Command::Delete(id));
        true
    });
    let bar = props.place == Place::CommandBar;
    let delete_look = if bar { Look::Subtle } else { Look::Outline };
    html! {
        <div class={if bar { "fg-acts fg-acts--bar" } else { "fg-acts" }}>
            if bar {
                { bar_switch(row, switch) }
            } else {
                { switch_button(row, Look::Primary, switch) }
            }
            <Button name={t("delete")} icon={Icon::Delete} look={delete_look} refused={reason(row.delete_refused.as_ref())} onclick={ask} />
            if *asking {
                <DeleteDialog name={row.name.clone()} ready={row.ready} onconfirm={delete} onclose={done} />
            }
        </div>
    }
}

/// Whether the act that is offered is Deactivate.
fn is_on(state: RecordState) -> bool {
    matches!(state, RecordState::Activated | RecordState::NoRecord)
}

fn reason(text: Option<&String>) -> Option<AttrValue> {
    text.map(|text| text.clone().into())
}

fn switch_button(row: &WorkflowRow, look: Look, onclick: Callback<()>) -> Html {
    let (name, icon, refused, class) = if is_on(row.state) {
        (t("deactivate"), Icon::Stop, &row.deactivate_refused, "")
    } else {
        (
            t("activate"),
            Icon::Activate,
            &row.activate_refused,
            "fg-button--calm",
        )
    };
    let refused = reason(refused.as_ref());
    html! { <Button {name} {icon} {look} {refused} class={classes!(class)} once=true {onclick} /> }
}

/// A command bar offers both, as the grid of Dynamics 365 does; one of them is refused.
fn bar_switch(row: &WorkflowRow, onclick: Callback<()>) -> Html {
    let (look, once) = (Look::Subtle, true);
    html! {
        <>
            <Button name={t("activate")} icon={Icon::Activate} {look} {once} refused={reason(row.activate_refused.as_ref())} onclick={onclick.clone()} />
            <Button name={t("deactivate")} icon={Icon::Stop} {look} {once} refused={reason(row.deactivate_refused.as_ref())} {onclick} />
        </>
    }
}

#[derive(PartialEq, Properties)]
struct DeleteProps {
    name: AttrValue,
    ready: u64,
    onconfirm: Callback<(), bool>,
    onclose: Callback<()>,
}

/// Says what is documented about deleting, and what is an assumption, before it is done.
#[component]
fn DeleteDialog(props: &DeleteProps) -> Html {
    let confirm = Confirm {
        name: t("delete.confirm").into(),
        icon: Icon::Delete,
        act: props.onconfirm.clone(),
    };
    html! {
        <Dialog title={tf("delete.title", &[("name", &props.name)])} {confirm} close={t("delete.keep")} onclose={props.onclose.clone()}>
            <p>{ t("delete.documented") }</p>
            <p class="fg-assumption">
                <strong>{ t("assumption") }</strong>
                { " " }
                { tf("delete.assumed", &[("n", &count(props.ready))]) }
            </p>
        </Dialog>
    }
}
