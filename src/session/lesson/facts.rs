//! Whether a condition holds: read from a run, its acts, and what a person has looked at.

use crate::engine::moments::Moment;
use crate::engine::simulation::ProcessState;
use crate::engine::{Act, JobId, Jobs, Simulation, TimedAct, WorkflowId};
use crate::scenario::Scenario;
use crate::scenario::lesson::{Condition, Number, Page, Record};
use crate::session::Session;
use crate::session::lesson::harm;
use crate::session::lock::word_of;

/// What a person has looked at, which no run tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The page that is shown.
    pub page: Option<Page>,
    /// Whether System Jobs are grouped.
    pub grouped: bool,
    /// Whether System Jobs are filtered.
    pub filtered: bool,
    /// The workflow of the system job that is open, by its place.
    pub job_opened: Option<u16>,
    /// The workflow that is chosen, by its place; filled in by the lesson.
    pub selected: Option<u16>,
    /// Whether the question was answered; filled in by the lesson.
    pub answered: bool,
}

/// What conditions are read from.
pub(super) struct Facts<'a> {
    pub(super) sim: &'a Simulation,
    pub(super) scenario: &'a Scenario,
    /// The acts of the person, by time; those ahead of the clock don't count.
    pub(super) acts: &'a [TimedAct],
    pub(super) seen: Option<&'a Seen>,
}

impl<'a> Facts<'a> {
    pub(super) fn live(session: &'a Session, seen: &'a Seen) -> Self {
        Self {
            sim: session.run.sim(),
            scenario: &session.scenario,
            acts: session.run.acts(),
            seen: Some(seen),
        }
    }

