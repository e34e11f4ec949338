//! A place to come back to. It holds no job rows: those follow from the times in a later table.

use super::Simulation;
use crate::service::Worker;
use crate::table::{JobTable, TableMark};
use crate::time::SimTime;

/// A run as it stood at one time, without its job rows.
#[derive(Clone, Debug)]
pub struct Checkpoint {
    /// The run with an empty table.
    run: Simulation,
    mark: TableMark,
}

impl Checkpoint {
    /// The clock at that time.
    pub fn now(&self) -> SimTime {
        self.run.now
    }
}

impl Simulation {
    /// A checkpoint of the run as it stands.
    pub fn checkpoint(&self) -> Checkpoint {
        // Everything but the table is small; its chunks would be copied at the next write.
        let run = Self {
            jobs: JobTable::default(),
            ..self.clone()
        };
        let mark = TableMark {
            len: self.jobs.len(),
            told_len: self.jobs.told_len(),
            queue_head: self.queue.head,
            now: self.now,
        };
        Checkpoint { run, mark }
    }

    /// The run as it stood at a checkpoint of its own past. `self` must have gone on from that
    /// checkpoint, with whatever acts: the rows that the checkpoint had are read from its table.
    #[must_use]
    pub fn rewound(&self, checkpoint: &Checkpoint) -> Self {
        let run = &checkpoint.run;
        let busy = run
            .service
            .workers()
            .iter()
            .filter_map(|worker| match worker {
                Worker::Busy { job, .. } => Some(*job),
                _ => None,
            });
        let jobs = self.jobs.rewound(checkpoint.mark, busy);
        Self {
            jobs,
            ..run.clone()
        }
    }
}
