//! What if one had clicked earlier, or later, or never, with another draw of chance? Many runs,
//! one after the other in slices: each click time with each of some seeds. Whole numbers only: the
//! interval is that of the median by order statistics, which assumes nothing of the distribution.

use super::SessionError;
use super::aside::Aside;
use super::compare::Measure;
use super::document::Document;
use super::outcome::Outcome;
use crate::engine::limits::INTEGER_MAX;
use crate::scenario::Act;

/// Seeds of one question.
pub const SEEDS_MAX: u64 = 100;
/// Click times of one question.
pub const CLICKS_MAX: usize = 24;

/// How a measure is distributed over the seeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// Runs that have a value.
    pub runs: u64,
    /// Runs that have none, such as those that never came back to nominal.
    pub without: u64,
    /// Least, lower quartile, median, upper quartile and most, by nearest rank; absent without
    /// any value.
    pub five: Option<[u64; 5]>,
    /// Between these the median of all seeds lies with at least 95 % confidence; absent for fewer
    /// than six values, where no such interval exists.
    pub interval: Option<[u64; 2]>,
}

/// What came of one click time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The click in milliseconds; `None` for never.
    pub click_ms: Option<u64>,
    /// One a seed, as far as they are computed.
    pub outcomes: Vec<Outcome>,
}

/// A question being answered.
#[derive(Debug)]
pub struct WhatIf {
    document: Document,
    workflow: String,
    seeds: u64,
    jobs_max: u32,
    answers: Vec<Answer>,
    /// The run that is being computed.
    running: Option<Aside>,
    cut: bool,
}

impl WhatIf {
    /// Asks what would come of a scenario if the workflow of this name were deactivated at each of
    /// these times (`None`: never) and nothing else were done, for as many seeds from the
    /// scenario's own on. Times and seeds beyond the limits are left out.
    pub fn new(
        document: &Document,
        workflow: &str,
        clicks: &[Option<u64>],
        seeds: u64,
        jobs_max: u32,
    ) -> Self {
        let answer = |click_ms: &Option<u64>| Answer {
            click_ms: *click_ms,
            outcomes: Vec::new(),
        };
        let document = Document {
            acts: Vec::new(),
            promise: None,
            ..document.clone()
        };
        Self {
            document,
            workflow: workflow.to_owned(),
            seeds: seeds.clamp(1, SEEDS_MAX),
            jobs_max,
            answers: clicks.iter().take(CLICKS_MAX).map(answer).collect(),
            running: None,
            cut: false,
        }
    }

    /// Runs done, and runs in all.
    pub fn progress(&self) -> (u64, u64) {
        let done = self.answers.iter().map(|it| it.outcomes.len() as u64);
        (done.sum(), self.answers.len() as u64 * self.seeds)
    }

    /// Whether a limit stopped one of the runs: its numbers are those until then.
    pub const fn is_cut(&self) -> bool {
        self.cut
    }

    /// Goes on by at most so many instants; whether something is left. One seed is done for all
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
            self.cut |= run.is_stopped();
            self.answers[place].outcomes.push(Outcome::of(run.sim()));
        }
        Ok(self.next().is_some())
    }

    /// The answers as far as they are computed, in the order of the question.
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// The click time whose turn it is.
    fn next(&self) -> Option<usize> {
        let few = |place: &usize| (self.answers[*place].outcomes.len(), *place);
        let place = (0..self.answers.len()).min_by_key(few)?;
        let left = (self.answers[place].outcomes.len() as u64) < self.seeds;
        left.then_some(place)
    }

    fn document(&self, answer: &Answer) -> Document {
        let mut document = self.document.clone();
        let seed = document.scenario.seed + answer.outcomes.len() as u64;
        document.scenario.seed = seed & INTEGER_MAX;
        document
            .acts
            .extend(answer.click_ms.map(|at_ms| Act::Deactivate {
                at_ms,
                workflow: self.workflow.clone(),
            }));
        document
    }
}

impl Answer {
    /// The time from the click to nominal over the seeds.
    pub fn to_nominal(&self) -> Spread {
        let click = self.click_ms.unwrap_or(0);
        let took = |outcome: &Outcome| outcome.nominal_ms.map(|at| at.saturating_sub(click));
        Spread::of(self.outcomes.iter().map(took))
    }

    /// A measure over the seeds.
    pub fn spread(&self, measure: Measure) -> Spread {
        Spread::of(self.outcomes.iter().map(|outcome| measure.of(outcome)))
    }
}

impl Spread {
    /// The spread of some values.
    pub fn of(values: impl Iterator<Item = Option<u64>>) -> Self {
        let all: Vec<Option<u64>> = values.collect();
        let mut values: Vec<u64> = all.iter().copied().flatten().collect();
        values.sort_unstable();
        let count = values.len();
        let at = |percent: usize| values[(percent * count).div_ceil(100).max(1) - 1];
        Self {
            runs: count as u64,
            without: (all.len() - count) as u64,
            five: (count > 0).then(|| [at(0), at(25), at(50), at(75), at(100)]),
            interval: rank(count).map(|rank| [values[rank - 1], values[count - rank]]),
        }
    }
}

/// The largest rank from below whose value and its mirror enclose the median with at least 95 %
/// confidence: fewer than `rank` of `count` fair coins fall heads with at most 2.5 %.
fn rank(count: usize) -> Option<usize> {
    // Of more values the first hundred ranks are exact enough, and 2^100 fits.
    let count = u32::try_from(count).ok().filter(|count| *count <= 100)?;
    let whole = 1_u128 << count;
    let (mut choose, mut below, mut rank) = (1_u128, 0_u128, 0_u32);
    while (below + choose) * 40 <= whole {
        below += choose;
        choose = choose * u128::from(count - rank) / u128::from(rank + 1);
        rank += 1;
    }
    (rank > 0).then(|| usize::try_from(rank).unwrap_or(usize::MAX))
}
