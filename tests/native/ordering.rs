//! The five promises of order at one instant, one test each: a model in, a trace out.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "the expectations write themselves so"
)]

use crate::models::{act, at, check, model, plain, planned, source, start};
use expect_test::expect;
use floodgate::engine::model::{Arrivals, Plan, ServiceTime, Step, Wait, Workflow};
use floodgate::engine::{Act, JobId, JobVerb, Jobs, SimDuration, Simulation, WorkflowId};
use std::rc::Rc;

/// A plain workflow each run of which starts some others from outside.
fn workflow(ms: u64, calls: &[u16]) -> Workflow {
    Workflow {
        calls: calls.iter().copied().map(start).collect(),
        ..plain(ms)
    }
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
    model.acts = vec![
        act(10, Act::Deactivate(WorkflowId(0))),
        act(10, Act::Activate(WorkflowId(0))),
        act(10, Act::Deactivate(WorkflowId(0))),
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
fn promise_3_timers_come_between_acts_and_arrivals_by_kind_then_by_job() {
    let waits = Step::Wait(Wait {
        met_after: Some(ServiceTime::Constant { ms: 15 }),
        timeout: None,
    });
    let waiting = Plan {
        steps: vec![waits],
        ..Plan::default()
    };
    let deleted = Plan {
        auto_delete: true,
        ..Plan::default()
    };
    // At 20: job 0 has waited, jobs 1 and 2 were postponed until then, job 3 is deleted, job 4 comes.
    let workflows = vec![planned(5, waiting), plain(9), planned(2, deleted)];
    let sources = vec![source(&[0], 0), source(&[1, 1, 20], 1), source(&[4], 2)];
    let mut model = model(1, workflows, sources);
    model.assumptions.retention_every_ms = 20;
    let postpone = |job| Act::Jobs(JobVerb::Postpone(at(20)), Jobs::One(JobId(job)));
    model.acts = vec![
        act(2, postpone(2)),
        act(2, postpone(1)),
        act(20, Act::SetWorkers(2)),
    ];
    check(
        model,
        &expect![[r#"
        0:00:00.000 workflow 0 job 0 Waiting For Resources
        0:00:00.000 workflow 0 job 0 In Progress
        0:00:00.001 workflow 1 job 1 Waiting For Resources
        0:00:00.001 workflow 1 job 2 Waiting For Resources
        0:00:00.002 workflow 1 job 2 Waiting
        0:00:00.002 workflow 1 job 1 Waiting
        0:00:00.004 workflow 2 job 3 Waiting For Resources
        0:00:00.005 workflow 0 job 0 Waiting
        0:00:00.005 workflow 2 job 3 In Progress
        0:00:00.007 workflow 2 job 3 Succeeded
        0:00:00.020 workers 2
        0:00:00.020 workflow 1 job 1 Waiting For Resources
        0:00:00.020 workflow 1 job 2 Waiting For Resources
        0:00:00.020 workflow 0 job 0 Waiting For Resources
        0:00:00.020 workflow 2 job 3 deleted
        0:00:00.020 workflow 1 job 4 Waiting For Resources
        0:00:00.020 workflow 0 job 0 In Progress
        0:00:00.020 workflow 1 job 1 In Progress
        0:00:00.025 workflow 0 job 0 Succeeded
        0:00:00.025 workflow 1 job 2 In Progress
        0:00:00.029 workflow 1 job 1 Succeeded
        0:00:00.029 workflow 1 job 4 In Progress
        0:00:00.034 workflow 1 job 2 Succeeded
        0:00:00.038 workflow 1 job 4 Succeeded
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
    model.acts = vec![act(5, Act::Deactivate(WorkflowId(0)))];
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
        .map(|(time, on)| act(time, Act::SetBackground(on)))
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
    model.acts = vec![act(5, Act::Deactivate(WorkflowId(0)))];
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
    model.acts = vec![act(5, Act::SetWorkers(1))];
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
