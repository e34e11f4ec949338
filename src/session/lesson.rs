//! A lesson being played: where the person is in its steps, which goals are reached, what the
//! hints cost, and at the end what came of it beside the solution and beside doing nothing.
//!
//! The run itself is a plain [`Session`]; a lesson only watches it, and says which acts it allows.
//! Nothing here counts real time, so that one can think with the clock paused as long as one likes.

mod facts;
mod harm;
mod judge;
mod progress;

pub use facts::Seen;
pub use harm::Harm;
pub use judge::{Judge, Result, Verdict};
pub use progress::{Mark, Progress, ProgressError};

use super::document::Document;
use super::lock::{Allowed, Lock};
use super::{Command, Response, Session, SessionError};
use crate::engine::JobId;
use crate::scenario::lesson::{Offer, Step};
use crate::scenario::{Lesson, Scenario};
use facts::Facts;

/// A lesson being played.
#[derive(Debug)]
pub struct LessonRun {
    /// The name of its file, or nothing for one that is not shipped.
    id: String,
    lesson: Lesson,
    scenario: Scenario,
    step: usize,
    /// Whether the step has been open: one that is done when it is come to waits to be read.
    was_open: bool,
    /// Whether what the step waits for is so.
    met: bool,
    hints: usize,
    guess: Option<u64>,
    reached: Vec<bool>,
    /// Whether the solution was shown.
    shown: bool,
}

impl LessonRun {
    /// A lesson at its beginning, with the seed that is asked for.
    ///
    /// # Errors
    /// If its scenario is not to be had.
    pub fn new(id: &str, lesson: &Lesson, seed: Option<u64>) -> std::result::Result<Self, String> {
        let lesson = lesson.with_seed(seed);
        let with = lesson.and_then(|lesson| Some((lesson.scenario()?, lesson)));
        let Some((scenario, lesson)) = with else {
            return Err("the scenario of the lesson is not to be had".to_owned());
        };
        Ok(Self {
            scenario,
            id: id.to_owned(),
            reached: vec![false; lesson.goals.len()],
            lesson,
            step: 0,
            was_open: false,
            met: false,
            hints: 0,
            guess: None,
            shown: false,
        })
    }

    /// The name of its file; empty for one that is not shipped.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What is played, its causes drawn.
    pub const fn lesson(&self) -> &Lesson {
        &self.lesson
    }

    /// The run as nobody has played it yet.
    pub fn document(&self) -> Document {
        Document::of(self.scenario.clone(), None)
    }

    /// Begins: the session plays the lesson's scenario, and refuses what it does not allow.
    pub fn begin(&self, session: &mut Session) -> Response {
        self.play(&self.document(), session)
    }

    /// Opens a run of the lesson, whatever else a link fixes: the lesson is part of the link.
    fn play(&self, document: &Document, session: &mut Session) -> Response {
        let response = session.replace(Session::of_document(document, session.jobs_max));
        if response.changed {
            session.allowed = Some(Allowed::of(&self.lesson.allowed));
        }
        response
    }

    /// Ends it: the session goes on without rules.
    pub fn end(session: &mut Session) -> Response {
        session.allowed = None;
        Response::changed()
    }

    /// Whether the session still plays this lesson, and not something that was opened since.
    pub fn is_played_by(&self, session: &Session) -> bool {
        session.allowed.is_some() && self.scenario == session.scenario
    }

    /// Takes note of how things stand; whether a step or a goal has changed.
    pub fn observe(&mut self, session: &Session, seen: &Seen) -> bool {
        let mut seen = seen.clone();
        seen.answered = self.guess.is_some();
        seen.selected = Some(session.selected);
        let facts = Facts::live(session, &seen);
        let before = (self.step, self.met, self.reached.clone());
        while let Some(step) = self.lesson.steps.get(self.step) {
            let until = step.until.as_ref();
            self.met = until.is_some_and(|until| facts.holds(until));
            self.was_open |= !self.met;
            if !self.met || !self.was_open {
                break;
            }
            self.go_to(self.step + 1);
        }
        let goals = self.lesson.goals.iter();
        self.reached = goals.map(|goal| facts.holds(&goal.when)).collect();
        before != (self.step, self.met, self.reached.clone())
    }

