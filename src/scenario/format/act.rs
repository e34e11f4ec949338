//! Acts at fixed times, named moments, the initial backlog, and assumptions.

use super::keyed_enum;
#[cfg(not(target_arch = "wasm32"))]
use crate::engine::limits::{JOBS_MAX_NATIVE, WORKERS_MAX};
use crate::engine::model;
#[cfg(not(target_arch = "wasm32"))]
use crate::scenario::limits::{
    CANCEL_COST_MAX_MS, HORIZON_MAX_MS, LOG_ROWS_MAX, NAME_CHARS, NOTE_CHARS, ROW_BYTES_MAX,
    TITLE_CHARS,
};
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
}

impl Act {
    /// When, in milliseconds of the scenario.
    pub fn at_ms(&self) -> u64 {
        match self {
            Self::Activate { at_ms, .. }
            | Self::Deactivate { at_ms, .. }
            | Self::Delete { at_ms, .. }
            | Self::SetWorkers { at_ms, .. } => *at_ms,
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

keyed_enum! {
    /// What becomes of jobs that were queued under an earlier activation of their workflow.
    Requeue {
        /// Their activation is gone: they are canceled at pick-up.
        Cancel = "cancel",
        /// They run under the new activation.
        Run = "run",
    }
}

/// Values that nobody has published. What is left out has the default of the engine's model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Assumptions {
    /// How long a worker is busy with a job that it cancels at pick-up, in milliseconds, 0 to one
    /// hour. Without it 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(range(max = CANCEL_COST_MAX_MS))
    )]
    pub cancel_cost_ms: Option<u64>,
    /// What becomes of jobs queued under an activation that was switched off and on again.
    /// Without it `cancel`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requeue_after_reactivation: Option<Requeue>,
    /// Workflow log rows written for a job that is canceled at pick-up, 0 to 1,000. Without it 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = LOG_ROWS_MAX)))]
    pub log_rows_of_job_canceled_at_pickup: Option<u32>,
    /// Bytes of one row of `AsyncOperationBase`, indexes included, up to 1,000,000. Without it 2,000.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = ROW_BYTES_MAX)))]
    pub bytes_per_job_row: Option<u32>,
    /// Bytes of one row of `WorkflowLogBase`, indexes included, up to 1,000,000. Without it 1,000.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = ROW_BYTES_MAX)))]
    pub bytes_per_log_row: Option<u32>,
}

impl Assumptions {
    /// Whether the file states none.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// The engine's assumptions: what the file states, and its defaults for the rest.
    pub fn lower(&self) -> model::Assumptions {
        let default = model::Assumptions::default();
        model::Assumptions {
            cancel_cost_ms: self.cancel_cost_ms.unwrap_or(default.cancel_cost_ms),
            requeue_after_reactivation: match self.requeue_after_reactivation {
                Some(Requeue::Cancel) => model::Requeue::Cancel,
                Some(Requeue::Run) => model::Requeue::Run,
                None => default.requeue_after_reactivation,
            },
            log_rows_of_job_canceled_at_pickup: self
                .log_rows_of_job_canceled_at_pickup
                .unwrap_or(default.log_rows_of_job_canceled_at_pickup),
            bytes_per_job_row: self.bytes_per_job_row.unwrap_or(default.bytes_per_job_row),
            bytes_per_log_row: self.bytes_per_log_row.unwrap_or(default.bytes_per_log_row),
            ..default
        }
    }
}
