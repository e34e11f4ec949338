//! The workflows and platform operations of a random scenario, with their steps.

use super::random_scenarios::{HORIZON, select_of, text};
use floodgate::engine::OperationType;
use floodgate::scenario::{
    Change, Deletion, EndStatus, FailureKind, FailureRate, ServiceTime, State, Step, StopStatus,
    TableEvent, Workflow,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

fn drawn() -> impl Strategy<Value = ServiceTime> {
    prop_oneof![
        (1_u64..9_000).prop_map(|ms| ServiceTime::Constant { ms }),
        (1_u64..9_000, 0_u64..9_000).prop_map(|(min_ms, more)| ServiceTime::Uniform {
            min_ms,
            max_ms: min_ms + more,
        }),
        (1_u64..9_000).prop_map(|mean_ms| ServiceTime::Exponential { mean_ms }),
        (1_u64..9_000, 1_u32..=1_000).prop_map(|(mean_ms, cv_percent)| ServiceTime::LogNormal {
            mean_ms,
            cv_percent,
        }),
    ]
}

/// One workflow or platform operation; the places of calls are chosen once all are known.
pub(crate) type WorkflowSeed = (
    (String, String, String, OperationType),
    (bool, Vec<TableEvent>, ServiceTime),
    Vec<(u8, Index, u32)>,
);

pub(crate) fn workflow() -> impl Strategy<Value = WorkflowSeed> {
    let kind = select(OperationType::ALL.to_vec());
    let kind = prop_oneof![Just(OperationType::Workflow), kind];
    let events = proptest::sample::subsequence(TableEvent::ALL.to_vec(), 0..=5);
    let step = (0_u8..14, any::<Index>(), 1_u32..20);
    (
        (text(), text(), text(), kind),
        (any::<bool>(), events, drawn()),
        vec(step, 1..5),
    )
}

fn name_of(number: usize, seed: &WorkflowSeed) -> String {
    format!("{}{number}", seed.0.0)
}

pub(crate) fn assemble_workflows(seeds: &[WorkflowSeed]) -> Vec<Workflow> {
    let is_workflow = |seed: &&WorkflowSeed| seed.0.3 == OperationType::Workflow;
    let numbered = || seeds.iter().enumerate();
    let callable: Vec<String> = numbered()
        .filter(|(_, seed)| is_workflow(seed))
        .map(|(number, seed)| name_of(number, seed))
        .collect();
    let assemble = |(number, seed): (usize, &WorkflowSeed)| {
        let ((_, table, owner, operation_type), (activated, events, service), steps) = seed.clone();
        let mut workflow = Workflow {
            name: name_of(number, seed),
            operation_type,
            table,
            owner,
            state: State::Activated,
            start_when: Vec::new(),
            service,
            steps: Vec::new(),
            columns: Vec::new(),
            on_demand: false,
            auto_delete: false,
            dependency_token: None,
            failures: Vec::new(),
            deletes: None,
        };
        if is_workflow(&seed) {
            workflow.state = if activated {
                State::Activated
            } else {
                State::Draft
            };
            workflow.start_when = events;
            workflow.steps = steps
                .iter()
                .map(|step| assemble_step(step, &callable))
                .collect();
        }
        settle(&mut workflow, number, &seed.2);
        workflow
    };
    numbered().map(assemble).collect()
}

fn assemble_step((kind, target, times): &(u8, Index, u32), callable: &[String]) -> Step {
    let (name, times) = (format!("step {times}"), *times);
    let workflow = target.get(callable).clone();
    let change = Change {
        name: name.clone(),
        table: None,
        columns: Vec::new(),
        times: times.min(2),
    };
    match kind {
        0 => Step::SendEmail { name },
        1 => Step::CheckCondition { name },
        2 | 3 => Step::Custom { name },
        4 => Step::Create(change),
        5 => Step::Update(Change {
            columns: vec![format!("column {}", times % 3)],
            ..change
        }),
        6 => Step::Assign(change),
        7 => Step::ChangeStatus(change),
        8 => Step::Delete(change),
        9 => Step::StartChild { workflow, times: 1 },
        10 => Step::Wait {
            name,
            met_after: (times % 3 > 0).then_some(ServiceTime::Uniform {
                min_ms: 1,
                max_ms: u64::from(times) * 1_000,
            }),
            timeout_ms: (times % 2 > 0).then_some(5_000),
        },
        11 => Step::Stop {
            name,
            status: *select_of(StopStatus::ALL, times),
            per_mille: times * 50,
            message: (times > 10).then(|| "enough".to_owned()),
        },
        _ => Step::Call { workflow, times },
    }
}

/// What few workflows have, by the bits of a number.
fn settle(workflow: &mut Workflow, number: usize, steps: &[(u8, Index, u32)]) {
    let bits = steps.iter().fold(0_u32, |bits, step| bits * 7 + step.2);
    if bits % 5 == 0 {
        workflow.failures.push(FailureRate {
            failure: *select_of(FailureKind::ALL, bits / 5),
            per_mille: 1 + bits % 1_000,
            start_ms: (bits % 2 > 0).then_some(10),
            end_ms: (bits % 3 > 0).then_some(HORIZON / 2),
        });
    }
    if workflow.operation_type == OperationType::BulkDelete && bits % 2 > 0 {
        workflow.deletes = Some(Deletion {
            statuses: vec![EndStatus::Succeeded, EndStatus::Canceled],
            older_than_ms: u64::from(bits % 9) * 1_000,
            workflow: None,
            all_types: bits % 4 > 0,
        });
    }
    if workflow.operation_type != OperationType::Workflow {
        return;
    }
    workflow.auto_delete = bits % 6 == 1;
    workflow.on_demand = bits % 4 == 1;
    if bits % 7 == 1 {
        workflow.dependency_token = Some(format!("token {}", number % 2));
    }
    if bits % 3 == 1 {
        workflow.columns = vec![format!("column {}", number % 3)];
    }
}
