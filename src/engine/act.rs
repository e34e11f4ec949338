//! What a person or a scenario does to the running service, and why it may be refused.

use crate::id::WorkflowId;
use crate::limits::WORKERS_MAX;
use crate::time::SimTime;
use core::fmt;

/// An act of the person or of the scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Draft becomes Activated: triggers make jobs again, under a new activation record.
    Activate(WorkflowId),
    /// Activated becomes Draft: no new jobs; queued ones are canceled when they are picked up;
    /// those in progress complete (KB 4562256).
    Deactivate(WorkflowId),
    /// A Draft workflow is removed. Refused while it is Activated.
    Delete(WorkflowId),
    /// The service gets this many workers, 1 to [`WORKERS_MAX`]. Busy workers finish first.
    SetWorkers(u32),
}

/// An act and the simulated time at which it runs (in phase 2 of that instant).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedAct {
    /// When.
    pub at: SimTime,
    /// What.
    pub act: Act,
}

/// Why an act was refused. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ActError {
    /// The model has no such workflow.
    UnknownWorkflow,
    /// A platform operation has no process record: it can't be activated, deactivated or deleted.
    NotAWorkflow,
    /// The workflow is activated already.
    AlreadyActivated,
    /// The workflow is a draft already.
    AlreadyDraft,
    /// An activated workflow can't be deleted: deactivate it first.
    StillActivated,
    /// The workflow was deleted before.
    Deleted,
    /// The number of workers is not 1 to [`WORKERS_MAX`].
    WorkersOutOfRange,
    /// The act lies before the clock: the past is done.
    InThePast,
}

impl fmt::Display for ActError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownWorkflow => f.write_str("the run has no such workflow"),
            Self::NotAWorkflow => f.write_str(
                "a platform operation has no process record: it can't be activated, deactivated or deleted",
            ),
            Self::AlreadyActivated => f.write_str("the workflow is already activated"),
            Self::AlreadyDraft => f.write_str("the workflow is already a draft"),
            Self::StillActivated => {
                f.write_str("an activated workflow can't be deleted: deactivate it first")
            }
            Self::Deleted => f.write_str("the workflow was deleted"),
            Self::WorkersOutOfRange => write!(f, "the number of workers is 1 to {WORKERS_MAX}"),
            Self::InThePast => f.write_str("the act lies before the clock"),
        }
    }
}

impl core::error::Error for ActError {}
