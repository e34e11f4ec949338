//! From a scenario to the engine's model: names become numbers, and the zero of the scenario
//! becomes the age of its oldest waiting job, so that no time is negative.

mod jobs;
mod plan;
mod source;

use super::estimate::jobs_at_most;
use super::format::{Act, BacklogPart, Scenario, State, TableEvent, Workflow};
use crate::engine::model::{InitialBacklog, Model, Start};
use crate::engine::order;
use crate::engine::{
    self, OperationType, SimDuration, SimTime, SourceId, TimedAct, WorkflowId, model,
};
use std::fmt;

/// Why a scenario can't become a model. The reader finds all but [`LowerError::TooManyJobs`]; a
/// scenario that was made or changed by a program can meet the others too.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LowerError {
    /// Something refers to a name that no workflow, platform operation or source has.
    UnknownName(String),
    /// There are more workflows than the engine numbers.
    TooManyWorkflows,
    /// The run may make more jobs than the device takes.
    TooManyJobs {
        /// Jobs that the run makes at most, as an estimate.
        jobs: u64,
        /// Jobs that the device takes.
        jobs_max: u32,
    },
}

impl fmt::Display for LowerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownName(name) => {
                write!(
                    f,
                    "no workflow, platform operation or source has the name {name:?}"
                )
            }
            Self::TooManyWorkflows => f.write_str("the scenario has too many workflows"),
            Self::TooManyJobs { jobs, jobs_max } => write!(
                f,
                "too large for this device: the run may make {jobs} system jobs, and it takes \
                 {jobs_max}; lower the rates, the rows or the length of the run"
            ),
        }
    }
}

impl std::error::Error for LowerError {}

/// The workflows that an event on a row of a table starts, by their places in the file.
pub fn triggered<'a>(
    workflows: &'a [Workflow],
    table: &'a str,
    event: TableEvent,
) -> impl Iterator<Item = usize> + 'a {
    triggered_by(workflows, table, event, &[])
}

/// The same where only some columns are changed; without any it counts as a change of all.
fn triggered_by<'a>(
    workflows: &'a [Workflow],
    table: &'a str,
    event: TableEvent,
    columns: &'a [String],
) -> impl Iterator<Item = usize> + 'a {
    let listens = move |workflow: &Workflow| {
        event != TableEvent::Update
            || columns.is_empty()
            || workflow.columns.is_empty()
            || workflow
                .columns
                .iter()
                .any(|column| columns.contains(column))
    };
    let starts = move |workflow: &Workflow| {
        workflow.operation_type == OperationType::Workflow
            && workflow.table == table
            && workflow.start_when.contains(&event)
            && listens(workflow)
    };
    let indexed = workflows.iter().enumerate();
    indexed.filter_map(move |(index, workflow)| starts(workflow).then_some(index))
}

impl Scenario {
    /// The engine's time at the scenario's zero: the age of the oldest waiting job.
    pub fn start(&self) -> SimTime {
        let ages = self.backlog.iter().map(|part| part.oldest_ms);
        SimTime::from_ms(ages.max().unwrap_or(0))
    }

    /// The engine's time at some milliseconds of the scenario.
    pub fn time_at(&self, ms: u64) -> SimTime {
        self.start() + SimDuration::from_ms(ms)
    }

    /// Milliseconds of the scenario at a time of the engine; negative before its zero, where only
    /// jobs of the initial backlog were created.
    pub fn ms_at(&self, time: SimTime) -> i64 {
        let signed = |ms: u64| i64::try_from(ms).unwrap_or(i64::MAX);
        signed(time.ms()).saturating_sub(signed(self.start().ms()))
    }

    /// The model that the engine runs. `jobs_max` is the number of jobs that the device takes,
    /// [`JOBS_MAX_NATIVE`](engine::limits::JOBS_MAX_NATIVE) or
    /// [`JOBS_MAX_BROWSER`](engine::limits::JOBS_MAX_BROWSER).
    ///
    /// # Errors
    /// [`LowerError`]; nothing has been allocated for the run then.
    pub fn lower(&self, jobs_max: u32) -> Result<Model, LowerError> {
        let lowering = Lowering::new(self)?;
        let model = Model {
            seed: self.seed,
            start: self.start(),
            end: self.time_at(self.horizon),
            workers: self.service.workers,
            pick_up: self.service.lower(),
            workflows: all(&self.workflows, |workflow| lowering.workflow(workflow))?,
            sources: all(&self.sources, |source| lowering.source(source))?,
            backlog: all(&self.backlog, |part| lowering.backlog(part))?,
            history: all(&self.history, |part| lowering.history(part))?,
            acts: lowering.acts()?,
            culprits: all(&self.culprits, |name| lowering.id(name))?,
            assumptions: self.assumptions.lower(),
            jobs_max,
        };
        let jobs = jobs_at_most(&model);
        if jobs > u64::from(jobs_max) {
            return Err(LowerError::TooManyJobs { jobs, jobs_max });
        }
        Ok(model)
    }
}

