//! The side list: every transition of the jobs that have more than one life (retry, pause,
//! postponement, wait, Canceling). Only they pay for it.
//!
//! It is append-only, and each entry remembers what it overwrote, so a rewind takes entries back
//! from the end, and the state of a job at a past moment is its last entry then.

use crate::codes::JobStatus;
use crate::failure::Failure;
use crate::id::JobId;
use crate::time::SimTime;
use alloc::rc::Rc;
use alloc::vec::Vec;

const CHUNK_ENTRIES: usize = 1 << 12;

/// One life of a job, as a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    /// Since when.
    pub at: SimTime,
    /// Status Reason from then on.
    pub status: JobStatus,
    /// How often it was retried until then (Retry Count).
    pub attempt: u8,
    /// What went wrong last, if anything has.
    pub failure: Option<Failure>,
    /// Rows that it has written to the workflow log until then.
    pub log_rows: u32,
}

impl Life {
    /// A life of which nothing more is to be said.
    pub(super) const fn plain(at: SimTime, status: JobStatus) -> Self {
        Self {
            at,
            status,
            attempt: 0,
            failure: None,
            log_rows: 0,
        }
    }
}

/// An entry, with what the row held before it. (No row that has ended gets another.)
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub at: SimTime,
    /// When the job was picked up, before this entry. Of its first one that is the end of what the
    /// list doesn't tell: it waited from its creation, and was in progress from then on.
    pub picked: SimTime,
    pub job: JobId,
    /// The job's entry before this one, from 1; 0 for its first.
    pub before: u32,
    pub log_rows: u32,
    pub status: JobStatus,
    /// Its status before this entry.
    pub was: JobStatus,
    pub attempt: u8,
    pub failure: Option<Failure>,
}

impl Entry {
    /// Whether the list tells of the job from its creation on: it let others pass then.
    pub(super) fn is_from_creation(&self) -> bool {
        self.status == JobStatus::WaitingForResources
    }

    pub(super) const fn life(&self) -> Life {
        Life {
            at: self.at,
            status: self.status,
            attempt: self.attempt,
            failure: self.failure,
            log_rows: self.log_rows,
        }
    }
}

/// All entries in the order of their making.
#[derive(Clone, Debug, Default)]
pub(super) struct Lives {
    chunks: Vec<Rc<Vec<Entry>>>,
    len: u32,
}

impl Lives {
    pub(super) const fn len(&self) -> u32 {
        self.len
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Appends an entry; its number, from 1.
    pub(super) fn push(&mut self, entry: Entry) -> u32 {
        if (self.len as usize).is_multiple_of(CHUNK_ENTRIES) {
            self.chunks.push(Rc::new(Vec::with_capacity(CHUNK_ENTRIES)));
        }
        if let Some(last) = self.chunks.last_mut() {
            Rc::make_mut(last).push(entry);
        }
        self.len += 1;
        self.len
    }

    /// Takes the last entry back.
    pub(super) fn pop(&mut self) -> Option<Entry> {
        let last = self.chunks.last_mut()?;
        let entry = Rc::make_mut(last).pop()?;
        if last.is_empty() {
            self.chunks.pop();
        }
        self.len -= 1;
        Some(entry)
    }

    /// An entry by its number, from 1.
    pub(super) fn get(&self, number: u32) -> Option<&Entry> {
        let index = number.checked_sub(1)? as usize;
        self.chunks
            .get(index / CHUNK_ENTRIES)?
            .get(index % CHUNK_ENTRIES)
    }

    pub(super) fn bytes(&self) -> u64 {
        self.chunks.len() as u64 * (CHUNK_ENTRIES * size_of::<Entry>()) as u64
    }
}
