//! Random scenarios that are correct: raw numbers first, then references among what is there.
//! Their workflows and sources are drawn in `random_workflows.rs` and `random_sources.rs`.

use super::random_sources::{add_source, source};
use super::random_workflows::{assemble_workflows, workflow};
use floodgate::engine::OperationType;
use floodgate::engine::limits::INTEGER_MAX;
use floodgate::scenario::{
    Act, AfterRetries, Assumptions, BacklogPart, Deletion, EndStatus, HistoryPart, Incident,
    JobsAct, Measure, Moment, PickUp, Polling, Requeue, Scenario, Service, ServiceTime, Sign,
    StatusReason, SuspendedJobs, Verb,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

pub(crate) const HORIZON: u64 = 100_000;

/// Names with everything that JSON must escape.
pub(crate) fn text() -> impl Strategy<Value = String> {
    "[a-zA-Z\"\\\\/é🌊 ]{1,12}x"
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

pub(crate) fn select_of<T>(all: &[T], number: u32) -> &T {
    &all[number as usize % all.len()]
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