fn all<'a, T, U>(
    items: &'a [T],
    lower: impl Fn(&'a T) -> Result<U, LowerError>,
) -> Result<Vec<U>, LowerError> {
    items.iter().map(lower).collect()
}

struct Lowering<'a> {
    scenario: &'a Scenario,
    ids: Vec<(&'a str, WorkflowId)>,
}

impl<'a> Lowering<'a> {
    fn new(scenario: &'a Scenario) -> Result<Self, LowerError> {
        let mut ids = Vec::new();
        for (index, workflow) in scenario.workflows.iter().enumerate() {
            let id = u16::try_from(index).map_err(|_| LowerError::TooManyWorkflows)?;
            ids.push((workflow.name.as_str(), WorkflowId(id)));
        }
        Ok(Self { scenario, ids })
    }

    fn id(&self, name: &str) -> Result<WorkflowId, LowerError> {
        let id = self
            .ids
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, id)| *id);
        id.ok_or_else(|| LowerError::UnknownName(name.to_owned()))
    }

    fn source_id(&self, name: &str) -> Result<SourceId, LowerError> {
        let place = self
            .scenario
            .sources
            .iter()
            .position(|source| source.name() == name);
        let place = place.and_then(|place| u16::try_from(place).ok());
        place
            .map(SourceId)
            .ok_or_else(|| LowerError::UnknownName(name.to_owned()))
    }

    fn start(&self, name: &str, times: u32) -> Result<Start, LowerError> {
        let workflow = self.id(name)?;
        Ok(Start { workflow, times })
    }

    fn workflow(&self, workflow: &Workflow) -> Result<model::Workflow, LowerError> {
        let (log_rows, calls, plan) = self.plan(workflow)?;
        Ok(model::Workflow {
            operation_type: workflow.operation_type,
            activated: workflow.state == State::Activated,
            service: self.length(workflow.service, workflow),
            log_rows,
            calls,
            plan,
        })
    }

    fn backlog(&self, part: &BacklogPart) -> Result<InitialBacklog, LowerError> {
        Ok(InitialBacklog {
            workflow: self.id(&part.workflow)?,
            jobs: part.jobs,
            oldest: SimDuration::from_ms(part.oldest_ms),
        })
    }

    /// The acts by time; those of one time in the order of the file.
    fn acts(&self) -> Result<Vec<TimedAct>, LowerError> {
        let mut acts = all(&self.scenario.acts, |act| {
            Ok(TimedAct {
                at: self.scenario.time_at(act.at_ms()),
                act: self.act(act)?,
            })
        })?;
        order::by_key(&mut acts, |act| act.at.ms());
        Ok(acts)
    }

    fn act(&self, act: &Act) -> Result<engine::Act, LowerError> {
        Ok(match act {
            Act::Activate { workflow, .. } => engine::Act::Activate(self.id(workflow)?),
            Act::Deactivate { workflow, .. } => engine::Act::Deactivate(self.id(workflow)?),
            Act::Delete { workflow, .. } => engine::Act::Delete(self.id(workflow)?),
            Act::SetWorkers { workers, .. } => engine::Act::SetWorkers(*workers),
            Act::Start {
                workflow, times, ..
            } => engine::Act::Start(self.id(workflow)?, *times),
            Act::Mend { workflow, .. } => engine::Act::Mend(self.id(workflow)?),
            Act::StopSource { source, .. } => engine::Act::StopSource(self.source_id(source)?),
            Act::SetBackground { on, .. } => engine::Act::SetBackground(*on),
            Act::Jobs(act) => self.jobs_act(act)?,
            Act::DeleteImmediately { rows, .. } => {
                engine::Act::DeleteImmediately(self.deletion(rows)?)
            }
        })
    }
}
