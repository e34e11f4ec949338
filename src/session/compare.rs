//! Two runs on one clock: the same seed with different acts, workers, triggers, or another seed.
//! Computed aside in slices; the result is a table of differences and two lines to lay over each
//! other.

use super::SessionError;
use super::aside::Aside;
use super::document::Document;
use super::outcome::Outcome;
use super::view::Waits;

/// What is compared, and how its values are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Jobs made.
    Created,
    /// Jobs that ended well.
    Succeeded,
    /// Jobs canceled.
    Canceled,
    /// Triggers that made no job.
    Refused,
    /// Canceled and refused: work to be done again.
    NotDone,
    /// Most jobs waiting at one time.
    Peak,
    /// Jobs waiting at the end.
    WaitingAtEnd,
    /// When the flood started.
    Flood,
    /// When the backlog was back to nominal.
    Nominal,
    /// The wait that 95 of 100 jobs of other workflows did not exceed.
    OthersP95,
    /// How long jobs of other workflows waited, all of them together.
    OthersWaited,
    /// Rows of both tables.
    Rows,
}

impl Measure {
    /// All of them in the order of the table.
    pub const ALL: [Self; 12] = [
        Self::Created,
        Self::Succeeded,
        Self::Canceled,
        Self::Refused,
        Self::NotDone,
        Self::Peak,
        Self::WaitingAtEnd,
        Self::Flood,
        Self::Nominal,
        Self::OthersP95,
        Self::OthersWaited,
        Self::Rows,
    ];

    /// Its value in what came of a run; absent where that has none, such as no nominal.
    pub fn of(self, outcome: &Outcome) -> Option<u64> {
        Some(match self {
            Self::Created => outcome.created,
            Self::Succeeded => outcome.succeeded,
            Self::Canceled => outcome.canceled,
            Self::Refused => outcome.refused,
            Self::NotDone => outcome.not_done,
            Self::Peak => outcome.peak,
            Self::WaitingAtEnd => outcome.waiting,
            Self::Flood => return outcome.flood_ms,
            Self::Nominal => return outcome.nominal_ms,
            Self::OthersP95 => return outcome.others_p95_ms,
            Self::OthersWaited => outcome.others_waited_ms,
            Self::Rows => outcome.job_rows + outcome.log_rows,
        })
    }
}

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What.
    pub measure: Measure,
    /// Its value in both runs.
    pub values: [Option<u64>; 2],
}

/// A run as a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Width of a bucket in milliseconds.
    pub width_ms: u64,
    /// Jobs waiting at the end of each bucket.
    pub ready: Vec<u64>,
    /// The wait that 95 of 100 jobs of other workflows did not exceed, of those picked up in the
    /// [`WAITS_OVER_MS`](super::view::WAITS_OVER_MS) before the end of the bucket.
    pub others_p95_ms: Vec<Option<u64>>,
}

/// Two runs being compared.
#[derive(Debug)]
pub struct Comparison {
    runs: [Aside; 2],
}

impl Comparison {
    /// Lays two runs side by side; nothing of them is computed yet.
    ///
    /// # Errors
    /// If one of them can't be run.
    pub fn new(first: &Document, second: &Document, jobs_max: u32) -> Result<Self, SessionError> {
        let runs = [Aside::new(first, jobs_max)?, Aside::new(second, jobs_max)?];
        Ok(Self { runs })
    }

    /// Goes on by at most the work of so many instants; whether something is left.
    pub fn work(&mut self, instants: u32) -> bool {
        let [first, second] = &mut self.runs;
        first.work(instants) || second.work(instants)
    }

    /// Thousandths done.
    pub fn done_milli(&self) -> u64 {
        self.runs.iter().map(Aside::done_milli).sum::<u64>() / 2
    }

    /// Whether a limit stopped one of the runs: what is told ends there.
    pub fn is_cut(&self) -> bool {
        self.runs.iter().any(Aside::is_stopped)
    }

    /// What came of both, as far as it is computed.
    pub fn outcomes(&self) -> [Outcome; 2] {
        self.runs.each_ref().map(|run| Outcome::of(run.sim()))
    }

    /// The table: every measure, those that are the same included.
    pub fn differences(&self) -> Vec<Difference> {
        let outcomes = self.outcomes();
        let line = |measure: Measure| Difference {
            measure,
            values: outcomes.each_ref().map(|outcome| measure.of(outcome)),
        };
        Measure::ALL.into_iter().map(line).collect()
    }

    /// Both runs as lines.
    pub fn lines(&self) -> [Line; 2] {
        self.runs.each_ref().map(|run| {
            let metrics = run.sim().metrics();
            let buckets = metrics.closed();
            let width_ms = metrics.width().ms();
            let p95 = |at: usize| {
                let waits = Waits::over(buckets, at, Waits::span(width_ms), |it| {
                    Some(&it.others_waits)
                });
                waits.map(|waits| waits.p95_ms)
            };
            Line {
                width_ms,
                ready: buckets.iter().map(|it| it.counts.ready).collect(),
                others_p95_ms: (0..buckets.len()).map(p95).collect(),
            }
        })
    }
}
