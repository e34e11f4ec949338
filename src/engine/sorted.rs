//! Keys of which the smallest is wanted: timers, jobs that came back to the queue.
//!
//! It is a heap. A key that is taken out of the middle stays until it would be the first, and is
//! remembered in a second heap; so nothing here is searched.

use alloc::collections::BinaryHeap;
use core::cmp::Reverse;

/// A key that one number holds, in the same order.
pub(crate) trait Key: Copy {
    /// The number.
    fn packed(self) -> u128;
    /// The key that it was made from.
    fn of(packed: u128) -> Self;
}

impl Key for u32 {
    fn packed(self) -> u128 {
        u128::from(self)
    }

    fn of(packed: u128) -> Self {
        low_of(packed)
    }
}

/// The number in the lowest 32 bits.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the lowest bits are what is wanted"
)]
pub(crate) const fn low_of(packed: u128) -> u32 {
    packed as u32
}

/// The number in the upper 64 bits.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the upper half is what is left"
)]
pub(crate) const fn high_of(packed: u128) -> u64 {
    (packed >> 64) as u64
}

/// Some keys, each at most once.
#[derive(Clone, Debug)]
pub(crate) struct Sorted<K> {
    /// With those in `gone`; the first of them is never one.
    all: BinaryHeap<Reverse<u128>>,
    gone: BinaryHeap<Reverse<u128>>,
    key: core::marker::PhantomData<K>,
}

impl<K> Default for Sorted<K> {
    fn default() -> Self {
        Self {
            all: BinaryHeap::new(),
            gone: BinaryHeap::new(),
            key: core::marker::PhantomData,
        }
    }
}

impl<K> Sorted<K> {
    /// Whether there are none.
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.all.len() - self.gone.len()
    }

    /// Drops what is gone from the front.
    #[inline]
    fn settle(&mut self) {
        while let Some(gone) = self.gone.peek()
            && self.all.peek() == Some(gone)
        {
            self.all.pop();
            self.gone.pop();
        }
    }
}

impl<K: Key> Sorted<K> {
    /// Adds a key that is not there.
    #[inline]
    pub(crate) fn insert(&mut self, key: K) {
        self.all.push(Reverse(key.packed()));
        // It may be one that is gone, which then is there twice.
        self.settle();
    }

    /// Takes out a key that is there.
    #[inline]
    pub(crate) fn remove(&mut self, key: K) {
        if self.all.peek() == Some(&Reverse(key.packed())) {
            self.all.pop();
        } else {
            self.gone.push(Reverse(key.packed()));
        }
        self.settle();
    }

    /// The smallest.
    #[inline]
    pub(crate) fn first(&self) -> Option<K> {
        self.all.peek().map(|Reverse(packed)| K::of(*packed))
    }

    /// Takes out the smallest.
    #[inline]
    pub(crate) fn pop_first(&mut self) -> Option<K> {
        let Reverse(first) = self.all.pop()?;
        self.settle();
        Some(K::of(first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{Purpose, Stream};
    use alloc::collections::BTreeSet;

    #[test]
    fn keys_come_in_order_whatever_was_taken_out() {
        for seed in 0..200 {
            let mut stream = Stream::new(seed, Purpose::Waits, 0);
            let mut sorted = Sorted::<u32>::default();
            let mut expected = BTreeSet::new();
            for _ in 0..400 {
                let key = u32::try_from(stream.uniform(0, 40)).expect("it is small");
                match stream.uniform(0, 4) {
                    0 => assert_eq!(sorted.pop_first(), expected.pop_first(), "seed {seed}"),
                    1 | 2 if expected.insert(key) => sorted.insert(key),
                    _ if expected.remove(&key) => sorted.remove(key),
                    _ => {}
                }
                assert_eq!(sorted.first(), expected.first().copied(), "seed {seed}");
                assert_eq!(sorted.len(), expected.len(), "seed {seed}");
                assert_eq!(sorted.is_empty(), expected.is_empty(), "seed {seed}");
            }
        }
    }
}
