//! The beginning of a run: jobs that wait already.

use super::Simulation;
use crate::id::SourceId;
use crate::moments::Moments;
use crate::order;
use crate::table::NewJob;
use crate::time::SimTime;
use alloc::vec::Vec;

impl Simulation {
    /// Jobs that wait already: in order of their creation, by workflow where that is the same.
    pub(super) fn lay_initial_backlog(&mut self) {
        let mut jobs = Vec::new();
        for part in &self.model.backlog {
            let (oldest, count) = (part.oldest.ms(), u64::from(part.jobs));
            let ages = (0..count).map(|i| oldest - oldest * i / count.max(1));
            jobs.extend(ages.map(|age| (self.model.start.ms() - age, part.workflow)));
        }
        order::by_key(&mut jobs, |(created, _)| *created);
        for (row, (created, workflow)) in (0..).zip(jobs) {
            let correlation = self.next_correlation();
            self.create(NewJob {
                created: SimTime::from_ms(created),
                workflow,
                source: SourceId::BACKLOG,
                regarding: row,
                correlation,
                depth: 1,
            });
        }
        if !self.jobs.is_empty() {
            self.opening = self.model.start;
        }
        self.moments = Moments::new(self.model.start, self.ready);
        self.metrics.record_ready(self.ready, self.model.start);
    }
}
