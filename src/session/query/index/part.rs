//! One block of the table as the index knows it.

use super::{Entry, Question, first_of};
use crate::engine::table::{BLOCK_ROWS, LAST_KEY, Marks, Tally, parts, word};
use crate::engine::{JobStatus, SimTime};
use crate::session::query::Jobs;

#[derive(Debug)]
pub(super) struct Part {
    /// Which reading of a block this is.
    pub(super) reading: u64,
    version: u64,
    /// From then on the clock alone may have changed an answer.
    valid_until: SimTime,
    read_at: SimTime,
    /// The jobs that match, and how many.
    marks: Marks,
    len: usize,
    /// The same in order: each its key, then its place. Empty where the order is that of the job
    /// numbers.
    words: Vec<u64>,
    /// Jobs that pass the filter, the tab aside.
    pub(super) by_status: [Tally; JobStatus::ALL.len()],
    /// Jobs that match.
    pub(super) by_workflow: Vec<Tally>,
}

impl Part {
    /// Whether nothing has changed since the block was read.
    pub(super) fn is_fresh(&self, block: usize, jobs: &Jobs<'_>) -> bool {
        let same = self.version == jobs.table.block_version(block);
        let settled = self.valid_until == SimTime::NEVER;
        same && (settled || (self.read_at <= jobs.now && jobs.now < self.valid_until))
    }

    /// Reads a block; none where there is no such block.
    pub(super) fn read(
        (number, reading): (usize, u64),
        jobs: &Jobs<'_>,
        question: &Question,
    ) -> Option<Self> {
        let block = jobs.table.block(number)?;
        let (mut marks, valid_until) = question.base.marks(&block, jobs.clock());
        marks.and(&block.there());
        let by_status = block.count_by_status(&marks);
        marks.and(&block.of_statuses(question.tab));
        Some(Self {
            reading,
            version: jobs.table.block_version(number),
            valid_until,
            read_at: jobs.now,
            by_status,
            by_workflow: block.count_by_workflow(&marks, question.workflows),
            len: marks.count(),
            words: block.in_order(&marks, &question.order),
            marks,
        })
    }

    /// How many jobs match.
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// The jobs that match.
    pub(super) const fn marks(&self) -> &Marks {
        &self.marks
    }

    /// The entry at a place in the order.
    pub(super) fn entry(&self, block: usize, at: usize) -> Option<Entry> {
        let (key, place) = match self.words.get(at) {
            Some(word) => parts(*word),
            None if self.words.is_empty() => (0, self.marks.nth(at)?),
            None => return None,
        };
        let job = first_of(block) + u32::try_from(place).ok()?;
        Some(Entry { key, job })
    }

    /// The place of the first entry that is not less than this one.
    pub(super) fn lower_bound(&self, block: usize, entry: Entry) -> usize {
        let place = entry.job.saturating_sub(first_of(block)) as usize;
        let place = place.min(BLOCK_ROWS);
        if entry.key > LAST_KEY {
            return self.len;
        }
        if !self.words.is_empty() {
            let least = word(entry.key, place);
            return self.words.partition_point(|other| *other < least);
        }
        if entry.key > 0 {
            self.len
        } else {
            self.marks.before(place)
        }
    }
}
