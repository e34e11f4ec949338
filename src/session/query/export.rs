//! Files for spreadsheets and programs, and their names.

use super::{Column, Grid, index_of};
use crate::session::Session;
use crate::session::format::clock;
use crate::session::view::View;
use std::fmt::Write as _;

/// A text as one cell of a CSV file. What a spreadsheet would run as a formula is kept a text by
/// an apostrophe in front.
pub fn csv_cell(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let is_number = text.parse::<i64>().is_ok();
    let mut cell = String::with_capacity(text.len() + 2);
    if runs && !is_number {
        cell.push('\'');
    }
    cell.push_str(text);
    if cell.contains([',', '"', '\n', '\r']) {
        return format!("\"{}\"", cell.replace('"', "\"\""));
    }
    cell
}

/// The grid as a CSV file, made in slices: a header of display names, then a row a job in the
/// order of the grid. Times are milliseconds since the beginning of the run.
#[derive(Debug)]
pub struct Csv {
    columns: Vec<Column>,
    next: u64,
    text: String,
}

/// Rows of one read.
const ROWS: usize = 256;

impl Csv {
    /// A file of these columns, with its header.
    pub fn new(columns: &[Column]) -> Self {
        let mut csv = Self {
            columns: columns.to_vec(),
            next: 0,
            text: String::new(),
        };
        let header = columns.iter().map(|column| {
            let unit = match column {
                Column::Created
                | Column::Started
                | Column::Completed
                | Column::Wait
                | Column::Run => " (ms)",
                _ => "",
            };
            format!("{}{unit}", column.label())
        });
        push_row(&mut csv.text, header);
        csv
    }

    /// Writes at most so many rows; whether more are left. The clock must stand meanwhile.
    pub fn work(&mut self, grid: &Grid, session: &Session, rows: u64) -> bool {
        let end = grid.total().min(self.next + rows);
        while self.next < end {
            let count = ROWS.min(index_of(end - self.next));
            for line in grid.window(session, self.next, count) {
                push_row(
                    &mut self.text,
                    self.columns.iter().map(|column| line.data(*column)),
                );
            }
            self.next += super::count_of(count);
        }
        end < grid.total()
    }

    /// The file.
    pub fn finish(self) -> String {
        self.text
    }
}

pub(in crate::session) fn push_row(text: &mut String, cells: impl Iterator<Item = String>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            text.push(',');
        }
        text.push_str(&csv_cell(&cell));
    }
    text.push_str("\r\n");
}

/// The series of the charts as CSV: a row a finished bucket, up to its end in milliseconds.
pub fn series_csv(view: &View) -> String {
    let series = &view.series;
    let mut text = String::from(
        "until_ms,created,succeeded,canceled,waiting_for_resources,others_wait_p50_ms,others_wait_p95_ms,others_wait_p99_ms,asyncoperationbase_rows,workflowlogbase_rows\r\n",
    );
    for (bucket, created) in series.created.iter().enumerate() {
        let at = |column: &[u64]| column.get(bucket).copied().unwrap_or(0);
        let ready: u64 = series.ready_by_mark.iter().map(|column| at(column)).sum();
        let until_ms = (super::count_of(bucket) + 1) * series.width_ms;
        // Writing to a string can't fail.
        let _ = write!(
            text,
            "{until_ms},{created},{},{},{ready},",
            at(&series.succeeded),
            at(&series.canceled)
        );
        let waits = series.others_waits.get(bucket).copied().flatten();
        let _ = match waits {
            Some(waits) => write!(text, "{},{},{},", waits.p50_ms, waits.p95_ms, waits.p99_ms),
            None => write!(text, ",,,"),
        };
        let (jobs, logs) = (at(&series.job_rows), at(&series.log_rows));
        let _ = write!(text, "{jobs},{logs}\r\n");
    }
    text
}

/// The counts at the clock and the series as JSON.
pub fn series_json(view: &View) -> String {
    let counts = &view.counts;
    let mut text = format!(
        "{{\"scenario\":{},\"seed\":{},\"at_ms\":{},\"digest\":\"{}\",\"counts\":{{",
        json(&view.scenario.title),
        view.scenario.seed,
        view.at_ms,
        view.digest
    );
    let pairs = [
        ("created", counts.created),
        ("waiting_for_resources", counts.ready),
        ("waiting", counts.waiting),
        ("in_progress", counts.in_progress),
        ("succeeded", counts.succeeded),
        ("failed", counts.failed),
        ("canceled", counts.canceled),
        ("deleted", counts.deleted),
    ];
    push_list(
        &mut text,
        pairs
            .iter()
            .map(|(name, value)| format!("\"{name}\":{value}")),
    );
    text.push_str("},\"workflows\":[");
    push_list(&mut text, view.workflows.iter().map(|row| {
        format!(
            "{{\"name\":{},\"created\":{},\"waiting_for_resources\":{},\"in_progress\":{},\"succeeded\":{},\"canceled\":{},\"triggers_refused\":{}}}",
            json(&row.name), row.created, row.ready, row.in_progress, row.succeeded, row.canceled, row.refused
        )
    }));
    text.push_str("],\"series\":{");
    push_list(
        &mut text,
        columns(view).into_iter().map(|(name, values)| {
            let mut list = format!("\"{name}\":[");
            push_list(&mut list, values.iter().map(u64::to_string));
            list + "]"
        }),
    );
    text.push_str("}}\n");
    text
}

/// The series by name: when each finished bucket ends, and what was then, or in it.
fn columns(view: &View) -> [(&'static str, Vec<u64>); 7] {
    let series = &view.series;
    let buckets = 0..series.created.len();
    let ready = |bucket: usize| {
        let marks = series.ready_by_mark.iter();
        marks
            .map(|mark| mark.get(bucket).copied().unwrap_or(0))
            .sum()
    };
    let until = |bucket: usize| (super::count_of(bucket) + 1) * series.width_ms;
    [
        ("until_ms", buckets.clone().map(until).collect()),
        ("created", series.created.clone()),
        ("succeeded", series.succeeded.clone()),
        ("canceled", series.canceled.clone()),
        ("waiting_for_resources", buckets.map(ready).collect()),
        ("asyncoperationbase_rows", series.job_rows.clone()),
        ("workflowlogbase_rows", series.log_rows.clone()),
    ]
}

pub(in crate::session) fn push_list(text: &mut String, items: impl Iterator<Item = String>) {
    for (place, item) in items.enumerate() {
        if place > 0 {
            text.push(',');
        }
        text.push_str(&item);
    }
}

/// A text as JSON.
pub(in crate::session) fn json(text: &str) -> String {
    let mut quoted = String::from("\"");
    for next in text.chars() {
        match next {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(next);
            }
            control if u32::from(control) < 0x20 => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(control));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// The name of a file: what it holds, scenario, seed and simulated time.
pub fn file_name(view: &View, what: &str, extension: &str) -> String {
    let title = view.scenario.id.as_ref().unwrap_or(&view.scenario.title);
    let plain: String = title
        .to_lowercase()
        .chars()
        .map(|next| {
            if next.is_ascii_alphanumeric() {
                next
            } else {
                '-'
            }
        })
        .collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    let time = clock(view.at_ms).replace(':', "-");
    let seed = view.scenario.seed;
    format!(
        "floodgate_{}_seed-{seed}_at-{time}_{what}.{extension}",
        parts.join("-")
    )
}
