//! What was typed into the form of a draft, and the definition that it makes.

use crate::scenario::{TableEvent, Workflow};

/// Changes that are not saved yet; what is absent stays as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Changes {
    /// What happens to a row that starts it.
    pub(super) start_when: Option<Vec<TableEvent>>,
    /// The columns of "Record fields change", between commas.
    pub(super) columns: Option<String>,
    /// "As an on-demand process".
    pub(super) on_demand: Option<bool>,
    /// "Automatically delete completed workflow jobs".
    pub(super) auto_delete: Option<bool>,
    /// Who owns it.
    pub(super) owner: Option<String>,
}

impl Changes {
    /// The definition with the changes.
    pub(super) fn applied(&self, workflow: &Workflow) -> Workflow {
        let mut next = workflow.clone();
        if let Some(events) = &self.start_when {
            next.start_when.clone_from(events);
        }
        if let Some(columns) = &self.columns {
            let columns = columns.split(',').map(str::trim);
            let columns = columns.filter(|column| !column.is_empty());
            next.columns = columns.map(str::to_owned).collect();
        }
        if !next.start_when.contains(&TableEvent::Update) {
            next.columns.clear();
        }
        next.on_demand = self.on_demand.unwrap_or(next.on_demand);
        next.auto_delete = self.auto_delete.unwrap_or(next.auto_delete);
        if let Some(owner) = &self.owner {
            owner.trim().clone_into(&mut next.owner);
        }
        next
    }

    /// Whether anything would be another way than it is.
    pub(super) fn is_any(&self, workflow: &Workflow) -> bool {
        self.applied(workflow) != *workflow
    }

    /// The changes with this event switched on or off.
    pub(super) fn with_event(&self, workflow: &Workflow, event: TableEvent, on: bool) -> Self {
        let now = self.start_when.as_ref().unwrap_or(&workflow.start_when);
        let others = now.iter().copied().filter(|it| *it != event);
        let events = others.chain(on.then_some(event)).collect();
        Self {
            start_when: Some(events),
            ..self.clone()
        }
    }
}
