//! The last seconds of a run: what rates on the screen are made of.
//!
//! Readings are taken at whole simulated seconds, each before anything of that instant happens,
//! so a rate never depends on how the run was cut.

use crate::counts::{Counts, Storage};
use crate::time::{SimDuration, SimTime};
use alloc::collections::VecDeque;
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

/// Readings at the last whole seconds, oldest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recent {
    readings: VecDeque<Reading>,
    next_at: SimTime,
}

impl Recent {
    pub(crate) fn new(start: SimTime) -> Self {
        Self {
            readings: VecDeque::new(),
            next_at: start,
        }
    }

    /// Whether a reading is due before anything of `now` happens.
    #[inline]
    pub(crate) fn is_due(&self, now: SimTime) -> bool {
        self.next_at <= now
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
            let full = self.readings.len() as u64 > SECONDS;
            let oldest = if full {
                self.readings.pop_front()
            } else {
                None
            };
            let mut reading = oldest.unwrap_or_default();
            fill(&mut reading);
            reading.at = self.next_at;
            self.next_at = self.next_at + SECOND;
            self.readings.push_back(reading);
        }
    }

    /// The reading that rates at `now` are measured from: about 10 s back, or the beginning.
    pub(crate) fn base(&self, now: SimTime) -> Option<&Reading> {
        let from = now - SimDuration::from_ms(SECONDS * SECOND.ms());
        let older = self
            .readings
            .iter()
            .rev()
            .find(|reading| reading.at <= from);
        older.or_else(|| self.readings.front())
    }
}
