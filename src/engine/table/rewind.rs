//! Taking the table back to a checkpoint, which holds no rows.

use super::{CHUNK_ROWS, JobTable, known, place};
use crate::codes::JobStatus;
use crate::id::JobId;
use crate::time::SimTime;

/// What a checkpoint knows of the table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TableMark {
    /// Rows.
    pub(crate) len: u32,
    /// Entries of the side list.
    pub(crate) told_len: u32,
    /// Plain jobs from here on wait, or have left the queue from its middle.
    pub(crate) queue_head: u32,
    /// Nothing at or after this time has happened.
    pub(crate) now: SimTime,
}

impl JobTable {
    /// The table as it was at a mark, when `busy` were in progress. Chunks that were not touched
    /// since are shared.
    pub(crate) fn rewound(&self, mark: TableMark, busy: impl Iterator<Item = JobId>) -> Self {
        let chunks = (mark.len as usize).div_ceil(CHUNK_ROWS);
        let mut table = Self {
            chunks: self.chunks[..chunks].to_vec(),
            len: mark.len,
            lives: self.lives.clone(),
            ..*self
        };
        table.take_back_lives(mark);
        table.restore_deleted(mark.now);
        let rows = mark.len as usize % CHUNK_ROWS;
        if rows > 0 && self.len > mark.len {
            table.chunk_mut(chunks - 1).truncate(rows);
        }
        table.put_back_queue(mark);
        for job in busy {
            // What the side list tells of is as it was already.
            if !table.is_told(job) {
                let at = place(job).1;
                let chunk = table.row_mut(job);
                chunk.times.set_ended(at, SimTime::NEVER);
                chunk.status[at] = JobStatus::InProgress;
            }
        }
        table
    }

    fn take_back_lives(&mut self, mark: TableMark) {
        while self.lives.len() > mark.told_len
            && let Some(entry) = self.lives.pop()
        {
            // Rows of later jobs are cut off as a whole.
            if entry.job.0 < mark.len {
                let at = place(entry.job).1;
                let chunk = self.row_mut(entry.job);
                chunk.times.set_picked(at, entry.picked);
                chunk.times.set_ended(at, SimTime::NEVER);
                chunk.status[at] = entry.was;
                chunk.set_told(at, entry.before);
            }
        }
    }

    fn restore_deleted(&mut self, now: SimTime) {
        if !self.has_deletions {
            return;
        }
        for index in 0..self.chunks.len() {
            if self.chunks[index].is_deleted_since(now) {
                self.chunk_mut(index).restore_deleted_since(now);
            }
        }
    }

    /// Plain jobs that waited wait again.
    fn put_back_queue(&mut self, mark: TableMark) {
        for job in (mark.queue_head..mark.len).map(JobId) {
            if self.is_told(job) {
                continue;
            }
            let is_picked = known(self.picked(job)).is_some();
            let has_left = known(self.ended(job)).is_some_and(|ended| ended >= mark.now);
            if is_picked || has_left {
                let at = place(job).1;
                let chunk = self.row_mut(job);
                chunk.times.set_picked(at, SimTime::NEVER);
                chunk.times.set_ended(at, SimTime::NEVER);
                chunk.status[at] = JobStatus::WaitingForResources;
            } else if !self.has_departures {
                // They are picked up in order: no later one has left.
                break;
            }
        }
    }
}
