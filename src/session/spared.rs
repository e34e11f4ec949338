//! What a click spared: the run beside the same run had nobody clicked, at one time. Pure.

use super::Session;
use super::view::Spared;
use crate::engine::WorkflowId;
use crate::engine::metrics::Bucket;
use std::rc::Rc;

/// How long jobs of workflows outside the culprit's group waited in these buckets, all waits
/// together, in milliseconds. Read from the queue as it stood at the end of each bucket.
pub(super) fn waited_ms(buckets: &[Rc<Bucket>], culprits: &[WorkflowId], width_ms: u64) -> u64 {
    let others = |bucket: &Rc<Bucket>| {
        let waiting = (0_u16..).zip(&bucket.ready_by_workflow);
        let others = waiting.filter(|(id, _)| !culprits.contains(&WorkflowId(*id)));
        others.map(|(_, count)| u64::from(*count)).sum::<u64>()
    };
    buckets.iter().map(others).sum::<u64>() * width_ms
}

impl Session {
    /// What the last Deactivate of a person has spared until now; absent before there was one, and
    /// while the run without it is not computed that far.
    pub(super) fn spared(&self) -> Option<Spared> {
        let since = self.since().filter(|_| !self.run.acts().is_empty())?;
        let width_ms = self.run.sim().metrics().width().ms();
        let bucket = |ms: u64| usize::try_from(ms / width_ms).unwrap_or(usize::MAX);
        let (run, untouched) = (self.run.buckets(), self.baseline.buckets());
        let (from, to) = (bucket(since.clicked_ms), bucket(self.at_ms()));
        // The last bucket of a run is not closed before its end.
        let to = to.min(run.len());
        let (run, untouched) = (run.get(from..to)?, untouched.get(from..to)?);
        let culprits = &self.run.model().culprits;
        let waited = |buckets| waited_ms(buckets, culprits, width_ms);
        let rows = |bucket: &Rc<Bucket>| bucket.storage.job_rows + bucket.storage.log_rows;
        Some(Spared {
            jobs: since.not_done,
            waited_ms: waited(untouched).saturating_sub(waited(run)),
            rows: rows(untouched.last()?).saturating_sub(rows(run.last()?)),
        })
    }
}
