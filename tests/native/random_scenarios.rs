//! Random scenarios that are correct: raw numbers first, then references among what is there.

use floodgate::engine::OperationType;
use floodgate::engine::limits::INTEGER_MAX;
use floodgate::scenario::{
    Act, Assumptions, BacklogPart, BulkImport, FaultyPlugin, Moment, PickUp, Platform, Replay,
    Requeue, Scenario, Schedule, Service, ServiceTime, Source, State, Step, TableEvent,
    UserActivity, Workflow,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

const HORIZON: u64 = 100_000;

/// Names with everything that JSON must escape.
fn text() -> impl Strategy<Value = String> {
    "[a-zA-Z\"\\\\/é🌊 ]{1,12}x"
}

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
type WorkflowSeed = (
    (String, String, String, OperationType),
    (bool, Vec<TableEvent>, ServiceTime),
    Vec<(u8, Index, u32)>,
);

fn workflow() -> impl Strategy<Value = WorkflowSeed> {
    let kind = select(OperationType::ALL.to_vec());
    let kind = prop_oneof![Just(OperationType::Workflow), kind];
    let events = proptest::sample::subsequence(TableEvent::ALL.to_vec(), 0..=5);
    let step = (0_u8..5, any::<Index>(), 1_u32..20);
    (
        (text(), text(), text(), kind),
        (any::<bool>(), events, drawn()),
        vec(step, 1..5),
    )
}

/// Numbers for a source of any kind.
type SourceSeed = (
    u8,
    String,
    Index,
    (u64, u32, u32),
    Option<u64>,
    Option<u64>,
    Vec<u64>,
);

fn source() -> impl Strategy<Value = SourceSeed> {
    (
        0_u8..6,
        text(),
        any::<Index>(),
        (1_u64..5_000, 1_u32..500, 1_u32..50),
        proptest::option::of(0..HORIZON / 2),
        proptest::option::of(HORIZON / 2 + 1..=HORIZON),
        vec(0_u64..=INTEGER_MAX, 0..6),
    )
}

fn assumptions() -> impl Strategy<Value = Assumptions> {
    use proptest::option::of;
    let rows = of(0_u32..=1_000_000);
    (
        of(0_u64..=3_600_000),
        of(select(Requeue::ALL.to_vec())),
        of(0_u32..=1_000),
        rows.clone(),
        rows,
    )
        .prop_map(|(cancel, requeue, log_rows, job, log)| Assumptions {
            cancel_cost_ms: cancel,
            requeue_after_reactivation: requeue,
            log_rows_of_job_canceled_at_pickup: log_rows,
            bytes_per_job_row: job,
            bytes_per_log_row: log,
            ..Assumptions::default()
        })
}

fn moments() -> impl Strategy<Value = Vec<Moment>> {
    let note = proptest::option::of(text());
    let moment = (0..=HORIZON, text(), text(), any::<bool>(), note);
    let moment = moment.prop_map(|(at_ms, name, title, pause, note)| Moment {
        at_ms,
        name,
        title,
        pause,
        note,
    });
    vec(moment, 0..4).prop_map(|mut moments| {
        for (number, moment) in moments.iter_mut().enumerate() {
            moment.name = format!("{}{number}", moment.name);
        }
        moments
    })
}

/// A scenario in which nothing happens yet.
fn quiet() -> impl Strategy<Value = Scenario> {
    (
        (text(), "[a-z\n\"é]{0,40}", 0..=INTEGER_MAX, 1_u32..=10_000),
        vec(workflow(), 1..6),
        moments(),
        assumptions(),
    )
        .prop_map(|(head, workflows, moments, assumptions)| Scenario {
            version: 1,
            title: head.0,
            description: head.1,
            seed: head.2,
            horizon: HORIZON,
            service: Service {
                workers: head.3,
                pick_up: PickUp::Immediate,
            },
            workflows: assemble_workflows(&workflows),
            sources: Vec::new(),
            backlog: Vec::new(),
            acts: Vec::new(),
            moments,
            culprits: Vec::new(),
            assumptions,
        })
}

/// Any correct scenario of a few parts.
pub(crate) fn scenarios() -> impl Strategy<Value = Scenario> {
    let timed = (0_u8..4, any::<Index>(), 0..HORIZON, 1_u32..=10_000);
    (quiet(), vec(source(), 0..6), vec(timed, 0..5)).prop_map(|(mut scenario, sources, timed)| {
        for (number, seed) in sources.iter().enumerate() {
            add_source(&mut scenario, number, seed);
        }
        for seed in &timed {
            add_act(&mut scenario, seed);
        }
        scenario
    })
}

fn name_of(number: usize, seed: &WorkflowSeed) -> String {
    format!("{}{number}", seed.0.0)
}

fn assemble_workflows(seeds: &[WorkflowSeed]) -> Vec<Workflow> {
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
        workflow
    };
    numbered().map(assemble).collect()
}

