//! One block of the table as the index knows it.

use super::{Entry, Question, first_of};
use crate::engine::table::CHUNK_ROWS;
use crate::engine::{JobStatus, SimTime};
use crate::session::query::Jobs;
use crate::session::query::predicate::{bit, place};

/// How many jobs, and the first of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::session::query) struct Tally {
    pub(in crate::session::query) count: u32,
    /// The job number of the first, which is the oldest; `u32::MAX` where there is none.
    pub(in crate::session::query) first: u32,
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            count: 0,
            first: u32::MAX,
        }
    }
}

impl Tally {
    const fn take(&mut self, job: u32) {
        self.count += 1;
        if job < self.first {
            self.first = job;
        }
    }

    /// Takes what another has counted.
    pub(in crate::session::query) fn add(&mut self, other: Self) {
        self.count += other.count;
        self.first = self.first.min(other.first);
    }
}

#[derive(Debug)]
pub(super) struct Part {
    version: u64,
    /// From then on the clock alone may have changed an answer.
    valid_until: SimTime,
    read_at: SimTime,
    /// The places of the jobs that match, in order.
    pub(super) order: Vec<u16>,
    /// The keys of that order; empty where it is that of the job numbers.
    keys: Vec<u64>,
    /// Jobs that pass the filter, the tab aside.
    pub(super) by_status: [Tally; JobStatus::ALL.len()],
    /// Jobs that match.
    pub(super) by_workflow: Vec<Tally>,
}

impl Part {
    /// Whether nothing has changed since the block was read.
    pub(super) fn is_fresh(&self, block: usize, jobs: &Jobs<'_>) -> bool {
        let same = self.version == jobs.table.chunk_version(block);
        let settled = self.valid_until == SimTime::NEVER;
        same && (settled || (self.read_at <= jobs.now && jobs.now < self.valid_until))
    }

    /// Reads a block.
    pub(super) fn read(block: usize, jobs: &Jobs<'_>, question: &Question) -> Self {
        let first = first_of(block);
        let rows = (jobs.table.len() - first).min(u32::try_from(CHUNK_ROWS).unwrap_or(u32::MAX));
        let timed = question.base.is_timed();
        let natural = question.keys.is_natural();
        let mut part = Self {
            version: jobs.table.chunk_version(block),
            valid_until: SimTime::NEVER,
            read_at: jobs.now,
            order: Vec::new(),
            keys: Vec::new(),
            by_status: [Tally::default(); JobStatus::ALL.len()],
            by_workflow: vec![Tally::default(); question.workflows],
        };
        let mut keyed: Vec<u64> = Vec::new();
        for job in first..first + rows {
            let row = jobs.row(job);
            if timed {
                let changes = question.base.changes_at(&row, jobs);
                part.valid_until = part.valid_until.min(changes);
            }
            if row.deleted.is_some() || !question.base.holds(&row, job, jobs) {
                continue;
            }
            part.by_status[place(row.status)].take(job);
            if bit(row.status) & question.tab == 0 {
                continue;
            }
            if let Some(tally) = part.by_workflow.get_mut(row.workflow.index()) {
                tally.take(job);
            }
            let offset = u16::try_from(job - first).unwrap_or(u16::MAX);
            if natural {
                part.order.push(offset);
            } else {
                keyed.push((question.keys.key(&row, job) << 16) | u64::from(offset));
            }
        }
        if !natural {
            keyed.sort_unstable();
            part.order = keyed.iter().map(|entry| offset_of(*entry)).collect();
            part.keys = keyed.iter().map(|entry| entry >> 16).collect();
        }
        part
    }

    /// The jobs that match, by number in the order of the part.
    pub(super) fn jobs(&self, block: usize) -> impl Iterator<Item = u32> + '_ {
        let first = first_of(block);
        self.order
            .iter()
            .map(move |offset| first + u32::from(*offset))
    }

    /// The entry at a place.
    pub(super) fn entry(&self, block: usize, at: usize) -> Option<Entry> {
        let job = first_of(block) + u32::from(*self.order.get(at)?);
        let key = self.keys.get(at).copied().unwrap_or(0);
        Some(Entry { key, job })
    }

    /// The least and the largest key; none where nothing matches.
    pub(super) fn keys_between(&self) -> Option<(u64, u64)> {
        self.order.first()?;
        let of = |key: Option<&u64>| key.copied().unwrap_or(0);
        Some((of(self.keys.first()), of(self.keys.last())))
    }

    /// The place of the first entry that is not less than this one.
    pub(super) fn lower_bound(&self, block: usize, entry: Entry) -> usize {
        let first = first_of(block);
        // Among equal keys the jobs stand in order.
        let from = self.keys.partition_point(|key| *key < entry.key);
        let same = self.keys[from..].partition_point(|key| *key == entry.key);
        let places = if self.keys.is_empty() {
            if entry.key > 0 {
                return self.order.len();
            }
            &self.order[..]
        } else {
            &self.order[from..from + same]
        };
        from + places.partition_point(|offset| first + u32::from(*offset) < entry.job)
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "the low 16 bits are the place"
)]
const fn offset_of(entry: u64) -> u16 {
    (entry & 0xffff) as u16
}
