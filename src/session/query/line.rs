//! One row of the grid.

use super::{Column, Jobs, Names, message};
use crate::engine::table::Number;
use crate::engine::{JobStatus, OperationType};
use crate::session::format::{clock, count, duration};

/// One system job, as the grid shows it. Times are milliseconds since the beginning of the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 0.
    pub job: u32,
    /// Its workflow: the place in the scenario.
    pub workflow: u16,
    /// System Job Name.
    pub name: String,
    /// The table of the record that it runs on.
    pub table: String,
    /// The number of that record.
    pub regarding: u32,
    /// System Job Type.
    pub operation_type: OperationType,
    /// Status Reason.
    pub status: JobStatus,
    /// Owner.
    pub owner: String,
    /// How long before the beginning of the run it was created; 0 if it was not.
    pub before_ms: u64,
    /// Created On; 0 for what was created before the beginning.
    pub created_ms: u64,
    /// Started On.
    pub started_ms: Option<u64>,
    /// Completed On.
    pub completed_ms: Option<u64>,
    /// From created to picked up, or to now.
    pub wait_ms: u64,
    /// From picked up to its end, or to now.
    pub run_ms: Option<u64>,
    /// Retry Count.
    pub retries: u8,
    /// Message; empty if there is none.
    pub message: String,
    /// What triggered it.
    pub source: String,
    /// Depth.
    pub depth: u8,
    /// Correlation.
    pub correlation: u32,
    /// Whether its row was deleted.
    pub deleted: bool,
}

/// Stands for a value that is not there.
const NONE: &str = "—";

impl Line {
    pub(super) fn of(jobs: &Jobs<'_>, names: &Names, job: u32) -> Self {
        let row = jobs.row(job);
        let named = names.workflow(row.workflow);
        let text = |text: Option<&String>| text.cloned().unwrap_or_default();
        let place = jobs.table.block_of(job);
        let number = |number| {
            let (block, at) = place?;
            block.number(number, jobs.clock(), at)
        };
        Self {
            job,
            workflow: row.workflow.0,
            name: text(named.map(|named| &named.name)),
            table: text(named.map(|named| &named.table)),
            regarding: row.regarding,
            operation_type: named.map_or(OperationType::Workflow, |named| named.operation_type),
            status: row.status,
            owner: text(named.map(|named| &named.owner)),
            before_ms: jobs.start.since(row.created).ms(),
            created_ms: jobs.ms(row.created),
            started_ms: row.picked.map(|picked| jobs.ms(picked)),
            completed_ms: row.ended.map(|ended| jobs.ms(ended)),
            wait_ms: number(Number::Wait).unwrap_or(0),
            run_ms: number(Number::Run),
            retries: row.attempt,
            message: message::of_job(jobs.table, job, named),
            source: names.source(row.source).to_owned(),
            depth: row.depth,
            correlation: row.correlation,
            deleted: row.deleted.is_some(),
        }
    }

    /// The text of a cell.
    pub fn cell(&self, column: Column) -> String {
        let time = |ms: Option<u64>| ms.map_or_else(|| NONE.into(), clock);
        match column {
            Column::Name => self.name.clone(),
            Column::Regarding => format!("{} {}", self.table, self.regarding),
            Column::Type => self.operation_type.label().into(),
            Column::Status => self.status.label().into(),
            Column::Owner => self.owner.clone(),
            Column::Created if self.before_ms > 0 => format!("-{}", clock(self.before_ms)),
            Column::Created => clock(self.created_ms),
            Column::Started => time(self.started_ms),
            Column::Completed => time(self.completed_ms),
            Column::Wait => duration(self.wait_ms),
            Column::Run => self.run_ms.map_or_else(|| NONE.into(), duration),
            Column::Retries => self.retries.to_string(),
            Column::Message if self.message.is_empty() => NONE.into(),
            Column::Message => self.message.clone(),
            Column::Source => self.source.clone(),
            Column::Depth => self.depth.to_string(),
            Column::Correlation => count(u64::from(self.correlation)),
            Column::Number => count(u64::from(self.job) + 1),
        }
    }

    /// The cell as data: times in milliseconds, nothing where there is no value.
    pub fn data(&self, column: Column) -> String {
        let ms = |ms: Option<u64>| ms.map(|ms| ms.to_string()).unwrap_or_default();
        match column {
            Column::Created if self.before_ms > 0 => format!("-{}", self.before_ms),
            Column::Created => self.created_ms.to_string(),
            Column::Started => ms(self.started_ms),
            Column::Completed => ms(self.completed_ms),
            Column::Wait => self.wait_ms.to_string(),
            Column::Run => ms(self.run_ms),
            Column::Message => self.message.clone(),
            Column::Correlation => self.correlation.to_string(),
            Column::Number => (u64::from(self.job) + 1).to_string(),
            _ => self.cell(column),
        }
    }
}
