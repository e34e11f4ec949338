//! The queue: which job is picked up next.
//!
//! It is an index into the job table: every job from the head on waits, but for the gaps of those
//! that left from the middle. Jobs that come back (resumed, retried, waited for) stand in a set
//! beside it; the smaller number goes first, as the service works by creation order. Where pick-up
//! is polled, only what was loaded into memory can be taken. Jobs with a dependency token stand in
//! a line, and only its first can be taken.

use crate::id::JobId;
use crate::map::Map;
use crate::sorted::Sorted;
use crate::time::SimTime;
use crate::waits::Waits;
use alloc::collections::VecDeque;
use alloc::vec::Vec;

#[derive(Clone, Debug, Default)]
pub(crate) struct Queue {
    /// Jobs from here on have never left the front of the queue.
    pub(crate) head: u32,
    /// Jobs from the head on that don't wait.
    pub(crate) gaps: u32,
    /// Whether a job has left and come back behind the head: not all from there on have waited the
    /// less long the larger their number is.
    pub(crate) is_mixed: bool,
    /// Fresh jobs below are in memory; all are where pick-up is immediate.
    pub(crate) loaded_until: u32,
    /// Jobs before the head that wait and can be taken.
    returned: Sorted<u32>,
    /// The same that are not loaded yet; empty where pick-up is immediate.
    unloaded: Sorted<u32>,
    /// Which of them were loaded; empty where pick-up is immediate.
    loaded: Map<u32, ()>,
    /// Both and the blocked ones, by since when they wait.
    since: Waits,
    /// Jobs of each token that are not completed, in order of creation.
    lines: Vec<VecDeque<u32>>,
    /// Jobs before the head that wait for others of their line.
    blocked: Map<u32, ()>,
}

impl Queue {
    pub(crate) fn new(is_polled: bool) -> Self {
        Self {
            loaded_until: if is_polled { 0 } else { u32::MAX },
            ..Self::default()
        }
    }

    #[inline]
    pub(crate) const fn is_polled(&self) -> bool {
        self.loaded_until != u32::MAX
    }

    /// The next job that a worker can take; `len` jobs were made so far.
    #[inline]
    pub(crate) fn next(&self, len: u32) -> Option<JobId> {
        let is_fresh = self.head < len && self.head < self.loaded_until;
        if self.returned.is_empty() {
            return is_fresh.then_some(JobId(self.head));
        }
        let returned = self.returned.first();
        let first = returned.map_or(
            self.head,
            |job| {
                if is_fresh { job.min(self.head) } else { job }
            },
        );
        Some(JobId(first))
    }

    /// Whether a job never left the front of the queue.
    pub(crate) const fn is_fresh(&self, job: JobId) -> bool {
        job.0 >= self.head
    }

    /// Takes out a job before the head that waits since `since`.
    pub(crate) fn take_returned(&mut self, job: JobId, since: SimTime) {
        // It stands in one of the three.
        if self.blocked.is_empty() || !self.blocked.remove(job.0) {
            let is_loaded = !self.is_polled() || self.loaded.remove(job.0);
            let place = if is_loaded {
                &mut self.returned
            } else {
                &mut self.unloaded
            };
            place.remove(job.0);
        }
        self.since.remove(since, job.0);
    }

    /// A job that left from behind the head waits for resources again, in its old place.
    pub(crate) const fn rejoin(&mut self) {
        self.gaps -= 1;
        self.is_mixed = true;
    }

    /// A job before the head waits for resources again.
    pub(crate) fn put_back(&mut self, job: JobId, since: SimTime) {
        self.since.insert(since, job.0);
        self.offer(job);
    }

    fn offer(&mut self, job: JobId) {
        if self.is_polled() {
            self.unloaded.insert(job.0);
        } else {
            self.returned.insert(job.0);
        }
    }

    /// Since when that job before the head waits that does so longest.
    pub(crate) fn longest_returned(&self) -> Option<SimTime> {
        self.since.longest()
    }

    /// A job joins the line of its token.
    pub(crate) fn join(&mut self, token: u16, job: JobId) {
        let token = usize::from(token);
        if self.lines.len() <= token {
            self.lines.resize_with(token + 1, VecDeque::new);
        }
        self.lines[token].push_back(job.0);
    }

    /// Whether a job is the first of its line.
    pub(crate) fn is_first(&self, token: u16, job: JobId) -> bool {
        let line = self.lines.get(usize::from(token));
        line.and_then(VecDeque::front) == Some(&job.0)
    }

    /// The job stands aside, before the head, until it is the first of its line.
    pub(crate) fn block(&mut self, job: JobId, since: SimTime) {
        self.blocked.insert(job.0, ());
        self.since.insert(since, job.0);
    }

    /// A completed job leaves the line of its token; who is first then gets back into the queue.
    pub(crate) fn leave(&mut self, token: u16, job: JobId) {
        let Some(line) = self.lines.get_mut(usize::from(token)) else {
            return;
        };
        if let Some(place) = line.iter().position(|other| *other == job.0) {
            line.remove(place);
        }
        let first = line.front().copied();
        if let Some(first) = first
            && self.blocked.remove(first)
        {
            self.offer(JobId(first));
        }
    }

    /// Jobs in memory that wait.
    pub(crate) fn in_memory(&self, is_waiting: impl Fn(JobId) -> bool) -> usize {
        let fresh = if self.gaps == 0 {
            self.loaded_until.saturating_sub(self.head) as usize
        } else {
            let loaded = self.head..self.loaded_until;
            loaded.filter(|job| is_waiting(JobId(*job))).count()
        };
        self.returned.len() + fresh
    }

    /// Loads one more job, the one with the smallest number; whether there was one.
    pub(crate) fn load(&mut self, len: u32, is_waiting: impl Fn(JobId) -> bool) -> bool {
        let mut fresh = self.loaded_until.max(self.head);
        while fresh < len && !is_waiting(JobId(fresh)) {
            fresh += 1;
        }
        match self.unloaded.first() {
            Some(job) if job < fresh || fresh >= len => {
                self.unloaded.remove(job);
                self.returned.insert(job);
                self.loaded.insert(job, ());
                true
            }
            _ if fresh < len => {
                self.loaded_until = fresh + 1;
                true
            }
            _ => false,
        }
    }

    /// Whether a job waits that is not in memory.
    pub(crate) fn has_unloaded(&self, len: u32) -> bool {
        self.is_polled() && (!self.unloaded.is_empty() || self.loaded_until.max(self.head) < len)
    }
}