    /// The step that the person is at, with its place from 0; nothing after the last.
    pub fn step(&self) -> Option<(usize, &Step)> {
        Some((self.step, self.lesson.steps.get(self.step)?))
    }

    /// Whether what the step waits for was so already when it was come to: it waits to be read.
    pub const fn is_met(&self) -> bool {
        self.met
    }

    /// Goes on to the next step, where this one waits for nothing else, or the person wants to.
    pub fn next_step(&mut self) {
        self.go_to((self.step + 1).min(self.lesson.steps.len()));
    }

    /// Goes back one step.
    pub fn previous_step(&mut self) {
        self.go_to(self.step.saturating_sub(1));
    }

    const fn go_to(&mut self, step: usize) {
        self.step = step;
        self.was_open = false;
        self.met = false;
    }

    /// Which goals are reached as things stand, in the order of the file.
    pub fn reached(&self) -> &[bool] {
        &self.reached
    }

    /// Whether all goals are reached as things stand.
    pub fn all_reached(&self) -> bool {
        self.reached.iter().all(|reached| *reached)
    }

    /// The hints shown so far.
    pub fn hints(&self) -> &[String] {
        &self.lesson.hints[..self.hints]
    }

    /// Shows one hint more; whether there was one.
    pub fn show_hint(&mut self) -> bool {
        let more = self.hints < self.lesson.hints.len();
        self.hints += usize::from(more);
        more
    }

    /// Answers the question of the lesson.
    pub fn answer(&mut self, guess: u64) {
        self.guess = Some(guess);
    }

    /// The answer that was given.
    pub const fn guess(&self) -> Option<u64> {
        self.guess
    }

    /// Makes an act that the coach offers, now.
    pub fn offer(&self, place: usize, session: &mut Session) -> Response {
        let Some(offer) = self.lesson.offers.get(place) else {
            return Response::refused("the lesson offers no such act");
        };
        session.do_offered(offer)
    }

    /// Puts the solution in place of what the person did, at 0:00: to be watched.
    pub fn show_solution(&mut self, session: &mut Session) -> Response {
        self.shown = true;
        let document = Document {
            acts: self.lesson.solution.clone(),
            ..self.document()
        };
        self.play(&document, session)
    }

    /// Begins to judge the run with the acts that the person has made so far.
    ///
    /// # Errors
    /// If the run can't be played.
    pub fn judge(
        &self,
        session: &Session,
        jobs_max: u32,
    ) -> std::result::Result<Judge, SessionError> {
        let yours = Document {
            promise: None,
            ..session.document()
        };
        Judge::new(self, yours, jobs_max)
    }
}

impl Session {
    /// The workflow of a system job, by its place; nothing where there is no such job.
    pub fn workflow_of(&self, job: u32) -> Option<u16> {
        let jobs = self.run.sim().jobs();
        (job < jobs.len()).then(|| jobs.workflow(JobId(job)).0)
    }

    fn do_offered(&mut self, offer: &Offer) -> Response {
        let with = Document {
            acts: vec![offer.act.clone()],
            ..Document::of(self.scenario.clone(), None)
        };
        match with.timed_acts(self.jobs_max) {
            Ok(acts) => match acts.first() {
                Some(timed) => {
                    // What the coach offers is part of the lesson.
                    let allowed = self.allowed.take();
                    let response = self.act(timed.act);
                    self.allowed = allowed;
                    response
                }
                None => Response::changed(),
            },
            Err(wrong) => Response::refused(wrong),
        }
    }

    /// What is fixed by a link, or by the lesson that is played: values and seed belong to it.
    pub(super) fn refusal(&self, command: &Command) -> Option<String> {
        if let Some(lock) = self.locks.refuses(command) {
            return Some(lock.to_string());
        }
        let lock = match command {
            Command::Edit(_) => Lock::Edit,
            Command::SetSeed(_) => Lock::Seed,
            _ => return None,
        };
        let what = lock.what();
        self.allowed
            .map(|_| format!("the lesson that is played fixes {what}"))
    }
}
