//! Acts at fixed times, named moments and the initial backlog.

use super::deletion::Deletion;
use super::{is_once, keyed_enum, once, operation_type};
use crate::engine::OperationType;
#[cfg(not(target_arch = "wasm32"))]
use crate::engine::limits::{INTEGER_MAX, JOBS_MAX_NATIVE, WORKERS_MAX};
#[cfg(not(target_arch = "wasm32"))]
use crate::scenario::limits::{HORIZON_MAX_MS, NAME_CHARS, NOTE_CHARS, TIMES_MAX, TITLE_CHARS};
use serde::{Deserialize, Serialize};

keyed_enum! {
    /// The word in [`Act`] that says what is done.
    ActKind {
        /// [`Act::Activate`].
        Activate = "activate",
        /// [`Act::Deactivate`].
        Deactivate = "deactivate",
        /// [`Act::Delete`].
        Delete = "delete",
        /// [`Act::SetWorkers`].
        SetWorkers = "set_workers",
        /// [`Act::Start`].
        Start = "start",
        /// [`Act::Mend`].
        Mend = "mend",
        /// [`Act::StopSource`].
        StopSource = "stop_source",
        /// [`Act::SetBackground`].
        SetBackground = "set_background",
        /// [`Act::Jobs`].
        Jobs = "jobs",
        /// [`Act::DeleteImmediately`].
        DeleteImmediately = "delete_immediately",
    }
}

/// What is done at a fixed time. Acts of one time are done in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Act {
    /// Draft becomes Activated.
    Activate {
        /// When, in milliseconds; before the end of the run.
        #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
        at_ms: u64,
        /// Name of a workflow.
        workflow: String,
    },
    /// Activated becomes Draft: no new jobs, and queued ones are canceled at pick-up.
    Deactivate {
        /// When, in milliseconds; before the end of the run.
        #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
        at_ms: u64,
        /// Name of a workflow.
        workflow: String,
    },
    /// A draft is removed.
    Delete {
        /// When, in milliseconds; before the end of the run.
        #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
        at_ms: u64,
        /// Name of a workflow.
        workflow: String,
    },
    /// The service gets another number of workers. Busy ones finish first.
    SetWorkers {
        /// When, in milliseconds; before the end of the run.
        #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
        at_ms: u64,
        /// The new number, 1 to 10,000.
        #[cfg_attr(
            not(target_arch = "wasm32"),
            schemars(range(min = 1, max = WORKERS_MAX))
        )]
        workers: u32,
    },
    /// A person starts an on-demand workflow.
    Start {
        /// When, in milliseconds; before the end of the run.
        #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
        at_ms: u64,
        /// Name of a workflow that is `on_demand`.
        workflow: String,
        /// How often, 1 to 10,000; without it once.
        #[serde(default = "once", skip_serializing_if = "is_once")]
        #[cfg_attr(
            not(target_arch = "wasm32"),
            schemars(range(min = 1, max = TIMES_MAX))
        )]
        times: u32,
    },
    /// The cause of a workflow's failures is mended: from now on none happens.
    Mend {
        /// When, in milliseconds; before the end of the run.
        #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
        at_ms: u64,
        /// Name of a workflow with `failures`.
        workflow: String,
    },
    /// What triggers too often is mended outside the service: from now on the source is silent.
    StopSource {
        /// When, in milliseconds; before the end of the run.
        #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
        at_ms: u64,
        /// Name of a source.
        source: String,
    },
    /// Background operations are switched on or off, as administration mode can. While they are off
    /// nothing is picked up, and jobs are queued as ever.
    SetBackground {
        /// When, in milliseconds; before the end of the run.
        #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
        at_ms: u64,
        /// Whether they are on from then.
        on: bool,
    },
    /// One verb for one system job, or for all that match and whose state allows it.
    Jobs(JobsAct),
    /// A bulk deletion with the option "Immediately": rows of completed jobs of workflows.
    DeleteImmediately {
        /// When, in milliseconds; before the end of the run.
        #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
        at_ms: u64,
        /// Which rows.
        rows: Deletion,
    },
}

/// What is done with system jobs. Without `job` it is for all that have what is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct JobsAct {
    /// When, in milliseconds; before the end of the run.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
    pub at_ms: u64,
    /// What is done.
    pub verb: Verb,
    /// Of `postpone`, until when; later than `at_ms`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = INTEGER_MAX)))]
    pub until_ms: Option<u64>,
    /// The one job, by its number in the order of creation, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = JOBS_MAX_NATIVE)))]
    pub job: Option<u32>,
    /// Jobs of this workflow or platform operation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workflow: Option<String>,
    /// Jobs with this Status Reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<StatusReason>,
    /// Jobs of this System Job Type.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "operation_type::optional"
    )]
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(schema_with = "operation_type::schema")
    )]
    pub operation_type: Option<OperationType>,
    /// Jobs from this number on, in the order of creation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = JOBS_MAX_NATIVE)))]
    pub first: Option<u32>,
    /// Jobs up to this number, itself included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = JOBS_MAX_NATIVE)))]
    pub last: Option<u32>,
}

keyed_enum! {
    /// What a person does with system jobs.
    Verb {
        /// They become Canceled, for good.
        Cancel = "cancel",
        /// Those in progress become suspended.
        Pause = "pause",
        /// Suspended ones become ready again.
        Resume = "resume",
        /// They become suspended until a time.
        Postpone = "postpone",
        /// Their rows are deleted.
        Delete = "delete",
    }
}

keyed_enum! {
    /// Status Reason of a system job.
    StatusReason {
        /// Waiting For Resources.
        WaitingForResources = "waiting_for_resources",
        /// Waiting.
        Waiting = "waiting",
        /// In Progress.
        InProgress = "in_progress",
        /// Pausing.
        Pausing = "pausing",
        /// Canceling.
        Canceling = "canceling",
        /// Succeeded.
        Succeeded = "succeeded",
        /// Failed.
        Failed = "failed",
        /// Canceled.
        Canceled = "canceled",
    }
}

impl Act {
    /// When, in milliseconds of the scenario.
    pub fn at_ms(&self) -> u64 {
        match self {
            Self::Activate { at_ms, .. }
            | Self::Deactivate { at_ms, .. }
            | Self::Delete { at_ms, .. }
            | Self::SetWorkers { at_ms, .. }
            | Self::Start { at_ms, .. }
            | Self::Mend { at_ms, .. }
            | Self::StopSource { at_ms, .. }
            | Self::SetBackground { at_ms, .. }
            | Self::DeleteImmediately { at_ms, .. } => *at_ms,
            Self::Jobs(act) => act.at_ms,
        }
    }
}

/// Jobs of one workflow that wait when the run begins, created at an even beat from the oldest on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BacklogPart {
    /// Name of the workflow or platform operation.
    pub workflow: String,
    /// How many jobs, at least 1.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(range(min = 1, max = JOBS_MAX_NATIVE))
    )]
    pub jobs: u32,
    /// Age of the oldest in milliseconds, 1 to 365 days.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(range(min = 1, max = HORIZON_MAX_MS))
    )]
    pub oldest_ms: u64,
}

/// A named moment of the run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// When, in milliseconds; not after the end of the run.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
    pub at_ms: u64,
    /// Its name in links, 1 to 100 characters, used once in a file.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = NAME_CHARS)))]
    pub name: String,
    /// What it is called, 1 to 200 characters.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = TITLE_CHARS)))]
    pub title: String,
    /// Whether playback pauses there.
    #[serde(default)]
    pub pause: bool,
    /// What a person should look at or decide, up to 1,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = NOTE_CHARS)))]
    pub note: Option<String>,
}
