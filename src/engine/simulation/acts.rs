//! Phase 2: the acts of the person and of the scenario.

use super::phases::Made;
use super::{ProcessState, Simulation};
use crate::act::{Act, ActError, TimedAct};
use crate::codes::OperationType;
use crate::counts::SinceDeactivation;
use crate::id::{JobId, SourceId, WorkflowId};
use crate::limits::WORKERS_MAX;
use crate::model::Start;
use crate::moments::Moment;
use crate::time::SimTime;
use crate::trace::Happening;

impl Simulation {
    /// Makes an act now: it is stamped with the clock and runs in phase 2 of that instant, after
    /// the acts given before it.
    ///
    /// # Errors
    /// If the act is refused as things will stand then. Nothing has changed.
    pub fn apply(&mut self, act: Act) -> Result<TimedAct, ActError> {
        let timed = TimedAct { at: self.now, act };
        self.schedule(timed)?;
        Ok(timed)
    }

    /// Lays down an act for later. Acts at or before the clock that have not run yet count as
    /// done for the question whether it is refused; one that is refused only when its time comes
    /// does nothing then.
    ///
    /// # Errors
    /// If the act lies in the past, or is refused already now.
    pub fn schedule(&mut self, timed: TimedAct) -> Result<(), ActError> {
        if timed.at < self.now {
            return Err(ActError::InThePast);
        }
        if timed.at == self.now {
            self.check(timed.act, |id| self.planned_state(id))?;
        }
        let place = self.acts.partition_point(|act| act.at <= timed.at);
        self.acts.insert(place, timed);
        self.find_next_planned();
        Ok(())
    }

    /// The state of a workflow once the acts made at this very moment have run.
    ///
    /// # Panics
    /// If the model has no such workflow.
    pub fn planned_state(&self, id: WorkflowId) -> ProcessState {
        let mut state = self.workflows[id.index()].state;
        for timed in self.pending_acts() {
            let of = |then: WorkflowId| then == id;
            let refused = self.check(timed.act, |_| state).is_err();
            match timed.act {
                _ if refused => {}
                Act::Activate(workflow) if of(workflow) => state = ProcessState::Activated,
                Act::Deactivate(workflow) if of(workflow) => state = ProcessState::Draft,
                Act::Delete(workflow) if of(workflow) => state = ProcessState::Deleted,
                _ => {}
            }
        }
        state
    }

    /// The number of workers once the acts made at this very moment have run.
    pub fn planned_workers(&self) -> u32 {
        let planned = self.pending_acts().filter_map(|timed| match timed.act {
            Act::SetWorkers(count) => Some(count),
            _ => None,
        });
        planned.last().unwrap_or(self.service.target())
    }

    /// Whether background operations are on once the acts made at this very moment have run.
    pub fn planned_background(&self) -> bool {
        let planned = self.pending_acts().filter_map(|timed| match timed.act {
            Act::SetBackground(on) => Some(on),
            _ => None,
        });
        planned.last().unwrap_or(self.service.is_on())
    }

    /// Acts that were made at this very moment and have not run yet.
    pub fn pending_acts(&self) -> impl Iterator<Item = &TimedAct> {
        self.acts[self.acts_done..]
            .iter()
            .take_while(|act| act.at <= self.now)
    }

    /// Whether an act would be refused now.
    ///
    /// # Errors
    /// The reason why it would.
    pub fn check_act(&self, act: Act) -> Result<(), ActError> {
        self.check(act, |id| self.planned_state(id))
    }

    /// The acts that only a workflow with a plan allows.
    fn check_plan(&self, act: Act, id: WorkflowId, state: ProcessState) -> Result<(), ActError> {
        let plan = self.model.workflows[id.index()].plan.as_deref();
        match act {
            Act::Mend(_) if plan.is_none_or(|plan| plan.failures.is_empty()) => {
                Err(ActError::NothingToMend)
            }
            Act::Mend(_) => Ok(()),
            _ if plan.is_none_or(|plan| !plan.on_demand) => Err(ActError::NotOnDemand),
            _ if state != ProcessState::Activated => Err(ActError::NotActivated),
            _ => Ok(()),
        }
    }

    fn check_source(&self, source: SourceId) -> Result<(), ActError> {
        match self.sources.get(usize::from(source.0)) {
            None => Err(ActError::UnknownSource),
            Some(state) if state.next_at == SimTime::NEVER => Err(ActError::SourceSilent),
            Some(_) => Ok(()),
        }
    }

