//! The detection of infinite loops: too many runs of one workflow on one row, or a call depth
//! beyond the limit.
//!
//! Only runs of one chain of requests count together: what comes from outside has a fresh
//! correlation each time and passes, as it does in reality.

use super::Simulation;
use crate::id::{JobId, WorkflowId};
use crate::map::Map;
use crate::time::{SimDuration, SimTime};

/// Runs of one workflow on one row in one chain, since when.
#[derive(Clone, Copy, Debug)]
struct Runs {
    since: SimTime,
    count: u32,
}

/// The windows that are open.
#[derive(Clone, Debug, Default)]
pub(super) struct Guard {
    /// By correlation, workflow and row.
    runs: Map<(u32, u16, u32), Runs>,
    /// Windows at which old ones are dropped next.
    sweep_at: usize,
}

const SWEEP_LEAST: usize = 1 << 10;

impl Guard {
    fn sweep(&mut self, window: SimDuration, now: SimTime) {
        if self.runs.len() >= self.sweep_at.max(SWEEP_LEAST) {
            self.runs.retain(|runs| runs.since + window >= now);
            self.sweep_at = self.runs.len() * 2;
        }
    }
}

impl Simulation {
    /// Counts the run that begins; whether the loop detection stops it.
    pub(super) fn is_loop(&mut self, job: JobId, id: WorkflowId, now: SimTime) -> bool {
        let assumptions = &self.model.assumptions;
        if u32::from(self.jobs.depth(job)) > assumptions.call_depth_max {
            return true;
        }
        if self.jobs.told(job).attempt > 0 || self.held_of(job).is_some() {
            // It goes on with a run that was counted.
            return false;
        }
        let window = SimDuration::from_ms(assumptions.loop_window_ms);
        let key = (self.jobs.correlation(job), id.0, self.jobs.regarding(job));
        let fresh = Runs {
            since: now,
            count: 0,
        };
        let runs = self.guard.runs.or_insert_with(key, || fresh);
        if runs.since + window < now {
            *runs = fresh;
        }
        runs.count += 1;
        let is_loop = runs.count > assumptions.loop_runs_max;
        self.guard.sweep(window, now);
        is_loop
    }
}
