//! The two tables that grow, and what makes them smaller: retention and bulk deletion.

use super::Simulation;
use crate::codes::{JobState, JobStatus, OperationType};
use crate::id::{JobId, WorkflowId};
use crate::limits::DELETED_IMMEDIATELY_MAX;
use crate::model::{Deletion, HistoryRows, Model};
use crate::time::{SimDuration, SimTime};
use crate::timers::TimerKind;
use crate::trace::Happening;
use alloc::vec::Vec;

/// What is to be deleted, and what was of the rows from before the run.
#[derive(Clone, Debug)]
pub(super) struct Tables {
    /// Completed jobs that the next batch of retention deletes.
    to_delete: Vec<JobId>,
    /// Of each part of the history, jobs whose rows were deleted: the oldest.
    pub(super) history_deleted: Vec<u64>,
    /// Rows from before the run that are there still.
    pub(super) history_jobs: u64,
    /// Rows of jobs of the run that were deleted.
    pub(super) deleted: u64,
    pub is_poll_planned: bool,
}

impl Tables {
    pub(super) fn new(model: &Model) -> Self {
        Self {
            to_delete: Vec::new(),
            history_deleted: model.history.iter().map(|_| 0).collect(),
            history_jobs: model.history.iter().map(|part| part.jobs).sum(),
            deleted: 0,
            is_poll_planned: false,
        }
    }

    /// Rows of the workflow log from before the run.
    pub(super) fn log_rows_of_history(model: &Model) -> u64 {
        let parts = model.history.iter();
        parts.map(|part| part.jobs * u64::from(part.log_rows)).sum()
    }
}

impl HistoryRows {
    /// Jobs of it that were completed before `cutoff`: those of the `jobs` at an even beat from
    /// `oldest` before `start` on.
    fn completed_before(&self, start: SimTime, cutoff: SimTime) -> u64 {
        let oldest = u128::from(self.oldest.ms());
        let passed = u128::from(cutoff.ms()) + oldest;
        let Some(passed) = passed.checked_sub(u128::from(start.ms())) else {
            return 0;
        };
        if oldest == 0 || passed >= oldest {
            return self.jobs;
        }
        let before = (passed * u128::from(self.jobs)).div_ceil(oldest);
        u64::try_from(before).unwrap_or(self.jobs).min(self.jobs)
    }
}

impl Deletion {
    const fn takes(&self, status: JobStatus) -> bool {
        match status {
            JobStatus::Succeeded => self.succeeded,
            JobStatus::Failed => self.failed,
            JobStatus::Canceled => self.canceled,
            _ => false,
        }
    }

    fn takes_workflow(&self, id: WorkflowId, model: &Model) -> bool {
        let operation_type = model.workflows[id.index()].operation_type;
        self.workflow.is_none_or(|workflow| workflow == id)
            && (!self.workflows_only || operation_type == OperationType::Workflow)
    }
}

impl Simulation {
    /// What follows a success: retention is planned, a bulk deletion deletes.
    pub(super) fn after_success(&mut self, job: JobId, id: WorkflowId, now: SimTime) {
        let model = self.model.clone();
        let Some(plan) = &model.workflows[id.index()].plan else {
            return;
        };
        if plan.auto_delete {
            if self.tables.to_delete.is_empty() {
                let at = self.next_beat(model.assumptions.retention_every_ms, now);
                self.timers.set((at, TimerKind::Retention, 0));
            }
            self.tables.to_delete.push(job);
        }
        if let Some(deletion) = &plan.deletes {
            self.delete_matching(deletion, u64::MAX, now);
        }
    }

    /// The batch of retention.
    pub(super) fn retain(&mut self, now: SimTime) {
        let mut due = core::mem::take(&mut self.tables.to_delete);
        for job in due.drain(..) {
            if !self.jobs.is_deleted(job) {
                self.delete_row(job, now);
            }
        }
        // Its memory serves the next batch.
        self.tables.to_delete = due;
    }

    /// A bulk deletion at once, within its documented limits.
    pub(super) fn delete_immediately(&mut self, deletion: Deletion, now: SimTime) {
        let deletion = Deletion {
            workflows_only: true,
            ..deletion
        };
        self.delete_matching(&deletion, DELETED_IMMEDIATELY_MAX, now);
    }

