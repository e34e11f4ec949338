//! The work that all contestants do: what is measured, and what is counted in tests.

use floodgate_engine::model::{
    Arrivals, Assumptions, FailureRate, Model, PickUp, Plan, ServiceTime, Source, Start, Step,
    Wait, Workflow,
};
use floodgate_engine::{
    Act, Failure, OperationType, SimDuration, SimTime, TimedAct, WorkflowId,
    limits::JOBS_MAX_NATIVE,
};
use std::rc::Rc;

const WORKERS: u32 = 8;
const MEAN_MS: u64 = 1_000;
/// 0.9 of what 8 workers can do at a mean of one second, an hour.
const PER_HOUR: u64 = 25_920;

/// A model that makes about so many jobs.
pub type Workload = fn(u64) -> Model;

/// All workloads by name.
pub const ALL: [(&str, Workload); 2] = [("M/M/8 at 0.9", steady), ("flood, click", flood)];

/// M/M/8 at utilisation 0.9.
pub fn steady(jobs: u64) -> Model {
    let end = SimTime::from_ms(jobs * 3_600_000 / PER_HOUR);
    model(poisson(PER_HOUR, end), Vec::new(), end)
}

/// A source that brings four times what the workers can do, deactivated at nine tenths.
pub fn flood(jobs: u64) -> Model {
    let per_hour = PER_HOUR * 4;
    let end = SimTime::from_ms(jobs * 3_600_000 / per_hour);
    let click = SimTime::from_ms(end.ms() * 9 / 10);
    let act = Act::Deactivate(WorkflowId(0));
    model(
        poisson(per_hour, end),
        vec![TimedAct { at: click, act }],
        end,
    )
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

fn model(source: Source, acts: Vec<TimedAct>, end: SimTime) -> Model {
    let workflow = Workflow {
        operation_type: OperationType::Workflow,
        activated: true,
        service: ServiceTime::Exponential { mean_ms: MEAN_MS },
        log_rows: 1,
        calls: Vec::new(),
        plan: None,
    };
    Model {
        seed: 42,
        start: SimTime::ZERO,
        end,
        workers: WORKERS,
        workflows: vec![workflow],
        sources: vec![source],
        backlog: Vec::new(),
        history: Vec::new(),
        pick_up: PickUp::Immediate,
        acts,
        culprits: Vec::new(),
        assumptions: Assumptions::default(),
        jobs_max: JOBS_MAX_NATIVE,
    }
}

/// The first workload with every feature of the full model in use at once: polled pick-up, steps
/// that start a child, waits with a time-out, failures that are retried, stops, retention, tables
/// that slow the service down. It makes about as many jobs, half of them children.
pub fn full(jobs: u64) -> Model {
    let mut model = steady(jobs / 2);
    let child = WorkflowId(1);
    let steps = vec![
        Step::Plain,
        Step::Request {
            starts: vec![Start {
                workflow: child,
                times: 1,
            }],
            times: 1,
            new_row: true,
        },
        Step::Stop {
            per_mille: 500,
            canceled: false,
        },
        Step::Wait(Wait {
            met_after: Some(ServiceTime::Exponential { mean_ms: 20_000 }),
            timeout: Some(SimDuration::from_ms(15_000)),
        }),
    ];
    let plan = Plan {
        steps,
        failures: vec![FailureRate {
            failure: Failure::Network,
            per_mille: 50,
            from: SimTime::ZERO,
            until: model.end,
        }],
        auto_delete: true,
        on_demand: true,
        ..Plan::default()
    };
    let parent = Workflow {
        log_rows: 4,
        plan: Some(Rc::new(plan)),
        ..model.workflows[0].clone()
    };
    let child = Workflow {
        plan: Some(Rc::new(Plan {
            auto_delete: true,
            ..Plan::default()
        })),
        ..model.workflows[0].clone()
    };
    model.workflows = vec![parent, child];
    model.workers = WORKERS * 2;
    model.pick_up = PickUp::Polled {
        every: SimDuration::from_ms(5_000),
        high: 2_000,
        low: 1_000,
    };
    model.assumptions.slowdown_percent_per_million_rows = 1;
    model
}

/// The first workload with a second workflow that uses everything and is never triggered: what the
/// full model costs where it is not used.
pub fn unused(jobs: u64) -> Model {
    let mut model = steady(jobs);
    let mut idle = full(jobs).workflows.swap_remove(0);
    if let Some(plan) = &mut idle.plan {
        // Its child is not here.
        Rc::make_mut(plan)
            .steps
            .retain(|step| !matches!(step, Step::Request { .. }));
    }
    model.workflows.push(idle);
    model
}
