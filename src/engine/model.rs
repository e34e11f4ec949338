//! Everything that shapes a run, as plain data: what a scenario file is lowered to.
//!
//! Names, texts and positions stay in the scenario; here things are numbers.

mod assumptions;
mod check;
mod check_plan;
mod plan;

pub use assumptions::{AfterRetries, Assumptions, Requeue, SuspendedJobs};
pub use check::ModelError;
pub use plan::{Deletion, FailureRate, HistoryRows, Plan, Step, Wait};

use crate::act::TimedAct;
use crate::codes::OperationType;
use crate::id::WorkflowId;
use crate::time::{SimDuration, SimTime};
use alloc::rc::Rc;
use alloc::vec::Vec;

/// The whole of what a run depends on, besides the acts made while it is played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// Seed of every stream of random numbers, 0 to 2^53 - 1.
    pub seed: u64,
    /// The clock at the beginning. Later than zero where the initial backlog is older than that.
    pub start: SimTime,
    /// The clock at the end: no instant at or after it is processed.
    pub end: SimTime,
    /// Workers at the beginning, 1 to [`WORKERS_MAX`](crate::limits::WORKERS_MAX).
    pub workers: u32,
    /// How jobs get from the table to the workers.
    pub pick_up: PickUp,
    /// Workflows and platform operations, at most [`WORKFLOWS_MAX`](crate::limits::WORKFLOWS_MAX).
    pub workflows: Vec<Workflow>,
    /// Sources of triggers in the order in which they act at one instant.
    pub sources: Vec<Source>,
    /// Jobs that wait already at the beginning.
    pub backlog: Vec<InitialBacklog>,
    /// Rows of jobs that were completed before the beginning.
    pub history: Vec<HistoryRows>,
    /// Acts of the scenario, in the order given.
    pub acts: Vec<TimedAct>,
    /// The culprit's group: waits of *other* workflows exclude these.
    pub culprits: Vec<WorkflowId>,
    /// What nobody has published.
    pub assumptions: Assumptions,
    /// Jobs at which the run stops with an error, at most [`JOBS_MAX_NATIVE`](crate::limits::JOBS_MAX_NATIVE).
    pub jobs_max: u32,
}

/// A workflow definition with its activation, or a platform operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workflow {
    /// Type of the system jobs that it makes.
    pub operation_type: OperationType,
    /// Whether it is activated at the beginning. Platform operations always are.
    pub activated: bool,
    /// How long a worker is busy with one job.
    pub service: ServiceTime,
    /// Rows that one run writes to the workflow log: one a step.
    pub log_rows: u32,
    /// Calls that a run makes, through an external caller, when it succeeds.
    pub calls: Vec<Start>,
    /// What it does beyond that; a plain workflow has none, and pays nothing for it.
    pub plan: Option<Rc<Plan>>,
}

/// How jobs get from the table to the workers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PickUp {
    /// A free worker takes the head of the queue at once.
    #[default]
    Immediate,
    /// The service looks at the table at a fixed beat: where fewer jobs than `low` wait in its
    /// memory, it loads until there are `high`. Workers take what is in memory.
    Polled {
        /// From one look to the next (`AsyncSelectInterval`), at least 1 ms.
        every: SimDuration,
        /// `AsyncItemsInMemoryHigh`, at least 1.
        high: u32,
        /// `AsyncItemsInMemoryLow`, 1 to `high`.
        low: u32,
    },
}

/// Starts of one workflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// The workflow that is triggered.
    pub workflow: WorkflowId,
    /// How often, at least 1.
    pub times: u32,
}

/// How long a worker is busy with one job. All lengths in milliseconds; a sampled length is
/// rounded once to a whole millisecond and is at least 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServiceTime {
    /// Always the same.
    Constant {
        /// The length, at least 1.
        ms: u64,
    },
    /// Every whole millisecond of a range is equally likely.
    Uniform {
        /// Shortest, at least 1.
        min_ms: u64,
        /// Longest, at least the shortest.
        max_ms: u64,
    },
    /// Exponential.
    Exponential {
        /// The mean, at least 1.
        mean_ms: u64,
    },
    /// Log-normal.
    LogNormal {
        /// The mean of the lengths themselves (not of their logarithm), at least 1.
        mean_ms: u64,
        /// Coefficient of variation in percent: standard deviation / mean.
        cv_percent: u32,
    },
    /// Recorded: the length of the i-th arrival of the workflow's one recorded source.
    Recorded(Rc<[u64]>),
}

/// A source of triggers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// When its events happen.
    pub arrivals: Arrivals,
    /// What each event triggers, in this order.
    pub starts: Vec<Start>,
}

/// When the events of a source happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrivals {
    /// At random, independently of each other.
    Poisson {
        /// Mean number an hour, at least 1.
        per_hour: u64,
        /// No event before.
        from: SimTime,
        /// No event at or after.
        until: SimTime,
    },
    /// Batches of rows at a fixed beat, as a bulk import writes them.
    Batches {
        /// All rows.
        rows: u32,
        /// Rows of one batch, at least 1; the last may be smaller.
        batch: u32,
        /// From one batch to the next, at least 1 ms.
        every: SimDuration,
        /// The first batch.
        from: SimTime,
    },
    /// One event at a fixed beat.
    Every {
        /// From one event to the next, at least 1 ms.
        every: SimDuration,
        /// The first event.
        from: SimTime,
        /// No event at or after.
        until: SimTime,
    },
    /// A recorded list, non-decreasing.
    Recorded(Rc<[SimTime]>),
}

/// Jobs of one workflow that wait at the beginning, created at an even beat from the oldest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InitialBacklog {
    /// Whose jobs.
    pub workflow: WorkflowId,
    /// How many.
    pub jobs: u32,
    /// Age of the oldest at the beginning of the run; at most [`Model::start`].
    pub oldest: SimDuration,
}
