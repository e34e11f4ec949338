//! The table of system jobs, in columns, in chunks that clones share until they are written to.
//!
//! Because the three times are kept, the state of a plain job at any past moment is a comparison:
//! it waits at t if `created <= t < picked`. Jobs of more than one life have their transitions in
//! a side list too. Rows are never removed here and never move; a deleted one is marked.

mod changes;
mod chunk;
mod lives;
mod rewind;
mod row;
mod scan;
mod times;

pub use changes::SPAN_ROWS;
pub use chunk::CHUNK_ROWS;
pub use lives::Life;
pub(crate) use rewind::TableMark;
pub use row::JobRow;
pub(crate) use row::{NewJob, Told};
pub use scan::{
    Block, Clock, Counted, LAST_KEY, Largest, Marks, Number, OrderBy, RowOrder, Tally, parts, word,
};

use crate::codes::{JobState, JobStatus};
use crate::id::{JobId, WorkflowId};
use crate::time::SimTime;
use alloc::rc::Rc;
use alloc::vec::Vec;
use chunk::{Chunk, transition};
use lives::{Entry, Lives};

/// All system jobs of a run, by number.
#[derive(Clone, Debug, Default)]
pub struct JobTable {
    chunks: Vec<Rc<Chunk>>,
    len: u32,
    lives: Lives,
    /// Whether a job has left the queue from its middle, or has let others pass.
    has_departures: bool,
    /// Whether a row was deleted.
    has_deletions: bool,
    /// Writes so far.
    writes: u64,
}

const fn place(job: JobId) -> (usize, usize) {
    (job.index() / CHUNK_ROWS, job.index() % CHUNK_ROWS)
}

fn known(time: SimTime) -> Option<SimTime> {
    (time != SimTime::NEVER).then_some(time)
}

