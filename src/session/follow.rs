//! One job that is followed through queue, worker and outcome, and what would have become of it
//! had nobody clicked.

use super::Session;
use super::baseline::Outcome;
use super::scene::Place;
use super::view::{Followed, FollowedStage, Untouched};
use crate::engine::service::Worker;
use crate::engine::table::{JobRow, JobTable};
use crate::engine::{JobId, JobStatus, SimTime, WorkflowId};

/// The first job of a workflow that is made from some job number on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Follow {
    pub(super) workflow: WorkflowId,
    pub(super) from: JobId,
}

impl Follow {
    fn job(self, jobs: &JobTable) -> Option<JobId> {
        let numbers = self.from.0..jobs.len();
        numbers
            .map(JobId)
            .find(|job| jobs.workflow(*job) == self.workflow)
    }
}

impl Session {
    pub(super) fn followed(&self) -> Option<Followed> {
        let follow = self.follow?;
        let sim = self.run.sim();
        let Some(job) = follow.job(sim.jobs()) else {
            return Some(Followed::coming(follow.workflow.0));
        };
        let row = sim.jobs().row(job);
        let ms = |time: SimTime| self.run.ms(time);
        let stage = match row.status {
            JobStatus::WaitingForResources | JobStatus::Waiting => FollowedStage::Queued,
            JobStatus::InProgress | JobStatus::Pausing | JobStatus::Canceling => {
                FollowedStage::InProgress
            }
            JobStatus::Succeeded => FollowedStage::Succeeded,
            JobStatus::Failed => FollowedStage::Failed,
            JobStatus::Canceled => FollowedStage::Canceled,
        };
        let ahead = u64::from(job.0.saturating_sub(sim.queue_head()));
        let until = row.picked.unwrap_or(sim.now());
        let queued = stage == FollowedStage::Queued;
        Some(Followed {
            workflow: follow.workflow.0,
            stage,
            created_ms: Some(ms(row.created)),
            ahead: if queued { ahead } else { 0 },
            wait_ms: until.since(row.created).ms(),
            expected_start_ms: queued.then(|| self.expected_start_ms(ahead)).flatten(),
            ended_ms: row.ended.map(ms),
            untouched: self.untouched(&row),
        })
    }

    /// Where the followed job is on the stage.
    pub(super) fn followed_place(&self, unit: u64) -> Option<Place> {
        let sim = self.run.sim();
        let job = self.follow?.job(sim.jobs())?;
        match sim.jobs().row(job).status {
            JobStatus::WaitingForResources => {
                let first = u64::from(sim.queue_head()).div_ceil(unit);
                let block = u64::from(job.0) / unit;
                Some(Place::Square(
                    usize::try_from(block.saturating_sub(first)).unwrap_or(usize::MAX),
                ))
            }
            JobStatus::InProgress => {
                let present = sim
                    .workers()
                    .iter()
                    .filter(|worker| **worker != Worker::Gone);
                let is_his =
                    |worker: &Worker| matches!(worker, Worker::Busy { job: of, .. } if *of == job);
                present
                    .copied()
                    .position(|worker| is_his(&worker))
                    .map(Place::Slot)
            }
            _ => Some(Place::Outcome),
        }
    }

    /// When a job with so many ahead of it starts, if jobs go on leaving the queue as they did in
    /// the last seconds.
    fn expected_start_ms(&self, ahead: u64) -> Option<u64> {
        let (base, now) = self.run.sim().recently();
        let left = |counts: &crate::engine::counts::Counts| counts.created - counts.ready;
        let picked = left(&now.counts) - left(&base.counts);
        let over_ms = now.at.since(base.at).ms();
        let wait_ms = (ahead + 1).saturating_mul(over_ms).checked_div(picked)?;
        Some(self.at_ms() + wait_ms)
    }

    /// What would have become of the same job had nobody clicked; `None` where nobody clicked or
    /// that is not computed yet.
    fn untouched(&self, row: &JobRow) -> Option<Untouched> {
        let outcome = self
            .baseline
            .outcome()
            .filter(|_| !self.run.acts().is_empty())?;
        let same = same_job(outcome, row)?;
        Some(match same.picked {
            Some(picked) => Untouched::Started {
                wait_ms: picked.since(same.created).ms(),
            },
            None => Untouched::Waiting,
        })
    }
}

/// The job of the untouched run that the same event of the same source made.
fn same_job(outcome: &Outcome, row: &JobRow) -> Option<JobRow> {
    let jobs = &outcome.jobs;
    let (mut low, mut high) = (0, jobs.len());
    while low < high {
        let middle = low.midpoint(high);
        if jobs.created(JobId(middle)) < row.created {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    (low..jobs.len())
        .map(|job| jobs.row(JobId(job)))
        .take_while(|other| other.created == row.created)
        .find(|other| {
            let key = |job: &JobRow| (job.workflow, job.source, job.regarding);
            key(other) == key(row)
        })
}
