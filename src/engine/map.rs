//! A map that is asked by key, and can't be walked through: where a key stands depends on its
//! hash, and nothing of a run may follow from that. The hash has no secret and is the same
//! everywhere.

use core::hash::Hash;
use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

/// Values by key.
#[derive(Clone, Debug)]
pub(crate) struct Map<K, V>(HashMap<K, V, FxBuildHasher>);

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self(HashMap::default())
    }
}

impl<K, V> Map<K, V> {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

impl<K: Copy + Eq + Hash, V> Map<K, V> {
    pub(crate) fn get(&self, key: K) -> Option<&V> {
        self.0.get(&key)
    }

    pub(crate) fn get_mut(&mut self, key: K) -> Option<&mut V> {
        self.0.get_mut(&key)
    }

    pub(crate) fn insert(&mut self, key: K, value: V) {
        self.0.insert(key, value);
    }

    /// The value of the key, made where there is none.
    pub(crate) fn or_insert_with(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        self.0.entry(key).or_insert_with(make)
    }

    /// Whether the key was there.
    pub(crate) fn remove(&mut self, key: K) -> bool {
        self.0.remove(&key).is_some()
    }

    /// Keeps only what `keep` says of each value by itself.
    pub(crate) fn retain(&mut self, keep: impl Fn(&V) -> bool) {
        self.0.retain(|_, value| keep(value));
    }
}
