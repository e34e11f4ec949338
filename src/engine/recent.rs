//! The last seconds of a run: what rates on the screen are made of.
//!
//! Readings are taken at whole simulated seconds, each before anything of that instant happens,
//! so a rate never depends on how the run was cut.

use crate::counts::{Counts, Storage};
use crate::time::{SimDuration, SimTime};
use alloc::vec::Vec;

/// Seconds that a rate looks back.
const SECONDS: u64 = 10;
const SECOND: SimDuration = SimDuration::from_ms(1_000);

/// How things stood at one time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// When.
    pub at: SimTime,
    /// All jobs.
    pub counts: Counts,
    /// Rows of the two tables.
    pub storage: Storage,
    /// Events so far, by source.
    pub events: Vec<u32>,
    /// Jobs that ended well so far, by workflow.
    pub succeeded: Vec<u64>,
}

/// Readings at the last whole seconds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recent {
    /// In a ring, once there are enough.
    readings: Vec<Reading>,
    /// The place of the oldest reading.
    oldest: usize,
    next_at: SimTime,
}

impl Recent {
    pub(crate) fn new(start: SimTime) -> Self {
        Self {
            readings: Vec::new(),
            oldest: 0,
            next_at: start,
        }
    }

    /// When the next reading is due.
    #[inline]
    pub(crate) const fn next_at(&self) -> SimTime {
        self.next_at
    }

    /// Takes the readings that are due, all of them as things stand before `now`: `fill` writes
    /// how things stand. The memory of the oldest reading serves the newest.
    pub(crate) fn read(&mut self, now: SimTime, fill: impl Fn(&mut Reading)) {
        let quiet_from = now - SimDuration::from_ms((SECONDS + 1) * SECOND.ms());
        if self.next_at < quiet_from {
            let skipped = quiet_from.since(self.next_at).ms() / SECOND.ms();
            self.next_at = self.next_at + SimDuration::from_ms(skipped * SECOND.ms());
        }
        while self.next_at <= now {
            let mut place = self.oldest;
            if self.readings.len() as u64 > SECONDS {
                self.oldest = (place + 1) % self.readings.len();
            } else {
                place = self.readings.len();
                self.readings.push(Reading::default());
            }
            let reading = &mut self.readings[place];
            fill(reading);
            reading.at = self.next_at;
            self.next_at = self.next_at + SECOND;
        }
    }

    /// The reading that rates at `now` are measured from: about 10 s back, or the beginning.
    pub(crate) fn base(&self, now: SimTime) -> Option<&Reading> {
        let from = now - SimDuration::from_ms(SECONDS * SECOND.ms());
        let (newer, older) = self.readings.split_at(self.oldest);
        let mut in_order = older.iter().chain(newer);
        let first = in_order.clone().next();
        in_order.rfind(|reading| reading.at <= from).or(first)
    }
}
