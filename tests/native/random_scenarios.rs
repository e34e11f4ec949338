//! Random scenarios that are correct: raw numbers first, then references among what is there.

use floodgate::engine::OperationType;
use floodgate::engine::limits::INTEGER_MAX;
use floodgate::scenario::{
    Act, AfterRetries, Assumptions, BacklogPart, BulkImport, Change, Deletion, EndStatus,
    FailureKind, FailureRate, FaultyPlugin, HistoryPart, Incident, JobsAct, Measure, Moment,
    PickUp, Platform, Polling, Replay, Requeue, Scenario, Schedule, Service, ServiceTime, Sign,
    Source, State, StatusReason, Step, StopStatus, SuspendedJobs, TableEvent, UserActivity, Verb,
    Workflow,
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
    let step = (0_u8..14, any::<Index>(), 1_u32..20);
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
    let choices = (
        of(select(Requeue::ALL.to_vec())),
        of(select(SuspendedJobs::ALL.to_vec())),
        of(select(AfterRetries::ALL.to_vec())),
    );
    let lengths = vec(of(1_u64..=60_000), 6);
    let numbers = vec(of(1_u32..=100), 7);
    (choices, lengths, numbers).prop_map(|(choices, lengths, numbers)| Assumptions {
        requeue_after_reactivation: choices.0,
        suspended_jobs_of_deactivated_workflow: choices.1,
        after_retries: choices.2,
        cancel_cost_ms: lengths[0],
        canceling_ms: lengths[1],
        pausing_ms: lengths[2],
        retry_first_ms: lengths[3],
        retry_longest_ms: lengths[4],
        retention_every_ms: lengths[5],
        call_depth_window_ms: lengths[0],
        loop_window_ms: lengths[1],
        retry_growth_percent: numbers[0].map(|percent| 100 + percent),
        retries_max: numbers[1],
        loop_runs_max: numbers[2],
        call_depth_max: numbers[3],
        slowdown_percent_per_million_rows: numbers[4],
        log_rows_of_job_canceled_at_pickup: numbers[5],
        bytes_per_job_row: numbers[6],
        bytes_per_log_row: numbers[6],
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
                polling: None,
            },
            workflows: assemble_workflows(&workflows),
            sources: Vec::new(),
            backlog: Vec::new(),
            history: Vec::new(),
            acts: Vec::new(),
            moments,
            culprits: Vec::new(),
            incident: None,
            assumptions,
        })
}

/// Any correct scenario of a few parts.
pub(crate) fn scenarios() -> impl Strategy<Value = Scenario> {
    let timed = (0_u8..13, any::<Index>(), 0..HORIZON, 1_u32..=10_000);
    let parts = (quiet(), vec(source(), 0..6), vec(timed, 0..8), 0_u32..1_000);
    parts.prop_map(|(mut scenario, sources, timed, number)| {
        for (number, seed) in sources.iter().enumerate() {
            add_source(&mut scenario, number, seed);
        }
        for seed in &timed {
            add_act(&mut scenario, seed);
        }
        add_rest(&mut scenario, number);
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

fn select_of<T>(all: &[T], number: u32) -> &T {
    &all[number as usize % all.len()]
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
    let is_child =
        |step: &Step| matches!(step, Step::StartChild { workflow, .. } if workflow == name);
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
        .any(|step| calls(step) || is_child(step))
        || scenario.sources.iter().any(starts)
}

/// Rows from before the run, an incident, and polls.
fn add_rest(scenario: &mut Scenario, number: u32) {
    let first = scenario.workflows[0].name.clone();
    if number.is_multiple_of(3) {
        scenario.history.push(HistoryPart {
            workflow: first,
            jobs: u64::from(number) * 10 + 1,
            log_rows: number % 4,
            status: *select_of(EndStatus::ALL, number),
            oldest_ms: 1_000_000,
        });
    }
    if number.is_multiple_of(4) {
        scenario.service.pick_up = PickUp::Polled;
        scenario.service.polling = number.is_multiple_of(8).then_some(Polling {
            every_ms: 500,
            high: 10 + number,
            low: 5,
        });
    }
    if number.is_multiple_of(5) {
        let text = || "a \"text\"\nin two lines".to_owned();
        scenario.incident = Some(Incident {
            symptom: text(),
            cause: text(),
            remedy: text(),
            source: text(),
            sign: Sign {
                measure: *select_of(Measure::ALL, number),
                at_least: 1 + u64::from(number),
            },
            cure: scenario.acts.clone(),
        });
    }
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
    let jobs = |verb| JobsAct {
        at_ms,
        verb,
        until_ms: (verb == Verb::Postpone).then_some(at_ms + 2_000),
        job: (*number % 2 > 0).then_some(*number % 50),
        workflow: (*number % 3 > 0).then(|| workflow.clone()),
        status: (*number % 5 > 3).then(|| *select_of(StatusReason::ALL, *number)),
        operation_type: (*number % 7 > 5).then_some(picked.operation_type),
        first: (*number % 11 > 7).then_some(*number % 40),
        last: (*number % 13 > 9).then_some(*number % 40 + 40),
    };
    scenario.acts.push(match kind {
        4..=8 => Act::Jobs(jobs(Verb::ALL[usize::from(*kind) - 4])),
        9 => Act::DeleteImmediately {
            at_ms,
            rows: Deletion {
                statuses: EndStatus::ALL.to_vec(),
                older_than_ms: u64::from(*number),
                workflow: None,
                all_types: false,
            },
        },
        12 if !scenario.sources.is_empty() => Act::StopSource {
            at_ms,
            source: pick.get(&scenario.sources).name().to_owned(),
        },
        13 => Act::SetBackground {
            at_ms,
            on: *number % 2 == 0,
        },
        _ if picked.operation_type != OperationType::Workflow => Act::SetWorkers {
            at_ms,
            workers: *number,
        },
        0 => Act::Activate { at_ms, workflow },
        1 => Act::Deactivate { at_ms, workflow },
        2 => Act::Delete { at_ms, workflow },
        10 => Act::Mend { at_ms, workflow },
        11 => Act::Start {
            at_ms,
            workflow,
            times: *number % 5 + 1,
        },
        _ => Act::SetWorkers {
            at_ms,
            workers: *number,
        },
    });
}
