//! What the charts show.

/// What the charts show, bucket by bucket from the beginning of the run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// Changes whenever anything in here does.
    pub revision: u64,
    /// Width of a bucket in milliseconds.
    pub width_ms: u64,
    /// How many buckets the whole run has.
    pub buckets: usize,
    /// Jobs waiting at the end of each finished bucket, for every [`Mark`](super::Mark).
    pub ready_by_mark: [Vec<u64>; 5],
    /// Jobs made a bucket.
    pub created: Vec<u64>,
    /// Jobs that ended well a bucket.
    pub succeeded: Vec<u64>,
    /// Of those, of workflows outside the culprit's group.
    pub others_succeeded: Vec<u64>,
    /// Jobs canceled a bucket.
    pub canceled: Vec<u64>,
    /// Rows of `AsyncOperationBase` at the end of each bucket.
    pub job_rows: Vec<u64>,
    /// Rows of `WorkflowLogBase` at the end of each bucket.
    pub log_rows: Vec<u64>,
    /// Waits of the jobs of other workflows than the culprit's group that were picked up in the
    /// [`WAITS_OVER_MS`] before the end of each bucket, or in the bucket where that is longer;
    /// `None` where none was.
    pub others_waits: Vec<Option<Waits>>,
    /// The same of the workflow that is selected.
    pub selected_waits: Vec<Option<Waits>>,
    /// The workflow whose waits those are.
    pub selected: u16,
    /// Jobs waiting at the end of each bucket had nobody clicked, as far as it is computed.
    pub untouched_ready: Vec<u64>,
    /// Jobs waiting at the end of each bucket of the run as it was before its acts changed last:
    /// the future that was given up. Empty if they never changed.
    pub before_ready: Vec<u64>,
    /// The same for the waits of other workflows.
    pub untouched_others_waits: Vec<Option<Waits>>,
}

/// How long before the end of a bucket its waits are counted: in two seconds of a flood hardly a job
/// of another workflow is picked up.
pub const WAITS_OVER_MS: u64 = 30_000;

/// Waits at the end of one bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waits {
    /// Half of the jobs waited no longer, in milliseconds.
    pub p50_ms: u64,
    /// 95 of 100 waited no longer.
    pub p95_ms: u64,
    /// 99 of 100 waited no longer.
    pub p99_ms: u64,
    /// Jobs picked up.
    pub jobs: u64,
}
