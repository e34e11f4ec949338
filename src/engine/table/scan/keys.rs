//! The order of the rows of a block, as one word a row: a key, then the place in the block.

use super::{Block, Clock, Marks, Number};
use crate::order;
use crate::time::SimTime;
use alloc::vec::Vec;

/// Keys use 48 bits, so that key and place fit one word.
const HALF: u64 = 1 << 47;
/// The largest key: of rows without a value.
pub const LAST_KEY: u64 = (1 << 48) - 1;
const PLACE_BITS: u32 = 16;

/// Times as the table has them: keys are compared with each other only.
const CLOCK: Clock = Clock {
    start: SimTime::ZERO,
    now: SimTime::NEVER,
};

/// What rows are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderBy {
    /// A number.
    Number(Number),
    /// A rank of the workflow.
    Rank,
    /// A rank of the workflow, then the record.
    RankAndRecord,
    /// The status.
    Status,
    /// The source.
    Source,
}

/// An order of rows. Those without a value come last either way; a length that still grows counts
/// as larger than all that are settled. So a key changes only when its row is written to.
#[derive(Clone, Debug)]
pub struct RowOrder {
    /// What by.
    pub by: OrderBy,
    /// Largest or latest first.
    pub descending: bool,
    /// The rank of each workflow, where it is by that.
    pub ranks: Vec<u32>,
}

impl RowOrder {
    /// Whether it is the order of creation.
    pub const fn is_natural(&self) -> bool {
        matches!(self.by, OrderBy::Number(Number::Created | Number::Job)) && !self.descending
    }

    fn sided(&self, value: u64) -> u64 {
        let value = value.min(HALF - 2);
        if self.descending {
            HALF + (HALF - 2) - value
        } else {
            value
        }
    }

    /// The key of a length that grows since a moment: the earlier that is, the longer it is.
    fn growing(&self, since_ms: Option<u64>) -> u64 {
        let since = since_ms.unwrap_or(0).min(HALF - 2);
        if self.descending {
            since
        } else {
            HALF + (HALF - 2) - since
        }
    }
}

impl Block<'_> {
    /// The key of the row at a place, at most [`LAST_KEY`]; 0 in the order of creation.
    #[inline]
    pub fn key(&self, order: &RowOrder, at: usize) -> u64 {
        let rank = || {
            let rank = order.ranks.get(self.workflow[at].index());
            rank.copied().map_or(0, u64::from)
        };
        let of = |number| self.number(number, CLOCK, at);
        let value = match order.by {
            _ if order.is_natural() => return 0,
            OrderBy::Number(Number::Wait) if self.grows(Number::Wait, at) => {
                return order.growing(of(Number::Created));
            }
            OrderBy::Number(Number::Run) if self.grows(Number::Run, at) => {
                return order.growing(of(Number::Started));
            }
            // Jobs stand in the order of their creation.
            OrderBy::Number(Number::Created) => of(Number::Job),
            OrderBy::Number(number) => of(number),
            OrderBy::Rank => Some(rank()),
            OrderBy::RankAndRecord => Some((rank() << 32) | u64::from(self.regarding[at])),
            OrderBy::Status => Some(self.status[at].place() as u64),
            OrderBy::Source => Some(u64::from(self.source[at].0)),
        };
        value.map_or(LAST_KEY, |value| order.sided(value))
    }

    /// Some rows in order: each its key, then its place. Nothing in the order of creation.
    #[inline(never)]
    pub fn in_order(&self, marks: &Marks, order: &RowOrder) -> Vec<u64> {
        let mut words = Vec::new();
        if !order.is_natural() {
            words.reserve_exact(marks.count());
            words.extend(marks.iter().map(|at| word(self.key(order, at), at)));
            order::by_upper(&mut words, PLACE_BITS);
        }
        words
    }
}

/// A key and a place as one word.
pub const fn word(key: u64, place: usize) -> u64 {
    (key << PLACE_BITS) | place as u64
}

/// The key and the place that a word was made of.
pub const fn parts(word: u64) -> (u64, usize) {
    (word >> PLACE_BITS, (word & 0xffff) as usize)
}
