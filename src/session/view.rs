//! What the panels show: plain data, copied, with nothing left to decide but words and layout.

mod cause;
mod followed;
mod series;
mod story;
mod workflows;

pub use cause::CauseView;
pub use followed::{Followed, FollowedStage, Untouched};
pub use series::{Series, WAITS_OVER_MS, Waits};
pub use story::{ActView, Insight, MomentKind, MomentView, Spared};
pub use workflows::{Mark, RecordState, WorkflowRow};

use crate::engine::JobStatus;
use crate::session::format::Ratio;
use crate::session::lock::Locks;
use std::rc::Rc;

/// The speeds of playback in thousandths of real time, slowest first: 0.1x to 1,000x.
pub const SPEEDS: [u64; 14] = [
    100, 200, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 125_000, 250_000, 500_000,
    1_000_000,
];
/// The speed of slow motion, in thousandths of real time.
pub const SLOW_MILLI: u64 = 500;
/// The place of 8x, the speed at first.
pub const SPEED_AT_FIRST: usize = 6;

/// Whether the clock runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlayState {
    /// The clock stands.
    Paused,
    /// The clock runs.
    Playing,
    /// The clock has reached the end.
    Ended,
}

/// Everything that the panels show. Parts are compared by value; unchanged parts are shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Simulated milliseconds since the beginning, at which every number of this view was read.
    pub at_ms: u64,
    /// The clock and the transport.
    pub playback: Playback,
    /// What is being played.
    pub scenario: Rc<ScenarioView>,
    /// All jobs by status.
    pub counts: JobCounts,
    /// How busy things are.
    pub flow: Flow,
    /// Workflows and platform operations, in the order of the scenario.
    pub workflows: Rc<Vec<WorkflowRow>>,
    /// The one that the panel shows: its place in `workflows`.
    pub selected: u16,
    /// Since the last Deactivate; absent before the first.
    pub since: Option<SinceYouClicked>,
    /// What the person's last Deactivate has spared until now; absent before there was one.
    pub spared: Option<Spared>,
    /// Rows of the two tables that grow.
    pub storage: StorageView,
    /// Moments on the time line, by time.
    pub moments: Rc<Vec<MomentView>>,
    /// One sentence made from the run's data, if there is something to say.
    pub insight: Option<Insight>,
    /// What keeps triggering the selected workflow, or makes its jobs fail, and can be mended.
    pub causes: Vec<CauseView>,
    /// The job that is followed, if one is.
    pub followed: Option<Followed>,
    /// What the charts show.
    pub series: Rc<Series>,
    /// The person's acts so far, by time.
    pub acts: Rc<Vec<ActView>>,
    /// Why the run can't go on, in words.
    pub stopped: Option<String>,
    /// The digest of the run so far, as 16 hexadecimal digits.
    pub digest: String,
    /// Whether the run gives the digest that its link or file said; absent where none was said,
    /// or the clock was not there yet.
    pub as_promised: Option<bool>,
    /// Whether acts can be taken back, and done again.
    pub can_undo: (bool, bool),
    /// What the link that was opened fixes.
    pub locks: Locks,
}

/// The clock and the transport.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Playback {
    /// Whether the clock runs.
    pub state: PlayState,
    /// Length of the run in milliseconds.
    pub end_ms: u64,
    /// The chosen speed: its place in [`SPEEDS`].
    pub speed: usize,
    /// While playback is slowed down after a Deactivate: jobs of then that have finished, and
    /// how many there were.
    pub slow_motion: Option<(u64, u64)>,
    /// Whether slow motion is switched on.
    pub slow_motion_on: bool,
    /// Whether moments pause playback.
    pub pause_at_moments: bool,
    /// The moment that playback has just paused at: its place in [`View::moments`].
    pub paused_at: Option<usize>,
    /// A seek or the run without a click is still being computed: thousandths done.
    pub computing: Option<u16>,
    /// The clock is on its way to where it was sent, and can be stopped where it is.
    pub on_its_way: bool,
}

