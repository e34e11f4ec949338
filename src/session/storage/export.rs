//! The rows of the two tables as files.

use super::WorkflowRows;
use crate::engine::JobStatus;
use crate::session::query::{json, push_list, push_row};
use crate::session::view::View;

/// A row a workflow and status that has any, as CSV: workflow, status, rows of each table, and
/// bytes by the assumed bytes of a row of each table.
pub fn storage_csv(view: &View, table: &[WorkflowRows], bytes: (u32, u32)) -> String {
    let head = [
        "workflow",
        "status_reason",
        "asyncoperationbase_rows",
        "workflowlogbase_rows",
        "assumed_bytes",
    ];
    let mut text = String::new();
    push_row(&mut text, head.into_iter().map(str::to_owned));
    for (name, status, cells) in cells(view, table, bytes) {
        let numbers = cells.map(|number| number.to_string());
        let words = [name.to_owned(), status.label().to_owned()];
        push_row(&mut text, words.into_iter().chain(numbers));
    }
    text
}

/// The same as JSON, with the run that it is of.
pub fn storage_json(view: &View, table: &[WorkflowRows], bytes: (u32, u32)) -> String {
    let mut text = format!(
        "{{\"scenario\":{},\"seed\":{},\"at_ms\":{},\"digest\":\"{}\",\"asyncoperationbase_rows\":{},\"workflowlogbase_rows\":{},\"assumed_bytes_per_row\":[{},{}],\"rows\":[",
        json(&view.scenario.title),
        view.scenario.seed,
        view.at_ms,
        view.digest,
        view.storage.job_rows,
        view.storage.log_rows,
        bytes.0,
        bytes.1
    );
    let rows = cells(view, table, bytes).map(|(name, status, [jobs, logs, bytes])| {
        format!(
            "{{\"workflow\":{},\"status_reason\":{},\"asyncoperationbase_rows\":{jobs},\"workflowlogbase_rows\":{logs},\"assumed_bytes\":{bytes}}}",
            json(name),
            json(status.label())
        )
    });
    push_list(&mut text, rows);
    text.push_str("]}\n");
    text
}

/// Name, status, rows of jobs and of the log, bytes: where there are rows.
fn cells<'a>(
    view: &'a View,
    table: &'a [WorkflowRows],
    bytes: (u32, u32),
) -> impl Iterator<Item = (&'a str, JobStatus, [u64; 3])> {
    table.iter().flat_map(move |rows| {
        let workflow = view.workflows.get(usize::from(rows.workflow));
        let name = workflow.map_or("", |workflow| workflow.name.as_str());
        let statuses = JobStatus::ALL.iter().zip(&rows.by_status);
        let some = statuses.filter(|(_, rows)| rows.job_rows + rows.log_rows > 0);
        some.map(move |(status, rows)| {
            let size = rows.job_rows * u64::from(bytes.0) + rows.log_rows * u64::from(bytes.1);
            (name, *status, [rows.job_rows, rows.log_rows, size])
        })
    })
}
