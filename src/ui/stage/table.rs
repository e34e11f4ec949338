//! The stage as a table: how many jobs of each workflow are at each place.

use crate::session::view::{View, WorkflowRow};
use crate::ui::icons::mark;
use crate::ui::say as format;
use crate::ui::texts::{t, tf};
use yew::prelude::*;

const COLUMNS: [&str; 6] = [
    "stage.table.created",
    "stage.table.ready",
    "stage.table.in_progress",
    "stage.table.succeeded",
    "stage.table.canceled",
    "stage.table.refused",
];

/// The table.
pub(crate) fn table(view: &View) -> Html {
    let clock = format::clock(view.at_ms);
    html! {
        <div class="stage-table-scroll" tabindex="0" role="group" aria-label={t("stage.table")}>
            <table class="stage-grid">
                <caption>{ tf("stage.table.caption", &[("clock", &clock)]) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ t("stage.table.workflow") }</th>
                        { for COLUMNS.map(|key| html! { <th scope="col" {key}>{ t(key) }</th> }) }
                    </tr>
                </thead>
                <tbody>{ for view.workflows.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

fn row(row: &WorkflowRow) -> Html {
    let cells = [
        row.created,
        row.ready,
        row.in_progress,
        row.succeeded,
        row.canceled,
        row.refused,
    ];
    html! {
        <tr key={row.id}>
            <th scope="row">{ mark(row.mark) }{ &row.name }</th>
            { for cells.map(|count| html! { <td>{ format::count(count) }</td> }) }
        </tr>
    }
}
