//! What there is to tell: moments, acts and the insight.

/// A moment on the time line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MomentView {
    /// When, in milliseconds.
    pub at_ms: u64,
    /// What it is.
    pub kind: MomentKind,
    /// Its title: from the scenario, or the name of the workflow it is about, or empty.
    pub title: String,
    /// Whether playback pauses there.
    pub pauses: bool,
}

/// What a moment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MomentKind {
    /// Named by the scenario.
    Named,
    /// The oldest wait passed 1 min.
    FloodStarts,
    /// The oldest wait passed 5 min.
    OldestWait5Min,
    /// A workflow was deactivated.
    Deactivated,
    /// The last waiting job of a deactivated workflow was picked up.
    QueueGone,
    /// The backlog is back to nominal.
    Nominal,
}

/// An act of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActView {
    /// When, in milliseconds.
    pub at_ms: u64,
    /// What, in the words of [`crate::session::Command`].
    pub command: crate::session::Command,
    /// Whether it lies after the clock: recorded, still to come.
    pub ahead: bool,
}

/// What a click has spared: the run beside the same run had nobody clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spared {
    /// Jobs of the deactivated workflow that were not run: canceled, or never made.
    pub jobs: u64,
    /// Waiting of jobs of other workflows than the culprit's group, all of them together, in
    /// milliseconds.
    pub waited_ms: u64,
    /// Rows of both tables that were not written.
    pub rows: u64,
}

/// One thing worth saying now. The screen makes the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Insight {
    /// Nothing is wrong: arrivals fit the workers.
    Calm,
    /// The queue grows; whose jobs make up most of it, and their share in percent.
    Growing {
        /// The workflow with the most jobs waiting.
        workflow: u16,
        /// Its share of the queue in percent.
        share: u64,
    },
    /// The queue shrinks by itself: the cause is over, the backlog is not.
    Draining,
    /// Deactivated before there was a queue of it: nothing to cancel, triggers refused.
    TooEarly {
        /// The workflow.
        workflow: u16,
    },
    /// Deactivated after the last trigger: nothing was refused, the rest is canceled.
    TooLate {
        /// The workflow.
        workflow: u16,
    },
    /// Deactivated, but the queue goes on growing: another workflow causes it.
    Innocent {
        /// The workflow that was deactivated.
        workflow: u16,
        /// The workflow with the most jobs waiting.
        culprit: u16,
    },
    /// Deactivated: the queue drains, so many jobs are still to be canceled.
    Canceling {
        /// The workflow.
        workflow: u16,
        /// Its jobs still waiting.
        left: u64,
    },
    /// Back to nominal after a click.
    Nominal {
        /// The workflow.
        workflow: u16,
        /// From the click to nominal, in milliseconds.
        took_ms: u64,
        /// How many would wait at the end without the click; absent while that is computed.
        untouched_at_end: Option<u64>,
    },
    /// The run has ended and nobody clicked.
    Untouched {
        /// Jobs that wait still.
        waiting: u64,
    },
}
