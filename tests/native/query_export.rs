//! Files of the grid and the series, and texts that no query language may choke on.

use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::scenario;
use floodgate::session::query::{
    Column, Csv, Filter, Grid, Tab, csv_cell, file_name, series_csv, series_json, suggest,
};
use floodgate::session::{Command, Session};
use proptest::prelude::*;

fn session() -> Session {
    let scenario = scenario::by_id("bulk-import")
        .expect("shipped")
        .read()
        .expect("valid");
    let mut session =
        Session::new(scenario, Some("bulk-import".into()), JOBS_MAX_NATIVE).expect("playable");
    assert_eq!(session.apply(Command::Seek(120_000)).refused, None);
    while session.work(10_000) {}
    session
}

#[test]
fn cells_that_a_spreadsheet_would_run_are_kept_texts() {
    let cases = [
        ("plain", "plain"),
        ("=1+1", "'=1+1"),
        ("+cmd", "'+cmd"),
        ("-2+3", "'-2+3"),
        ("-500", "-500"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("a,b", "\"a,b\""),
        ("say \"hi\"", "\"say \"\"hi\"\"\""),
        ("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""),
        ("two\nlines", "\"two\nlines\""),
    ];
    for (text, cell) in cases {
        assert_eq!(csv_cell(text), cell);
    }
}

#[test]
fn the_grid_is_written_whole_and_in_its_order() {
    let session = session();
    let mut grid = Grid::new(&session);
    grid.set_tab(Tab::All);
    while grid.sync(&session, 1) {}
    let mut csv = Csv::new(&[
        Column::Number,
        Column::Name,
        Column::Status,
        Column::Created,
    ]);
    while csv.work(&grid, &session, 100) {}
    let text = csv.finish();
    let mut rows = text.split("\r\n");
    assert_eq!(
        rows.next(),
        Some("Sequence,System Job Name,Status Reason,Created On (ms)")
    );
    assert_eq!(
        rows.filter(|row| !row.is_empty()).count() as u64,
        grid.total()
    );
    assert!(text.contains("\r\n1,"));
}

#[test]
fn series_and_counts_are_data_and_files_are_named_by_what_they_hold() {
    let mut session = session();
    let view = session.view();
    let series = series_csv(&view);
    assert_eq!(series.lines().count(), view.series.created.len() + 1);
    assert!(series.lines().all(|line| line.split(',').count() == 10));
    let json: serde_json::Value = serde_json::from_str(&series_json(&view)).expect("JSON");
    assert_eq!(json["counts"]["created"], view.counts.created);
    assert_eq!(json["workflows"][0]["name"], "Sync contact to ERP");
    let columns = json["series"].as_object().expect("columns");
    for (name, values) in columns {
        let values = values.as_array().expect("a list");
        assert_eq!(values.len(), view.series.created.len(), "{name}");
    }
    assert_eq!(columns.len(), 7);
    let name = file_name(&view, "system-jobs", "csv");
    assert_eq!(
        name,
        format!(
            "floodgate_bulk-import_seed-{}_at-2-00_system-jobs.csv",
            view.scenario.seed
        )
    );
}

proptest! {
    #[test]
    fn no_text_breaks_the_filter(text in ".{0,40}|[a-z:<>=\",\\- 0-9]{0,40}", cursor in 0_usize..60) {
        let session = session_at_once();
        let mut grid = Grid::new(&session);
        match grid.set_filter(&text) {
            Ok(()) => {
                prop_assert_eq!(grid.filter().text(), &text);
                for token in 0..grid.filter().tokens().len() {
                    let _ = grid.filter().without(token);
                }
            }
            Err(problem) => {
                prop_assert!(problem.at <= problem.end && problem.end <= text.len());
                prop_assert!(text.is_char_boundary(problem.at) && text.is_char_boundary(problem.end));
            }
        }
        for suggestion in suggest(&text, cursor, grid.names()) {
            prop_assert!(suggestion.text.is_char_boundary(suggestion.cursor));
        }
        let _ = Filter::parse(&text).map(|filter| filter.with("status:failed"));
    }
}

fn session_at_once() -> Session {
    let scenario = scenario::by_id("steady")
        .expect("shipped")
        .read()
        .expect("valid");
    Session::new(scenario, None, JOBS_MAX_NATIVE).expect("playable")
}
