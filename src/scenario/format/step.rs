//! The steps of a workflow.

use super::service::ServiceTime;
use super::workflow::TableEvent;
use super::{is_once, keyed_enum, once};
#[cfg(not(target_arch = "wasm32"))]
use crate::scenario::limits::{
    HORIZON_MAX_MS, NOTE_CHARS, STEP_NAME_CHARS, TABLE_CHARS, TIMES_MAX,
};
use serde::{Deserialize, Serialize};

keyed_enum! {
    /// The word in [`Step`] that says what a step does.
    StepKind {
        /// [`Step::SendEmail`].
        SendEmail = "send_email",
        /// [`Step::CheckCondition`].
        CheckCondition = "check_condition",
        /// [`Step::Custom`].
        Custom = "custom",
        /// [`Step::Create`].
        Create = "create",
        /// [`Step::Update`].
        Update = "update",
        /// [`Step::Assign`].
        Assign = "assign",
        /// [`Step::ChangeStatus`].
        ChangeStatus = "change_status",
        /// [`Step::Delete`].
        Delete = "delete",
        /// [`Step::StartChild`].
        StartChild = "start_child",
        /// [`Step::Wait`].
        Wait = "wait",
        /// [`Step::Stop`].
        Stop = "stop",
        /// [`Step::Call`].
        Call = "call",
    }
}

/// One step of a workflow. Each that a run reaches writes one row to the workflow log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Step {
    /// Sends an e-mail.
    SendEmail {
        /// Name of the step, 1 to 160 characters.
        #[cfg_attr(
            not(target_arch = "wasm32"),
            schemars(length(min = 1, max = STEP_NAME_CHARS))
        )]
        name: String,
    },
    /// Checks a condition.
    CheckCondition {
        /// Name of the step, 1 to 160 characters.
        #[cfg_attr(
            not(target_arch = "wasm32"),
            schemars(length(min = 1, max = STEP_NAME_CHARS))
        )]
        name: String,
    },
    /// Custom step: code of a workflow activity, such as a call of a web service.
    Custom {
        /// Name of the step, 1 to 160 characters.
        #[cfg_attr(
            not(target_arch = "wasm32"),
            schemars(length(min = 1, max = STEP_NAME_CHARS))
        )]
        name: String,
    },
    /// Creates rows; each starts every workflow of that table that listens to it.
    Create(Change),
    /// Changes columns of a row; that starts every workflow of its table that listens to them.
    Update(Change),
    /// Assigns a row to another owner.
    Assign(Change),
    /// Changes the status of a row.
    ChangeStatus(Change),
    /// Deletes a row.
    Delete(Change),
    /// Starts a child workflow, which runs asynchronously by the same request, one call deeper.
    StartChild {
        /// Name of the workflow that is started.
        workflow: String,
        /// How often, 1 to 10,000; without it once.
        #[serde(default = "once", skip_serializing_if = "is_once")]
        #[cfg_attr(
            not(target_arch = "wasm32"),
            schemars(range(min = 1, max = TIMES_MAX))
        )]
        times: u32,
    },
    /// A wait condition: the job is suspended until it is met, or until its time is out.
    Wait {
        /// Name of the step, 1 to 160 characters.
        #[cfg_attr(
            not(target_arch = "wasm32"),
            schemars(length(min = 1, max = STEP_NAME_CHARS))
        )]
        name: String,
        /// How long after the step is reached the condition is met. Without it never.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        met_after: Option<ServiceTime>,
        /// The parallel wait branch: how long after that the run goes on all the same, in
        /// milliseconds. Without it the run waits for ever.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(
            not(target_arch = "wasm32"),
            schemars(range(min = 1, max = HORIZON_MAX_MS))
        )]
        timeout_ms: Option<u64>,
    },
    /// Stops the workflow here.
    Stop {
        /// Name of the step, 1 to 160 characters.
        #[cfg_attr(
            not(target_arch = "wasm32"),
            schemars(length(min = 1, max = STEP_NAME_CHARS))
        )]
        name: String,
        /// How the job ends.
        status: StopStatus,
        /// Out of a thousand runs that come here, so many stop; the others go on. Without it all.
        #[serde(default = "all", skip_serializing_if = "is_all")]
        #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 1_000)))]
        per_mille: u32,
        /// The message that is left on the job, up to 1,000 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = NOTE_CHARS)))]
        message: Option<String>,
    },
    /// Something outside starts another workflow because of this step, when the run succeeds. It is
    /// an external caller with a fresh correlation, not a child workflow: the loop detection of
    /// Dynamics 365 can't see that one run leads to the next.
    Call {
        /// Name of the workflow that is started.
        workflow: String,
        /// How often, 1 to 10,000.
        #[serde(default = "once", skip_serializing_if = "is_once")]
        #[cfg_attr(
            not(target_arch = "wasm32"),
            schemars(range(min = 1, max = TIMES_MAX))
        )]
        times: u32,
    },
}

/// What a step changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Name of the step, 1 to 160 characters.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(length(min = 1, max = STEP_NAME_CHARS))
    )]
    pub name: String,
    /// The table. Without it that of the workflow, and the row is the one that the job regards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = TABLE_CHARS)))]
    pub table: Option<String>,
    /// The columns that an update changes. Without them it counts as a change of any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(length(max = 100), extend("uniqueItems" = true))
    )]
    pub columns: Vec<String>,
    /// How often, 1 to 10,000; without it once.
    #[serde(default = "once", skip_serializing_if = "is_once")]
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(range(min = 1, max = TIMES_MAX))
    )]
    pub times: u32,
}

keyed_enum! {
    /// How a stopped job ends.
    StopStatus {
        /// Succeeded.
        Succeeded = "succeeded",
        /// Canceled.
        Canceled = "canceled",
    }
}

impl Step {
    /// The name that the file gives it; a step that starts a workflow has none of its own.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::SendEmail { name }
            | Self::CheckCondition { name }
            | Self::Custom { name }
            | Self::Wait { name, .. }
            | Self::Stop { name, .. } => Some(name),
            Self::StartChild { .. } | Self::Call { .. } => None,
            _ => self.change().map(|(change, _)| change.name.as_str()),
        }
    }

    /// What the step changes, and the event that it is.
    pub fn change(&self) -> Option<(&Change, TableEvent)> {
        match self {
            Self::Create(change) => Some((change, TableEvent::Create)),
            Self::Update(change) => Some((change, TableEvent::Update)),
            Self::Assign(change) => Some((change, TableEvent::Assign)),
            Self::ChangeStatus(change) => Some((change, TableEvent::StatusChange)),
            Self::Delete(change) => Some((change, TableEvent::Delete)),
            _ => None,
        }
    }
}

fn all() -> u32 {
    1_000
}

// serde's `skip_serializing_if` hands out a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_all(per_mille: &u32) -> bool {
    *per_mille == 1_000
}
