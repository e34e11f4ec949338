//! The types of scenario file version 1, as a person writes them.
//!
//! Every integer is 0 to 2^53 - 1, every time in milliseconds unless its name says otherwise. The
//! types know shape alone: whether names refer to something and values fit each other is for
//! [`crate::scenario::read`], which also says where they don't.

mod act;
mod assumptions;
mod deletion;
mod incident;
mod keyed;
mod operation_type;
mod service;
mod source;
mod step;
mod workflow;

pub use act::{Act, ActKind, BacklogPart, JobsAct, Moment, StatusReason, Verb};
pub use assumptions::{
    ASSUMPTION, AfterRetries, Assumptions, Parameter, Requeue, SuspendedJobs, parameters,
};
pub use deletion::{Deletion, EndStatus};
pub use incident::{FailureKind, FailureRate, HistoryPart, Incident, Measure, Sign};
pub use service::{Distribution, PickUp, Polling, Service, ServiceTime};
pub use source::{
    BulkImport, FaultyPlugin, Platform, Replay, Schedule, Source, SourceKind, UserActivity,
};
pub use step::{Change, Step, StepKind, StopStatus};
pub use workflow::{State, TableEvent, Workflow};

#[cfg(not(target_arch = "wasm32"))]
use super::limits::{DESCRIPTION_CHARS, HORIZON_MAX_MS, TITLE_CHARS, VERSION};
#[cfg(not(target_arch = "wasm32"))]
use crate::engine::limits::INTEGER_MAX;
pub(super) use keyed::keyed_enum;
use serde::{Deserialize, Serialize};

/// A scenario of Floodgate, file format version 1: everything that a run of the simulated
/// asynchronous service depends on, besides what a person does while it is played.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Version of the file format: 1.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(range(min = VERSION, max = VERSION))
    )]
    pub version: u64,
    /// What the scenario is called, in one line of 1 to 200 characters.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = TITLE_CHARS)))]
    pub title: String,
    /// What happens and why, in plain words, up to 4,000 characters.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(length(max = DESCRIPTION_CHARS))
    )]
    pub description: String,
    /// Seed of every random draw, 0 to 2^53 - 1. The same seed gives the same run.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = INTEGER_MAX)))]
    pub seed: u64,
    /// Length of the run in milliseconds, 1 to 365 days. Nothing at or after it happens.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(range(min = 1, max = HORIZON_MAX_MS))
    )]
    pub horizon: u64,
    /// The asynchronous service.
    pub service: Service,
    /// Workflows and platform operations; their jobs share the workers. At least 1.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = 1_000)))]
    pub workflows: Vec<Workflow>,
    /// What triggers them, in the order in which it acts at one instant.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(max = 1_000)))]
    pub sources: Vec<Source>,
    /// Jobs that wait already when the run begins.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(max = 1_000)))]
    pub backlog: Vec<BacklogPart>,
    /// Rows of jobs that were completed before the run began.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(max = 1_000)))]
    pub history: Vec<HistoryPart>,
    /// What is done to the service at fixed times, whoever plays.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(max = 1_000)))]
    pub acts: Vec<Act>,
    /// Named moments that playback can run to and stop at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(max = 100)))]
    pub moments: Vec<Moment>,
    /// Names of the workflows that cause the flood: charts of *other* jobs leave these out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(length(max = 1_000), extend("uniqueItems" = true))
    )]
    pub culprits: Vec<String>,
    /// The incident that the scenario shows, with its documented cure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<Incident>,
    /// Values that nobody has published. Each is an assumption, and the screen says so.
    #[serde(default, skip_serializing_if = "Assumptions::is_default")]
    pub assumptions: Assumptions,
}

fn once() -> u32 {
    1
}

// serde's `skip_serializing_if` hands out a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_once(times: &u32) -> bool {
    *times == 1
}
