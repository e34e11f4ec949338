//! The rows of each workflow by status, and what retention would take of them.

use crate::engine::JobStatus;
use crate::engine::counts::Storage;
use crate::session::storage::WorkflowRows;
use crate::session::view::{RecordState, View};
use crate::ui::icons::mark;
use crate::ui::say::{bytes, count};
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// The table, the largest first.
pub(super) fn table(
    view: &View,
    rows: &[WorkflowRows],
    retention: &[bool],
    bytes_per_row: (u32, u32),
) -> Html {
    let mut order: Vec<&WorkflowRows> = rows.iter().collect();
    crate::engine::order::by_key(&mut order, |rows| {
        u64::MAX - size(rows.all(), bytes_per_row)
    });
    let all = view.storage.bytes.max(1);
    let columns = [
        "storage.column.jobs",
        "storage.column.logs",
        "storage.column.bytes",
        "storage.column.open",
        "count.succeeded",
        "count.failed",
        "count.canceled",
    ];
    html! {
        <section class="fg-card fg-storage-rows" aria-label={t("storage.by")}>
            <h2>{ t("storage.by") }</h2>
            if view.storage.job_rows == 0 {
                <p class="fg-quiet">{ t("storage.empty") }</p>
            } else {
                <div class="fg-grid-scroll" tabindex="0" role="group" aria-label={t("storage.by")}>
                    <table class="fg-grid fg-plain">
                        <thead>
                            <tr>
                                <th scope="col">{ t("storage.column.workflow") }</th>
                                { for columns.iter().map(|key| html! { <th scope="col" class="fg-grid-number">{ t(key) }</th> }) }
                                <th scope="col">{ t("storage.column.retention") }</th>
                            </tr>
                        </thead>
                        <tbody>
                            { for order.into_iter().map(|rows| row(view, rows, retention, bytes_per_row, all)) }
                        </tbody>
                    </table>
                </div>
            }
        </section>
    }
}

fn size(rows: Storage, (per_job, per_log): (u32, u32)) -> u64 {
    rows.job_rows * u64::from(per_job) + rows.log_rows * u64::from(per_log)
}

fn row(
    view: &View,
    rows: &WorkflowRows,
    retention: &[bool],
    bytes_per_row: (u32, u32),
    all_bytes: u64,
) -> Html {
    let Some(workflow) = view.workflows.get(usize::from(rows.workflow)) else {
        return html! {};
    };
    let all = rows.all();
    let number = |value: u64| html! { <td class={classes!("fg-grid-number", (value == 0).then_some("fg-quiet"))}>{ count(value) }</td> };
    let share = size(all, bytes_per_row) * 1_000 / all_bytes;
    let style = format!("--share: {share}");
    html! {
        <tr key={rows.workflow}>
            <th scope="row"><span class="fg-grid-name">{ mark(workflow.mark) }{ &workflow.name }</span></th>
            { number(all.job_rows) }
            { number(all.log_rows) }
            <td class="fg-grid-number">
                { bytes(size(all, bytes_per_row)) }
                <span class={format!("fg-portion fg-portion--{}", workflow.mark.index() + 1)} ~style={style} aria-hidden="true"></span>
            </td>
            { number(rows.unfinished()) }
            { number(rows.of(JobStatus::Succeeded).job_rows) }
            { number(rows.of(JobStatus::Failed).job_rows) }
            { number(rows.of(JobStatus::Canceled).job_rows) }
            <td>{ retained(workflow.state, rows, retention, bytes_per_row) }</td>
        </tr>
    }
}

/// Whether jobs that succeed are deleted, and what that would free.
fn retained(
    state: RecordState,
    rows: &WorkflowRows,
    retention: &[bool],
    bytes_per_row: (u32, u32),
) -> String {
    let on = retention.get(usize::from(rows.workflow)) == Some(&true);
    let succeeded = rows.of(JobStatus::Succeeded);
    match state {
        RecordState::NoRecord => t("storage.retention.none").to_owned(),
        _ if on => t("storage.retention.on").to_owned(),
        _ if succeeded.job_rows == 0 => t("storage.retention.off").to_owned(),
        _ => tf(
            "storage.retention.frees",
            &[("bytes", &bytes(size(succeeded, bytes_per_row)))],
        ),
    }
}
