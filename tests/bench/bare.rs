//! The bare event loop: arrivals, a FIFO queue, workers, nothing recorded but the three times of
//! a job in whole milliseconds of 32 bits and its outcome. Samples the same numbers as the engine.

use floodgate::engine::model::{Arrivals, Model, ServiceTime};
use floodgate::engine::sample::{Purpose, ServiceSampler, Stream};
use floodgate::engine::{Act, SimTime};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

struct Job {
    created: u32,
    picked: u32,
    ended: u32,
    canceled: bool,
}

fn narrow(ms: u64) -> u32 {
    u32::try_from(ms).unwrap_or(u32::MAX)
}

/// Runs the first source and workflow of a model; the number of jobs and the bytes they take.
pub(crate) fn run(model: &Model) -> (u64, u64) {
    let Arrivals::Poisson {
        per_hour, until, ..
    } = &model.sources[0].arrivals
    else {
        return (0, 0);
    };
    let off = model
        .acts
        .first()
        .map_or(SimTime::NEVER, |timed| match timed.act {
            Act::Deactivate(_) => timed.at,
            _ => SimTime::NEVER,
        });
    let service: &ServiceTime = &model.workflows[0].service;
    let sampler = ServiceSampler::new(service);
    let mut arrivals = Stream::new(model.seed, Purpose::Arrivals, 0);
    let mut lengths = Stream::new(model.seed, Purpose::Service, 0);
    let mut jobs: Vec<Job> = Vec::new();
    let mut ends: BinaryHeap<Reverse<(u64, u32)>> = BinaryHeap::new();
    let mut free = model.workers;
    let mut head = 0;
    let mut next_us = arrivals.exponential_ratio(3_600_000_000, *per_hour);
    loop {
        let arrival = next_us / 1_000;
        let end = ends.peek().map_or(u64::MAX, |Reverse((at, _))| *at);
        let now = arrival.min(end);
        if now >= until.ms() {
            break;
        }
        if end == now {
            ends.pop();
            free += 1;
        } else {
            next_us += arrivals.exponential_ratio(3_600_000_000, *per_hour);
            if now < off.ms() {
                jobs.push(Job {
                    created: narrow(now),
                    picked: 0,
                    ended: 0,
                    canceled: false,
                });
            }
        }
        while free > 0 && head < jobs.len() {
            let job = &mut jobs[head];
            job.picked = narrow(now);
            if now >= off.ms() {
                (job.ended, job.canceled) = (job.picked, true);
            } else {
                let until = now + sampler.sample(&mut lengths);
                job.ended = narrow(until);
                ends.push(Reverse((until, narrow(head as u64))));
                free -= 1;
            }
            head += 1;
        }
    }
    let check = jobs
        .last()
        .map(|job| (job.created, job.ended, job.canceled));
    std::hint::black_box(check);
    (
        jobs.len() as u64,
        (jobs.capacity() * size_of::<Job>()) as u64,
    )
}
