//! The table of system jobs, in columns, in chunks that clones share until they are written to.
//!
//! Because the three times are kept, the state of a job at any past moment is a comparison: it
//! waits at t if `created <= t < picked`. Rows are never removed here and never move.

mod changes;

use crate::codes::JobStatus;
use crate::id::{JobId, SourceId, WorkflowId};
use crate::time::SimTime;
use alloc::rc::Rc;
use alloc::vec::Vec;

/// Rows of one chunk.
pub const CHUNK_ROWS: usize = 1 << 16;

/// One system job, as a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobRow {
    /// Queued (Created On).
    pub created: SimTime,
    /// Picked up by a worker (Started On), or canceled at pick-up.
    pub picked: Option<SimTime>,
    /// Completed (Completed On).
    pub ended: Option<SimTime>,
    /// The workflow or platform operation that it is a job of.
    pub workflow: WorkflowId,
    /// Status Reason now.
    pub status: JobStatus,
    /// The source that triggered it.
    pub source: SourceId,
    /// The row that it runs on (Regarding): the number of the source's event.
    pub regarding: u32,
    /// Ties together what came of one event.
    pub correlation: u32,
    /// Calls since the first one (Depth), from 1.
    pub depth: u8,
    /// Attempts so far (Retry Count).
    pub attempt: u8,
}

/// What a new job is made of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewJob {
    pub created: SimTime,
    pub workflow: WorkflowId,
    pub source: SourceId,
    pub regarding: u32,
    pub correlation: u32,
    pub depth: u8,
}

#[derive(Debug)]
struct Chunk {
    created: Vec<SimTime>,
    picked: Vec<SimTime>,
    ended: Vec<SimTime>,
    workflow: Vec<WorkflowId>,
    source: Vec<SourceId>,
    regarding: Vec<u32>,
    correlation: Vec<u32>,
    status: Vec<JobStatus>,
    depth: Vec<u8>,
    attempt: Vec<u8>,
}

impl Chunk {
    fn new() -> Self {
        Self {
            created: Vec::with_capacity(CHUNK_ROWS),
            picked: Vec::with_capacity(CHUNK_ROWS),
            ended: Vec::with_capacity(CHUNK_ROWS),
            workflow: Vec::with_capacity(CHUNK_ROWS),
            source: Vec::with_capacity(CHUNK_ROWS),
            regarding: Vec::with_capacity(CHUNK_ROWS),
            correlation: Vec::with_capacity(CHUNK_ROWS),
            status: Vec::with_capacity(CHUNK_ROWS),
            depth: Vec::with_capacity(CHUNK_ROWS),
            attempt: Vec::with_capacity(CHUNK_ROWS),
        }
    }

    fn truncate(&mut self, rows: usize) {
        self.created.truncate(rows);
        self.picked.truncate(rows);
        self.ended.truncate(rows);
        self.workflow.truncate(rows);
        self.source.truncate(rows);
        self.regarding.truncate(rows);
        self.correlation.truncate(rows);
        self.status.truncate(rows);
        self.depth.truncate(rows);
        self.attempt.truncate(rows);
    }
}

/// A derived clone would give up the spare capacity and so regrow a column at the next row.
impl Clone for Chunk {
    fn clone(&self) -> Self {
        fn copied<T: Copy>(column: &[T]) -> Vec<T> {
            let mut copy = Vec::with_capacity(CHUNK_ROWS);
            copy.extend_from_slice(column);
            copy
        }
        Self {
            created: copied(&self.created),
            picked: copied(&self.picked),
            ended: copied(&self.ended),
            workflow: copied(&self.workflow),
            source: copied(&self.source),
            regarding: copied(&self.regarding),
            correlation: copied(&self.correlation),
            status: copied(&self.status),
            depth: copied(&self.depth),
            attempt: copied(&self.attempt),
        }
    }
}

/// All system jobs of a run, by number.
#[derive(Clone, Debug, Default)]
pub struct JobTable {
    chunks: Vec<Rc<Chunk>>,
    len: u32,
    writes: changes::Writes,
}

const fn place(job: JobId) -> (usize, usize) {
    (job.index() / CHUNK_ROWS, job.index() % CHUNK_ROWS)
}

fn known(time: SimTime) -> Option<SimTime> {
    (time != SimTime::NEVER).then_some(time)
}

impl JobTable {
    /// How many jobs there are.
    pub const fn len(&self) -> u32 {
        self.len
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// One job.
    ///
    /// # Panics
    /// If there is no such job: job numbers are only ever given out by this table.
    pub fn row(&self, job: JobId) -> JobRow {
        let (chunk, at) = place(job);
        let chunk = &*self.chunks[chunk];
        JobRow {
            created: chunk.created[at],
            picked: known(chunk.picked[at]),
            ended: known(chunk.ended[at]),
            workflow: chunk.workflow[at],
            status: chunk.status[at],
            source: chunk.source[at],
            regarding: chunk.regarding[at],
            correlation: chunk.correlation[at],
            depth: chunk.depth[at],
            attempt: chunk.attempt[at],
        }
    }

    /// All jobs in order.
    pub fn rows(&self) -> impl Iterator<Item = JobRow> + '_ {
        (0..self.len).map(|job| self.row(JobId(job)))
    }

