//! Which jobs match, counted and in order, kept up to date by reading again only the chunks of the
//! table that were written to. Any rank is found without putting the chunks into one list.

mod part;

use super::order::Keys;
use super::predicate::Test;
use super::{Jobs, count_of, index_of};
use crate::engine::JobStatus;
use crate::engine::table::CHUNK_ROWS;
use part::Part;
pub(super) use part::Tally;

/// What an index answers.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// The filter without the tab.
    pub(super) base: Test,
    /// The statuses of the tab, one bit each.
    pub(super) tab: u8,
    /// The order.
    pub(super) keys: Keys,
    /// How many workflows there are.
    pub(super) workflows: usize,
}

/// An index over the table of jobs.
#[derive(Debug, Default)]
pub(super) struct Index {
    parts: Vec<Part>,
}

/// A job at its place in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    pub(super) key: u64,
    pub(super) job: u32,
}

impl Index {
    /// Forgets everything: the question is another one.
    pub(super) fn clear(&mut self) {
        self.parts.clear();
    }

    /// Reads what was written to since, at most so many chunks; whether more is left.
    pub(super) fn sync(&mut self, jobs: &Jobs<'_>, question: &Question, chunks: usize) -> bool {
        let count = jobs.table.chunk_count();
        self.parts.truncate(count);
        let mut left = chunks;
        for chunk in 0..count {
            let fresh = self
                .parts
                .get(chunk)
                .is_some_and(|part| part.is_fresh(chunk, jobs));
            if fresh {
                continue;
            }
            if left == 0 {
                return true;
            }
            left -= 1;
            let part = Part::read(chunk, jobs, question);
            if chunk < self.parts.len() {
                self.parts[chunk] = part;
            } else {
                self.parts.push(part);
            }
        }
        false
    }

    /// How many jobs match.
    pub(super) fn len(&self) -> u64 {
        self.parts
            .iter()
            .map(|part| count_of(part.order.len()))
            .sum()
    }

    /// Jobs by status that pass the filter, the tab aside.
    pub(super) fn by_status(&self) -> [u64; JobStatus::ALL.len()] {
        let mut sums = [0; JobStatus::ALL.len()];
        for part in &self.parts {
            for (sum, tally) in sums.iter_mut().zip(&part.by_status) {
                *sum += u64::from(tally.count);
            }
        }
        sums
    }

    /// The tallies by status of all chunks together; `first` is a job number.
    pub(super) fn tally_by_status(&self) -> Vec<Tally> {
        self.sum(|part| &part.by_status, JobStatus::ALL.len())
    }

    /// The tallies by workflow of all chunks together; `first` is a job number.
    pub(super) fn tally_by_workflow(&self, workflows: usize) -> Vec<Tally> {
        self.sum(|part| &part.by_workflow, workflows)
    }

    fn sum<'a>(&'a self, tallies: impl Fn(&'a Part) -> &'a [Tally], len: usize) -> Vec<Tally> {
        let mut sums = vec![Tally::default(); len];
        for part in &self.parts {
            for (sum, tally) in sums.iter_mut().zip(tallies(part)) {
                sum.add(*tally);
            }
        }
        sums
    }

    /// All jobs that match, by number.
    pub(super) fn jobs(&self) -> impl Iterator<Item = u32> + '_ {
        self.parts
            .iter()
            .enumerate()
            .flat_map(|(chunk, part)| part.jobs(chunk))
    }

    /// The place of a job in the order, whether it is there or not, and whether it is.
    pub(super) fn rank(&self, jobs: &Jobs<'_>, keys: &Keys, job: u32) -> (u64, bool) {
        let entry = Entry {
            key: keys.key(&jobs.row(job), job),
            job,
        };
        let mut rank = 0;
        let mut there = false;
        for (chunk, part) in self.parts.iter().enumerate() {
            let at = part.lower_bound(chunk, entry, jobs, keys);
            there |= part.entry(chunk, at, jobs, keys) == Some(entry);
            rank += count_of(at);
        }
        (rank, there)
    }

    /// Jobs in order from a rank on, at most so many.
    pub(super) fn window(
        &self,
        jobs: &Jobs<'_>,
        keys: &Keys,
        first: u64,
        count: usize,
    ) -> Vec<u32> {
        let Some(start) = self.select(jobs, keys, first) else {
            return Vec::new();
        };
        let bound = |(chunk, part): (usize, &Part)| part.lower_bound(chunk, start, jobs, keys);
        let mut cursors: Vec<usize> = self.parts.iter().enumerate().map(bound).collect();
        let mut heads: Vec<Option<Entry>> = (0..cursors.len())
            .map(|chunk| self.parts[chunk].entry(chunk, cursors[chunk], jobs, keys))
            .collect();
        let mut window = Vec::with_capacity(count);
        while window.len() < count {
            let least = heads
                .iter()
                .enumerate()
                .filter_map(|(chunk, head)| Some((head.as_ref()?, chunk)));
            let Some((entry, chunk)) = least.min() else {
                break;
            };
            window.push(entry.job);
            cursors[chunk] += 1;
            heads[chunk] = self.parts[chunk].entry(chunk, cursors[chunk], jobs, keys);
        }
        window
    }

    /// The job at a rank.
    fn select(&self, jobs: &Jobs<'_>, keys: &Keys, rank: u64) -> Option<Entry> {
        if rank >= self.len() {
            return None;
        }
        let below = |key: u64| -> u64 {
            let least = Entry { key, job: 0 };
            let bound = |(chunk, part): (usize, &Part)| {
                count_of(part.lower_bound(chunk, least, jobs, keys))
            };
            self.parts.iter().enumerate().map(bound).sum()
        };
        // The largest key with at most `rank` jobs before it: that of the job at the rank.
        let (mut low, mut high) = (0_u64, if keys.is_natural() { 1 } else { 1 << 48 });
        while high - low > 1 {
            let middle = low.midpoint(high);
            if below(middle) <= rank {
                low = middle;
            } else {
                high = middle;
            }
        }
        let mut skip = index_of(rank - below(low));
        for (chunk, part) in self.parts.iter().enumerate() {
            let from = part.lower_bound(chunk, Entry { key: low, job: 0 }, jobs, keys);
            let to = part.lower_bound(
                chunk,
                Entry {
                    key: low + 1,
                    job: 0,
                },
                jobs,
                keys,
            );
            if skip < to - from {
                return part.entry(chunk, from + skip, jobs, keys);
            }
            skip -= to - from;
        }
        None
    }
}

/// The number of the first job of a chunk.
fn first_of(chunk: usize) -> u32 {
    u32::try_from(chunk * CHUNK_ROWS).unwrap_or(u32::MAX)
}
