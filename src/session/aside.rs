//! A run computed aside, in slices: for comparisons and repetitions. The run that is shown knows
//! nothing of it.

use super::SessionError;
use super::document::Document;
use crate::engine::Simulation;
use crate::engine::simulation::{Progress, RunError};
use std::rc::Rc;

/// A run on its way to its end.
#[derive(Debug)]
pub(super) struct Aside {
    sim: Simulation,
    stopped: Option<RunError>,
}

impl Aside {
    /// The run of a document, at its beginning.
    pub(super) fn new(document: &Document, jobs_max: u32) -> Result<Self, SessionError> {
        let acts = document.timed_acts(jobs_max);
        let model = Rc::new(document.scenario.lower(jobs_max)?);
        let mut sim = Simulation::new(model)?;
        for act in acts.map_err(SessionError::Acts)? {
            // One that is refused at its time does nothing, as in the run that is shown.
            let _ = sim.schedule(act);
        }
        Ok(Self { sim, stopped: None })
    }

    /// Goes on by at most the work of so many instants; whether something is left.
    pub(super) fn work(&mut self, instants: u32) -> bool {
        if self.stopped.is_some() || self.sim.is_ended() {
            return false;
        }
        match self.sim.advance_bounded(self.sim.end(), instants) {
            Ok(progress) => progress == Progress::Unfinished,
            Err(error) => {
                self.stopped = Some(error);
                false
            }
        }
    }

    pub(super) const fn sim(&self) -> &Simulation {
        &self.sim
    }

    /// Whether a limit stopped it before its end.
    pub(super) const fn is_stopped(&self) -> bool {
        self.stopped.is_some()
    }

    /// Thousandths done.
    pub(super) fn done_milli(&self) -> u64 {
        let start = self.sim.model().start;
        let whole = self.sim.end().since(start).ms().max(1);
        match self.stopped {
            Some(_) => 1_000,
            None => self.sim.now().since(start).ms() * 1_000 / whole,
        }
    }
}
