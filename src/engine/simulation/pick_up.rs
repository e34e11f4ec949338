//! Phase 5: free workers take jobs from the queue.

use super::{ProcessState, Simulation};
use crate::codes::JobStatus;
use crate::failure::Failure;
use crate::id::{JobId, WorkflowId};
use crate::model::{Requeue, ServiceTime, SuspendedJobs};
use crate::moments::Moment;
use crate::sample::ServiceSampler;
use crate::table::Told;
use crate::time::{SimDuration, SimTime};
use crate::trace::Happening;

impl Simulation {
    /// Phase 5: free workers take jobs until none is free or eligible.
    #[inline]
    pub(super) fn pick_up(&mut self, now: SimTime) {
        while let Some(worker) = self.service.free_worker()
            && let Some(job) = self.queue.next(self.jobs.len())
        {
            let id = self.jobs.workflow(job);
            let workflow = &self.workflows[id.index()];
            if !workflow.plain || !self.is_plain_head(job) {
                self.pick_up_job(worker, job, id, now);
            } else if workflow.state != ProcessState::Activated {
                self.queue.head += 1;
                self.cancel_plain(worker, job, id, now);
            } else if workflow.since.is_none() {
                self.queue.head += 1;
                self.run_plain(worker, job, id, now);
            } else {
                self.pick_up_job(worker, job, id, now);
            }
        }
    }

    /// A free worker takes any job.
    #[inline(never)]
    fn pick_up_job(&mut self, worker: u32, job: JobId, id: WorkflowId, now: SimTime) {
        let since = self.jobs.ready_since(job);
        self.take_from_queue(job, since);
        if !self.workflows[id.index()].plain && self.stands_aside(job, id, since) {
            return;
        }
        self.ready -= 1;
        self.workflows[id.index()].ready -= 1;
        if self.is_off(id, job) {
            self.cancel_at_pickup(worker, job, id, now);
        } else {
            self.run_job(worker, job, id, since, now);
        }
        self.note_queue_gone(id, now);
    }

    /// The recorded length of a job; 1 where it has none.
    #[inline(never)]
    pub(super) fn recorded_length(&self, job: JobId, id: WorkflowId) -> u64 {
        match &self.model.workflows[id.index()].service {
            ServiceTime::Recorded(lengths) => lengths[self.jobs.regarding(job) as usize],
            _ => 1,
        }
    }

    #[inline]
    fn take_from_queue(&mut self, job: JobId, since: SimTime) {
        if job.0 == self.queue.head {
            self.queue.head += 1;
            self.close_gaps();
        } else {
            self.queue.take_returned(job, since);
        }
    }

    /// Moves the head over jobs that have left the queue.
    #[inline]
    pub(super) fn close_gaps(&mut self) {
        while self.queue.gaps > 0
            && self.queue.head < self.jobs.len()
            && !self.waits(JobId(self.queue.head))
        {
            self.queue.head += 1;
            self.queue.gaps -= 1;
        }
    }

    /// Whether the job waits for resources.
    pub(super) fn waits(&self, job: JobId) -> bool {
        self.jobs.status(job) == JobStatus::WaitingForResources && !self.jobs.is_deleted(job)
    }

    /// A job whose token is not free lets others pass; whether it is one.
    fn stands_aside(&mut self, job: JobId, id: WorkflowId, since: SimTime) -> bool {
        let is_blocked = self
            .token_of(id)
            .is_some_and(|token| !self.queue.is_first(token, job));
        if is_blocked {
            self.jobs.stand_aside(job);
            self.queue.block(job, since);
        }
        is_blocked
    }

    pub(super) fn token_of(&self, id: WorkflowId) -> Option<u16> {
        self.model.workflows[id.index()].plan.as_ref()?.token
    }

    /// Notes once that the queue of a deactivated workflow is gone.
    #[inline]
    pub(super) fn note_queue_gone(&mut self, id: WorkflowId, now: SimTime) {
        let workflow = &self.workflows[id.index()];
        if workflow.ready == 0 && workflow.state != ProcessState::Activated {
            self.note_queue_of_draft_gone(id, now);
        }
    }

    #[inline(never)]
    fn note_queue_of_draft_gone(&mut self, id: WorkflowId, now: SimTime) {
        if let Some(since) = self.workflows[id.index()].since
            && since.queued > 0
        {
            let gone = Moment::QueueGone(id);
            let mut found = self.moments.found().iter();
            if !found.any(|moment| moment.what == gone && moment.at >= since.at) {
                self.moments.push(now, gone);
            }
        }
    }

    /// Whether the activation that the job was queued under is off.
    fn is_off(&self, id: WorkflowId, job: JobId) -> bool {
        let workflow = &self.workflows[id.index()];
        let assumptions = &self.model.assumptions;
        let earlier = job.0 < workflow.activation_first_job();
        let canceled_then = assumptions.requeue_after_reactivation == Requeue::Cancel;
        let is_off = workflow.state != ProcessState::Activated || (earlier && canceled_then);
        is_off && !self.carries_on(id, job)
    }

