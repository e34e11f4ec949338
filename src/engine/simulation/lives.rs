//! How a job of more than one life goes from one to the next.

use super::Simulation;
use super::phases::Made;
use crate::codes::{JobState, JobStatus};
use crate::id::{JobId, SourceId, WorkflowId};
use crate::model::Start;
use crate::table::Told;
use crate::time::SimTime;
use crate::timers::{Timer, TimerKind};
use crate::trace::Happening;

/// What a job in the middle of its lives remembers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    /// The step that it goes on with.
    pub step: u16,
    /// What is left of a run that was paused, in milliseconds; 0 where it is drawn anew.
    pub left_ms: u64,
    /// When the wait condition at `step` is met; `None` before the step is first reached.
    pub met_at: Option<SimTime>,
    /// When the time of that wait is out.
    pub out_at: SimTime,
    /// When a job that is Pausing runs again; never before somebody resumes it.
    pub again_at: SimTime,
    /// The timer that makes it Ready again.
    pub timer: Option<Timer>,
}

impl Default for Held {
    fn default() -> Self {
        Self {
            step: 0,
            left_ms: 0,
            met_at: None,
            out_at: SimTime::NEVER,
            again_at: SimTime::NEVER,
            timer: None,
        }
    }
}

impl Simulation {
    /// What the job remembers of the middle of its lives. (The side list tells of every such job.)
    pub(super) fn held_of(&self, job: JobId) -> Option<&Held> {
        if self.jobs.is_told(job) {
            self.held.get(job.0)
        } else {
            None
        }
    }

    fn trace_status(&mut self, job: JobId, id: WorkflowId, status: JobStatus, now: SimTime) {
        self.trace.push(now, id, Happening::Job(job, status));
    }

    /// A job is not in progress any more: its worker is free, or busy with nothing of it.
    pub(super) fn leave_progress(&mut self, job: JobId, id: WorkflowId) {
        let picked = self.jobs.picked(job);
        let workflow = &mut self.workflows[id.index()];
        workflow.in_progress -= 1;
        if let Some(since) = &mut workflow.since
            && picked < since.at
        {
            since.finished += 1;
        }
    }

    /// A job leaves the queue for another reason than a pick-up.
    pub(super) fn leave_queue(&mut self, job: JobId, id: WorkflowId) {
        let since = self.jobs.ready_since(job);
        if self.queue.is_fresh(job) {
            self.queue.gaps += 1;
        } else {
            self.queue.take_returned(job, since);
        }
        self.ready -= 1;
        self.workflows[id.index()].ready -= 1;
    }

    /// A job is not suspended any more.
    pub(super) fn leave_suspended(&mut self, job: JobId, id: WorkflowId) {
        self.workflows[id.index()].waiting -= 1;
        if let Some(held) = self.held.get_mut(job.0)
            && let Some(timer) = held.timer.take()
        {
            self.timers.clear(timer);
        }
    }

    /// The job becomes Suspended until `until`, or until somebody resumes it.
    pub(super) fn suspend(
        &mut self,
        (job, id): (JobId, WorkflowId),
        told: Told,
        (kind, until): (TimerKind, SimTime),
        now: SimTime,
    ) {
        self.jobs.turn(job, JobStatus::Waiting, now, told);
        self.workflows[id.index()].waiting += 1;
        let held = self.held.or_insert_with(job.0, Held::default);
        held.again_at = SimTime::NEVER;
        held.timer = None;
        if until != SimTime::NEVER {
            let timer = (until.max(now), kind, job.0);
            held.timer = Some(timer);
            self.timers.set(timer);
        }
        self.trace_status(job, id, JobStatus::Waiting, now);
    }

    /// The suspended job waits for resources again.
    pub(super) fn make_ready(&mut self, job: JobId, id: WorkflowId, now: SimTime) {
        self.leave_suspended(job, id);
        let told = self.jobs.told(job);
        self.jobs
            .turn(job, JobStatus::WaitingForResources, now, told);
        self.ready += 1;
        self.workflows[id.index()].ready += 1;
        if self.queue.is_fresh(job) {
            self.queue.rejoin();
        } else {
            self.queue.put_back(job, now);
        }
        self.trace_status(job, id, JobStatus::WaitingForResources, now);
    }

    /// The job in progress gets a passing state.
    pub(super) fn pass(&mut self, job: JobId, id: WorkflowId, status: JobStatus, now: SimTime) {
        let told = self.jobs.told(job);
        self.jobs.turn(job, status, now, told);
        self.trace_status(job, id, status, now);
    }

    /// The job is completed, from whatever state.
    pub(super) fn end_job(
        &mut self,
        job: JobId,
        id: WorkflowId,
        status: JobStatus,
        told: Told,
        now: SimTime,
    ) {
        match self.jobs.status(job).state() {
            JobState::Locked => self.leave_progress(job, id),
            JobState::Suspended => self.leave_suspended(job, id),
            JobState::Ready => {
                self.count_left(job, id, true);
                self.leave_queue(job, id);
            }
            JobState::Completed => return,
        }
        if self.jobs.is_told(job) {
            self.held.remove(job.0);
        }
        self.write_end(job, id, status, told, now);
        self.leave_line(job, id);
        self.count_end(id, status);
        self.trace_status(job, id, status, now);
        if status == JobStatus::Succeeded {
            self.after_success(job, id, now);
        }
    }

    /// A job that ends as a plain one does needs no side list.
    fn write_end(
        &mut self,
        job: JobId,
        id: WorkflowId,
        status: JobStatus,
        told: Told,
        now: SimTime,
    ) {
        let log_rows = self.model.workflows[id.index()].log_rows;
        match (self.jobs.is_told(job), self.jobs.status(job), status) {
            (false, JobStatus::InProgress, JobStatus::Succeeded) if told.log_rows == log_rows => {
                self.jobs.complete(job, status, now);
            }
            (false, JobStatus::WaitingForResources, JobStatus::Canceled) => {
                self.jobs.cancel_in_queue(job, now);
            }
            _ => self.jobs.turn(job, status, now, told),
        }
    }

    fn count_end(&mut self, id: WorkflowId, status: JobStatus) {
        let workflow = &mut self.workflows[id.index()];
        let ended = match status {
            JobStatus::Succeeded => &mut workflow.succeeded,
            JobStatus::Failed => &mut workflow.failed,
            _ => &mut workflow.canceled,
        };
        *ended += 1;
    }

    /// The job's place in the line of its token is given up.
    pub(super) fn leave_line(&mut self, job: JobId, id: WorkflowId) {
        if !self.workflows[id.index()].plain
            && let Some(token) = self.token_of(id)
        {
            self.queue.leave(token, job);
        }
    }

    /// What a run starts through something outside.
    pub(super) fn starts_of_calls(&mut self, job: JobId, calls: &[Start]) {
        let regarding = self.jobs.regarding(job);
        let made = |call: &Start| Made::from_outside(*call, SourceId::CALLED, regarding);
        self.made.extend(calls.iter().map(made));
    }
}
