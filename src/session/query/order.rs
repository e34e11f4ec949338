//! The order of rows: by one column, ties by job number. The key of a job changes only when its
//! row is written to, so an order that was made stays right while the clock runs.

use super::{Column, Names};
use crate::engine::SimTime;
use crate::engine::table::{Block, Clock, Number};

/// Keys use 48 bits, so that key and place fit one word.
const HALF: u64 = 1 << 47;
const LAST: u64 = (1 << 48) - 1;
/// Times as the engine has them: keys are compared with each other only.
const CLOCK: Clock = Clock {
    start: SimTime::ZERO,
    now: SimTime::NEVER,
};

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

    /// The key of the job at a place of a block, below 2^48. Jobs without a value come last either
    /// way; those whose value still grows count as larger than all that are settled.
    pub(super) fn key(&self, block: &Block<'_>, at: usize) -> u64 {
        let rank = || {
            let workflow = block.workflow(at).index();
            self.ranks.get(workflow).copied().map_or(0, u64::from)
        };
        let of = |number| block.number(number, CLOCK, at);
        let value = match self.sort.column {
            Column::Created | Column::Number if !self.sort.descending => return 0,
            Column::Name | Column::Owner | Column::Type | Column::Message => Some(rank()),
            Column::Regarding => {
                let number = of(Number::Regarding).unwrap_or(0);
                Some(((rank() << 32) | number).min(HALF - 2))
            }
            Column::Status => Some(block.status(at).place() as u64),
            Column::Created | Column::Number => of(Number::Job),
            Column::Started => of(Number::Started),
            Column::Completed => of(Number::Completed),
            Column::Wait if block.grows(Number::Wait, at) => {
                return self.growing(of(Number::Created));
            }
            Column::Wait => of(Number::Wait),
            Column::Run if block.grows(Number::Run, at) => {
                return self.growing(of(Number::Started));
            }
            Column::Run => of(Number::Run),
            Column::Retries => of(Number::Retries),
            Column::Depth => of(Number::Depth),
            Column::Correlation => of(Number::Correlation),
            Column::Source => Some(u64::from(block.source(at).0)),
        };
        match value {
            None => LAST,
            Some(value) if self.sort.descending => HALF + (HALF - 2) - value.min(HALF - 2),
            Some(value) => value.min(HALF - 2),
        }
    }

    /// The key of a length that grows since a moment: the earlier that is, the longer it is.
    fn growing(&self, since_ms: Option<u64>) -> u64 {
        let since = since_ms.unwrap_or(0).min(HALF - 2);
        if self.sort.descending {
            since
        } else {
            HALF + (HALF - 2) - since
        }
    }
}
