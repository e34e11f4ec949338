//! The scenario that opens by default, written out: whoever opens it needs no reader of files.
//! It is the file `static/scenarios/bulk-import.json`, which a test keeps.

use super::format::{
    Act, Assumptions, BulkImport, Incident, Measure, Moment, PickUp, Platform, Scenario, Service,
    ServiceTime, Sign, Source, State, Step, TableEvent, UserActivity, Workflow,
};
use crate::engine::OperationType;

/// The workflow that floods the queue.
const CULPRIT: &str = "Sync contact to ERP";
/// When the person is asked to decide.
const DECIDE_MS: u64 = 480_000;

impl Scenario {
    /// The scenario that opens by default, the first of [`catalogue`](super::catalogue).
    pub fn first() -> Self {
        Self {
            version: 1,
            title: "A bulk import floods the queue".into(),
            description: DESCRIPTION.into(),
            seed: 42,
            horizon: 1_800_000,
            service: Service {
                workers: 16,
                pick_up: PickUp::Immediate,
                polling: None,
            },
            workflows: workflows(),
            sources: sources(),
            backlog: Vec::new(),
            history: Vec::new(),
            acts: Vec::new(),
            moments: vec![Moment {
                at_ms: DECIDE_MS,
                name: "decide".into(),
                title: "Time to decide".into(),
                pause: true,
                note: Some("Which workflow fills the queue? Open it and click Deactivate, or leave it and see what happens.".into()),
            }],
            culprits: vec![CULPRIT.into()],
            incident: Some(incident()),
            assumptions: Assumptions {
                cancel_cost_ms: Some(20),
                ..Assumptions::default()
            },
        }
    }
}

const DESCRIPTION: &str = "\
Someone imports 30,000 contacts between 4:00 and 9:00. Each new contact starts the workflow Sync contact to ERP, so 100 jobs a second join a queue that 16 workers clear at 20 a second. Lead scores, welcome e-mails and rollup fields now wait for minutes, although nothing is wrong with them: all system jobs share the same workers.\n\n\
The cure: open Sync contact to ERP and click Deactivate. It makes no new jobs from then on. Jobs that wait are canceled when a worker picks them up, not before; jobs in progress finish; the queue drains. What was canceled or refused is work not done: after the import those contacts must be sent to the ERP in some other way.\n\n\
An assumption: a worker is busy for 20 ms with each job that it cancels. No value is published.";

fn workflows() -> Vec<Workflow> {
    let check = |name: &str| Step::CheckCondition { name: name.into() };
    let custom = |name: &str| Step::Custom { name: name.into() };
    let email = |name: &str| Step::SendEmail { name: name.into() };
    let (create, update) = (TableEvent::Create, TableEvent::Update);
    let own = OperationType::Workflow;
    vec![
        workflow(
            CULPRIT,
            own,
            "Contact",
            "Priya Raman",
            vec![create],
            vec![
                check("Contact belongs to a customer"),
                custom("Send contact to the ERP web service"),
            ],
        ),
        workflow(
            "Score lead",
            own,
            "Lead",
            "Jonas Weber",
            vec![update],
            vec![check("Lead is open"), custom("Calculate lead score")],
        ),
        workflow(
            "Welcome email",
            own,
            "Account",
            "Amara Okafor",
            vec![create],
            vec![
                check("Account has an e-mail address"),
                email("Send welcome e-mail"),
            ],
        ),
        workflow(
            "Update rollups",
            OperationType::CalculateRollupField,
            "Account",
            "SYSTEM",
            vec![],
            vec![],
        ),
        workflow(
            "Route territory",
            OperationType::SystemEvent,
            "Opportunity",
            "Lena Fischer",
            vec![],
            vec![],
        ),
    ]
}

fn workflow(
    name: &str,
    operation_type: OperationType,
    table: &str,
    owner: &str,
    start_when: Vec<TableEvent>,
    steps: Vec<Step>,
) -> Workflow {
    Workflow {
        name: name.into(),
        operation_type,
        table: table.into(),
        owner: owner.into(),
        state: State::Activated,
        start_when,
        service: ServiceTime::LogNormal {
            mean_ms: 800,
            cv_percent: 60,
        },
        steps,
        columns: Vec::new(),
        on_demand: false,
        auto_delete: false,
        dependency_token: None,
        failures: Vec::new(),
        deletes: None,
    }
}

fn sources() -> Vec<Source> {
    let import = BulkImport {
        name: "Contact import".into(),
        table: "Contact".into(),
        event: TableEvent::Create,
        rows: 30_000,
        batch: 100,
        every_ms: 1_000,
        start_ms: 240_000,
    };
    vec![
        Source::BulkImport(import),
        users("Sales team", "Lead", TableEvent::Update, 14_400),
        users("New accounts", "Account", TableEvent::Create, 7_200),
        platform("Rollup fields", "Update rollups"),
        platform("Territory plug-in", "Route territory"),
    ]
}

fn users(name: &str, table: &str, event: TableEvent, per_hour: u64) -> Source {
    Source::UserActivity(UserActivity {
        name: name.into(),
        table: table.into(),
        event,
        per_hour,
        start_ms: None,
        end_ms: None,
    })
}

fn platform(name: &str, starts: &str) -> Source {
    Source::Platform(Platform {
        name: name.into(),
        starts: starts.into(),
        per_hour: 10_800,
        start_ms: None,
        end_ms: None,
    })
}

fn incident() -> Incident {
    Incident {
        symptom: "The queue grows by the thousand, all system jobs are slow, the database grows.".into(),
        cause: "A bulk import starts the workflow once for each of its rows.".into(),
        remedy: "Deactivate the workflow. Its queued jobs are canceled as they are picked up, and the backlog drains.".into(),
        source: "Microsoft KB 4562256: Workflow generating large volume of system jobs and logs".into(),
        sign: Sign {
            measure: Measure::Ready,
            at_least: 5_000,
        },
        cure: vec![Act::Deactivate {
            at_ms: DECIDE_MS,
            workflow: CULPRIT.into(),
        }],
    }
}

#[cfg(test)]
mod tests {
    use super::Scenario;
    use crate::scenario::catalogue;

    #[test]
    fn it_is_the_first_file_of_the_catalogue() {
        assert_eq!(catalogue()[0].read(), Ok(Scenario::first()));
    }
}
