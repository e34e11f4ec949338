//! What a scenario tells of an incident, rows from before the run, and what goes wrong.

use super::act::Act;
use super::deletion::EndStatus;
use super::keyed_enum;
use crate::engine::Simulation;
#[cfg(not(target_arch = "wasm32"))]
use crate::scenario::limits::{HISTORY_JOBS_MAX, HORIZON_MAX_MS, INCIDENT_CHARS, LOG_ROWS_MAX};
use serde::{Deserialize, Serialize};

/// An incident whose cause and cure are documented. A run in which nobody does anything shows the
/// sign at its end; one with the acts of the cure does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Incident {
    /// What people notice, up to 1,000 characters.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = INCIDENT_CHARS)))]
    pub symptom: String,
    /// What it comes from, up to 1,000 characters.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = INCIDENT_CHARS)))]
    pub cause: String,
    /// What helps, up to 1,000 characters.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = INCIDENT_CHARS)))]
    pub remedy: String,
    /// Where cause and remedy are documented, up to 1,000 characters.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = INCIDENT_CHARS)))]
    pub source: String,
    /// The symptom as a number at the end of the run.
    pub sign: Sign,
    /// The remedy as acts of a person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(max = 100)))]
    pub cure: Vec<Act>,
}

/// A number that tells whether there is a symptom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// What is counted.
    pub measure: Measure,
    /// From so many on it is a symptom.
    pub at_least: u64,
}

keyed_enum! {
    /// A number of a run.
    Measure {
        /// Jobs waiting for resources.
        Ready = "ready",
        /// Suspended jobs.
        Waiting = "waiting",
        /// Failed jobs.
        Failed = "failed",
        /// Age of the job that waits longest for resources, in milliseconds.
        OldestWaitMs = "oldest_wait_ms",
        /// Rows of `AsyncOperationBase`.
        JobRows = "job_rows",
        /// Rows of `WorkflowLogBase`.
        LogRows = "log_rows",
        /// Jobs in progress, Canceling or Pausing.
        InProgress = "in_progress",
    }
}

impl Measure {
    /// The number as a run stands now.
    pub fn of(self, run: &Simulation) -> u64 {
        let (counts, storage) = (run.counts(), run.storage());
        match self {
            Self::Ready => counts.ready,
            Self::Waiting => counts.waiting,
            Self::Failed => counts.failed,
            Self::OldestWaitMs => run.oldest_wait().ms(),
            Self::JobRows => storage.job_rows,
            Self::LogRows => storage.log_rows,
            Self::InProgress => counts.in_progress,
        }
    }
}

impl Sign {
    /// Whether a run shows the symptom as it stands now.
    pub fn is_shown(self, run: &Simulation) -> bool {
        self.measure.of(run) >= self.at_least
    }
}

/// Rows of jobs that were completed before the run began, at an even beat from the oldest on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HistoryPart {
    /// Name of the workflow or platform operation.
    pub workflow: String,
    /// How many jobs, at least 1.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(range(min = 1, max = HISTORY_JOBS_MAX))
    )]
    pub jobs: u64,
    /// Workflow log rows that each of them left, 0 to 1,000.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = LOG_ROWS_MAX)))]
    pub log_rows: u32,
    /// How they ended.
    pub status: EndStatus,
    /// Age of the oldest in milliseconds, 1 to 365 days.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(range(min = 1, max = HORIZON_MAX_MS))
    )]
    pub oldest_ms: u64,
}

/// One thing that goes wrong with a workflow's jobs, at a rate, for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FailureRate {
    /// What goes wrong; whether the job fails, is retried or waits follows from it.
    pub failure: FailureKind,
    /// Out of a thousand runs, so many.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 1_000)))]
    pub per_mille: u32,
    /// Not before, in milliseconds. Without it from the beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
    pub start_ms: Option<u64>,
    /// Not at or after, in milliseconds. Without it to the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
    pub end_ms: Option<u64>,
}

keyed_enum! {
    /// What goes wrong.
    FailureKind {
        /// The organization is disabled: retried.
        OrganizationDisabled = "organization_disabled",
        /// The server is busy: retried.
        ServerBusy = "server_busy",
        /// A call of the SDK failed: a workflow's job waits until somebody resumes it, another fails.
        SdkCall = "sdk_call",
        /// A SQL exception, such as a time-out of a lock: retried.
        Sql = "sql",
        /// The workflow system is paused: waits until somebody resumes it.
        WorkflowPaused = "workflow_paused",
        /// A network or HTTP error: retried.
        Network = "network",
        /// An HTTP request was not authorized: waits until somebody resumes it.
        Unauthorized = "unauthorized",
        /// The record of the workflow was not found: waits until somebody resumes it.
        RecordNotFound = "record_not_found",
        /// A plug-in has thrown an exception of its own: fails.
        Plugin = "plugin",
        /// Anything else: fails.
        Other = "other",
    }
}
