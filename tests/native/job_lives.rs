//! Jobs of more than one life: waits, steps with effects, tokens, polls, deactivation meanwhile.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "the expectations write themselves so"
)]

use super::models::{act, at, check, model, plain, planned, run, source, start};
use expect_test::expect;
use floodgate::engine::model::{PickUp, Plan, ServiceTime, Step, SuspendedJobs, Wait};
use floodgate::engine::{Act, JobId, JobStatus, SimDuration, WorkflowId};

pub(crate) const W: WorkflowId = WorkflowId(0);

fn wait(met_after: Option<u64>, timeout: Option<u64>) -> Step {
    Step::Wait(Wait {
        met_after: met_after.map(|ms| ServiceTime::Constant { ms }),
        timeout: timeout.map(SimDuration::from_ms),
    })
}

pub(crate) fn steps(steps: Vec<Step>) -> Plan {
    Plan {
        steps,
        ..Plan::default()
    }
}

#[test]
fn a_wait_condition_suspends_the_job_and_frees_its_worker() {
    let plan = steps(vec![Step::Plain, wait(Some(50), None), Step::Plain]);
    let sources = vec![source(&[0], 0), source(&[11], 1)];
    let run = check(
        model(1, vec![planned(10, plan), plain(5)], sources),
        &expect![[r#"
            0:00:00.000 workflow 0 job 0 Waiting For Resources
            0:00:00.000 workflow 0 job 0 In Progress
            0:00:00.010 workflow 0 job 0 Waiting
            0:00:00.011 workflow 1 job 1 Waiting For Resources
            0:00:00.011 workflow 1 job 1 In Progress
            0:00:00.016 workflow 1 job 1 Succeeded
            0:00:00.060 workflow 0 job 0 Waiting For Resources
            0:00:00.060 workflow 0 job 0 In Progress
            0:00:00.070 workflow 0 job 0 Succeeded
        "#]],
    );
    assert_eq!(run.storage().log_rows, 3 + 1);
    assert_eq!(
        run.jobs().status_at(JobId(0), at(30)),
        Some(JobStatus::Waiting)
    );
}

#[test]
fn the_parallel_wait_branch_ends_a_wait_that_is_never_met() {
    let plan = steps(vec![wait(None, Some(30))]);
    check(
        model(1, vec![planned(10, plan)], vec![source(&[0], 0)]),
        &expect![[r#"
            0:00:00.000 workflow 0 job 0 Waiting For Resources
            0:00:00.000 workflow 0 job 0 In Progress
            0:00:00.010 workflow 0 job 0 Waiting
            0:00:00.040 workflow 0 job 0 Waiting For Resources
            0:00:00.040 workflow 0 job 0 In Progress
            0:00:00.050 workflow 0 job 0 Succeeded
        "#]],
    );
}

#[test]
fn a_wait_that_is_never_met_lasts_to_the_end() {
    let plan = steps(vec![wait(None, None)]);
    let run = run(model(1, vec![planned(10, plan)], vec![source(&[0], 0)]));
    assert_eq!(run.counts().waiting, 1);
    assert_eq!(run.suspended_until(JobId(0)), None);
}

#[test]
fn timers_ring_after_acts_and_before_arrivals_by_kind_then_job() {
    // At 60 end: the postponement of job 2, the waits of jobs 0 and 1.
    let plan = || steps(vec![wait(Some(50), None)]);
    let sources = vec![source(&[0, 0], 0), source(&[40, 60], 1)];
    let mut model = model(2, vec![planned(10, plan()), plain(30)], sources);
    model.acts = vec![
        act(
            45,
            Act::Jobs(
                floodgate::engine::JobVerb::Postpone(at(60)),
                floodgate::engine::Jobs::One(JobId(2)),
            ),
        ),
        act(60, Act::SetWorkers(3)),
    ];
    check(
        model,
        &expect![[r#"
        0:00:00.000 workflow 0 job 0 Waiting For Resources
        0:00:00.000 workflow 0 job 1 Waiting For Resources
        0:00:00.000 workflow 0 job 0 In Progress
        0:00:00.000 workflow 0 job 1 In Progress
        0:00:00.010 workflow 0 job 0 Waiting
        0:00:00.010 workflow 0 job 1 Waiting
        0:00:00.040 workflow 1 job 2 Waiting For Resources
        0:00:00.040 workflow 1 job 2 In Progress
        0:00:00.045 workflow 1 job 2 Pausing
        0:00:00.047 workflow 1 job 2 Waiting
        0:00:00.060 workers 3
        0:00:00.060 workflow 1 job 2 Waiting For Resources
        0:00:00.060 workflow 0 job 0 Waiting For Resources
        0:00:00.060 workflow 0 job 1 Waiting For Resources
        0:00:00.060 workflow 1 job 3 Waiting For Resources
        0:00:00.060 workflow 0 job 0 In Progress
        0:00:00.060 workflow 0 job 1 In Progress
        0:00:00.060 workflow 1 job 2 In Progress
        0:00:00.070 workflow 0 job 0 Succeeded
        0:00:00.070 workflow 0 job 1 Succeeded
        0:00:00.070 workflow 1 job 3 In Progress
        0:00:00.083 workflow 1 job 2 Succeeded
        0:00:00.100 workflow 1 job 3 Succeeded
    "#]],
    );
}

#[test]
fn a_step_that_changes_data_starts_what_listens_with_the_same_correlation_one_deeper() {
    let request = Step::Request {
        starts: vec![start(1), start(2)],
        times: 1,
        new_row: false,
    };
    let mut draft = plain(5);
    draft.activated = false;
    let run = check(
        model(
            1,
            vec![planned(10, steps(vec![request])), plain(5), draft],
            vec![source(&[0], 0)],
        ),
        &expect![[r#"
            0:00:00.000 workflow 0 job 0 Waiting For Resources
            0:00:00.000 workflow 0 job 0 In Progress
            0:00:00.010 workflow 0 job 0 Succeeded
            0:00:00.010 workflow 1 job 1 Waiting For Resources
            0:00:00.010 workflow 2 trigger refused
            0:00:00.010 workflow 1 job 1 In Progress
            0:00:00.015 workflow 1 job 1 Succeeded
        "#]],
    );
    let (first, second) = (run.jobs().row(JobId(0)), run.jobs().row(JobId(1)));
    assert_eq!(first.correlation, second.correlation);
    assert_eq!((first.depth, second.depth), (1, 2));
    assert_eq!(first.regarding, second.regarding);
}

#[test]
fn a_stop_step_ends_the_run_as_canceled_with_the_rows_until_there() {
    let stop = Step::Stop {
        per_mille: 1_000,
        canceled: true,
    };
    let plan = steps(vec![Step::Plain, stop, Step::Plain]);
    let run = run(model(1, vec![planned(10, plan)], vec![source(&[0], 0)]));
    assert_eq!(run.jobs().row(JobId(0)).status, JobStatus::Canceled);
    assert_eq!(run.storage().log_rows, 2);
}

#[test]
fn jobs_with_one_token_run_one_after_the_other() {
    let plan = Plan {
        token: Some(1),
        ..Plan::default()
    };
    let sources = vec![source(&[0, 1, 2], 0), source(&[3], 1)];
    check(
        model(2, vec![planned(10, plan), plain(5)], sources),
        &expect![[r#"
            0:00:00.000 workflow 0 job 0 Waiting For Resources
            0:00:00.000 workflow 0 job 0 In Progress
            0:00:00.001 workflow 0 job 1 Waiting For Resources
            0:00:00.002 workflow 0 job 2 Waiting For Resources
            0:00:00.003 workflow 1 job 3 Waiting For Resources
            0:00:00.003 workflow 1 job 3 In Progress
            0:00:00.008 workflow 1 job 3 Succeeded
            0:00:00.010 workflow 0 job 0 Succeeded
            0:00:00.010 workflow 0 job 1 In Progress
            0:00:00.020 workflow 0 job 1 Succeeded
            0:00:00.020 workflow 0 job 2 In Progress
            0:00:00.030 workflow 0 job 2 Succeeded
        "#]],
    );
}

#[test]
fn polled_pick_up_loads_on_its_beat_up_to_the_high_mark() {
    let mut model = model(4, vec![plain(2)], vec![source(&[0, 1, 2, 3], 0)]);
    model.pick_up = PickUp::Polled {
        every: SimDuration::from_ms(10),
        high: 2,
        low: 1,
    };
    check(
        model,
        &expect![[r#"
        0:00:00.000 workflow 0 job 0 Waiting For Resources
        0:00:00.001 workflow 0 job 1 Waiting For Resources
        0:00:00.002 workflow 0 job 2 Waiting For Resources
        0:00:00.003 workflow 0 job 3 Waiting For Resources
        0:00:00.010 workflow 0 job 0 In Progress
        0:00:00.010 workflow 0 job 1 In Progress
        0:00:00.012 workflow 0 job 0 Succeeded
        0:00:00.012 workflow 0 job 1 Succeeded
        0:00:00.020 workflow 0 job 2 In Progress
        0:00:00.020 workflow 0 job 3 In Progress
        0:00:00.022 workflow 0 job 2 Succeeded
        0:00:00.022 workflow 0 job 3 Succeeded
    "#]],
    );
}

#[test]
fn a_job_that_waited_at_the_deactivation_goes_on_or_is_canceled_as_assumed() {
    for (assumed, status) in [
        (SuspendedJobs::Run, JobStatus::Succeeded),
        (SuspendedJobs::Cancel, JobStatus::Canceled),
    ] {
        let plan = steps(vec![wait(Some(50), None)]);
        let mut model = model(1, vec![planned(10, plan)], vec![source(&[0], 0)]);
        model.assumptions.suspended_jobs_of_deactivated_workflow = assumed;
        model.acts = vec![act(30, Act::Deactivate(W))];
        let run = run(model);
        assert_eq!(run.jobs().row(JobId(0)).status, status);
        let since = run.workflow(W).since.expect("deactivated");
        assert_eq!((since.queued, since.canceled, since.run), (0, 0, 0));
    }
}

#[test]
fn on_demand_starts_need_a_workflow_that_allows_them() {
    let plan = Plan {
        on_demand: true,
        ..Plan::default()
    };
    let mut model = model(1, vec![planned(5, plan), plain(5)], Vec::new());
    model.acts = vec![
        act(10, Act::Start(W, 2)),
        act(10, Act::Start(WorkflowId(1), 1)),
        act(20, Act::Deactivate(W)),
        act(21, Act::Start(W, 1)),
    ];
    let run = run(model);
    assert_eq!((run.counts().created, run.counts().refused), (2, 0));
}
