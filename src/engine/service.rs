//! The workers of the asynchronous service: who is free, who is busy until when.
//!
//! Knows nothing of queues and workflows: it is told what a worker does and says when that ends.

use crate::id::JobId;
use crate::order;
use crate::sorted::low_of;
use crate::time::SimTime;
use alloc::collections::BinaryHeap;
use alloc::vec::Vec;
use core::cmp::Reverse;

/// What one worker does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worker {
    /// Waits for a job.
    Free,
    /// Runs a job.
    Busy {
        /// The job.
        job: JobId,
        /// Since when.
        since: SimTime,
        /// Until when.
        until: SimTime,
    },
    /// Is busy a little longer with a job that it canceled at pick-up (an assumption).
    Clearing {
        /// The job.
        job: JobId,
        /// Until when.
        until: SimTime,
    },
    /// Was taken away.
    Gone,
}

/// The end of a worker's present occupation: its time, and its job with the worker below it. So
/// endings are ordered by time, then by job.
type Ending = (SimTime, u64);

fn ending(at: SimTime, job: JobId, worker: u32) -> Ending {
    (at, (u64::from(job.0) << 32) | u64::from(worker))
}

const fn worker_of(ending: Ending) -> usize {
    (ending.1 & 0xffff_ffff) as usize
}

/// All workers, and the calendar of their endings.
#[derive(Clone, Debug)]
pub(crate) struct Service {
    workers: Vec<Worker>,
    free: Vec<u32>,
    endings: BinaryHeap<Reverse<Ending>>,
    /// Workers there shall be; busy ones above it leave when they finish.
    target: u32,
    present: u32,
    /// Whether free workers are offered.
    is_on: bool,
}

impl Service {
    pub(crate) fn new(workers: u32) -> Self {
        let mut service = Self {
            workers: Vec::new(),
            free: Vec::new(),
            endings: BinaryHeap::new(),
            target: 0,
            present: 0,
            is_on: true,
        };
        service.set_workers(workers);
        service
    }

    pub(crate) fn workers(&self) -> &[Worker] {
        &self.workers
    }

    pub(crate) const fn target(&self) -> u32 {
        self.target
    }

    pub(crate) const fn is_on(&self) -> bool {
        self.is_on
    }

    /// Offers free workers from now on, or none.
    pub(crate) const fn switch(&mut self, on: bool) {
        self.is_on = on;
    }

    /// The time of the next ending; [`SimTime::NEVER`] if all are free.
    #[inline]
    pub(crate) fn next_ending_at(&self) -> SimTime {
        self.endings
            .peek()
            .map_or(SimTime::NEVER, |Reverse((at, _))| *at)
    }

    /// A worker that is free now and may take a job, if one is.
    #[inline]
    pub(crate) fn free_worker(&self) -> Option<u32> {
        self.free.last().copied().filter(|_| self.is_on)
    }

    /// The free worker that was just offered takes up an occupation that ends.
    #[inline]
    pub(crate) fn occupy(&mut self, worker: u32, occupation: Worker) {
        let (job, at) = match occupation {
            Worker::Busy { job, until, .. } | Worker::Clearing { job, until } => (job, until),
            Worker::Free | Worker::Gone => return,
        };
        self.free.pop();
        self.workers[worker as usize] = occupation;
        self.endings.push(Reverse(ending(at, job, worker)));
    }

    /// Takes the next occupation that ends at `now`, in job order; its worker is free again, or
    /// leaves if there are too many.
    pub(crate) fn take_ending(&mut self, now: SimTime) -> Option<Worker> {
        if self.next_ending_at() != now {
            return None;
        }
        let Reverse(ending) = self.endings.pop()?;
        let worker = worker_of(ending);
        let slot = &mut self.workers[worker];
        let ended = *slot;
        if self.present > self.target {
            *slot = Worker::Gone;
            self.present -= 1;
        } else {
            *slot = Worker::Free;
            self.free.push(low_of(worker as u64));
        }
        Some(ended)
    }

    /// The worker that runs a job.
    pub(crate) fn worker_of(&self, job: JobId) -> Option<u32> {
        let runs = |worker: &Worker| matches!(worker, Worker::Busy { job: of, .. } if *of == job);
        let place = self.workers.iter().position(runs)?;
        u32::try_from(place).ok()
    }

    /// Until when a busy worker is so.
    pub(crate) fn busy_until(&self, worker: u32) -> SimTime {
        match self.workers[worker as usize] {
            Worker::Busy { until, .. } | Worker::Clearing { until, .. } => until,
            Worker::Free | Worker::Gone => SimTime::ZERO,
        }
    }

    /// A busy worker ends earlier, at `until`.
    pub(crate) fn cut_short(&mut self, worker: u32, end: SimTime) {
        if let Worker::Busy { job, until, .. } = &mut self.workers[worker as usize] {
            *until = end;
            let (at, job) = (end, *job);
            self.endings
                .retain(|Reverse(ending)| worker_of(*ending) != worker as usize);
            self.endings.push(Reverse(ending(at, job, worker)));
        }
    }

    /// Workers are added at once; free ones leave at once, busy ones when they finish.
    pub(crate) fn set_workers(&mut self, target: u32) {
        self.target = target;
        while self.present > target {
            let Some(worker) = self.free.pop() else { break };
            self.workers[worker as usize] = Worker::Gone;
            self.present -= 1;
        }
        for index in (0..self.workers.len()).rev() {
            if self.present < target && self.workers[index] == Worker::Gone {
                self.admit(index);
            }
        }
        while self.present < target {
            self.workers.push(Worker::Gone);
            self.admit(self.workers.len() - 1);
        }
        // The lowest number is taken first, so that an idle service looks the same everywhere.
        order::by_key(&mut self.free, |worker| u64::from(u32::MAX - worker));
    }

    fn admit(&mut self, index: usize) {
        self.workers[index] = Worker::Free;
        self.free.push(u32::try_from(index).unwrap_or(u32::MAX));
        self.present += 1;
    }
}
