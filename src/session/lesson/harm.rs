//! The harm that a run did to those who had nothing to do with it. Simulated time only.

use crate::engine::{JobId, JobStatus, Simulation, WorkflowId};

/// Harm to jobs of other workflows than the culprits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Harm {
    /// How long they waited for resources, all together, in milliseconds.
    pub waited_ms: u64,
    /// How many were canceled, deleted before they were completed, or refused.
    pub lost_jobs: u64,
}

impl Harm {
    /// What the run has done until its clock.
    pub(super) fn of(sim: &Simulation) -> Self {
        Self {
            waited_ms: waited_ms(sim),
            lost_jobs: lost(sim),
        }
    }

    /// Whole minutes of waiting.
    pub const fn waited_minutes(self) -> u64 {
        self.waited_ms / 60_000
    }

    /// Whether it is no more than that, in both respects.
    pub const fn is_within(self, par: Self) -> bool {
        self.waited_ms <= par.waited_ms && self.lost_jobs <= par.lost_jobs
    }
}

fn is_other(sim: &Simulation, id: WorkflowId) -> bool {
    !sim.model().culprits.contains(&id)
}

/// Jobs of others that were canceled or deleted before they were completed, and their triggers
/// that were refused. Looks at single jobs only where some were deleted.
pub(super) fn lost(sim: &Simulation) -> u64 {
    let workflows = 0..u16::try_from(sim.model().workflows.len()).unwrap_or(u16::MAX);
    let others = workflows.map(WorkflowId).filter(|id| is_other(sim, *id));
    let views = others.map(|id| sim.workflow(id));
    let lost: u64 = views.map(|view| view.canceled + view.refused).sum();
    if sim.counts().deleted == 0 {
        return lost;
    }
    let jobs = sim.jobs();
    let others = (0..jobs.len()).map(JobId);
    let others = others.filter(|job| is_other(sim, jobs.workflow(*job)));
    let rows = others.map(|job| jobs.row(job));
    lost + rows
        .filter(|row| row.deleted.is_some() && row.ended.is_none())
        .count() as u64
}

/// The time that jobs of others spent as Waiting For Resources, since the beginning of the run.
fn waited_ms(sim: &Simulation) -> u64 {
    let (jobs, start) = (sim.jobs(), sim.model().start);
    let mut sum = 0;
    for job in (0..jobs.len()).map(JobId) {
        if !is_other(sim, jobs.workflow(job)) {
            continue;
        }
        let gone = jobs.row(job).deleted.unwrap_or(sim.now());
        let lives = jobs.lives(job);
        for (place, life) in lives.iter().enumerate() {
            if life.status == JobStatus::WaitingForResources {
                let until = lives.get(place + 1).map_or(gone, |next| next.at);
                sum += until.max(start).since(life.at.max(start)).ms();
            }
        }
    }
    sum
}
