//! Workflows and platform operations as the panels show them.

use crate::engine::OperationType;

/// Hue, shape and pattern of a workflow: 1 to 4 for the four with the largest backlog when nobody
/// clicks, fixed for the run; the rest are "Other".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Vermillion, square, diagonal lines.
    One,
    /// Sky, circle, dots.
    Two,
    /// Green, triangle, level lines.
    Three,
    /// Purple, diamond, cross-hatch.
    Four,
    /// Grey, no shape.
    Other,
}

impl Mark {
    /// All marks in their order.
    pub const ALL: [Self; 5] = [Self::One, Self::Two, Self::Three, Self::Four, Self::Other];

    /// Its place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// A workflow or a platform operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkflowRow {
    /// Its place in the scenario.
    pub id: u16,
    /// Its name.
    pub name: String,
    /// Its table (entity).
    pub table: String,
    /// Its owner.
    pub owner: String,
    /// System Job Type of its jobs.
    pub operation_type: OperationType,
    /// What starts it: the words of scenario files, such as `create`.
    pub start_when: Vec<&'static str>,
    /// Steps of one run.
    pub steps: usize,
    /// Hue, shape and pattern.
    pub mark: Mark,
    /// Status of the process record, acts made at this very moment included.
    pub state: RecordState,
    /// Jobs waiting for resources.
    pub ready: u64,
    /// Jobs in progress.
    pub in_progress: u64,
    /// Jobs made.
    pub created: u64,
    /// Succeeded jobs.
    pub succeeded: u64,
    /// Canceled jobs.
    pub canceled: u64,
    /// Triggers refused.
    pub refused: u64,
    /// Why Activate would be refused; absent if it would not.
    pub activate_refused: Option<String>,
    /// Why Deactivate would be refused.
    pub deactivate_refused: Option<String>,
    /// Why Delete would be refused.
    pub delete_refused: Option<String>,
}

/// Status of a process record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordState {
    /// Triggers make no job.
    Draft,
    /// Each trigger makes a job.
    Activated,
    /// The record is gone.
    Deleted,
    /// A platform operation has no process record.
    NoRecord,
}
