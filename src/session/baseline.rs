//! The same run had nobody clicked: scenario and seed, without the person's acts. It is computed
//! aside, in slices, and gives the ghost line, the unit of the tank and the marks.

use super::run::{self, Run};
use crate::engine::metrics::Bucket;
use crate::engine::order;
use crate::engine::simulation::{Progress, RunError};
use crate::engine::table::JobTable;
use crate::engine::{Checkpoint, Model, Simulation, WorkflowId};
use std::rc::Rc;

#[derive(Debug)]
pub(super) enum Baseline {
    /// Being computed.
    Running(Box<Growing>),
    /// Done, or stopped by a limit.
    Done(Rc<Outcome>),
}

/// A run without a click on its way to its end, with places to come back to.
#[derive(Debug)]
pub(super) struct Growing {
    sim: Simulation,
    checkpoints: Vec<Rc<Checkpoint>>,
}

impl Growing {
    fn last_checkpoint(&self) -> Option<&Checkpoint> {
        self.checkpoints.last().map(|last| &**last)
    }

    fn work(&mut self, instants: u32) -> Result<Progress, RunError> {
        let due = run::next_checkpoint(self.sim.model(), self.last_checkpoint());
        if self.sim.now() >= due {
            self.checkpoints.push(Rc::new(self.sim.checkpoint()));
        }
        let due = run::next_checkpoint(self.sim.model(), self.last_checkpoint());
        let to = due.min(self.sim.end());
        let progress = self.sim.advance_bounded(to, instants)?;
        Ok(if self.sim.is_ended() {
            progress
        } else {
            Progress::Unfinished
        })
    }
}

/// A run that was computed to its end, and places in it to come back to.
pub(super) type Grown = (Simulation, Vec<Rc<Checkpoint>>);

/// What is kept of it.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) buckets: Vec<Rc<Bucket>>,
    pub(super) jobs: JobTable,
    pub(super) ready_peak: u64,
    pub(super) ready_at_end: u64,
    /// Whether it came to its end: a limit may have stopped it.
    pub(super) complete: bool,
}

impl Baseline {
    pub(super) fn new(model: Rc<Model>) -> Self {
        Simulation::new(model).map_or_else(
            |_| Self::Done(Rc::default()),
            |sim| {
                let checkpoints = vec![Rc::new(sim.checkpoint())];
                Self::Running(Box::new(Growing { sim, checkpoints }))
            },
        )
    }

    /// Takes over what the run that is played has computed of it already: until the first act both
    /// are the same, and so nothing is computed twice, nor held in memory twice.
    pub(super) fn take_over(&mut self, run: &Run) {
        if let Self::Running(growing) = self
            && let Some(sim) = run.untouched()
            && growing.sim.now() < sim.now()
        {
            growing.sim = sim.clone();
            growing.checkpoints = run.untouched_checkpoints();
        }
    }

    /// Goes on by at most the work of so many instants. Hands out the run when it has come to its end, for
    /// the run that is played to share.
    pub(super) fn work(&mut self, instants: u32) -> Option<Grown> {
        let Self::Running(growing) = self else {
            return None;
        };
        let progress = growing.work(instants);
        if progress == Ok(Progress::Unfinished) {
            return None;
        }
        let complete = progress.is_ok();
        let outcome = Rc::new(Outcome::of(&growing.sim, complete));
        let Self::Running(growing) = std::mem::replace(self, Self::Done(outcome)) else {
            return None;
        };
        complete.then_some((growing.sim, growing.checkpoints))
    }

    pub(super) const fn is_done(&self) -> bool {
        matches!(self, Self::Done(_))
    }

    pub(super) fn outcome(&self) -> Option<&Outcome> {
        match self {
            Self::Running(_) => None,
            Self::Done(outcome) => Some(outcome),
        }
    }

    pub(super) fn buckets(&self) -> &[Rc<Bucket>] {
        match self {
            Self::Running(growing) => growing.sim.metrics().closed(),
            Self::Done(outcome) => &outcome.buckets,
        }
    }

    /// The largest backlog so far.
    pub(super) fn ready_peak(&self) -> u64 {
        match self {
            Self::Running(growing) => growing.sim.metrics().ready_peak().0,
            Self::Done(outcome) => outcome.ready_peak,
        }
    }

    /// Thousandths done.
    pub(super) fn done_milli(&self) -> u16 {
        match self {
            Self::Done(_) => 1_000,
            Self::Running(growing) => {
                let sim = &growing.sim;
                let start = sim.model().start;
                let whole = sim.end().since(start).ms().max(1);
                u16::try_from(sim.now().since(start).ms() * 1_000 / whole).unwrap_or(1_000)
            }
        }
    }

    /// Workflows by their largest share in the backlog at its peak, largest first.
    pub(super) fn ranking(&self, workflows: usize) -> Vec<WorkflowId> {
        let peak = self
            .buckets()
            .iter()
            .max_by_key(|bucket| bucket.counts.ready);
        let ready = |index: u16| {
            peak.and_then(|bucket| bucket.ready_by_workflow.get(usize::from(index)).copied())
        };
        let count = u16::try_from(workflows).unwrap_or(u16::MAX);
        let mut ranking: Vec<u16> = (0..count).collect();
        order::by_key(&mut ranking, |index| {
            u64::MAX - u64::from(ready(*index).unwrap_or(0))
        });
        ranking.into_iter().map(WorkflowId).collect()
    }
}

impl Outcome {
    fn of(sim: &Simulation, complete: bool) -> Self {
        Self {
            buckets: sim.metrics().closed().to_vec(),
            jobs: sim.jobs().clone(),
            ready_peak: sim.metrics().ready_peak().0,
            ready_at_end: sim.counts().ready,
            complete,
        }
    }
}
