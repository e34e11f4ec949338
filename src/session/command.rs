//! Every intent of a person, once: buttons, keys, links, lessons and the API all make these.

use serde::{Deserialize, Serialize};

/// What a person wants. Workflows are named by their place in the scenario, times are simulated
/// milliseconds since the beginning of the run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Let the clock run; from the beginning if the run has ended.
    Play,
    /// Stop the clock.
    Pause,
    /// Process the next instant at which anything happens, and pause.
    StepEvent,
    /// Go on by 10 simulated seconds, and pause.
    StepTime,
    /// Go on until a job is picked up next, and pause.
    NextPickUp,
    /// Go on until a job is canceled next, and pause.
    NextCancel,
    /// Go to the next moment known, or to the end, and pause.
    NextMoment,
    /// Go back to the moment before, or to the beginning, and pause.
    PreviousMoment,
    /// Go to the end.
    RunToEnd,
    /// Go to a time, back included; the play state stays.
    Seek(u64),
    /// Choose a speed by its place in [`crate::session::view::SPEEDS`].
    SetSpeed(usize),
    /// Whether playback slows down after a person's Deactivate until the jobs then in progress
    /// have finished. Never touches the run.
    SetSlowMotion(bool),
    /// Whether playback pauses at moments that the scenario says to pause at.
    SetPauseAtMoments(bool),
    /// Show this workflow in the panel.
    Select(u16),
    /// Deactivate a workflow, now.
    Deactivate(u16),
    /// Activate a workflow, now.
    Activate(u16),
    /// Delete a workflow, now.
    Delete(u16),
    /// Change the number of workers, now.
    SetWorkers(u32),
    /// Take back the last act of the person, as if it had not been made.
    Undo,
    /// Back to 0:00 with the same seed and edits; acts are dropped.
    Reset,
    /// Drop the edits and go back to 0:00.
    RestoreScenario,
    /// Open a shipped scenario by its name.
    Load(String),
    /// Another seed, 0 to 2^53 - 1: the run begins anew, acts are dropped.
    SetSeed(u64),
}

/// What a command changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Response {
    /// Why the command was refused, in words; nothing has changed then.
    pub refused: Option<String>,
    /// The clock, the acts or the scenario changed: publish a new view at once.
    pub changed: bool,
}
