//! Drives the clock: elapsed time in, bounded work, where it stops by itself.

use super::Session;
use super::playback::Until;
use super::view::PlayState;
use crate::engine::simulation::RunError;

impl Session {
    /// Brings elapsed real time, in microseconds; more than a tenth of a second is cut off. The
    /// work that comes of it is done by [`Self::work`].
    pub fn advance(&mut self, elapsed_us: u64) {
        if self.playback.state != PlayState::Playing || self.stopped.is_some() {
            return;
        }
        if self.playback.until.is_some() {
            self.run.go_to(self.run.sim().end());
            return;
        }
        self.playback.seeking &= !self.run.is_there();
        if self.playback.seeking {
            return;
        }
        // What the frames before could not do is dropped: playback never races to catch up.
        let slow = self.slow_motion().is_some();
        let pass = self.playback.pass(elapsed_us, slow);
        let to = self.at_ms() + pass;
        let stop = self.next_stop_ms().filter(|stop| *stop <= to);
        self.run.go_to(self.run.time(stop.unwrap_or(to)));
    }

    /// Works off what is to be computed, at most the work of so many instants; whether more is left.
    pub fn work(&mut self, instants: u32) -> bool {
        if self.stopped.is_some() {
            return false;
        }
        if !self.run.is_there() {
            if let Err(error) = self.work_run(instants) {
                self.stopped = Some(error);
                self.run.stop();
                self.playback.pause();
            }
            self.arrive();
        } else if !self.baseline.is_done() {
            self.baseline.take_over(&self.run);
            if let Some((untouched, checkpoints)) = self.baseline.work(instants) {
                self.run.share(untouched, checkpoints);
            }
            self.give_marks();
        }
        !self.run.is_there() || !self.baseline.is_done()
    }

    fn work_run(&mut self, instants: u32) -> Result<(), RunError> {
        let Some(until) = self.playback.until else {
            return self.run.work(instants);
        };
        for _ in 0..instants {
            if let Until::Moment(_, known_ms) = until
                && self.run.next_event_at() >= self.run.time(known_ms)
            {
                self.playback.pause();
                self.run.go_to(self.run.time(known_ms));
                return Ok(());
            }
            let stepped = self.run.step_event()?;
            if stepped.is_none() || self.is_met(until) {
                self.playback.pause();
                return Ok(());
            }
        }
        self.run.go_to(self.run.sim().end());
        Ok(())
    }

    /// Whether what the clock runs for has happened. A moment is known only after it; the clock
    /// goes back to it then.
    fn is_met(&mut self, until: Until) -> bool {
        let counts = self.run.sim().counts();
        match until {
            Until::PickedUp(before) => counts.created - counts.ready > before,
            Until::Canceled(before) => counts.canceled > before,
            Until::Moment(from_ms, _) => {
                let times = self
                    .run
                    .sim()
                    .moments()
                    .iter()
                    .map(|found| self.run.ms(found.at));
                let next = times.filter(|at| *at > from_ms).min();
                if let Some(at) = next {
                    self.run.go_to(self.run.time(at));
                }
                next.is_some()
            }
        }
    }

    /// Looks where the clock has come to: a moment to pause at, or the end.
    pub(super) fn arrive(&mut self) {
        if self.run.sim().is_ended() && self.run.is_there() {
            self.playback.pause();
            self.playback.state = PlayState::Ended;
        } else if self.playback.state == PlayState::Playing && self.run.is_there() {
            let at = self.at_ms();
            let pauses = |moment: &&crate::scenario::Moment| moment.pause && moment.at_ms == at;
            let here = self.scenario.moments.iter().find(pauses);
            if here.is_some() && self.playback.pause_at_moments {
                self.playback.pause();
                self.playback.paused_at_ms = Some(at);
            }
        }
    }

    fn next_stop_ms(&self) -> Option<u64> {
        let now = self.at_ms();
        let mut stops =
            self.scenario.moments.iter().filter(|moment| {
                self.playback.pause_at_moments && moment.pause && moment.at_ms > now
            });
        stops
            .next()
            .map(|first| stops.fold(first.at_ms, |least, next| least.min(next.at_ms)))
    }

    /// Jobs in progress at the person's last Deactivate that have finished, and how many there
    /// were, for as long as playback is slowed down for them.
    pub(super) fn slow_motion(&self) -> Option<(u64, u64)> {
        let since = self.since().filter(|_| self.playback.slow_motion_on)?;
        let clicked = self.run.time(since.clicked_ms);
        let by_person = |act: &crate::engine::TimedAct| {
            act.at == clicked && matches!(act.act, crate::engine::Act::Deactivate(_))
        };
        let slow = self.run.acts().iter().any(by_person) && since.finished < since.in_progress;
        slow.then_some((since.finished, since.in_progress))
    }
}
