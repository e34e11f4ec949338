//! Phases 1 and 4 of one instant: completions and arrivals. (Acts are in `acts`, timers in
//! `clock`, pick-ups in `pick_up`.)

use super::{ProcessState, RunError, Simulation};
use crate::codes::JobStatus;
use crate::id::{JobId, SourceId, WorkflowId};
use crate::model::Start;
use crate::service::Worker;
use crate::table::NewJob;
use crate::time::SimTime;
use crate::trace::Happening;

/// Where a trigger comes from.
#[derive(Clone, Copy)]
struct Origin {
    source: SourceId,
    regarding: u32,
    correlation: u32,
    depth: u8,
}

/// Starts that a run or a person has asked for at this instant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Made {
    pub start: Start,
    pub source: SourceId,
    pub regarding: u32,
    /// `None`: a fresh one each time, as from an external caller.
    pub correlation: Option<u32>,
    pub depth: u8,
}

impl Made {
    /// A start from outside: a fresh correlation, depth 1.
    pub(super) const fn from_outside(start: Start, source: SourceId, regarding: u32) -> Self {
        Self {
            start,
            source,
            regarding,
            correlation: None,
            depth: 1,
        }
    }
}

impl Simulation {
    /// Phase 1: completions by job, and the effects of their steps.
    #[inline]
    pub(super) fn complete_due(&mut self, now: SimTime) {
        while let Some(ended) = self.service.take_ending(now) {
            if let Worker::Busy { job, .. } = ended {
                self.complete(job, now);
            }
        }
    }

    #[inline]
    fn complete(&mut self, job: JobId, now: SimTime) {
        let id = self.jobs.workflow(job);
        let workflow = &mut self.workflows[id.index()];
        if !workflow.plain || self.jobs.is_told(job) || self.jobs.is_deleted(job) {
            return self.complete_part(job, id, now);
        }
        let picked = self.jobs.picked(job);
        self.jobs.complete(job, JobStatus::Succeeded, now);
        workflow.in_progress -= 1;
        workflow.succeeded += 1;
        if let Some(since) = &mut workflow.since
            && picked < since.at
        {
            since.finished += 1;
        }
        self.log_rows += u64::from(workflow.log_rows);
        let calls = workflow.calls;
        self.trace
            .push(now, id, Happening::Job(job, JobStatus::Succeeded));
        if calls {
            self.call(job, id);
        }
    }

    /// What a run that has succeeded starts.
    #[inline(never)]
    fn call(&mut self, job: JobId, id: WorkflowId) {
        let regarding = self.jobs.regarding(job);
        let made = |call: &Start| Made::from_outside(*call, SourceId::CALLED, regarding);
        let calls = &self.model.workflows[id.index()].calls;
        self.made.extend(calls.iter().map(made));
    }

    /// Phase 4: arrivals of sources in the order of the model, then jobs made by steps.
    #[inline]
    pub(super) fn arrive_due(&mut self, now: SimTime) -> Result<(), RunError> {
        if self.next_arrival == now {
            self.arrive_from_sources(now)?;
        }
        if self.made.is_empty() {
            return Ok(());
        }
        self.arrive_from_steps(now)
    }

    #[inline]
    fn arrive_from_sources(&mut self, now: SimTime) -> Result<(), RunError> {
        let mut next = SimTime::NEVER;
        let mut index = 0;
        while let Some(state) = self.sources.get_mut(usize::from(index)) {
            if state.next_at != now {
                next = next.min(state.next_at);
                index += 1;
                continue;
            }
            let source = &self.model.sources[usize::from(index)];
            let starts = source.starts.len();
            let origin = Origin {
                source: SourceId(index),
                regarding: state.take(source),
                correlation: self.next_correlation(),
                depth: 1,
            };
            // By its place, since the model can't be held while jobs are made.
            for start in 0..starts {
                let start = self.model.sources[usize::from(index)].starts[start];
                self.start(start, origin, now)?;
            }
        }
        self.next_arrival = next;
        Ok(())
    }

    #[inline(never)]
    fn arrive_from_steps(&mut self, now: SimTime) -> Result<(), RunError> {
        let mut all = core::mem::take(&mut self.made);
        for made in all.drain(..) {
            for _ in 0..made.start.times {
                let fresh = || self.next_correlation();
                let origin = Origin {
                    source: made.source,
                    regarding: made.regarding,
                    correlation: made.correlation.unwrap_or_else(fresh),
                    depth: made.depth,
                };
                let once = Start {
                    times: 1,
                    ..made.start
                };
                self.start(once, origin, now)?;
            }
        }
        self.made = all;
        Ok(())
    }

    #[inline]
    fn start(&mut self, start: Start, origin: Origin, now: SimTime) -> Result<(), RunError> {
        for _ in 0..start.times {
            if self.workflows[start.workflow.index()].state == ProcessState::Activated {
                if self.jobs.len() >= self.model.jobs_max {
                    return Err(RunError::JobLimit {
                        jobs_max: self.model.jobs_max,
                        at: now,
                    });
                }
                self.create(NewJob {
                    created: now,
                    workflow: start.workflow,
                    source: origin.source,
                    regarding: origin.regarding,
                    correlation: origin.correlation,
                    depth: origin.depth,
                });
            } else {
                self.refuse(start.workflow, now);
            }
        }
        Ok(())
    }

    #[inline]
    pub(super) fn create(&mut self, job: NewJob) {
        let id = self.jobs.push(job);
        self.ready += 1;
        let workflow = &mut self.workflows[job.workflow.index()];
        workflow.created += 1;
        workflow.ready += 1;
        if !workflow.plain {
            self.join_line(job.workflow, id);
        }
        let what = Happening::Job(id, JobStatus::WaitingForResources);
        self.trace.push(job.created, job.workflow, what);
    }

    /// A new job joins the line of its token, where it has one.
    #[inline(never)]
    fn join_line(&mut self, id: WorkflowId, job: JobId) {
        if let Some(token) = self.token_of(id) {
            self.queue.join(token, job);
        }
    }

    #[inline(never)]
    fn refuse(&mut self, id: WorkflowId, now: SimTime) {
        let workflow = &mut self.workflows[id.index()];
        workflow.refused += 1;
        if let Some(since) = &mut workflow.since {
            since.refused += 1;
        }
        self.trace.push(now, id, Happening::Refused);
    }
}
