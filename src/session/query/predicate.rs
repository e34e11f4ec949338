//! A question that every job answers with yes or no, compiled from a filter or from Advanced Find.

use crate::engine::table::{Block, Clock, Marks, Number};
use crate::engine::{JobStatus, SimTime, SourceId};

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
    Number(Number, Compare, u64),
    /// The number is there.
    Known(Number),
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
}

/// The bit of a status.
pub(super) fn bit(status: JobStatus) -> u8 {
    1 << status.place()
}

/// Whether it is a time or a length of time, where equality means within the same second.
const fn is_time(number: Number) -> bool {
    !matches!(
        number,
        Number::Regarding | Number::Correlation | Number::Depth | Number::Retries | Number::Job
    )
}

impl Compare {
    /// The first and the last value that compare so; the last is before the first where none does.
    const fn range(self, with: u64, by_second: bool) -> (u64, u64) {
        let second = with / 1_000 * 1_000;
        match self {
            Self::Equal if by_second => (second, second.saturating_add(999)),
            Self::Equal => (with, with),
            Self::Less if with == 0 => (1, 0),
            Self::Less => (0, with - 1),
            Self::AtMost => (0, with),
            Self::More if with == u64::MAX => (1, 0),
            Self::More => (with + 1, u64::MAX),
            Self::AtLeast => (with, u64::MAX),
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

    /// The jobs of a block that answer with yes, and the moment from which the clock alone may have
    /// changed an answer.
    pub(super) fn marks(&self, block: &Block<'_>, clock: Clock) -> (Marks, SimTime) {
        let settled = |marks| (marks, SimTime::NEVER);
        match self {
            Self::Workflow(set) => settled(block.of_workflows(set)),
            Self::Source(set) => {
                let place = |at| source_place(block.source(at), set.len());
                let is_in = |at| set.get(place(at)).copied().unwrap_or(false);
                settled(Marks::from_fn(block.len(), is_in))
            }
            Self::Status(bits) => settled(block.of_statuses(*bits)),
            Self::Number(number, compare, with) => {
                block.within(*number, clock, compare.range(*with, is_time(*number)))
            }
            Self::Known(number) => block.within(*number, clock, (0, u64::MAX)),
            Self::Not(test) => {
                let (mut marks, until) = test.marks(block, clock);
                marks.invert(block.len());
                (marks, until)
            }
            Self::All(tests) => {
                let all = (Marks::all(block.len()), SimTime::NEVER);
                tests.iter().fold(all, |(mut all, until), test| {
                    let (marks, other) = test.marks(block, clock);
                    all.and(&marks);
                    (all, until.min(other))
                })
            }
            Self::Any(tests) => {
                let none = (Marks::default(), SimTime::NEVER);
                tests.iter().fold(none, |(mut any, until), test| {
                    let (marks, other) = test.marks(block, clock);
                    any.or(&marks);
                    (any, until.min(other))
                })
            }
        }
    }
}
