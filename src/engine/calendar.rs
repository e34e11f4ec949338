//! The calendar of endings: which worker is done next.
//!
//! A knock-out tournament: every worker has a leaf, and each node above holds the earlier ending of
//! the two below it. A change plays only the matches on the way to the root, and each is a choice
//! of two numbers, not a branch: which of two workers is done first can't be predicted.

use crate::id::JobId;
use crate::time::SimTime;
use alloc::vec::Vec;
use core::hint::select_unpredictable;

/// The end of a worker's occupation. Endings are ordered by time, then by job.
#[derive(Clone, Copy, Debug)]
struct Ending {
    at: u64,
    /// The job, and below it the worker.
    who: u64,
}

const NEVER: Ending = Ending {
    at: u64::MAX,
    who: u64::MAX,
};

impl Ending {
    /// As one number: compared without a branch.
    #[inline]
    fn number(self) -> u128 {
        (u128::from(self.at) << 64) | u128::from(self.who)
    }

    /// The earlier of two, chosen without a branch: one that is guessed wrong costs more than the
    /// whole match. (Each half is chosen by itself, since for both at once a branch is made.)
    #[inline]
    fn or_before(self, other: Self) -> Self {
        let loses = other.number() < self.number();
        Self {
            at: select_unpredictable(loses, other.at, self.at),
            who: select_unpredictable(loses, other.who, self.who),
        }
    }
}

/// Until when each worker is busy.
#[derive(Clone, Debug)]
pub(crate) struct Calendar {
    /// The root is at 1, below `place` are `2 * place` and the one after it, the leaves are the
    /// second half.
    nodes: Vec<Ending>,
}

impl Calendar {
    /// A calendar of so many workers, none of them busy.
    pub(crate) fn new(workers: usize) -> Self {
        let leaves = workers.max(1).next_power_of_two();
        Self {
            nodes: alloc::vec![NEVER; 2 * leaves],
        }
    }

    /// How many workers it has room for.
    pub(crate) const fn room(&self) -> usize {
        self.nodes.len() / 2
    }

    /// The time of the next ending; [`SimTime::NEVER`] if nobody is busy.
    #[inline]
    pub(crate) fn next_at(&self) -> SimTime {
        SimTime::from_ms(self.nodes[1].at)
    }

    /// The worker that is done next; only where one is busy.
    #[inline]
    pub(crate) fn next_worker(&self) -> u32 {
        worker_of(self.nodes[1])
    }

    /// The worker is busy with a job until then.
    #[inline]
    pub(crate) fn set(&mut self, worker: u32, job: JobId, until: SimTime) {
        let ending = Ending {
            at: until.ms(),
            who: (u64::from(job.0) << 32) | u64::from(worker),
        };
        self.play(worker, ending);
    }

    /// The worker is not busy any more.
    #[inline]
    pub(crate) fn clear(&mut self, worker: u32) {
        self.play(worker, NEVER);
    }

    #[inline]
    fn play(&mut self, worker: u32, ending: Ending) {
        let mut place = self.room() + worker as usize;
        let mut winner = ending;
        self.nodes[place] = winner;
        while place > 1 {
            winner = winner.or_before(self.nodes[place ^ 1]);
            place /= 2;
            self.nodes[place] = winner;
        }
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "the lower half is what is wanted"
)]
const fn worker_of(ending: Ending) -> u32 {
    ending.who as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_come_by_time_and_then_by_job() {
        let mut calendar = Calendar::new(5);
        assert_eq!(calendar.next_at(), SimTime::NEVER);
        for (worker, job, until) in [(4, 7, 30), (0, 9, 20), (3, 8, 20), (1, 6, 40)] {
            calendar.set(worker, JobId(job), SimTime::from_ms(until));
        }
        calendar.set(1, JobId(6), SimTime::from_ms(25));
        for (until, worker) in [(20, 3), (20, 0), (25, 1), (30, 4)] {
            assert_eq!(calendar.next_at(), SimTime::from_ms(until));
            assert_eq!(calendar.next_worker(), worker);
            calendar.clear(worker);
        }
        assert_eq!(calendar.next_at(), SimTime::NEVER);
    }
}
