//! What came of a run, in numbers: the one notion that the command line prints, comparisons set
//! side by side and repetitions count. Read from a run at its end; pure.

use super::format::{clock, count, duration};
use super::spared;
use crate::engine::histogram::Sparse;
use crate::engine::moments::Moment;
use crate::engine::{Simulation, WorkflowId};

/// What came of a run. Times are milliseconds of the scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Jobs made.
    pub created: u64,
    /// Jobs that ended well.
    pub succeeded: u64,
    /// Jobs that failed.
    pub failed: u64,
    /// Jobs canceled.
    pub canceled: u64,
    /// Jobs that wait at the end.
    pub waiting: u64,
    /// Jobs in progress at the end.
    pub in_progress: u64,
    /// Triggers that made no job.
    pub refused: u64,
    /// Work that was asked for and not done: canceled and refused.
    pub not_done: u64,
    /// Most jobs that waited at one time.
    pub peak: u64,
    /// When that was first so.
    pub peak_at_ms: u64,
    /// How long the oldest job waits at the end.
    pub oldest_wait_ms: u64,
    /// When the flood started: the oldest wait passed 1 min.
    pub flood_ms: Option<u64>,
    /// When the backlog was back to nominal for good.
    pub nominal_ms: Option<u64>,
    /// The wait that half of the jobs of other workflows than the culprit's group did not exceed.
    pub others_p50_ms: Option<u64>,
    /// The wait that 95 of 100 of them did not exceed.
    pub others_p95_ms: Option<u64>,
    /// How long jobs of those waited, all of them together.
    pub others_waited_ms: u64,
    /// Rows of `AsyncOperationBase` at the end.
    pub job_rows: u64,
    /// Rows of `WorkflowLogBase` at the end.
    pub log_rows: u64,
    /// Bytes of both, by the assumed bytes a row.
    pub bytes: u64,
    /// The digest.
    pub digest: u64,
}

impl Outcome {
    /// What came of a run, as far as it has been computed.
    pub fn of(sim: &Simulation) -> Self {
        let model = sim.model();
        let (counts, storage) = (sim.counts(), sim.storage());
        let ms = |at: crate::engine::SimTime| at.since(model.start).ms();
        let (peak, peak_at) = sim.metrics().ready_peak();
        let last = |wanted: &dyn Fn(Moment) -> bool| {
            let mut found = sim.moments().iter().filter(|found| wanted(found.what));
            found.next_back().map(|found| ms(found.at))
        };
        let first_flood = sim.moments().iter();
        let mut first_flood = first_flood.filter(|found| found.what == Moment::FloodStarts);
        let nominal = last(&|what| what == Moment::Nominal);
        let again = last(&|what| what == Moment::FloodStarts);
        let others = others(sim);
        let assumed = &model.assumptions;
        Self {
            created: counts.created,
            succeeded: counts.succeeded,
            failed: counts.failed,
            canceled: counts.canceled,
            waiting: counts.ready,
            in_progress: counts.in_progress,
            refused: counts.refused,
            not_done: counts.canceled + counts.refused,
            peak,
            peak_at_ms: ms(peak_at),
            oldest_wait_ms: sim.oldest_wait().ms(),
            flood_ms: first_flood.next().map(|found| ms(found.at)),
            // A later flood undoes it.
            nominal_ms: nominal.filter(|nominal| again.is_none_or(|again| again < *nominal)),
            others_p50_ms: others.percentile(50),
            others_p95_ms: others.percentile(95),
            others_waited_ms: spared::waited_ms(
                sim.metrics().closed(),
                &model.culprits,
                sim.metrics().width().ms(),
            ),
            job_rows: storage.job_rows,
            log_rows: storage.log_rows,
            bytes: storage.job_rows * u64::from(assumed.bytes_per_job_row)
                + storage.log_rows * u64::from(assumed.bytes_per_log_row),
            digest: sim.digest(),
        }
    }

    /// The run in a few sentences, for those who can't see its picture.
    pub fn in_words(&self, horizon_ms: u64) -> String {
        let mut text = format!(
            "In {} of simulated time {} system jobs were created. At most {} waited, at {}.",
            duration(horizon_ms),
            count(self.created),
            count(self.peak),
            clock(self.peak_at_ms)
        );
        let mut say = |sentence: String| {
            text.push(' ');
            text.push_str(&sentence);
        };
        match (self.flood_ms, self.nominal_ms) {
            (Some(flood), Some(nominal)) => say(format!(
                "The flood started at {} and the backlog was back to nominal at {}.",
                clock(flood),
                clock(nominal)
            )),
            (Some(flood), None) => say(format!(
                "The flood started at {}; at the end {} jobs still waited.",
                clock(flood),
                count(self.waiting)
            )),
            (None, _) => say("No job waited for a minute or longer.".into()),
        }
        if self.not_done > 0 {
            say(format!(
                "{} queued jobs were canceled at pick-up and {} triggers were refused: work that \
                 is to be done again.",
                count(self.canceled),
                count(self.refused)
            ));
        }
        if let Some(p95) = self.others_p95_ms {
            say(format!(
                "95 of 100 jobs of the other workflows waited no longer than {}.",
                duration(p95)
            ));
        }
        text
    }
}

/// Waits of the workflows outside the culprit's group, over the whole run.
fn others(sim: &Simulation) -> Sparse {
    let model = sim.model();
    let mut waits = Sparse::default();
    for index in 0..model.workflows.len() {
        let id = WorkflowId(u16::try_from(index).unwrap_or(u16::MAX));
        if !model.culprits.contains(&id) {
            waits.merge(&sim.metrics().waits_of(id));
        }
    }
    waits
}
