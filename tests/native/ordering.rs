//! The five promises of order at one instant, one test each: a model in, a trace out.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "the expectations write themselves so"
)]

use expect_test::{Expect, expect};
use floodgate::engine::model::{Arrivals, Model, PickUp, ServiceTime, Source, Start, Workflow};
use floodgate::engine::{
    Act, OperationType, SimDuration, SimTime, Simulation, TimedAct, WorkflowId,
};
use std::rc::Rc;

fn at(ms: u64) -> SimTime {
    SimTime::from_ms(ms)
}

fn workflow(ms: u64, calls: &[u16]) -> Workflow {
    let call = |id: &u16| Start {
        workflow: WorkflowId(*id),
        times: 1,
    };
    Workflow {
        operation_type: OperationType::Workflow,
        activated: true,
        service: ServiceTime::Constant { ms },
        log_rows: 1,
        calls: calls.iter().map(call).collect(),
        plan: None,
    }
}

fn source(times: &[u64], starts: u16) -> Source {
    Source {
        arrivals: Arrivals::Recorded(times.iter().copied().map(at).collect()),
        starts: vec![Start {
            workflow: WorkflowId(starts),
            times: 1,
        }],
    }
}

fn model(workers: u32, workflows: Vec<Workflow>, sources: Vec<Source>) -> Model {
    Model {
        seed: 1,
        start: SimTime::ZERO,
        end: at(1_000),
        workers,
        workflows,
        sources,
        backlog: Vec::new(),
        history: Vec::new(),
        pick_up: PickUp::Immediate,
        acts: Vec::new(),
        culprits: Vec::new(),
        assumptions: floodgate::engine::model::Assumptions::default(),
        jobs_max: 1_000,
    }
}

fn check(model: Model, expected: &Expect) {
    let mut run = Simulation::new(Rc::new(model)).expect("the model is sound");
    run.keep_trace();
    run.run_to_end().expect("the run stays within its limits");
    let lines: Vec<String> = run.trace().iter().map(ToString::to_string).collect();
    expected.assert_eq(&(lines.join("\n") + "\n"));
}

