//! What workflows, sources and their jobs are called: read once from a scenario.

use super::message::{Stopped, of_steps};
use crate::engine::{OperationType, SourceId, WorkflowId};
use crate::scenario::Scenario;

/// What makes jobs besides the sources of a scenario, in the order of their names in lists. (A step
/// has one name, whether it calls from outside or not.)
pub(super) const MADE: [SourceId; 3] = [SourceId::ON_DEMAND, SourceId::CALLED, SourceId::BACKLOG];

/// The names of a scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    pub(super) workflows: Vec<Named>,
    pub(super) sources: Vec<String>,
}

/// A workflow or platform operation, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) owner: String,
    pub(super) table: String,
    pub(super) operation_type: OperationType,
    /// What its steps leave as a message.
    pub(super) stops: Vec<Stopped>,
}

impl Names {
    /// The names of this scenario.
    pub fn of(scenario: &Scenario) -> Self {
        let workflows = scenario.workflows.iter().map(|workflow| Named {
            name: workflow.name.clone(),
            owner: workflow.owner.clone(),
            table: workflow.table.clone(),
            operation_type: workflow.operation_type,
            stops: of_steps(workflow),
        });
        Self {
            workflows: workflows.collect(),
            sources: scenario
                .sources
                .iter()
                .map(|source| source.name().to_owned())
                .collect(),
        }
    }

    pub(super) fn workflow(&self, id: WorkflowId) -> Option<&Named> {
        self.workflows.get(id.index())
    }

    /// The name of a source; what made jobs without a source is said in words.
    pub fn source(&self, id: SourceId) -> &str {
        match id {
            SourceId::CALLED | SourceId::STEP => "A step of another job",
            SourceId::ON_DEMAND => "A person, on demand",
            SourceId::BACKLOG => "Before the run began",
            SourceId(index) => self
                .sources
                .get(usize::from(index))
                .map_or("", String::as_str),
        }
    }

    /// The different values of a text of the workflows, sorted.
    pub(super) fn distinct(&self, text: impl Fn(&Named) -> &str) -> Vec<&str> {
        let mut values: Vec<&str> = self.workflows.iter().map(text).collect();
        values.sort_unstable();
        values.dedup();
        values
    }

    /// For each workflow the place of its text in the sorted list of all.
    pub(super) fn ranks(&self, text: impl Fn(&Named) -> &str) -> Vec<u32> {
        let values = self.distinct(&text);
        let rank = |named: &Named| values.partition_point(|value| *value < text(named));
        let ranks = self.workflows.iter().map(rank);
        ranks
            .map(|rank| u32::try_from(rank).unwrap_or(u32::MAX))
            .collect()
    }
}
