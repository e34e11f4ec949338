//! What a workflow does beyond being busy and writing log rows: steps with effects, waits,
//! failures, retention, tokens. A plain workflow has no plan.

use super::{ServiceTime, Start};
use crate::failure::Failure;
use crate::id::WorkflowId;
use crate::time::{SimDuration, SimTime};
use alloc::vec::Vec;

/// What a workflow that is not plain does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The steps in order. Where it is empty, a run writes the workflow's log rows and makes its
    /// calls, as a plain one does.
    pub steps: Vec<Step>,
    /// What goes wrong, and how often. The first that is drawn decides.
    pub failures: Vec<FailureRate>,
    /// Whether jobs that succeeded are deleted soon after ("Automatically delete completed
    /// workflow jobs").
    pub auto_delete: bool,
    /// Whether a person can start it ("As an on-demand process").
    pub on_demand: bool,
    /// Jobs with the same token run one after the other, in the order of their creation.
    pub token: Option<u16>,
    /// What a job that succeeds deletes from the tables: the plan of a bulk deletion.
    pub deletes: Option<Deletion>,
}

/// One step of a run. Each that is reached writes one row to the workflow log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Has no effect on other jobs: checks a condition, sends an e-mail, calls a web service.
    Plain,
    /// Changes data, or starts a child workflow: what listens is started by the same request, one
    /// call deeper. Workflows that are not activated refuse.
    Request {
        /// What is started, each time.
        starts: Vec<Start>,
        /// How often, at least 1.
        times: u32,
        /// Whether a row is created each time: what is started regards that one then.
        new_row: bool,
    },
    /// Something outside starts a workflow because of this run: a fresh correlation, depth 1.
    Call(Start),
    /// A wait condition, with a parallel time-out.
    Wait(Wait),
    /// Stops a share of the runs here.
    Stop {
        /// Out of a thousand runs that come here, so many stop.
        per_mille: u32,
        /// Stopped as Canceled rather than as Succeeded.
        canceled: bool,
    },
}

/// A wait condition: the job is Suspended and unloaded until it is met or its time is out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// How long after the step is first reached the condition is met; `None`: never.
    pub met_after: Option<ServiceTime>,
    /// The parallel wait branch: how long after that the run goes on all the same.
    pub timeout: Option<SimDuration>,
}

/// One thing that goes wrong at a rate, for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FailureRate {
    /// What goes wrong.
    pub failure: Failure,
    /// Out of a thousand runs, so many.
    pub per_mille: u32,
    /// Not before.
    pub from: SimTime,
    /// Not at or after.
    pub until: SimTime,
}

/// Which completed jobs are deleted, with their log rows.
#[allow(
    clippy::struct_excessive_bools,
    reason = "independent criteria, each by its name"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deletion {
    /// Only jobs of this workflow or platform operation.
    pub workflow: Option<WorkflowId>,
    /// Only jobs of workflows (System Job Type = Workflow).
    pub workflows_only: bool,
    /// Those that succeeded.
    pub succeeded: bool,
    /// Those that failed.
    pub failed: bool,
    /// Those that were canceled.
    pub canceled: bool,
    /// Only those completed longer ago than this.
    pub older_than: SimDuration,
}

/// Rows of jobs that were completed before the run began. They take room in the tables and can be
/// deleted; they are numbers, not jobs of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HistoryRows {
    /// Whose jobs.
    pub workflow: WorkflowId,
    /// How many.
    pub jobs: u64,
    /// Log rows that each of them left.
    pub log_rows: u32,
    /// How they ended: Succeeded, Failed or Canceled.
    pub status: crate::codes::JobStatus,
    /// How long before the beginning the oldest was completed; the others follow at an even beat
    /// up to the beginning.
    pub oldest: SimDuration,
}