    fn check(&self, act: Act, state: impl Fn(WorkflowId) -> ProcessState) -> Result<(), ActError> {
        let known = |id: WorkflowId| id.index() < self.model.workflows.len();
        let id = match act {
            Act::Start(id, _) | Act::Mend(id) if !known(id) => {
                return Err(ActError::UnknownWorkflow);
            }
            Act::SetWorkers(count) if (1..=WORKERS_MAX).contains(&count) => return Ok(()),
            Act::SetWorkers(_) => return Err(ActError::WorkersOutOfRange),
            Act::Jobs(verb, jobs) => return self.check_verb(verb, jobs),
            Act::StopSource(source) => return self.check_source(source),
            Act::DeleteImmediately(_) | Act::SetBackground(_) => return Ok(()),
            Act::Start(id, _) | Act::Mend(id) => return self.check_plan(act, id, state(id)),
            Act::Activate(id) | Act::Deactivate(id) | Act::Delete(id) => id,
        };
        let workflow = self
            .model
            .workflows
            .get(id.index())
            .ok_or(ActError::UnknownWorkflow)?;
        if workflow.operation_type != OperationType::Workflow {
            return Err(ActError::NotAWorkflow);
        }
        match (act, state(id)) {
            (_, ProcessState::Deleted) => Err(ActError::Deleted),
            (Act::Activate(_), ProcessState::Activated) => Err(ActError::AlreadyActivated),
            (Act::Deactivate(_), ProcessState::Draft) => Err(ActError::AlreadyDraft),
            (Act::Delete(_), ProcessState::Activated) => Err(ActError::StillActivated),
            _ => Ok(()),
        }
    }

    #[cold]
    pub(super) fn act_due(&mut self, now: SimTime) {
        while let Some(timed) = self.acts.get(self.acts_done).filter(|act| act.at <= now) {
            let act = timed.act;
            self.acts_done += 1;
            if self
                .check(act, |id| self.workflows[id.index()].state)
                .is_ok()
            {
                self.run_act(act, now);
            }
        }
    }

    fn run_act(&mut self, act: Act, now: SimTime) {
        let (id, what) = match act {
            Act::Jobs(verb, jobs) => return self.run_verb(verb, jobs, now),
            Act::DeleteImmediately(deletion) => return self.delete_immediately(deletion, now),
            Act::Start(workflow, times) => {
                let start = Start { workflow, times };
                let regarding = self.rows_made;
                let source = SourceId::ON_DEMAND;
                self.made.push(Made::from_outside(start, source, regarding));
                return;
            }
            Act::Mend(id) => {
                self.workflows[id.index()].mended = true;
                (id, Happening::Mended)
            }
            Act::StopSource(source) => {
                self.sources[usize::from(source.0)].next_at = SimTime::NEVER;
                self.find_next_arrival();
                (WorkflowId(0), Happening::SourceStopped(source))
            }
            Act::SetWorkers(count) => {
                self.service.set_workers(count);
                (WorkflowId(0), Happening::Workers(count))
            }
            Act::SetBackground(on) => {
                self.service.switch(on);
                (WorkflowId(0), Happening::Background(on))
            }
            Act::Activate(id) => {
                let next_job = self.jobs.len();
                let workflow = &mut self.workflows[id.index()];
                workflow.state = ProcessState::Activated;
                workflow.activations.push(next_job);
                (id, Happening::Activated)
            }
            Act::Delete(id) => {
                self.workflows[id.index()].state = ProcessState::Deleted;
                (id, Happening::Deleted)
            }
            Act::Deactivate(id) => {
                self.deactivate(id, now);
                (id, Happening::Deactivated)
            }
        };
        self.trace.push(now, id, what);
    }

    fn deactivate(&mut self, id: WorkflowId, now: SimTime) {
        let next_job = JobId(self.jobs.len());
        let workflow = &mut self.workflows[id.index()];
        workflow.state = ProcessState::Draft;
        workflow.since = Some(SinceDeactivation {
            at: now,
            next_job,
            queued: u64::from(workflow.ready),
            canceled: 0,
            run: 0,
            others_queued: self.ready - u64::from(workflow.ready),
            in_progress: u64::from(workflow.in_progress),
            finished: 0,
            refused: 0,
            head: self.queue.head,
            told_len: self.jobs.told_len(),
        });
        self.last_deactivated = Some(id);
        self.moments.push(now, Moment::Deactivated(id));
    }
}
