//! What can be done to a workflow: Deactivate or Activate, which is one button, and Delete, which
//! asks first. Whether an act is allowed is the session's to say; its reason stands on the button.

use crate::session::Command;
use crate::session::view::{RecordState, WorkflowRow};
use crate::ui::button::{Look, button};
use crate::ui::context::Playground;
use crate::ui::dialog::{Confirm, Dialog};
use crate::ui::icons::Icon;
use crate::ui::say::count;
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

/// The acts on a workflow; `ask` opens the question of whether to delete it.
pub(crate) fn acts(
    playground: &Playground,
    row: &WorkflowRow,
    place: Place,
    ask: &Callback<u16>,
) -> Html {
    let id = row.id;
    let ask = ask.reform(move |()| id);
    let bar = place == Place::CommandBar;
    let delete = button(t("delete"), Icon::Delete, ask)
        .look(if bar { Look::Subtle } else { Look::Outline })
        .refused(row.delete_refused.as_deref());
    html! {
        <div class={if bar { "fg-acts fg-acts--bar" } else { "fg-acts" }}>
            if bar {
                { bar_switch(row, switching(playground, row)) }
            } else {
                { switch_button(playground, row) }
            }
            { delete.html() }
        </div>
    }
}

/// Whether the act that is offered is Deactivate.
fn is_on(state: RecordState) -> bool {
    matches!(state, RecordState::Activated | RecordState::NoRecord)
}

fn switching(playground: &Playground, row: &WorkflowRow) -> Callback<()> {
    playground.sender(if is_on(row.state) {
        Command::Deactivate(row.id)
    } else {
        Command::Activate(row.id)
    })
}

/// Deactivate or Activate, whichever there is to do, as one large button.
pub(crate) fn switch_button(playground: &Playground, row: &WorkflowRow) -> Html {
    let onclick = switching(playground, row);
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
    let switch = button(name, icon, onclick).look(Look::Primary).class(class);
    switch.refused(refused.as_deref()).once().html()
}

/// A command bar offers both, as the grid of Dynamics 365 does; one of them is refused.
fn bar_switch(row: &WorkflowRow, onclick: Callback<()>) -> Html {
    let on = button(t("activate"), Icon::Activate, onclick.clone())
        .refused(row.activate_refused.as_deref());
    let off =
        button(t("deactivate"), Icon::Stop, onclick).refused(row.deactivate_refused.as_deref());
    html! {
        <>
            { on.look(Look::Subtle).once().html() }
            { off.look(Look::Subtle).once().html() }
        </>
    }
}

/// Says what is documented about deleting, and what is an assumption, before it is done.
pub(crate) fn delete_dialog(
    playground: &Playground,
    row: &WorkflowRow,
    onclose: Callback<()>,
) -> Html {
    let delete = playground.sender(Command::Delete(row.id));
    let confirm = Confirm {
        name: t("delete.confirm").into(),
        icon: Icon::Delete,
        act: Callback::from(move |()| {
            delete.emit(());
            true
        }),
    };
    html! {
        <Dialog title={tf("delete.title", &[("name", &row.name)])} {confirm} close={t("delete.keep")} {onclose}>
            <p>{ t("delete.documented") }</p>
            <p class="fg-assumption">
                <strong>{ t("assumption") }</strong>
                { " " }
                { tf("delete.assumed", &[("n", &count(row.ready))]) }
            </p>
        </Dialog>
    }
}
