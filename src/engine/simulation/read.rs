//! What can be read of a run at any time.

use super::{Simulation, WorkflowView};
use crate::counts::{Counts, Storage};
use crate::id::{JobId, WorkflowId};
use crate::metrics::Metrics;
use crate::model::Model;
use crate::moments::FoundMoment;
use crate::recent::Reading;
use crate::service::Worker;
use crate::table::JobTable;
use crate::time::{SimDuration, SimTime};
use crate::trace::TraceRecord;

impl Simulation {
    /// The clock: every instant before it is done, and nothing of it.
    pub const fn now(&self) -> SimTime {
        self.now
    }

    /// What the run was made of.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Whether the clock is at the end of the run.
    pub fn is_ended(&self) -> bool {
        self.now >= self.model.end
    }

    /// The digest of the trace so far: equal for equal runs on every machine.
    pub fn digest(&self) -> u64 {
        self.trace.digest()
    }

    /// The records kept since [`Self::keep_trace`].
    pub fn trace(&self) -> &[TraceRecord] {
        self.trace.kept()
    }

    /// All system jobs.
    pub const fn jobs(&self) -> &JobTable {
        &self.jobs
    }

    /// Counters of all jobs together.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts {
            ready: self.ready,
            deleted: self.given_up,
            ..Counts::default()
        };
        for workflow in &self.workflows {
            counts.created += workflow.created;
            counts.waiting += u64::from(workflow.waiting);
            counts.in_progress += u64::from(workflow.in_progress);
            counts.succeeded += workflow.succeeded;
            counts.failed += workflow.failed;
            counts.canceled += workflow.canceled;
            counts.refused += workflow.refused;
        }
        counts
    }

    /// Rows of the two tables that grow.
    pub fn storage(&self) -> Storage {
        Storage {
            job_rows: self.tables.history_jobs + u64::from(self.jobs.len()) - self.tables.deleted,
            log_rows: self.log_rows,
        }
    }

    /// Counters and state of one workflow.
    ///
    /// # Panics
    /// If the model has no such workflow.
    pub fn workflow(&self, id: WorkflowId) -> WorkflowView {
        self.workflows[id.index()].view()
    }

    /// Activation records that a workflow has had: each Activate makes one, and deactivating
    /// leaves it to the jobs that were made under it.
    ///
    /// # Panics
    /// If the model has no such workflow.
    pub fn activations(&self, id: WorkflowId) -> usize {
        self.workflows[id.index()].activations.len()
    }

    /// The activation record that a job belongs to (workflowactivationid), from 1 in the order of
    /// the workflow's activations; 0 for jobs that wait from before the first.
    ///
    /// # Panics
    /// If there is no such job.
    pub fn activation_of(&self, job: JobId) -> u32 {
        let workflow = &self.workflows[self.jobs.workflow(job).index()];
        let earlier = workflow
            .activations
            .partition_point(|first| *first <= job.0);
        u32::try_from(earlier).unwrap_or(u32::MAX)
    }

    /// What every worker does; those that were taken away keep their place.
    pub fn workers(&self) -> &[Worker] {
        self.service.workers()
    }

    /// The series of the run.
    pub const fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// The moments found so far, in the order in which they became known.
    pub fn moments(&self) -> &[FoundMoment] {
        self.moments.found()
    }

    /// The workflow that was deactivated last.
    pub const fn last_deactivated(&self) -> Option<WorkflowId> {
        self.last_deactivated
    }

    /// The number of the first job that has never left the front of the queue; those from it on
    /// wait, but for plain gaps where a person took some out. (Jobs that came back to the queue
    /// have smaller numbers and go first.)
    pub const fn queue_head(&self) -> u32 {
        self.queue.head
    }

    /// How long the job that waits longest for resources has waited; zero if none waits.
    pub fn oldest_wait(&self) -> SimDuration {
        self.oldest_created()
            .map_or(SimDuration::ZERO, |created| self.now.since(created))
    }

    /// How things stood about 10 s ago, or at the beginning, and how they stand now: what rates
    /// are made of.
    pub fn recently(&self) -> (Reading, Reading) {
        let now = self.reading();
        let base = self.recent.base(self.now).cloned();
        (base.unwrap_or_else(|| now.clone()), now)
    }

    /// Bytes that the rows of the job table take.
    pub fn bytes(&self) -> u64 {
        self.jobs.bytes()
    }

    /// Where the run ends.
    pub fn end(&self) -> SimTime {
        self.model.end
    }
}
