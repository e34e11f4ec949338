//! How an advance can end: reached, unfinished, or stopped by a limit.

use crate::time::SimTime;
use core::fmt;

/// Why a run can't go on. Every later advance returns the same error; all can still be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RunError {
    /// The model's limit of jobs is reached.
    JobLimit {
        /// The limit.
        jobs_max: u32,
        /// When.
        at: SimTime,
    },
    /// The phases of one instant were repeated [`ROUNDS_PER_INSTANT`](crate::limits::ROUNDS_PER_INSTANT) times.
    InstantLimit {
        /// Which instant.
        at: SimTime,
    },
}

impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::JobLimit { jobs_max, at } => {
                write!(
                    f,
                    "the run stopped at {at}: it has reached its limit of {jobs_max} jobs"
                )
            }
            Self::InstantLimit { at } => {
                write!(
                    f,
                    "the run stopped at {at}: something happens again and again at that instant"
                )
            }
        }
    }
}

impl core::error::Error for RunError {}

/// How far a bounded advance got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The clock is where it was asked to be.
    Reached,
    /// The number of instants ran out first.
    Unfinished,
}
