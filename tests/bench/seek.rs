//! Seeking and forking in a long run, as a session does it: back to a checkpoint, and on from there.

use crate::workloads::Workload;
use floodgate_engine::{Act, Checkpoint, SimTime, Simulation, WorkflowId};
use std::rc::Rc;

/// Checkpoints of a run, as in a session.
const CHECKPOINTS: u64 = 64;
/// The parts of the run that are sought, in thousandths: behind a checkpoint and just before one.
pub const PLACES: [u64; 8] = [937, 61, 500, 999, 250, 770, 3, 890];

/// A run that was computed to its end.
pub struct Played {
    furthest: Simulation,
    checkpoints: Vec<Checkpoint>,
}

impl Played {
    /// Computes the run of a workload of about so many jobs.
    ///
    /// # Panics
    /// If the model is not sound or its run breaks a limit.
    pub fn new(make: Workload, jobs: u64) -> Self {
        let mut run = Simulation::new(Rc::new(make(jobs))).expect("the model is sound");
        let mut checkpoints = vec![run.checkpoint()];
        let end = run.end().ms();
        for part in 1..CHECKPOINTS {
            let to = SimTime::from_ms(end * part / CHECKPOINTS);
            run.advance_to(to).expect("it stays within its limits");
            checkpoints.push(run.checkpoint());
        }
        run.run_to_end().expect("it stays within its limits");
        Self {
            furthest: run,
            checkpoints,
        }
    }

    /// Jobs of the run.
    pub fn jobs(&self) -> u32 {
        self.furthest.jobs().len()
    }

    /// The run at so many thousandths of it.
    ///
    /// # Panics
    /// If the run breaks a limit.
    pub fn seek(&self, milli: u64) -> Simulation {
        let to = SimTime::from_ms(self.furthest.end().ms() * milli / 1_000);
        let after = self.checkpoints.partition_point(|it| it.now() <= to);
        let mut run = self.furthest.rewound(&self.checkpoints[after.max(1) - 1]);
        run.advance_to(to).expect("it stays within its limits");
        run
    }

    /// Seeks, acts there, and goes on by a tenth of a second at eight times real time.
    ///
    /// # Panics
    /// If the run breaks a limit.
    pub fn fork(&self, milli: u64) -> Simulation {
        let mut run = self.seek(milli);
        // After the click of the workload it is a draft already.
        let acts = [Act::Deactivate(WorkflowId(0)), Act::Activate(WorkflowId(0))];
        let acted = acts.into_iter().any(|act| run.apply(act).is_ok());
        assert!(acted, "one of the two is possible");
        let to = SimTime::from_ms((run.now().ms() + 800).min(run.end().ms()));
        run.advance_to(to).expect("it stays within its limits");
        run
    }
}
