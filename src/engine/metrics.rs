//! The series of a run: everything that a chart shows comes from here.
//!
//! Buckets are horizon / 1,024 wide, rounded up to 1-2-5, and fixed for the run. A bucket is
//! closed by the first instant after it, so a reading never depends on how the run was cut.

use crate::counts::{Counts, Storage};
use crate::histogram::{Histogram, Sparse};
use crate::limits::BUCKETS_MAX;
use crate::time::{SimDuration, SimTime};
use alloc::rc::Rc;
use alloc::vec::Vec;

/// What happened within one bucket of time, and how things stood at its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bucket {
    /// Jobs made.
    pub created: u32,
    /// Jobs that ended well.
    pub succeeded: u32,
    /// Jobs that failed.
    pub failed: u32,
    /// Jobs canceled.
    pub canceled: u32,
    /// Triggers that made no job.
    pub refused: u32,
    /// Jobs of workflows outside the culprit's group that ended well.
    pub others_succeeded: u32,
    /// The largest number of jobs waiting for resources after any instant of the bucket.
    pub ready_max: u64,
    /// Counters at the end of the bucket.
    pub counts: Counts,
    /// Rows at the end of the bucket.
    pub storage: Storage,
    /// Age in milliseconds of the job that waited longest, at the end of the bucket; 0 if none.
    pub oldest_wait_ms: u64,
    /// Jobs waiting for resources at the end of the bucket, by workflow.
    pub ready_by_workflow: Vec<u32>,
    /// Jobs made from the beginning of the run to the end of the bucket, by workflow.
    pub created_by_workflow: Vec<u64>,
    /// Waits in milliseconds of the jobs picked up, canceled ones left out.
    pub waits: Sparse,
    /// The same of workflows outside the culprit's group.
    pub others_waits: Sparse,
    /// The same of each workflow that had a job picked up, by its index.
    pub waits_by_workflow: Vec<(u16, Sparse)>,
}

impl Bucket {
    /// Waits of one workflow's jobs that were picked up in this bucket, canceled ones left out;
    /// absent if there were none.
    pub fn waits_of(&self, workflow: crate::WorkflowId) -> Option<&Sparse> {
        let mut waits = self.waits_by_workflow.iter();
        waits
            .find(|(index, _)| *index == workflow.0)
            .map(|(_, waits)| waits)
    }
}

/// How things stand when a bucket is closed.
pub(crate) struct Standing<'a> {
    pub counts: Counts,
    pub storage: Storage,
    /// Jobs of workflows outside the culprit's group that ended well so far.
    pub others_succeeded: u64,
    pub oldest_created: Option<SimTime>,
    pub ready_by_workflow: &'a dyn Fn() -> Vec<u32>,
    pub created_by_workflow: &'a dyn Fn() -> Vec<u64>,
}

/// The series of one run.
#[derive(Clone, Debug)]
pub struct Metrics {
    start: SimTime,
    width: SimDuration,
    closed: Vec<Rc<Bucket>>,
    /// The largest number of waiting jobs in the open bucket.
    open_ready_max: u64,
    /// Jobs outside the culprit's group that had ended well when it began.
    others_succeeded: u64,
    open_ends_at: SimTime,
    /// Waits in the open bucket by workflow; those of all are made of them when it is closed.
    by_workflow: Vec<Histogram>,
    /// Whether each workflow is outside the culprit's group.
    others: Vec<bool>,
    ready_peak: (u64, SimTime),
}

/// The smallest of 1, 2, 5, 10, 20, 50 … that is at least `least`.
pub fn round_up_125(least: u64) -> u64 {
    let mut decade = 1_u64;
    loop {
        for step in [1, 2, 5] {
            let width = decade.saturating_mul(step);
            if width >= least {
                return width;
            }
        }
        decade = decade.saturating_mul(10);
    }
}

impl Metrics {
    pub(crate) fn new(start: SimTime, end: SimTime, others: Vec<bool>) -> Self {
        let width = round_up_125(end.since(start).ms().div_ceil(BUCKETS_MAX).max(1));
        let width = SimDuration::from_ms(width);
        Self {
            start,
            width,
            closed: Vec::new(),
            open_ready_max: 0,
            others_succeeded: 0,
            open_ends_at: start + width,
            by_workflow: alloc::vec![Histogram::default(); others.len()],
            others,
            ready_peak: (0, start),
        }
    }

