//! Puts things in order. One sort for things of all kinds: each kind of its own would cost the
//! page some three kilobytes.

use alloc::vec::Vec;

/// Puts words in order.
pub fn words(words: &mut [u64]) {
    words.sort_unstable();
}

/// Puts things in the order of their keys; those with equal keys keep theirs. Takes 16 bytes a
/// thing while it works; more than 2^32 things keep the order they have.
pub fn by_key<T>(things: &mut [T], key: impl Fn(&T) -> u64) {
    if u32::try_from(things.len()).is_err() {
        return;
    }
    let mut from: Vec<(u64, u32)> = things.iter().map(key).zip(0..).collect();
    // Places are unique, so that equal keys stay in order.
    from.sort_unstable();
    for place in 0..from.len() {
        // Follows the cycle of things that take each other's places.
        let mut free = place;
        loop {
            let next = from[free].1 as usize;
            from[free].1 = u32::try_from(free).unwrap_or(u32::MAX);
            if next == place {
                break;
            }
            things.swap(free, next);
            free = next;
        }
    }
}
