//! Rows of a block, one bit each.

use crate::table::BLOCK_ROWS;

const WORD: usize = 64;
const WORDS: usize = BLOCK_ROWS / WORD;

/// Some of the rows of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks([u64; WORDS]);

impl Default for Marks {
    fn default() -> Self {
        Self([0; WORDS])
    }
}

impl Marks {
    /// The first so many rows.
    pub fn all(rows: usize) -> Self {
        let mut marks = Self::default();
        for (at, word) in marks.0.iter_mut().enumerate() {
            let rest = rows.saturating_sub(at * WORD).min(WORD);
            *word = if rest == 0 {
                0
            } else {
                u64::MAX >> (WORD - rest)
            };
        }
        marks
    }

    /// Those of the first so many rows that are meant.
    #[inline]
    pub fn from_fn(rows: usize, mut is_meant: impl FnMut(usize) -> bool) -> Self {
        let mut marks = Self::default();
        for (at, word) in marks.0.iter_mut().enumerate() {
            let first = at * WORD;
            for bit in 0..WORD.min(rows.saturating_sub(first)) {
                *word |= u64::from(is_meant(first + bit)) << bit;
            }
        }
        marks
    }

    /// Those of both.
    pub fn and(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
    }

    /// Those of either.
    pub fn or(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word |= other;
        }
    }

    /// All others of the first so many rows.
    pub fn invert(&mut self, rows: usize) {
        for (word, all) in self.0.iter_mut().zip(&Self::all(rows).0) {
            *word = !*word & all;
        }
    }

    /// Whether a row is one of them.
    pub fn has(&self, at: usize) -> bool {
        let word = self.0.get(at / WORD).copied().unwrap_or(0);
        (word >> (at % WORD)) & 1 != 0
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many stand before a place.
    pub fn before(&self, at: usize) -> usize {
        let whole = self.0.iter().take(at / WORD);
        let sum: usize = whole.map(|word| word.count_ones() as usize).sum();
        let part = self.0.get(at / WORD).copied().unwrap_or(0);
        sum + (part & !(u64::MAX << (at % WORD))).count_ones() as usize
    }

    /// The place of the one with so many before it.
    pub fn nth(&self, before: usize) -> Option<usize> {
        let mut left = before;
        for (at, word) in self.0.iter().enumerate() {
            let here = word.count_ones() as usize;
            if left < here {
                let mut rest = *word;
                for _ in 0..left {
                    rest &= rest - 1;
                }
                return Some(at * WORD + rest.trailing_zeros() as usize);
            }
            left -= here;
        }
        None
    }

    /// The places in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        let places = |(at, word): (usize, &u64)| {
            let mut rest = *word;
            core::iter::from_fn(move || {
                if rest == 0 {
                    return None;
                }
                let bit = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                Some(at * WORD + bit)
            })
        };
        self.0.iter().enumerate().flat_map(places)
    }
}
