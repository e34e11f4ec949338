//! The phases of one instant: completions, arrivals and pick-ups. (Acts are in `acts`.)

use super::{ProcessState, RunError, Simulation};
use crate::codes::JobStatus;
use crate::id::{JobId, SourceId, WorkflowId};
use crate::model::{Requeue, ServiceTime, Start};
use crate::moments::Moment;
use crate::service::Worker;
use crate::table::NewJob;
use crate::time::{SimDuration, SimTime};
use crate::trace::Happening;

/// Where a trigger comes from.
#[derive(Clone, Copy)]
struct Origin {
    source: SourceId,
    regarding: u32,
    correlation: u32,
}

impl Simulation {
    /// Phase 1: completions by job, and the effects of their steps.
    pub(super) fn complete_due(&mut self, now: SimTime) {
        while let Some(ended) = self.service.take_ending(now) {
            if let Worker::Busy { job, .. } = ended {
                self.complete(job, now);
            }
        }
    }

    fn complete(&mut self, job: JobId, now: SimTime) {
        let id = self.jobs.workflow(job);
        let picked = self.jobs.picked(job);
        self.jobs.complete(job, JobStatus::Succeeded, now);
        self.counts.in_progress -= 1;
        self.counts.succeeded += 1;
        let workflow = &mut self.workflows[id.index()];
        workflow.in_progress -= 1;
        workflow.succeeded += 1;
        if let Some(since) = &mut workflow.since
            && picked < since.at
        {
            since.finished += 1;
        }
        let bucket = self.metrics.open_mut();
        bucket.succeeded += 1;
        bucket.others_succeeded += u32::from(workflow.other);
        let definition = &self.model.workflows[id.index()];
        self.storage.log_rows += u64::from(definition.log_rows);
        if !definition.calls.is_empty() {
            let regarding = self.jobs.regarding(job);
            self.calls
                .extend(definition.calls.iter().map(|call| (*call, regarding)));
        }
        self.trace
            .push(now, id, Happening::Job(job, JobStatus::Succeeded));
    }

    /// Phase 4: arrivals of sources in the order of the model, then jobs made by steps.
    pub(super) fn arrive_due(&mut self, now: SimTime) -> Result<(), RunError> {
        if self.next_arrival == now {
            let model = self.model.clone();
            for (index, source) in (0..).zip(&model.sources) {
                while self.sources[usize::from(index)].next_at == now {
                    let regarding = self.sources[usize::from(index)].take(source);
                    let correlation = self.next_correlation();
                    let origin = Origin {
                        source: SourceId(index),
                        regarding,
                        correlation,
                    };
                    for start in &source.starts {
                        self.start(*start, origin, now)?;
                    }
                }
            }
            self.find_next_arrival();
        }
        let mut calls = core::mem::take(&mut self.calls);
        for (call, regarding) in calls.drain(..) {
            for _ in 0..call.times {
                // Each call comes from an external caller: a fresh correlation, depth 1.
                let correlation = self.next_correlation();
                let origin = Origin {
                    source: SourceId::CALLED,
                    regarding,
                    correlation,
                };
                self.start(Start { times: 1, ..call }, origin, now)?;
            }
        }
        self.calls = calls;
        Ok(())
    }

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
                    depth: 1,
                });
            } else {
                self.refuse(start.workflow, now);
            }
        }
        Ok(())
    }

    pub(super) fn create(&mut self, job: NewJob) {
        let id = self.jobs.push(job);
        self.counts.created += 1;
        self.counts.ready += 1;
        self.storage.job_rows += 1;
        let workflow = &mut self.workflows[job.workflow.index()];
        workflow.created += 1;
        workflow.ready += 1;
        self.metrics.open_mut().created += 1;
        let what = Happening::Job(id, JobStatus::WaitingForResources);
        self.trace.push(job.created, job.workflow, what);
    }

    fn refuse(&mut self, id: WorkflowId, now: SimTime) {
        let workflow = &mut self.workflows[id.index()];
        workflow.refused += 1;
        if let Some(since) = &mut workflow.since {
            since.refused += 1;
        }
        self.counts.refused += 1;
        self.metrics.open_mut().refused += 1;
        self.trace.push(now, id, Happening::Refused);
    }

    /// Phase 5: free workers take jobs from the head of the queue.
    pub(super) fn pick_up(&mut self, now: SimTime) {
        while self.queue_head < self.jobs.len()
            && let Some(worker) = self.service.free_worker()
        {
            let job = JobId(self.queue_head);
            self.queue_head += 1;
            let id = self.jobs.workflow(job);
            self.counts.ready -= 1;
            self.workflows[id.index()].ready -= 1;
            if self.is_off(id, job) {
                self.cancel_at_pickup(worker, job, id, now);
            } else {
                self.run_job(worker, job, id, now);
            }
            let workflow = &self.workflows[id.index()];
            if workflow.ready == 0
                && workflow.state != ProcessState::Activated
                && workflow.since.is_some_and(|since| since.queued > 0)
            {
                self.moments.push(now, Moment::QueueGone(id));
            }
        }
    }

    /// Whether the activation that the job was queued under is off.
    fn is_off(&self, id: WorkflowId, job: JobId) -> bool {
        let workflow = &self.workflows[id.index()];
        let earlier = job.0 < workflow.activation_first_job;
        let canceled_then = self.model.assumptions.requeue_after_reactivation == Requeue::Cancel;
        workflow.state != ProcessState::Activated || (earlier && canceled_then)
    }

    fn cancel_at_pickup(&mut self, worker: u32, job: JobId, id: WorkflowId, now: SimTime) {
        self.jobs.cancel_at_pickup(job, now);
        self.counts.canceled += 1;
        let assumptions = &self.model.assumptions;
        self.storage.log_rows += u64::from(assumptions.log_rows_of_job_canceled_at_pickup);
        let workflow = &mut self.workflows[id.index()];
        workflow.canceled += 1;
        if let Some(since) = &mut workflow.since
            && job < since.next_job
        {
            since.canceled += 1;
        }
        self.metrics.open_mut().canceled += 1;
        if assumptions.cancel_cost_ms > 0 {
            let until = now + SimDuration::from_ms(assumptions.cancel_cost_ms);
            self.service.occupy(worker, Worker::Clearing { job, until });
        }
        self.trace
            .push(now, id, Happening::Job(job, JobStatus::Canceled));
    }

    fn run_job(&mut self, worker: u32, job: JobId, id: WorkflowId, now: SimTime) {
        let wait = now.since(self.jobs.created(job));
        self.jobs.pick_up(job, now);
        self.counts.in_progress += 1;
        let workflow = &mut self.workflows[id.index()];
        workflow.in_progress += 1;
        if let Some(since) = &mut workflow.since
            && job < since.next_job
        {
            since.run += 1;
        }
        let length = match &self.model.workflows[id.index()].service {
            ServiceTime::Recorded(lengths) => lengths[self.jobs.regarding(job) as usize],
            _ => workflow.sampler.sample(&mut workflow.stream),
        };
        self.metrics.record_wait(wait, id.index(), workflow.other);
        let until = now + SimDuration::from_ms(length);
        self.service.occupy(
            worker,
            Worker::Busy {
                job,
                since: now,
                until,
            },
        );
        self.trace
            .push(now, id, Happening::Job(job, JobStatus::InProgress));
    }
}
