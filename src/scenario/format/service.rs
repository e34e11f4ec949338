//! The service and how long a job takes.

use super::keyed_enum;
#[cfg(not(target_arch = "wasm32"))]
use crate::engine::limits::{JOBS_MAX_NATIVE, WORKERS_MAX};
#[cfg(not(target_arch = "wasm32"))]
use crate::scenario::limits::{CV_PERCENT_MAX, SERVICE_MAX_MS};
use serde::{Deserialize, Serialize};

/// The asynchronous service that all jobs share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Jobs that run at the same time, 1 to 10,000.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(range(min = 1, max = WORKERS_MAX))
    )]
    pub workers: u32,
    /// How jobs are picked up from the queue.
    pub pick_up: PickUp,
    /// Of `polled`, the beat and the marks. Without it those of on-premises installations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub polling: Option<Polling>,
}

/// How the service looks at the table. The defaults are those of on-premises installations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Polling {
    /// From one look to the next in milliseconds (`AsyncSelectInterval`). Without it 5000.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(range(min = 1, max = SERVICE_MAX_MS))
    )]
    pub every_ms: u64,
    /// Jobs to load up to (`AsyncItemsInMemoryHigh`). Without it 2000.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(range(min = 1, max = JOBS_MAX_NATIVE))
    )]
    pub high: u32,
    /// Jobs in memory below which more are loaded (`AsyncItemsInMemoryLow`), at most `high`.
    /// Without it 1000.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(range(min = 1, max = JOBS_MAX_NATIVE))
    )]
    pub low: u32,
}

impl Default for Polling {
    fn default() -> Self {
        Self {
            every_ms: 5_000,
            high: 2_000,
            low: 1_000,
        }
    }
}

keyed_enum! {
    /// How jobs are picked up.
    PickUp {
        /// A free worker takes the head of the queue at once.
        Immediate = "immediate",
        /// The service loads jobs into memory at a fixed beat, and workers take those.
        Polled = "polled",
    }
}

keyed_enum! {
    /// The word in [`ServiceTime`] that says how lengths are drawn.
    Distribution {
        /// [`ServiceTime::Constant`].
        Constant = "constant",
        /// [`ServiceTime::Uniform`].
        Uniform = "uniform",
        /// [`ServiceTime::Exponential`].
        Exponential = "exponential",
        /// [`ServiceTime::LogNormal`].
        LogNormal = "log_normal",
        /// [`ServiceTime::Recorded`].
        Recorded = "recorded",
    }
}

/// How long a worker is busy with one job. Lengths are in milliseconds, 1 to 30 days; a drawn
/// length is rounded to a whole millisecond and is at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "distribution", rename_all = "snake_case", deny_unknown_fields)]
pub enum ServiceTime {
    /// Always the same.
    Constant {
        /// The length in milliseconds.
        #[cfg_attr(
            not(target_arch = "wasm32"),
            schemars(range(min = 1, max = SERVICE_MAX_MS))
        )]
        ms: u64,
    },
    /// Every whole millisecond of a range is equally likely.
    Uniform {
        /// The shortest in milliseconds.
        #[cfg_attr(
            not(target_arch = "wasm32"),
            schemars(range(min = 1, max = SERVICE_MAX_MS))
        )]
        min_ms: u64,
        /// The longest in milliseconds, at least the shortest.
        #[cfg_attr(
            not(target_arch = "wasm32"),
            schemars(range(min = 1, max = SERVICE_MAX_MS))
        )]
        max_ms: u64,
    },
    /// Exponential: mostly short, sometimes long.
    Exponential {
        /// The mean in milliseconds.
        #[cfg_attr(
            not(target_arch = "wasm32"),
            schemars(range(min = 1, max = SERVICE_MAX_MS))
        )]
        mean_ms: u64,
    },
    /// Log-normal: around the mean, with a tail of long ones.
    LogNormal {
        /// The mean of the lengths in milliseconds.
        #[cfg_attr(
            not(target_arch = "wasm32"),
            schemars(range(min = 1, max = SERVICE_MAX_MS))
        )]
        mean_ms: u64,
        /// Standard deviation as a percentage of the mean, 1 to 1,000.
        #[cfg_attr(
            not(target_arch = "wasm32"),
            schemars(range(min = 1, max = CV_PERCENT_MAX))
        )]
        cv_percent: u32,
    },
    /// The recorded lengths of the one `replay` source that starts the workflow.
    Recorded,
}
