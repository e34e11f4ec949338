//! The acts of a run: made, changed and forgotten. Those ahead of the clock are recorded, and are
//! made when it gets there, so that no state of the engine holds an act that may still change.

use super::{Recorded, Run};
use crate::engine::{Act, ActError, Checkpoint, SimTime, Simulation, TimedAct};
use std::rc::Rc;

impl Run {
    /// Makes acts now, all or none. Acts that were made later than now are dropped: the run forks.
    pub(in crate::session) fn act(&mut self, acts: &[Act]) -> Result<(), ActError> {
        for act in acts {
            self.sim.check_act(*act)?;
        }
        self.share_past();
        let now = self.sim.now();
        self.keep_before();
        self.forget_after(now, self.made);
        self.acts.truncate(self.made);
        for act in acts {
            self.acts.push(self.sim.apply(*act)?);
            self.made += 1;
        }
        self.generation += 1;
        Ok(())
    }

    /// Takes the run without acts, computed to its end, as the way on from here: until the first act
    /// this run is the same.
    pub(in crate::session) fn share(&mut self, untouched: Simulation, at: Vec<Rc<Checkpoint>>) {
        if self.acts.is_empty() {
            self.furthest = Some((untouched, 0));
            self.checkpoints = at.into_iter().map(|checkpoint| (checkpoint, 0)).collect();
        }
    }

    /// The run as it stands, where it is the same as without the person's acts.
    pub(in crate::session) fn untouched(&self) -> Option<&Simulation> {
        (self.made == 0).then_some(&self.sim)
    }

    /// The checkpoints before the first act.
    pub(in crate::session) fn untouched_checkpoints(&self) -> Vec<Rc<Checkpoint>> {
        let before = self.checkpoints.iter().take_while(|(_, made)| *made == 0);
        before.map(|(checkpoint, _)| checkpoint.clone()).collect()
    }

    /// Before the first act: what the run without acts has in memory is taken in place of the same
    /// that was computed here.
    fn share_past(&mut self) {
        let Some((furthest, _)) = self.furthest.as_ref().filter(|_| self.acts.is_empty()) else {
            return;
        };
        let now = self.sim.now();
        let after = self.checkpoints.partition_point(|(it, _)| it.now() <= now);
        let (checkpoint, _) = &self.checkpoints[after.max(1) - 1];
        if furthest.now() >= now {
            let mut sim = furthest.rewound(checkpoint);
            if sim.advance_to(now).is_ok() {
                self.sim = sim;
            }
        }
    }

    /// Puts other acts in place of those of the run; the clock stays where it is, and what
    /// follows from the first difference is computed anew.
    pub(in crate::session) fn set_acts(&mut self, mut acts: Vec<TimedAct>) {
        acts.sort_by_key(|act| act.at);
        let same = self.acts.iter().zip(&acts).take_while(|(a, b)| a == b);
        let same = same.count();
        let at = |acts: &[TimedAct]| acts.get(same).map_or(SimTime::NEVER, |act| act.at);
        let from = at(&self.acts).min(at(&acts));
        if from == SimTime::NEVER {
            return;
        }
        let now = self.sim.now();
        self.keep_before();
        self.forget_after(from, same);
        self.acts = acts;
        if from <= now {
            self.rewind_to(from);
        }
        self.goal = now;
        self.generation += 1;
    }

    /// Reads the digest when the clock stands at this time.
    pub(in crate::session) fn watch(&mut self, at: Option<SimTime>) {
        self.watched = (at, None);
        self.see();
    }

    /// The digest at the watched time, once the clock was there.
    pub(in crate::session) const fn seen(&self) -> Option<u64> {
        self.watched.1
    }

    pub(in crate::session) fn see(&mut self) {
        if self.watched.0 == Some(self.sim.now()) {
            self.watched.1 = Some(self.sim.digest());
        }
    }

    /// The digest at the end of the run, computed aside; `None` if a limit stops it.
    pub(in crate::session) fn digest_at_end(&self) -> Option<u64> {
        let mut sim = self.sim.clone();
        for act in &self.acts[self.made..] {
            sim.advance_to(act.at).ok()?;
            // As in `make_due`: one that is refused changes nothing.
            let _ = sim.schedule(*act);
        }
        sim.run_to_end().ok()?;
        Some(sim.digest())
    }

    /// When the next act that is recorded is to be made.
    pub(in crate::session) fn next_act_at(&self) -> SimTime {
        self.acts
            .get(self.made)
            .map_or(SimTime::NEVER, |act| act.at)
    }

    /// Makes the recorded acts whose time has come.
    pub(in crate::session) fn make_due(&mut self) {
        while self.next_act_at() <= self.sim.now() {
            // One that is refused now changes nothing, as it would have if it had been clicked.
            let _ = self.sim.schedule(self.acts[self.made]);
            self.made += 1;
        }
    }

    /// Forgets what was computed of the future of `at`, the first `acts` acts made.
    fn forget_after(&mut self, at: SimTime, acts: usize) {
        self.recorded = Recorded::default();
        self.furthest = None;
        let later =
            |(checkpoint, made): &(Rc<Checkpoint>, usize)| checkpoint.now() > at || *made > acts;
        // The first holds the beginning of the run, where nothing is made.
        let kept = self.checkpoints.iter().skip(1).take_while(|it| !later(it));
        let kept = kept.count() + 1;
        self.checkpoints.truncate(kept);
    }

    /// Keeps how the run went, before its acts change.
    fn keep_before(&mut self) {
        if !self.acts.is_empty() {
            self.before = self.buckets().to_vec();
        }
    }
}
