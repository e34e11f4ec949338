//! The work that all contestants do: what is measured, and what is counted in tests.

use floodgate_engine::model::{
    Arrivals, Assumptions, Model, PickUp, ServiceTime, Source, Start, Workflow,
};
use floodgate_engine::{
    Act, OperationType, SimTime, TimedAct, WorkflowId, limits::JOBS_MAX_NATIVE,
};

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
