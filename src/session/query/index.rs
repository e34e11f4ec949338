//! Which jobs match, counted and in order, kept up to date by reading again only the blocks of the
//! table that were written to. Any rank is found without putting the blocks into one list.

mod part;

use super::predicate::Test;
use super::{Jobs, count_of};
use crate::engine::JobStatus;
use crate::engine::table::{BLOCK_ROWS, Marks, RowOrder, Tally};
use part::Part;

/// So many rows are sorted; fewer are merged from the blocks.
const MANY: usize = 1 << 10;

/// What an index answers.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// The filter without the tab.
    pub(super) base: Test,
    /// The statuses of the tab, one bit each.
    pub(super) tab: u8,
    /// The order.
    pub(super) order: RowOrder,
    /// How many workflows there are.
    pub(super) workflows: usize,
}

/// An index over the table of jobs.
#[derive(Debug, Default)]
pub(super) struct Index {
    parts: Vec<Part>,
    /// How often a block was read.
    readings: u64,
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

    /// Reads what was written to since, at most so many blocks; whether more is left.
    pub(super) fn sync(&mut self, jobs: &Jobs<'_>, question: &Question, blocks: usize) -> bool {
        let count = jobs.table.block_count();
        self.parts.truncate(count);
        let mut left = blocks;
        for block in 0..count {
            let fresh = self
                .parts
                .get(block)
                .is_some_and(|part| part.is_fresh(block, jobs));
            if fresh {
                continue;
            }
            if left == 0 {
                return true;
            }
            left -= 1;
            self.readings += 1;
            let Some(part) = Part::read((block, self.readings), jobs, question) else {
                return false;
            };
            if block < self.parts.len() {
                self.parts[block] = part;
            } else {
                self.parts.push(part);
            }
        }
        false
    }

    /// How many jobs match.
    pub(super) fn len(&self) -> u64 {
        self.parts.iter().map(|part| count_of(part.len())).sum()
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

    /// The tallies by status of all blocks together; `first` is a job number.
    pub(super) fn tally_by_status(&self) -> Vec<Tally> {
        self.sum(|part| &part.by_status, JobStatus::ALL.len())
    }

    /// The tallies by workflow of all blocks together; `first` is a job number.
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

    /// The jobs that match in each block, by its number.
    pub(super) fn marks(&self) -> impl Iterator<Item = (usize, &Marks)> {
        let parts = self.parts.iter().enumerate();
        parts.map(|(block, part)| (block, part.marks()))
    }

    /// The same with the number of the reading that they come of: another one, other marks.
    pub(super) fn readings(&self) -> impl Iterator<Item = (u64, &Marks)> {
        self.parts.iter().map(|part| (part.reading, part.marks()))
    }

    /// All jobs that match, by number.
    pub(super) fn jobs(&self) -> impl Iterator<Item = u32> + '_ {
        let job = |block: usize| move |at: usize| first_of(block) + number_of(at);
        self.marks()
            .flat_map(move |(block, marks)| marks.iter().map(job(block)))
    }

    /// Whether a job matched when its block was read.
    pub(super) fn has(&self, job: u32) -> bool {
        let (block, at) = (job as usize / BLOCK_ROWS, job as usize % BLOCK_ROWS);
        let part = self.parts.get(block);
        part.is_some_and(|part| part.marks().has(at))
    }

    /// The place of a job in the order, whether it is there or not, and whether it is.
    pub(super) fn rank(&self, jobs: &Jobs<'_>, order: &RowOrder, job: u32) -> (u64, bool) {
        let Some((block, at)) = jobs.table.block_of(job) else {
            return (self.len(), false);
        };
        let key = block.key(order, at);
        let entry = Entry { key, job };
        let mut rank = 0;
        let mut there = false;
        for (block, part) in self.parts.iter().enumerate() {
            let at = part.lower_bound(block, entry);
            there |= part.entry(block, at) == Some(entry);
            rank += count_of(at);
        }
        (rank, there)
    }

    /// Jobs in order from a rank on, at most so many.
    pub(super) fn window(&self, first: u64, count: usize) -> Vec<u32> {
        let Some(start) = self.select(first) else {
            return Vec::new();
        };
        let parts = || self.parts.iter().enumerate();
        let bound = |(block, part): (usize, &Part)| part.lower_bound(block, start);
        if count > MANY {
            let rest = parts().flat_map(|(block, part)| {
                (part.lower_bound(block, start)..part.len())
                    .filter_map(move |at| part.entry(block, at))
            });
            let mut rest: Vec<Entry> = rest.collect();
            rest.sort_unstable();
            return rest.iter().take(count).map(|entry| entry.job).collect();
        }
        let mut cursors: Vec<usize> = parts().map(bound).collect();
        let mut heads: Vec<Option<Entry>> = parts()
            .map(|(block, part)| part.entry(block, cursors[block]))
            .collect();
        let mut window = Vec::with_capacity(count);
        while window.len() < count {
            let least = heads
                .iter()
                .enumerate()
                .filter_map(|(block, head)| Some((head.as_ref()?, block)));
            let Some((entry, block)) = least.min() else {
                break;
            };
            window.push(entry.job);
            cursors[block] += 1;
            heads[block] = self.parts[block].entry(block, cursors[block]);
        }
        window
    }

    /// The job at a rank: the one with so many before it, found by halving what may be it.
    fn select(&self, rank: u64) -> Option<Entry> {
        let mut open: Vec<(usize, usize)> =
            { self.parts.iter() }.map(|part| (0, part.len())).collect();
        loop {
            let (block, (from, to)) = { open.iter().copied().enumerate() }
                .max_by_key(|(_, (from, to))| to - from)
                .filter(|(_, (from, to))| from < to)?;
            let middle = self.parts[block].entry(block, from.midpoint(to))?;
            let parts = self.parts.iter().enumerate();
            let bounds = parts.map(|(block, part)| part.lower_bound(block, middle));
            let bounds: Vec<usize> = bounds.collect();
            let before: u64 = bounds.iter().map(|bound| count_of(*bound)).sum();
            if before == rank {
                return Some(middle);
            }
            for (open, bound) in open.iter_mut().zip(&bounds) {
                if before < rank {
                    open.0 = open.0.max(*bound);
                } else {
                    open.1 = open.1.min(*bound);
                }
            }
            if before < rank {
                open[block].0 = open[block].0.max(bounds[block] + 1);
            }
        }
    }
}

/// The number of the first job of a block.
fn first_of(block: usize) -> u32 {
    number_of(block * BLOCK_ROWS)
}

/// A place as a part of a job number.
fn number_of(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
