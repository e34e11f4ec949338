//! What the two tables hold, and what a bulk deletion would take of them: reading only.

use super::Simulation;
use crate::counts::Storage;
use crate::id::JobId;
use crate::model::{Deletion, HistoryRows};

impl Simulation {
    /// The rows of one job: its own, unless it was deleted, and those of the workflow log.
    ///
    /// # Panics
    /// If there is no such job.
    pub fn rows_of(&self, job: JobId) -> Storage {
        if self.jobs.is_deleted(job) {
            return Storage::default();
        }
        let log_rows = self.log_rows_of(job, self.jobs.workflow(job));
        Storage {
            job_rows: 1,
            log_rows: u64::from(log_rows),
        }
    }

    /// The parts of the history with the jobs that are left of each.
    pub fn history_left(&self) -> impl Iterator<Item = HistoryRows> + '_ {
        let parts = self.model.history.iter().zip(&self.tables.history_deleted);
        parts.map(|(part, deleted)| HistoryRows {
            jobs: part.jobs - deleted,
            ..*part
        })
    }

    /// Rows that a bulk deletion would delete now, of at most `limit` jobs.
    pub fn rows_taken_by(&self, deletion: &Deletion, limit: u64) -> Storage {
        let mut taken = Storage::default();
        let mut left = limit;
        if deletion.older_than.ms() > self.now.ms() && self.model.history.is_empty() {
            return taken;
        }
        for (place, part) in self.model.history.iter().enumerate() {
            let jobs = self.takes_history(deletion, place, self.now).min(left);
            left -= jobs;
            taken.job_rows += jobs;
            taken.log_rows += jobs * u64::from(part.log_rows);
        }
        for job in (0..self.jobs.len()).map(JobId) {
            if left == 0 {
                break;
            }
            if self.takes_job(deletion, job, self.now) {
                let rows = self.rows_of(job);
                left -= rows.job_rows;
                taken.job_rows += rows.job_rows;
                taken.log_rows += rows.log_rows;
            }
        }
        taken
    }
}
