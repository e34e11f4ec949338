//! A question that every job answers with yes or no, compiled from a filter or from Advanced Find.

use super::Jobs;
use crate::engine::table::JobRow;
use crate::engine::{JobStatus, SimTime, SourceId};

/// A number of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// Times, in milliseconds since the beginning of the run.
    Created,
    Started,
    Completed,
    /// Lengths of time in milliseconds; they grow with the clock until the job goes on.
    Wait,
    Run,
    /// How long ago, in milliseconds.
    Age,
    StartedAge,
    CompletedAge,
    Regarding,
    Correlation,
    Depth,
    Retries,
    Job,
}

/// How a number is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compare {
    Equal,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Test {
    /// By workflow: its place in the scenario.
    Workflow(Vec<bool>),
    /// By source: its place in the scenario, then called jobs, then the initial backlog.
    Source(Vec<bool>),
    /// By status: one bit each, in the order of [`JobStatus::ALL`].
    Status(u8),
    /// By a number; a job that lacks it does not match.
    Number(Field, Compare, u64),
    /// The number is there.
    Known(Field),
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
}

/// The place of a status in [`JobStatus::ALL`].
pub(super) const fn place(status: JobStatus) -> usize {
    match status {
        JobStatus::WaitingForResources => 0,
        JobStatus::Waiting => 1,
        JobStatus::InProgress => 2,
        JobStatus::Pausing => 3,
        JobStatus::Canceling => 4,
        JobStatus::Succeeded => 5,
        JobStatus::Failed => 6,
        JobStatus::Canceled => 7,
    }
}

/// The bit of a status.
pub(super) const fn bit(status: JobStatus) -> u8 {
    1 << place(status)
}

impl Field {
    /// Whether equality means within the same second.
    const fn is_time(self) -> bool {
        matches!(self, Self::Created | Self::Started | Self::Completed) || self.is_length()
    }

    /// The value for a job, if it has one.
    pub(super) fn of(self, row: &JobRow, job: u32, jobs: &Jobs<'_>) -> Option<u64> {
        Some(match self {
            Self::Created => jobs.ms(row.created),
            Self::Started => jobs.ms(row.picked?),
            Self::Completed => jobs.ms(row.ended?),
            Self::Wait => wait_ms(row, jobs.now),
            Self::Run => run_ms(row, jobs.now)?,
            Self::Age => jobs.now.since(row.created).ms(),
            Self::StartedAge => jobs.now.since(row.picked?).ms(),
            Self::CompletedAge => jobs.now.since(row.ended?).ms(),
            Self::Regarding => u64::from(row.regarding),
            Self::Correlation => u64::from(row.correlation),
            Self::Depth => u64::from(row.depth),
            Self::Retries => u64::from(row.attempt),
            Self::Job => u64::from(job),
        })
    }

    /// Whether it is a length of time, which may grow with the clock.
    const fn is_length(self) -> bool {
        matches!(
            self,
            Self::Wait | Self::Run | Self::Age | Self::StartedAge | Self::CompletedAge
        )
    }

    /// Whether the value grows with the clock.
    fn grows(self, row: &JobRow) -> bool {
        match self {
            Self::Wait => row.picked.is_none() && row.ended.is_none(),
            Self::Run => row.picked.is_some() && row.ended.is_none(),
            Self::Age => true,
            Self::StartedAge => row.picked.is_some(),
            Self::CompletedAge => row.ended.is_some(),
            _ => false,
        }
    }
}

/// From created to picked up, to its end where it was never picked up, or to now.
pub(super) fn wait_ms(row: &JobRow, now: SimTime) -> u64 {
    let until = row.picked.or(row.ended).unwrap_or(now);
    until.since(row.created).ms()
}

/// From picked up to the end, or to now; none for a job canceled at pick-up, which never ran.
pub(super) fn run_ms(row: &JobRow, now: SimTime) -> Option<u64> {
    let picked = row.picked?;
    let at_pickup = row.status == JobStatus::Canceled && row.ended == Some(picked);
    (!at_pickup).then(|| row.ended.unwrap_or(now).since(picked).ms())
}

impl Compare {
    const fn holds(self, value: u64, with: u64, by_second: bool) -> bool {
        match self {
            Self::Equal if by_second => value / 1_000 == with / 1_000,
            Self::Equal => value == with,
            Self::Less => value < with,
            Self::AtMost => value <= with,
            Self::More => value > with,
            Self::AtLeast => value >= with,
        }
    }
}

/// The place of a source in a [`Test::Source`] of `len` places.
fn source_place(source: SourceId, len: usize) -> usize {
    match source {
        SourceId::ON_DEMAND => len.saturating_sub(3),
        SourceId::CALLED | SourceId::STEP => len.saturating_sub(2),
        SourceId::BACKLOG => len.saturating_sub(1),
        SourceId(index) => usize::from(index),
    }
}

impl Test {
    /// A question that every job answers with yes.
    pub(super) const fn always() -> Self {
        Self::All(Vec::new())
    }

    /// The answer of a job now.
    pub(super) fn holds(&self, row: &JobRow, job: u32, jobs: &Jobs<'_>) -> bool {
        let of = |set: &[bool], place: usize| set.get(place).copied().unwrap_or(false);
        match self {
            Self::Workflow(set) => of(set, row.workflow.index()),
            Self::Source(set) => of(set, source_place(row.source, set.len())),
            Self::Status(bits) => bits & bit(row.status) != 0,
            Self::Number(field, compare, with) => field
                .of(row, job, jobs)
                .is_some_and(|value| compare.holds(value, *with, field.is_time())),
            Self::Known(field) => field.of(row, job, jobs).is_some(),
            Self::Not(test) => !test.holds(row, job, jobs),
            Self::All(tests) => tests.iter().all(|test| test.holds(row, job, jobs)),
            Self::Any(tests) => tests.iter().any(|test| test.holds(row, job, jobs)),
        }
    }

    /// Whether an answer can change without a write to the table: by the clock alone.
    pub(super) fn is_timed(&self) -> bool {
        match self {
            Self::Number(field, ..) => field.is_length(),
            Self::Not(test) => test.is_timed(),
            Self::All(tests) | Self::Any(tests) => tests.iter().any(Self::is_timed),
            _ => false,
        }
    }

    /// The first moment after now at which the answer of a job may change by the clock alone.
    pub(super) fn changes_at(&self, row: &JobRow, jobs: &Jobs<'_>) -> SimTime {
        match self {
            Self::Number(field, _, with) if field.grows(row) => {
                let value = field.of(row, 0, jobs).unwrap_or(0);
                let second = with / 1_000 * 1_000;
                let edges = [second, *with, with + 1, second + 1_000];
                let next = edges.into_iter().filter(|edge| *edge > value).min();
                next.map_or(SimTime::NEVER, |edge| {
                    SimTime::from_ms(jobs.now.ms().saturating_add(edge - value))
                })
            }
            Self::Not(test) => test.changes_at(row, jobs),
            Self::All(tests) | Self::Any(tests) => tests
                .iter()
                .map(|test| test.changes_at(row, jobs))
                .min()
                .unwrap_or(SimTime::NEVER),
            _ => SimTime::NEVER,
        }
    }
}