    fn delete_matching(&mut self, deletion: &Deletion, limit: u64, now: SimTime) {
        if deletion.older_than.ms() > now.ms() && self.model.history.is_empty() {
            return;
        }
        let mut left = limit;
        self.delete_history(deletion, &mut left, now);
        for job in (0..self.jobs.len()).map(JobId) {
            if left == 0 {
                break;
            }
            if self.takes_job(deletion, job, now) {
                self.delete_row(job, now);
                left -= 1;
            }
        }
    }

    /// Whether a deletion at `now` takes the row of a job.
    pub(super) fn takes_job(&self, deletion: &Deletion, job: JobId, now: SimTime) -> bool {
        let ended = self.jobs.ended(job);
        let is_old = ended != SimTime::NEVER && ended + deletion.older_than < now;
        is_old
            && deletion.takes(self.jobs.status(job))
            && deletion.takes_workflow(self.jobs.workflow(job), &self.model)
            && !self.jobs.is_deleted(job)
    }

    fn delete_history(&mut self, deletion: &Deletion, left: &mut u64, now: SimTime) {
        let model = self.model.clone();
        for (place, part) in model.history.iter().enumerate() {
            let rows = self.takes_history(deletion, place, now).min(*left);
            if rows == 0 {
                continue;
            }
            *left -= rows;
            self.tables.history_deleted[place] += rows;
            self.tables.history_jobs -= rows;
            self.log_rows -= rows * u64::from(part.log_rows);
            let count = u32::try_from(rows).unwrap_or(u32::MAX);
            self.trace
                .push(now, part.workflow, Happening::HistoryDeleted(count));
        }
    }

    /// How many rows of a part of the history a deletion at `now` takes.
    pub(super) fn takes_history(&self, deletion: &Deletion, place: usize, now: SimTime) -> u64 {
        let model = &self.model;
        let part = &model.history[place];
        if !deletion.takes(part.status) || !deletion.takes_workflow(part.workflow, model) {
            return 0;
        }
        let before = if deletion.older_than.ms() > now.ms() {
            // Before the zero of the run, the age is measured from its beginning.
            let older = deletion.older_than.ms().saturating_sub(now.ms());
            let shifted = model.start + SimDuration::from_ms(older);
            part.completed_before(shifted, SimTime::ZERO)
        } else {
            part.completed_before(model.start, now - deletion.older_than)
        };
        before.saturating_sub(self.tables.history_deleted[place])
    }

    /// Deletes the row of a job, with its log rows.
    pub(super) fn delete_row(&mut self, job: JobId, now: SimTime) {
        let id = self.jobs.workflow(job);
        match self.jobs.status(job).state() {
            JobState::Completed => {}
            state => {
                self.given_up += 1;
                self.give_up(job, id, state);
            }
        }
        self.tables.deleted += 1;
        self.log_rows -= u64::from(self.log_rows_of(job, id));
        self.jobs.delete(job, now);
        self.trace.push(now, id, Happening::JobDeleted(job));
    }

    /// A job that is not completed is deleted: it leaves where it stands.
    fn give_up(&mut self, job: JobId, id: WorkflowId, state: JobState) {
        match state {
            JobState::Ready => {
                self.count_left(job, id, true);
                self.leave_queue(job, id);
            }
            JobState::Suspended => self.leave_suspended(job, id),
            JobState::Locked => self.leave_progress(job, id),
            JobState::Completed => {}
        }
        self.leave_line(job, id);
        if state != JobState::Locked {
            self.held.remove(job.0);
        }
    }

    pub(super) fn log_rows_of(&self, job: JobId, id: WorkflowId) -> u32 {
        if self.jobs.is_told(job) {
            return self.jobs.told(job).log_rows;
        }
        match self.jobs.status(job) {
            JobStatus::Succeeded => self.model.workflows[id.index()].log_rows,
            JobStatus::Canceled if self.jobs.picked(job) != SimTime::NEVER => {
                let assumptions = &self.model.assumptions;
                assumptions.log_rows_of_job_canceled_at_pickup
            }
            _ => 0,
        }
    }

    /// How long a job takes with the tables as large as they are.
    #[inline]
    pub(super) fn slowed(&self, ms: u64) -> u64 {
        let percent = self.model.assumptions.slowdown_percent_per_million_rows;
        if percent == 0 {
            return ms;
        }
        let rows = self.storage();
        let rows = u128::from(rows.job_rows + rows.log_rows);
        let more = u128::from(ms) * u128::from(percent) * rows / 100_000_000;
        ms.saturating_add(u64::try_from(more).unwrap_or(u64::MAX))
    }
}
