//! Nanoseconds and bytes a job of the engine, beside a bare event loop on the same work.
//!
//! One table from one run, so that the ratios share the machine's noise: every figure is the best
//! of several rounds in which the contestants take turns. It asserts nothing.
#![allow(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a program for the terminal, about small figures"
)]

mod bare;

use floodgate::engine::model::{
    Arrivals, Assumptions, Model, ServiceTime, Source, Start, Workflow,
};
use floodgate::engine::{
    Act, OperationType, SimTime, Simulation, TimedAct, WorkflowId, limits::JOBS_MAX_NATIVE,
};
use std::rc::Rc;
use std::time::Instant;

const ROUNDS: usize = 3;
const WORKERS: u32 = 8;
const MEAN_MS: u64 = 1_000;
/// 0.9 of what 8 workers can do at a mean of one second, an hour.
const PER_HOUR: u64 = 25_920;

/// M/M/8 at utilisation 0.9, until about so many jobs were made.
fn steady(jobs: u64) -> Model {
    let end = SimTime::from_ms(jobs * 3_600_000 / PER_HOUR);
    model(vec![poisson(PER_HOUR, end)], Vec::new(), end)
}

/// A source that brings four times what the workers can do, deactivated half way.
fn flood(jobs: u64) -> Model {
    let per_hour = PER_HOUR * 4;
    let end = SimTime::from_ms(jobs * 3_600_000 / per_hour);
    let click = SimTime::from_ms(end.ms() * 9 / 10);
    let acts = vec![TimedAct {
        at: click,
        act: Act::Deactivate(WorkflowId(0)),
    }];
    model(vec![poisson(per_hour, end)], acts, end)
}

fn poisson(per_hour: u64, until: SimTime) -> Source {
    Source {
        arrivals: Arrivals::Poisson {
            per_hour,
            from: SimTime::ZERO,
            until,
        },
        starts: vec![Start {
            workflow: WorkflowId(0),
            times: 1,
        }],
    }
}

fn model(sources: Vec<Source>, acts: Vec<TimedAct>, end: SimTime) -> Model {
    let workflow = Workflow {
        operation_type: OperationType::Workflow,
        activated: true,
        service: ServiceTime::Exponential { mean_ms: MEAN_MS },
        log_rows: 1,
        calls: Vec::new(),
    };
    Model {
        seed: 42,
        start: SimTime::ZERO,
        end,
        workers: WORKERS,
        workflows: vec![workflow],
        sources,
        backlog: Vec::new(),
        acts,
        culprits: Vec::new(),
        assumptions: Assumptions::default(),
        jobs_max: JOBS_MAX_NATIVE,
    }
}

type Workload = fn(u64) -> Model;

struct Figure {
    nanoseconds: f64,
    bytes: f64,
}

fn timed(run: impl Fn() -> (u64, u64)) -> Figure {
    let start = Instant::now();
    let (jobs, bytes) = run();
    let nanoseconds = start.elapsed().as_nanos() as f64 / jobs.max(1) as f64;
    Figure {
        nanoseconds,
        bytes: bytes as f64 / jobs.max(1) as f64,
    }
}

fn floodgate(model: &Rc<Model>) -> (u64, u64) {
    let mut run = Simulation::new(model.clone()).expect("the model is sound");
    run.run_to_end().expect("the run stays within its limits");
    std::hint::black_box(run.digest());
    (run.counts().created, run.bytes())
}

fn best(figures: impl Iterator<Item = Figure>) -> Figure {
    let least = |a: Figure, b: Figure| if b.nanoseconds < a.nanoseconds { b } else { a };
    figures.reduce(least).expect("there are rounds")
}

fn main() {
    println!("workload          jobs        floodgate            bare loop           ratio");
    let workloads: [(&str, Workload); 2] = [("M/M/8 at 0.9", steady), ("flood, click", flood)];
    for (name, make) in workloads {
        for jobs in [100_000, 1_000_000, 10_000_000] {
            let model = Rc::new(make(jobs));
            let (mut ours, mut bare) = (Vec::new(), Vec::new());
            for _ in 0..ROUNDS {
                ours.push(timed(|| floodgate(&model)));
                bare.push(timed(|| bare::run(&model)));
            }
            let (ours, bare) = (best(ours.into_iter()), best(bare.into_iter()));
            println!(
                "{name:<14} {jobs:>9}  {:>6.1} ns {:>6.1} B  {:>6.1} ns {:>6.1} B  {:>6.2}",
                ours.nanoseconds,
                ours.bytes,
                bare.nanoseconds,
                bare.bytes,
                ours.nanoseconds / bare.nanoseconds,
            );
        }
    }
}