impl JobTable {
    /// How many jobs there are, deleted ones included.
    pub const fn len(&self) -> u32 {
        self.len
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Bytes that the rows take, shared chunks and the side list included.
    pub fn bytes(&self) -> u64 {
        let rows: u64 = self.chunks.iter().map(|chunk| chunk.bytes()).sum();
        rows + self.lives.bytes()
    }

    /// When the job was created.
    pub fn created(&self, job: JobId) -> SimTime {
        let (chunk, at) = place(job);
        self.chunks[chunk].times.of(at).created
    }

    /// Whose job it is.
    pub fn workflow(&self, job: JobId) -> WorkflowId {
        let (chunk, at) = place(job);
        self.chunks[chunk].workflow[at]
    }

    /// Its Status Reason now; of a deleted row, the last one it had.
    pub fn status(&self, job: JobId) -> JobStatus {
        let (chunk, at) = place(job);
        self.chunks[chunk].status[at]
    }

    pub(crate) fn picked(&self, job: JobId) -> SimTime {
        let (chunk, at) = place(job);
        self.chunks[chunk].times.of(at).picked
    }

    pub(crate) fn ended(&self, job: JobId) -> SimTime {
        let (chunk, at) = place(job);
        self.chunks[chunk].times.of(at).ended
    }

    pub(crate) fn regarding(&self, job: JobId) -> u32 {
        let (chunk, at) = place(job);
        self.chunks[chunk].regarding[at]
    }

    /// Whether the row was deleted.
    pub(crate) fn is_deleted(&self, job: JobId) -> bool {
        let (chunk, at) = place(job);
        self.has_deletions && self.chunks[chunk].deleted(at) != SimTime::NEVER
    }

    /// Whether the side list tells of the job.
    #[inline]
    pub(crate) fn is_told(&self, job: JobId) -> bool {
        !self.lives.is_empty() && self.last_entry(job) != 0
    }

    fn last_entry(&self, job: JobId) -> u32 {
        let (chunk, at) = place(job);
        self.chunks[chunk].told(at)
    }

    /// Writes to rows so far.
    pub(crate) const fn writes(&self) -> u64 {
        self.writes
    }

    /// Entries of the side list so far.
    pub(crate) const fn told_len(&self) -> u32 {
        self.lives.len()
    }

    #[cold]
    #[inline(never)]
    fn begin_chunk(&mut self) {
        self.chunks.push(Rc::default());
    }

    /// Appends a job that waits for resources.
    #[inline]
    pub(crate) fn push(&mut self, job: NewJob) -> JobId {
        let id = JobId(self.len);
        if id.index().is_multiple_of(CHUNK_ROWS) {
            self.begin_chunk();
        }
        self.row_mut(id).put(place(id).1, job);
        self.len += 1;
        id
    }

    /// A worker has taken the plain job; when it was created.
    #[inline]
    pub(crate) fn pick_up(&mut self, job: JobId, now: SimTime) -> SimTime {
        let at = place(job).1;
        let chunk = self.row_mut(job);
        transition(&mut chunk.status[at], JobStatus::InProgress);
        chunk.times.set_picked(at, now);
        chunk.times.of(at).created
    }

    /// The plain job was canceled in the moment of its pick-up: Started On and Completed On are
    /// now.
    #[inline]
    pub(crate) fn cancel_at_pickup(&mut self, job: JobId, now: SimTime) {
        let at = place(job).1;
        let chunk = self.row_mut(job);
        transition(&mut chunk.status[at], JobStatus::Canceled);
        chunk.times.set_picked(at, now);
        chunk.times.set_ended(at, now);
    }

    /// The plain job in progress has ended.
    #[inline]
    pub(crate) fn complete(&mut self, job: JobId, status: JobStatus, now: SimTime) {
        let at = place(job).1;
        let chunk = self.row_mut(job);
        transition(&mut chunk.status[at], status);
        chunk.times.set_ended(at, now);
    }

    /// The plain job was canceled while it waited: it was never started. Its times still tell all.
    pub(crate) fn cancel_in_queue(&mut self, job: JobId, now: SimTime) {
        self.has_departures = true;
        self.complete(job, JobStatus::Canceled, now);
    }

    /// A transition of a job that has, or gets, more than one life.
    pub(crate) fn turn(&mut self, job: JobId, status: JobStatus, now: SimTime, told: Told) {
        let (chunk, at) = place(job);
        self.has_departures |= self.chunks[chunk].status[at] == JobStatus::WaitingForResources;
        self.append(job, status, now, told);
        let chunk = self.row_mut(job);
        transition(&mut chunk.status[at], status);
        if status == JobStatus::InProgress {
            chunk.times.set_picked(at, now);
        }
        if status.state() == JobState::Completed {
            chunk.times.set_ended(at, now);
        }
    }

    /// A job of more than one life is canceled in the moment of its pick-up.
    pub(crate) fn cancel_told_at_pickup(&mut self, job: JobId, now: SimTime, told: Told) {
        self.turn(job, JobStatus::Canceled, now, told);
        let at = place(job).1;
        self.row_mut(job).times.set_picked(at, now);
    }

    /// The job that waits lets others pass: jobs behind it are picked up before it. The side list
    /// says so by telling that it waits.
    pub(crate) fn stand_aside(&mut self, job: JobId) {
        self.has_departures = true;
        if !self.is_told(job) {
            let waits = JobStatus::WaitingForResources;
            self.append(job, waits, self.created(job), Told::default());
        }
    }

    fn append(&mut self, job: JobId, status: JobStatus, at: SimTime, told: Told) {
        let (index, place) = place(job);
        let chunk = &self.chunks[index];
        debug_assert!(
            chunk.times.of(place).ended == SimTime::NEVER,
            "it has ended"
        );
        let entry = Entry {
            at,
            picked: chunk.times.of(place).picked,
            job,
            before: chunk.told(place),
            log_rows: told.log_rows,
            status,
            was: chunk.status[place],
            attempt: told.attempt,
            failure: told.failure,
        };
        let number = self.lives.push(entry);
        self.row_mut(job).set_told(place, number);
    }

    /// Marks the row as deleted.
    pub(crate) fn delete(&mut self, job: JobId, now: SimTime) {
        let (chunk, at) = place(job);
        self.has_deletions = true;
        self.has_departures |= self.chunks[chunk].status[at] == JobStatus::WaitingForResources;
        self.row_mut(job).set_deleted(at, now);
    }

    /// The chunk of a row that is about to be written.
    #[inline]
    fn row_mut(&mut self, job: JobId) -> &mut Chunk {
        self.chunk_mut(place(job).0)
    }

    /// A chunk that is about to be written.
    #[inline]
    fn chunk_mut(&mut self, index: usize) -> &mut Chunk {
        self.writes += 1;
        let chunk = &mut self.chunks[index];
        if Rc::get_mut(chunk).is_none() {
            unshare(chunk);
        }
        let chunk = Rc::get_mut(chunk).expect("nobody shares it any more");
        chunk.version = self.writes;
        chunk
    }
}

/// Apart from those that write, so that what they do for each job stays small.
#[cold]
#[inline(never)]
fn unshare(chunk: &mut Rc<Chunk>) {
    Rc::make_mut(chunk);
}