/// What is being played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioView {
    /// The name of the shipped scenario; absent for one that is not shipped.
    pub id: Option<String>,
    /// Its title.
    pub title: String,
    /// What happens and why.
    pub description: String,
    /// The seed.
    pub seed: u64,
    /// Whether it was edited since it was loaded.
    pub edited: bool,
    /// Busy time of a job canceled at pick-up: an assumption; 0 if none.
    pub cancel_cost_ms: u64,
    /// The sources, in the order of the scenario.
    pub sources: Vec<SourceView>,
}

/// A source of triggers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceView {
    /// Its name.
    pub name: String,
    /// The word of its kind in scenario files, such as `bulk_import`.
    pub kind: &'static str,
    /// The workflows that it starts: places in [`View::workflows`].
    pub starts: Vec<u16>,
    /// Begins to send, in milliseconds.
    pub from_ms: u64,
    /// Sends nothing at or after, in milliseconds; absent where it goes on to the end.
    pub until_ms: Option<u64>,
    /// Jobs a second that it makes while it sends.
    pub rate: Ratio,
}

/// All jobs by status. Created is the sum of the rest at every reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JobCounts {
    /// All jobs made.
    pub created: u64,
    /// Waiting For Resources.
    pub ready: u64,
    /// Waiting.
    pub waiting: u64,
    /// In Progress.
    pub in_progress: u64,
    /// Succeeded.
    pub succeeded: u64,
    /// Failed.
    pub failed: u64,
    /// Canceled.
    pub canceled: u64,
    /// Deleted.
    pub deleted: u64,
}

impl JobCounts {
    /// The number of a status; the passing states count as in progress.
    pub const fn of(&self, status: JobStatus) -> u64 {
        match status {
            JobStatus::WaitingForResources => self.ready,
            JobStatus::Waiting => self.waiting,
            JobStatus::InProgress | JobStatus::Pausing | JobStatus::Canceling => self.in_progress,
            JobStatus::Succeeded => self.succeeded,
            JobStatus::Failed => self.failed,
            JobStatus::Canceled => self.canceled,
        }
    }
}

/// How busy things are, over the last 10 simulated seconds (or since the beginning).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    /// Jobs made a second.
    pub arrive: Ratio,
    /// Jobs that ended well a second.
    pub finish: Ratio,
    /// Jobs canceled a second.
    pub cancel: Ratio,
    /// Change of the queue a second, and whether it shrinks.
    pub growth: Ratio,
    /// Whether `growth` is a loss.
    pub shrinks: bool,
    /// Triggers refused a second.
    pub refuse: Ratio,
    /// How long the oldest job has waited, in milliseconds; 0 if none waits.
    pub oldest_wait_ms: u64,
    /// Workers that run a job.
    pub busy: u32,
    /// Workers that clear a canceled job (an assumption).
    pub clearing: u32,
    /// Workers there shall be.
    pub workers: u32,
    /// Whether background operations are on: while they are off nothing is picked up.
    pub background: bool,
}

/// What became of the jobs and triggers of the workflow that was deactivated last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SinceYouClicked {
    /// The workflow: its place in [`View::workflows`].
    pub workflow: u16,
    /// When it was deactivated, in milliseconds.
    pub clicked_ms: u64,
    /// Its jobs that waited then.
    pub queued: u64,
    /// Of those, canceled at pick-up.
    pub canceled: u64,
    /// Of those, waiting still.
    pub still_waiting: u64,
    /// Of those, run after a reactivation (an assumption).
    pub run: u64,
    /// Its jobs that were in progress then.
    pub in_progress: u64,
    /// Of those, ended.
    pub finished: u64,
    /// Its triggers refused since.
    pub refused: u64,
    /// Canceled and refused: work asked for and not done.
    pub not_done: u64,
    /// Jobs of all other workflows that waited then.
    pub others_queued: u64,
}

/// Rows of the two tables that grow, and bytes as assumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StorageView {
    /// Rows of `AsyncOperationBase`.
    pub job_rows: u64,
    /// Rows of `WorkflowLogBase`.
    pub log_rows: u64,
    /// Bytes of both, by the assumed bytes a row.
    pub bytes: u64,
    /// Rows written a second, over the last 10 simulated seconds.
    pub rows_rate: Ratio,
}
