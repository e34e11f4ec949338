//! The rows that jobs leave behind: retention, bulk and immediate deletion, tables that grow.

use super::job_lives::{W, steps};
use super::models::{act, at, model, plain, planned, run, source};
use floodgate::engine::model::{Deletion, HistoryRows, Plan, Step};
use floodgate::engine::{Act, JobId, JobStatus, OperationType, SimDuration, SimTime};

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
