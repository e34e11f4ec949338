//! Numbers that name things in one run. They are given out in order and never reused.

use core::fmt;

/// A system job: its number in order of creation, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(pub u32);

/// A workflow, or a platform operation that makes system jobs: its place in the model, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WorkflowId(pub u16);

/// A source of triggers: its place in the model, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u16);

impl SourceId {
    /// Jobs that no source of the model made: a call by another workflow's run.
    pub const CALLED: Self = Self(u16::MAX);
    /// Jobs that were there before the run began.
    pub const BACKLOG: Self = Self(u16::MAX - 1);
    /// Jobs that a step of another run made by the same request.
    pub const STEP: Self = Self(u16::MAX - 2);
    /// Jobs that a person started on demand.
    pub const ON_DEMAND: Self = Self(u16::MAX - 3);
}

impl JobId {
    /// The number as an index into a slice.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl WorkflowId {
    /// The number as an index into a slice.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl fmt::Display for JobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for WorkflowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
