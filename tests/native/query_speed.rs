//! The grid shows a whole window of a million jobs under every order and filter. Prints how long it
//! takes, and asserts nothing about that: `cargo test --release --test native query_speed -- --nocapture`.

use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::scenario;
use floodgate::session::query::{Column, Grid, GroupBy, Sort, Tab};
use floodgate::session::{Command, Session};
use std::time::Instant;

#[test]
#[allow(clippy::print_stdout, reason = "figures are what it is for")]
fn a_million_jobs() {
    let mut scenario = scenario::by_id("bulk-import")
        .expect("shipped")
        .read()
        .expect("valid");
    for source in &mut scenario.sources {
        if let scenario::Source::BulkImport(import) = source {
            (import.rows, import.batch, import.every_ms) = (970_000, 1_000, 1_000);
        }
    }
    let mut session = Session::new(scenario, None, JOBS_MAX_NATIVE).expect("playable");
    assert_eq!(session.apply(Command::RunToEnd).refused, None);
    while session.work(100_000) {}
    assert_eq!(session.apply(Command::Seek(1_700_000)).refused, None);
    while session.work(100_000) {}
    let mut grid = Grid::new(&session);
    grid.set_tab(Tab::All);
    let time = |what: &str, grid: &mut Grid, change: &dyn Fn(&mut Grid, &Session)| {
        let start = Instant::now();
        change(grid, &session);
        while grid.sync(&session, 64) {}
        let rows = grid.window(&session, grid.total() / 2, 60).len();
        println!(
            "{what:32} {:>9} jobs {rows:>3} rows {:?}",
            grid.total(),
            start.elapsed()
        );
        assert!(
            rows == 60 || grid.total() < 120,
            "{what}: {rows} rows of {}",
            grid.total()
        );
    };
    time("all, as created", &mut grid, &|_, _| {});
    for text in [
        "workflow:sync status:waiting created>8:00",
        "wait>5m",
        "-workflow:sync",
    ] {
        time(text, &mut grid, &|grid, _| {
            grid.set_filter(text).expect("a filter");
        });
    }
    time("no filter", &mut grid, &|grid, _| {
        grid.set_filter("").expect("a filter");
    });
    for column in [
        Column::Wait,
        Column::Completed,
        Column::Name,
        Column::Status,
    ] {
        let sort = Sort {
            column,
            descending: true,
        };
        time(column.label(), &mut grid, &|grid, _| grid.set_sort(sort));
    }
    for by in GroupBy::ALL {
        time(by.word(), &mut grid, &|grid, session| {
            drop(grid.groups(session, by, 20));
        });
    }
    assert_eq!(session.apply(Command::StepTime).refused, None);
    while session.work(100_000) {}
    let start = Instant::now();
    while grid.sync(&session, 64) {}
    println!("after 10 s more: {:?}", start.elapsed());
}
