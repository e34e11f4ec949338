//! Random numbers: one stream a purpose, and the samplers. The only file with floats.
//!
//! Every sampler calls the pinned `libm` directly and rounds once to a whole number, so that its
//! bits are the same natively and in every browser (golden values in the tests). Changing one
//! stream's use does not shift another's.
#![allow(
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the one place where lengths are sampled; each cast is of a checked range"
)]

use crate::model::ServiceTime;
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// What a stream is for. The numbers are part of every run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Purpose {
    /// Arrivals of one source.
    Arrivals = 1,
    /// Service times of one workflow.
    Service = 2,
    /// How long the wait conditions of one workflow take.
    Waits = 3,
    /// What goes wrong with the jobs of one workflow.
    Failures = 4,
    /// Which runs of one workflow stop at a step.
    Stops = 5,
}

/// A stream of random numbers.
#[derive(Clone, Debug)]
pub struct Stream(Xoshiro256PlusPlus);

impl Stream {
    /// The stream of a run's `seed` for one purpose and the index of whom it serves.
    pub fn new(seed: u64, purpose: Purpose, index: u16) -> Self {
        let tag = (u64::from(purpose as u8) << 16) | u64::from(index);
        Self(Xoshiro256PlusPlus::seed_from_u64(mix(mix(seed) ^ tag)))
    }

    /// 64 random bits.
    #[inline]
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// Uniform in (0, 1]: 53 bits, never 0, so that its logarithm is finite.
    #[inline]
    fn unit(&mut self) -> f64 {
        ((self.bits() >> 11) + 1) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }

    /// A whole number from `low` to `high`, both included.
    #[inline]
    pub fn uniform(&mut self, low: u64, high: u64) -> u64 {
        let width = u128::from(high - low) + 1;
        // The high half of the product: off from uniform by less than width / 2^64.
        low + ((u128::from(self.bits()) * width) >> 64) as u64
    }

    /// Exponential with this mean, rounded to a whole number.
    #[inline]
    pub fn exponential(&mut self, mean: u64) -> u64 {
        self.exponential_ratio(mean, 1)
    }

    /// Exponential with the mean `total / parts`, rounded to a whole number.
    #[inline]
    pub fn exponential_ratio(&mut self, total: u64, parts: u64) -> u64 {
        round(-libm::log(self.unit()) * (total as f64 / parts as f64))
    }

    /// Log-normal with this mean and coefficient of variation, rounded to a whole number.
    pub fn log_normal(&mut self, shape: LogNormal) -> u64 {
        let radius = libm::sqrt(-2.0 * libm::log(self.unit()));
        let normal = radius * libm::cos(core::f64::consts::TAU * self.unit());
        round(libm::exp(shape.mu + shape.sigma * normal))
    }
}

/// How many numbers are drawn at once.
const AHEAD: usize = 8;

/// Numbers of one kind from a stream of their own, drawn some at a time: the logarithm of one need
/// not wait then for that of the one before. They are the same, in the same order, as if each were
/// drawn when it is needed.
#[derive(Clone, Debug)]
pub(crate) struct Ahead {
    stream: Stream,
    drawn: [u64; AHEAD],
    taken: usize,
}

impl Ahead {
    pub(crate) const fn new(stream: Stream) -> Self {
        Self {
            stream,
            drawn: [0; AHEAD],
            taken: AHEAD,
        }
    }

    /// The next number; `draw` has to be the same each time.
    #[inline]
    pub(crate) fn take(&mut self, draw: impl Fn(&mut Stream) -> u64) -> u64 {
        if self.taken == AHEAD {
            self.draw(draw);
        }
        let number = self.drawn[self.taken % AHEAD];
        self.taken += 1;
        number
    }

    #[inline(never)]
    fn draw(&mut self, draw: impl Fn(&mut Stream) -> u64) {
        for number in &mut self.drawn {
            *number = draw(&mut self.stream);
        }
        self.taken = 0;
    }
}

/// A log-normal distribution in the parameters of its logarithm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogNormal {
    mu: f64,
    sigma: f64,
}

impl LogNormal {
    /// From the mean of the values themselves and their coefficient of variation in percent.
    pub fn new(mean: u64, cv_percent: u32) -> Self {
        let cv = f64::from(cv_percent) / 100.0;
        let variance = libm::log1p(cv * cv);
        Self {
            mu: libm::log(mean as f64) - variance / 2.0,
            sigma: libm::sqrt(variance),
        }
    }
}

/// A service time ready to be sampled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ServiceSampler {
    /// Always the same.
    Constant(u64),
    /// Uniform over a range.
    Uniform(u64, u64),
    /// Exponential with a mean.
    Exponential(u64),
    /// Log-normal.
    LogNormal(LogNormal),
    /// Looked up, not sampled.
    Recorded,
}

impl ServiceSampler {
    /// The sampler of a service time.
    pub fn new(service: &ServiceTime) -> Self {
        match service {
            ServiceTime::Constant { ms } => Self::Constant(*ms),
            ServiceTime::Uniform { min_ms, max_ms } => Self::Uniform(*min_ms, *max_ms),
            ServiceTime::Exponential { mean_ms } => Self::Exponential(*mean_ms),
            ServiceTime::LogNormal {
                mean_ms,
                cv_percent,
            } => Self::LogNormal(LogNormal::new(*mean_ms, *cv_percent)),
            ServiceTime::Recorded(_) => Self::Recorded,
        }
    }

    /// One length in milliseconds, at least 1.
    #[inline]
    pub fn sample(self, stream: &mut Stream) -> u64 {
        let ms = match self {
            Self::Constant(ms) => ms,
            Self::Uniform(low, high) => stream.uniform(low, high),
            Self::Exponential(mean) => stream.exponential(mean),
            Self::LogNormal(shape) => stream.log_normal(shape),
            Self::Recorded => 1,
        };
        ms.max(1)
    }
}

/// To the nearest whole number, halves up; saturates far above any horizon. No value is negative,
/// so that cutting off is rounding down, and cheaper.
#[inline]
fn round(value: f64) -> u64 {
    (value + 0.5) as u64
}

/// The finalizer of `SplitMix64`: spreads nearby seeds and indexes over all bits.
const fn mix(value: u64) -> u64 {
    let z = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