    /// Whether the job had begun before the deactivation and goes on all the same: always where it
    /// was in progress then, by an assumption where it was Suspended.
    fn carries_on(&self, id: WorkflowId, job: JobId) -> bool {
        let Some(since) = self.workflows[id.index()].since else {
            return false;
        };
        let assumed = self
            .model
            .assumptions
            .suspended_jobs_of_deactivated_workflow;
        match self.jobs.status_when_told(job, since.told_len) {
            Some(JobStatus::WaitingForResources) => false,
            Some(JobStatus::Waiting) => assumed == SuspendedJobs::Run,
            Some(_) => true,
            None => job.0 < since.head,
        }
    }

    fn cancel_at_pickup(&mut self, worker: u32, job: JobId, id: WorkflowId, now: SimTime) {
        self.count_left(job, id, true);
        if self.jobs.is_told(job) {
            let mut told = self.jobs.told(job);
            told.log_rows += self.model.assumptions.log_rows_of_job_canceled_at_pickup;
            self.jobs.cancel_told_at_pickup(job, now, told);
            self.held.remove(job.0);
        } else {
            self.jobs.cancel_at_pickup(job, now);
        }
        self.leave_line(job, id);
        self.workflows[id.index()].canceled += 1;
        self.note_canceled(worker, job, id, now);
    }

    /// The rows and the time that a cancel at pick-up costs, and its trace.
    #[inline]
    pub(super) fn note_canceled(&mut self, worker: u32, job: JobId, id: WorkflowId, now: SimTime) {
        let assumptions = &self.model.assumptions;
        let log_rows = assumptions.log_rows_of_job_canceled_at_pickup;
        let cancel_cost_ms = assumptions.cancel_cost_ms;
        self.log_rows += u64::from(log_rows);
        if cancel_cost_ms > 0 {
            let until = now + SimDuration::from_ms(cancel_cost_ms);
            self.service.clear(worker, job, until);
        }
        self.trace
            .push(now, id, Happening::Job(job, JobStatus::Canceled));
    }

    /// Counts a job that leaves the queue among those that waited at the deactivation, once.
    pub(super) fn count_left(&mut self, job: JobId, id: WorkflowId, canceled: bool) {
        let Some(since) = self.workflows[id.index()].since else {
            return;
        };
        if job >= since.next_job || !self.waited_at(job, since.at, since.head, since.told_len) {
            return;
        }
        if let Some(since) = &mut self.workflows[id.index()].since {
            since.canceled += u64::from(canceled);
            since.run += u64::from(!canceled);
        }
    }

    /// Whether the job waited at that time and was not picked up since.
    fn waited_at(&self, job: JobId, at: SimTime, head: u32, told_len: u32) -> bool {
        let picked = self.jobs.picked(job);
        if picked != SimTime::NEVER && picked >= at {
            return false;
        }
        match self.jobs.status_when_told(job, told_len) {
            Some(status) => status == JobStatus::WaitingForResources,
            None => job.0 >= head,
        }
    }

    fn run_job(&mut self, worker: u32, job: JobId, id: WorkflowId, since: SimTime, now: SimTime) {
        self.count_left(job, id, false);
        if self.jobs.is_told(job) {
            let told = self.jobs.told(job);
            self.jobs.turn(job, JobStatus::InProgress, now, told);
        } else {
            self.jobs.pick_up(job, now);
        }
        let workflow = &mut self.workflows[id.index()];
        workflow.in_progress += 1;
        self.metrics.record_wait(now.since(since), id.index());
        self.trace
            .push(now, id, Happening::Job(job, JobStatus::InProgress));
        let workflow = &mut self.workflows[id.index()];
        if workflow.guarded && self.is_loop(job, id, now) {
            let told = Told {
                failure: Some(Failure::InfiniteLoop),
                ..self.jobs.told(job)
            };
            self.end_job(job, id, JobStatus::Failed, told, now);
            return;
        }
        let workflow = &mut self.workflows[id.index()];
        let length = match workflow.sampler {
            ServiceSampler::Recorded => self.recorded_length(job, id),
            _ => workflow.next_length(),
        };
        let length = self.left_of(job).unwrap_or_else(|| self.slowed(length));
        let until = now + SimDuration::from_ms(length);
        self.service.run(worker, job, now, until);
    }

    /// What is left of a run that was paused, in milliseconds.
    fn left_of(&mut self, job: JobId) -> Option<u64> {
        if !self.jobs.is_told(job) {
            return None;
        }
        let held = self.held.get_mut(job.0)?;
        (held.left_ms > 0).then(|| core::mem::take(&mut held.left_ms))
    }
}
