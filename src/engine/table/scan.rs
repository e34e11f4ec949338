//! A block of rows read by column: what an index over the table is made of.
//!
//! Who asks the questions lives elsewhere; the loops over all rows are here, where they are
//! compiled for speed.

mod keys;
mod marks;
mod tally;

pub use keys::{LAST_KEY, OrderBy, RowOrder, parts, word};
pub use marks::Marks;
pub use tally::{Counted, Largest, Tally};

use super::JobTable;
use super::chunk::CHUNK_ROWS;
use super::times::{TimeRows, Times};
use crate::codes::JobStatus;
use crate::id::{JobId, SourceId, WorkflowId};
use crate::time::SimTime;

/// A number of a row. Times are milliseconds since the beginning of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// When it was created.
    Created,
    /// When it was picked up.
    Started,
    /// When it ended.
    Completed,
    /// From created to picked up, to its end where it was never picked up, or to now.
    Wait,
    /// From picked up to the end, or to now; none for a job canceled at pick-up, which never ran.
    Run,
    /// How long ago it was created.
    Age,
    /// How long ago it was picked up.
    StartedAge,
    /// How long ago it ended.
    CompletedAge,
    /// The record that it runs on.
    Regarding,
    /// What ties together what came of one event.
    Correlation,
    /// Calls since the first one.
    Depth,
    /// How often it was retried.
    Retries,
    /// Its own number.
    Job,
}

/// The moments that numbers are reckoned from.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// The beginning of the run.
    pub start: SimTime,
    /// Now.
    pub now: SimTime,
}

/// The columns of a block of rows.
#[derive(Clone, Copy, Debug)]
pub struct Block<'a> {
    table: &'a JobTable,
    first: u32,
    times: TimeRows<'a>,
    workflow: &'a [WorkflowId],
    source: &'a [SourceId],
    regarding: &'a [u32],
    correlation: &'a [u32],
    status: &'a [JobStatus],
    depth: &'a [u8],
    deleted: &'a [SimTime],
}

impl JobTable {
    /// A chunk of rows by its number; none where there is no such chunk.
    pub fn block(&self, block: usize) -> Option<Block<'_>> {
        let first = block * CHUNK_ROWS;
        let chunk = self.chunks.get(block)?;
        let rows = (self.len as usize).checked_sub(first)?.min(CHUNK_ROWS);
        Some(Block {
            table: self,
            first: u32::try_from(first).ok()?,
            times: chunk.times.rows(rows),
            workflow: &chunk.workflow[..rows],
            source: &chunk.source[..rows],
            regarding: &chunk.regarding[..rows],
            correlation: &chunk.correlation[..rows],
            status: &chunk.status[..rows],
            depth: chunk.depths().get(..rows).unwrap_or_default(),
            deleted: chunk.deletions().get(..rows).unwrap_or_default(),
        })
    }

    /// The block that a job stands in, and its place there; none where there is no such job.
    pub fn block_of(&self, job: u32) -> Option<(Block<'_>, usize)> {
        let (block, at) = (job as usize / CHUNK_ROWS, job as usize % CHUNK_ROWS);
        let block = self.block(block)?;
        (at < block.len()).then_some((block, at))
    }
}

