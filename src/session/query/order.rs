//! The order of rows: by one column, ties by job number. The key of a job changes only when its
//! row is written to, so an order that was made stays right while the clock runs.

use super::predicate::{place, run_ms};
use super::{Column, Names};
use crate::engine::SimTime;
use crate::engine::table::JobRow;

/// Keys use 48 bits, so that key and place fit one word.
const HALF: u64 = 1 << 47;
const LAST: u64 = (1 << 48) - 1;

/// By which column rows are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub column: Column,
    /// Largest or latest first.
    pub descending: bool,
}

impl Default for Sort {
    /// In the order in which they were created, as the queue is.
    fn default() -> Self {
        Self {
            column: Column::Created,
            descending: false,
        }
    }
}

/// A [`Sort`] made ready for the names of a scenario.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys {
    sort: Sort,
    /// For columns of text: the place of each workflow's text among all.
    ranks: Vec<u32>,
}

impl Keys {
    pub(super) fn new(sort: Sort, names: &Names) -> Self {
        let ranks = match sort.column {
            Column::Name | Column::Message => names.ranks(|named| &named.name),
            Column::Owner => names.ranks(|named| &named.owner),
            Column::Type => names.ranks(|named| named.operation_type.label()),
            Column::Regarding => names.ranks(|named| &named.table),
            _ => Vec::new(),
        };
        Self { sort, ranks }
    }

    pub(super) const fn sort(&self) -> Sort {
        self.sort
    }

    /// Whether the order is that of the job numbers.
    pub(super) const fn is_natural(&self) -> bool {
        matches!(self.sort.column, Column::Created | Column::Number) && !self.sort.descending
    }

    /// The key of a job, below 2^48. Jobs without a value come last either way; those whose value
    /// still grows count as larger than all that are settled.
    pub(super) fn key(&self, row: &JobRow, job: u32) -> u64 {
        if self.is_natural() {
            return 0;
        }
        let rank = || self.ranks.get(row.workflow.index()).copied().unwrap_or(0);
        let value = match self.sort.column {
            Column::Name | Column::Owner | Column::Type | Column::Message => {
                Some(u64::from(rank()))
            }
            Column::Regarding => {
                Some(((u64::from(rank()) << 32) | u64::from(row.regarding)).min(HALF - 2))
            }
            Column::Status => Some(place(row.status) as u64),
            Column::Created | Column::Number => Some(u64::from(job)),
            Column::Started => row.picked.map(SimTime::ms),
            Column::Completed => row.ended.map(SimTime::ms),
            Column::Wait => match row.picked.or(row.ended) {
                Some(until) => Some(until.since(row.created).ms()),
                None => return self.growing(row.created),
            },
            Column::Run => match (row.picked, row.ended) {
                (Some(picked), None) => return self.growing(picked),
                _ => run_ms(row, SimTime::ZERO),
            },
            Column::Retries => Some(u64::from(row.attempt)),
            Column::Depth => Some(u64::from(row.depth)),
            Column::Correlation => Some(u64::from(row.correlation)),
            Column::Source => Some(u64::from(row.source.0)),
        };
        match value {
            None => LAST,
            Some(value) if self.sort.descending => HALF + (HALF - 2) - value.min(HALF - 2),
            Some(value) => value.min(HALF - 2),
        }
    }

    /// The key of a length that grows since a moment: the earlier that is, the longer it is.
    fn growing(&self, since: SimTime) -> u64 {
        let since = since.ms().min(HALF - 2);
        if self.sort.descending {
            since
        } else {
            HALF + (HALF - 2) - since
        }
    }
}
