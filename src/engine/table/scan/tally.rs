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

impl Block<'_> {
    /// Counts rows by [`JobStatus::place`].
    #[inline(never)]
    pub fn count_by_status(&self, marks: &Marks) -> [Tally; JobStatus::ALL.len()] {
        let mut tallies = [Tally::default(); JobStatus::ALL.len()];
        for at in marks.iter() {
            tallies[self.status[at].place()].take(self.job(at));
        }
        tallies
    }

    /// Counts rows by workflow, for so many of them.
    #[inline(never)]
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

    /// Counts rows by record or by correlation: for each workflow the list of its jobs.
    #[inline(never)]
    pub fn count_by_number(
        &self,
        marks: &Marks,
        number: Number,
        lists: &[u16],
        to: &mut [Counted],
    ) {
        let column = match number {
            Number::Correlation => self.correlation,
            _ => self.regarding,
        };
        for at in marks.iter() {
            let list = lists.get(self.workflow[at].index()).copied();
            if let Some(list) = to.get_mut(usize::from(list.unwrap_or(0))) {
                list.at(column[at]).take(self.job(at));
            }
        }
    }
}

/// How many numbers stand together.
const PAGE: usize = 1 << 12;

/// Jobs counted by a number. Numbers begin at zero and, for records that steps made, with the
/// highest bit: that one is taken as the lowest, so that both kinds are close together.
#[derive(Clone, Debug, Default)]
pub struct Counted {
    pages: Vec<Vec<Tally>>,
}

impl Counted {
    #[inline]
    fn at(&mut self, number: u32) -> &mut Tally {
        let place = number.rotate_left(1) as usize;
        let page = place / PAGE;
        if self.pages.len() <= page {
            self.pages.resize(page + 1, Vec::new());
        }
        let page = &mut self.pages[page];
        if page.is_empty() {
            page.resize(PAGE, Tally::default());
        }
        &mut page[place % PAGE]
    }
}

/// The largest of many numbers, by how many jobs have them; of equals the lower list and number.
#[derive(Clone, Debug, Default)]
pub struct Largest {
    /// List, number and tally, the largest first.
    pub first: Vec<(u16, u32, Tally)>,
    /// How many numbers there are in all.
    pub all: u64,
}

impl Largest {
    /// The largest so many of some lists.
    #[inline(never)]
    pub fn of(lists: &[Counted], limit: usize) -> Self {
        let mut largest = Self::default();
        for (list, counted) in (0..).zip(lists) {
            let places = counted.pages.iter().zip((0..).step_by(PAGE));
            for (page, first) in places {
                for (tally, place) in page.iter().zip(first..) {
                    if tally.count > 0 {
                        largest.all += 1;
                        let place: u32 = place;
                        largest.offer((list, place.rotate_right(1), *tally), limit);
                    }
                }
            }
        }
        largest
    }

    #[inline]
    fn offer(&mut self, one: (u16, u32, Tally), limit: usize) {
        let rank =
            |(list, number, tally): &(u16, u32, Tally)| (u32::MAX - tally.count, *list, *number);
        if self.first.len() == limit && self.first.last().is_none_or(|last| rank(last) < rank(&one))
        {
            return;
        }
        let at = self.first.partition_point(|known| rank(known) < rank(&one));
        self.first.insert(at, one);
        self.first.truncate(limit);
    }
}
