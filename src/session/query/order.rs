//! The order of rows: by one column, ties by job number. The key of a job changes only when its
//! row is written to, so an order that was made stays right while the clock runs.

use super::{Column, Names};
use crate::engine::table::{Number, OrderBy, RowOrder};

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

impl Sort {
    /// The same for the rows of the table.
    pub(super) fn order(self, names: &Names) -> RowOrder {
        let ranks = match self.column {
            Column::Name | Column::Message => names.ranks(|named| &named.name),
            Column::Owner => names.ranks(|named| &named.owner),
            Column::Type => names.ranks(|named| named.operation_type.label()),
            Column::Regarding => names.ranks(|named| &named.table),
            _ => Vec::new(),
        };
        let by = match self.column {
            Column::Name | Column::Owner | Column::Type | Column::Message => OrderBy::Rank,
            Column::Regarding => OrderBy::RankAndRecord,
            Column::Status => OrderBy::Status,
            Column::Source => OrderBy::Source,
            Column::Created => OrderBy::Number(Number::Created),
            Column::Number => OrderBy::Number(Number::Job),
            Column::Started => OrderBy::Number(Number::Started),
            Column::Completed => OrderBy::Number(Number::Completed),
            Column::Wait => OrderBy::Number(Number::Wait),
            Column::Run => OrderBy::Number(Number::Run),
            Column::Retries => OrderBy::Number(Number::Retries),
            Column::Depth => OrderBy::Number(Number::Depth),
            Column::Correlation => OrderBy::Number(Number::Correlation),
        };
        RowOrder {
            by,
            descending: self.descending,
            ranks,
        }
    }
}
