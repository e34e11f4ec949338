//! The stated limits of a run. Each is checked before memory is taken.

/// Workers of the service at one time.
pub const WORKERS_MAX: u32 = 10_000;
/// Workflows and platform operations of one model.
pub const WORKFLOWS_MAX: usize = 1_000;
/// Sources of one model.
pub const SOURCES_MAX: usize = 1_000;
/// System jobs of one run on a native machine.
pub const JOBS_MAX_NATIVE: u32 = 50_000_000;
/// System jobs of one run in a browser.
pub const JOBS_MAX_BROWSER: u32 = 10_000_000;
/// How often the phases of one instant are repeated before the run stops with an error.
pub const ROUNDS_PER_INSTANT: u32 = 10_000;
/// Largest integer in files, links and the API: exact in a double.
pub const INTEGER_MAX: u64 = (1 << 53) - 1;
/// Buckets of the series over the horizon, at most.
pub const BUCKETS_MAX: u64 = 1_024;
/// Rows that a bulk deletion with the option "Immediately" deletes in one run, at most.
/// Source: Monitor and manage background workflows (Microsoft).
pub const DELETED_IMMEDIATELY_MAX: u64 = 1_000_000;
/// Steps of one workflow.
pub const STEPS_MAX: usize = 1_000;
