//! Simulated time in whole milliseconds. Nothing here can ask what time it is.

use core::fmt;
use core::ops::{Add, Sub};

/// A moment of simulated time, in milliseconds since the zero of the run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SimTime(u64);

/// A length of simulated time, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SimDuration(u64);

impl SimTime {
    /// The zero of the run.
    pub const ZERO: Self = Self(0);
    /// After everything: stands for "never" in comparisons.
    pub const NEVER: Self = Self(u64::MAX);

    /// The moment `ms` milliseconds after zero.
    pub const fn from_ms(ms: u64) -> Self {
        Self(ms)
    }

    /// Milliseconds since zero.
    pub const fn ms(self) -> u64 {
        self.0
    }

    /// The length of time since `earlier`; zero if that is later.
    pub const fn since(self, earlier: Self) -> SimDuration {
        SimDuration(self.0.saturating_sub(earlier.0))
    }

    /// The first moment after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl SimDuration {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// A length of `ms` milliseconds.
    pub const fn from_ms(ms: u64) -> Self {
        Self(ms)
    }

    /// The length in milliseconds.
    pub const fn ms(self) -> u64 {
        self.0
    }
}

impl Add<SimDuration> for SimTime {
    type Output = Self;
    /// Saturates at [`SimTime::NEVER`].
    fn add(self, length: SimDuration) -> Self {
        Self(self.0.saturating_add(length.0))
    }
}

impl Sub<SimDuration> for SimTime {
    type Output = Self;
    /// Saturates at [`SimTime::ZERO`].
    fn sub(self, length: SimDuration) -> Self {
        Self(self.0.saturating_sub(length.0))
    }
}

/// The golden format: `h:mm:ss.mmm`.
impl fmt::Display for SimTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, ms) = (self.0 / 1_000, self.0 % 1_000);
        let (minutes, seconds) = (seconds / 60, seconds % 60);
        write!(
            f,
            "{}:{:02}:{seconds:02}.{ms:03}",
            minutes / 60,
            minutes % 60
        )
    }
}
