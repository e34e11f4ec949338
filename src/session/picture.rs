//! From the run as it stands to the scene of the stage.

use super::Session;
use super::scene::{Scene, SceneSource, Slot};
use super::view::Mark;
use crate::engine::order;
use crate::engine::service::Worker;
use crate::engine::simulation::ProcessState;
use crate::engine::{Simulation, WorkflowId};

/// Workers that the stage has places for; the rest are told as a number.
const SLOTS_MAX: usize = 64;

impl Session {
    /// Where jobs are now.
    pub fn scene(&mut self) -> Scene {
        let sim = self.run.sim();
        let unit = self.unit();
        self.blocks
            .update(sim, &self.marks, unit, self.run.generation());
        let mut ready_by_mark = [0; 5];
        let mut finished = [0_u64; 5];
        let (base, now) = sim.recently();
        for (index, mark) in (0_u16..).zip(&self.marks) {
            let (place, index) = (mark.index(), usize::from(index));
            ready_by_mark[place] += u64::from(sim.workflow(self.id(index)).ready);
            finished[place] += now.succeeded[index] - base.succeeded[index];
        }
        let over_ms = now.at.since(base.at).ms().max(1);
        Scene {
            at_ms: self.at_ms(),
            sources: self.scene_sources(),
            tank: self.blocks.tank(sim, &ready_by_mark),
            slots: slots(sim, &self.marks),
            workers: sim.planned_workers(),
            followed: self.followed_place(unit),
            finish_milli: finished.map(|count| count * 1_000_000 / over_ms),
        }
    }

    fn id(&self, index: usize) -> WorkflowId {
        WorkflowId(u16::try_from(index.min(self.marks.len())).unwrap_or(u16::MAX))
    }

    fn scene_sources(&self) -> Vec<SceneSource> {
        let sim = self.run.sim();
        let (base, now) = sim.recently();
        let over_ms = now.at.since(base.at).ms().max(1);
        let sources = self.run.model().sources.iter().enumerate();
        let scene = |(index, source): (usize, &crate::engine::model::Source)| {
            let events = u64::from(now.events[index] - base.events[index]);
            let times: u64 = source
                .starts
                .iter()
                .map(|start| u64::from(start.times))
                .sum();
            let mut marks: Vec<Mark> = Vec::new();
            for start in &source.starts {
                let mark = self.marks[start.workflow.index()];
                if !marks.contains(&mark) {
                    marks.push(mark);
                }
            }
            order::by_key(&mut marks, |mark| mark.index() as u64);
            let is_off = |id: WorkflowId| sim.planned_state(id) != ProcessState::Activated;
            let rate_milli = events * times * 1_000_000 / over_ms;
            SceneSource {
                rate_milli,
                marks,
                active: rate_milli > 0,
                refused: source.starts.iter().all(|start| is_off(start.workflow)),
            }
        };
        sources.map(scene).collect()
    }
}

fn slots(sim: &Simulation, marks: &[Mark]) -> Vec<Slot> {
    let mark = |job| marks[sim.jobs().workflow(job).index()];
    let slot = |worker: &Worker| match *worker {
        Worker::Gone => None,
        Worker::Free => Some(Slot::Free),
        Worker::Clearing { job, .. } => Some(Slot::Clearing { mark: mark(job) }),
        Worker::Busy { job, since, until } => {
            let length_ms = until.since(since).ms();
            let done = sim.now().since(since).ms() * 1_000 / length_ms.max(1);
            let done_milli = u16::try_from(done.min(1_000)).unwrap_or(1_000);
            Some(Slot::Busy {
                mark: mark(job),
                done_milli,
                length_ms,
            })
        }
    };
    sim.workers()
        .iter()
        .filter_map(slot)
        .take(SLOTS_MAX)
        .collect()
}
