//! What a person or a scenario does to the running service, and why it may be refused.

use crate::codes::{JobStatus, OperationType};
use crate::id::{JobId, SourceId, WorkflowId};
use crate::limits::WORKERS_MAX;
use crate::model::Deletion;
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
    /// A person starts a workflow on demand, this many times (at least 1).
    Start(WorkflowId, u32),
    /// The cause of the workflow's failures is mended: from now on none happens.
    Mend(WorkflowId),
    /// What triggers too often is mended outside the service: from now on the source is silent.
    StopSource(SourceId),
    /// Background operations are switched on or off, as administration mode can. While they are off
    /// nothing is picked up; jobs are queued as ever, and those in progress complete (an assumption).
    SetBackground(bool),
    /// One verb for one system job, or for all that match.
    Jobs(JobVerb, Jobs),
    /// A bulk deletion with the option "Immediately": at once, at most
    /// [`DELETED_IMMEDIATELY_MAX`](crate::limits::DELETED_IMMEDIATELY_MAX) rows of completed jobs of
    /// workflows.
    DeleteImmediately(Deletion),
}

/// What a person does with a system job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobVerb {
    /// Ready, Suspended or Locked: it becomes Canceled, for good.
    Cancel,
    /// Locked: it becomes Suspended.
    Pause,
    /// Suspended: it becomes Ready, and its remaining actions run.
    Resume,
    /// Ready or Locked: it becomes Suspended, and Ready again at that time.
    Postpone(SimTime),
    /// The row is deleted, whatever its state.
    Delete,
}

/// Which system jobs a verb is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jobs {
    /// This one. The act is refused where the verb is.
    One(JobId),
    /// All that match and whose state allows the verb, in order of creation.
    All(JobFilter),
}

/// Which jobs match: all that have what is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JobFilter {
    /// Jobs of this workflow or platform operation.
    pub workflow: Option<WorkflowId>,
    /// Jobs with this Status Reason.
    pub status: Option<JobStatus>,
    /// Jobs of this System Job Type.
    pub operation_type: Option<OperationType>,
    /// Jobs from the first to the last of these, in the order of creation.
    pub between: Option<(JobId, JobId)>,
}

impl JobFilter {
    /// The numbers between two, either of which may be left out.
    #[must_use]
    pub fn between(self, first: Option<u32>, last: Option<u32>) -> Self {
        let open = first.is_none() && last.is_none();
        let range = (JobId(first.unwrap_or(0)), JobId(last.unwrap_or(u32::MAX)));
        let between = (!open).then_some(range);
        Self { between, ..self }
    }

    /// The first and the last number, as [`Self::between`] takes them.
    pub fn ends(self) -> (Option<u32>, Option<u32>) {
        self.between.map_or((None, None), |(first, last)| {
            let last = (last.0 != u32::MAX).then_some(last.0);
            (Some(first.0), last)
        })
    }
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
    /// The workflow can't be started on demand.
    NotOnDemand,
    /// A draft can't be started.
    NotActivated,
    /// The workflow's jobs never fail: there is nothing to mend.
    NothingToMend,
    /// The run has no such source.
    UnknownSource,
    /// The source is silent already: it was stopped, or has no more events.
    SourceSilent,
    /// The run has no such system job.
    UnknownJob,
    /// The row of the job was deleted.
    JobDeleted,
    /// The platform generates jobs of this type: they can't be canceled, paused or resumed.
    PlatformJob,
    /// The job is completed.
    JobCompleted,
    /// Only a job that is in progress can be paused.
    JobNotInProgress,
    /// Only a suspended job can be resumed.
    JobNotSuspended,
    /// A suspended job can't be postponed.
    JobSuspended,
    /// The job is being canceled already.
    AlreadyCanceling,
    /// The job is being paused already.
    AlreadyPausing,
    /// A job can be postponed only to a later time.
    PostponedToThePast,
    /// No job matches of which the state allows that.
    NoJobMatches,
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
            Self::NotOnDemand => f.write_str("the workflow is not an on-demand process"),
            Self::NotActivated => f.write_str("a draft can't be started: activate it first"),
            Self::NothingToMend => f.write_str("the workflow has no failures to mend"),
            Self::UnknownSource => f.write_str("the run has no such source"),
            Self::SourceSilent => f.write_str("the source has no more events"),
            Self::UnknownJob => f.write_str("the run has no such system job"),
            Self::JobDeleted => f.write_str("the system job was deleted"),
            Self::PlatformJob => f.write_str(
                "the platform generates system jobs of this type: they can't be canceled, paused or resumed",
            ),
            Self::JobCompleted => f.write_str("the system job is completed"),
            Self::JobNotInProgress => {
                f.write_str("only a system job that is in progress can be paused")
            }
            Self::JobNotSuspended => f.write_str("only a suspended system job can be resumed"),
            Self::JobSuspended => {
                f.write_str("a suspended system job can't be postponed: resume or cancel it")
            }
            Self::AlreadyCanceling => f.write_str("the system job is being canceled already"),
            Self::AlreadyPausing => f.write_str("the system job is being paused already"),
            Self::PostponedToThePast => {
                f.write_str("a system job can be postponed only to a later time")
            }
            Self::NoJobMatches => {
                f.write_str("no system job matches of which the state allows that")
            }
        }
    }
}

impl core::error::Error for ActError {}
