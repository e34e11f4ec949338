//! Advanced Find: what it finds here, and the text that finds the same in a real environment. What the
//! text asks is compared in `fetch_xml.rs`.

#![allow(clippy::items_after_statements, reason = "short names for one table")]

use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::scenario;
use floodgate::session::query::find::{
    Find, FindColumn, FindRow, Logs, LookFor, Operator, exceeds_aggregate_limit, fetch_xml,
    fetch_xml_count, find_processes, odata, read_view, write_view,
};
use floodgate::session::query::{Grid, GroupBy, Tab};
use floodgate::session::{Command, Session};
use proptest::prelude::*;

fn session() -> Session {
    let scenario = scenario::by_id("bulk-import")
        .expect("shipped")
        .read()
        .expect("valid");
    let mut session = Session::new(scenario, None, JOBS_MAX_NATIVE).expect("playable");
    assert_eq!(session.apply(Command::Seek(540_000)).refused, None);
    while session.work(10_000) {}
    session
}

fn row(column: FindColumn, operator: Operator, value: &str) -> FindRow {
    FindRow {
        column,
        operator,
        value: value.into(),
        group: 0,
    }
}

fn count(session: &Session, find: Option<Find>, filter: &str) -> u64 {
    let mut grid = Grid::new(session);
    grid.set_tab(Tab::All);
    grid.set_find(find).expect("a query");
    grid.set_filter(filter).expect("a filter");
    while grid.sync(session, 1) {}
    grid.total()
}

#[test]
fn advanced_find_finds_what_the_filter_finds() {
    let session = session();
    use FindColumn as C;
    use Operator as O;
    let cases = [
        (
            vec![
                row(C::Type, O::Equals, "Workflow"),
                row(C::Status, O::Equals, "Waiting For Resources"),
            ],
            "type:workflow status:0",
        ),
        (
            vec![row(C::Status, O::DoesNotEqual, "Succeeded")],
            "-status:succeeded",
        ),
        (
            vec![row(C::Name, O::Contains, "contact")],
            "workflow:contact",
        ),
        (
            vec![row(C::Process, O::DoesNotContain, "contact")],
            "-workflow:contact type:workflow",
        ),
        (
            vec![row(C::Created, O::IsGreaterThan, "8:00")],
            "created>8:00",
        ),
        (
            vec![row(C::Created, O::OlderThanMinutes, "4")],
            "created<5:00",
        ),
        (
            vec![row(C::Started, O::ContainsData, "")],
            "-status:waiting",
        ),
        (
            vec![row(C::Completed, O::DoesNotContainData, "")],
            "-state:completed",
        ),
        (vec![row(C::State, O::Equals, "Locked")], "state:locked"),
        (vec![row(C::Created, O::LastHours, "1")], ""),
        (vec![row(C::Created, O::LastHours, "0")], "created>9:00"),
        (vec![row(C::Retries, O::IsLessThan, "1")], ""),
    ];
    for (rows, filter) in cases {
        let find = Find {
            rows,
            ..Find::default()
        };
        assert_eq!(
            count(&session, Some(find), ""),
            count(&session, None, filter),
            "{filter}"
        );
    }
}

#[test]
fn groups_join_by_and_or_or() {
    let session = session();
    let rows = vec![
        row(
            FindColumn::Status,
            Operator::Equals,
            "Waiting For Resources",
        ),
        row(FindColumn::Name, Operator::Equals, "Score lead"),
        row(FindColumn::Name, Operator::Equals, "Welcome email"),
    ];
    let mut find = Find {
        rows,
        ..Find::default()
    };
    find.group(&[1, 2], true);
    let wanted = count(&session, None, "status:0 workflow:score,welcome");
    assert!(wanted > 0);
    assert_eq!(count(&session, Some(find.clone()), ""), wanted);
    find.group(&[1, 2], false);
    assert_eq!(count(&session, Some(find.clone()), ""), 0);
    well_formed(&fetch_xml(&find));
}

