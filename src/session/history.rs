//! The logs of acts that a person has had: undo goes back to the one before, redo forward again.

use super::job_command::JobsCommand;
use super::run::Run;
use super::{Response, Session, lock};
use crate::engine::{Act, TimedAct};

/// Logs kept to go back to.
const LOGS_MAX: usize = 200;

/// What undo and redo go to.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    past: Vec<Vec<TimedAct>>,
    future: Vec<Vec<TimedAct>>,
}

impl History {
    /// Keeps a log that is about to change.
    pub(super) fn keep(&mut self, acts: &[TimedAct]) {
        if self.past.len() == LOGS_MAX {
            self.past.remove(0);
        }
        self.past.push(acts.to_vec());
        self.future.clear();
    }

    /// Whether there is something to take back, and something to do again.
    pub(super) fn can(&self, acts: &[TimedAct]) -> (bool, bool) {
        let undo = !self.past.is_empty() || !acts.is_empty();
        (undo, !self.future.is_empty())
    }

    /// The log before; of acts that came with a link, all but the last.
    fn undo(&mut self, run: &mut Run) -> bool {
        let acts = run.acts();
        let before = match (self.past.pop(), acts.len()) {
            (Some(before), _) => before,
            (None, 0) => return false,
            (None, count) => acts[..count - 1].to_vec(),
        };
        self.future.push(acts.to_vec());
        run.set_acts(before);
        true
    }

    fn redo(&mut self, run: &mut Run) -> bool {
        let Some(after) = self.future.pop() else {
            return false;
        };
        self.past.push(run.acts().to_vec());
        run.set_acts(after);
        true
    }
}

impl Session {
    /// Makes an act at the clock.
    pub(super) fn act(&mut self, act: Act) -> Response {
        self.act_all(&[act])
    }

    /// Does something with a selection of system jobs.
    pub(super) fn act_on(&mut self, jobs: &[JobsCommand]) -> Response {
        let start = self.run.model().start;
        let acts: Vec<Act> = jobs.iter().map(|jobs| jobs.act(start)).collect();
        self.act_all(&acts)
    }

    /// Makes acts at the clock, all or none; they are taken back as one.
    pub(super) fn act_all(&mut self, acts: &[Act]) -> Response {
        if self.run.sim().is_ended() {
            return Response::refused("the run has ended: go back to act");
        }
        let refused = |allowed: lock::Allowed| acts.iter().find_map(|act| allowed.refuses(act));
        if let Some(word) = self.allowed.and_then(refused) {
            return Response::refused(lock::not_in_lesson(word));
        }
        // A click acts on what is on the screen, not on where the clock was still going.
        self.run.stop();
        let before = self.run.acts().to_vec();
        match self.run.act(acts) {
            Ok(()) => {
                self.history.keep(&before);
                self.went_another_way();
                Response::changed()
            }
            Err(error) => Response::refused(error),
        }
    }

    /// Gives the act at this place of the log another time.
    pub(super) fn move_act(&mut self, place: usize, at_ms: u64) -> Response {
        if self.run.time(at_ms) >= self.end() {
            return Response::refused("an act has its time before the end of the run");
        }
        let at = self.run.time(at_ms);
        self.change_act(place, |acts| acts[place].at = at)
    }

    /// Takes the act at this place out of the log, whenever it was made.
    pub(super) fn remove_act(&mut self, place: usize) -> Response {
        self.change_act(place, |acts| {
            acts.remove(place);
        })
    }

    fn change_act(&mut self, place: usize, change: impl FnOnce(&mut Vec<TimedAct>)) -> Response {
        let mut acts = self.run.acts().to_vec();
        if place >= acts.len() {
            return Response::refused("the run has no such act");
        }
        self.history.keep(&acts);
        change(&mut acts);
        self.run.set_acts(acts);
        self.went_another_way();
        Response::changed()
    }

    /// Back to the acts before the last change of them.
    pub(super) fn undo(&mut self) -> Response {
        if !self.history.undo(&mut self.run) {
            return Response::refused("there is no act to take back");
        }
        self.went_another_way();
        Response::changed()
    }

    /// Forward again to the acts that were taken back last.
    pub(super) fn redo(&mut self) -> Response {
        if !self.history.redo(&mut self.run) {
            return Response::refused("there is no act to do again");
        }
        self.went_another_way();
        Response::changed()
    }

    /// The run is another than the one that a link or a file gave the digest of.
    fn went_another_way(&mut self) {
        self.promised = None;
        self.stopped = None;
    }
}
