//! The steps of a workflow.

use super::{is_once, keyed_enum, once};
#[cfg(not(target_arch = "wasm32"))]
use crate::scenario::limits::{STEP_NAME_CHARS, TIMES_MAX};
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
        /// [`Step::Call`].
        Call = "call",
    }
}

/// One step of a workflow. Each writes one row to the workflow log. In this version only `call`
/// has an effect beyond that.
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
