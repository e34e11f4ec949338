//! The running state of a source: when its next event is, and how many there were.

use crate::model::{Arrivals, Source};
use crate::sample::{Ahead, Purpose, Stream};
use crate::time::SimTime;

/// The past of a random source is kept in microseconds: rounding every gap to a millisecond would
/// bend the rate of a busy source by several per cent.
const MICROS: u64 = 1_000;
const MICROS_AN_HOUR: u64 = 3_600_000_000;

#[derive(Clone, Debug)]
pub(crate) struct SourceState {
    gaps: Ahead,
    /// Events so far: the number of the next row.
    pub(crate) events: u32,
    /// Next event in microseconds, for a random source.
    next_us: u64,
    /// The next event; [`SimTime::NEVER`] when there is none.
    pub(crate) next_at: SimTime,
}

impl SourceState {
    pub(crate) fn new(source: &Source, index: u16, seed: u64) -> Self {
        let mut gaps = Ahead::new(Stream::new(seed, Purpose::Arrivals, index));
        let mut next_us = 0;
        let next_at = match &source.arrivals {
            Arrivals::Poisson {
                per_hour,
                from,
                until,
            } => {
                next_us = from.ms().saturating_mul(MICROS);
                next_poisson(&mut gaps, &mut next_us, *per_hour, *until)
            }
            Arrivals::Batches { rows, from, .. } => {
                if *rows == 0 {
                    SimTime::NEVER
                } else {
                    *from
                }
            }
            Arrivals::Every { from, until, .. } => {
                if from < until {
                    *from
                } else {
                    SimTime::NEVER
                }
            }
            Arrivals::Recorded(times) => times.first().copied().unwrap_or(SimTime::NEVER),
        };
        Self {
            gaps,
            events: 0,
            next_us,
            next_at,
        }
    }

    /// Takes the next event: gives its row number and finds the one after it.
    #[inline]
    pub(crate) fn take(&mut self, source: &Source) -> u32 {
        let row = self.events;
        self.events += 1;
        self.next_at = match &source.arrivals {
            Arrivals::Poisson {
                per_hour, until, ..
            } => next_poisson(&mut self.gaps, &mut self.next_us, *per_hour, *until),
            Arrivals::Batches {
                rows, batch, every, ..
            } => {
                if self.events == *rows {
                    SimTime::NEVER
                } else if self.events.is_multiple_of(*batch) {
                    self.next_at + *every
                } else {
                    self.next_at
                }
            }
            Arrivals::Every { every, until, .. } => Some(self.next_at + *every)
                .filter(|next| next < until)
                .unwrap_or(SimTime::NEVER),
            Arrivals::Recorded(times) => times
                .get(self.events as usize)
                .copied()
                .unwrap_or(SimTime::NEVER),
        };
        row
    }
}

#[inline]
fn next_poisson(gaps: &mut Ahead, next_us: &mut u64, per_hour: u64, until: SimTime) -> SimTime {
    let gap = gaps.take(|stream| stream.exponential_ratio(MICROS_AN_HOUR, per_hour));
    *next_us = next_us.saturating_add(gap);
    let next = SimTime::from_ms(*next_us / MICROS);
    if next < until { next } else { SimTime::NEVER }
}
