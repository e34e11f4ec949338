//! Sets and maps in the order of their keys, all on one tree: each type of tree of its own would
//! cost the page some five kilobytes.

use crate::time::SimTime;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::marker::PhantomData;

type Packed = (u64, u64);
type Tree = BTreeMap<Packed, u32>;

/// A key that two numbers hold, in the same order.
pub(crate) trait Key: Copy {
    /// The two numbers.
    fn packed(self) -> Packed;
    /// The key that they were made from.
    fn of(packed: Packed) -> Self;
}

impl Key for u32 {
    fn packed(self) -> Packed {
        (0, u64::from(self))
    }

    fn of((_, low): Packed) -> Self {
        low_of(low)
    }
}

impl Key for u16 {
    fn packed(self) -> Packed {
        (0, u64::from(self))
    }

    fn of((_, low): Packed) -> Self {
        Self::try_from(low).unwrap_or(Self::MAX)
    }
}

impl Key for (u32, u16, u32) {
    fn packed(self) -> Packed {
        let high = (u64::from(self.0) << 16) | u64::from(self.1);
        (high, u64::from(self.2))
    }

    fn of((high, low): Packed) -> Self {
        let middle = u16::try_from(high & 0xffff).unwrap_or(u16::MAX);
        (low_of(high >> 16), middle, low_of(low))
    }
}

impl Key for (SimTime, u32) {
    fn packed(self) -> Packed {
        (self.0.ms(), u64::from(self.1))
    }

    fn of((high, low): Packed) -> Self {
        (SimTime::from_ms(high), low_of(low))
    }
}

/// The number that fits into 32 bits because it came from there.
pub(crate) fn low_of(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A set.
#[derive(Clone, Debug)]
pub(crate) struct Set<K>(Tree, PhantomData<K>);

impl<K> Default for Set<K> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K> Set<K> {
    pub(crate) const fn new() -> Self {
        Self(Tree::new(), PhantomData)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

impl<K: Key> Set<K> {
    /// Whether it was not there yet.
    pub(crate) fn insert(&mut self, key: K) -> bool {
        self.0.insert(key.packed(), 0).is_none()
    }

    /// Whether it was there.
    pub(crate) fn remove(&mut self, key: K) -> bool {
        self.0.remove(&key.packed()).is_some()
    }

    pub(crate) fn first(&self) -> Option<K> {
        self.0.first_key_value().map(|(packed, _)| K::of(*packed))
    }

    pub(crate) fn pop_first(&mut self) -> Option<K> {
        self.0.pop_first().map(|(packed, _)| K::of(packed))
    }
}

/// A map. Values stand in rows beside the tree; the row of one that was removed serves the next.
#[derive(Clone, Debug)]
pub(crate) struct Map<K, V> {
    tree: Tree,
    rows: Vec<V>,
    free: Vec<u32>,
    key: PhantomData<K>,
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K, V> Map<K, V> {
    pub(crate) const fn new() -> Self {
        Self {
            tree: Tree::new(),
            rows: Vec::new(),
            free: Vec::new(),
            key: PhantomData,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.tree.len()
    }
}

impl<K: Key, V> Map<K, V> {
    pub(crate) fn get(&self, key: K) -> Option<&V> {
        let row = self.tree.get(&key.packed())?;
        self.rows.get(*row as usize)
    }

    pub(crate) fn get_mut(&mut self, key: K) -> Option<&mut V> {
        let row = self.tree.get(&key.packed())?;
        self.rows.get_mut(*row as usize)
    }

    pub(crate) fn insert(&mut self, key: K, value: V) {
        if let Some(known) = self.get_mut(key) {
            *known = value;
        } else {
            self.or_insert_with(key, || value);
        }
    }

    /// The value of the key, made where there is none.
    pub(crate) fn or_insert_with(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        let packed = key.packed();
        let row = if let Some(row) = self.tree.get(&packed) {
            *row as usize
        } else {
            let row = if let Some(row) = self.free.pop() {
                self.rows[row as usize] = make();
                row
            } else {
                self.rows.push(make());
                low_of(self.rows.len() as u64 - 1)
            };
            self.tree.insert(packed, row);
            row as usize
        };
        &mut self.rows[row]
    }

    pub(crate) fn remove(&mut self, key: K) {
        if let Some(row) = self.tree.remove(&key.packed()) {
            self.free.push(row);
        }
    }

    /// Keeps only what `keep` says.
    pub(crate) fn retain(&mut self, keep: impl Fn(&V) -> bool) {
        let Self {
            tree, rows, free, ..
        } = self;
        tree.retain(|_, row| {
            let kept = keep(&rows[*row as usize]);
            if !kept {
                free.push(*row);
            }
            kept
        });
    }
}
