//! What the charts show: finished buckets turned into columns, appended as they are finished.

use super::Session;
use super::view::{Mark, Series, Waits};
use crate::engine::histogram::Sparse;
use crate::engine::metrics::Bucket;
use std::rc::Rc;

impl Session {
    pub(super) fn update_series(&mut self) {
        let generation = (self.run.generation(), self.marks_revision);
        let metrics = self.run.sim().metrics();
        let width_ms = metrics.width().ms();
        let whole = self.run.ms(self.run.sim().end()).div_ceil(width_ms);
        let buckets = self.run.buckets();
        let untouched = self.baseline.buckets();
        let series = &self.series;
        let stale = self.series_of != generation || series.created.len() > buckets.len();
        let same = series.created.len() == buckets.len()
            && series.untouched_ready.len() == untouched.len();
        if !stale && same {
            return;
        }
        let mut next = if stale {
            Series::default()
        } else {
            (**series).clone()
        };
        next.revision = series.revision + 1;
        next.width_ms = width_ms;
        next.buckets = usize::try_from(whole).unwrap_or(usize::MAX);
        if stale {
            let before = self.run.before().iter();
            next.before_ready = before.map(|bucket| bucket.counts.ready).collect();
        }
        let from = next.created.len();
        for bucket in &buckets[from..] {
            next.push(bucket, &self.marks);
        }
        let from = next.untouched_ready.len().min(untouched.len());
        for bucket in &untouched[from..] {
            next.untouched_ready.push(bucket.counts.ready);
            next.untouched_others_waits
                .push(Waits::of(&bucket.others_waits));
        }
        self.series = Rc::new(next);
        self.series_of = generation;
    }
}

impl Series {
    fn push(&mut self, bucket: &Bucket, marks: &[Mark]) {
        let mut ready = [0; 5];
        for (mark, count) in marks.iter().zip(&bucket.ready_by_workflow) {
            ready[mark.index()] += u64::from(*count);
        }
        for (column, count) in self.ready_by_mark.iter_mut().zip(ready) {
            column.push(count);
        }
        self.created.push(u64::from(bucket.created));
        self.succeeded.push(u64::from(bucket.succeeded));
        self.others_succeeded
            .push(u64::from(bucket.others_succeeded));
        self.canceled.push(u64::from(bucket.canceled));
        self.others_waits.push(Waits::of(&bucket.others_waits));
    }
}

impl Waits {
    fn of(waits: &Sparse) -> Option<Self> {
        Some(Self {
            p50_ms: waits.percentile(50)?,
            p95_ms: waits.percentile(95)?,
            p99_ms: waits.percentile(99)?,
            jobs: waits.total(),
        })
    }
}
