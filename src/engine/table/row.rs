//! Rows of the table: what goes into one, and reading a job now and at any past moment.

use super::lives::Entry;
use super::{JobTable, Life, known, place};
use crate::codes::JobStatus;
use crate::failure::Failure;
use crate::id::{JobId, SourceId, WorkflowId};
use crate::time::SimTime;
use alloc::vec::Vec;

/// What a new job is made of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewJob {
    pub created: SimTime,
    pub workflow: WorkflowId,
    pub source: SourceId,
    pub regarding: u32,
    pub correlation: u32,
    pub depth: u8,
}

/// What the side list says of a transition, besides its time and status.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Told {
    pub attempt: u8,
    pub failure: Option<Failure>,
    pub log_rows: u32,
}

/// One system job, as a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobRow {
    /// Queued (Created On).
    pub created: SimTime,
    /// Picked up by a worker (Started On), the last time if there were several; or canceled at
    /// pick-up.
    pub picked: Option<SimTime>,
    /// Completed (Completed On).
    pub ended: Option<SimTime>,
    /// When the row was deleted from the database.
    pub deleted: Option<SimTime>,
    /// The workflow or platform operation that it is a job of.
    pub workflow: WorkflowId,
    /// Status Reason now; of a deleted row, the last one it had.
    pub status: JobStatus,
    /// The source that triggered it.
    pub source: SourceId,
    /// The row that it runs on (Regarding): the number of the source's event, or of a row that a
    /// step created.
    pub regarding: u32,
    /// Ties together what came of one event.
    pub correlation: u32,
    /// Calls since the first one (Depth), from 1.
    pub depth: u8,
    /// How often it was retried (Retry Count).
    pub attempt: u8,
    /// What went wrong last, if anything has.
    pub failure: Option<Failure>,
}

impl JobTable {
    /// One job.
    ///
    /// # Panics
    /// If there is no such job: job numbers are only ever given out by this table.
    pub fn row(&self, job: JobId) -> JobRow {
        let told = self.told(job);
        let (chunk, at) = place(job);
        let chunk = &*self.chunks[chunk];
        JobRow {
            created: chunk.times.of(at).created,
            picked: known(chunk.times.of(at).picked),
            ended: known(chunk.times.of(at).ended),
            deleted: known(chunk.deleted(at)),
            workflow: chunk.workflow[at],
            status: chunk.status[at],
            source: chunk.source[at],
            regarding: chunk.regarding[at],
            correlation: chunk.correlation[at],
            depth: chunk.depth(at),
            attempt: told.attempt,
            failure: told.failure,
        }
    }

    /// How deep in its chain of calls a job is, from 1.
    pub(crate) fn depth(&self, job: JobId) -> u8 {
        let (chunk, at) = place(job);
        self.chunks[chunk].depth(at)
    }

    /// What ties a job together with others that came of one event.
    pub(crate) fn correlation(&self, job: JobId) -> u32 {
        let (chunk, at) = place(job);
        self.chunks[chunk].correlation[at]
    }

    /// All jobs in order, deleted ones included.
    pub fn rows(&self) -> impl Iterator<Item = JobRow> + '_ {
        (0..self.len).map(|job| self.row(JobId(job)))
    }

    /// What the side list said last of a job.
    pub(crate) fn told(&self, job: JobId) -> Told {
        let life = self.last_life(job);
        life.map_or_else(Told::default, |life| Told {
            attempt: life.attempt,
            failure: life.failure,
            log_rows: life.log_rows,
        })
    }

    fn last_life(&self, job: JobId) -> Option<Life> {
        if !self.is_told(job) {
            return None;
        }
        self.lives.get(self.last_entry(job)).map(Entry::life)
    }

    /// Since when the job that waits for resources does so.
    pub(crate) fn ready_since(&self, job: JobId) -> SimTime {
        if !self.is_told(job) {
            return self.created(job);
        }
        let entry = self.lives.get(self.last_entry(job));
        entry.map_or(SimTime::NEVER, |entry| entry.at)
    }

    /// Every status that the job has had, with its time, in order.
    ///
    /// # Panics
    /// If there is no such job.
    pub fn lives(&self, job: JobId) -> Vec<Life> {
        let mut lives = Vec::new();
        let mut number = if self.is_told(job) {
            self.last_entry(job)
        } else {
            return self.plain_lives(job);
        };
        while let Some(entry) = self.lives.get(number) {
            lives.push(entry.life());
            number = entry.before;
            if number == 0 && !entry.is_from_creation() {
                if entry.picked != SimTime::NEVER {
                    lives.push(Life::plain(entry.picked, JobStatus::InProgress));
                }
                let waits = JobStatus::WaitingForResources;
                lives.push(Life::plain(self.created(job), waits));
            }
        }
        lives.reverse();
        lives
    }

    /// Of a plain job the times tell all.
    fn plain_lives(&self, job: JobId) -> Vec<Life> {
        let row = self.row(job);
        let waits = JobStatus::WaitingForResources;
        let mut lives = Vec::from([Life::plain(row.created, waits)]);
        let was_run = row.status != JobStatus::Canceled || row.picked != row.ended;
        if let Some(picked) = row.picked.filter(|_| was_run) {
            lives.push(Life::plain(picked, JobStatus::InProgress));
        }
        if let Some(ended) = row.ended {
            lives.push(Life::plain(ended, row.status));
        }
        lives
    }

    /// The Status Reason of a job after the instant `at`; `None` before its creation and after its
    /// deletion.
    ///
    /// # Panics
    /// If there is no such job.
    pub fn status_at(&self, job: JobId, at: SimTime) -> Option<JobStatus> {
        let (chunk, place) = place(job);
        let chunk = &*self.chunks[chunk];
        if at < chunk.times.of(place).created || chunk.deleted(place) <= at {
            return None;
        }
        if self.is_told(job) {
            return Some(self.told_status_at(job, at));
        }
        Some(if chunk.times.of(place).ended <= at {
            chunk.status[place]
        } else if chunk.times.of(place).picked <= at {
            JobStatus::InProgress
        } else {
            JobStatus::WaitingForResources
        })
    }

    fn told_status_at(&self, job: JobId, at: SimTime) -> JobStatus {
        let mut number = self.last_entry(job);
        let mut picked = SimTime::NEVER;
        while let Some(entry) = self.lives.get(number) {
            if entry.at <= at {
                return entry.status;
            }
            number = entry.before;
            picked = entry.picked;
        }
        if picked <= at {
            JobStatus::InProgress
        } else {
            JobStatus::WaitingForResources
        }
    }

    /// The status that the first `told_len` entries of the side list give the job; `None` where
    /// it was plain then.
    pub(crate) fn status_when_told(&self, job: JobId, told_len: u32) -> Option<JobStatus> {
        let mut number = self.last_entry(job);
        while number > told_len {
            number = self.lives.get(number)?.before;
        }
        Some(self.lives.get(number)?.status)
    }
}
