//! Phase 2: what a person does with system jobs.

use super::Simulation;
use super::lives::Held;
use crate::act::{JobVerb, Jobs};
use crate::codes::{JobState, JobStatus};
use crate::id::{JobId, WorkflowId};
use crate::time::{SimDuration, SimTime};
use crate::timers::TimerKind;
use alloc::vec::Vec;

impl Simulation {
    /// Does what a verb says with each job whose state allows it.
    pub(super) fn run_verb(&mut self, verb: JobVerb, jobs: Jobs, now: SimTime) {
        let chosen: Vec<JobId> = match jobs {
            Jobs::One(job) => Vec::from([job]),
            Jobs::All(filter) => self.matching(&filter).collect(),
        };
        for job in chosen {
            if self.check_job(verb, job).is_ok() {
                let id = self.jobs.workflow(job);
                self.run_verb_on(verb, job, id, now);
                self.note_queue_gone(id, now);
            }
        }
        self.close_gaps();
    }

    fn run_verb_on(&mut self, verb: JobVerb, job: JobId, id: WorkflowId, now: SimTime) {
        let is_locked = self.jobs.status(job).state() == JobState::Locked;
        let assumptions = self.model.assumptions;
        match verb {
            JobVerb::Delete => self.delete_row(job, now),
            JobVerb::Resume => self.make_ready(job, id, now),
            JobVerb::Cancel if is_locked => {
                let passing = SimDuration::from_ms(assumptions.canceling_ms);
                self.stop_run((job, id), JobStatus::Canceling, now + passing, now);
            }
            JobVerb::Cancel => {
                let told = self.jobs.told(job);
                self.end_job(job, id, JobStatus::Canceled, told, now);
            }
            JobVerb::Pause => self.pause((job, id), SimTime::NEVER, now),
            JobVerb::Postpone(until) if is_locked => self.pause((job, id), until, now),
            JobVerb::Postpone(until) => {
                let told = self.jobs.told(job);
                self.leave_queue(job, id);
                self.suspend((job, id), told, (TimerKind::Postponed, until), now);
            }
        }
    }

    /// The job in progress is Pausing, then Suspended, and goes on later with what is left.
    fn pause(&mut self, of: (JobId, WorkflowId), again_at: SimTime, now: SimTime) {
        let end = now + SimDuration::from_ms(self.model.assumptions.pausing_ms);
        let left = self.stop_run(of, JobStatus::Pausing, end, now);
        let held = self.held.or_insert_with(of.0.0, Held::default);
        held.again_at = again_at;
        held.left_ms = left.ms().max(1);
    }

    /// The job gets a passing state, and its worker is busy with it until `end` at most; what was
    /// left to do then.
    fn stop_run(
        &mut self,
        (job, id): (JobId, WorkflowId),
        status: JobStatus,
        end: SimTime,
        now: SimTime,
    ) -> SimDuration {
        self.pass(job, id, status, now);
        let Some(worker) = self.service.worker_of(job) else {
            return SimDuration::ZERO;
        };
        let until = self.service.busy_until(worker);
        if until > end {
            self.service.cut_short(worker, end);
        }
        until.since(end)
    }
}
