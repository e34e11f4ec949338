//! The aggregates of a kernel case, from the times of its jobs alone, in whole numbers.
//!
//! Definitions: `tests/vectors/FORMAT.md`. What a chart shows comes from the engine's metrics; these
//! are for comparing with other programs to the last digit.

use crate::engine::{JobStatus, Simulation};
use serde::Serialize;

/// The aggregates of one run; all times in milliseconds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Aggregates {
    /// Jobs made.
    pub created: u64,
    /// Of these, run.
    pub succeeded: u64,
    /// Of these, canceled at pick-up.
    pub canceled: u64,
    /// Triggers that made no job.
    pub dropped: u64,
    /// The largest backlog after any instant.
    pub max_backlog: u64,
    /// The first time of the largest backlog; none if nothing ever waited.
    pub max_backlog_at_ms: Option<u64>,
    /// Sum of the waits of the jobs that ran.
    pub wait_sum_ms: u64,
    /// Mean of these waits, the one number that is not whole.
    pub wait_mean_ms: Option<f64>,
    /// Median of these waits, by nearest rank, as all percentiles here.
    pub wait_p50_ms: Option<u64>,
    /// 95th percentile.
    pub wait_p95_ms: Option<u64>,
    /// 99th percentile.
    pub wait_p99_ms: Option<u64>,
    /// The longest of these waits.
    pub wait_max_ms: Option<u64>,
    /// The backlog just before the surge.
    pub pre_surge_backlog: Option<u64>,
    /// When the backlog is back at that after its peak since the surge.
    pub recovered_at_ms: Option<u64>,
    /// When the last job ended; 0 without jobs.
    pub makespan_ms: u64,
}

impl Aggregates {
    /// The aggregates of a run that has ended with every job done.
    pub fn of(simulation: &Simulation, surge_start_ms: Option<u64>) -> Self {
        let (mut backlog, mut waits, mut makespan_ms) = (Backlog::default(), Vec::new(), 0);
        for job in simulation.jobs().rows() {
            let (Some(picked), Some(ended)) = (job.picked, job.ended) else {
                continue;
            };
            backlog.arrivals.push(job.created.ms());
            backlog.starts.push(picked.ms());
            makespan_ms = makespan_ms.max(ended.ms());
            if job.status == JobStatus::Succeeded {
                waits.push(picked.since(job.created).ms());
            }
        }
        waits.sort_unstable();
        backlog.starts.sort_unstable();
        let peak = backlog.peak_from(0);
        let counts = simulation.counts();
        let wait_sum_ms = waits.iter().sum();
        Self {
            created: counts.created,
            succeeded: counts.succeeded,
            canceled: counts.canceled,
            dropped: counts.refused,
            max_backlog: peak.map_or(0, |(_, backlog)| backlog),
            max_backlog_at_ms: peak.filter(|(_, backlog)| *backlog > 0).map(|(at, _)| at),
            wait_sum_ms,
            wait_mean_ms: mean(wait_sum_ms, waits.len()),
            wait_p50_ms: nearest_rank(&waits, 50),
            wait_p95_ms: nearest_rank(&waits, 95),
            wait_p99_ms: nearest_rank(&waits, 99),
            wait_max_ms: waits.last().copied(),
            pre_surge_backlog: surge_start_ms.map(|surge| backlog.before(surge)),
            recovered_at_ms: surge_start_ms.map(|surge| backlog.recovered_at(surge)),
            makespan_ms,
        }
    }
}

/// The one place for a float: a mean is compared with other programs as an IEEE double.
#[allow(clippy::cast_precision_loss)]
fn mean(sum: u64, count: usize) -> Option<f64> {
    (count > 0).then(|| sum as f64 / count as f64)
}

/// The nearest rank of sorted values: the `ceil(p n / 100)`-th.
fn nearest_rank(sorted: &[u64], percent: usize) -> Option<u64> {
    let rank = (percent * sorted.len()).div_ceil(100);
    sorted.get(rank.checked_sub(1)?).copied()
}

/// When jobs began and ceased to wait, each in the order of time.
#[derive(Default)]
struct Backlog {
    arrivals: Vec<u64>,
    starts: Vec<u64>,
}

fn count(events: usize) -> u64 {
    u64::try_from(events).unwrap_or(u64::MAX)
}

impl Backlog {
    /// The backlog right before a time.
    fn before(&self, time: u64) -> u64 {
        let arrived = self.arrivals.partition_point(|at| *at < time);
        let started = self.starts.partition_point(|at| *at < time);
        count(arrived - started)
    }

    /// The times from `from` on at which the backlog may change, with what it is after each;
    /// `from` itself is the first.
    fn steps_from(&self, from: u64) -> impl Iterator<Item = (u64, u64)> + '_ {
        let mut arrived = self.arrivals.partition_point(|at| *at <= from);
        let mut started = self.starts.partition_point(|at| *at <= from);
        let later = std::iter::from_fn(move || {
            let next = [self.arrivals.get(arrived), self.starts.get(started)];
            let at = *next.into_iter().flatten().min()?;
            let passed = |events: &[u64]| events.iter().take_while(|event| **event == at).count();
            arrived += passed(&self.arrivals[arrived..]);
            started += passed(&self.starts[started..]);
            Some((at, count(arrived - started)))
        });
        let first = self.before(from.saturating_add(1));
        std::iter::once((from, first)).chain(later)
    }

    /// The first time from `from` on at which the backlog is largest, with that backlog.
    fn peak_from(&self, from: u64) -> Option<(u64, u64)> {
        self.steps_from(from)
            .reduce(|peak, step| if step.1 > peak.1 { step } else { peak })
    }

    fn recovered_at(&self, surge: u64) -> u64 {
        let before = self.before(surge);
        match self.peak_from(surge) {
            Some((peak_at, peak)) if peak > before => self
                .steps_from(peak_at)
                .find(|(_, backlog)| *backlog <= before)
                // All jobs are done in the end, so the backlog falls to 0.
                .map_or(peak_at, |(at, _)| at),
            _ => surge,
        }
    }
}