fn assemble_step((kind, target, times): &(u8, Index, u32), callable: &[String]) -> Step {
    let name = format!("step {times}");
    match kind {
        0 => Step::SendEmail { name },
        1 => Step::CheckCondition { name },
        2 | 3 => Step::Custom { name },
        _ => Step::Call {
            workflow: target.get(callable).clone(),
            times: *times,
        },
    }
}

fn add_source(scenario: &mut Scenario, number: usize, seed: &SourceSeed) {
    let picked = seed.2.get(&scenario.workflows).clone();
    let name = format!("{}{number}", seed.1);
    let is_workflow = picked.operation_type == OperationType::Workflow;
    let is_drawn = picked.service != ServiceTime::Recorded;
    let source = match (seed.0, picked.start_when.first()) {
        (0..=1, Some(event)) => event_source(name, *event, picked.table.clone(), seed),
        (2, None) if is_drawn && is_workflow && !is_touched(scenario, &picked.name) => {
            let place = seed.2.index(scenario.workflows.len());
            scenario.workflows[place].service = ServiceTime::Recorded;
            replay(name, picked.name, seed)
        }
        _ if is_drawn => named_source(name, &picked, seed),
        _ => return,
    };
    scenario.sources.push(source);
}

/// A source whose events start what listens to them.
fn event_source(name: String, event: TableEvent, table: String, seed: &SourceSeed) -> Source {
    let (kind, _, _, (per_hour, rows, batch), start_ms, end_ms, _) = *seed;
    if kind == 0 {
        return Source::UserActivity(UserActivity {
            name,
            table,
            event,
            per_hour,
            start_ms,
            end_ms,
        });
    }
    Source::BulkImport(BulkImport {
        name,
        table,
        event,
        rows,
        batch,
        every_ms: per_hour,
        start_ms: start_ms.unwrap_or(0),
    })
}

/// A source that starts one workflow or platform operation.
fn named_source(name: String, picked: &Workflow, seed: &SourceSeed) -> Source {
    let (kind, _, _, (per_hour, _, calls), start_ms, end_ms, _) = *seed;
    let starts = picked.name.clone();
    match (kind, picked.operation_type) {
        (3, OperationType::Workflow) => Source::FaultyPlugin(FaultyPlugin {
            name,
            table: picked.table.clone(),
            event: TableEvent::Update,
            per_hour,
            calls,
            starts,
            start_ms,
            end_ms,
        }),
        (0..=3, OperationType::Workflow) | (4.., _) => Source::Schedule(Schedule {
            name,
            starts,
            every_ms: per_hour,
            start_ms,
            end_ms,
        }),
        _ => Source::Platform(Platform {
            name,
            starts,
            per_hour,
            start_ms,
            end_ms,
        }),
    }
}

fn replay(name: String, starts: String, seed: &SourceSeed) -> Source {
    let mut arrivals_ms = seed.6.clone();
    arrivals_ms.sort_unstable();
    let service_ms = arrivals_ms.iter().map(|ms| 1 + ms % 1_000).collect();
    Source::Replay(Replay {
        name,
        starts,
        arrivals_ms,
        service_ms,
    })
}

/// Whether something starts this workflow by name already.
fn is_touched(scenario: &Scenario, name: &str) -> bool {
    let calls = |step: &Step| matches!(step, Step::Call { workflow, .. } if workflow == name);
    let starts = |source: &Source| match source {
        Source::FaultyPlugin(source) => source.starts == name,
        Source::Schedule(source) => source.starts == name,
        Source::Platform(source) => source.starts == name,
        Source::Replay(source) => source.starts == name,
        Source::UserActivity(_) | Source::BulkImport(_) => false,
    };
    scenario
        .workflows
        .iter()
        .flat_map(|workflow| &workflow.steps)
        .any(calls)
        || scenario.sources.iter().any(starts)
}

fn add_act(scenario: &mut Scenario, (kind, pick, at_ms, number): &(u8, Index, u64, u32)) {
    let (at_ms, picked) = (*at_ms, pick.get(&scenario.workflows).clone());
    let workflow = picked.name;
    if picked.service != ServiceTime::Recorded {
        let (jobs, oldest_ms, workflow) = (*number, at_ms + 1, workflow.clone());
        scenario.backlog.push(BacklogPart {
            workflow,
            jobs,
            oldest_ms,
        });
    }
    if !scenario.culprits.contains(&workflow) {
        scenario.culprits.push(workflow.clone());
    }
    scenario.acts.push(match kind {
        _ if picked.operation_type != OperationType::Workflow => Act::SetWorkers {
            at_ms,
            workers: *number,
        },
        0 => Act::Activate { at_ms, workflow },
        1 => Act::Deactivate { at_ms, workflow },
        2 => Act::Delete { at_ms, workflow },
        _ => Act::SetWorkers {
            at_ms,
            workers: *number,
        },
    });
}
