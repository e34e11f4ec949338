//! A run as a document: model, acts of the person, checkpoints, and the run as it stands.
//!
//! Any moment can be returned to exactly; acting in the past drops the later acts. Knows nothing
//! of playing speeds and views.

mod log;

use crate::engine::metrics::Bucket;
use crate::engine::model::ModelError;
use crate::engine::moments::FoundMoment;
use crate::engine::simulation::RunError;
use crate::engine::{Checkpoint, Model, SimDuration, SimTime, Simulation, TimedAct};
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
    /// By time. Those ahead of the clock are recorded: they are made when it gets there.
    acts: Vec<TimedAct>,
    /// How many of the acts have been made in `sim`.
    made: usize,
    /// In order of time, each with the number of acts that were made in it.
    checkpoints: Vec<(Rc<Checkpoint>, usize)>,
    recorded: Recorded,
    /// The run as far as it was computed, after a seek back, with its acts made; it shares its past
    /// with `sim`. A seek forward starts from it.
    furthest: Option<(Simulation, usize)>,
    /// The finished buckets of the run as it was before its acts changed last.
    before: Vec<Rc<Bucket>>,
    /// The time at which the digest is to be read, and the digest then.
    watched: (Option<SimTime>, Option<u64>),
    goal: SimTime,
    /// Grows with each change of the past or of the acts: what was derived is stale then.
    generation: u64,
}

impl Run {
    pub(super) fn new(model: Rc<Model>) -> Result<Self, ModelError> {
        let sim = Simulation::new(model.clone())?;
        let checkpoints = vec![(Rc::new(sim.checkpoint()), 0)];
        let goal = sim.now();
        let recorded = Recorded::default();
        Ok(Self {
            model,
            sim,
            acts: Vec::new(),
            made: 0,
            checkpoints,
            recorded,
            furthest: None,
            before: Vec::new(),
            watched: (None, None),
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

    /// The same, and within what was computed forward at once too.
    pub(super) fn seek_to(&mut self, to: SimTime) {
        self.go_to(to);
        self.leap_to(self.goal);
    }

    /// Gives up what is left of the way to the goal.
    pub(super) fn stop(&mut self) {
        self.goal = self.sim.now();
    }

    pub(super) fn is_there(&self) -> bool {
        self.sim.now() >= self.goal
    }

    /// The finished buckets of the run as it was before its acts changed last; none if they
    /// never did.
    pub(super) fn before(&self) -> &[Rc<Bucket>] {
        &self.before
    }

    /// The next instant at which anything happens, acts that are recorded included.
    pub(super) fn next_event_at(&self) -> SimTime {
        self.sim.next_event_at().min(self.next_act_at())
    }

    /// Goes on toward the goal by at most the work of so many instants.
    pub(super) fn work(&mut self, instants: u32) -> Result<(), RunError> {
        if self.sim.now() >= self.next_checkpoint_at() {
            let checkpoint = Rc::new(self.sim.checkpoint());
            self.checkpoints.push((checkpoint, self.made));
        }
        let mut stop = self.goal.min(self.next_checkpoint_at());
        if let Some(at) = self.watched.0.filter(|at| *at > self.sim.now()) {
            stop = stop.min(at);
        }
        self.sim
            .advance_bounded(stop.min(self.next_act_at()), instants)?;
        self.see();
        self.make_due();
        Ok(())
    }

    /// Processes the next instant whole; what lies between is skipped.
    pub(super) fn step_event(&mut self) -> Result<Option<SimTime>, RunError> {
        let act = self.next_act_at();
        if act <= self.sim.next_event_at() && act < self.model.end {
            self.sim.advance_to(act)?;
            self.make_due();
        }
        let stepped = self.sim.step_event();
        self.make_due();
        self.goal = self.sim.now();
        stepped
    }

    fn next_checkpoint_at(&self) -> SimTime {
        let last = self.checkpoints.last();
        next_checkpoint(&self.model, last.map(|(last, _)| &**last))
    }

    /// Keeps what is known beyond the clock, for the charts and to come back to.
    fn keep_recorded(&mut self) {
        let known = self.furthest.as_ref().map(|(furthest, _)| furthest.now());
        if known.is_none_or(|known| known < self.sim.now()) {
            self.furthest = Some((self.sim.clone(), self.made));
        }
        let metrics = self.sim.metrics();
        if metrics.closed().len() > self.recorded.buckets.len() {
            self.recorded.buckets = metrics.closed().to_vec();
            self.recorded.moments = self.sim.moments().to_vec();
        }
    }

    /// Forward to the last checkpoint at or before `to`, where it was computed and is further than
    /// playing on would come by itself.
    fn leap_to(&mut self, to: SimTime) {
        // A digest that is to be read on the way is read.
        let watched = self.watched.0.filter(|_| self.watched.1.is_none());
        let to = watched
            .filter(|at| *at > self.sim.now())
            .map_or(to, |at| to.min(at));
        let far = self.sim.now().ms() + 2 * step_ms(&self.model);
        let Some((furthest, made)) = &self.furthest else {
            return;
        };
        if to.ms() < far || furthest.now().ms() < far {
            return;
        }
        if furthest.now() <= to {
            (self.sim, self.made) = (furthest.clone(), *made);
        } else {
            let after = self.checkpoints.partition_point(|(it, _)| it.now() <= to);
            let (checkpoint, made) = &self.checkpoints[after.max(1) - 1];
            (self.sim, self.made) = (furthest.rewound(checkpoint), *made);
        }
        self.make_due();
        self.see();
        self.generation += 1;
    }

    /// Back to the last checkpoint at or before `to`.
    fn rewind_to(&mut self, to: SimTime) {
        let after = self
            .checkpoints
            .partition_point(|(checkpoint, _)| checkpoint.now() <= to);
        let (checkpoint, made) = &self.checkpoints[after.max(1) - 1];
        self.sim = self.sim.rewound(checkpoint);
        self.made = *made;
        self.make_due();
        self.generation += 1;
    }
}

/// Simulated milliseconds between two checkpoints.
fn step_ms(model: &Model) -> u64 {
    let whole = model.end.since(model.start).ms();
    (whole / CHECKPOINTS).max(1)
}

/// When the checkpoint after this one is due.
pub(super) fn next_checkpoint(model: &Model, last: Option<&Checkpoint>) -> SimTime {
    let last = last.map_or(model.start, Checkpoint::now);
    SimTime::from_ms(last.ms() + step_ms(model))
}
