//! Pick-ups of plain jobs: what most jobs of most runs need, and no more. `pick_up` does the same
//! for any job.

use super::Simulation;
use crate::codes::JobStatus;
use crate::id::{JobId, WorkflowId};
use crate::sample::ServiceSampler;
use crate::time::{SimDuration, SimTime};
use crate::trace::Happening;

impl Simulation {
    /// Whether a job is one like most: it waits at the head, and nothing ever happened to it or to
    /// any job beside it in the queue.
    #[inline]
    pub(super) fn is_plain_head(&self, job: JobId) -> bool {
        job.0 == self.queue.head && self.queue.gaps == 0 && !self.jobs.is_told(job)
    }

    /// What [`Self::run_job`] does, for such a job of a plain workflow that was never switched off.
    #[inline]
    pub(super) fn run_plain(&mut self, worker: u32, job: JobId, id: WorkflowId, now: SimTime) {
        let workflow = &mut self.workflows[id.index()];
        let created = self.jobs.pick_up(job, now);
        self.ready -= 1;
        workflow.ready -= 1;
        workflow.in_progress += 1;
        self.metrics.record_wait(now.since(created), id.index());
        self.trace
            .push(now, id, Happening::Job(job, JobStatus::InProgress));
        let length = match workflow.sampler {
            ServiceSampler::Recorded => self.recorded_length(job, id),
            _ => workflow.next_length(),
        };
        let until = now + SimDuration::from_ms(self.slowed(length));
        self.service.run(worker, job, now, until);
    }

    /// What [`Self::cancel_at_pickup`] does, for such a job of a plain workflow that is off: it did
    /// not begin before that.
    #[inline]
    pub(super) fn cancel_plain(&mut self, worker: u32, job: JobId, id: WorkflowId, now: SimTime) {
        let workflow = &mut self.workflows[id.index()];
        self.jobs.cancel_at_pickup(job, now);
        self.ready -= 1;
        workflow.ready -= 1;
        workflow.canceled += 1;
        if let Some(since) = &mut workflow.since {
            since.canceled += u64::from(job < since.next_job);
        }
        let is_last = workflow.ready == 0;
        self.note_canceled(worker, job, id, now);
        if is_last {
            self.note_queue_gone(id, now);
        }
    }
}
