//! Queues whose waits are known exactly: the mean over independent replications lies within a
//! 99.9 % interval of the exact value (`tests/vectors/erlang_table.json`).

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "statistics of small numbers"
)]

use floodgate::engine::model::{
    Arrivals, Assumptions, Model, PickUp, ServiceTime, Source, Start, Workflow,
};
use floodgate::engine::{OperationType, SimTime, Simulation, WorkflowId};
use serde_json::Value;
use std::rc::Rc;

const TABLE: &str = include_str!("../vectors/erlang_table.json");
/// Independent replications: seeds 1 to 24.
const REPLICATIONS: u64 = 24;
/// Two-sided 99.9 % quantile of Student's t with 23 degrees of freedom.
const T_999: f64 = 3.768;
/// Jobs of one replication, the first fifth of them left out as warm-up.
const JOBS: u64 = 60_000;
/// Arrivals are cut to whole milliseconds, and waits with them.
const GRID_MS: f64 = 1.0;

fn fraction(text: &str) -> f64 {
    let (over, under) = text.split_once('/').unwrap_or((text, "1"));
    let number = |text: &str| text.parse::<f64>().expect("a number");
    number(over) / number(under)
}

/// Mean wait in milliseconds of the jobs after the warm-up.
fn mean_wait(workers: u32, per_hour: u64, service: &ServiceTime, seed: u64) -> f64 {
    let end = SimTime::from_ms(JOBS * 3_600_000 / per_hour);
    let workflow = Workflow {
        operation_type: OperationType::Workflow,
        activated: true,
        service: service.clone(),
        log_rows: 1,
        calls: Vec::new(),
        plan: None,
    };
    let arrivals = Arrivals::Poisson {
        per_hour,
        from: SimTime::ZERO,
        until: end,
    };
    let model = Model {
        seed,
        start: SimTime::ZERO,
        end,
        workers,
        workflows: vec![workflow],
        sources: vec![Source {
            arrivals,
            starts: vec![Start {
                workflow: WorkflowId(0),
                times: 1,
            }],
        }],
        backlog: Vec::new(),
        history: Vec::new(),
        pick_up: PickUp::Immediate,
        acts: Vec::new(),
        culprits: Vec::new(),
        assumptions: Assumptions::default(),
        jobs_max: 1_000_000,
    };
    let mut run = Simulation::new(Rc::new(model)).expect("sound");
    run.run_to_end().expect("within limits");
    let rows = run
        .jobs()
        .rows()
        .skip(usize::try_from(JOBS / 5).expect("few"));
    let waits = rows.filter_map(|job| Some(job.picked?.since(job.created).ms()));
    let (sum, count) = waits.fold((0, 0_u32), |(sum, count), wait| (sum + wait, count + 1));
    sum as f64 / f64::from(count)
}

fn check(case: &Value) {
    let service = match (case["svc"][0].as_str(), case["svc"][1].as_u64()) {
        (Some("exp"), Some(mean_ms)) => ServiceTime::Exponential { mean_ms },
        (Some("const"), Some(ms)) => ServiceTime::Constant { ms },
        _ => panic!(
            "a service time that this test does not know: {}",
            case["svc"]
        ),
    };
    let rate = fraction(case["lam"].as_str().expect("a rate"));
    let per_hour = (rate * 3_600_000.0).round();
    assert!(
        (per_hour - rate * 3_600_000.0).abs() < 1e-6,
        "the rate is whole an hour: {case}"
    );
    let workers = u32::try_from(case["c"].as_u64().expect("workers")).expect("few");
    let exact = case["mean_wait"].as_f64().expect("an exact value");
    let means: Vec<f64> = (1..=REPLICATIONS)
        .map(|seed| mean_wait(workers, per_hour as u64, &service, seed))
        .collect();
    let n = means.len() as f64;
    let mean = means.iter().sum::<f64>() / n;
    let variance = means
        .iter()
        .map(|value| (value - mean).powi(2))
        .sum::<f64>()
        / (n - 1.0);
    let half = T_999 * (variance / n).sqrt();
    assert!(
        (mean - exact).abs() <= half + GRID_MS,
        "{}: {mean:.1} ± {half:.1} ms from seeds 1 to {REPLICATIONS}, {JOBS} jobs each; exact {exact:.1}",
        case["model"],
    );
    assert!(
        half < exact * 0.25 + GRID_MS,
        "{}: ± {half:.1} ms tells nothing",
        case["model"]
    );
}

#[test]
fn mmc_and_md1_waits_agree_with_the_exact_values() {
    let table: Vec<Value> = serde_json::from_str(TABLE).expect("a table");
    let known = |case: &&Value| {
        let whole = fraction(case["lam"].as_str().unwrap_or("0")) * 3_600_000.0;
        (case["kind"] == "mmc" || case["kind"] == "md1") && (whole - whole.round()).abs() < 1e-6
    };
    let cases: Vec<&Value> = table.iter().filter(known).collect();
    assert!(
        cases.len() >= 6,
        "only {} cases of the table can be run",
        cases.len()
    );
    cases.into_iter().for_each(check);
}