#[test]
fn a_value_of_the_wrong_kind_is_refused_and_changes_nothing() {
    let session = session();
    let mut grid = Grid::new(&session);
    grid.set_tab(Tab::All);
    while grid.sync(&session, 1) {}
    let before = grid.total();
    let find = Find {
        rows: vec![row(FindColumn::Created, Operator::IsGreaterThan, "noon")],
        ..Find::default()
    };
    let problem = grid.set_find(Some(find)).expect_err("noon is no time");
    assert_eq!(
        problem.to_string(),
        "At character 1, noon: expected a time such as 8:00, 5m, 90s or 250ms."
    );
    while grid.sync(&session, 1) {}
    assert_eq!(grid.total(), before);
}

#[test]
fn queries_are_those_of_the_documentation() {
    let mut find = Find {
        rows: vec![
            row(FindColumn::Type, Operator::Equals, "Workflow"),
            row(
                FindColumn::Status,
                Operator::Equals,
                "Waiting For Resources",
            ),
            row(FindColumn::Process, Operator::Equals, "O'Neill <&> Sons"),
            row(FindColumn::Created, Operator::IsGreaterThan, "8:00"),
        ],
        ..Find::default()
    };
    let xml = fetch_xml(&find);
    well_formed(&xml);
    for part in [
        "<entity name='asyncoperation'>",
        "<condition attribute='operationtype' operator='eq' value='10' />",
        "<condition attribute='statuscode' operator='eq' value='0' />",
        "<link-entity name='workflow' from='workflowid' to='workflowactivationid' link-type='inner' alias='related'>",
        "value='O&apos;Neill &lt;&amp;&gt; Sons'",
        "<condition attribute='createdon' operator='gt' value='YYYY-MM-DDThh:mm:ssZ' />",
    ] {
        assert!(xml.contains(part), "{part} in {xml}");
    }
    assert!(
        fetch_xml_count(&find, GroupBy::Workflow)
            .contains("<order alias='count' descending='true' />")
    );
    assert_eq!(
        odata(&find, GroupBy::Workflow),
        "GET [org]/api/data/v9.2/asyncoperations?$apply=filter(operationtype eq 10 and statuscode eq 0 and workflowactivationid/name eq 'O''Neill <&> Sons' and createdon gt YYYY-MM-DDThh:mm:ssZ)/groupby((name),aggregate($count as count))"
    );
    find.rows.clear();
    assert_eq!(
        odata(&find, GroupBy::Workflow),
        "GET [org]/api/data/v9.2/asyncoperations?$apply=groupby((name),aggregate($count as count))"
    );
    find.look_for = LookFor::ProcessLogs;
    assert!(fetch_xml(&find).contains("<entity name='workflowlog'>"));
}

#[test]
fn aggregates_over_fifty_thousand_rows_fail_as_documented() {
    assert!(!exceeds_aggregate_limit(50_000));
    assert!(exceeds_aggregate_limit(50_001));
}

fn well_formed(xml: &str) {
    roxmltree::Document::parse(xml).unwrap_or_else(|error| panic!("{error}: {xml}"));
}

#[test]
fn processes_are_found_by_name_table_owner_and_state() {
    use FindColumn as C;
    use Operator as O;
    let mut session = session();
    assert_eq!(session.apply(Command::Deactivate(0)).refused, None);
    let view = session.view();
    let found = |rows: Vec<FindRow>| {
        let mut find = Find {
            look_for: LookFor::Processes,
            rows,
            ..Find::default()
        };
        let both: Vec<usize> = (0..find.rows.len()).collect();
        find.group(&both, true);
        let found = find_processes(&find, &view.workflows).expect("a question");
        let name = |id: u16| view.workflows[usize::from(id)].name.clone();
        found.into_iter().map(name).collect::<Vec<_>>()
    };
    assert_eq!(
        found(vec![row(C::ProcessState, O::Equals, "draft")]),
        ["Sync contact to ERP"]
    );
    let others = found(vec![row(C::ProcessState, O::Equals, "Activated")]);
    assert!(others.contains(&"Score lead".to_owned()), "{others:?}");
    assert!(
        !others.contains(&"Update rollups".to_owned()),
        "a platform operation has no record"
    );
    assert_eq!(
        found(vec![
            row(C::Process, O::Contains, "LEAD"),
            row(C::ProcessTable, O::Equals, "contact"),
        ]),
        ["Sync contact to ERP", "Score lead"]
    );
    let wrong = Find {
        look_for: LookFor::Processes,
        rows: vec![row(C::ProcessState, O::Equals, "Running")],
        ..Find::default()
    };
    let problem = find_processes(&wrong, &view.workflows).expect_err("no such state");
    assert!(problem.to_string().contains("Draft, Activated"));
    let xml = fetch_xml(&wrong);
    well_formed(&xml);
    assert!(xml.contains("<condition attribute='type' operator='eq' value='1' />"));
}