impl Block<'_> {
    /// How many rows it has.
    pub const fn len(&self) -> usize {
        self.times.len()
    }

    /// Whether it has none.
    pub const fn is_empty(&self) -> bool {
        self.times.len() == 0
    }

    /// The number of the job at a place.
    pub fn job(&self, at: usize) -> u32 {
        self.first + u32::try_from(at).unwrap_or(u32::MAX - self.first)
    }

    /// Status Reason at a place.
    pub fn status(&self, at: usize) -> JobStatus {
        self.status[at]
    }

    /// Whose job stands at a place.
    pub fn workflow(&self, at: usize) -> WorkflowId {
        self.workflow[at]
    }

    /// What triggered the job at a place.
    pub fn source(&self, at: usize) -> SourceId {
        self.source[at]
    }

    /// Whether the job at a place is there still.
    pub fn is_there(&self, at: usize) -> bool {
        self.deleted
            .get(at)
            .is_none_or(|deleted| *deleted == SimTime::NEVER)
    }

    /// All rows that are there still.
    #[inline(never)]
    pub fn there(&self) -> Marks {
        if self.deleted.is_empty() {
            return Marks::all(self.len());
        }
        Marks::from_fn(self.len(), |at| self.is_there(at))
    }

    /// Rows of some workflows: whether each is one of them, by its place.
    #[inline(never)]
    pub fn of_workflows(&self, set: &[bool]) -> Marks {
        let is_in = |at: usize| set.get(self.workflow[at].index()).copied();
        Marks::from_fn(self.len(), |at| is_in(at).unwrap_or(false))
    }

    /// Rows of some statuses: one bit each, by [`JobStatus::place`].
    #[inline(never)]
    pub fn of_statuses(&self, bits: u8) -> Marks {
        Marks::from_fn(self.len(), |at| (bits >> self.status[at].place()) & 1 != 0)
    }

    /// Rows whose number lies from the first to the last of two values, and the moment from which
    /// the clock alone may have changed that.
    #[inline(never)]
    pub fn within(&self, number: Number, clock: Clock, of: (u64, u64)) -> (Marks, SimTime) {
        // One loop for each, so that none asks which it is at every row.
        match number {
            Number::Created => self.times_within(|times| times.created, clock, of),
            Number::Started => self.times_within(|times| times.picked, clock, of),
            Number::Completed => self.times_within(|times| times.ended, clock, of),
            Number::Wait => self.each_within(Number::Wait, clock, of),
            Number::Run => self.each_within(Number::Run, clock, of),
            Number::Age => self.each_within(Number::Age, clock, of),
            number => self.each_within(number, clock, of),
        }
    }

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "each number gets a loop of its own")]
    fn each_within(&self, number: Number, clock: Clock, of: (u64, u64)) -> (Marks, SimTime) {
        let (from, to) = of;
        let mut until = u64::MAX;
        let marks = Marks::from_fn(self.len(), |at| {
            let Some(value) = self.number(number, clock, at) else {
                return false;
            };
            if value <= to && self.grows(number, at) {
                let edge = if value < from {
                    from
                } else {
                    to.saturating_add(1)
                };
                until = until.min(clock.now.ms().saturating_add(edge - value));
            }
            from <= value && value <= to
        });
        (marks, SimTime::from_ms(until))
    }

    /// A number of the job at a place, if it has one.
    #[inline]
    pub fn number(&self, number: Number, clock: Clock, at: usize) -> Option<u64> {
        let since = |time: SimTime| (time != SimTime::NEVER).then(|| time.since(clock.start).ms());
        let ago = |time: SimTime| (time != SimTime::NEVER).then(|| clock.now.since(time).ms());
        match number {
            Number::Created => since(self.times.of(at).created),
            Number::Started => since(self.times.of(at).picked),
            Number::Completed => since(self.times.of(at).ended),
            Number::Wait => {
                // What has not happened yet is later than everything.
                let until = self
                    .times
                    .of(at)
                    .picked
                    .min(self.times.of(at).ended)
                    .min(clock.now);
                Some(until.since(self.times.of(at).created).ms())
            }
            Number::Run => self.run_ms(clock.now, at),
            Number::Age => ago(self.times.of(at).created),
            Number::StartedAge => ago(self.times.of(at).picked),
            Number::CompletedAge => ago(self.times.of(at).ended),
            Number::Regarding => Some(u64::from(self.regarding[at])),
            Number::Correlation => Some(u64::from(self.correlation[at])),
            Number::Depth => Some(self.depth.get(at).map_or(1, |depth| u64::from(*depth))),
            Number::Retries => Some(u64::from(self.table.told(JobId(self.job(at))).attempt)),
            Number::Job => Some(u64::from(self.job(at))),
        }
    }

    fn run_ms(&self, now: SimTime, at: usize) -> Option<u64> {
        let (picked, ended) = (self.times.of(at).picked, self.times.of(at).ended);
        let at_pickup = self.status[at] == JobStatus::Canceled && ended == picked;
        if picked == SimTime::NEVER || at_pickup {
            return None;
        }
        Some(ended.min(now).since(picked).ms())
    }

    /// Whether the clock alone makes the number of the job at a place larger.
    #[inline]
    pub fn grows(&self, number: Number, at: usize) -> bool {
        let (picked, ended) = (
            self.times.of(at).picked != SimTime::NEVER,
            self.times.of(at).ended != SimTime::NEVER,
        );
        match number {
            Number::Wait => !picked && !ended,
            Number::Run => picked && !ended,
            Number::Age => true,
            Number::StartedAge => picked,
            Number::CompletedAge => ended,
            _ => false,
        }
    }

    /// Rows one of whose times lies between two.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "each time gets a loop of its own")]
    fn times_within(
        &self,
        time: impl Fn(Times) -> SimTime,
        clock: Clock,
        (first, last): (u64, u64),
    ) -> (Marks, SimTime) {
        // What was before the run is at its beginning.
        let from = if first == 0 {
            0
        } else {
            clock.start.ms().saturating_add(first)
        };
        let to = clock.start.ms().saturating_add(last).min(u64::MAX - 1);
        let is_in = |at: usize| (from..=to).contains(&time(self.times.of(at)).ms());
        (Marks::from_fn(self.len(), is_in), SimTime::NEVER)
    }
}
