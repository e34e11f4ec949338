//! What is noted before an instant: readings of each second, buckets that have ended, moments.

use super::Simulation;
use crate::id::JobId;
use crate::metrics::Standing;
use crate::recent::Reading;
use crate::time::SimTime;

impl Simulation {
    /// Closes buckets and finds moments up to `at`, of which nothing has happened yet.
    #[inline]
    pub(super) fn look_back_from(&mut self, at: SimTime) {
        // Mostly there is nothing to close, to read or to find yet.
        if at >= self.look_back_at || self.queue.is_mixed {
            self.look_back_due(at);
        }
    }

    #[inline(never)]
    fn look_back_due(&mut self, at: SimTime) {
        if self.recent.next_at() <= at {
            let mut recent = core::mem::take(&mut self.recent);
            recent.read(at, |reading| self.read_into(reading));
            self.recent = recent;
        }
        let oldest_created = self.oldest_created();
        if self.metrics.open_ends_at() <= at {
            self.close_buckets(at, oldest_created);
        }
        self.moments
            .before(at, oldest_created, self.service.target());
        let due_at = self.moments.due_at().min(self.metrics.open_ends_at());
        self.look_back_at = due_at.min(self.recent.next_at());
    }

    #[inline(never)]
    fn close_buckets(&mut self, at: SimTime, oldest_created: Option<SimTime>) {
        let workflows = &self.workflows;
        let others = workflows.iter().filter(|workflow| workflow.other);
        self.metrics.close_until(
            at,
            &Standing {
                counts: self.counts(),
                storage: self.storage(),
                oldest_created,
                others_succeeded: others.map(|workflow| workflow.succeeded).sum(),
                ready_by_workflow: &|| workflows.iter().map(|workflow| workflow.ready).collect(),
                created_by_workflow: &|| workflows.iter().map(|it| it.created).collect(),
            },
        );
    }

    pub(super) fn reading(&self) -> Reading {
        let mut reading = Reading::default();
        self.read_into(&mut reading);
        reading
    }

    fn read_into(&self, reading: &mut Reading) {
        reading.at = self.now;
        reading.counts = self.counts();
        reading.storage = self.storage();
        let events = self.sources.iter().map(|source| source.events);
        reading.events.clear();
        reading.events.extend(events);
        let succeeded = self.workflows.iter().map(|workflow| workflow.succeeded);
        reading.succeeded.clear();
        reading.succeeded.extend(succeeded);
    }

    /// Since when the job waits that does so longest.
    #[inline]
    pub(super) fn oldest_created(&self) -> Option<SimTime> {
        let head = JobId(self.queue.head);
        let fresh = (head.0 < self.jobs.len()).then(|| self.jobs.ready_since(head));
        match self.queue.longest_returned() {
            None => fresh,
            Some(returned) => Some(fresh.map_or(returned, |fresh| fresh.min(returned))),
        }
    }
}
