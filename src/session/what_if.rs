//! What if one had clicked earlier, or later, or never, with another draw of chance? Many runs,
//! one after the other in slices: each click time with each of some seeds. Whole numbers only: the
//! interval is that of the median by order statistics, which assumes nothing of the distribution.

mod question;
mod spread;

pub use question::Question;
pub use spread::{Cost, Spread};

use super::SessionError;
use super::aside::Aside;
use super::document::Document;
use super::outcome::Outcome;
use crate::engine::limits::INTEGER_MAX;
use crate::scenario::Act;

/// Seeds of one question.
pub const SEEDS_MAX: u64 = 100;
/// Click times of one question.
pub const CLICKS_MAX: usize = 24;

/// What is asked of every run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Yardstick {
    /// Milliseconds from the click until the backlog was back to nominal, 0 where no flood came;
    /// from the beginning of the run where nobody clicked.
    ToNominal,
    /// Most jobs waiting at one time.
    Peak,
    /// The wait that 95 of 100 jobs of other workflows did not exceed, in milliseconds.
    OthersP95,
}

impl Yardstick {
    /// All of them, the most telling first.
    pub const ALL: [Self; 3] = [Self::ToNominal, Self::Peak, Self::OthersP95];
}

/// What came of one click time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The click in milliseconds; `None` for never.
    pub click_ms: Option<u64>,
    /// One a seed, as far as they are computed.
    pub outcomes: Vec<Outcome>,
}

/// Numbers of one finished run, as one place that answers a question tells them to another.
pub type Told = [u64; 5];
/// Stands for a number that a run does not have.
const NONE: u64 = u64::MAX;

/// A question being answered.
#[derive(Debug)]
pub struct WhatIf {
    question: Question,
    jobs_max: u32,
    answers: Vec<Answer>,
    /// The run that is being computed.
    running: Option<Aside>,
    /// The one that was finished last.
    told: Told,
    cut: bool,
}

impl WhatIf {
    /// Begins to answer a question; nothing of it is computed yet.
    pub fn new(question: Question, jobs_max: u32) -> Self {
        let answer = |click_ms: &Option<u64>| Answer {
            click_ms: *click_ms,
            outcomes: Vec::new(),
        };
        Self {
            answers: question.clicks.iter().map(answer).collect(),
            question,
            jobs_max,
            running: None,
            told: [NONE; 5],
            cut: false,
        }
    }

    /// What is asked.
    pub const fn question(&self) -> &Question {
        &self.question
    }

    /// Runs done, and runs in all.
    pub fn progress(&self) -> (u64, u64) {
        let done = self.answers.iter().map(|it| it.outcomes.len() as u64);
        (done.sum(), self.answers.len() as u64 * self.question.seeds)
    }

    /// Whether a limit stopped one of the runs: its numbers are those until then.
    pub const fn is_cut(&self) -> bool {
        self.cut
    }

    /// Goes on by at most the work of so many instants; whether something is left. One seed is done for all
    /// click times before the next, so that an unfinished answer compares like with like.
    ///
    /// # Errors
    /// If the scenario can't be run.
    pub fn work(&mut self, instants: u32) -> Result<bool, SessionError> {
        let Some(place) = self.next() else {
            return Ok(false);
        };
        let mut run = match self.running.take() {
            Some(run) => run,
            None => Aside::new(&self.document(&self.answers[place]), self.jobs_max)?,
        };
        if run.work(instants) {
            self.running = Some(run);
        } else {
            let outcome = Outcome::of(run.sim());
            self.told = [
                outcome.flood_ms.unwrap_or(NONE),
                outcome.nominal_ms.unwrap_or(NONE),
                outcome.peak,
                outcome.others_p95_ms.unwrap_or(NONE),
                u64::from(run.is_stopped()),
            ];
            self.cut |= run.is_stopped();
            self.answers[place].outcomes.push(outcome);
        }
        Ok(self.next().is_some())
    }

    /// Numbers of the run that was finished last, for [`Self::hear`] elsewhere.
    pub const fn told(&self) -> Told {
        self.told
    }

    /// Takes in what another place tells of the run that is next here, in place of computing it.
    /// Of the outcome only what yardsticks read is known then.
    pub fn hear(&mut self, told: Told) {
        let Some(place) = self.next() else { return };
        let [flood, nominal, peak, others_p95, cut] = told;
        let some = |value: u64| (value != NONE).then_some(value);
        self.cut |= cut == 1;
        self.answers[place].outcomes.push(Outcome {
            flood_ms: some(flood),
            nominal_ms: some(nominal),
            peak,
            others_p95_ms: some(others_p95),
            ..Outcome::default()
        });
    }

    /// What each minute that the click comes later costs by a yardstick.
    pub fn cost(&self, by: Yardstick) -> Option<Cost> {
        Cost::of(&self.answers, by)
    }

    /// The answers as far as they are computed, in the order of the question.
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// The click time whose turn it is.
    fn next(&self) -> Option<usize> {
        let few = |place: &usize| (self.answers[*place].outcomes.len(), *place);
        let place = (0..self.answers.len()).min_by_key(few)?;
        let left = (self.answers[place].outcomes.len() as u64) < self.question.seeds;
        left.then_some(place)
    }

    fn document(&self, answer: &Answer) -> Document {
        let mut document = self.question.document.clone();
        let seed = document.scenario.seed + answer.outcomes.len() as u64;
        document.scenario.seed = seed & INTEGER_MAX;
        document
            .acts
            .extend(answer.click_ms.map(|at_ms| Act::Deactivate {
                at_ms,
                workflow: self.question.workflow.clone(),
            }));
        document
    }
}

impl Answer {
    /// How a yardstick is distributed over the seeds.
    pub fn spread(&self, by: Yardstick) -> Spread {
        Spread::of((0..self.outcomes.len()).map(|seed| self.value(by, seed)))
    }

    /// What a yardstick says of one of the runs; absent where it has no value, such as no nominal.
    pub fn value(&self, by: Yardstick, seed: usize) -> Option<u64> {
        let outcome = self.outcomes.get(seed)?;
        let click_ms = self.click_ms.unwrap_or(0);
        match by {
            Yardstick::ToNominal if outcome.flood_ms.is_none() => Some(0),
            Yardstick::ToNominal => outcome.nominal_ms.map(|at| at.saturating_sub(click_ms)),
            Yardstick::Peak => Some(outcome.peak),
            Yardstick::OthersP95 => outcome.others_p95_ms,
        }
    }
}