    /// The beginning of the first bucket.
    pub const fn start(&self) -> SimTime {
        self.start
    }

    /// The width of every bucket.
    pub const fn width(&self) -> SimDuration {
        self.width
    }

    /// The finished buckets, from the start of the run on.
    pub fn closed(&self) -> &[Rc<Bucket>] {
        &self.closed
    }

    /// The largest number of jobs that waited for resources after any instant, and the first
    /// time at which it was so.
    pub const fn ready_peak(&self) -> (u64, SimTime) {
        self.ready_peak
    }

    /// Waits of one workflow's jobs over the whole run, canceled ones left out.
    pub fn waits_of(&self, workflow: crate::WorkflowId) -> Sparse {
        let open = self.by_workflow[workflow.index()].sparse();
        let buckets = self.closed.iter();
        let closed = buckets.filter_map(|bucket| bucket.waits_of(workflow));
        closed.fold(open, |mut sum, waits| {
            sum.merge(waits);
            sum
        })
    }

    /// Closes every bucket that ends at or before `now`.
    #[inline]
    pub(crate) fn close_until(&mut self, now: SimTime, standing: &Standing<'_>) {
        while self.open_ends_at <= now {
            self.close(standing);
        }
    }

    fn close(&mut self, standing: &Standing<'_>) {
        let end = self.open_ends_at;
        let counts = standing.counts;
        let before = self
            .closed
            .last()
            .map_or_else(Counts::default, |it| it.counts);
        let within = |now: u64, before: u64| u32::try_from(now - before).unwrap_or(u32::MAX);
        let mut bucket = Bucket {
            created: within(counts.created, before.created),
            succeeded: within(counts.succeeded, before.succeeded),
            failed: within(counts.failed, before.failed),
            canceled: within(counts.canceled, before.canceled),
            refused: within(counts.refused, before.refused),
            others_succeeded: within(standing.others_succeeded, self.others_succeeded),
            ready_max: self.open_ready_max.max(counts.ready),
            counts,
            storage: standing.storage,
            oldest_wait_ms: standing
                .oldest_created
                .map_or(0, |created| end.since(created).ms()),
            ready_by_workflow: (standing.ready_by_workflow)(),
            created_by_workflow: (standing.created_by_workflow)(),
            ..Bucket::default()
        };
        self.others_succeeded = standing.others_succeeded;
        self.open_ready_max = 0;
        let waited = self.by_workflow.iter().filter(|waits| waits.total() > 0);
        bucket.waits_by_workflow.reserve_exact(waited.count());
        for (index, waits) in (0..).zip(&mut self.by_workflow) {
            if waits.total() > 0 {
                let waits = waits.take();
                bucket.waits.merge(&waits);
                if self.others[usize::from(index)] {
                    bucket.others_waits.merge(&waits);
                }
                bucket.waits_by_workflow.push((index, waits));
            }
        }
        self.closed.push(Rc::new(bucket));
        self.open_ends_at = end + self.width;
    }

    #[inline]
    pub(crate) fn record_wait(&mut self, wait: SimDuration, workflow: usize) {
        self.by_workflow[workflow].record(wait.ms());
    }

    /// When the open bucket ends.
    #[inline]
    pub(crate) const fn open_ends_at(&self) -> SimTime {
        self.open_ends_at
    }

    #[inline]
    pub(crate) fn record_ready(&mut self, ready: u64, now: SimTime) {
        self.open_ready_max = self.open_ready_max.max(ready);
        if ready > self.ready_peak.0 {
            self.ready_peak = (ready, now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::round_up_125;

    #[test]
    fn widths_are_rounded_up_to_1_2_5() {
        let cases = [
            (1, 1),
            (2, 2),
            (3, 5),
            (6, 10),
            (11, 20),
            (21, 50),
            (1_758, 2_000),
        ];
        for (least, width) in cases {
            assert_eq!(round_up_125(least), width, "least {least}");
        }
    }
}
