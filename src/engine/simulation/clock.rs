//! Phase 3: timers, by kind, then by job.

use super::Simulation;
use crate::codes::JobStatus;
use crate::id::JobId;
use crate::model::PickUp;
use crate::time::{SimDuration, SimTime};
use crate::timers::TimerKind;

impl Simulation {
    /// Phase 3: what is due by itself.
    #[inline(never)]
    pub(super) fn ring_due(&mut self, now: SimTime) {
        while let Some((_, kind, job)) = self.timers.take(now) {
            match kind {
                TimerKind::Postponed | TimerKind::Waited => self.wake(JobId(job), now),
                TimerKind::Retention => self.retain(now),
                TimerKind::Poll => self.load(),
            }
        }
    }

    fn wake(&mut self, job: JobId, now: SimTime) {
        if let Some(held) = self.held.get_mut(job.0) {
            held.timer = None;
        }
        if self.jobs.status(job) == JobStatus::Waiting && !self.jobs.is_deleted(job) {
            let id = self.jobs.workflow(job);
            self.make_ready(job, id, now);
        }
    }

    /// The service looks at the table: below the low mark it loads up to the high one.
    fn load(&mut self) {
        let PickUp::Polled { high, low, .. } = self.model.pick_up else {
            return;
        };
        self.tables.is_poll_planned = false;
        let jobs = &self.jobs;
        let waits = |job: JobId| {
            jobs.status(job) == JobStatus::WaitingForResources && !jobs.is_deleted(job)
        };
        let mut loaded = self.queue.in_memory(waits);
        if loaded >= low as usize {
            return;
        }
        while loaded < high as usize && self.queue.load(jobs.len(), waits) {
            loaded += 1;
        }
    }

    /// Plans the next look at the table, on the beat, where a job waits to be loaded. None is planned.
    #[inline(never)]
    pub(super) fn plan_poll(&mut self, now: SimTime) {
        if let PickUp::Polled { every, .. } = self.model.pick_up
            && self.queue.has_unloaded(self.jobs.len())
        {
            let at = self.next_beat(every.ms(), now);
            self.tables.is_poll_planned = true;
            self.timers.set((at, TimerKind::Poll, 0));
        }
    }

    /// The first time after `now` on a beat that began with the run.
    pub(super) fn next_beat(&self, every_ms: u64, now: SimTime) -> SimTime {
        let beats = now.since(self.model.start).ms() / every_ms + 1;
        self.model.start + SimDuration::from_ms(beats.saturating_mul(every_ms))
    }
}
