//! A block of rows in columns. Columns that only some jobs need are made when the first does.

use super::NewJob;
use crate::codes::JobStatus;
use crate::id::{SourceId, WorkflowId};
use crate::time::SimTime;
use alloc::vec::Vec;

/// Rows of one chunk.
pub const CHUNK_ROWS: usize = 1 << 16;

#[derive(Debug)]
pub(super) struct Chunk {
    pub created: Vec<SimTime>,
    pub picked: Vec<SimTime>,
    pub ended: Vec<SimTime>,
    pub workflow: Vec<WorkflowId>,
    pub source: Vec<SourceId>,
    pub regarding: Vec<u32>,
    pub correlation: Vec<u32>,
    pub status: Vec<JobStatus>,
    pub depth: Vec<u8>,
    /// The last entry of the job in the side list, from 1; empty or 0 where there is none.
    told: Vec<u32>,
    /// When the row was deleted; empty where none was.
    deleted: Vec<SimTime>,
}

impl Chunk {
    pub(super) fn new() -> Self {
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
            told: Vec::new(),
            deleted: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, job: NewJob) {
        self.created.push(job.created);
        self.picked.push(SimTime::NEVER);
        self.ended.push(SimTime::NEVER);
        self.workflow.push(job.workflow);
        self.source.push(job.source);
        self.regarding.push(job.regarding);
        self.correlation.push(job.correlation);
        self.status.push(JobStatus::WaitingForResources);
        self.depth.push(job.depth);
    }

    pub(super) fn truncate(&mut self, rows: usize) {
        self.created.truncate(rows);
        self.picked.truncate(rows);
        self.ended.truncate(rows);
        self.workflow.truncate(rows);
        self.source.truncate(rows);
        self.regarding.truncate(rows);
        self.correlation.truncate(rows);
        self.status.truncate(rows);
        self.depth.truncate(rows);
        // The lazy columns have places for rows that are still to come.
        for told in self.told.iter_mut().skip(rows) {
            *told = 0;
        }
        for deleted in self.deleted.iter_mut().skip(rows) {
            *deleted = SimTime::NEVER;
        }
    }

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
        const ROW: u64 = 3 * 8 + 2 * 2 + 2 * 4 + 2;
        CHUNK_ROWS as u64 * ROW + self.told.len() as u64 * 4 + self.deleted.len() as u64 * 8
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
            told: self.told.clone(),
            deleted: self.deleted.clone(),
        }
    }
}
