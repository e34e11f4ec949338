//! Moments that the run finds by itself.
//!
//! *Flood starts*: the oldest wait first passes 1 min. *Nominal*: the first instant after the peak
//! with waiting <= max(backlog just before the flood, workers), held for 30 s. The backlog just
//! before the flood is what waited at the last instant, before the flood started, at which no
//! more jobs waited than there are workers; where the run never was that calm, what waited at its
//! beginning.

use crate::id::WorkflowId;
use crate::time::{SimDuration, SimTime};
use alloc::vec::Vec;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// The oldest wait passed 1 min.
    FloodStarts,
    /// The oldest wait passed 5 min.
    OldestWait5Min,
    /// A workflow was deactivated.
    Deactivated(WorkflowId),
    /// The last waiting job of a deactivated workflow was picked up.
    QueueGone(WorkflowId),
    /// The backlog was back to nominal, and stayed there for 30 s.
    Nominal,
}

/// A moment and its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundMoment {
    /// When it was so. A moment may be known only later, as nominal is after its 30 s.
    pub at: SimTime,
    /// What.
    pub what: Moment,
}

const FLOOD: SimDuration = SimDuration::from_ms(60_000);
const LONG: SimDuration = SimDuration::from_ms(300_000);
const HELD: SimDuration = SimDuration::from_ms(30_000);

#[derive(Clone, Copy, Debug)]
enum Phase {
    /// No flood; the last calm backlog.
    Calm { backlog: u64 },
    /// A flood, until no more than this wait.
    Flood {
        threshold: u64,
        long: bool,
        calm_since: Option<SimTime>,
    },
}

/// The finder: sees the queue before and after each instant.
#[derive(Clone, Debug)]
pub(crate) struct Moments {
    found: Vec<FoundMoment>,
    phase: Phase,
    start: SimTime,
    /// As long as the queue is not mixed, nothing is found before this time.
    due_at: SimTime,
}

impl Moments {
    pub(crate) fn new(start: SimTime, backlog: u64) -> Self {
        Self {
            found: Vec::new(),
            phase: Phase::Calm { backlog },
            start,
            due_at: SimTime::ZERO,
        }
    }

    /// Until when there is nothing to find, where the queue is not mixed: the job that waits longest
    /// is picked up, and all others have waited less long, as one that comes back waits anew.
    #[inline]
    pub(crate) const fn due_at(&self) -> SimTime {
        self.due_at
    }

    pub(crate) fn found(&self) -> &[FoundMoment] {
        &self.found
    }

    pub(crate) fn push(&mut self, at: SimTime, what: Moment) {
        self.found.push(FoundMoment { at, what });
    }

    /// What is known when the clock reaches `now` and nothing of `now` has happened.
    #[inline]
    pub(crate) fn before(&mut self, now: SimTime, oldest: Option<SimTime>, workers: u32) {
        let start = self.start;
        let passed = |length: SimDuration| {
            oldest
                .map(|created| (created + length).max(start))
                .filter(|at| *at <= now)
        };
        // A job that is made from now on has waited since now at most.
        let since = oldest.unwrap_or(now);
        match self.phase {
            Phase::Calm { backlog } => {
                self.due_at = since + FLOOD;
                if let Some(at) = passed(FLOOD) {
                    self.due_at = now;
                    let threshold = backlog.max(u64::from(workers));
                    self.phase = Phase::Flood {
                        threshold,
                        long: false,
                        calm_since: None,
                    };
                    self.push(at, Moment::FloodStarts);
                }
            }
            Phase::Flood {
                threshold,
                long,
                calm_since,
            } => {
                let calm_at = calm_since.map_or(SimTime::NEVER, |since| since + HELD);
                let long_at = if long { SimTime::NEVER } else { since + LONG };
                self.due_at = calm_at.min(long_at);
                if let (false, Some(at)) = (long, passed(LONG)) {
                    self.due_at = now;
                    self.phase = Phase::Flood {
                        threshold,
                        long: true,
                        calm_since,
                    };
                    self.push(at, Moment::OldestWait5Min);
                }
                if let Some(since) = calm_since.filter(|since| *since + HELD <= now) {
                    self.due_at = now;
                    self.phase = Phase::Calm { backlog: threshold };
                    self.push(since, Moment::Nominal);
                }
            }
        }
    }

    /// How things stand after the instant `now`; whether there may be something to find earlier.
    #[inline]
    pub(crate) fn after(&mut self, now: SimTime, ready: u64, workers: u32) -> bool {
        match &mut self.phase {
            Phase::Calm { backlog } => {
                if ready <= u64::from(workers) {
                    *backlog = ready;
                }
                false
            }
            Phase::Flood {
                threshold,
                calm_since,
                ..
            } => {
                let begins = ready <= *threshold && calm_since.is_none();
                if ready > *threshold {
                    *calm_since = None;
                } else if begins {
                    *calm_since = Some(now);
                    self.due_at = self.due_at.min(now + HELD);
                }
                begins
            }
        }
    }
}
