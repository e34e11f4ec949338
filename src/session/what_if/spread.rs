//! Distributions in whole numbers. Intervals are those of a median by order statistics, which
//! assume nothing of the distribution: the ranks are those of the binomial with a half.

use super::{Answer, Yardstick};
use crate::engine::order;

const MINUTE_MS: i64 = 60_000;

/// How a measure is distributed over the seeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// Runs that have a value.
    pub runs: u64,
    /// Runs that have none, such as those that never came back to nominal.
    pub without: u64,
    /// Least, lower quartile, median, upper quartile and most, by nearest rank; absent without
    /// any value.
    pub five: Option<[u64; 5]>,
    /// Between these the median of all seeds lies with at least 95 % confidence; absent for fewer
    /// than six values, where no such interval exists.
    pub interval: Option<[u64; 2]>,
}

impl Spread {
    /// The spread of some values.
    pub fn of(values: impl Iterator<Item = Option<u64>>) -> Self {
        let all: Vec<Option<u64>> = values.collect();
        let mut values: Vec<u64> = all.iter().copied().flatten().collect();
        order::by_key(&mut values, |value| *value);
        let count = values.len();
        let at = |percent: usize| values[(percent * count).div_ceil(100).max(1) - 1];
        Self {
            runs: count as u64,
            without: (all.len() - count) as u64,
            five: (count > 0).then(|| [at(0), at(25), at(50), at(75), at(100)]),
            interval: rank(count).map(|rank| [values[rank - 1], values[count - rank]]),
        }
    }
}

/// What each minute that the click comes later costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Seeds that it is read from.
    pub runs: u64,
    /// Half of the seeds pay no more a minute; less than nothing where waiting pays.
    pub median: i64,
    /// Between these the median of all seeds lies with at least 95 % confidence; absent for fewer
    /// than six seeds.
    pub interval: Option<[i64; 2]>,
}

impl Cost {
    /// Of each seed the difference between its first and its last click that have a value, a minute:
    /// the seeds are compared with themselves, so that what differs between them takes no part.
    pub(super) fn of(answers: &[Answer], by: Yardstick) -> Option<Self> {
        let seeds = answers.iter().map(|answer| answer.outcomes.len()).max()?;
        let mut costs: Vec<i64> = (0..seeds)
            .filter_map(|seed| of_seed(answers, by, seed))
            .collect();
        // The order of signed numbers is that of unsigned ones from the middle on.
        order::by_key(&mut costs, |cost| cost.cast_unsigned() ^ (1 << 63));
        let count = costs.len();
        let median = *costs.get(count.div_ceil(2).checked_sub(1)?)?;
        Some(Self {
            runs: count as u64,
            median,
            interval: rank(count).map(|rank| [costs[rank - 1], costs[count - rank]]),
        })
    }
}

fn of_seed(answers: &[Answer], by: Yardstick, seed: usize) -> Option<i64> {
    let known = |answer: &Answer| {
        let value = i64::try_from(answer.value(by, seed)?).ok()?;
        Some((i64::try_from(answer.click_ms?).ok()?, value))
    };
    let mut known = answers.iter().filter_map(known);
    let (from, first) = known.next()?;
    let (to, last) = known.next_back()?;
    (to > from).then(|| (last - first).saturating_mul(MINUTE_MS) / (to - from))
}

/// The largest rank from below whose value and its mirror enclose the median with at least 95 %
/// confidence: fewer than `rank` of `count` fair coins fall heads with at most 2.5 %.
fn rank(count: usize) -> Option<usize> {
    // Of more values the first hundred ranks are exact enough, and 2^100 fits.
    let count = u32::try_from(count).ok().filter(|count| *count <= 100)?;
    let whole = 1_u128 << count;
    let (mut choose, mut below, mut rank) = (1_u128, 0_u128, 0_u32);
    while (below + choose) * 40 <= whole {
        below += choose;
        choose = choose * u128::from(count - rank) / u128::from(rank + 1);
        rank += 1;
    }
    (rank > 0).then(|| usize::try_from(rank).unwrap_or(usize::MAX))
}
