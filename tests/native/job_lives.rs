//! Jobs of more than one life: waits, failures, steps with effects, tokens, polls, retention.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "the expectations write themselves so"
)]

use super::models::{act, at, check, model, plain, planned, run, source, start};
use expect_test::expect;
use floodgate::engine::model::{
    AfterRetries, Deletion, FailureRate, HistoryRows, PickUp, Plan, ServiceTime, Step,
    SuspendedJobs, Wait,
};
use floodgate::engine::{
    Act, Failure, JobId, JobStatus, Model, OperationType, SimDuration, SimTime, WorkflowId,
};

const W: WorkflowId = WorkflowId(0);

fn wait(met_after: Option<u64>, timeout: Option<u64>) -> Step {
    Step::Wait(Wait {
        met_after: met_after.map(|ms| ServiceTime::Constant { ms }),
        timeout: timeout.map(SimDuration::from_ms),
    })
}

fn steps(steps: Vec<Step>) -> Plan {
    Plan {
        steps,
        ..Plan::default()
    }
}

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
fn retention_deletes_only_what_succeeded_in_a_batch_after_it() {
    let stop = Step::Stop {
        per_mille: 500,
        canceled: true,
    };
    let plan = Plan {
        auto_delete: true,
        ..steps(vec![stop, Step::Plain])
    };
    let times: Vec<u64> = (0..20).collect();
    let mut model = model(4, vec![planned(5, plan)], vec![source(&times, 0)]);
    model.assumptions.retention_every_ms = 100;
    let run = run(model);
    let counts = run.counts();
    assert!(counts.succeeded > 2 && counts.canceled > 2, "{counts:?}");
    assert_eq!(run.storage().job_rows, counts.canceled);
    assert_eq!(run.storage().log_rows, counts.canceled);
    let deleted: Vec<SimTime> = run.jobs().rows().filter_map(|job| job.deleted).collect();
    assert_eq!(deleted.len() as u64, counts.succeeded);
    assert!(deleted.iter().all(|deleted| *deleted == at(100)));
    assert_eq!(run.jobs().status_at(JobId(0), at(101)), None);
}

#[test]
fn a_bulk_deletion_deletes_what_is_old_enough_and_matches() {
    let deletion = Deletion {
        workflows_only: true,
        succeeded: true,
        older_than: SimDuration::from_ms(50),
        ..Deletion::default()
    };
    let mut cleaner = planned(
        5,
        Plan {
            deletes: Some(deletion),
            ..Plan::default()
        },
    );
    cleaner.operation_type = OperationType::BulkDelete;
    cleaner.log_rows = 0;
    let sources = vec![source(&[0, 10, 60], 0), source(&[100], 1)];
    let mut model = model(2, vec![plain(5), cleaner], sources);
    model.history = vec![HistoryRows {
        workflow: W,
        jobs: 100,
        log_rows: 2,
        status: JobStatus::Succeeded,
        oldest: SimDuration::from_ms(1_000),
    }];
    let run = run(model);
    let deleted: Vec<bool> = run.jobs().rows().map(|job| job.deleted.is_some()).collect();
    assert_eq!(deleted, [true, true, false, false]);
    assert_eq!(run.storage().job_rows, 2);
    assert_eq!(run.storage().log_rows, 1);
}

#[test]
fn a_deletion_immediately_stops_at_a_million_rows_and_takes_old_ones_first() {
    let all = Deletion {
        succeeded: true,
        failed: true,
        canceled: true,
        ..Deletion::default()
    };
    let mut model = model(1, vec![plain(5)], vec![source(&[0], 0)]);
    model.history = vec![HistoryRows {
        workflow: W,
        jobs: 1_500_000,
        log_rows: 3,
        status: JobStatus::Failed,
        oldest: SimDuration::from_ms(1_000_000),
    }];
    model.acts = vec![act(50, Act::DeleteImmediately(all))];
    let once = run(model.clone());
    assert_eq!(once.storage().job_rows, 500_001);
    assert_eq!(once.storage().log_rows, 1_500_001);
    model.acts.push(act(60, Act::DeleteImmediately(all)));
    assert_eq!(run(model).storage().job_rows, 0);
}

#[test]
fn jobs_take_longer_as_the_tables_grow_if_that_is_assumed() {
    let mut model = model(1, vec![plain(10)], vec![source(&[0], 0)]);
    model.history = vec![HistoryRows {
        workflow: W,
        jobs: 2_000_000,
        log_rows: 0,
        status: JobStatus::Succeeded,
        oldest: SimDuration::from_ms(1),
    }];
    model.assumptions.slowdown_percent_per_million_rows = 50;
    let ended = run(model).jobs().row(JobId(0)).ended;
    assert_eq!(ended, Some(at(20)));
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
