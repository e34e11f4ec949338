//! The filter of a grid: what it finds, what it says of one that is none, what it suggests, and how
//! its parts are taken out and put in.

use super::query::{MINUTE_MS, answer, session, synced};
use floodgate::engine::JobStatus;
use floodgate::session::Session;
use floodgate::session::query::{Filter, Grid, Line, suggest};

/// All jobs of the run, by number.
fn lines(grid: &Grid, session: &Session) -> Vec<Line> {
    (0..).map_while(|job| grid.line(session, job)).collect()
}

type Question = (&'static str, fn(&Line) -> bool);

/// Filters, and what they mean, told by looking at each job.
const QUESTIONS: &[Question] = &[
    ("", |_| true),
    (r#"workflow:"Sync contact to ERP""#, is_sync),
    (r#"workflow:"sync contact""#, |_| {
        unreachable!("it is refused")
    }),
    ("workflow:sync", is_sync),
    ("sync", is_sync),
    ("-workflow:sync", |line| !is_sync(line)),
    ("status:waiting", is_waiting),
    (r#"status:"Waiting""#, |_| false),
    (r#"status:"Waiting For Resources""#, is_waiting),
    ("status:0", is_waiting),
    ("state:ready", is_waiting),
    ("state:completed", |line| line.completed_ms.is_some()),
    ("status:succeeded,canceled", |line| {
        line.completed_ms.is_some()
    }),
    ("status:in-progress", |line| {
        line.status == JobStatus::InProgress
    }),
    ("status:succeeded status:in", |line| {
        line.started_ms.is_some()
    }),
    ("type:workflow", |line| line.operation_type.code() == 10),
    ("type:rollup owner:system", |line| {
        line.operation_type.code() == 57
    }),
    ("table:contact", |line| line.table == "Contact"),
    ("created>8:00", |line| line.created_ms > 480_000),
    ("created:8:00", |line| line.created_ms / 1_000 == 480),
    ("created>=8m created<8m30s", |line| {
        (480_000..510_000).contains(&line.created_ms)
    }),
    ("started>5:00", |line| {
        line.started_ms.is_some_and(|at| at > 300_000)
    }),
    ("wait>1m", |line| line.wait_ms > 60_000),
    ("wait:>1m status:waiting", |line| {
        line.wait_ms > 60_000 && is_waiting(line)
    }),
    ("wait<=250ms", |line| line.wait_ms <= 250),
    ("run>2s", |line| line.run_ms.is_some_and(|ms| ms > 2_000)),
    ("job<=5", |line| line.job <= 5),
    ("regarding:7", |line| line.regarding == 7),
    ("source:import", |line| line.source == "Contact import"),
    ("workflow:sync,score -created<8:00", |line| {
        (is_sync(line) || line.name == "Score lead") && line.created_ms >= 480_000
    }),
    ("nobody-is-called-so", |_| false),
];

fn is_sync(line: &Line) -> bool {
    line.name == "Sync contact to ERP"
}

fn is_waiting(line: &Line) -> bool {
    line.status == JobStatus::WaitingForResources
}

#[test]
fn filters_find_what_they_say() {
    let session = session("bulk-import", 9 * MINUTE_MS);
    let mut grid = synced(&session);
    let all = lines(&grid, &session);
    for (text, meant) in QUESTIONS {
        if grid.set_filter(text).is_err() {
            assert_eq!(*text, r#"workflow:"sync contact""#);
            continue;
        }
        let found = answer(&mut grid, &session, text);
        let wanted = all.iter().filter(|line| meant(line));
        assert_eq!(
            found,
            wanted.map(|line| line.job).collect::<Vec<_>>(),
            "{text}"
        );
        assert_eq!(grid.total(), found.len() as u64, "{text}");
    }
}

#[test]
fn a_filter_that_is_none_says_where_and_what_was_expected_and_changes_nothing() {
    let session = session("bulk-import", 9 * MINUTE_MS);
    let mut grid = synced(&session);
    let before = answer(&mut grid, &session, "status:waiting");
    let cases = [
        (
            "status:sleeping",
            7,
            15,
            "At character 8, sleeping: expected one of Waiting For Resources, ",
        ),
        (
            "staus:waiting",
            0,
            5,
            "At character 1, staus: expected one of workflow, status, ",
        ),
        (
            "created>later",
            8,
            13,
            "At character 9, later: expected a time such as 8:00, 5m, 90s or 250ms.",
        ),
        (
            "created>8:70",
            8,
            12,
            "At character 9, 8:70: expected a time ",
        ),
        (
            "retries>many",
            8,
            12,
            "At character 9, many: expected a whole number.",
        ),
        (
            "owner>Priya",
            6,
            11,
            "At character 7, Priya: expected a colon",
        ),
        (
            "workflow:\"Sync",
            14,
            14,
            "At character 15, expected a closing quotation mark.",
        ),
        ("sync status:", 12, 12, "At character 13, expected a value."),
        ("-", 1, 1, "At character 2, expected a value."),
        (
            "workflow:ERPs",
            9,
            13,
            "At character 10, ERPs: expected one of Route territory, Score lead, ",
        ),
    ];
    for (text, at, end, words) in cases {
        let problem = grid.set_filter(text).expect_err(text);
        assert_eq!((problem.at, problem.end), (at, end), "{text}");
        assert!(problem.to_string().starts_with(words), "{text}: {problem}");
    }
    assert_eq!(grid.filter().text(), "status:waiting");
    assert_eq!(grid.all().collect::<Vec<_>>(), before);
}

#[test]
fn suggestions_go_on_from_the_cursor() {
    let session = session("bulk-import", 0);
    let grid = synced(&session);
    let labels = |text: &str| -> Vec<String> {
        let offered = suggest(text, text.len(), grid.names());
        offered
            .into_iter()
            .map(|suggestion| suggestion.label)
            .collect()
    };
    assert_eq!(labels("wo"), ["workflow:"]);
    assert_eq!(labels("workflow:sy"), ["Sync contact to ERP"]);
    assert_eq!(labels("status:wai"), ["Waiting For Resources", "Waiting"]);
    assert_eq!(
        labels("state:"),
        ["Ready", "Suspended", "Locked", "Completed"]
    );
    assert_eq!(labels("wrong:"), [""; 0]);
    let taken = &suggest("-workflow:sy created>8:00", 12, grid.names())[0];
    assert_eq!(
        taken.text,
        "-workflow:\"Sync contact to ERP\"  created>8:00"
    );
    assert!(Filter::parse(&taken.text).is_ok());
}

#[test]
fn parts_of_a_filter_are_taken_out_and_put_in() {
    let filter = Filter::parse("workflow:sync  status:waiting text").expect("a filter");
    assert_eq!(filter.without(1), "workflow:sync text");
    assert_eq!(filter.without(0), "status:waiting text");
    assert_eq!(filter.without(9), filter.text());
    assert_eq!(
        filter.with("status:failed"),
        "workflow:sync text status:failed"
    );
}
