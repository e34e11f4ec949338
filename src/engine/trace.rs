//! What did happen: every transition in order, and the digest over it.
//!
//! The digest is taken over fixed 16-byte little-endian records, never over text. Records are kept
//! only when asked for; the digest is always taken.

use crate::MODEL_REVISION;
use crate::codes::JobStatus;
use crate::id::{JobId, SourceId, WorkflowId};
use crate::time::SimTime;
use alloc::vec::Vec;
use core::fmt;
use xxhash_rust::xxh64::Xxh64;

/// What a record says. The numbers below 100 are the documented status codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    /// A job got this status; a new job begins as Waiting For Resources.
    Job(JobId, JobStatus),
    /// The row of a job was deleted.
    JobDeleted(JobId),
    /// So many rows of jobs that were completed before the run were deleted.
    HistoryDeleted(u32),
    /// A trigger of a workflow that is not activated made no job.
    Refused,
    /// The workflow was activated.
    Activated,
    /// The workflow was deactivated.
    Deactivated,
    /// The workflow was deleted.
    Deleted,
    /// The cause of the workflow's failures was mended.
    Mended,
    /// The source was stopped.
    SourceStopped(SourceId),
    /// The service has this many workers now.
    Workers(u32),
    /// Background operations are on, or off.
    Background(bool),
}

/// One line of the trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraceRecord {
    /// When.
    pub at: SimTime,
    /// Whose: the job's workflow, or the workflow acted on; the first where that says nothing.
    pub workflow: WorkflowId,
    /// What.
    pub what: Happening,
}

const RECORD_BYTES: usize = 16;
const BUFFERED_RECORDS: usize = 16;

impl TraceRecord {
    /// As two numbers: time u64; job or count u32, workflow u16, code u8, zero u8 from the lowest.
    #[inline]
    fn numbers(&self) -> [u64; 2] {
        let (subject, code) = match self.what {
            Happening::Job(job, status) => (job.0, status.code()),
            Happening::JobDeleted(job) => (job.0, 40),
            Happening::HistoryDeleted(rows) => (rows, 41),
            Happening::Refused => (u32::MAX, 100),
            Happening::Activated => (u32::MAX, 110),
            Happening::Deactivated => (u32::MAX, 111),
            Happening::Deleted => (u32::MAX, 112),
            Happening::Mended => (u32::MAX, 113),
            Happening::Workers(count) => (count, 120),
            Happening::SourceStopped(source) => (source.0.into(), 121),
            Happening::Background(on) => (on.into(), 122),
        };
        let workflow = u64::from(self.workflow.0) << 32;
        let what = u64::from(subject) | workflow | (u64::from(code) << 48);
        [self.at.ms(), what]
    }
}

/// The golden format: `0:04:10.000 workflow 0 job 17 In Progress`.
impl fmt::Display for TraceRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { at, workflow, what } = self;
        match what {
            Happening::Job(job, status) => write!(f, "{at} workflow {workflow} job {job} {status}"),
            Happening::JobDeleted(job) => write!(f, "{at} workflow {workflow} job {job} deleted"),
            Happening::HistoryDeleted(rows) => {
                write!(f, "{at} workflow {workflow} {rows} older jobs deleted")
            }
            Happening::Refused => write!(f, "{at} workflow {workflow} trigger refused"),
            Happening::Activated => write!(f, "{at} workflow {workflow} Activated"),
            Happening::Deactivated => write!(f, "{at} workflow {workflow} Draft"),
            Happening::Deleted => write!(f, "{at} workflow {workflow} deleted"),
            Happening::Mended => write!(f, "{at} workflow {workflow} mended"),
            Happening::Workers(count) => write!(f, "{at} workers {count}"),
            Happening::SourceStopped(source) => write!(f, "{at} source {} stopped", source.0),
            Happening::Background(true) => write!(f, "{at} background operations on"),
            Happening::Background(false) => write!(f, "{at} background operations off"),
        }
    }
}

/// The running trace of a simulation.
#[derive(Clone)]
pub(crate) struct Trace {
    hasher: Xxh64,
    // The hasher's own buffering costs more than a batch of records does.
    buffer: [[u8; RECORD_BYTES]; BUFFERED_RECORDS],
    buffered: usize,
    kept: Option<Vec<TraceRecord>>,
}

impl fmt::Debug for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Trace")
            .field("digest", &self.digest())
            .finish_non_exhaustive()
    }
}

impl Trace {
    pub(crate) fn new() -> Self {
        Self {
            hasher: Xxh64::new(u64::from(MODEL_REVISION)),
            buffer: [[0; RECORD_BYTES]; BUFFERED_RECORDS],
            buffered: 0,
            kept: None,
        }
    }

    /// Keeps the records from now on.
    pub(crate) fn keep(&mut self) {
        self.kept.get_or_insert_default();
    }

    pub(crate) fn kept(&self) -> &[TraceRecord] {
        self.kept.as_deref().unwrap_or_default()
    }

    #[inline]
    pub(crate) fn push(&mut self, at: SimTime, workflow: WorkflowId, what: Happening) {
        let record = TraceRecord { at, workflow, what };
        let [time, what] = record.numbers();
        let place = &mut self.buffer[self.buffered % BUFFERED_RECORDS];
        place[..8].copy_from_slice(&time.to_le_bytes());
        place[8..].copy_from_slice(&what.to_le_bytes());
        self.buffered += 1;
        if self.buffered == BUFFERED_RECORDS {
            self.hasher.update(self.buffer.as_flattened());
            self.buffered = 0;
        }
        if let Some(kept) = &mut self.kept {
            kept.push(record);
        }
    }

    pub(crate) fn digest(&self) -> u64 {
        let mut hasher = self.hasher.clone();
        hasher.update(self.buffer[..self.buffered].as_flattened());
        hasher.digest()
    }
}
