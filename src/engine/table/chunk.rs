//! A block of rows in columns. Columns that only some jobs need are made when the first does.

use super::NewJob;
use super::times::TimeColumn;
use crate::codes::JobStatus;
use crate::id::{SourceId, WorkflowId};
use crate::time::SimTime;
use alloc::vec::Vec;

/// Rows of one chunk.
pub const CHUNK_ROWS: usize = 1 << 12;

/// The columns have a length that the compiler knows and lie in one piece of memory: a row in them
/// is found without asking. Rows from the end of the table on hold nothing that counts.
#[derive(Debug)]
pub(super) struct Chunk {
    /// The number of the last write.
    pub version: u64,
    pub times: TimeColumn,
    pub regarding: [u32; CHUNK_ROWS],
    pub correlation: [u32; CHUNK_ROWS],
    pub workflow: [WorkflowId; CHUNK_ROWS],
    pub source: [SourceId; CHUNK_ROWS],
    pub status: [JobStatus; CHUNK_ROWS],
    /// Calls since the first one; empty where that is 1 for all.
    depth: Vec<u8>,
    /// The last entry of the job in the side list, from 1; empty or 0 where there is none.
    told: Vec<u32>,
    /// When the row was deleted; empty where none was.
    deleted: Vec<SimTime>,
}

/// Made where it is to stand, by `Rc::default`: it is too large to be carried there.
#[allow(
    clippy::large_stack_arrays,
    reason = "optimised it never is on the stack, and else it fits there"
)]
impl Default for Chunk {
    #[inline]
    fn default() -> Self {
        Self {
            version: 0,
            times: TimeColumn::new(),
            regarding: [0; CHUNK_ROWS],
            correlation: [0; CHUNK_ROWS],
            workflow: [WorkflowId(0); CHUNK_ROWS],
            source: [SourceId(0); CHUNK_ROWS],
            status: [JobStatus::WaitingForResources; CHUNK_ROWS],
            depth: Vec::new(),
            told: Vec::new(),
            deleted: Vec::new(),
        }
    }
}

/// As derived, but kept out of the way of those that write to a chunk that nobody shares.
impl Clone for Chunk {
    #[cold]
    #[inline(never)]
    fn clone(&self) -> Self {
        Self {
            times: self.times.clone(),
            depth: self.depth.clone(),
            told: self.told.clone(),
            deleted: self.deleted.clone(),
            ..*self
        }
    }
}

impl Chunk {
    #[inline]
    pub(super) fn put(&mut self, at: usize, job: NewJob) {
        self.times.put(at, job.created);
        self.regarding[at] = job.regarding;
        self.correlation[at] = job.correlation;
        self.workflow[at] = job.workflow;
        self.source[at] = job.source;
        self.status[at] = JobStatus::WaitingForResources;
        if job.depth != 1 || !self.depth.is_empty() {
            self.set_depth(at, job.depth);
        }
    }

    pub(super) fn depth(&self, at: usize) -> u8 {
        self.depth.get(at).copied().unwrap_or(1)
    }

    /// Calls since the first one, for each row; empty where that is 1 for all.
    pub(super) fn depths(&self) -> &[u8] {
        &self.depth
    }

    #[inline(never)]
    fn set_depth(&mut self, at: usize, depth: u8) {
        if self.depth.is_empty() {
            self.depth.resize(CHUNK_ROWS, 1);
        }
        self.depth[at] = depth;
    }

    /// Forgets the rows from one on.
    pub(super) fn truncate(&mut self, rows: usize) {
        for told in self.told.iter_mut().skip(rows) {
            *told = 0;
        }
        for deleted in self.deleted.iter_mut().skip(rows) {
            *deleted = SimTime::NEVER;
        }
    }

    #[inline]
    pub(super) fn told(&self, at: usize) -> u32 {
        self.told.get(at).copied().unwrap_or(0)
    }

    pub(super) fn set_told(&mut self, at: usize, entry: u32) {
        if self.told.is_empty() {
            self.told.resize(CHUNK_ROWS, 0);
        }
        self.told[at] = entry;
    }

    pub(super) fn deleted(&self, at: usize) -> SimTime {
        self.deleted.get(at).copied().unwrap_or(SimTime::NEVER)
    }

    /// When each row was deleted; empty where none was.
    pub(super) fn deletions(&self) -> &[SimTime] {
        &self.deleted
    }

    pub(super) fn set_deleted(&mut self, at: usize, time: SimTime) {
        if self.deleted.is_empty() {
            self.deleted.resize(CHUNK_ROWS, SimTime::NEVER);
        }
        self.deleted[at] = time;
    }

    /// Whether a row was deleted at or after a time.
    pub(super) fn is_deleted_since(&self, time: SimTime) -> bool {
        let since = |deleted: &SimTime| *deleted != SimTime::NEVER && *deleted >= time;
        self.deleted.iter().any(since)
    }

    /// Rows deleted at or after a time are there again.
    pub(super) fn restore_deleted_since(&mut self, time: SimTime) {
        for deleted in &mut self.deleted {
            if *deleted >= time {
                *deleted = SimTime::NEVER;
            }
        }
    }

    /// Bytes that the rows take, those to come included.
    pub(super) fn bytes(&self) -> u64 {
        let told = self.told.len() * size_of::<u32>();
        let lazy = self.times.more_bytes()
            + self.depth.len()
            + told
            + self.deleted.len() * size_of::<SimTime>();
        (size_of::<Self>() + lazy) as u64
    }
}

/// An illegal transition can only come of a bug in the engine.
#[inline]
pub(super) fn transition(status: &mut JobStatus, next: JobStatus) {
    debug_assert!(
        status.may_become(next),
        "a job that is {status} can't become {next}"
    );
    *status = next;
}
