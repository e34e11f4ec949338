//! Puts things in order. One sort for things of all kinds: each kind of its own would cost the
//! page some three kilobytes.

use alloc::vec::Vec;

/// Puts words in the order of their upper bits; those with the same keep theirs. A digit at a time,
/// from the lowest on, and only the digits that differ: keys of few values cost next to nothing.
pub fn by_upper(words: &mut Vec<u64>, lower_bits: u32) {
    let upper = |word: u64| word >> lower_bits;
    if words.is_sorted_by_key(|word| upper(*word)) {
        return;
    }
    let first = words.first().copied().unwrap_or(0);
    let differ = words.iter().fold(0, |all, word| all | (word ^ first));
    let mut other = alloc::vec![0; words.len()];
    for shift in (lower_bits..u64::BITS).step_by(8) {
        if (differ >> shift).trailing_zeros() >= 8 {
            continue;
        }
        let digit = |word: u64| ((word >> shift) & 0xff) as usize;
        let mut places = [0_usize; 256];
        for word in &*words {
            places[digit(*word)] += 1;
        }
        let mut sum = 0;
        for place in &mut places {
            (*place, sum) = (sum, sum + *place);
        }
        for word in &*words {
            let place = &mut places[digit(*word)];
            other[*place] = *word;
            *place += 1;
        }
        core::mem::swap(words, &mut other);
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_the_order_of_their_upper_bits_keep_the_order_of_the_rest() {
        let mut seed = 7_u64;
        for bits in [3, 9, 20, 47] {
            let mut words: Vec<u64> = (0..1_000)
                .map(|place| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    ((seed >> (64 - bits)) << 16) | place
                })
                .collect();
            let mut sorted = words.clone();
            sorted.sort_unstable();
            by_upper(&mut words, 16);
            assert_eq!(words, sorted);
        }
    }
}
