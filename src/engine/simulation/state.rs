//! The running state of one workflow.

use crate::counts::SinceDeactivation;
use crate::model::Model;
use crate::sample::{Purpose, ServiceSampler, Stream};
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
    /// Jobs in progress.
    pub in_progress: u32,
    /// Jobs that ended well.
    pub succeeded: u64,
    /// Jobs canceled.
    pub canceled: u64,
    /// Triggers that made no job.
    pub refused: u64,
    /// What happened since it was last deactivated.
    pub since: Option<SinceDeactivation>,
}

#[derive(Clone, Debug)]
pub(super) struct WorkflowRun {
    pub state: ProcessState,
    /// Jobs with a smaller number were queued under an earlier activation.
    pub activation_first_job: u32,
    pub created: u64,
    pub ready: u32,
    pub in_progress: u32,
    pub succeeded: u64,
    pub canceled: u64,
    pub refused: u64,
    pub since: Option<SinceDeactivation>,
    /// Outside the culprit's group.
    pub other: bool,
    pub sampler: ServiceSampler,
    pub stream: Stream,
}

impl WorkflowRun {
    pub(super) fn all(model: &Model) -> Vec<Self> {
        let workflows = (0..).zip(&model.workflows);
        let run = |(index, workflow): (u16, &crate::model::Workflow)| Self {
            state: if workflow.activated {
                ProcessState::Activated
            } else {
                ProcessState::Draft
            },
            activation_first_job: 0,
            created: 0,
            ready: 0,
            in_progress: 0,
            succeeded: 0,
            canceled: 0,
            refused: 0,
            since: None,
            other: !model.culprits.iter().any(|culprit| culprit.0 == index),
            sampler: ServiceSampler::new(&workflow.service),
            stream: Stream::new(model.seed, Purpose::Service, index),
        };
        workflows.map(run).collect()
    }

    pub(super) const fn view(&self) -> WorkflowView {
        WorkflowView {
            state: self.state,
            created: self.created,
            ready: self.ready,
            in_progress: self.in_progress,
            succeeded: self.succeeded,
            canceled: self.canceled,
            refused: self.refused,
            since: self.since,
        }
    }
}
