//! The administrator's questions: tabs, orders, windows, groups and selections over a run. Its
//! filters are asked in `query_filter.rs`.

use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::scenario;
use floodgate::session::query::{Column, Grid, GroupBy, Line, Selection, Sort, Tab};
use floodgate::session::{Command, Session};

pub(crate) const MINUTE_MS: u64 = 60_000;

pub(crate) fn session(id: &str, at_ms: u64) -> Session {
    let scenario = scenario::by_id(id).expect("shipped").read().expect("valid");
    let mut session = Session::new(scenario, Some(id.into()), JOBS_MAX_NATIVE).expect("playable");
    go(&mut session, Command::Seek(at_ms));
    session
}

fn go(session: &mut Session, command: Command) {
    assert_eq!(session.apply(command).refused, None);
    while session.work(10_000) {}
}

pub(crate) fn synced(session: &Session) -> Grid {
    let mut grid = Grid::new(session);
    grid.set_tab(Tab::All);
    while grid.sync(session, 1) {}
    grid
}

pub(crate) fn answer(grid: &mut Grid, session: &Session, text: &str) -> Vec<u32> {
    grid.set_filter(text)
        .unwrap_or_else(|problem| panic!("{text}: {problem}"));
    while grid.sync(session, 1) {}
    grid.all().collect()
}

#[test]
fn every_order_has_each_job_once_at_its_rank() {
    let session = session("ping-pong", 4 * MINUTE_MS);
    let mut grid = synced(&session);
    let total = grid.total();
    for column in floodgate::session::query::COLUMNS {
        for descending in [false, true] {
            let sort = Sort {
                column: *column,
                descending,
            };
            grid.set_sort(sort);
            while grid.sync(&session, 1) {}
            let rows = grid.window(&session, 0, usize::try_from(total).unwrap());
            assert_eq!(rows.len() as u64, total, "{sort:?}");
            let mut jobs: Vec<u32> = rows.iter().map(|line| line.job).collect();
            for (rank, job) in jobs.iter().enumerate().step_by(97) {
                assert_eq!(grid.rank(&session, *job), (rank as u64, true), "{sort:?}");
                let window = grid.window(&session, rank as u64, 3);
                assert_eq!(window, rows[rank..(rank + 3).min(rows.len())], "{sort:?}");
            }
            jobs.sort_unstable();
            jobs.dedup();
            assert_eq!(jobs.len() as u64, total, "{sort:?}");
            check_sorted(&rows, sort);
        }
    }
}

/// Times and lengths grow or shrink; where there is none comes last.
fn check_sorted(rows: &[Line], sort: Sort) {
    let value = |line: &Line| match sort.column {
        Column::Created => Some(line.created_ms),
        Column::Started => line.started_ms,
        Column::Completed => line.completed_ms,
        Column::Wait => line.started_ms.map(|_| line.wait_ms),
        Column::Run => line.completed_ms.and(line.run_ms),
        _ => None,
    };
    let values: Vec<u64> = rows.iter().filter_map(value).collect();
    let in_order = values.windows(2).all(|pair| {
        if sort.descending {
            pair[0] >= pair[1]
        } else {
            pair[0] <= pair[1]
        }
    });
    assert!(in_order, "{sort:?}");
}

#[test]
fn an_index_that_follows_the_clock_is_the_one_made_anew() {
    let filters = [
        "",
        "status:waiting wait>1m",
        "run>1s -workflow:score",
        "created>8:00",
    ];
    let orders = [Column::Created, Column::Wait, Column::Completed];
    let mut session = session("bulk-import", 0);
    for (place, text) in filters.iter().enumerate() {
        let sort = Sort {
            column: orders[place % orders.len()],
            descending: place % 2 == 1,
        };
        let mut grid = synced(&session);
        grid.set_filter(text).expect("a filter");
        grid.set_sort(sort);
        let steps = [
            Command::Seek(200_000),
            Command::Seek(480_000),
            Command::Deactivate(0),
            Command::StepTime,
            Command::StepEvent,
            Command::Seek(900_000),
            Command::Seek(470_000),
            Command::Seek(481_000),
            Command::Undo,
            Command::Seek(700_000),
            Command::SetSeed(7),
            Command::Seek(300_000),
        ];
        for step in steps {
            go(&mut session, step.clone());
            while grid.sync(&session, 1) {}
            let mut fresh = Grid::new(&session);
            fresh.set_tab(Tab::All);
            fresh.set_filter(text).expect("a filter");
            fresh.set_sort(sort);
            while fresh.sync(&session, 1) {}
            let (kept, made) = (
                grid.window(&session, 0, 5_000),
                fresh.window(&session, 0, 5_000),
            );
            assert_eq!(grid.total(), fresh.total(), "{text} after {step:?}");
            assert_eq!(kept, made, "{text} after {step:?}");
            assert_eq!(grid.tabs(), fresh.tabs(), "{text} after {step:?}");
        }
        go(&mut session, Command::SetSeed(42));
    }
}

#[test]
fn tabs_add_up_to_the_counts_of_the_run() {
    let mut session = session("bulk-import", 9 * MINUTE_MS);
    go(&mut session, Command::Deactivate(0));
    go(&mut session, Command::Seek(10 * MINUTE_MS));
    let grid = synced(&session);
    let counts = session.view().counts;
    let completed = counts.succeeded + counts.failed + counts.canceled;
    assert_eq!(
        grid.tabs(),
        [
            counts.ready,
            counts.waiting,
            counts.in_progress,
            completed,
            counts.created
        ]
    );
}

#[test]
fn groups_name_the_culprit_with_share_rate_and_age() {
    let session = session("bulk-import", 8 * MINUTE_MS);
    let mut grid = synced(&session);
    grid.set_tab(Tab::Ready);
    while grid.sync(&session, 1) {}
    let groups = grid.groups(&session, GroupBy::Workflow, 10);
    let first = &groups.groups[0];
    assert_eq!(first.name, "Sync contact to ERP");
    assert!(first.share_milli > 500, "{first:?}");
    assert!(
        first.arrive.milli() > first.leave.milli(),
        "it grows: {first:?}"
    );
    assert_eq!(first.filter, r#"workflow:"Sync contact to ERP""#);
    let oldest = grid.window(&session, 0, 1)[0].wait_ms;
    let ages = groups.groups.iter().map(|group| group.oldest_ms);
    assert_eq!(ages.max(), Some(oldest));
    for by in GroupBy::ALL {
        let groups = grid.groups(&session, by, usize::MAX);
        let sum: u64 = groups.groups.iter().map(|group| group.count).sum();
        assert_eq!((sum, groups.more), (grid.total(), 0), "{by:?}");
        for group in groups.groups.iter().take(3) {
            let mut narrow = synced(&session);
            narrow.set_tab(Tab::Ready);
            let found = answer(&mut narrow, &session, &group.filter);
            assert_eq!(found.len() as u64, group.count, "{}", group.filter);
        }
    }
}

#[test]
fn selections_are_by_row_by_range_and_all() {
    let mut selection = Selection::default();
    selection.only(5);
    selection.toggle(9, [].into_iter());
    assert_eq!(
        (selection.jobs(), selection.anchor()),
        (&[5, 9][..], Some(9))
    );
    selection.range(vec![7, 6, 7]);
    assert_eq!(selection.jobs(), [6, 7]);
    selection.all();
    assert!(selection.has(1) && selection.is_all());
    assert_eq!(selection.count(48_213), 48_213);
    selection.toggle(2, 0..4);
    assert_eq!(selection.jobs(), [0, 1, 3]);
}
