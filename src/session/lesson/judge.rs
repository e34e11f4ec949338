//! The end of a lesson: the run with the person's acts, with the solution and with none, each
//! computed aside to its end, in slices.

use super::facts::Facts;
use super::{Harm, LessonRun};
use crate::engine::TimedAct;
use crate::scenario::Scenario;
use crate::scenario::lesson::{Answer, Condition, Of};
use crate::session::SessionError;
use crate::session::aside::Aside;
use crate::session::document::Document;
use crate::session::outcome::Outcome;

/// What came of one of the three runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Result {
    /// Which goals are reached at the end, in the order of the file.
    pub reached: Vec<bool>,
    /// The harm done.
    pub harm: Harm,
    /// The run in numbers.
    pub outcome: Outcome,
    /// Jobs waiting, at most 240 readings at an even beat over the run.
    pub ready: Vec<u64>,
}

/// How a lesson ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether all goals are reached at the end of the run.
    pub won: bool,
    /// Whether the harm is within par too.
    pub within_par: bool,
    /// The harm that a good player does not exceed.
    pub par: Harm,
    /// As the person played.
    pub yours: Result,
    /// As the lesson solves it.
    pub solution: Result,
    /// With nothing done.
    pub untouched: Result,
    /// What the person did, by time.
    pub acts: Vec<crate::scenario::Act>,
    /// Hints that were shown.
    pub hints: usize,
    /// Whether the solution was shown.
    pub shown: bool,
    /// What was guessed, and what it was; the second is absent where it never came to be.
    pub guess: Option<(u64, Option<u64>)>,
}

/// The judge at work.
#[derive(Debug)]
pub struct Judge {
    runs: [Aside; 3],
    acts: [Vec<TimedAct>; 3],
    scenario: Scenario,
    goals: Vec<Condition>,
    verdict: Verdict,
    question: Option<(Answer, Of, u64)>,
    own_par: bool,
}

/// Readings of a line.
const READINGS: usize = 240;

impl Judge {
    pub(super) fn new(
        run: &LessonRun,
        yours: Document,
        jobs_max: u32,
    ) -> std::result::Result<Self, SessionError> {
        let lesson = run.lesson();
        let untouched = run.document();
        let solution = Document {
            acts: lesson.solution.clone(),
            ..untouched.clone()
        };
        let acts = |document: &Document| document.timed_acts(jobs_max).map_err(SessionError::Acts);
        let timed = [acts(&yours)?, acts(&solution)?, Vec::new()];
        let aside = |document| Aside::new(document, jobs_max);
        let runs = [aside(&yours)?, aside(&solution)?, aside(&untouched)?];
        let par = lesson.par.map(|par| Harm {
            waited_ms: par.waited_minutes * 60_000,
            lost_jobs: par.lost_jobs,
        });
        let question = lesson.question.as_ref().zip(run.guess());
        let nothing = Result {
            reached: Vec::new(),
            harm: Harm::default(),
            outcome: Outcome::default(),
            ready: Vec::new(),
        };
        Ok(Self {
            runs,
            acts: timed,
            scenario: untouched.scenario,
            goals: lesson.goals.iter().map(|goal| goal.when.clone()).collect(),
            question: question.map(|(question, guess)| (question.answer, question.of, guess)),
            own_par: par.is_none(),
            verdict: Verdict {
                won: false,
                within_par: false,
                par: par.unwrap_or_default(),
                yours: nothing.clone(),
                solution: nothing.clone(),
                untouched: nothing,
                acts: yours.acts,
                hints: run.hints,
                shown: run.shown,
                guess: None,
            },
        })
    }

    /// Goes on by at most the work of so many instants; whether something is left.
    pub fn work(&mut self, instants: u32) -> bool {
        self.runs.iter_mut().any(|run| run.work(instants))
    }

    /// Thousandths done.
    pub fn done_milli(&self) -> u64 {
        self.runs.iter().map(Aside::done_milli).sum::<u64>() / 3
    }

    /// Whether a limit stopped one of the runs: what is told ends there.
    pub fn is_cut(&self) -> bool {
        self.runs.iter().any(Aside::is_stopped)
    }

    /// The verdict, once nothing is left to compute.
    pub fn verdict(mut self) -> Verdict {
        while self.work(u32::MAX) {}
        let [yours, solution, untouched] = [0, 1, 2].map(|place| self.result(place));
        let mut verdict = self.verdict;
        if self.own_par {
            verdict.par = solution.harm;
        }
        verdict.won = yours.reached.iter().all(|reached| *reached);
        verdict.within_par = yours.harm.is_within(verdict.par);
        verdict.guess = self.question.map(|(answer, of, guess)| {
            let result = if of == Of::Yours { &yours } else { &untouched };
            (guess, value(answer, &result.outcome))
        });
        verdict.yours = yours;
        verdict.solution = solution;
        verdict.untouched = untouched;
        verdict
    }

    fn result(&self, place: usize) -> Result {
        let sim = self.runs[place].sim();
        let facts = Facts {
            sim,
            scenario: &self.scenario,
            acts: &self.acts[place],
            seen: None,
        };
        let buckets = sim.metrics().closed();
        let step = buckets.len().div_ceil(READINGS).max(1);
        let readings = buckets.iter().step_by(step);
        Result {
            reached: self.goals.iter().map(|goal| facts.holds(goal)).collect(),
            harm: Harm::of(sim),
            outcome: Outcome::of(sim),
            ready: readings.map(|bucket| bucket.counts.ready).collect(),
        }
    }
}

/// The answer to a question; absent where it never came to be.
fn value(answer: Answer, outcome: &Outcome) -> Option<u64> {
    const MINUTE_MS: u64 = 60_000;
    let minutes = |ms: u64| (ms + MINUTE_MS / 2) / MINUTE_MS;
    Some(match answer {
        Answer::Peak => outcome.peak,
        Answer::WaitingAtEnd => outcome.waiting,
        Answer::Canceled => outcome.canceled,
        Answer::Refused => outcome.refused,
        Answer::Failed => outcome.failed,
        Answer::Rows => outcome.job_rows + outcome.log_rows,
        Answer::NominalMinute => minutes(outcome.nominal_ms?),
        Answer::OthersWaitMinutes => minutes(outcome.others_p95_ms?),
    })
}
