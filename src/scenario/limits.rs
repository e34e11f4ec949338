//! The limits of a scenario file. The reader checks each before it takes memory for a value, the
//! schema states them, and the limits of the engine itself stand in [`crate::engine::limits`].

/// The version of the file format that this Floodgate reads and writes.
pub const VERSION: u64 = 1;

/// Bytes of one file.
#[cfg(not(target_arch = "wasm32"))]
pub const FILE_BYTES_MAX: usize = 32 << 20;
/// Bytes of one file.
#[cfg(target_arch = "wasm32")]
pub const FILE_BYTES_MAX: usize = 8 << 20;
/// Values of one file: the tree of a text takes about 50 bytes for each.
#[cfg(not(target_arch = "wasm32"))]
pub const VALUES_MAX: usize = 8_000_000;
/// Values of one file: the tree of a text takes about 50 bytes for each.
#[cfg(target_arch = "wasm32")]
pub const VALUES_MAX: usize = 1_000_000;
/// Lists and objects inside each other. A correct file has four.
pub const DEPTH_MAX: usize = 64;
/// Problems listed for one file; a last one says that there are more.
pub const PROBLEMS_MAX: usize = 200;

/// Characters of the scenario's title and of a moment's title.
pub const TITLE_CHARS: usize = 200;
/// Characters of the description.
pub const DESCRIPTION_CHARS: usize = 4_000;
/// Characters of the note of a moment.
pub const NOTE_CHARS: usize = 1_000;
/// Characters of the name of a workflow, as in Dynamics 365, and of a source or moment.
pub const NAME_CHARS: usize = 100;
/// Characters of the name of a table.
pub const TABLE_CHARS: usize = 100;
/// Characters of the name of an owner.
pub const OWNER_CHARS: usize = 200;
/// Characters of the name of a step, as in the process log of Dynamics 365.
pub const STEP_NAME_CHARS: usize = 160;

/// Steps of one workflow.
pub const STEPS_MAX: usize = 100;
/// Parts of the initial backlog.
pub const BACKLOG_MAX: usize = 1_000;
/// Timed acts.
pub const ACTS_MAX: usize = 1_000;
/// Named moments.
pub const MOMENTS_MAX: usize = 100;

/// Longest run, in milliseconds: 365 days. The oldest job of a backlog is at most as old.
pub const HORIZON_MAX_MS: u64 = 365 * 24 * 3_600_000;
/// Longest service time of one job, in milliseconds: 30 days.
pub const SERVICE_MAX_MS: u64 = 30 * 24 * 3_600_000;
/// Largest coefficient of variation, in percent.
pub const CV_PERCENT_MAX: u32 = 1_000;
/// Largest rate of a source, in events an hour: one a millisecond.
pub const PER_HOUR_MAX: u64 = 3_600_000;
/// Starts of one workflow by one event or one run.
pub const TIMES_MAX: u32 = 10_000;
/// Longest cancel at pick-up, in milliseconds: one hour.
pub const CANCEL_COST_MAX_MS: u64 = 3_600_000;
/// Log rows of one job.
pub const LOG_ROWS_MAX: u32 = 1_000;
/// Bytes of one row of a table.
pub const ROW_BYTES_MAX: u32 = 1_000_000;
/// Retries of one job.
pub const RETRIES_MAX: u32 = 255;
/// Kinds of failures of one workflow.
pub const FAILURES_MAX: usize = 20;
/// Parts of the history.
pub const HISTORY_MAX: usize = 1_000;
/// Rows of one part of the history.
pub const HISTORY_JOBS_MAX: u64 = 1_000_000_000;
/// Columns that a step changes or a workflow listens to.
pub const COLUMNS_MAX: usize = 100;
/// Characters of the texts about an incident.
pub const INCIDENT_CHARS: usize = 1_000;

/// The version of the lesson format that this Floodgate reads and writes.
pub const LESSON_VERSION: u64 = 1;
/// Minutes that a lesson may take.
pub const LESSON_MINUTES_MAX: u32 = 120;
/// Steps of a lesson.
pub const LESSON_STEPS_MAX: usize = 30;
/// Goals and offers of a lesson, and sources of its debrief.
pub const LESSON_GOALS_MAX: usize = 10;
/// Hints of a lesson: exactly so many.
pub const LESSON_HINTS: usize = 3;
/// Conditions within one, and causes that may be drawn.
pub const LESSON_CONDITIONS_MAX: usize = 20;
/// Conditions inside each other.
pub const LESSON_CONDITIONS_DEPTH_MAX: usize = 4;
