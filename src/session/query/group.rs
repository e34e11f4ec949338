//! Who filled the queue: the jobs that match, counted by what they have in common.

mod counting;

pub(super) use counting::Grouping;

use crate::engine::JobStatus;
use crate::session::format::Ratio;

/// What jobs are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupBy {
    /// Workflow or platform operation.
    Workflow,
    /// System Job Type.
    Type,
    /// Owner.
    Owner,
    /// Status Reason.
    Status,
    /// The record that they run on.
    Regarding,
    /// What came of one event.
    Correlation,
}

/// What the jobs of a group have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKey {
    /// A workflow: its place in the scenario.
    Workflow(u16),
    /// Type or owner: the first workflow that has it.
    Like(u16),
    /// A status.
    Status(JobStatus),
    /// A record: a workflow of its table, and its number.
    Regarding(u16, u32),
    /// A correlation.
    Correlation(u32),
}

/// Jobs with something in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What it is.
    pub key: GroupKey,
    /// Its name.
    pub name: String,
    /// How many jobs.
    pub count: u64,
    /// Thousandths of all that match.
    pub share_milli: u64,
    /// Age of the oldest of them, in milliseconds.
    pub oldest_ms: u64,
    /// Its jobs that were created a second, in the last seconds.
    pub arrive: Ratio,
    /// Its jobs that were picked up a second, in the last seconds.
    pub leave: Ratio,
    /// The filter that finds them.
    pub filter: String,
}

/// All groups, largest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// The largest.
    pub groups: Vec<Group>,
    /// How many more there are.
    pub more: u64,
}

impl GroupBy {
    /// All, in the order of the choice.
    pub const ALL: [Self; 6] = [
        Self::Workflow,
        Self::Type,
        Self::Owner,
        Self::Status,
        Self::Regarding,
        Self::Correlation,
    ];

    /// Its word in links and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Workflow => "workflow",
            Self::Type => "type",
            Self::Owner => "owner",
            Self::Status => "status",
            Self::Regarding => "regarding",
            Self::Correlation => "correlation",
        }
    }

    /// Whether there may be as many groups as jobs, so that counting them takes a while.
    pub const fn is_wide(self) -> bool {
        matches!(self, Self::Regarding | Self::Correlation)
    }
}