    /// Whether a condition holds.
    pub(super) fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Number {
                of,
                workflow,
                at_least,
                at_most,
            } => {
                let value = self.number(*of, workflow.as_deref());
                at_least.is_none_or(|least| value >= least)
                    && at_most.is_none_or(|most| value <= most)
            }
            Condition::Time { at_ms } => self.now_ms() >= *at_ms,
            Condition::Ended {} => self.sim.is_ended(),
            Condition::Done { act, workflow } => self.made().any(|made| {
                let of = workflow.as_deref().map(|name| self.place(name));
                word_of(&made.act) == *act && of.is_none_or(|of| of == self.touched(&made.act))
            }),
            Condition::State { workflow, state } => self.place(workflow).is_some_and(|id| {
                let is = match self.sim.planned_state(id) {
                    ProcessState::Activated => Record::Activated,
                    ProcessState::Draft => Record::Draft,
                    ProcessState::Deleted => Record::Deleted,
                };
                is == *state
            }),
            Condition::CulpritsDeactivated {} => {
                let on = |id: WorkflowId| self.sim.planned_state(id) == ProcessState::Activated;
                !self.culprits().iter().any(|id| on(*id))
            }
            Condition::InnocentsUntouched {} => {
                let culprits = self.culprits();
                let is_culprit = |id: WorkflowId| culprits.contains(&id);
                self.made().all(|made| match made.act {
                    // The capacity is nobody's workflow; what is mended or started harms nobody.
                    Act::SetWorkers(_) | Act::Mend(_) | Act::Start(..) | Act::StopSource(_) => true,
                    Act::Jobs(_, Jobs::All(filter)) if filter.workflow.is_none() => self
                        .within(filter.between)
                        .is_some_and(|mut them| them.all(is_culprit)),
                    act => self.touched(&act).is_some_and(is_culprit),
                })
            }
            Condition::Nominal { before_ms } => self.nominal(*before_ms),
            Condition::Lost { at_most } => harm::lost(self.sim) <= *at_most,
            Condition::All { of } => of.iter().all(|each| self.holds(each)),
            Condition::Any { of } => of.iter().any(|each| self.holds(each)),
            _ => self.seen.is_some_and(|seen| self.looked(condition, seen)),
        }
    }

    fn looked(&self, condition: &Condition, seen: &Seen) -> bool {
        let place = |name: &str| self.place(name).map(|id| id.0);
        match condition {
            Condition::Page { page } => seen.page == Some(*page),
            Condition::Selected { workflow } => {
                seen.selected.is_some() && seen.selected == place(workflow)
            }
            Condition::Grouped {} => seen.grouped,
            Condition::Filtered {} => seen.filtered,
            Condition::JobOpened { workflow: None } => seen.job_opened.is_some(),
            Condition::JobOpened {
                workflow: Some(name),
            } => seen.job_opened.is_some() && seen.job_opened == place(name),
            Condition::Answered {} => seen.answered,
            _ => false,
        }
    }

    fn now_ms(&self) -> u64 {
        let start = self.sim.model().start;
        self.sim.now().since(start).ms()
    }

    /// The acts that were made until now.
    fn made(&self) -> impl Iterator<Item = &TimedAct> {
        let now = self.sim.now();
        self.acts.iter().filter(move |act| act.at <= now)
    }

    fn culprits(&self) -> Vec<WorkflowId> {
        self.sim.model().culprits.clone()
    }

    fn place(&self, name: &str) -> Option<WorkflowId> {
        let mut workflows = self.scenario.workflows.iter();
        let place = workflows.position(|workflow| workflow.name == name)?;
        Some(WorkflowId(u16::try_from(place).ok()?))
    }

    /// The workflow that an act is about; of one job, that of the job.
    fn touched(&self, act: &Act) -> Option<WorkflowId> {
        match act {
            Act::Jobs(_, Jobs::One(job)) => {
                let jobs = self.sim.jobs();
                (job.0 < jobs.len()).then(|| jobs.workflow(*job))
            }
            act => touched(act),
        }
    }

    /// Whose the jobs from one to another are; nothing where no range is given.
    fn within(&self, range: Option<(JobId, JobId)>) -> Option<impl Iterator<Item = WorkflowId>> {
        let (first, last) = range?;
        let jobs = self.sim.jobs();
        let numbers = first.0..jobs.len().min(last.0.saturating_add(1));
        Some(numbers.map(|job| jobs.workflow(JobId(job))))
    }

    fn nominal(&self, before_ms: Option<u64>) -> bool {
        let start = self.sim.model().start;
        let found = self.sim.moments().iter();
        let last = found
            .filter(|found| matches!(found.what, Moment::Nominal | Moment::FloodStarts))
            .max_by_key(|found| found.at);
        last.is_some_and(|last| {
            let at_ms = last.at.since(start).ms();
            last.what == Moment::Nominal && before_ms.is_none_or(|before| at_ms < before)
        })
    }

    fn number(&self, of: Number, workflow: Option<&str>) -> u64 {
        if let Some(id) = workflow.and_then(|name| self.place(name)) {
            let view = self.sim.workflow(id);
            return match of {
                Number::WaitingForResources => u64::from(view.ready),
                Number::Waiting => u64::from(view.waiting),
                Number::InProgress => u64::from(view.in_progress),
                Number::Created => view.created,
                Number::Succeeded => view.succeeded,
                Number::Failed => view.failed,
                Number::Canceled => view.canceled,
                Number::Refused => view.refused,
                Number::OldestWaitMs | Number::JobRows | Number::LogRows => 0,
            };
        }
        let counts = self.sim.counts();
        match of {
            Number::WaitingForResources => counts.ready,
            Number::Waiting => counts.waiting,
            Number::InProgress => counts.in_progress,
            Number::Created => counts.created,
            Number::Succeeded => counts.succeeded,
            Number::Failed => counts.failed,
            Number::Canceled => counts.canceled,
            Number::Refused => counts.refused,
            Number::OldestWaitMs => self.sim.oldest_wait().ms(),
            Number::JobRows => self.sim.storage().job_rows,
            Number::LogRows => self.sim.storage().log_rows,
        }
    }
}

/// The workflow that an act names; nothing where it names none or all.
const fn touched(act: &Act) -> Option<WorkflowId> {
    match act {
        Act::Activate(id)
        | Act::Deactivate(id)
        | Act::Delete(id)
        | Act::Start(id, _)
        | Act::Mend(id) => Some(*id),
        Act::Jobs(_, Jobs::All(filter)) => filter.workflow,
        Act::DeleteImmediately(deletion) => deletion.workflow,
        Act::Jobs(_, Jobs::One(_))
        | Act::SetWorkers(_)
        | Act::SetBackground(_)
        | Act::StopSource(_) => None,
    }
}
