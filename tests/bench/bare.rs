//! The bare event loop: arrivals, a FIFO queue, workers, nothing recorded but the three times of
//! a job in whole milliseconds of 32 bits and its outcome. Samples the same numbers as the engine.
//!
//! [`Shop`] is the work without a calendar; the rivals bring theirs.

use floodgate_engine::model::{Arrivals, Model};
use floodgate_engine::sample::{Purpose, ServiceSampler, Stream};
use floodgate_engine::{Act, SimTime};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

const US_PER_HOUR: u64 = 3_600_000_000;

/// One job, as far as the bare loop keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Job {
    /// When it was made.
    pub created: u32,
    /// When it was picked up; 0 while it waits.
    pub picked: u32,
    /// When it ends or was canceled; 0 while it waits.
    pub ended: u32,
    /// Whether it was canceled at pick-up.
    pub canceled: bool,
}

/// Queue, workers and random numbers of one source and one workflow.
#[derive(Debug)]
pub struct Shop {
    jobs: Vec<Job>,
    head: usize,
    free: u32,
    off: u64,
    end: u64,
    next_us: u64,
    per_hour: u64,
    sampler: ServiceSampler,
    arrivals: Stream,
    lengths: Stream,
}

fn narrow(ms: u64) -> u32 {
    u32::try_from(ms).unwrap_or(u32::MAX)
}

impl Shop {
    /// The first source and workflow of a model; nothing where the source is not a random one.
    pub fn new(model: &Model) -> Option<Self> {
        let Arrivals::Poisson { per_hour, .. } = model.sources.first()?.arrivals else {
            return None;
        };
        let off = model
            .acts
            .first()
            .filter(|timed| matches!(timed.act, Act::Deactivate(_)));
        let mut arrivals = Stream::new(model.seed, Purpose::Arrivals, 0);
        Some(Self {
            jobs: Vec::new(),
            head: 0,
            free: model.workers,
            off: off.map_or(SimTime::NEVER, |timed| timed.at).ms(),
            end: model.end.ms(),
            next_us: arrivals.exponential_ratio(US_PER_HOUR, per_hour),
            per_hour,
            sampler: ServiceSampler::new(&model.workflows.first()?.service),
            arrivals,
            lengths: Stream::new(model.seed, Purpose::Service, 0),
        })
    }

    /// The end of the run: nothing happens at or after it.
    pub const fn end(&self) -> u64 {
        self.end
    }

    /// When the next job arrives.
    #[inline]
    pub const fn next_arrival(&self) -> u64 {
        self.next_us / 1_000
    }

    /// The job that arrives now, and when the next one will.
    #[inline]
    pub fn arrive(&mut self, now: u64) {
        self.next_us += self.arrivals.exponential_ratio(US_PER_HOUR, self.per_hour);
        if now < self.off {
            self.jobs.push(Job {
                created: narrow(now),
                picked: 0,
                ended: 0,
                canceled: false,
            });
        }
    }

    /// A worker is free again.
    #[inline]
    pub const fn complete(&mut self) {
        self.free += 1;
    }

    /// The next job that a free worker takes, with the time of its end; those before it that are
    /// canceled are done with.
    #[inline]
    pub fn pick_up(&mut self, now: u64) -> Option<(u64, u32)> {
        while self.free > 0 && self.head < self.jobs.len() {
            let row = self.head;
            let job = &mut self.jobs[row];
            self.head += 1;
            job.picked = narrow(now);
            if now >= self.off {
                (job.ended, job.canceled) = (job.picked, true);
            } else {
                let until = now + self.sampler.sample(&mut self.lengths);
                job.ended = narrow(until);
                self.free -= 1;
                return Some((until, narrow(row as u64)));
            }
        }
        None
    }

    /// What was kept.
    pub fn jobs(&self) -> &[Job] {
        &self.jobs
    }
}

/// Runs a workload to its end.
pub fn run(model: &Model) -> Option<Shop> {
    let mut shop = Shop::new(model)?;
    let mut ends: BinaryHeap<Reverse<(u64, u32)>> = BinaryHeap::new();
    loop {
        let end = ends.peek().map_or(u64::MAX, |Reverse((at, _))| *at);
        let now = shop.next_arrival().min(end);
        if now >= shop.end() {
            return Some(shop);
        }
        if end == now {
            ends.pop();
            shop.complete();
        } else {
            shop.arrive(now);
        }
        while let Some(taken) = shop.pick_up(now) {
            ends.push(Reverse(taken));
        }
    }
}
