//! Which parts of the table were written to: what an index over it has to read again.

use super::{CHUNK_ROWS, JobTable};
use alloc::vec::Vec;

/// Writes so far, and for each chunk the number of its last one.
#[derive(Clone, Debug, Default)]
pub(super) struct Writes {
    count: u64,
    last: Vec<u64>,
}

impl Writes {
    /// A chunk is about to be written to.
    #[inline]
    pub(super) fn touch(&mut self, chunk: usize) {
        self.count += 1;
        if chunk == self.last.len() {
            self.last.push(0);
        }
        self.last[chunk] = self.count;
    }
}

impl JobTable {
    /// How many chunks of [`CHUNK_ROWS`] rows there are; the last may hold fewer.
    pub const fn chunk_count(&self) -> usize {
        (self.len as usize).div_ceil(CHUNK_ROWS)
    }

    /// A number that grows with each write to a chunk, also over a seek within one run: as long
    /// as it stays the same, so do the rows. Zero where there is no such chunk.
    pub fn chunk_version(&self, chunk: usize) -> u64 {
        self.writes.last.get(chunk).copied().unwrap_or(0)
    }
}
