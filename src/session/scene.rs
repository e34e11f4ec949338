//! The picture of the stage as data: what is where. The painter only lays it out and draws.

use super::view::Mark;

/// Where jobs are now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scene {
    /// Simulated milliseconds since the beginning.
    pub at_ms: u64,
    /// One entry a source of the scenario, in its order.
    pub sources: Vec<SceneSource>,
    /// The queue.
    pub tank: Tank,
    /// One entry a worker's place, in order; those taken away are left out.
    pub slots: Vec<Slot>,
    /// How many workers there are when only the first of them are in `slots`.
    pub workers: u32,
    /// Jobs a second that leave the service, in thousandths, by mark.
    pub finish_milli: [u64; 5],
    /// Where the followed job is, if one is followed and has been made.
    pub followed: Option<Place>,
}

/// A place on the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the square of this place in [`Tank::squares`], or above the rim.
    Square(usize),
    /// With the worker of this place in [`Scene::slots`].
    Slot(usize),
    /// Among the outcomes.
    Outcome,
}

/// A source on the stage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SceneSource {
    /// Events of its workflows a second over the last 10 s, in thousandths; refused ones too.
    pub rate_milli: u64,
    /// Marks of the workflows that it starts, without repetition.
    pub marks: Vec<Mark>,
    /// Whether it sends now.
    pub active: bool,
    /// Whether its triggers are refused now, since all it starts is a draft.
    pub refused: bool,
}

/// The queue as a tank of squares, the head of the queue first (at the outlet).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tank {
    /// Jobs that one square stands for: 1, 2, 5 … fixed for the run.
    pub unit: u64,
    /// Squares that fit below the rim.
    pub capacity: usize,
    /// Squares below the rim, in queue order. Each stands for the same jobs as long as they wait.
    pub squares: Vec<Mark>,
    /// The number of the block of jobs that the first square stands for: it grows by one when a
    /// square leaves, so that a painter can move the rest down smoothly.
    pub first_block: u64,
    /// Jobs waiting in all.
    pub ready: u64,
    /// Jobs above the rim.
    pub above: u64,
    /// Marks with fewer jobs waiting than a unit: one hollow square each.
    pub hollow: Vec<Mark>,
}

/// A worker on the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Waits for a job.
    Free,
    /// Runs a job.
    Busy {
        /// Whose.
        mark: Mark,
        /// How much of it is done, in thousandths.
        done_milli: u16,
        /// Its whole length in simulated milliseconds.
        length_ms: u64,
    },
    /// Clears a job that it canceled at pick-up.
    Clearing {
        /// Whose.
        mark: Mark,
    },
}
