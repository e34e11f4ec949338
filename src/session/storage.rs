//! Rows of the two tables that grow, by workflow and by status, and what would make them fewer.
//!
//! Counted by reading again only the chunks of the job table that were written to, as the grid
//! does. Bytes are rows times the assumed bytes of a row; nobody has published those.

mod export;

pub use export::{storage_csv, storage_json};

use super::Session;
use super::job_command::DeletionCommand;
use super::query::{count_of, index_of};
use crate::engine::counts::Storage;
use crate::engine::limits::DELETED_IMMEDIATELY_MAX;
use crate::engine::table::CHUNK_ROWS;
use crate::engine::{Act, JobId, JobStatus, Model, Simulation};
use std::rc::Rc;

/// Statuses of a job.
const STATUSES: usize = JobStatus::ALL.len();

/// The rows of each workflow by status, kept up to date with a session.
#[derive(Debug, Default)]
pub struct Census {
    model: Option<Rc<Model>>,
    parts: Vec<Part>,
}

/// One chunk of the job table as it was counted.
#[derive(Debug)]
struct Part {
    version: u64,
    rows: Vec<Storage>,
}

/// The rows of one workflow or platform operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WorkflowRows {
    /// Its place in [`View::workflows`](super::View::workflows).
    pub workflow: u16,
    /// Rows by status, in the order of [`JobStatus::ALL`].
    pub by_status: [Storage; STATUSES],
}

impl WorkflowRows {
    /// Rows of all statuses.
    pub fn all(&self) -> Storage {
        self.by_status
            .iter()
            .fold(Storage::default(), |sum, rows| plus(sum, *rows))
    }

    /// Rows of one status.
    pub fn of(&self, status: JobStatus) -> Storage {
        self.by_status[status.place()]
    }

    /// Rows of jobs that are not completed: nothing deletes these.
    pub fn unfinished(&self) -> u64 {
        let open = &self.by_status[..JobStatus::Succeeded.place()];
        open.iter().map(|rows| rows.job_rows).sum()
    }
}

const fn plus(a: Storage, b: Storage) -> Storage {
    Storage {
        job_rows: a.job_rows + b.job_rows,
        log_rows: a.log_rows + b.log_rows,
    }
}

impl Census {
    /// Counts what was written to since, at most so many chunks of 65,536 jobs; whether more is
    /// left.
    pub fn sync(&mut self, session: &Session, chunks: usize) -> bool {
        let model = session.run.model();
        if !self
            .model
            .as_ref()
            .is_some_and(|own| Rc::ptr_eq(own, model))
        {
            self.model = Some(model.clone());
            self.parts.clear();
        }
        let sim = session.run.sim();
        let count = sim.jobs().chunk_count();
        self.parts.truncate(count);
        let mut left = chunks;
        for chunk in 0..count {
            let version = sim.jobs().chunk_version(chunk);
            let known = self.parts.get(chunk).map(|part| part.version);
            if known == Some(version) {
                continue;
            }
            if left == 0 {
                return true;
            }
            left -= 1;
            let part = Part::read(sim, chunk, version);
            if known.is_some() {
                self.parts[chunk] = part;
            } else {
                self.parts.push(part);
            }
        }
        false
    }

    /// The rows of every workflow, in the order of the scenario; those from before the run
    /// included.
    pub fn rows(&self, session: &Session) -> Vec<WorkflowRows> {
        let sim = session.run.sim();
        let ids = 0..u16::try_from(sim.model().workflows.len()).unwrap_or(u16::MAX);
        let none = |workflow| WorkflowRows {
            workflow,
            ..WorkflowRows::default()
        };
        let mut table: Vec<WorkflowRows> = ids.map(none).collect();
        let mut add = |workflow: usize, status: usize, rows: Storage| {
            let sum = &mut table[workflow].by_status[status];
            *sum = plus(*sum, rows);
        };
        for part in &self.parts {
            for (place, rows) in part.rows.iter().enumerate() {
                add(place / STATUSES, place % STATUSES, *rows);
            }
        }
        for part in sim.history_left() {
            let rows = Storage {
                job_rows: part.jobs,
                log_rows: part.jobs * u64::from(part.log_rows),
            };
            add(part.workflow.index(), part.status.place(), rows);
        }
        table
    }
}

