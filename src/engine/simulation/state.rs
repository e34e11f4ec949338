//! The running state of one workflow.

use crate::counts::SinceDeactivation;
use crate::model::{Model, Plan, Step};
use crate::sample::{Ahead, Purpose, ServiceSampler, Stream};
use alloc::boxed::Box;
use alloc::vec::Vec;

/// Status of a process record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProcessState {
    /// Triggers make no job; the record may be edited and deleted.
    Draft,
    /// Each trigger makes a job.
    Activated,
    /// The record is gone.
    Deleted,
}

/// Counters of one workflow and its state, as a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkflowView {
    /// Status of the process record.
    pub state: ProcessState,
    /// Jobs made.
    pub created: u64,
    /// Jobs waiting for resources.
    pub ready: u32,
    /// Jobs suspended: Waiting.
    pub waiting: u32,
    /// Jobs in progress.
    pub in_progress: u32,
    /// Jobs that ended well.
    pub succeeded: u64,
    /// Jobs that failed.
    pub failed: u64,
    /// Jobs canceled.
    pub canceled: u64,
    /// Triggers that made no job.
    pub refused: u64,
    /// What happened since it was last deactivated.
    pub since: Option<SinceDeactivation>,
}

#[allow(
    clippy::struct_excessive_bools,
    reason = "what of the full model it needs, each by its name"
)]
#[derive(Clone, Debug)]
pub(super) struct WorkflowRun {
    pub state: ProcessState,
    /// Its activation records: of each the number of the first job that can be made under it.
    pub activations: Vec<u32>,
    pub created: u64,
    pub ready: u32,
    pub waiting: u32,
    pub in_progress: u32,
    pub succeeded: u64,
    pub failed: u64,
    pub canceled: u64,
    pub refused: u64,
    pub since: Option<SinceDeactivation>,
    /// Rows that one run writes to the workflow log.
    pub log_rows: u32,
    /// Whether its runs make calls.
    pub calls: bool,
    /// Outside the culprit's group.
    pub other: bool,
    pub sampler: ServiceSampler,
    pub lengths: Ahead,
    /// Nothing about it needs more than a glance at each job.
    pub plain: bool,
    /// Steps of other runs start it: its runs are counted by the loop detection.
    pub guarded: bool,
    /// The cause of its failures was mended.
    pub mended: bool,
    /// Streams of what only a plan needs.
    pub planned: Option<Box<Planned>>,
}

/// The streams of a workflow with a plan.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    pub waits: Stream,
    pub failures: Stream,
    pub stops: Stream,
}

impl WorkflowRun {
    /// Of each workflow whether it is outside the culprit's group.
    pub(super) fn others(model: &Model) -> Vec<bool> {
        let mut others = alloc::vec![true; model.workflows.len()];
        for culprit in &model.culprits {
            others[culprit.index()] = false;
        }
        others
    }

    pub(super) fn all(model: &Model) -> Vec<Self> {
        let workflows = (0..).zip(&model.workflows);
        let guarded = started_by_steps(model);
        let run = |(index, workflow): (u16, &crate::model::Workflow)| Self {
            state: if workflow.activated {
                ProcessState::Activated
            } else {
                ProcessState::Draft
            },
            activations: Vec::from_iter(workflow.activated.then_some(0)),
            created: 0,
            ready: 0,
            waiting: 0,
            in_progress: 0,
            succeeded: 0,
            failed: 0,
            canceled: 0,
            refused: 0,
            since: None,
            log_rows: workflow.log_rows,
            calls: !workflow.calls.is_empty(),
            other: !model.culprits.iter().any(|culprit| culprit.0 == index),
            sampler: ServiceSampler::new(&workflow.service),
            lengths: Ahead::new(Stream::new(model.seed, Purpose::Service, index)),
            plain: workflow.plan.is_none() && !guarded[usize::from(index)],
            guarded: guarded[usize::from(index)],
            mended: false,
            planned: workflow.plan.as_ref().map(|_| {
                let stream = |purpose| Stream::new(model.seed, purpose, index);
                Box::new(Planned {
                    waits: stream(Purpose::Waits),
                    failures: stream(Purpose::Failures),
                    stops: stream(Purpose::Stops),
                })
            }),
        };
        workflows.map(run).collect()
    }

    /// Jobs with a smaller number were queued under an earlier activation.
    pub(super) fn activation_first_job(&self) -> u32 {
        self.activations.last().copied().unwrap_or(0)
    }

    /// How long its next run takes; 1 where that is recorded.
    #[inline]
    pub(super) fn next_length(&mut self) -> u64 {
        let sampler = self.sampler;
        self.lengths.take(|stream| sampler.sample(stream))
    }

    pub(super) const fn view(&self) -> WorkflowView {
        WorkflowView {
            state: self.state,
            created: self.created,
            ready: self.ready,
            waiting: self.waiting,
            in_progress: self.in_progress,
            succeeded: self.succeeded,
            failed: self.failed,
            canceled: self.canceled,
            refused: self.refused,
            since: self.since,
        }
    }
}

/// The workflows that requests of steps start.
fn started_by_steps(model: &Model) -> Vec<bool> {
    let plans = model.workflows.iter().filter_map(|it| it.plan.as_deref());
    let steps = plans.flat_map(|plan: &Plan| &plan.steps);
    let starts = steps.filter_map(|step| match step {
        Step::Request { starts, .. } => Some(starts),
        _ => None,
    });
    let mut started = alloc::vec![false; model.workflows.len()];
    for start in starts.flatten() {
        started[start.workflow.index()] = true;
    }
    started
}
