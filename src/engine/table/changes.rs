//! Which parts of the table were written to: what an index over it has to read again.

use super::{CHUNK_ROWS, JobTable};
use crate::id::JobId;
use alloc::vec::Vec;

/// Rows whose writes are told apart from those of others.
pub const BLOCK_ROWS: usize = 1 << 12;

/// Writes so far, and for each block the number of its last one.
#[derive(Clone, Debug, Default)]
pub(super) struct Writes {
    count: u64,
    last: Vec<u64>,
}

impl Writes {
    /// A row is about to be written.
    #[inline]
    pub(super) fn touch(&mut self, job: JobId) {
        let block = job.index() / BLOCK_ROWS;
        self.count += 1;
        if block == self.last.len() {
            self.last.push(0);
        }
        self.last[block] = self.count;
    }

    /// Any row of a chunk is about to be written.
    pub(super) fn touch_chunk(&mut self, chunk: usize) {
        self.count += 1;
        let first = chunk * CHUNK_ROWS / BLOCK_ROWS;
        let blocks = self.last.iter_mut().skip(first);
        for last in blocks.take(CHUNK_ROWS / BLOCK_ROWS) {
            *last = self.count;
        }
    }
}

impl JobTable {
    /// How many blocks of [`BLOCK_ROWS`] rows there are; the last may hold fewer.
    pub const fn block_count(&self) -> usize {
        (self.len as usize).div_ceil(BLOCK_ROWS)
    }

    /// A number that grows with each write to a block, also over a seek within one run: as long
    /// as it stays the same, so do the rows. Zero where there is no such block.
    pub fn block_version(&self, block: usize) -> u64 {
        self.writes.last.get(block).copied().unwrap_or(0)
    }
    /// How many chunks of [`CHUNK_ROWS`] rows there are; the last may hold fewer.
    pub const fn chunk_count(&self) -> usize {
        (self.len as usize).div_ceil(CHUNK_ROWS)
    }

    /// The same as [`Self::block_version`] for a chunk.
    pub fn chunk_version(&self, chunk: usize) -> u64 {
        let first = chunk * CHUNK_ROWS / BLOCK_ROWS;
        let blocks = self.writes.last.iter().skip(first);
        blocks
            .take(CHUNK_ROWS / BLOCK_ROWS)
            .max()
            .copied()
            .unwrap_or(0)
    }
}
