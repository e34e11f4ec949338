//! The calendar of what becomes due by itself: postponements, waits, retention, polls.

use crate::sorted::{Key, Sorted, high_of, low_of};
use crate::time::SimTime;

/// What becomes due. At one instant they are taken in this order, then by job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TimerKind {
    /// A postponement or the pause before a retry is over.
    Postponed,
    /// A wait condition is met, or its time is out.
    Waited,
    /// Completed jobs of workflows that delete theirs are removed.
    Retention,
    /// The service looks at the table.
    Poll,
}

/// One timer. Those that belong to no job have the number 0.
pub(crate) type Timer = (SimTime, TimerKind, u32);

impl Key for Timer {
    fn packed(self) -> u128 {
        let (at, kind, job) = self;
        let low = (kind as u64) << 32 | u64::from(job);
        u128::from(at.ms()) << 64 | u128::from(low)
    }

    fn of(packed: u128) -> Self {
        let kinds = [
            TimerKind::Postponed,
            TimerKind::Waited,
            TimerKind::Retention,
            TimerKind::Poll,
        ];
        let kind = kinds[low_of(packed >> 32) as usize & 3];
        (SimTime::from_ms(high_of(packed)), kind, low_of(packed))
    }
}

/// All timers that are set.
#[derive(Clone, Debug)]
pub(crate) struct Timers {
    set: Sorted<Timer>,
    next_at: SimTime,
}

impl Timers {
    pub(crate) fn new() -> Self {
        Self {
            set: Sorted::default(),
            next_at: SimTime::NEVER,
        }
    }

    /// When the next one is due; [`SimTime::NEVER`] if none is set.
    #[inline]
    pub(crate) const fn next_at(&self) -> SimTime {
        self.next_at
    }

    /// Sets a timer; one for never is not kept.
    pub(crate) fn set(&mut self, timer: Timer) {
        if timer.0 != SimTime::NEVER {
            self.set.insert(timer);
            self.next_at = self.next_at.min(timer.0);
        }
    }

    /// Gives up a timer that is set.
    pub(crate) fn clear(&mut self, timer: Timer) {
        self.set.remove(timer);
        self.find_next();
    }

    /// Takes the first timer that is due at `now`.
    pub(crate) fn take(&mut self, now: SimTime) -> Option<Timer> {
        if self.next_at > now {
            return None;
        }
        let timer = self.set.pop_first();
        self.find_next();
        timer
    }

    fn find_next(&mut self) {
        self.next_at = self.set.first().map_or(SimTime::NEVER, |timer| timer.0);
    }
}