#[test]
fn promise_1_completions_come_first_by_job_and_free_their_workers() {
    // Both jobs end at 10, when a third arrives: it is picked up at once.
    let workflows = vec![workflow(10, &[]), workflow(5, &[])];
    let sources = vec![source(&[0, 0, 10], 0)];
    check(
        model(2, workflows, sources),
        &expect![[r#"
        0:00:00.000 workflow 0 job 0 Waiting For Resources
        0:00:00.000 workflow 0 job 1 Waiting For Resources
        0:00:00.000 workflow 0 job 0 In Progress
        0:00:00.000 workflow 0 job 1 In Progress
        0:00:00.010 workflow 0 job 0 Succeeded
        0:00:00.010 workflow 0 job 1 Succeeded
        0:00:00.010 workflow 0 job 2 Waiting For Resources
        0:00:00.010 workflow 0 job 2 In Progress
        0:00:00.020 workflow 0 job 2 Succeeded
    "#]],
    );
}

#[test]
fn promise_2_acts_come_before_arrivals_and_pick_ups_in_the_order_given() {
    let mut model = model(1, vec![workflow(10, &[])], vec![source(&[0, 1, 10], 0)]);
    let act = |act: Act| TimedAct { at: at(10), act };
    model.acts = vec![
        act(Act::Deactivate(WorkflowId(0))),
        act(Act::Activate(WorkflowId(0))),
        act(Act::Deactivate(WorkflowId(0))),
    ];
    check(
        model,
        &expect![[r#"
        0:00:00.000 workflow 0 job 0 Waiting For Resources
        0:00:00.000 workflow 0 job 0 In Progress
        0:00:00.001 workflow 0 job 1 Waiting For Resources
        0:00:00.010 workflow 0 job 0 Succeeded
        0:00:00.010 workflow 0 Draft
        0:00:00.010 workflow 0 Activated
        0:00:00.010 workflow 0 Draft
        0:00:00.010 workflow 0 trigger refused
        0:00:00.010 workflow 0 job 1 Canceled
    "#]],
    );
}

#[test]
fn promise_3_no_timer_stands_between_acts_and_arrivals() {
    // This version of the model has no timers: an act and an arrival of one instant are adjacent.
    let mut model = model(1, vec![workflow(10, &[])], vec![source(&[5], 0)]);
    model.acts = vec![TimedAct {
        at: at(5),
        act: Act::SetWorkers(2),
    }];
    check(
        model,
        &expect![[r#"
        0:00:00.005 workers 2
        0:00:00.005 workflow 0 job 0 Waiting For Resources
        0:00:00.005 workflow 0 job 0 In Progress
        0:00:00.015 workflow 0 job 0 Succeeded
    "#]],
    );
}

#[test]
fn promise_4_sources_act_in_their_order_then_jobs_made_by_steps_in_job_order() {
    // Jobs 0 and 1 end at 10; each calls another workflow. Two sources send at 10 too.
    let workflows = vec![
        workflow(10, &[2]),
        workflow(10, &[3]),
        workflow(1, &[]),
        workflow(1, &[]),
    ];
    let sources = vec![source(&[0, 10], 1), source(&[0, 10], 0)];
    check(
        model(2, workflows, sources),
        &expect![[r#"
        0:00:00.000 workflow 1 job 0 Waiting For Resources
        0:00:00.000 workflow 0 job 1 Waiting For Resources
        0:00:00.000 workflow 1 job 0 In Progress
        0:00:00.000 workflow 0 job 1 In Progress
        0:00:00.010 workflow 1 job 0 Succeeded
        0:00:00.010 workflow 0 job 1 Succeeded
        0:00:00.010 workflow 1 job 2 Waiting For Resources
        0:00:00.010 workflow 0 job 3 Waiting For Resources
        0:00:00.010 workflow 3 job 4 Waiting For Resources
        0:00:00.010 workflow 2 job 5 Waiting For Resources
        0:00:00.010 workflow 1 job 2 In Progress
        0:00:00.010 workflow 0 job 3 In Progress
        0:00:00.020 workflow 1 job 2 Succeeded
        0:00:00.020 workflow 0 job 3 Succeeded
        0:00:00.020 workflow 3 job 6 Waiting For Resources
        0:00:00.020 workflow 2 job 7 Waiting For Resources
        0:00:00.020 workflow 3 job 4 In Progress
        0:00:00.020 workflow 2 job 5 In Progress
        0:00:00.021 workflow 3 job 4 Succeeded
        0:00:00.021 workflow 2 job 5 Succeeded
        0:00:00.021 workflow 3 job 6 In Progress
        0:00:00.021 workflow 2 job 7 In Progress
        0:00:00.022 workflow 3 job 6 Succeeded
        0:00:00.022 workflow 2 job 7 Succeeded
    "#]],
    );
}

#[test]
fn promise_5_free_workers_take_the_head_until_none_is_free() {
    // Cancels at pick-up cost nothing, so one worker goes through them at one instant.
    let workflows = vec![workflow(10, &[]), workflow(3, &[])];
    let sources = vec![source(&[0, 1, 2], 0), source(&[3], 1)];
    let mut model = model(1, workflows, sources);
    model.acts = vec![TimedAct {
        at: at(5),
        act: Act::Deactivate(WorkflowId(0)),
    }];
    check(
        model,
        &expect![[r#"
        0:00:00.000 workflow 0 job 0 Waiting For Resources
        0:00:00.000 workflow 0 job 0 In Progress
        0:00:00.001 workflow 0 job 1 Waiting For Resources
        0:00:00.002 workflow 0 job 2 Waiting For Resources
        0:00:00.003 workflow 1 job 3 Waiting For Resources
        0:00:00.005 workflow 0 Draft
        0:00:00.010 workflow 0 job 0 Succeeded
        0:00:00.010 workflow 0 job 1 Canceled
        0:00:00.010 workflow 0 job 2 Canceled
        0:00:00.010 workflow 1 job 3 In Progress
        0:00:00.013 workflow 1 job 3 Succeeded
    "#]],
    );
}

#[test]
fn with_the_clock_at_t_nothing_of_t_is_done() {
    let mut run = Simulation::new(Rc::new(model(
        1,
        vec![workflow(10, &[])],
        vec![source(&[5], 0)],
    )))
    .expect("sound");
    run.advance_to(at(5)).expect("within limits");
    assert_eq!((run.now(), run.counts().created), (at(5), 0));
    let stepped = run.step_event().expect("within limits");
    assert_eq!((stepped, run.now()), (Some(at(5)), at(6)));
    assert_eq!((run.counts().created, run.counts().in_progress), (1, 1));
}

#[test]
fn while_background_operations_are_off_jobs_queue_and_none_is_picked_up() {
    let sources = vec![source(&[0, 1, 2, 20], 0)];
    let mut model = model(1, vec![workflow(10, &[])], sources);
    model.acts = [(5, false), (22, true)]
        .map(|(time, on)| TimedAct {
            at: at(time),
            act: Act::SetBackground(on),
        })
        .to_vec();
    check(
        model,
        &expect![[r#"
        0:00:00.000 workflow 0 job 0 Waiting For Resources
        0:00:00.000 workflow 0 job 0 In Progress
        0:00:00.001 workflow 0 job 1 Waiting For Resources
        0:00:00.002 workflow 0 job 2 Waiting For Resources
        0:00:00.005 background operations off
        0:00:00.010 workflow 0 job 0 Succeeded
        0:00:00.020 workflow 0 job 3 Waiting For Resources
        0:00:00.022 background operations on
        0:00:00.022 workflow 0 job 1 In Progress
        0:00:00.032 workflow 0 job 1 Succeeded
        0:00:00.032 workflow 0 job 2 In Progress
        0:00:00.042 workflow 0 job 2 Succeeded
        0:00:00.042 workflow 0 job 3 In Progress
        0:00:00.052 workflow 0 job 3 Succeeded
    "#]],
    );
}

#[test]
fn a_cancel_cost_keeps_the_worker_busy_a_little_longer() {
    let sources = vec![source(&[0, 1, 2, 3], 0)];
    let mut model = model(1, vec![workflow(10, &[])], sources);
    model.assumptions.cancel_cost_ms = 4;
    model.acts = vec![TimedAct {
        at: at(5),
        act: Act::Deactivate(WorkflowId(0)),
    }];
    check(
        model,
        &expect![[r#"
        0:00:00.000 workflow 0 job 0 Waiting For Resources
        0:00:00.000 workflow 0 job 0 In Progress
        0:00:00.001 workflow 0 job 1 Waiting For Resources
        0:00:00.002 workflow 0 job 2 Waiting For Resources
        0:00:00.003 workflow 0 job 3 Waiting For Resources
        0:00:00.005 workflow 0 Draft
        0:00:00.010 workflow 0 job 0 Succeeded
        0:00:00.010 workflow 0 job 1 Canceled
        0:00:00.014 workflow 0 job 2 Canceled
        0:00:00.018 workflow 0 job 3 Canceled
    "#]],
    );
}

#[test]
fn fewer_workers_let_busy_ones_finish_first() {
    let sources = vec![source(&[0, 0, 1, 1], 0)];
    let mut model = model(2, vec![workflow(10, &[])], sources);
    model.acts = vec![TimedAct {
        at: at(5),
        act: Act::SetWorkers(1),
    }];
    check(
        model,
        &expect![[r#"
        0:00:00.000 workflow 0 job 0 Waiting For Resources
        0:00:00.000 workflow 0 job 1 Waiting For Resources
        0:00:00.000 workflow 0 job 0 In Progress
        0:00:00.000 workflow 0 job 1 In Progress
        0:00:00.001 workflow 0 job 2 Waiting For Resources
        0:00:00.001 workflow 0 job 3 Waiting For Resources
        0:00:00.005 workers 1
        0:00:00.010 workflow 0 job 0 Succeeded
        0:00:00.010 workflow 0 job 1 Succeeded
        0:00:00.010 workflow 0 job 2 In Progress
        0:00:00.020 workflow 0 job 2 Succeeded
        0:00:00.020 workflow 0 job 3 In Progress
        0:00:00.030 workflow 0 job 3 Succeeded
    "#]],
    );
}

#[test]
fn a_beat_sends_from_its_first_event_until_its_end() {
    let mut beat = source(&[], 0);
    beat.arrivals = Arrivals::Every {
        every: SimDuration::from_ms(10),
        from: at(5),
        until: at(26),
    };
    check(
        model(1, vec![workflow(1, &[])], vec![beat]),
        &expect![[r#"
        0:00:00.005 workflow 0 job 0 Waiting For Resources
        0:00:00.005 workflow 0 job 0 In Progress
        0:00:00.006 workflow 0 job 0 Succeeded
        0:00:00.015 workflow 0 job 1 Waiting For Resources
        0:00:00.015 workflow 0 job 1 In Progress
        0:00:00.016 workflow 0 job 1 Succeeded
        0:00:00.025 workflow 0 job 2 Waiting For Resources
        0:00:00.025 workflow 0 job 2 In Progress
        0:00:00.026 workflow 0 job 2 Succeeded
    "#]],
    );
}
