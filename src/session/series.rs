//! What the charts show: finished buckets turned into columns, appended as they are finished.

use super::Session;
use super::view::{Mark, Series, WAITS_OVER_MS, Waits};
use crate::engine::WorkflowId;
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
            && series.untouched_ready.len() == untouched.len()
            && series.selected == self.selected;
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
        if next.selected != self.selected {
            next.selected = self.selected;
            next.selected_waits.clear();
        }
        next.append(buckets, &self.marks);
        next.append_untouched(untouched);
        self.series = Rc::new(next);
        self.series_of = generation;
    }
}

impl Series {
    /// Takes in the buckets that were finished since.
    fn append(&mut self, buckets: &[Rc<Bucket>], marks: &[Mark]) {
        for bucket in &buckets[self.created.len()..] {
            self.push(bucket, marks);
        }
        let span = self.waits_span();
        for at in self.others_waits.len()..buckets.len() {
            let waits = Waits::over(buckets, at, span, |bucket| Some(&bucket.others_waits));
            self.others_waits.push(waits);
        }
        let selected = WorkflowId(self.selected);
        for at in self.selected_waits.len()..buckets.len() {
            let waits = Waits::over(buckets, at, span, |bucket| bucket.waits_of(selected));
            self.selected_waits.push(waits);
        }
    }

    /// The same of the run that nobody clicked in.
    fn append_untouched(&mut self, untouched: &[Rc<Bucket>]) {
        let span = self.waits_span();
        for at in self.untouched_ready.len().min(untouched.len())..untouched.len() {
            self.untouched_ready.push(untouched[at].counts.ready);
            let waits = Waits::over(untouched, at, span, |bucket| Some(&bucket.others_waits));
            self.untouched_others_waits.push(waits);
        }
    }

    fn waits_span(&self) -> usize {
        Waits::span(self.width_ms)
    }

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
        self.job_rows.push(bucket.storage.job_rows);
        self.log_rows.push(bucket.storage.log_rows);
    }
}

impl Waits {
    /// Over how many buckets of a width waits are counted.
    pub(super) fn span(width_ms: u64) -> usize {
        let span = WAITS_OVER_MS / width_ms.max(1);
        usize::try_from(span).unwrap_or(1).max(1)
    }

    /// Waits in the `span` buckets up to the one at `at`.
    pub(super) fn over<'a>(
        buckets: &'a [Rc<Bucket>],
        at: usize,
        span: usize,
        waits: impl Fn(&'a Bucket) -> Option<&'a Sparse>,
    ) -> Option<Self> {
        let mut sum = Sparse::default();
        for bucket in &buckets[(at + 1).saturating_sub(span)..=at] {
            if let Some(waits) = waits(bucket).filter(|waits| waits.total() > 0) {
                sum.merge(waits);
            }
        }
        Some(Self {
            p50_ms: sum.percentile(50)?,
            p95_ms: sum.percentile(95)?,
            p99_ms: sum.percentile(99)?,
            jobs: sum.total(),
        })
    }
}
