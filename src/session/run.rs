//! A run as a document: model, acts of the person, checkpoints, and the run as it stands.
//!
//! Any moment can be returned to exactly; acting in the past drops the later acts. Knows nothing
//! of playing speeds and views.

use crate::engine::metrics::Bucket;
use crate::engine::model::ModelError;
use crate::engine::moments::FoundMoment;
use crate::engine::simulation::RunError;
use crate::engine::{Act, ActError, Checkpoint, Model, SimDuration, SimTime, Simulation, TimedAct};
use std::rc::Rc;

/// Checkpoints over the whole run: a seek recomputes at most this fraction of it.
const CHECKPOINTS: u64 = 64;

/// What is known of the run beyond the clock, after a seek back.
#[derive(Clone, Debug, Default)]
pub(super) struct Recorded {
    pub(super) buckets: Vec<Rc<Bucket>>,
    pub(super) moments: Vec<FoundMoment>,
}

#[derive(Debug)]
pub(super) struct Run {
    model: Rc<Model>,
    sim: Simulation,
    acts: Vec<TimedAct>,
    /// In order of time, each with the number of acts that were made before it.
    checkpoints: Vec<(Checkpoint, usize)>,
    recorded: Recorded,
    goal: SimTime,
    /// Grows with each change of the past or of the acts: what was derived is stale then.
    generation: u64,
}

impl Run {
    pub(super) fn new(model: Rc<Model>) -> Result<Self, ModelError> {
        let sim = Simulation::new(model.clone())?;
        let checkpoints = vec![(sim.checkpoint(), 0)];
        let goal = sim.now();
        let recorded = Recorded::default();
        Ok(Self {
            model,
            sim,
            acts: Vec::new(),
            checkpoints,
            recorded,
            goal,
            generation: 0,
        })
    }

    pub(super) const fn sim(&self) -> &Simulation {
        &self.sim
    }

    pub(super) const fn model(&self) -> &Rc<Model> {
        &self.model
    }

    pub(super) fn acts(&self) -> &[TimedAct] {
        &self.acts
    }

    pub(super) const fn generation(&self) -> u64 {
        self.generation
    }

    /// Where the clock is going.
    pub(super) const fn goal(&self) -> SimTime {
        self.goal
    }

    /// The finished buckets of the run, those ahead of the clock included where they are known.
    pub(super) fn buckets(&self) -> &[Rc<Bucket>] {
        let closed = self.sim.metrics().closed();
        if self.recorded.buckets.len() > closed.len() {
            &self.recorded.buckets
        } else {
            closed
        }
    }

    /// The moments of the run, those ahead of the clock included where they are known.
    pub(super) fn moments(&self) -> &[FoundMoment] {
        let found = self.sim.moments();
        if self.recorded.moments.len() > found.len() {
            &self.recorded.moments
        } else {
            found
        }
    }

    /// Milliseconds from the beginning of the run to a time of the engine.
    pub(super) fn ms(&self, time: SimTime) -> u64 {
        time.since(self.model.start).ms()
    }

    /// The time of the engine so many milliseconds from the beginning of the run.
    pub(super) fn time(&self, ms: u64) -> SimTime {
        self.model.start + SimDuration::from_ms(ms)
    }

    /// Sets where the clock is going: forward by work, backward at once to the checkpoint before
    /// it, and on from there by work.
    pub(super) fn go_to(&mut self, to: SimTime) {
        self.goal = to.min(self.model.end);
        if self.goal < self.sim.now() {
            self.keep_recorded();
            self.rewind_to(self.goal);
        }
    }

    /// Gives up what is left of the way to the goal.
    pub(super) fn stop(&mut self) {
        self.goal = self.sim.now();
    }

    pub(super) fn is_there(&self) -> bool {
        self.sim.now() >= self.goal
    }

    /// Goes on toward the goal by at most so many instants.
    pub(super) fn work(&mut self, instants: u32) -> Result<(), RunError> {
        if self.sim.now() >= self.next_checkpoint_at() {
            self.checkpoints
                .push((self.sim.checkpoint(), self.acts.len()));
        }
        self.sim
            .advance_bounded(self.goal.min(self.next_checkpoint_at()), instants)?;
        Ok(())
    }

    /// Processes the next instant whole; what lies between is skipped.
    pub(super) fn step_event(&mut self) -> Result<Option<SimTime>, RunError> {
        let stepped = self.sim.step_event();
        self.goal = self.sim.now();
        stepped
    }

    /// Makes an act now. Acts that were made later than now are dropped: the run forks.
    pub(super) fn act(&mut self, act: Act) -> Result<(), ActError> {
        self.sim.check_act(act)?;
        let now = self.sim.now();
        if self.acts.last().is_some_and(|last| last.at > now) {
            self.acts.retain(|made| made.at <= now);
            self.rewind_to(now);
            // At most one checkpoint's worth of work; an error would have been met before.
            let _ = self.sim.advance_to(now);
        }
        self.forget_after(now);
        let timed = self.sim.apply(act)?;
        self.acts.push(timed);
        self.generation += 1;
        Ok(())
    }

    /// Takes back the last act; the clock stays where it is.
    pub(super) fn undo(&mut self) -> Option<TimedAct> {
        let undone = self.acts.pop()?;
        let now = self.sim.now();
        self.forget_after(undone.at);
        self.rewind_to(undone.at);
        self.goal = now;
        self.generation += 1;
        Some(undone)
    }

    fn next_checkpoint_at(&self) -> SimTime {
        let whole = self.model.end.since(self.model.start).ms();
        let step = (whole / CHECKPOINTS).max(1);
        let last = self
            .checkpoints
            .last()
            .map_or(self.model.start, |(last, _)| last.now());
        SimTime::from_ms(last.ms() + step)
    }

    /// Forgets what was computed of the future of `at`.
    fn forget_after(&mut self, at: SimTime) {
        self.recorded = Recorded::default();
        let first = self.checkpoints[0].clone();
        self.checkpoints
            .retain(|(checkpoint, _)| checkpoint.now() <= at);
        if self.checkpoints.is_empty() {
            self.checkpoints.push(first);
        }
    }

    /// Keeps what is known beyond the clock, for the charts.
    fn keep_recorded(&mut self) {
        let metrics = self.sim.metrics();
        if metrics.closed().len() > self.recorded.buckets.len() {
            self.recorded.buckets = metrics.closed().to_vec();
            self.recorded.moments = self.sim.moments().to_vec();
        }
    }

    /// Back to the last checkpoint at or before `to`, with the later acts laid down again.
    fn rewind_to(&mut self, to: SimTime) {
        let after = self
            .checkpoints
            .partition_point(|(checkpoint, _)| checkpoint.now() <= to);
        let (checkpoint, acts) = &self.checkpoints[after.max(1) - 1];
        self.sim = self.sim.rewound(checkpoint);
        for act in self.acts.iter().skip(*acts) {
            // It was accepted when it was made, and the past is the same.
            let _ = self.sim.schedule(*act);
        }
        self.generation += 1;
    }
}