    /// Bytes that the rows take, shared chunks included.
    pub fn bytes(&self) -> u64 {
        const ROW: u64 = 3 * 8 + 2 * 2 + 2 * 4 + 3;
        self.chunks.len() as u64 * CHUNK_ROWS as u64 * ROW
    }

    /// When the job was created.
    pub fn created(&self, job: JobId) -> SimTime {
        let (chunk, at) = place(job);
        self.chunks[chunk].created[at]
    }

    /// Whose job it is.
    pub fn workflow(&self, job: JobId) -> WorkflowId {
        let (chunk, at) = place(job);
        self.chunks[chunk].workflow[at]
    }

    pub(crate) fn picked(&self, job: JobId) -> SimTime {
        let (chunk, at) = place(job);
        self.chunks[chunk].picked[at]
    }

    pub(crate) fn regarding(&self, job: JobId) -> u32 {
        let (chunk, at) = place(job);
        self.chunks[chunk].regarding[at]
    }

    /// Appends a job that waits for resources.
    pub(crate) fn push(&mut self, job: NewJob) -> JobId {
        let id = JobId(self.len);
        if id.index().is_multiple_of(CHUNK_ROWS) {
            self.chunks.push(Rc::new(Chunk::new()));
        }
        let chunk = self.chunk_mut(id.index() / CHUNK_ROWS);
        chunk.created.push(job.created);
        chunk.picked.push(SimTime::NEVER);
        chunk.ended.push(SimTime::NEVER);
        chunk.workflow.push(job.workflow);
        chunk.source.push(job.source);
        chunk.regarding.push(job.regarding);
        chunk.correlation.push(job.correlation);
        chunk.status.push(JobStatus::WaitingForResources);
        chunk.depth.push(job.depth);
        chunk.attempt.push(0);
        self.len += 1;
        id
    }

    /// A worker has taken the job.
    pub(crate) fn pick_up(&mut self, job: JobId, now: SimTime) {
        let (chunk, at) = place(job);
        let chunk = self.chunk_mut(chunk);
        transition(&mut chunk.status[at], JobStatus::InProgress);
        chunk.picked[at] = now;
    }

    /// The job was canceled in the moment of its pick-up: Started On and Completed On are now.
    pub(crate) fn cancel_at_pickup(&mut self, job: JobId, now: SimTime) {
        let (chunk, at) = place(job);
        let chunk = self.chunk_mut(chunk);
        transition(&mut chunk.status[at], JobStatus::Canceled);
        chunk.picked[at] = now;
        chunk.ended[at] = now;
    }

    /// The job in progress has ended.
    pub(crate) fn complete(&mut self, job: JobId, status: JobStatus, now: SimTime) {
        let (chunk, at) = place(job);
        let chunk = self.chunk_mut(chunk);
        transition(&mut chunk.status[at], status);
        chunk.ended[at] = now;
    }

    /// The table as it was when it had `len` rows, the jobs from `queue_head` on waited and
    /// `busy` were in progress. Chunks that were not touched since are shared.
    pub(crate) fn rewound(
        &self,
        len: u32,
        queue_head: u32,
        busy: impl Iterator<Item = JobId>,
    ) -> Self {
        let chunks = (len as usize).div_ceil(CHUNK_ROWS);
        let mut table = Self {
            chunks: self.chunks[..chunks].to_vec(),
            len,
            writes: self.writes.clone(),
        };
        let rows = len as usize % CHUNK_ROWS;
        if rows > 0 && table.chunks[chunks - 1].created.len() > rows {
            table.chunk_mut(chunks - 1).truncate(rows);
        }
        for job in (queue_head..len).map(JobId) {
            if table.picked(job) == SimTime::NEVER {
                break;
            }
            let (chunk, at) = place(job);
            let chunk = table.chunk_mut(chunk);
            chunk.picked[at] = SimTime::NEVER;
            chunk.ended[at] = SimTime::NEVER;
            chunk.status[at] = JobStatus::WaitingForResources;
        }
        for job in busy {
            let (chunk, at) = place(job);
            let chunk = table.chunk_mut(chunk);
            chunk.ended[at] = SimTime::NEVER;
            chunk.status[at] = JobStatus::InProgress;
        }
        table
    }

    fn chunk_mut(&mut self, index: usize) -> &mut Chunk {
        self.writes.touch(index);
        Rc::make_mut(&mut self.chunks[index])
    }
}

/// An illegal transition can only come of a bug in the engine.
fn transition(status: &mut JobStatus, next: JobStatus) {
    debug_assert!(
        status.may_become(next),
        "a job that is {status} can't become {next}"
    );
    *status = next;
}