impl Part {
    fn read(sim: &Simulation, chunk: usize, version: u64) -> Self {
        let mut rows = vec![Storage::default(); sim.model().workflows.len() * STATUSES];
        let first = count_of(chunk) * count_of(CHUNK_ROWS);
        let end = (first + count_of(CHUNK_ROWS)).min(u64::from(sim.jobs().len()));
        for job in first..end {
            let job = JobId(u32::try_from(job).unwrap_or(u32::MAX));
            let place =
                sim.jobs().workflow(job).index() * STATUSES + sim.jobs().status(job).place();
            rows[place] = plus(rows[place], sim.rows_of(job));
        }
        Self { version, rows }
    }
}

/// What a bulk deletion would come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeletionPreview {
    /// Rows that match the criteria.
    pub matching: Storage,
    /// Rows that one run of it deletes: at most
    /// [`DELETED_IMMEDIATELY_MAX`](crate::engine::limits::DELETED_IMMEDIATELY_MAX) jobs.
    pub deleted: Storage,
    /// Bytes of these, by the assumed bytes of a row.
    pub bytes: u64,
    /// Rows of both tables that are left.
    pub left: Storage,
}

impl Session {
    /// Bytes of so many rows, by the assumed bytes of a row.
    pub fn bytes_of(&self, rows: Storage) -> u64 {
        let assumptions = &self.run.model().assumptions;
        rows.job_rows * u64::from(assumptions.bytes_per_job_row)
            + rows.log_rows * u64::from(assumptions.bytes_per_log_row)
    }

    /// The assumed bytes of a row of each table.
    pub fn bytes_per_row(&self) -> (u32, u32) {
        let assumptions = &self.run.model().assumptions;
        (assumptions.bytes_per_job_row, assumptions.bytes_per_log_row)
    }

    /// What a bulk deletion with the option "Immediately" would delete now.
    pub fn preview_deletion(&self, command: &DeletionCommand) -> DeletionPreview {
        let Act::DeleteImmediately(deletion) = command.act() else {
            return DeletionPreview::default();
        };
        let sim = self.run.sim();
        let deleted = sim.rows_taken_by(&deletion, DELETED_IMMEDIATELY_MAX);
        let matching = if deleted.job_rows < DELETED_IMMEDIATELY_MAX {
            deleted
        } else {
            sim.rows_taken_by(&deletion, u64::MAX)
        };
        let all = sim.storage();
        DeletionPreview {
            matching,
            deleted,
            bytes: self.bytes_of(deleted),
            left: Storage {
                job_rows: all.job_rows - deleted.job_rows,
                log_rows: all.log_rows - deleted.log_rows,
            },
        }
    }

    /// Whether each workflow deletes its jobs that succeeded by itself ("Automatically delete
    /// completed workflow jobs"), in the order of the scenario.
    pub fn retention(&self) -> Vec<bool> {
        let workflows = self.scenario.workflows.iter();
        workflows.map(|workflow| workflow.auto_delete).collect()
    }

    /// Jobs that one workflow made in each of `parts` equal parts of the run up to its end, and its
    /// jobs that waited at the end of each; only parts that have begun.
    pub fn trend(&self, workflow: u16, parts: u64) -> Trend {
        let buckets = self.run.buckets();
        let width_ms = self.run.sim().metrics().width().ms();
        let whole = self.run.ms(self.end()).div_ceil(width_ms.max(1));
        let each = index_of(whole.div_ceil(parts.max(1)).max(1));
        let at = usize::from(workflow);
        let mut trend = Trend {
            width_ms: width_ms * count_of(each),
            parts: index_of(whole).div_ceil(each),
            ..Trend::default()
        };
        let mut before = 0;
        for last in buckets.chunks(each).filter_map(<[_]>::last) {
            let created = last.created_by_workflow.get(at).copied().unwrap_or(0);
            trend.created.push(created - before);
            before = created;
            let ready = last.ready_by_workflow.get(at).copied().unwrap_or(0);
            trend.ready.push(u64::from(ready));
        }
        trend
    }
}

/// How one workflow goes over the run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trend {
    /// Length of a part in milliseconds.
    pub width_ms: u64,
    /// Parts of the whole run.
    pub parts: usize,
    /// Jobs made in each part.
    pub created: Vec<u64>,
    /// Jobs waiting at the end of each part.
    pub ready: Vec<u64>,
}
