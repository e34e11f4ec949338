//! The three times of each job of a chunk, as a rule in half the bytes that they would take.
//!
//! Jobs of a chunk are created one after the other, and few wait for months: their times are kept
//! as milliseconds from the first one on. A chunk where one is too long after that keeps all of
//! its times whole.

use super::CHUNK_ROWS;
use crate::time::{SimDuration, SimTime};
use alloc::vec::Vec;

/// The times of a plain job.
#[derive(Clone, Copy, Debug)]
pub(super) struct Times {
    pub created: SimTime,
    pub picked: SimTime,
    pub ended: SimTime,
}

/// The same from a base on. They are read and written together, so they stand together.
#[derive(Clone, Copy, Debug)]
struct Near {
    created: u32,
    picked: u32,
    ended: u32,
}

/// Never, and the first length that is too long: some 49 days.
const NEVER: u32 = u32::MAX;

/// The times of the rows of a chunk.
#[derive(Clone, Debug)]
pub(super) struct TimeColumn {
    /// When the first job was created.
    base: SimTime,
    /// Milliseconds after the base that are near; 0 once all times are kept whole.
    span: u64,
    near: [Near; CHUNK_ROWS],
    /// All times, once one was too far from the base; else empty.
    far: Vec<Times>,
}

impl TimeColumn {
    /// A column whose rows hold nothing that counts.
    #[allow(
        clippy::large_stack_arrays,
        reason = "it is made where it is to stand, as the chunk is"
    )]
    #[inline]
    pub(super) const fn new() -> Self {
        const UNBORN: Near = Near {
            created: 0,
            picked: 0,
            ended: 0,
        };
        Self {
            base: SimTime::ZERO,
            span: NEVER as u64,
            near: [UNBORN; CHUNK_ROWS],
            far: Vec::new(),
        }
    }

    /// A job is created.
    #[inline]
    pub(super) fn put(&mut self, at: usize, created: SimTime) {
        if at == 0 {
            self.base = created;
        }
        self.near[at] = Near {
            created: 0,
            picked: NEVER,
            ended: NEVER,
        };
        match self.near_of(created) {
            Some(near) => self.near[at].created = near,
            None => self.set_far(at, Times::waiting(created)),
        }
    }

    /// The times of the job at a place.
    #[inline]
    pub(super) fn of(&self, at: usize) -> Times {
        self.rows(CHUNK_ROWS).of(at)
    }

    /// The times of the first rows.
    #[inline]
    pub(super) fn rows(&self, rows: usize) -> TimeRows<'_> {
        TimeRows {
            base: self.base,
            near: &self.near[..rows],
            far: &self.far,
        }
    }

    /// The job was picked up then.
    #[inline]
    pub(super) fn set_picked(&mut self, at: usize, picked: SimTime) {
        match self.near_of(picked) {
            Some(near) => self.near[at].picked = near,
            None => self.set_far(
                at,
                Times {
                    picked,
                    ..self.of(at)
                },
            ),
        }
    }

    /// The job ended then.
    #[inline]
    pub(super) fn set_ended(&mut self, at: usize, ended: SimTime) {
        match self.near_of(ended) {
            Some(near) => self.near[at].ended = near,
            None => self.set_far(
                at,
                Times {
                    ended,
                    ..self.of(at)
                },
            ),
        }
    }

    /// Bytes beside those of the rows themselves.
    pub(super) const fn more_bytes(&self) -> usize {
        self.far.len() * size_of::<Times>()
    }

    /// A time as it stands in a row of a chunk that has near ones only.
    #[allow(clippy::cast_possible_truncation, reason = "it is within the span")]
    #[inline]
    const fn near_of(&self, time: SimTime) -> Option<u32> {
        // One before the base wraps around to one that is too late.
        let ms = time.ms().wrapping_sub(self.base.ms());
        if ms < self.span {
            Some(ms as u32)
        } else if time.ms() == u64::MAX && self.span > 0 {
            Some(NEVER)
        } else {
            None
        }
    }

    /// Writes times of which one is too far from the base.
    #[cold]
    #[inline(never)]
    fn set_far(&mut self, at: usize, times: Times) {
        if self.far.is_empty() {
            self.far = (0..CHUNK_ROWS).map(|at| self.of(at)).collect();
            self.span = 0;
        }
        self.far[at] = times;
    }
}

impl Times {
    const fn waiting(created: SimTime) -> Self {
        Self {
            created,
            picked: SimTime::NEVER,
            ended: SimTime::NEVER,
        }
    }
}

/// The times of some rows, to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct TimeRows<'a> {
    base: SimTime,
    near: &'a [Near],
    far: &'a [Times],
}

impl TimeRows<'_> {
    /// The times of one.
    #[inline]
    pub(super) fn of(&self, at: usize) -> Times {
        if !self.far.is_empty() {
            return self.far[at];
        }
        let near = self.near[at];
        let time = |near: u32| match near {
            NEVER => SimTime::NEVER,
            near => self.base + SimDuration::from_ms(near.into()),
        };
        Times {
            created: time(near.created),
            picked: time(near.picked),
            ended: time(near.ended),
        }
    }

    pub(super) const fn len(&self) -> usize {
        self.near.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{Purpose, Stream};
    use alloc::boxed::Box;

    /// A column and what it shall say, after some writes at lengths around the one that is too long.
    #[test]
    fn times_near_and_far_are_read_as_they_were_written() {
        const DAY: u64 = 24 * 3_600_000;
        for seed in 0..300_u16 {
            let mut stream = Stream::new(seed.into(), Purpose::Waits, 0);
            let longest = [DAY, 49 * DAY, 51 * DAY, 400 * DAY][usize::from(seed) % 4];
            let base = SimTime::from_ms(stream.uniform(0, 400 * DAY));
            let mut column = Box::new(TimeColumn::new());
            let mut expected: Vec<(SimTime, SimTime, SimTime)> = Vec::new();
            for _ in 0..60 {
                let ms = match stream.uniform(0, 9) {
                    0 => u64::from(u32::MAX) + stream.uniform(0, 2) - 1,
                    _ => stream.uniform(0, longest),
                };
                let time = match stream.uniform(0, 9) {
                    0 => SimTime::NEVER,
                    _ => base + SimDuration::from_ms(ms),
                };
                let at = stream.uniform(0, expected.len() as u64);
                let at = usize::try_from(at).expect("it is a place");
                match expected.get_mut(at) {
                    None => {
                        let created = if at == 0 {
                            base
                        } else {
                            time.min(base + SimDuration::from_ms(ms))
                        };
                        column.put(at, created);
                        expected.push((created, SimTime::NEVER, SimTime::NEVER));
                    }
                    Some(row) if stream.uniform(0, 1) == 0 => {
                        column.set_picked(at, time);
                        row.1 = time;
                    }
                    Some(row) => {
                        column.set_ended(at, time);
                        row.2 = time;
                    }
                }
                for (at, row) in expected.iter().enumerate() {
                    let Times {
                        created,
                        picked,
                        ended,
                    } = column.of(at);
                    assert_eq!((created, picked, ended), *row, "seed {seed}, row {at}");
                }
            }
            let is_far = column.more_bytes() > 0;
            assert!(
                is_far || longest < 400 * DAY,
                "seed {seed}: nothing was far"
            );
        }
    }
}
