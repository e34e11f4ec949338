//! What nobody has published, as named parameters with defaults, and the published numbers that a
//! run may change. The screen calls the former assumptions.

/// Parameters of the model. Those without a public value are assumptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assumptions {
    /// How long a worker is busy with a job that it cancels at pick-up, in milliseconds.
    pub cancel_cost_ms: u64,
    /// What becomes of jobs queued under an activation that was switched off and on again.
    pub requeue_after_reactivation: Requeue,
    /// What becomes of jobs that were Suspended when their workflow was deactivated.
    pub suspended_jobs_of_deactivated_workflow: SuspendedJobs,
    /// Workflow log rows written for a job that is canceled at pick-up.
    pub log_rows_of_job_canceled_at_pickup: u32,
    /// How long a job is Canceling before it is Canceled, in milliseconds; at most until its
    /// worker would have finished.
    pub canceling_ms: u64,
    /// How long a job is Pausing before it is Suspended, in milliseconds, with the same bound.
    pub pausing_ms: u64,
    /// The first postponement of a job that is retried, in milliseconds, at least 1.
    pub retry_first_ms: u64,
    /// Each further postponement, as a percentage of the one before, at least 100.
    pub retry_growth_percent: u32,
    /// The longest postponement, in milliseconds, at least 1.
    pub retry_longest_ms: u64,
    /// How often a job is retried before that ends (`MaxRetries`), at most 255.
    pub retries_max: u32,
    /// How it ends then.
    pub after_retries: AfterRetries,
    /// Runs of one workflow on one row, in one chain of requests, before the next fails as an
    /// infinite loop. Documented: 16.
    pub loop_runs_max: u32,
    /// The "short period of time" in which those runs count, in milliseconds.
    pub loop_window_ms: u64,
    /// The largest call depth. Documented: 8.
    pub call_depth_max: u32,
    /// The depth counts from 1 again where the last request of the chain is older, in
    /// milliseconds. Documented: one hour.
    pub call_depth_window_ms: u64,
    /// The beat at which completed jobs of workflows that delete theirs are removed, in
    /// milliseconds, at least 1. Documented is only "soon after, through a batch process".
    pub retention_every_ms: u64,
    /// By how many percent jobs take longer for each million rows of the two tables.
    pub slowdown_percent_per_million_rows: u32,
    /// Bytes of one row of `AsyncOperationBase`, indexes included.
    pub bytes_per_job_row: u32,
    /// Bytes of one row of `WorkflowLogBase`, indexes included.
    pub bytes_per_log_row: u32,
}

/// What becomes of jobs that were queued under an earlier activation of their workflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requeue {
    /// Their activation is gone: they are canceled at pick-up.
    Cancel,
    /// They run under the new activation.
    Run,
}

/// What becomes of jobs that were Suspended when their workflow was deactivated, once they are
/// picked up again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuspendedJobs {
    /// They go on under the activation that they began with.
    Run,
    /// They are canceled at pick-up, as queued ones are.
    Cancel,
}

/// How a job ends that has been retried too often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterRetries {
    /// It fails.
    Fail,
    /// It waits until somebody resumes it.
    Suspend,
}

impl Default for Assumptions {
    fn default() -> Self {
        Self {
            cancel_cost_ms: 0,
            requeue_after_reactivation: Requeue::Cancel,
            suspended_jobs_of_deactivated_workflow: SuspendedJobs::Run,
            log_rows_of_job_canceled_at_pickup: 0,
            canceling_ms: 1_000,
            pausing_ms: 1_000,
            retry_first_ms: 60_000,
            retry_growth_percent: 200,
            retry_longest_ms: 3_600_000,
            retries_max: 10,
            after_retries: AfterRetries::Suspend,
            loop_runs_max: 16,
            loop_window_ms: 3_600_000,
            call_depth_max: 8,
            call_depth_window_ms: 3_600_000,
            retention_every_ms: 60_000,
            slowdown_percent_per_million_rows: 0,
            bytes_per_job_row: 2_000,
            bytes_per_log_row: 1_000,
        }
    }
}

impl Assumptions {
    /// How long a job is postponed after its `attempt`-th failure in a row (from 1), in
    /// milliseconds: longer and longer, up to the longest.
    pub fn postponed_ms(&self, attempt: u32) -> u64 {
        let mut ms = self.retry_first_ms;
        for _ in 1..attempt {
            if ms >= self.retry_longest_ms {
                break;
            }
            ms = ms.saturating_mul(u64::from(self.retry_growth_percent)) / 100;
        }
        ms.min(self.retry_longest_ms)
    }
}
