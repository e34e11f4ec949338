//! Particles in a pipe: they drift at one speed, and how close they follow each other is the
//! rate. Above 30 a second the pipe shows a stream. Decides nothing about the run.

use crate::session::view::Mark;
use std::collections::VecDeque;

/// CSS pixels a second: the same in every pipe, whatever the rate.
const DRIFT: f64 = 42.0;
/// Pixels between two particles at one event a second.
const SPACING: f64 = 270.0;
/// Above this rate, in thousandths a second, single events can't be told apart.
const STREAM_MILLI: u64 = 30_000;
/// Pixels between the particles of a stream, which come in two lanes.
const STREAM_SPACING: f64 = 5.0;
/// A pipe this long without a particle would look shut.
const SPACING_MAX: f64 = 4_000.0;

/// A way through the picture that can be walked by its length.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Way {
    /// Points at equal steps of length.
    points: Vec<(f64, f64)>,
    pub(crate) length: f64,
}

/// Pixels between two points of a way.
const STEP: f64 = 4.0;

impl Way {
    /// A straight line from left to right.
    pub(crate) fn line(from: (f64, f64), to: (f64, f64)) -> Self {
        Self::walk(|part| {
            (
                from.0 + (to.0 - from.0) * part,
                from.1 + (to.1 - from.1) * part,
            )
        })
    }

    /// The bend from a card to the inlet of the tank: level at both ends.
    pub(crate) fn bend(from: (f64, f64), to: (f64, f64)) -> Self {
        let [a, b] = bend_controls(from, to);
        Self::walk(|part| {
            let rest = 1.0 - part;
            let weights = [
                rest * rest * rest,
                3.0 * rest * rest * part,
                3.0 * rest * part * part,
                part * part * part,
            ];
            let mut point = (0.0, 0.0);
            for (weight, (x, y)) in weights.into_iter().zip([from, a, b, to]) {
                point = (point.0 + weight * x, point.1 + weight * y);
            }
            point
        })
    }

    fn walk(at: impl Fn(f64) -> (f64, f64)) -> Self {
        const PARTS: u32 = 256;
        let mut points = vec![at(0.0)];
        let (mut last, mut length) = (at(0.0), 0.0);
        let mut next = STEP;
        for part in 1..=PARTS {
            let point = at(f64::from(part) / f64::from(PARTS));
            length += (point.0 - last.0).hypot(point.1 - last.1);
            if length >= next {
                points.push(point);
                next += STEP;
            }
            last = point;
        }
        points.push(last);
        Self { points, length }
    }

    /// The point so many pixels from the beginning.
    pub(crate) fn at(&self, length: f64) -> (f64, f64) {
        let steps = (length / STEP).max(0.0);
        let place = super::number::index(steps);
        let part = steps - steps.floor();
        let last = self.points.len().saturating_sub(1);
        let (Some(from), Some(to)) = (
            self.points.get(place.min(last)),
            self.points.get((place + 1).min(last)),
        ) else {
            return (0.0, 0.0);
        };
        (
            from.0 + (to.0 - from.0) * part,
            from.1 + (to.1 - from.1) * part,
        )
    }
}

/// The two inner points of the bend.
pub(crate) fn bend_controls(from: (f64, f64), to: (f64, f64)) -> [(f64, f64); 2] {
    let width = to.0 - from.0;
    [(from.0 + width * 0.55, from.1), (to.0 - width * 0.62, to.1)]
}

/// What flows through a pipe now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flow {
    /// Events a second in thousandths.
    pub(crate) rate_milli: u64,
    /// Parts of the marks in it.
    pub(crate) mix: [u64; 5],
}

impl Flow {
    /// Equal parts of some marks.
    pub(crate) fn even(rate_milli: u64, marks: &[Mark]) -> Self {
        let mut mix = [0; 5];
        for mark in marks {
            mix[mark.index()] = 1;
        }
        Self { rate_milli, mix }
    }

    fn is_stream(self) -> bool {
        self.rate_milli > STREAM_MILLI
    }

    /// Pixels from one particle to the next; absent where nothing flows.
    fn spacing(self) -> Option<f64> {
        if self.rate_milli == 0 || self.mix.iter().sum::<u64>() == 0 {
            None
        } else if self.is_stream() {
            Some(STREAM_SPACING)
        } else {
            let rate = super::number::float(self.rate_milli) / 1_000.0;
            Some((SPACING / rate).min(SPACING_MAX))
        }
    }
}

/// One thing in a pipe.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Particle {
    /// Pixels from the beginning of the pipe.
    pub(crate) at: f64,
    pub(crate) mark: Mark,
    /// Pixels beside the middle.
    pub(crate) aside: f64,
}

/// The particles of one pipe.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stream {
    particles: VecDeque<Particle>,
    /// What each mark is owed of the particles made, so that the mix comes out right.
    owed: [i64; 5],
    made: u64,
    /// Pixels that were walked since the last particle was made.
    walked: f64,
}

impl Stream {
    /// Lets everything drift on for some milliseconds.
    pub(crate) fn drift(&mut self, flow: Flow, length: f64, elapsed_ms: f64) {
        let way = DRIFT * elapsed_ms / 1_000.0;
        for particle in &mut self.particles {
            particle.at += way;
        }
        while self
            .particles
            .front()
            .is_some_and(|first| first.at > length)
        {
            self.particles.pop_front();
        }
        let Some(spacing) = flow.spacing() else {
            self.walked = self.walked.min(SPACING_MAX) + way;
            return;
        };
        self.walked += way;
        // A pipe that was empty for long has one particle to make, not many.
        self.walked = self.walked.min(spacing + way);
        while self.walked >= spacing {
            self.walked -= spacing;
            self.make(flow, self.walked);
        }
    }

    /// Fills the pipe as if this flow had always been: after a jump in time, or where nothing
    /// shall move.
    pub(crate) fn settle(&mut self, flow: Flow, length: f64) {
        *self = Self::default();
        let Some(spacing) = flow.spacing() else {
            return;
        };
        let mut at = length - (spacing * 0.5).min(length * 0.5);
        while at >= 0.0 {
            self.make(flow, at);
            at -= spacing;
        }
        self.walked = at + spacing;
    }

    fn make(&mut self, flow: Flow, at: f64) {
        let total: u64 = flow.mix.iter().sum();
        let whole = i64::try_from(total).unwrap_or(i64::MAX);
        let mut chosen = Mark::One;
        let mut most = i64::MIN;
        for mark in Mark::ALL {
            let owed = &mut self.owed[mark.index()];
            let part = i64::try_from(flow.mix[mark.index()]).unwrap_or(i64::MAX);
            *owed = if part == 0 {
                0
            } else {
                owed.saturating_add(part)
            };
            if part > 0 && *owed > most {
                (chosen, most) = (mark, *owed);
            }
        }
        self.owed[chosen.index()] = self.owed[chosen.index()].saturating_sub(whole);
        self.made += 1;
        let aside = match (flow.is_stream(), self.made % 2) {
            (false, _) => 0.0,
            (true, 0) => -2.6,
            (true, _) => 2.6,
        };
        self.particles.push_back(Particle {
            at,
            mark: chosen,
            aside,
        });
    }

    /// What is in the pipe, the farthest first.
    pub(crate) fn particles(&self) -> impl Iterator<Item = &Particle> {
        self.particles.iter()
    }
}
