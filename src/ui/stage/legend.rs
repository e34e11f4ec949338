//! The workflows by mark, name and number waiting. It is also how one of them is selected.

use crate::engine::order;
use crate::session::Command;
use crate::session::view::{Mark, RecordState, View, WorkflowRow};
use crate::ui::button::as_table;
use crate::ui::icons::mark;
use crate::ui::say as format;
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// Buttons in the legend at most; the rest is in the table and on the page of the workflows.
const BUTTONS: usize = 9;

/// The row of buttons, what a hatched slot means, and the way to the table.
pub(crate) fn legend(
    send: &Callback<Command>,
    view: &View,
    open: bool,
    ontable: Callback<MouseEvent>,
) -> Html {
    let mut rows: Vec<&WorkflowRow> = view.workflows.iter().collect();
    order::by_key(&mut rows, |row| {
        (row.mark.index() as u64) << 16 | u64::from(row.id)
    });
    let few = rows.len() <= BUTTONS;
    let shown = |row: &&WorkflowRow| {
        few || row.mark != Mark::Other || row.id == view.selected || row.created > 0
    };
    rows.retain(|row| row.state != RecordState::Deleted && shown(row));
    let hidden = rows.len().saturating_sub(BUTTONS);
    rows.truncate(BUTTONS);
    html! {
        <div class="stage-legend">
            <ul class="stage-legend-list" aria-label={t("stage.legend")}>
                { for rows.into_iter().map(|row| html! { <li key={row.id}>{ button(send, row, view.selected) }</li> }) }
                if hidden > 0 {
                    <li key="rest" class="stage-soft">{ tf("stage.more", &[("n", &hidden)]) }</li>
                }
            </ul>
            <span class="stage-key">
                <svg class="stage-key-slot" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                    <rect class="stage-key-frame" x="1" y="1" width="14" height="14" rx="1.5" />
                    <path class="stage-key-cross" d="M5 5l6 6M11 5l-6 6" />
                </svg>
                <span class="stage-key-words">{ t("stage.key") }</span>
            </span>
            { as_table(t("stage.table").to_owned(), open, ontable) }
        </div>
    }
}

fn button(send: &Callback<Command>, row: &WorkflowRow, selected: u16) -> Html {
    let onclick = {
        let (send, id) = (send.clone(), row.id);
        Callback::from(move |_: MouseEvent| send.emit(Command::Select(id)))
    };
    let pressed = row.id == selected;
    html! {
        <button type="button" class="stage-chip" aria-pressed={pressed.to_string()} {onclick}>
            { mark(row.mark) }
            <span class="stage-chip-name">{ &row.name }</span>
            <strong class="stage-chip-count">{ format::count(row.ready) }</strong>
            if row.state == RecordState::Draft {
                <span class="stage-chip-state">{ t("stage.draft") }</span>
            }
        </button>
    }
}
