//! Workflows and platform operations.

use super::deletion::{Deletion, is_false};
use super::incident::FailureRate;
use super::service::ServiceTime;
use super::step::Step;
use super::{keyed_enum, operation_type};
use crate::engine::OperationType;
#[cfg(not(target_arch = "wasm32"))]
use crate::scenario::limits::{NAME_CHARS, OWNER_CHARS, TABLE_CHARS};
use serde::{Deserialize, Serialize};

/// A background workflow, or a platform operation that makes system jobs of another type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Workflow {
    /// Its name, 1 to 100 characters, used once in a file.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = NAME_CHARS)))]
    pub name: String,
    /// System Job Type of its jobs. Everything but `workflow` is a platform operation: it has no
    /// process record, so it can't be deactivated, and no steps.
    #[serde(
        default = "operation_type::default",
        skip_serializing_if = "operation_type::is_default",
        with = "operation_type"
    )]
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(schema_with = "operation_type::schema")
    )]
    pub operation_type: OperationType,
    /// The table that its jobs regard, 1 to 100 characters, such as `Contact`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = TABLE_CHARS)))]
    pub table: String,
    /// Who owns it, 1 to 200 characters. Background workflows run as their owner.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = OWNER_CHARS)))]
    pub owner: String,
    /// Whether it is activated when the run begins. Only a workflow can be a draft.
    #[serde(default, skip_serializing_if = "State::is_activated")]
    pub state: State,
    /// What happens to a row of its table that starts it. Only for workflows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(length(max = 5), extend("uniqueItems" = true))
    )]
    pub start_when: Vec<TableEvent>,
    /// How long a worker is busy with one job.
    pub service: ServiceTime,
    /// What a run does, one workflow log row a step. A workflow has 1 to 100, since one without
    /// can't be activated; a platform operation has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(max = 100)))]
    pub steps: Vec<Step>,
    /// Of `update` in `start_when`, the columns whose changes start it. Without them any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(length(max = 100), extend("uniqueItems" = true))
    )]
    pub columns: Vec<String>,
    /// Whether a person can start it ("As an on-demand process"). Only for workflows.
    #[serde(default, skip_serializing_if = "is_false")]
    pub on_demand: bool,
    /// "Automatically delete completed workflow jobs": only those that succeeded, soon after. Only
    /// for workflows. With exactly one step that is no wait, it then writes no workflow log.
    #[serde(default, skip_serializing_if = "is_false")]
    pub auto_delete: bool,
    /// Jobs with the same token run one after the other. Only for workflows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = NAME_CHARS)))]
    pub dependency_token: Option<String>,
    /// What goes wrong with its jobs; the first that is drawn decides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(max = 20)))]
    pub failures: Vec<FailureRate>,
    /// What a job that succeeds deletes. Only for the operation type `bulk_delete`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deletes: Option<Deletion>,
}

keyed_enum! {
    /// State of a workflow definition.
    #[derive(Default)]
    State {
        /// Its triggers make jobs.
        #[default]
        Activated = "activated",
        /// Its triggers are refused.
        Draft = "draft",
    }
}

impl State {
    /// Whether this is [`State::Activated`], which files need not write.
    // serde's `skip_serializing_if` hands out a reference.
    #[allow(clippy::trivially_copy_pass_by_ref)]
    pub fn is_activated(&self) -> bool {
        *self == Self::Activated
    }
}

keyed_enum! {
    /// What can happen to a row of a table: the list *Start when* of a workflow.
    TableEvent {
        /// Record is created.
        Create = "create",
        /// Record fields change.
        Update = "update",
        /// Record is assigned.
        Assign = "assign",
        /// Record status changes.
        StatusChange = "status_change",
        /// Record is deleted.
        Delete = "delete",
    }
}
