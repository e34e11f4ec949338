//! Whether a model can be run: limits and references, checked before any memory is taken.

use super::{Arrivals, Model, ServiceTime, Source, Start, Workflow};
use crate::id::WorkflowId;
use crate::limits::{JOBS_MAX_NATIVE, SOURCES_MAX, WORKERS_MAX, WORKFLOWS_MAX};
use core::fmt;

/// Why a model can't be run. The scenario reader finds these earlier, with their place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ModelError {
    /// Workers are not 1 to [`WORKERS_MAX`].
    Workers,
    /// More than [`WORKFLOWS_MAX`] workflows.
    Workflows,
    /// More than [`SOURCES_MAX`] sources.
    Sources,
    /// The limit of jobs is above [`JOBS_MAX_NATIVE`], or the initial backlog is above the limit.
    Jobs,
    /// The end lies before the start.
    Horizon,
    /// Something names a workflow that the model does not have.
    UnknownWorkflow,
    /// A length or rate that must be at least 1 is 0, or a range is upside down.
    Length,
    /// A part of the initial backlog is older than the start allows.
    BacklogAge,
    /// Recorded arrivals decrease, or have another number of service times.
    Recorded,
    /// The plan of a workflow has too many steps, or shares above a thousand.
    Plan,
    /// A parameter is out of its range.
    Assumption,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Workers => write!(f, "the number of workers is 1 to {WORKERS_MAX}"),
            Self::Workflows => write!(f, "a model has at most {WORKFLOWS_MAX} workflows"),
            Self::Sources => write!(f, "a model has at most {SOURCES_MAX} sources"),
            Self::Jobs => write!(f, "a run has at most {JOBS_MAX_NATIVE} jobs"),
            Self::Horizon => f.write_str("the end lies before the start"),
            Self::UnknownWorkflow => f.write_str("something names a workflow that is not there"),
            Self::Length => f.write_str("a length, rate or range is not positive"),
            Self::BacklogAge => f.write_str("the initial backlog is older than the start allows"),
            Self::Recorded => f.write_str("recorded arrivals decrease or lack service times"),
            Self::Plan => f.write_str("a plan has too many steps or an impossible share"),
            Self::Assumption => f.write_str("a parameter is out of its range"),
        }
    }
}

impl core::error::Error for ModelError {}

impl Model {
    /// Checks every limit and reference, before any memory is taken for a run.
    ///
    /// # Errors
    /// The first [`ModelError`] found.
    pub fn check(&self) -> Result<(), ModelError> {
        let ensure = |holds: bool, error: ModelError| if holds { Ok(()) } else { Err(error) };
        ensure(
            (1..=WORKERS_MAX).contains(&self.workers),
            ModelError::Workers,
        )?;
        ensure(self.workflows.len() <= WORKFLOWS_MAX, ModelError::Workflows)?;
        ensure(self.sources.len() <= SOURCES_MAX, ModelError::Sources)?;
        ensure(self.start <= self.end, ModelError::Horizon)?;
        let waiting: u64 = self.backlog.iter().map(|part| u64::from(part.jobs)).sum();
        ensure(self.jobs_max <= JOBS_MAX_NATIVE, ModelError::Jobs)?;
        ensure(waiting <= u64::from(self.jobs_max), ModelError::Jobs)?;
        let known = |id: &WorkflowId| id.index() < self.workflows.len();
        let starts = self.sources.iter().flat_map(|source| &source.starts);
        let made = self.workflows.iter().flat_map(Workflow::starts);
        for start in starts.chain(made) {
            ensure(known(&start.workflow), ModelError::UnknownWorkflow)?;
            ensure(start.times > 0, ModelError::Length)?;
        }
        ensure(self.culprits.iter().all(known), ModelError::UnknownWorkflow)?;
        for part in &self.backlog {
            ensure(known(&part.workflow), ModelError::UnknownWorkflow)?;
            ensure(part.oldest.ms() <= self.start.ms(), ModelError::BacklogAge)?;
        }
        self.workflows
            .iter()
            .try_for_each(|workflow| workflow.service.check())?;
        self.sources
            .iter()
            .try_for_each(|source| source.arrivals.check())?;
        self.check_plans()?;
        (0..self.workflows.len()).try_for_each(|index| self.check_recorded(index))
    }

    /// Recorded service times belong to recorded arrivals, one each; nothing else may start the
    /// workflow then.
    fn check_recorded(&self, index: usize) -> Result<(), ModelError> {
        let ServiceTime::Recorded(lengths) = &self.workflows[index].service else {
            return Ok(());
        };
        let starts_it = |start: &Start| start.workflow.index() == index;
        let fits = |source: &Source| match &source.arrivals {
            Arrivals::Recorded(times) => times.len() == lengths.len(),
            _ => false,
        };
        let mut sources = self
            .sources
            .iter()
            .filter(|source| source.starts.iter().any(starts_it));
        let holds = sources.all(fits)
            && !self
                .workflows
                .iter()
                .flat_map(Workflow::starts)
                .any(starts_it)
            && !self
                .backlog
                .iter()
                .any(|part| part.workflow.index() == index);
        if holds {
            Ok(())
        } else {
            Err(ModelError::Recorded)
        }
    }
}

impl ServiceTime {
    pub(super) fn check(&self) -> Result<(), ModelError> {
        let holds = match self {
            Self::Constant { ms } => *ms >= 1,
            Self::Uniform { min_ms, max_ms } => *min_ms >= 1 && min_ms <= max_ms,
            Self::Exponential { mean_ms } | Self::LogNormal { mean_ms, .. } => *mean_ms >= 1,
            Self::Recorded(lengths) => lengths.iter().all(|ms| *ms >= 1),
        };
        if holds {
            Ok(())
        } else {
            Err(ModelError::Length)
        }
    }
}

impl Arrivals {
    fn check(&self) -> Result<(), ModelError> {
        match self {
            Self::Poisson { per_hour: 0, .. } | Self::Batches { batch: 0, .. } => {
                Err(ModelError::Length)
            }
            Self::Batches { every, .. } | Self::Every { every, .. } if every.ms() == 0 => {
                Err(ModelError::Length)
            }
            Self::Recorded(times) if !times.is_sorted() => Err(ModelError::Recorded),
            _ => Ok(()),
        }
    }
}
