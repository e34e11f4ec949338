//! One job that is followed.

/// One job that is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Followed {
    /// Its workflow: the place in [`View::workflows`](super::View::workflows).
    pub workflow: u16,
    /// Where it is.
    pub stage: FollowedStage,
    /// When it was made, in milliseconds; absent until it is.
    pub created_ms: Option<u64>,
    /// Jobs ahead of it in the queue.
    pub ahead: u64,
    /// How long it has waited, or did wait, in milliseconds.
    pub wait_ms: u64,
    /// When it starts if the queue goes on as in the last seconds; absent where nothing leaves
    /// the queue, or it waits no longer.
    pub expected_start_ms: Option<u64>,
    /// When it ended.
    pub ended_ms: Option<u64>,
    /// What would have become of it had nobody clicked; absent where nobody clicked, or that is
    /// not computed yet.
    pub untouched: Option<Untouched>,
}

impl Followed {
    /// The next job of a workflow, before there is one.
    pub(in crate::session) const fn coming(workflow: u16) -> Self {
        Self {
            workflow,
            stage: FollowedStage::Coming,
            created_ms: None,
            ahead: 0,
            wait_ms: 0,
            expected_start_ms: None,
            ended_ms: None,
            untouched: None,
        }
    }
}

/// What would have become of the followed job had nobody clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untouched {
    /// It would have started after waiting so many milliseconds.
    Started {
        /// The wait.
        wait_ms: u64,
    },
    /// It would still wait at the end of the run.
    Waiting,
}

/// Where the followed job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowedStage {
    /// Not made yet.
    Coming,
    /// In the queue.
    Queued,
    /// With a worker.
    InProgress,
    /// Ended well.
    Succeeded,
    /// Ended with an error.
    Failed,
    /// Canceled.
    Canceled,
}
