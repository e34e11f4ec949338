//! The queue as squares. A square is a block of jobs by number, so it stands for the same jobs
//! for as long as they wait, and the squares of a mark never stray by more than one from its share.

use super::scene::Tank;
use super::view::Mark;
use crate::engine::metrics::round_up_125;
use crate::engine::{JobId, Simulation};

/// Squares below the rim: 20 wide, 15 high.
pub(super) const CAPACITY: usize = 300;

/// The smallest of 1, 2, 5, 10 … jobs a square whose squares for `peak` fit below the rim.
pub(super) fn unit_for(peak: u64) -> u64 {
    round_up_125(peak.div_ceil(CAPACITY as u64 - 1).max(1))
}

/// Marks of all blocks of jobs made so far.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    unit: u64,
    generation: u64,
    marks: Vec<Mark>,
    jobs: u32,
    /// Jobs of each mark, less the squares already given to it, in units of one job.
    owed: [i64; 5],
}

impl Blocks {
    /// Takes in the jobs made since, or begins anew when the past or the unit has changed.
    pub(super) fn update(&mut self, sim: &Simulation, marks: &[Mark], unit: u64, generation: u64) {
        if (self.unit, self.generation) != (unit, generation) || self.jobs > sim.jobs().len() {
            *self = Self {
                unit,
                generation,
                ..Self::default()
            };
        }
        let unit = i64::try_from(unit).unwrap_or(i64::MAX);
        for job in self.jobs..sim.jobs().len() {
            let workflow = sim.jobs().workflow(JobId(job));
            self.owed[marks[workflow.index()].index()] += 1;
            if u64::from(job + 1).is_multiple_of(self.unit) {
                let richest = (0..5)
                    .max_by_key(|mark| (self.owed[*mark], 5 - mark))
                    .unwrap_or(4);
                self.owed[richest] -= unit;
                self.marks.push(Mark::ALL[richest]);
            }
        }
        self.jobs = sim.jobs().len();
    }

    /// The tank as it stands.
    pub(super) fn tank(&self, sim: &Simulation, ready_by_mark: &[u64; 5]) -> Tank {
        let unit = self.unit.max(1);
        let ready = sim.counts().ready;
        let first = u64::from(sim.queue_head()).div_ceil(unit);
        let from = usize::try_from(first)
            .unwrap_or(usize::MAX)
            .min(self.marks.len());
        let waiting = &self.marks[from..];
        let below = waiting.len().min(CAPACITY);
        let hollow = |mark: &Mark| (1..unit).contains(&ready_by_mark[mark.index()]);
        Tank {
            unit,
            capacity: CAPACITY,
            squares: waiting[..below].to_vec(),
            first_block: first,
            ready,
            above: ready.saturating_sub(CAPACITY as u64 * unit),
            hollow: Mark::ALL.into_iter().filter(hollow).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::unit_for;

    #[test]
    fn the_unit_is_the_smallest_that_fits_the_peak() {
        for (peak, unit) in [(0, 1), (299, 1), (300, 2), (27_600, 100), (70_000, 500)] {
            assert_eq!(unit_for(peak), unit, "peak {peak}");
        }
    }
}
