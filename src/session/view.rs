//! What the panels show: plain data, copied, with nothing left to decide but words and layout.

use crate::engine::{JobStatus, OperationType};
use crate::session::format::Ratio;
use std::rc::Rc;

/// The speeds of playback in thousandths of real time, slowest first: 0.1x to 1,000x.
pub const SPEEDS: [u64; 14] = [
    100, 200, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 125_000, 250_000, 500_000,
    1_000_000,
];
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
    /// Rows of the two tables that grow.
    pub storage: StorageView,
    /// Moments on the time line, by time.
    pub moments: Rc<Vec<MomentView>>,
    /// One sentence made from the run's data, if there is something to say.
    pub insight: Option<Insight>,
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
}

/// Hue, shape and pattern of a workflow: 1 to 4 for the four with the largest backlog when nobody
/// clicks, fixed for the run; the rest are "Other".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Vermillion, square, diagonal lines.
    One,
    /// Sky, circle, dots.
    Two,
    /// Green, triangle, level lines.
    Three,
    /// Purple, diamond, cross-hatch.
    Four,
    /// Grey, no shape.
    Other,
}

impl Mark {
    /// All marks in their order.
    pub const ALL: [Self; 5] = [Self::One, Self::Two, Self::Three, Self::Four, Self::Other];

    /// Its place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// A workflow or a platform operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkflowRow {
    /// Its place in the scenario.
    pub id: u16,
    /// Its name.
    pub name: String,
    /// Its table (entity).
    pub table: String,
    /// Its owner.
    pub owner: String,
    /// System Job Type of its jobs.
    pub operation_type: OperationType,
    /// What starts it: the words of scenario files, such as `create`.
    pub start_when: Vec<&'static str>,
    /// Steps of one run.
    pub steps: usize,
    /// Hue, shape and pattern.
    pub mark: Mark,
    /// Status of the process record, acts made at this very moment included.
    pub state: RecordState,
    /// Jobs waiting for resources.
    pub ready: u64,
    /// Jobs in progress.
    pub in_progress: u64,
    /// Jobs made.
    pub created: u64,
    /// Succeeded jobs.
    pub succeeded: u64,
    /// Canceled jobs.
    pub canceled: u64,
    /// Triggers refused.
    pub refused: u64,
    /// Why Activate would be refused; absent if it would not.
    pub activate_refused: Option<String>,
    /// Why Deactivate would be refused.
    pub deactivate_refused: Option<String>,
    /// Why Delete would be refused.
    pub delete_refused: Option<String>,
}

/// Status of a process record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordState {
    /// Triggers make no job.
    Draft,
    /// Each trigger makes a job.
    Activated,
    /// The record is gone.
    Deleted,
    /// A platform operation has no process record.
    NoRecord,
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
    /// What, in the words of [`super::Command`].
    pub command: super::Command,
    /// Whether it lies after the clock: recorded, still to come.
    pub ahead: bool,
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

/// One job that is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Followed {
    /// Its workflow: the place in [`View::workflows`].
    pub workflow: u16,
    /// Where it is.
    pub stage: FollowedStage,
    /// When it was made, in milliseconds; absent until it is.
    pub created_ms: Option<u64>,
    /// Jobs ahead of it in the queue.
    pub ahead: u64,
    /// How long it has waited, or did wait, in milliseconds.
    pub wait_ms: u64,
    /// When it starts if the queue goes on as in the last seconds; absent where nothing leaves
    /// the queue, or it waits no longer.
    pub expected_start_ms: Option<u64>,
    /// When it ended.
    pub ended_ms: Option<u64>,
    /// What would have become of it had nobody clicked; absent where nobody clicked, or that is
    /// not computed yet.
    pub untouched: Option<Untouched>,
}

impl Followed {
    /// The next job of a workflow, before there is one.
    pub(super) const fn coming(workflow: u16) -> Self {
        Self {
            workflow,
            stage: FollowedStage::Coming,
            created_ms: None,
            ahead: 0,
            wait_ms: 0,
            expected_start_ms: None,
            ended_ms: None,
            untouched: None,
        }
    }
}

/// What would have become of the followed job had nobody clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untouched {
    /// It would have started after waiting so many milliseconds.
    Started {
        /// The wait.
        wait_ms: u64,
    },
    /// It would still wait at the end of the run.
    Waiting,
}

/// Where the followed job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowedStage {
    /// Not made yet.
    Coming,
    /// In the queue.
    Queued,
    /// With a worker.
    InProgress,
    /// Ended well.
    Succeeded,
    /// Ended with an error.
    Failed,
    /// Canceled.
    Canceled,
}

/// What the charts show, bucket by bucket from the beginning of the run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// Changes whenever anything in here does.
    pub revision: u64,
    /// Width of a bucket in milliseconds.
    pub width_ms: u64,
    /// How many buckets the whole run has.
    pub buckets: usize,
    /// Jobs waiting at the end of each finished bucket, for every [`Mark`].
    pub ready_by_mark: [Vec<u64>; 5],
    /// Jobs made a bucket.
    pub created: Vec<u64>,
    /// Jobs that ended well a bucket.
    pub succeeded: Vec<u64>,
    /// Of those, of workflows outside the culprit's group.
    pub others_succeeded: Vec<u64>,
    /// Jobs canceled a bucket.
    pub canceled: Vec<u64>,
    /// Waits of other workflows than the culprit's group: p50, p95, p99 in ms and the number of
    /// jobs picked up in the bucket; `None` where none was.
    pub others_waits: Vec<Option<Waits>>,
    /// Jobs waiting at the end of each bucket had nobody clicked, as far as it is computed.
    pub untouched_ready: Vec<u64>,
    /// The same for the waits of other workflows.
    pub untouched_others_waits: Vec<Option<Waits>>,
}

/// Waits of one bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waits {
    /// Half of the jobs waited no longer, in milliseconds.
    pub p50_ms: u64,
    /// 95 of 100 waited no longer.
    pub p95_ms: u64,
    /// 99 of 100 waited no longer.
    pub p99_ms: u64,
    /// Jobs picked up.
    pub jobs: u64,
}
