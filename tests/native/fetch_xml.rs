//! Each query that is shown is well-formed and asks what the grid shows: the text is read back
//! and asked of every job, for random questions.

use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::engine::{JobStatus, OperationType};
use floodgate::scenario;
use floodgate::session::query::find::{
    Find, FindColumn, FindRow, Operator, fetch_xml, fetch_xml_count,
};
use floodgate::session::query::{Grid, GroupBy, Language, Line, Tab, real_queries};
use floodgate::session::{Command, Session};
use proptest::prelude::*;
use roxmltree::{Document, Node};

/// The clock of the run that is asked.
const NOW_MS: u64 = 400_000;

fn session() -> Session {
    let scenario = scenario::by_id("bulk-import").expect("shipped");
    let scenario = scenario.read().expect("valid");
    let mut session = Session::new(scenario, None, JOBS_MAX_NATIVE).expect("playable");
    for command in [
        Command::Seek(300_000),
        Command::Deactivate(0),
        Command::Seek(NOW_MS),
    ] {
        assert_eq!(session.apply(command).refused, None);
        while session.work(10_000) {}
    }
    session
}

fn found(session: &Session, find: Option<Find>) -> Vec<Line> {
    let mut grid = Grid::new(session);
    grid.set_tab(Tab::All);
    grid.set_find(find).expect("a question");
    while grid.sync(session, 8) {}
    let count = usize::try_from(grid.total()).expect("few");
    grid.window(session, 0, count)
}

/// A value of a job, as a text, or nothing where there is none. `related` is its process.
fn value(line: &Line, related: bool, attribute: &str) -> Option<String> {
    let is_workflow = line.operation_type == OperationType::Workflow;
    if related && !is_workflow {
        return None;
    }
    let state = |status: JobStatus| format!("{}", status.state() as u8);
    Some(match attribute {
        "name" => line.name.clone(),
        "workflowid" => line.workflow.to_string(),
        "primaryentity" => line.table.clone(),
        "operationtype" => line.operation_type.code().to_string(),
        "statecode" => state(line.status),
        "statuscode" => line.status.code().to_string(),
        "owneridname" => line.owner.clone(),
        "createdon" => line.created_ms.to_string(),
        "startedon" => line.started_ms?.to_string(),
        "completedon" => line.completed_ms?.to_string(),
        "retrycount" => line.retries.to_string(),
        "depth" => line.depth.to_string(),
        other => panic!("the grid has no {other}"),
    })
}

/// A pattern of `like` as the text that it looks for.
fn looked_for(pattern: &str) -> String {
    let inner = pattern
        .strip_prefix('%')
        .and_then(|it| it.strip_suffix('%'));
    let inner = inner.expect("signs at both ends").to_lowercase();
    inner
        .replace("[%]", "%")
        .replace("[_]", "_")
        .replace("[[]", "[")
}

fn condition(node: Node<'_, '_>, line: &Line, related: bool) -> bool {
    let related = related || node.attribute("entityname").is_some();
    let attribute = node.attribute("attribute").expect("an attribute");
    let value = value(line, related, attribute);
    let with = node.attribute("value").unwrap_or_default().to_lowercase();
    let number = |text: &str| text.parse::<u64>().expect("a number");
    let age_ms = |value: &str| NOW_MS - number(value);
    let text = value.as_deref().map(str::to_lowercase);
    match (node.attribute("operator").expect("an operator"), text) {
        ("null", value) => value.is_none(),
        ("not-null", value) => value.is_some(),
        // Dataverse counts what is not there as different.
        ("ne" | "not-like", None) => true,
        (_, None) => false,
        ("eq", Some(value)) => value == with,
        ("ne", Some(value)) => value != with,
        ("like", Some(value)) => value.contains(&looked_for(&with)),
        ("not-like", Some(value)) => !value.contains(&looked_for(&with)),
        ("gt", Some(value)) => number(&value) > number(&with),
        ("lt", Some(value)) => number(&value) < number(&with),
        ("olderthan-x-minutes", Some(value)) => age_ms(&value) > number(&with) * 60_000,
        ("last-x-hours", Some(value)) => age_ms(&value) <= number(&with) * 3_600_000,
        (other, _) => panic!("no operator {other}"),
    }
}

fn filter(node: Node<'_, '_>, line: &Line, related: bool) -> bool {
    let mut parts =
        node.children()
            .filter(Node::is_element)
            .map(|part| match part.tag_name().name() {
                "filter" => filter(part, line, related),
                "condition" => condition(part, line, related),
                other => panic!("{other} in a filter"),
            });
    match node.attribute("type").expect("a type") {
        "or" => parts.any(|holds| holds),
        _ => parts.all(|holds| holds),
    }
}

