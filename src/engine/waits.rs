//! Since when jobs wait that came back to the queue: who waits longest is asked for every second of a
//! run.
//!
//! A job comes back now, so that a new entry belongs at the end nearly always, and one that is
//! picked up stands near the front. One that leaves from the middle stays until it is the first.

use crate::time::SimTime;
use alloc::collections::VecDeque;

#[derive(Clone, Copy, Debug)]
struct Wait {
    since: SimTime,
    job: u32,
    is_over: bool,
}

/// Jobs by since when they wait, then by number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Waits {
    /// In order. The first is not over.
    waits: VecDeque<Wait>,
}

impl Waits {
    /// The place of the first entry that is not before this one.
    fn place(&self, since: SimTime, job: u32) -> usize {
        self.waits
            .partition_point(|wait| (wait.since, wait.job) < (since, job))
    }

    /// A job waits since then.
    pub(crate) fn insert(&mut self, since: SimTime, job: u32) {
        let wait = Wait {
            since,
            job,
            is_over: false,
        };
        match self.waits.back() {
            Some(last) if (last.since, last.job) > (since, job) => {
                let place = self.place(since, job);
                self.waits.insert(place, wait);
            }
            _ => self.waits.push_back(wait),
        }
    }

    /// A job that has waited since then does so no more.
    pub(crate) fn remove(&mut self, since: SimTime, job: u32) {
        let mut place = self.place(since, job);
        // It may have come and gone at that time before.
        while let Some(wait) = self.waits.get_mut(place)
            && (wait.since, wait.job) == (since, job)
        {
            if !wait.is_over {
                wait.is_over = true;
                break;
            }
            place += 1;
        }
        while self.waits.front().is_some_and(|wait| wait.is_over) {
            self.waits.pop_front();
        }
    }

    /// Since when that job waits that does so longest.
    pub(crate) fn longest(&self) -> Option<SimTime> {
        self.waits.front().map(|wait| wait.since)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{Purpose, Stream};
    use alloc::collections::BTreeSet;

    #[test]
    fn the_longest_wait_is_known_whoever_left() {
        for seed in 0..200 {
            let mut stream = Stream::new(seed, Purpose::Waits, 0);
            let mut waits = Waits::default();
            let mut expected = BTreeSet::new();
            for now in 0..400 {
                let since = SimTime::from_ms(now - stream.uniform(0, now.min(3)));
                let job = u32::try_from(stream.uniform(0, 20)).expect("it is small");
                let is_new = !expected.iter().any(|(_, other)| *other == job);
                if is_new && stream.uniform(0, 1) == 0 {
                    waits.insert(since, job);
                    expected.insert((since, job));
                } else if let Some(left) = expected.iter().find(|(_, other)| *other == job).copied()
                {
                    waits.remove(left.0, left.1);
                    expected.remove(&left);
                }
                let longest = expected.first().map(|(since, _)| *since);
                assert_eq!(waits.longest(), longest, "seed {seed}");
            }
        }
    }
}
