//! Counters of a run, all jobs together and by workflow, and what happened since a deactivation.

use crate::id::JobId;
use crate::time::SimTime;

/// How many jobs are where. Created is the sum of the rest at every reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All jobs made, the initial backlog included.
    pub created: u64,
    /// Ready: Waiting For Resources.
    pub ready: u64,
    /// Suspended: Waiting.
    pub waiting: u64,
    /// Locked: In Progress.
    pub in_progress: u64,
    /// Completed well.
    pub succeeded: u64,
    /// Completed with an error.
    pub failed: u64,
    /// Completed as canceled.
    pub canceled: u64,
    /// Jobs whose rows were deleted before they were completed.
    pub deleted: u64,
    /// Triggers that made no job, since the workflow was not activated. Floodgate counts these;
    /// Dynamics 365 does not record them.
    pub refused: u64,
}

/// Rows of the two tables that grow. Draining the queue does not shrink them; only deletions do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Storage {
    /// Rows of `AsyncOperationBase`.
    pub job_rows: u64,
    /// Rows of `WorkflowLogBase`.
    pub log_rows: u64,
}

/// What became of a workflow's jobs and triggers since it was deactivated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SinceDeactivation {
    /// When it was deactivated.
    pub at: SimTime,
    /// The first job number that was not yet given out then.
    pub next_job: JobId,
    /// Its jobs that waited then.
    pub queued: u64,
    /// Of those, canceled.
    pub canceled: u64,
    /// Of those, run all the same (after a reactivation, under an assumption).
    pub run: u64,
    /// Jobs of all others that waited then.
    pub others_queued: u64,
    /// Its jobs that were in progress then.
    pub in_progress: u64,
    /// Of those, ended.
    pub finished: u64,
    /// Its triggers that made no job.
    pub refused: u64,
    /// The head of the queue then.
    pub(crate) head: u32,
    /// Entries of the table's side list then.
    pub(crate) told_len: u32,
}

impl SinceDeactivation {
    /// Of the jobs that waited at the deactivation, those that wait still.
    pub const fn still_waiting(&self) -> u64 {
        self.queued - self.canceled - self.run
    }

    /// Work that was asked for and not done: to be run again once the cause is mended.
    pub const fn not_done(&self) -> u64 {
        self.canceled + self.refused
    }
}
