//! Rows of the two tables: by workflow and status, over time, and what a deletion would take.

use floodgate::engine::JobStatus;
use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::scenario::{self, catalogue};
use floodgate::session::job_command::DeletionCommand;
use floodgate::session::storage::{Census, WorkflowRows, storage_csv, storage_json};
use floodgate::session::{Command, Session};

fn session(id: &str, at_ms: u64) -> Session {
    let scenario = scenario::by_id(id).expect("shipped").read().expect("valid");
    let mut session = Session::new(scenario, Some(id.into()), JOBS_MAX_NATIVE).expect("playable");
    go(&mut session, Command::Seek(at_ms));
    session
}

fn go(session: &mut Session, command: Command) {
    assert_eq!(session.apply(command).refused, None);
    while session.work(10_000) {}
}

fn rows(session: &Session) -> Vec<WorkflowRows> {
    let mut census = Census::default();
    while census.sync(session, 1) {}
    census.rows(session)
}

fn sums(rows: &[WorkflowRows]) -> (u64, u64) {
    let all = rows.iter().map(WorkflowRows::all);
    all.fold((0, 0), |(jobs, logs), rows| {
        (jobs + rows.job_rows, logs + rows.log_rows)
    })
}

const CANCELED: DeletionCommand = DeletionCommand {
    workflow: None,
    succeeded: false,
    failed: false,
    canceled: true,
    older_than_ms: 0,
};

#[test]
fn rows_by_workflow_and_status_add_up_to_the_tables_in_every_scenario() {
    for shipped in catalogue() {
        let mut session = session(shipped.id, 300_000);
        let mut census = Census::default();
        for command in [
            Command::Seek(600_000),
            Command::RunToEnd,
            Command::Seek(450_000),
        ] {
            go(&mut session, command);
            while census.sync(&session, 1) {}
            let rows = census.rows(&session);
            let storage = session.view().storage;
            assert_eq!(
                sums(&rows),
                (storage.job_rows, storage.log_rows),
                "{}",
                shipped.id
            );
            assert_eq!(
                rows,
                self::rows(&session),
                "{}: what was kept is what is read",
                shipped.id
            );
        }
    }
}

#[test]
fn draining_does_not_make_the_tables_smaller_and_a_deletion_does() {
    let mut session = session("bulk-import", 480_000);
    go(&mut session, Command::Deactivate(0));
    let at_click = session.view().storage;
    go(&mut session, Command::RunToEnd);
    let drained = session.view();
    assert_eq!(drained.counts.ready, 0);
    assert!(drained.storage.job_rows > at_click.job_rows);

    let preview = session.preview_deletion(&CANCELED);
    assert_eq!(preview.deleted.job_rows, drained.counts.canceled);
    assert_eq!(preview.matching, preview.deleted);
    go(&mut session, Command::Seek(1_700_000));
    let preview = session.preview_deletion(&CANCELED);
    go(&mut session, Command::DeleteImmediately(CANCELED));
    go(&mut session, Command::StepEvent);
    go(&mut session, Command::StepEvent);
    let rows = rows(&session);
    let canceled: u64 = rows
        .iter()
        .map(|rows| rows.of(JobStatus::Canceled).job_rows)
        .sum();
    assert_eq!(canceled, 0);
    assert_eq!(preview.left.job_rows, drained_rows(&session));
    let none = session.preview_deletion(&CANCELED).deleted;
    assert_eq!((none.job_rows, none.log_rows), (0, 0));
}

/// Rows of jobs, those that came in the last steps aside.
fn drained_rows(session: &Session) -> u64 {
    let unfinished_and_new = sums(&rows(session)).0;
    unfinished_and_new - new_since(session, 1_700_000)
}

fn new_since(session: &Session, at_ms: u64) -> u64 {
    use floodgate::session::query::{Grid, Tab};
    let mut grid = Grid::new(session);
    grid.set_tab(Tab::All);
    while grid.sync(session, 8) {}
    let count = usize::try_from(grid.total()).expect("few");
    let lines = grid.window(session, 0, count);
    lines.iter().filter(|line| line.created_ms >= at_ms).count() as u64
}

