//! Small models for tests of the engine: a model in, a trace out.

use expect_test::Expect;
use floodgate::engine::model::{
    Arrivals, Assumptions, Model, PickUp, Plan, ServiceTime, Source, Start, Workflow,
};
use floodgate::engine::{Act, OperationType, SimTime, Simulation, TimedAct, WorkflowId};
use std::rc::Rc;

pub(crate) fn at(ms: u64) -> SimTime {
    SimTime::from_ms(ms)
}

/// A workflow whose jobs all take `ms`, with one log row each.
pub(crate) fn plain(ms: u64) -> Workflow {
    Workflow {
        operation_type: OperationType::Workflow,
        activated: true,
        service: ServiceTime::Constant { ms },
        log_rows: 1,
        calls: Vec::new(),
        plan: None,
    }
}

/// The same with a plan; one log row a step.
pub(crate) fn planned(ms: u64, plan: Plan) -> Workflow {
    Workflow {
        log_rows: u32::try_from(plan.steps.len()).expect("few").max(1),
        plan: Some(Rc::new(plan)),
        ..plain(ms)
    }
}

pub(crate) fn start(workflow: u16) -> Start {
    Start {
        workflow: WorkflowId(workflow),
        times: 1,
    }
}

/// Starts of one workflow at given times.
pub(crate) fn source(times: &[u64], starts: u16) -> Source {
    Source {
        arrivals: Arrivals::Recorded(times.iter().copied().map(at).collect()),
        starts: vec![start(starts)],
    }
}

pub(crate) fn model(workers: u32, workflows: Vec<Workflow>, sources: Vec<Source>) -> Model {
    Model {
        seed: 1,
        start: SimTime::ZERO,
        end: at(1_000),
        workers,
        pick_up: PickUp::Immediate,
        workflows,
        sources,
        backlog: Vec::new(),
        history: Vec::new(),
        acts: Vec::new(),
        culprits: Vec::new(),
        assumptions: Assumptions {
            canceling_ms: 2,
            pausing_ms: 2,
            retry_first_ms: 10,
            ..Assumptions::default()
        },
        jobs_max: 1_000,
    }
}

pub(crate) fn act(ms: u64, act: Act) -> TimedAct {
    TimedAct { at: at(ms), act }
}

/// The run of a model to its end, with its trace.
pub(crate) fn run(model: Model) -> Simulation {
    let mut run = Simulation::new(Rc::new(model)).expect("the model is sound");
    run.keep_trace();
    run.run_to_end().expect("the run stays within its limits");
    run
}

pub(crate) fn trace(run: &Simulation) -> String {
    let lines: Vec<String> = run.trace().iter().map(ToString::to_string).collect();
    lines.join("\n") + "\n"
}

pub(crate) fn check(model: Model, expected: &Expect) -> Simulation {
    let run = run(model);
    expected.assert_eq(&trace(&run));
    run
}