#[test]
fn process_logs_are_those_of_the_jobs_found() {
    let mut session = session();
    let mut grid = Grid::new(&session);
    grid.set_tab(Tab::All);
    while grid.sync(&session, 1) {}
    let mut logs = Logs::default();
    logs.sync(&grid, &session);
    let total = logs.total();
    assert_eq!(total, session.view().storage.log_rows);
    let by_step = logs.by_step(&session);
    let counted: u64 = by_step.iter().map(|(_, count)| count).sum();
    assert_eq!(counted, total);
    assert!(by_step.windows(2).all(|two| two[0].1 >= two[1].1));
    let count = usize::try_from(total).expect("they fit");
    let keys = logs.window(&grid, &session, 0, count + 1);
    assert_eq!(keys.len(), count, "a key a row");
    assert!(keys.windows(2).all(|two| two[0] < two[1]));
    let line = |key: u32| Logs::line(&session, key).expect("it is there");
    assert_eq!(line(keys[0]).job, line(keys[1]).job, "a row a step");
    for rank in [0, 1, count / 2, count - 1] {
        let wanted = rank as u64;
        assert_eq!(logs.window(&grid, &session, wanted, 1), [keys[rank]]);
        assert_eq!(logs.rank(&grid, &session, keys[rank]), wanted);
        assert!(logs.has(&grid, &session, keys[rank]));
    }
    let waits = grid.all().find(|job| {
        grid.line(&session, *job)
            .is_some_and(|line| line.started_ms.is_none())
    });
    assert!(!logs.has(&grid, &session, waits.expect("one waits") * 256));
    grid.set_filter("workflow:sync").expect("a filter");
    while grid.sync(&session, 1) {}
    logs.sync(&grid, &session);
    assert!(
        (1..total).contains(&logs.total()),
        "another question, other rows"
    );
}

#[test]
fn views_are_kept_as_text() {
    let mut find = Find {
        rows: vec![
            row(FindColumn::Process, Operator::Contains, "a\tb\nc"),
            row(FindColumn::Status, Operator::Equals, "Failed"),
            row(FindColumn::Status, Operator::Equals, "Canceled"),
        ],
        ..Find::default()
    };
    find.group(&[1, 2], true);
    let text = write_view(&find);
    let read = read_view(&text).expect("a view");
    find.rows[0].value = "a b c".into();
    assert_eq!(read, find);
    for broken in [
        "",
        "x",
        "asyncoperation",
        "asyncoperation\t?",
        "asyncoperation\t\n0\tname",
    ] {
        assert_eq!(read_view(broken), None, "{broken:?}");
    }
    assert_eq!(read_view(&"asyncoperation\t\n".repeat(2_000)), None);
}

#[test]
fn what_no_xml_can_hold_is_left_out() {
    let find = Find {
        rows: vec![row(
            FindColumn::Name,
            Operator::Equals,
            "a\u{0}\u{1f}\u{ffff}b",
        )],
        ..Find::default()
    };
    let xml = fetch_xml(&find);
    well_formed(&xml);
    assert!(xml.contains("value='ab'"), "{xml}");
}

#[test]
fn a_value_with_a_tab_is_read_as_it_is_written() {
    let text = "asyncoperation\t\n0\tcreatedon\tnull\t \t\r";
    let find = read_view(text).expect("a view");
    assert_eq!(find.rows[0].value, "   ");
    assert_eq!(read_view(&write_view(&find)), Some(find));
}

proptest! {
    #[test]
    fn no_text_breaks_a_view(text in ".{0,80}|(asyncoperation|workflow|workflowlog)\t[&|]{0,3}(\n[0-9]{1,3}\t(name|statuscode|createdon)\t(eq|like|null)\t.{0,9}){0,4}") {
        if let Some(find) = read_view(&text) {
            prop_assert_eq!(read_view(&write_view(&find)), Some(find.clone()));
            well_formed(&fetch_xml(&find));
        }
    }
}
