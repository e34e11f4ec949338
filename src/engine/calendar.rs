//! The calendar of endings: which worker is done next.
//!
//! The few next endings stand in order, so that the first is taken off the end and a new one finds
//! its place within some steps: for a few workers that takes two thirds of the time of a heap. What
//! comes after them stands in a heap, for many workers.

use crate::id::JobId;
use crate::time::SimTime;
use alloc::collections::BinaryHeap;
use alloc::vec::Vec;
use core::cmp::Reverse;

/// The end of a worker's occupation as one number, so that endings are ordered by time, then by
/// job: the time, the job and the worker from the highest bits on.
type Ending = u128;

/// Endings that stand in order, at most.
const NEAR: usize = 16;

/// Until when the busy workers are so.
#[derive(Clone, Debug)]
pub(crate) struct Calendar {
    /// The time of the next ending; [`SimTime::NEVER`] if nobody is busy.
    next_at: SimTime,
    /// The next endings, the first of all last. Empty only if there are none.
    near: Vec<Ending>,
    /// Endings after those.
    far: BinaryHeap<Reverse<Ending>>,
}

impl Default for Calendar {
    fn default() -> Self {
        Self {
            next_at: SimTime::NEVER,
            near: Vec::new(),
            far: BinaryHeap::new(),
        }
    }
}

impl Calendar {
    /// The time of the next ending; [`SimTime::NEVER`] if nobody is busy.
    #[inline]
    pub(crate) const fn next_at(&self) -> SimTime {
        self.next_at
    }

    /// Takes the next ending at `now`; its worker.
    #[inline]
    pub(crate) fn take(&mut self, now: SimTime) -> Option<u32> {
        if self.next_at != now {
            return None;
        }
        let next = self.near.pop()?;
        if let Some(then) = self.near.last() {
            self.next_at = at_of(*then);
        } else {
            self.come_near();
        }
        Some(worker_of(next))
    }

    /// The worker is busy with a job until then.
    #[inline]
    pub(crate) fn set(&mut self, worker: u32, job: JobId, until: SimTime) {
        let low = (u64::from(job.0) << 32) | u64::from(worker);
        let ending = (Ending::from(until.ms()) << 64) | Ending::from(low);
        self.next_at = self.next_at.min(until);
        if !self.far.is_empty() && self.near.first().is_some_and(|last| *last < ending) {
            self.far.push(Reverse(ending));
            return;
        }
        let mut place = self.near.len();
        self.near.push(ending);
        while place > 0 && self.near[place - 1] < ending {
            self.near[place] = self.near[place - 1];
            place -= 1;
        }
        self.near[place] = ending;
        if self.near.len() > NEAR {
            self.far.push(Reverse(self.near.remove(0)));
        }
    }

    /// The busy worker is so until another time.
    pub(crate) fn change(&mut self, worker: u32, job: JobId, until: SimTime) {
        self.near.retain(|ending| worker_of(*ending) != worker);
        self.far
            .retain(|Reverse(ending)| worker_of(*ending) != worker);
        self.come_near();
        self.set(worker, job, until);
    }

    /// Sees to it that the next endings are near, where there are any.
    #[inline(never)]
    fn come_near(&mut self) {
        if self.near.is_empty() {
            while self.near.len() < NEAR / 2
                && let Some(Reverse(ending)) = self.far.pop()
            {
                self.near.push(ending);
            }
            self.near.reverse();
        }
        let next = self.near.last();
        self.next_at = next.map_or(SimTime::NEVER, |next| at_of(*next));
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "the upper half is what is left"
)]
const fn at_of(ending: Ending) -> SimTime {
    SimTime::from_ms((ending >> 64) as u64)
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "the lowest bits are what is wanted"
)]
const fn worker_of(ending: Ending) -> u32 {
    ending as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{Purpose, Stream};

    #[test]
    fn endings_come_by_time_and_then_by_job() {
        for workers in [1, 5, 16, 17, 40, 300] {
            let mut stream = Stream::new(1, Purpose::Service, 0);
            let mut calendar = Calendar::default();
            let mut expected: Vec<(SimTime, u32, u32)> = Vec::new();
            let mut now = SimTime::ZERO;
            for job in 0..5_000 {
                let worker = if job < workers {
                    job
                } else {
                    expected.sort_unstable_by(|a, b| b.cmp(a));
                    let (at, _, worker) = expected.pop().expect("somebody is busy");
                    assert_eq!(calendar.next_at(), at);
                    assert_eq!(calendar.take(at), Some(worker));
                    now = at;
                    worker
                };
                // Short lengths, so that some end at the same time.
                let until = SimTime::from_ms(now.ms() + stream.uniform(1, 100));
                calendar.set(worker, JobId(job), until);
                expected.push((until, job, worker));
                if job % 7 == 0 {
                    let cut = until.min(now.next());
                    calendar.change(worker, JobId(job), cut);
                    expected.pop();
                    expected.push((cut, job, worker));
                }
            }
            assert_eq!(calendar.take(SimTime::NEVER), None);
        }
    }
}
