//! The run with another definition in it: the scenario is edited, what the person did stays. It is
//! the run as if that had been so from the beginning.

use super::Session;
use super::document::{Document, scenario_of, tree};
use super::job_command::DeletionCommand;
use crate::engine::OperationType;
use crate::scenario::limits::HORIZON_MAX_MS;
use crate::scenario::{
    Deletion, EndStatus, Problems, Scenario, Schedule, ServiceTime, Source, State, Workflow,
};

/// Name of the platform operation that deletes in bulk, and of what starts it.
const BULK_DELETION: &str = "Bulk deletion";

/// How long a bulk deletion keeps a worker. Nothing is published: an assumption.
pub const DELETION_MS: u64 = 5_000;

impl Session {
    /// The run with another definition of a workflow.
    ///
    /// # Errors
    /// What is wrong with the definition, in the words of scenario files.
    pub fn with_workflow(&self, id: u16, workflow: Workflow) -> Result<Document, Problems> {
        self.rewritten(|scenario| {
            if let Some(place) = scenario.workflows.get_mut(usize::from(id)) {
                *place = workflow;
            }
        })
    }

    /// The run with a bulk deletion as a system job: queued now, and again each `every_ms`
    /// milliseconds if given. Until now the run stays what it is.
    ///
    /// # Errors
    /// Where the scenario has no room for one more.
    pub fn with_bulk_deletion(
        &self,
        deletion: &DeletionCommand,
        every_ms: Option<u64>,
    ) -> Result<Document, Problems> {
        let at_ms = self.at_ms();
        self.rewritten(|scenario| {
            let name = free_name(scenario);
            let workflow = deletion
                .workflow
                .and_then(|id| scenario.workflows.get(usize::from(id)))
                .map(|workflow| workflow.name.clone());
            scenario
                .workflows
                .push(operation(&name, deletion, workflow));
            scenario.sources.push(Source::Schedule(Schedule {
                name: name.clone(),
                starts: name,
                every_ms: every_ms.unwrap_or(HORIZON_MAX_MS),
                start_ms: Some(at_ms),
                end_ms: None,
            }));
        })
    }

    fn rewritten(&self, edit: impl FnOnce(&mut Scenario)) -> Result<Document, Problems> {
        let document = self.document();
        let mut scenario = document.scenario.clone();
        edit(&mut scenario);
        // By the rules of scenario files, so that nothing is played that no file could say.
        let scenario = scenario_of(&tree(&scenario))?;
        Ok(Document {
            scenario,
            promise: None,
            ..document
        })
    }
}

/// A name that nothing in the scenario has.
fn free_name(scenario: &Scenario) -> String {
    let taken = |name: &str| {
        let workflows = scenario.workflows.iter().map(|it| it.name.as_str());
        let sources = scenario.sources.iter().map(Source::name);
        workflows.chain(sources).any(|known| known == name)
    };
    let mut name = BULK_DELETION.to_owned();
    let mut number = 2;
    while taken(&name) {
        name = format!("{BULK_DELETION} {number}");
        number += 1;
    }
    name
}

fn operation(name: &str, deletion: &DeletionCommand, workflow: Option<String>) -> Workflow {
    let statuses = [
        (deletion.succeeded, EndStatus::Succeeded),
        (deletion.failed, EndStatus::Failed),
        (deletion.canceled, EndStatus::Canceled),
    ];
    let statuses = statuses.into_iter().filter(|(on, _)| *on);
    Workflow {
        name: name.to_owned(),
        operation_type: OperationType::BulkDelete,
        table: "System Job".to_owned(),
        owner: "SYSTEM".to_owned(),
        state: State::Activated,
        start_when: Vec::new(),
        service: ServiceTime::Constant { ms: DELETION_MS },
        steps: Vec::new(),
        columns: Vec::new(),
        on_demand: false,
        auto_delete: false,
        dependency_token: None,
        failures: Vec::new(),
        deletes: Some(Deletion {
            statuses: statuses.map(|(_, status)| status).collect(),
            older_than_ms: deletion.older_than_ms,
            workflow,
            all_types: false,
        }),
    }
}