#[test]
fn a_bulk_deletion_as_a_job_leaves_the_past_as_it_was() {
    let mut session = session("bulk-import", 480_000);
    go(&mut session, Command::Deactivate(0));
    go(&mut session, Command::Seek(900_000));
    let before = session.view();
    let document = session
        .with_bulk_deletion(&CANCELED, None)
        .expect("room for it");
    go(&mut session, Command::OpenRun(Box::new(document)));
    go(&mut session, Command::Seek(900_000));
    let after = session.view();
    assert_eq!(after.counts, before.counts);
    assert_eq!(after.acts.len(), 1);
    go(&mut session, Command::Seek(960_000));
    let rows = rows(&session);
    let job = rows.last().expect("the deletion");
    assert_eq!(job.all().job_rows, 1, "it is a system job itself");
    let canceled: u64 = rows
        .iter()
        .map(|rows| rows.of(JobStatus::Canceled).job_rows)
        .sum();
    assert!(canceled < before.counts.canceled, "{canceled}");
}

#[test]
fn another_definition_keeps_what_was_done() {
    let mut session = session("bulk-import", 480_000);
    go(&mut session, Command::Deactivate(0));
    let mut workflow = session.scenario().workflows[0].clone();
    workflow.auto_delete = true;
    let document = session
        .with_workflow(0, workflow.clone())
        .expect("a definition");
    go(&mut session, Command::OpenRun(Box::new(document)));
    go(&mut session, Command::Seek(480_000));
    assert!(session.scenario().workflows[0].auto_delete);
    assert_eq!(session.view().acts.len(), 1);
    workflow.steps.clear();
    let wrong = session
        .with_workflow(0, workflow)
        .expect_err("a workflow has steps");
    assert!(wrong.to_string().contains("steps"), "{wrong}");
}

#[test]
fn a_workflow_s_trend_adds_up_to_what_it_made() {
    let mut session = session("bulk-import", 600_000);
    let view = session.view();
    for row in view.workflows.iter() {
        let trend = session.trend(row.id, 60);
        assert_eq!(trend.parts, 60, "the whole run");
        assert_eq!(trend.created.len(), 20, "10 of 30 minutes");
        let made: u64 = trend.created.iter().sum();
        assert!(
            made <= row.created && made + 200 > row.created,
            "{}: {made}",
            row.name
        );
        assert_eq!(trend.created.len(), trend.ready.len());
    }
    assert!(
        session
            .trend(u16::MAX, 60)
            .created
            .iter()
            .all(|made| *made == 0)
    );
}

#[test]
fn files_of_the_tables_hold_every_row_and_run_nothing() {
    let mut session = session("bulk-import", 600_000);
    let (rows, view) = (rows(&session), session.view());
    let csv = storage_csv(&view, &rows, session.bytes_per_row());
    let total: u64 = csv
        .lines()
        .skip(1)
        .map(|line| {
            line.split(',')
                .nth(2)
                .expect("rows")
                .parse::<u64>()
                .expect("a number")
        })
        .sum();
    assert_eq!(total, view.storage.job_rows);
    let json = storage_json(&view, &rows, session.bytes_per_row());
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["asyncoperationbase_rows"], view.storage.job_rows);
    assert_eq!(
        json["rows"].as_array().map(Vec::len),
        Some(csv.lines().count() - 1)
    );
}

#[test]
fn acts_say_beforehand_why_they_would_be_refused() {
    let mut session = session("bulk-import", 60_000);
    let acts = [
        Command::Activate(0),
        Command::Delete(0),
        Command::Start(0, 1),
        Command::Mend(0),
        Command::StopSource(u16::MAX),
    ];
    for act in acts {
        let beforehand = session.refuses(&act);
        assert!(beforehand.is_some(), "{act:?}");
        assert_eq!(beforehand, session.apply(act).refused);
    }
    for act in [
        Command::Deactivate(0),
        Command::StopSource(0),
        Command::Delete(0),
    ] {
        assert_eq!(session.refuses(&act), None, "{act:?}");
        go(&mut session, act);
    }
    assert_eq!(session.refuses(&Command::Play), None);
}
