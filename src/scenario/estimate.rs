//! How many jobs a run may make, reckoned before anything is allocated for it.
//!
//! Sources are bounded by their rates, calls by what the workers can run. It is an estimate from
//! above, meant to tell thousands from thousands of millions; the engine counts exactly and stops
//! at the model's limit.

use crate::engine::act::Act;
use crate::engine::model::{Arrivals, Model, ServiceTime};

const HOUR_MS: u128 = 3_600_000;

/// Jobs that a run of the model makes at most: those of the initial backlog, of the sources and of
/// calls. Random sources count with six standard deviations above their mean.
pub(super) fn jobs_at_most(model: &Model) -> u64 {
    jobs_at_most_by_workflow(model)
        .into_iter()
        .fold(0, u64::saturating_add)
}

/// The same, one number a workflow or platform operation.
pub fn jobs_at_most_by_workflow(model: &Model) -> Vec<u64> {
    let mut direct = vec![0_u64; model.workflows.len()];
    for part in &model.backlog {
        add(&mut direct, part.workflow.index(), u64::from(part.jobs));
    }
    for source in &model.sources {
        let events = events_at_most(&source.arrivals, model);
        for start in &source.starts {
            let jobs = events.saturating_mul(u64::from(start.times));
            add(&mut direct, start.workflow.index(), jobs);
        }
    }
    with_calls(&direct, model)
}

fn add(counts: &mut [u64], index: usize, jobs: u64) {
    if let Some(count) = counts.get_mut(index) {
        *count = count.saturating_add(jobs);
    }
}

/// Events of a source before the end of the run.
fn events_at_most(arrivals: &Arrivals, model: &Model) -> u64 {
    match arrivals {
        Arrivals::Poisson {
            per_hour,
            from,
            until,
        } => {
            let window_ms = u128::from((*until).min(model.end).since(*from).ms());
            let mean = u128::from(*per_hour) * window_ms / HOUR_MS;
            let mean = u64::try_from(mean).unwrap_or(u64::MAX);
            mean.saturating_add(6 * (mean.isqrt() + 1))
        }
        Arrivals::Batches {
            rows,
            batch,
            every,
            from,
        } => {
            let batches = beats(model.end.since(*from).ms(), every.ms());
            batches
                .saturating_mul(u64::from(*batch))
                .min(u64::from(*rows))
        }
        Arrivals::Every { every, from, until } => {
            beats((*until).min(model.end).since(*from).ms(), every.ms())
        }
        Arrivals::Recorded(times) => u64::try_from(times.len()).unwrap_or(u64::MAX),
    }
}

/// Beats in a window that begins with one.
fn beats(window_ms: u64, every_ms: u64) -> u64 {
    window_ms.div_ceil(every_ms.max(1))
}

/// Jobs of each workflow, those started by calls included. A run calls when it succeeds, so what a
/// workflow calls is bounded by the runs that the workers have time for.
fn with_calls(direct: &[u64], model: &Model) -> Vec<u64> {
    let capacity: Vec<u64> = model
        .workflows
        .iter()
        .map(|workflow| runs_at_most(&workflow.service, model))
        .collect();
    let spread = |runs: &[u64]| {
        let mut jobs = direct.to_vec();
        for ((workflow, runs), capacity) in model.workflows.iter().zip(runs).zip(&capacity) {
            for call in workflow.starts() {
                let calls = (*runs.min(capacity)).saturating_mul(u64::from(call.times));
                add(&mut jobs, call.workflow.index(), calls);
            }
        }
        jobs
    };
    // As many rounds as there are workflows reach the end of every chain; what still grows then
    // is in a circle or behind one, and has no bound but the workers.
    let mut jobs = direct.to_vec();
    for _ in &model.workflows {
        let next = spread(&jobs);
        if next == jobs {
            return jobs;
        }
        jobs = next;
    }
    let next = spread(&jobs);
    for (jobs, next) in jobs.iter_mut().zip(&next) {
        if jobs != next {
            *jobs = u64::MAX;
        }
    }
    for _ in &model.workflows {
        jobs = spread(&jobs);
    }
    jobs
}

/// Runs that the workers have time for, at the mean length.
fn runs_at_most(service: &ServiceTime, model: &Model) -> u64 {
    let workers = model.acts.iter().filter_map(|timed| match timed.act {
        Act::SetWorkers(workers) => Some(workers),
        _ => None,
    });
    let workers = workers.fold(model.workers, u32::max);
    let busy_ms = u128::from(model.end.since(model.start).ms()) * u128::from(workers);
    let runs = busy_ms / u128::from(mean_ms(service)) + u128::from(workers);
    u64::try_from(runs).unwrap_or(u64::MAX)
}

fn mean_ms(service: &ServiceTime) -> u64 {
    let mean = match service {
        ServiceTime::Constant { ms } => *ms,
        ServiceTime::Uniform { min_ms, max_ms } => min_ms.midpoint(*max_ms),
        ServiceTime::Exponential { mean_ms } | ServiceTime::LogNormal { mean_ms, .. } => *mean_ms,
        ServiceTime::Recorded(lengths) => lengths.iter().copied().min().unwrap_or(1),
    };
    mean.max(1)
}
