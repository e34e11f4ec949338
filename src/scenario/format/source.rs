//! The sources of triggers.

use super::keyed_enum;
use super::workflow::TableEvent;
#[cfg(not(target_arch = "wasm32"))]
use crate::engine::limits::{INTEGER_MAX, JOBS_MAX_NATIVE};
#[cfg(not(target_arch = "wasm32"))]
use crate::scenario::limits::{
    HORIZON_MAX_MS, NAME_CHARS, PER_HOUR_MAX, SERVICE_MAX_MS, TABLE_CHARS, TIMES_MAX,
};
use serde::{Deserialize, Serialize};

keyed_enum! {
    /// The word in [`Source`] that says what kind it is.
    SourceKind {
        /// [`Source::UserActivity`].
        UserActivity = "user_activity",
        /// [`Source::BulkImport`].
        BulkImport = "bulk_import",
        /// [`Source::FaultyPlugin`].
        FaultyPlugin = "faulty_plugin",
        /// [`Source::Schedule`].
        Schedule = "schedule",
        /// [`Source::Platform`].
        Platform = "platform",
        /// [`Source::Replay`].
        Replay = "replay",
    }
}

/// Something that triggers workflows or makes jobs of platform operations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Source {
    /// People change rows of a table at random, independently of each other. Each event starts
    /// every workflow of that table whose `start_when` lists it.
    UserActivity(UserActivity),
    /// Batches of rows at a fixed beat. Each row starts every workflow of that table whose
    /// `start_when` lists the event.
    BulkImport(BulkImport),
    /// A plug-in on an event of a table that starts one workflow again and again. Its events happen
    /// at random; each starts that workflow `calls` times and nothing else (what else the same
    /// event starts belongs to a `user_activity`).
    FaultyPlugin(FaultyPlugin),
    /// One job at a fixed beat.
    Schedule(Schedule),
    /// The platform makes jobs of an operation at random, independently of each other.
    Platform(Platform),
    /// Recorded starts with the length of each job. The workflow that it starts has the service
    /// time `recorded`, and nothing else starts that workflow.
    Replay(Replay),
}

impl Source {
    /// The name that the file gives it.
    pub fn name(&self) -> &str {
        match self {
            Self::UserActivity(source) => &source.name,
            Self::BulkImport(source) => &source.name,
            Self::FaultyPlugin(source) => &source.name,
            Self::Schedule(source) => &source.name,
            Self::Platform(source) => &source.name,
            Self::Replay(source) => &source.name,
        }
    }

    /// What kind it is.
    pub fn kind(&self) -> SourceKind {
        match self {
            Self::UserActivity(_) => SourceKind::UserActivity,
            Self::BulkImport(_) => SourceKind::BulkImport,
            Self::FaultyPlugin(_) => SourceKind::FaultyPlugin,
            Self::Schedule(_) => SourceKind::Schedule,
            Self::Platform(_) => SourceKind::Platform,
            Self::Replay(_) => SourceKind::Replay,
        }
    }
}

/// People at work: [`Source::UserActivity`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UserActivity {
    /// What it is called, 1 to 100 characters, used once among sources.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = NAME_CHARS)))]
    pub name: String,
    /// The table whose rows change.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = TABLE_CHARS)))]
    pub table: String,
    /// What happens to a row.
    pub event: TableEvent,
    /// Mean number of events an hour, 1 to 3,600,000.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = PER_HOUR_MAX)))]
    pub per_hour: u64,
    /// No event before, in milliseconds. Without it the beginning of the run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
    pub start_ms: Option<u64>,
    /// No event at or after, in milliseconds. Without it the end of the run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
    pub end_ms: Option<u64>,
}

/// A bulk import: [`Source::BulkImport`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BulkImport {
    /// What it is called, 1 to 100 characters, used once among sources.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = NAME_CHARS)))]
    pub name: String,
    /// The table that the rows belong to.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = TABLE_CHARS)))]
    pub table: String,
    /// What happens to a row. Without it `create`.
    #[serde(default = "created", skip_serializing_if = "is_created")]
    pub event: TableEvent,
    /// All rows, at least 1.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(range(min = 1, max = JOBS_MAX_NATIVE))
    )]
    pub rows: u32,
    /// Rows of one batch, at least 1; the last may be smaller.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(range(min = 1, max = JOBS_MAX_NATIVE))
    )]
    pub batch: u32,
    /// From one batch to the next in milliseconds, at least 1.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(range(min = 1, max = HORIZON_MAX_MS))
    )]
    pub every_ms: u64,
    /// The first batch, in milliseconds; before the end of the run.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
    pub start_ms: u64,
}

fn created() -> TableEvent {
    TableEvent::Create
}

// serde's `skip_serializing_if` hands out a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_created(event: &TableEvent) -> bool {
    *event == TableEvent::Create
}

/// A plug-in that starts a workflow too often: [`Source::FaultyPlugin`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FaultyPlugin {
    /// What it is called, 1 to 100 characters, used once among sources.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = NAME_CHARS)))]
    pub name: String,
    /// The table that the plug-in is registered on.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = TABLE_CHARS)))]
    pub table: String,
    /// The event that the plug-in is registered on.
    pub event: TableEvent,
    /// Mean number of events an hour, 1 to 3,600,000.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = PER_HOUR_MAX)))]
    pub per_hour: u64,
    /// Starts of the workflow by one event, 1 to 10,000.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = TIMES_MAX)))]
    pub calls: u32,
    /// Name of the workflow that it starts.
    pub starts: String,
    /// No event before, in milliseconds. Without it the beginning of the run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
    pub start_ms: Option<u64>,
    /// No event at or after, in milliseconds. Without it the end of the run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
    pub end_ms: Option<u64>,
}

/// A fixed beat: [`Source::Schedule`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// What it is called, 1 to 100 characters, used once among sources.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = NAME_CHARS)))]
    pub name: String,
    /// Name of the workflow or platform operation that it starts.
    pub starts: String,
    /// From one job to the next in milliseconds, at least 1.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(range(min = 1, max = HORIZON_MAX_MS))
    )]
    pub every_ms: u64,
    /// The first job, in milliseconds. Without it the beginning of the run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
    pub start_ms: Option<u64>,
    /// No job at or after, in milliseconds. Without it the end of the run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
    pub end_ms: Option<u64>,
}

/// The platform's own work: [`Source::Platform`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Platform {
    /// What it is called, 1 to 100 characters, used once among sources.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = NAME_CHARS)))]
    pub name: String,
    /// Name of the platform operation.
    pub starts: String,
    /// Mean number of jobs an hour, 1 to 3,600,000.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = PER_HOUR_MAX)))]
    pub per_hour: u64,
    /// No job before, in milliseconds. Without it the beginning of the run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
    pub start_ms: Option<u64>,
    /// No job at or after, in milliseconds. Without it the end of the run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
    pub end_ms: Option<u64>,
}

/// A recorded list: [`Source::Replay`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Replay {
    /// What it is called, 1 to 100 characters, used once among sources.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = NAME_CHARS)))]
    pub name: String,
    /// Name of the workflow or platform operation that it starts.
    pub starts: String,
    /// When, in milliseconds, never decreasing. What lies at or after the end doesn't happen.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(inner(range(max = INTEGER_MAX))))]
    pub arrivals_ms: Vec<u64>,
    /// How long each of these jobs takes in milliseconds, 1 to 30 days: one for each arrival.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(inner(range(min = 1, max = SERVICE_MAX_MS)))
    )]
    pub service_ms: Vec<u64>,
}