/// Whether a query finds a job.
fn finds(document: &Document<'_>, line: &Line) -> bool {
    let entity = document
        .root_element()
        .first_element_child()
        .expect("an entity");
    assert_eq!(entity.attribute("name"), Some("asyncoperation"));
    entity
        .children()
        .filter(Node::is_element)
        .all(|node| match node.tag_name().name() {
            "attribute" | "order" => true,
            "filter" => filter(node, line, false),
            "link-entity" => {
                let inner = node.attribute("link-type") == Some("inner");
                let there = line.operation_type == OperationType::Workflow;
                let filters = node.children().filter(Node::is_element);
                (there || !inner) && filters.into_iter().all(|part| filter(part, line, true))
            }
            other => panic!("{other} in an entity"),
        })
}

/// A row with a value that its column can have.
fn any_row() -> impl Strategy<Value = FindRow> {
    let columns: Vec<FindColumn> =
        FindColumn::of(floodgate::session::query::find::LookFor::SystemJobs).collect();
    let values = |column: FindColumn| -> Vec<&'static str> {
        match column {
            FindColumn::Name | FindColumn::Process => {
                vec!["Sync contact to ERP", "Score lead", "Welcome email"]
            }
            FindColumn::Type => vec!["Workflow", "Calculate Rollup Field"],
            FindColumn::State => vec!["Ready", "Locked", "Completed"],
            FindColumn::Status => vec!["Waiting For Resources", "Succeeded", "Canceled"],
            FindColumn::Owner => vec!["Priya Raman", "SYSTEM"],
            FindColumn::ProcessTable => vec!["Contact", "Lead"],
            FindColumn::Created | FindColumn::Started | FindColumn::Completed => {
                vec!["0", "1", "3"]
            }
            _ => vec!["0", "1"],
        }
    };
    (
        prop::sample::select(columns),
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
    )
        .prop_map(move |(column, operator, value)| {
            // Times of the simulation stand for times of a real environment.
            let dated = |it: &&Operator| {
                matches!(
                    column,
                    FindColumn::Created | FindColumn::Started | FindColumn::Completed
                ) && matches!(it, Operator::IsGreaterThan | Operator::IsLessThan)
            };
            let operators: Vec<Operator> = column
                .operators()
                .iter()
                .filter(|it| !dated(it))
                .copied()
                .collect();
            let operator = *operator.get(&operators);
            let values = values(column);
            let value = *value.get(&values);
            let value = match operator {
                Operator::Contains | Operator::DoesNotContain => &value[1..4.min(value.len())],
                _ => value,
            };
            FindRow {
                column,
                operator,
                value: value.to_owned(),
                group: 0,
            }
        })
}

fn any_find() -> impl Strategy<Value = Find> {
    let groups = prop::collection::vec((0_usize..5, 0_usize..5, any::<bool>()), 0..3);
    (prop::collection::vec(any_row(), 0..5), groups).prop_map(|(rows, groups)| {
        let mut find = Find {
            rows,
            ..Find::default()
        };
        for (one, other, any) in groups {
            find.group(&[one, other], any);
        }
        find
    })
}

thread_local! {
    static RUN: (Session, Vec<Line>) = {
        let session = session();
        let all = found(&session, None);
        (session, all)
    };
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn fetch_xml_asks_what_the_grid_shows(find in any_find()) {
        RUN.with(|(session, all)| {
            let shown: Vec<u32> = found(session, Some(find.clone())).iter().map(|line| line.job).collect();
            for xml in [fetch_xml(&find), fetch_xml_count(&find, GroupBy::Status)] {
                let document = Document::parse(&xml)
                    .unwrap_or_else(|error| panic!("{error}: {xml}"));
                let asked: Vec<u32> =
                    all.iter().filter(|line| finds(&document, line)).map(|line| line.job).collect();
                prop_assert_eq!(&asked, &shown, "{}", xml);
            }
            Ok(())
        })?;
    }
}

#[test]
fn signs_that_stand_for_others_are_meant_as_they_are() {
    let row = FindRow {
        column: FindColumn::Name,
        operator: Operator::Contains,
        value: "50% [_]".into(),
        group: 0,
    };
    let find = Find {
        rows: vec![row],
        ..Find::default()
    };
    assert!(
        fetch_xml(&find).contains("value='%50[%] [[][_]]%'"),
        "{}",
        fetch_xml(&find)
    );
}

#[test]
fn queries_of_the_page_for_a_real_environment_are_well_formed() {
    let queries = real_queries();
    assert!(queries.len() >= 10);
    for query in queries {
        match query.language {
            Language::FetchXml => {
                let document = Document::parse(&query.text);
                document.unwrap_or_else(|error| panic!("{}: {error}", query.id));
            }
            Language::WebApi => {
                let balanced = |open: char, close: char| {
                    query.text.matches(open).count() == query.text.matches(close).count()
                };
                assert!(balanced('(', ')') && balanced('{', '}'), "{}", query.id);
                let verb = query.text.split(' ').next();
                assert!(matches!(verb, Some("GET" | "PATCH")), "{}", query.id);
            }
        }
    }
}
