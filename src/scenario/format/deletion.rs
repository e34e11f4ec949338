//! Which rows a bulk deletion deletes.

use super::keyed_enum;
#[cfg(not(target_arch = "wasm32"))]
use crate::scenario::limits::HORIZON_MAX_MS;
use serde::{Deserialize, Serialize};

/// Rows of completed jobs, with their workflow log rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Deletion {
    /// How they ended, at least one.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(length(min = 1, max = 3), extend("uniqueItems" = true))
    )]
    pub statuses: Vec<EndStatus>,
    /// Only those completed longer ago than this, in milliseconds. Without it 0.
    #[serde(default, skip_serializing_if = "is_zero")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
    pub older_than_ms: u64,
    /// Only jobs of this workflow or platform operation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workflow: Option<String>,
    /// Jobs of platform operations too. Without it only those of workflows, as in the job that
    /// comes with Dynamics 365.
    #[serde(default, skip_serializing_if = "is_false")]
    pub all_types: bool,
}

keyed_enum! {
    /// How a job ended.
    EndStatus {
        /// Succeeded.
        Succeeded = "succeeded",
        /// Failed.
        Failed = "failed",
        /// Canceled.
        Canceled = "canceled",
    }
}

// serde's `skip_serializing_if` hands out references.
#[allow(clippy::trivially_copy_pass_by_ref)]
pub(super) fn is_zero(value: &u64) -> bool {
    *value == 0
}

#[allow(clippy::trivially_copy_pass_by_ref)]
pub(super) fn is_false(value: &bool) -> bool {
    !*value
}
