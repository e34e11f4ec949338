//! Which parts of the table were written to: what an index over it has to read again.

use super::{CHUNK_ROWS, JobTable};

/// Rows of one span: some chunks that are counted together.
pub const SPAN_ROWS: usize = 1 << 16;

impl JobTable {
    /// How many chunks of [`CHUNK_ROWS`] rows there are; the last may hold fewer.
    pub const fn chunk_count(&self) -> usize {
        (self.len as usize).div_ceil(CHUNK_ROWS)
    }

    /// A number that grows with each write to a chunk, also over a seek within one run: as long
    /// as it stays the same, so do the rows. Zero where there is no such chunk.
    pub fn chunk_version(&self, chunk: usize) -> u64 {
        self.chunks.get(chunk).map_or(0, |chunk| chunk.version)
    }

    /// How many spans of [`SPAN_ROWS`] rows there are; the last may hold fewer.
    pub const fn span_count(&self) -> usize {
        (self.len as usize).div_ceil(SPAN_ROWS)
    }

    /// The same as [`Self::chunk_version`] for a span.
    pub fn span_version(&self, span: usize) -> u64 {
        let chunks = self.chunks.iter().skip(span * (SPAN_ROWS / CHUNK_ROWS));
        let versions = chunks.take(SPAN_ROWS / CHUNK_ROWS);
        versions.map(|chunk| chunk.version).max().unwrap_or(0)
    }
}
