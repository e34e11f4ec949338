//! What happens when a worker has finished with a job that is not plain: steps with effects,
//! waits, failures. (A run with a wait condition has several parts, each a pick-up of its own.)

use super::Simulation;
use super::lives::Held;
use super::phases::Made;
use crate::codes::JobStatus;
use crate::failure::{Failure, Outcome};
use crate::id::{JobId, SourceId, WorkflowId};
use crate::model::{AfterRetries, Plan, Start, Step, Wait};
use crate::sample::ServiceSampler;
use crate::table::Told;
use crate::time::{SimDuration, SimTime};
use crate::timers::TimerKind;

/// Rows that steps create have numbers of their own.
const MADE_ROW: u32 = 1 << 31;

/// How a step leaves the run.
enum Next {
    /// With the next step.
    GoOn,
    /// Suspended until then, at this step.
    Wait(SimTime),
    /// Stopped.
    Stop(JobStatus),
}

impl Simulation {
    /// A worker has finished with a part of a job.
    #[inline(never)]
    pub(super) fn complete_part(&mut self, job: JobId, id: WorkflowId, now: SimTime) {
        if self.jobs.is_deleted(job) {
            // Its row was deleted while it ran: nothing is left to write to.
            self.held.remove(job.0);
            return;
        }
        let told = self.jobs.told(job);
        match self.jobs.status(job) {
            JobStatus::Canceling => self.end_job(job, id, JobStatus::Canceled, told, now),
            JobStatus::Pausing => {
                let held = self.held.get(job.0).copied().unwrap_or_default();
                self.leave_progress(job, id);
                let timer = (TimerKind::Postponed, held.again_at);
                self.suspend((job, id), told, timer, now);
            }
            _ => {
                let model = self.model.clone();
                let definition = &model.workflows[id.index()];
                let plan = definition.plan.as_deref();
                if let Some(failure) = plan.and_then(|plan| self.drawn_failure(plan, id, now)) {
                    return self.fail(job, id, failure, now);
                }
                if let Some(plan) = plan.filter(|plan| !plan.steps.is_empty()) {
                    self.run_steps(job, id, plan, now);
                } else {
                    self.log_rows += u64::from(definition.log_rows);
                    let log_rows = told.log_rows + definition.log_rows;
                    self.starts_of_calls(job, &definition.calls);
                    let told = Told { log_rows, ..told };
                    self.end_job(job, id, JobStatus::Succeeded, told, now);
                }
            }
        }
    }

    fn drawn_failure(&mut self, plan: &Plan, id: WorkflowId, now: SimTime) -> Option<Failure> {
        let workflow = &mut self.workflows[id.index()];
        let stream = &mut workflow.planned.as_mut()?.failures;
        let is_mended = workflow.mended;
        let rates = plan.failures.iter().filter(|rate| {
            let is_on = rate.from <= now && now < rate.until && !is_mended;
            is_on && stream.uniform(0, 999) < u64::from(rate.per_mille)
        });
        rates.map(|rate| rate.failure).next()
    }

    /// The job in progress meets a failure: it fails, is retried or is suspended, by the table.
    fn fail(&mut self, job: JobId, id: WorkflowId, failure: Failure, now: SimTime) {
        let assumptions = self.model.assumptions;
        let operation_type = self.model.workflows[id.index()].operation_type;
        let mut told = self.jobs.told(job);
        told.failure = Some(failure);
        // The step that failed is logged too.
        told.log_rows += 1;
        self.log_rows += 1;
        let mut outcome = failure.outcome(operation_type);
        let attempt = u32::from(told.attempt) + 1;
        if outcome == Outcome::Retry && attempt > assumptions.retries_max {
            outcome = match assumptions.after_retries {
                AfterRetries::Fail => Outcome::Fail,
                AfterRetries::Suspend => Outcome::Suspend,
            };
        }
        let again_at = match outcome {
            Outcome::Fail => return self.end_job(job, id, JobStatus::Failed, told, now),
            Outcome::Suspend => SimTime::NEVER,
            Outcome::Retry => {
                told.attempt = u8::try_from(attempt).unwrap_or(u8::MAX);
                now + SimDuration::from_ms(assumptions.postponed_ms(attempt))
            }
        };
        self.leave_progress(job, id);
        self.suspend((job, id), told, (TimerKind::Postponed, again_at), now);
    }

