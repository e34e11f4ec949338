//! One integer log-linear histogram of waits in milliseconds, with an error of at most 1/64.

use alloc::vec::Vec;
use core::cmp::Ordering;

const SUB_BITS: u32 = 6;
const SUB: usize = 1 << SUB_BITS;
/// Cells for every value below 2^53.
const CELLS: usize = (54 - SUB_BITS as usize) * SUB;

/// Counts of values. Values under 128 are exact; above, a cell is at most 1/64 of its value wide.
#[derive(Clone, Debug)]
pub struct Histogram {
    /// Empty until the first value: most workflows of a large model never get one.
    cells: Vec<u32>,
    total: u64,
    touched_from: usize,
    touched_to: usize,
}

/// A finished histogram: only the cells that hold something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sparse {
    cells: Vec<(u16, u32)>,
    total: u64,
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "the shifted value is under 2 * SUB"
)]
const fn cell_of(value: u64) -> usize {
    if value < SUB as u64 {
        return value as usize;
    }
    let octave = value.ilog2() - SUB_BITS;
    let cell = octave as usize * SUB + (value >> octave) as usize;
    if cell < CELLS { cell } else { CELLS - 1 }
}

/// The largest value of a cell: percentiles never flatter.
const fn upper_of(cell: usize) -> u64 {
    if cell < 2 * SUB {
        return cell as u64;
    }
    let octave = cell / SUB - 1;
    (((cell - octave * SUB + 1) as u64) << octave) - 1
}

impl Default for Histogram {
    fn default() -> Self {
        Self {
            cells: Vec::new(),
            total: 0,
            touched_from: CELLS,
            touched_to: 0,
        }
    }
}

impl Histogram {
    /// Counts one value.
    #[inline]
    pub fn record(&mut self, value: u64) {
        if self.cells.is_empty() {
            self.cells.resize(CELLS, 0);
        }
        let cell = cell_of(value);
        self.cells[cell] += 1;
        self.total += 1;
        self.touched_from = self.touched_from.min(cell);
        self.touched_to = self.touched_to.max(cell + 1);
    }

    /// How many values were counted.
    pub const fn total(&self) -> u64 {
        self.total
    }

    /// The finished form; the histogram is empty afterwards.
    pub fn take(&mut self) -> Sparse {
        let sparse = self.sparse();
        if self.total > 0 {
            self.cells[self.touched_from..self.touched_to].fill(0);
        }
        (self.total, self.touched_from, self.touched_to) = (0, CELLS, 0);
        sparse
    }

    /// A copy in the finished form.
    pub fn sparse(&self) -> Sparse {
        let touched = self.touched_from..self.touched_to.max(self.touched_from);
        let held = |cell: &usize| self.cells[*cell] > 0;
        // Counted first, so that memory is taken once.
        let mut cells = Vec::with_capacity(touched.clone().filter(held).count());
        cells.extend(
            touched
                .filter(held)
                .map(|cell| (u16::try_from(cell).unwrap_or(u16::MAX), self.cells[cell])),
        );
        Sparse {
            cells,
            total: self.total,
        }
    }
}

impl Sparse {
    /// How many values were counted.
    pub const fn total(&self) -> u64 {
        self.total
    }

    /// The sum of the values, each rounded up to the end of its cell.
    pub fn sum(&self) -> u64 {
        let values = self.cells.iter();
        let values = values.map(|(cell, count)| upper_of(usize::from(*cell)) * u64::from(*count));
        values.sum()
    }

    /// The value that `percent` of the values do not exceed, by nearest rank, rounded up to the
    /// end of its cell; `None` if nothing was counted.
    pub fn percentile(&self, percent: u64) -> Option<u64> {
        let rank = (percent * self.total).div_ceil(100).max(1);
        let mut seen = 0;
        let found = self.cells.iter().find(|(_, count)| {
            seen += u64::from(*count);
            seen >= rank
        });
        found.map(|(cell, _)| upper_of(usize::from(*cell)))
    }

    /// Adds the counts of another.
    pub fn merge(&mut self, other: &Self) {
        let mut merged = Vec::with_capacity(self.cells.len() + other.cells.len());
        let (mut left, mut right) = (self.cells.iter().peekable(), other.cells.iter().peekable());
        while let (Some(&&a), Some(&&b)) = (left.peek(), right.peek()) {
            merged.push(match a.0.cmp(&b.0) {
                Ordering::Less => a,
                Ordering::Greater => b,
                Ordering::Equal => (a.0, a.1 + b.1),
            });
            if a.0 <= b.0 {
                left.next();
            }
            if b.0 <= a.0 {
                right.next();
            }
        }
        merged.extend(left);
        merged.extend(right);
        self.cells = merged;
        self.total += other.total;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_at_most_a_64th_of_its_value_wide() {
        let mut value = 1_u64;
        while value < 1 << 52 {
            for probe in [value, value + 1, value + value / 3, value * 2 - 1] {
                let upper = upper_of(cell_of(probe));
                assert!(upper >= probe, "{upper} is below {probe}");
                assert!(
                    (upper - probe) * 64 <= probe,
                    "{upper} is too far above {probe}"
                );
            }
            value *= 2;
        }
    }

    #[test]
    fn percentiles_are_nearest_ranks() {
        let mut histogram = Histogram::default();
        for value in 1..=100 {
            histogram.record(value);
        }
        let sparse = histogram.sparse();
        for percent in [1, 50, 95, 99, 100] {
            assert_eq!(sparse.percentile(percent), Some(percent));
        }
    }

    #[test]
    fn a_taken_histogram_is_empty_and_merges_back() {
        let mut histogram = Histogram::default();
        for value in [5, 5, 70_000] {
            histogram.record(value);
        }
        let mut first = histogram.take();
        assert_eq!(histogram.sparse(), Sparse::default());
        histogram.record(5);
        first.merge(&histogram.take());
        assert_eq!(first.total(), 4);
        assert_eq!(first.percentile(75), Some(5));
        assert_eq!(first.sum(), 15 + upper_of(cell_of(70_000)));
    }
}
