//! Jobs that fail: retries, the outcome of each failure, and loops that are detected.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "the expectations write themselves so"
)]

use super::job_lives::steps;
use super::models::{at, check, model, planned, run, source, start};
use expect_test::expect;
use floodgate::engine::model::{AfterRetries, FailureRate, Plan, Step};
use floodgate::engine::{Failure, JobId, JobStatus, Model, OperationType, SimTime};

fn failing(failure: Failure, until: u64) -> Plan {
    Plan {
        failures: vec![FailureRate {
            failure,
            per_mille: 1_000,
            from: SimTime::ZERO,
            until: at(until),
        }],
        ..Plan::default()
    }
}

#[test]
fn a_network_error_is_retried_later_and_later_until_it_works() {
    let plan = failing(Failure::Network, 100);
    let run = check(
        model(1, vec![planned(5, plan)], vec![source(&[0], 0)]),
        &expect![[r#"
            0:00:00.000 workflow 0 job 0 Waiting For Resources
            0:00:00.000 workflow 0 job 0 In Progress
            0:00:00.005 workflow 0 job 0 Waiting
            0:00:00.015 workflow 0 job 0 Waiting For Resources
            0:00:00.015 workflow 0 job 0 In Progress
            0:00:00.020 workflow 0 job 0 Waiting
            0:00:00.040 workflow 0 job 0 Waiting For Resources
            0:00:00.040 workflow 0 job 0 In Progress
            0:00:00.045 workflow 0 job 0 Waiting
            0:00:00.085 workflow 0 job 0 Waiting For Resources
            0:00:00.085 workflow 0 job 0 In Progress
            0:00:00.090 workflow 0 job 0 Waiting
            0:00:00.170 workflow 0 job 0 Waiting For Resources
            0:00:00.170 workflow 0 job 0 In Progress
            0:00:00.175 workflow 0 job 0 Succeeded
        "#]],
    );
    assert_eq!(run.jobs().row(JobId(0)).attempt, 4);
}

#[test]
fn what_is_retried_too_often_suspends_or_fails() {
    for (after, status) in [
        (AfterRetries::Suspend, JobStatus::Waiting),
        (AfterRetries::Fail, JobStatus::Failed),
    ] {
        let plan = failing(Failure::Sql, 1_000);
        let mut model = model(1, vec![planned(5, plan)], vec![source(&[0], 0)]);
        model.assumptions.retries_max = 2;
        model.assumptions.after_retries = after;
        let row = run(model).jobs().row(JobId(0));
        assert_eq!((row.status, row.attempt), (status, 2));
        assert_eq!(row.failure, Some(Failure::Sql));
    }
}

#[test]
fn each_failure_has_the_documented_outcome() {
    let status = |failure, operation_type| {
        let mut workflow = planned(5, failing(failure, 1_000));
        workflow.operation_type = operation_type;
        let mut model = model(1, vec![workflow], vec![source(&[0], 0)]);
        model.end = at(12);
        let run = run(model);
        (
            run.jobs().row(JobId(0)).status,
            run.suspended_until(JobId(0)).is_some(),
        )
    };
    let (fails, suspends, retries) = (
        (JobStatus::Failed, false),
        (JobStatus::Waiting, false),
        (JobStatus::Waiting, true),
    );
    for (failure, workflow, other) in [
        (Failure::InfiniteLoop, fails, fails),
        (Failure::OrganizationDisabled, retries, retries),
        (Failure::ServerBusy, retries, retries),
        (Failure::SdkCall, suspends, fails),
        (Failure::Sql, retries, retries),
        (Failure::Network, retries, retries),
        (Failure::Unauthorized, suspends, suspends),
        (Failure::Plugin, fails, fails),
        (Failure::Other, fails, fails),
    ] {
        assert_eq!(status(failure, OperationType::Workflow), workflow);
        assert_eq!(status(failure, OperationType::SystemEvent), other);
    }
}

/// A workflow that updates the row that starts it, so many times.
fn looping(times: u32) -> Model {
    let request = Step::Request {
        starts: vec![start(0)],
        times,
        new_row: false,
    };
    model(
        4,
        vec![planned(5, steps(vec![request]))],
        vec![source(&[0], 0)],
    )
}

#[test]
fn the_seventeenth_run_on_one_row_fails_as_an_infinite_loop() {
    let mut model = looping(1);
    model.assumptions.call_depth_max = 255;
    let run = run(model);
    assert_eq!((run.counts().succeeded, run.counts().failed), (16, 1));
    let last = run.jobs().row(JobId(16));
    assert_eq!(last.failure, Some(Failure::InfiniteLoop));
    let failure = last.failure.expect("it failed");
    assert_eq!(failure.code(), Some(-2_147_204_734));
    let message = failure.message().expect("it is documented");
    assert!(message.contains("infinite loop"));
}

#[test]
fn a_call_depth_beyond_eight_fails_within_the_hour_and_counts_anew_after_it() {
    let run_of = |hour_ms| {
        let mut model = looping(1);
        model.assumptions.call_depth_window_ms = hour_ms;
        let run = run(model);
        (run.counts().succeeded, run.counts().failed)
    };
    assert_eq!(run_of(3_600_000), (8, 1));
    assert_eq!(run_of(4), (16, 1), "only the sixteen runs stop it");
}

#[test]
fn a_flood_of_fresh_correlations_passes_the_loop_detection() {
    let call = Step::Call(start(0));
    let mut model = model(
        4,
        vec![planned(5, steps(vec![call]))],
        vec![source(&[0], 0)],
    );
    model.end = at(500);
    let run = run(model);
    assert_eq!(run.counts().failed, 0);
    assert_eq!(run.counts().succeeded, 99);
}