    /// The steps from where the job stands, up to its end or its next wait.
    fn run_steps(&mut self, job: JobId, id: WorkflowId, plan: &Plan, now: SimTime) {
        let mut held = self.held_of(job).copied().unwrap_or_default();
        let mut told = self.jobs.told(job);
        let mut status = JobStatus::Succeeded;
        while let Some(step) = plan.steps.get(usize::from(held.step)) {
            // A wait is logged when it is first reached.
            if held.met_at.is_none() {
                told.log_rows += 1;
                self.log_rows += 1;
            }
            match self.run_step(step, (job, id), &mut held, now) {
                Next::GoOn => {}
                Next::Wait(until) => {
                    self.held.insert(job.0, held);
                    self.leave_progress(job, id);
                    self.suspend((job, id), told, (TimerKind::Waited, until), now);
                    return;
                }
                Next::Stop(stopped) => {
                    status = stopped;
                    break;
                }
            }
            held.step += 1;
            held.met_at = None;
        }
        if told.log_rows > 0 && self.model.workflows[id.index()].log_rows == 0 {
            // The documented exception: such a workflow writes no log at all.
            self.log_rows -= u64::from(told.log_rows);
            told.log_rows = 0;
        }
        self.end_job(job, id, status, told, now);
    }

    fn run_step(
        &mut self,
        step: &Step,
        (job, id): (JobId, WorkflowId),
        held: &mut Held,
        now: SimTime,
    ) -> Next {
        match step {
            Step::Plain => Next::GoOn,
            Step::Call(start) => {
                self.starts_of_calls(job, &[*start]);
                Next::GoOn
            }
            Step::Request {
                starts,
                times,
                new_row,
            } => {
                for _ in 0..*times {
                    self.request(job, starts, *new_row, now);
                }
                Next::GoOn
            }
            Step::Wait(wait) => self.wait(wait, id, held, now),
            Step::Stop {
                per_mille,
                canceled,
            } => {
                let planned = self.workflows[id.index()].planned.as_mut();
                let drawn = planned.map_or(0, |planned| planned.stops.uniform(0, 999));
                match (drawn < u64::from(*per_mille), *canceled) {
                    (false, _) => Next::GoOn,
                    (true, false) => Next::Stop(JobStatus::Succeeded),
                    (true, true) => Next::Stop(JobStatus::Canceled),
                }
            }
        }
    }

    /// The run changes a row or starts children: the same correlation, one call deeper.
    fn request(&mut self, job: JobId, starts: &[Start], new_row: bool, now: SimTime) {
        let regarding = if new_row {
            self.rows_made = self.rows_made.wrapping_add(1);
            MADE_ROW | self.rows_made
        } else {
            self.jobs.regarding(job)
        };
        let window = SimDuration::from_ms(self.model.assumptions.call_depth_window_ms);
        let is_chain = self.jobs.created(job) + window >= now;
        let depth = if is_chain {
            self.jobs.depth(job).saturating_add(1)
        } else {
            1
        };
        let correlation = self.jobs.correlation(job);
        self.made.extend(starts.iter().map(|start| Made {
            start: *start,
            source: SourceId::STEP,
            regarding,
            correlation: Some(correlation),
            depth,
        }));
    }

    fn wait(&mut self, wait: &Wait, id: WorkflowId, held: &mut Held, now: SimTime) -> Next {
        let met_at = if let Some(met_at) = held.met_at {
            met_at
        } else {
            let planned = self.workflows[id.index()].planned.as_mut();
            let met_at = match (&wait.met_after, planned) {
                (Some(length), Some(planned)) => {
                    let ms = ServiceSampler::new(length).sample(&mut planned.waits);
                    now + SimDuration::from_ms(ms)
                }
                _ => SimTime::NEVER,
            };
            held.met_at = Some(met_at);
            held.out_at = wait.timeout.map_or(SimTime::NEVER, |timeout| now + timeout);
            met_at
        };
        let until = met_at.min(held.out_at);
        if until <= now {
            Next::GoOn
        } else {
            Next::Wait(until)
        }
    }
}
