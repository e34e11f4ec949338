//! One chunk of the table as the index knows it.

use super::{Entry, Question, first_of};
use crate::engine::table::CHUNK_ROWS;
use crate::engine::{JobStatus, SimTime};
use crate::session::query::Jobs;
use crate::session::query::order::Keys;
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
    /// Jobs that pass the filter, the tab aside.
    pub(super) by_status: [Tally; JobStatus::ALL.len()],
    /// Jobs that match.
    pub(super) by_workflow: Vec<Tally>,
}

impl Part {
    /// Whether nothing has changed since the chunk was read.
    pub(super) fn is_fresh(&self, chunk: usize, jobs: &Jobs<'_>) -> bool {
        let same = self.version == jobs.table.chunk_version(chunk);
        let settled = self.valid_until == SimTime::NEVER;
        same && (settled || (self.read_at <= jobs.now && jobs.now < self.valid_until))
    }

    /// Reads a chunk.
    pub(super) fn read(chunk: usize, jobs: &Jobs<'_>, question: &Question) -> Self {
        let first = first_of(chunk);
        let rows = (jobs.table.len() - first).min(u32::try_from(CHUNK_ROWS).unwrap_or(u32::MAX));
        let timed = question.base.is_timed();
        let natural = question.keys.is_natural();
        let mut part = Self {
            version: jobs.table.chunk_version(chunk),
            valid_until: SimTime::NEVER,
            read_at: jobs.now,
            order: Vec::new(),
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
            if !question.base.holds(&row, job, jobs) {
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
            let offsets = keyed.iter().map(|entry| offset_of(*entry));
            part.order = offsets.collect();
        }
        part
    }

    /// The jobs that match, by number in the order of the part.
    pub(super) fn jobs(&self, chunk: usize) -> impl Iterator<Item = u32> + '_ {
        let first = first_of(chunk);
        self.order
            .iter()
            .map(move |offset| first + u32::from(*offset))
    }

    /// The entry at a place.
    pub(super) fn entry(
        &self,
        chunk: usize,
        at: usize,
        jobs: &Jobs<'_>,
        keys: &Keys,
    ) -> Option<Entry> {
        let job = first_of(chunk) + u32::from(*self.order.get(at)?);
        Some(entry_of(job, jobs, keys))
    }

    /// The place of the first entry that is not less than this one.
    pub(super) fn lower_bound(
        &self,
        chunk: usize,
        entry: Entry,
        jobs: &Jobs<'_>,
        keys: &Keys,
    ) -> usize {
        let first = first_of(chunk);
        self.order
            .partition_point(|offset| entry_of(first + u32::from(*offset), jobs, keys) < entry)
    }
}

fn entry_of(job: u32, jobs: &Jobs<'_>, keys: &Keys) -> Entry {
    let key = if keys.is_natural() {
        0
    } else {
        keys.key(&jobs.row(job), job)
    };
    Entry { key, job }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "the low 16 bits are the place"
)]
const fn offset_of(entry: u64) -> u16 {
    (entry & 0xffff) as u16
}
