//! The scenario file: its types, the reader that finds every problem, the lowering to the engine's
//! model, and the scenarios that ship with Floodgate.
//!
//! A text becomes a [`Scenario`] by [`read`], and a scenario the engine's
//! [`Model`](crate::engine::Model) by [`Scenario::lower`]. This layer opens no file, asks no clock
//! and knows no browser; it is the same natively and in the wasm.

#[cfg(not(target_arch = "wasm32"))]
pub mod about;
mod aggregates;
mod catalogue;
mod estimate;
mod first;
mod format;
mod kernel_case;
pub mod lesson;
pub mod limits;
mod lower;
mod read;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod tree;

pub use aggregates::Aggregates;
pub use catalogue::{Shipped, by_id, catalogue};
pub use estimate::jobs_at_most_by_workflow;
pub use format::{
    ASSUMPTION, Act, ActKind, AfterRetries, Assumptions, BacklogPart, BulkImport, Change, Deletion,
    Distribution, EndStatus, FailureKind, FailureRate, FaultyPlugin, HistoryPart, Incident,
    JobsAct, Measure, Moment, Parameter, PickUp, Platform, Polling, Replay, Requeue, Scenario,
    Schedule, Service, ServiceTime, Sign, Source, SourceKind, State, StatusReason, Step, StepKind,
    StopStatus, SuspendedJobs, TableEvent, UserActivity, Verb, Workflow, parameters,
};
pub use kernel_case::{KernelCase, KernelWorkflow};
pub use lesson::Lesson;
pub use lower::{LowerError, triggered};
pub use read::{is_lesson, read, read_bytes, read_lesson, read_lesson_bytes};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::{lesson_schema, schema};
pub use tree::{Problem, Problems};
