//! Playing: speed, slow motion, where to stop. Turns elapsed real time into simulated time.

use super::view::{PlayState, SLOW_MILLI, SPEED_AT_FIRST, SPEEDS};

/// Longest real time that one frame may bring: what a sleeping tab missed is not made up for.
const ELAPSED_MAX_US: u64 = 100_000;

/// Until when the clock runs by itself, besides the ordinary stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    /// More jobs were picked up than this.
    PickedUp(u64),
    /// More jobs were canceled than this.
    Canceled(u64),
    /// A moment was found after the first time, or the clock is at the second; in milliseconds.
    Moment(u64, u64),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Playback {
    pub(super) state: PlayState,
    pub(super) speed: usize,
    pub(super) slow_motion_on: bool,
    pub(super) pause_at_moments: bool,
    /// A run to something, as fast as it can be computed.
    pub(super) until: Option<Until>,
    /// On the way to a time that was sought: playing goes on from there.
    pub(super) seeking: bool,
    /// The moment, in milliseconds, that playback has just paused at.
    pub(super) paused_at_ms: Option<u64>,
    /// The part of a simulated millisecond that has not yet been played, in nanoseconds.
    rest_ns: u64,
}

impl Playback {
    pub(super) const fn new() -> Self {
        Self {
            state: PlayState::Paused,
            speed: SPEED_AT_FIRST,
            slow_motion_on: true,
            pause_at_moments: true,
            until: None,
            seeking: false,
            paused_at_ms: None,
            rest_ns: 0,
        }
    }

    pub(super) fn pause(&mut self) {
        self.state = PlayState::Paused;
        self.until = None;
        self.seeking = false;
        self.rest_ns = 0;
    }

    pub(super) fn play(&mut self) {
        self.pause();
        self.paused_at_ms = None;
        self.state = PlayState::Playing;
    }

    /// Whether the clock was sent somewhere, as opposed to playing on.
    pub(super) fn is_sent(&self) -> bool {
        self.state != PlayState::Playing || self.seeking || self.until.is_some()
    }

    /// The speed in thousandths of real time, slowed down if `slow`.
    pub(super) fn speed_milli(&self, slow: bool) -> u64 {
        let chosen = SPEEDS[self.speed.min(SPEEDS.len() - 1)];
        if slow { chosen.min(SLOW_MILLI) } else { chosen }
    }

    /// Whole simulated milliseconds that pass in so many real microseconds.
    pub(super) fn pass(&mut self, elapsed_us: u64, slow: bool) -> u64 {
        // A microsecond at one thousandth of real time is a simulated nanosecond.
        let ns = elapsed_us.min(ELAPSED_MAX_US) * self.speed_milli(slow) + self.rest_ns;
        self.rest_ns = ns % 1_000_000;
        ns / 1_000_000
    }
}
