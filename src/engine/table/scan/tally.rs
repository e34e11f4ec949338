//! Counting rows of a block.

use super::{Block, Marks, Number};
use crate::codes::JobStatus;
use alloc::vec::Vec;

/// How many jobs, and the first of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// How many.
    pub count: u32,
    /// The job number of the first, which is the oldest; `u32::MAX` where there is none.
    pub first: u32,
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
    #[inline]
    const fn take(&mut self, job: u32) {
        self.count += 1;
        if job < self.first {
            self.first = job;
        }
    }

    /// Takes what another has counted.
    pub fn add(&mut self, other: Self) {
        self.count += other.count;
        self.first = self.first.min(other.first);
    }
}

/// The number that a place in a list of [`Block::count_by_number`] stands for.
pub const fn number_at(place: u32) -> u32 {
    place.rotate_right(1)
}

impl Block<'_> {
    /// Counts rows by [`JobStatus::place`].
    pub fn count_by_status(&self, marks: &Marks) -> [Tally; JobStatus::ALL.len()] {
        let mut tallies = [Tally::default(); JobStatus::ALL.len()];
        for at in marks.iter() {
            tallies[self.status[at].place()].take(self.job(at));
        }
        tallies
    }

    /// Counts rows by workflow, for so many of them.
    pub fn count_by_workflow(&self, marks: &Marks, workflows: usize) -> Vec<Tally> {
        let mut tallies = Vec::new();
        tallies.resize(workflows, Tally::default());
        for at in marks.iter() {
            if let Some(tally) = tallies.get_mut(self.workflow[at].index()) {
                tally.take(self.job(at));
            }
        }
        tallies
    }

    /// Counts rows by record or correlation into lists that grow as they need: for each workflow
    /// the list of its jobs. Numbers begin at zero and, for records that steps made, with the
    /// highest bit: that one becomes the lowest, so that both kinds are close together.
    pub fn count_by_number(
        &self,
        marks: &Marks,
        number: Number,
        lists: &[u16],
        tallies: &mut [Vec<Tally>],
    ) {
        let column = match number {
            Number::Correlation => self.correlation,
            _ => self.regarding,
        };
        for at in marks.iter() {
            let list = lists.get(self.workflow[at].index()).copied();
            let Some(list) = tallies.get_mut(usize::from(list.unwrap_or(0))) else {
                continue;
            };
            let place = column[at].rotate_left(1) as usize;
            if list.len() <= place {
                list.resize(place + 1, Tally::default());
            }
            list[place].take(self.job(at));
        }
    }
}
