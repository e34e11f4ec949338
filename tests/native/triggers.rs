//! Triggers of each kind, from the words of a scenario to the jobs of a run.

use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::engine::{SimTime, SourceId, WorkflowId};
use floodgate::engine::{Simulation, simulation::ProcessState};
use floodgate::scenario::{self, Scenario, Source, TableEvent};
use floodgate::session::query::Grid;
use floodgate::session::{Command, Session};
use std::rc::Rc;

/// One workflow that listens on accounts, one that changes things, and what each test adds.
fn scenario(listener: &str, steps: &str, sources: &str, more: &str) -> Scenario {
    let text = format!(
        r#"{{"version":1,"title":"t","description":"","seed":1,"horizon":10000,
        "service":{{"workers":2,"pick_up":"immediate"}},
        "workflows":[
         {{"name":"listens","table":"Account","owner":"o",
           "service":{{"distribution":"constant","ms":10}},
           "steps":[{{"do":"custom","name":"s"}}]{listener}}},
         {{"name":"changes","table":"Account","owner":"o","on_demand":true,
           "service":{{"distribution":"constant","ms":10}},"steps":[{steps}]}}],
        "sources":[{sources}]{more}}}"#
    );
    scenario::read(&text).unwrap_or_else(|problems| panic!("{problems}"))
}

fn run(scenario: &Scenario) -> Simulation {
    let model = scenario.lower(JOBS_MAX_NATIVE).expect("it fits");
    let mut run = Simulation::new(Rc::new(model)).expect("it is sound");
    run.run_to_end().expect("within limits");
    run
}

fn made(run: &Simulation, workflow: u16) -> u64 {
    run.workflow(WorkflowId(workflow)).created
}

const START: &str = r#","acts":[{"at_ms":100,"do":"start","workflow":"changes","times":2}]"#;

#[test]
fn a_workflow_listens_to_the_events_that_it_lists_and_to_no_other() {
    for listed in TableEvent::ALL {
        for happens in TableEvent::ALL {
            let listener = format!(r#","start_when":["{}"]"#, listed.key());
            let source = format!(
                r#"{{"kind":"bulk_import","name":"i","table":"Account","event":"{}",
                "rows":3,"batch":1,"every_ms":100,"start_ms":0}}"#,
                listed.key()
            );
            let step = r#"{"do":"custom","name":"s"}"#;
            let mut scenario = scenario(&listener, step, &source, "");
            // The reader refuses a source that starts nothing.
            if let Source::BulkImport(import) = &mut scenario.sources[0] {
                import.event = *happens;
            }
            let expected = if listed == happens { 3 } else { 0 };
            assert_eq!(
                made(&run(&scenario), 0),
                expected,
                "{listed:?}, {happens:?} happens"
            );
        }
    }
}

#[test]
fn a_step_starts_what_listens_to_its_kind_of_change() {
    for (listed, step) in [
        ("create", "create"),
        ("update", "update"),
        ("assign", "assign"),
        ("status_change", "change_status"),
        ("delete", "delete"),
    ] {
        for (other, does) in [
            ("create", "create"),
            ("update", "update"),
            ("assign", "assign"),
            ("status_change", "change_status"),
            ("delete", "delete"),
        ] {
            let listener = format!(r#","start_when":["{listed}"]"#);
            let steps = format!(r#"{{"do":"{does}","name":"s"}}"#);
            let run = run(&scenario(&listener, &steps, "", START));
            let expected = if listed == other { 2 } else { 0 };
            assert_eq!(made(&run, 0), expected, "{step} by {does}");
        }
    }
}

#[test]
fn an_update_starts_only_what_listens_to_one_of_its_columns() {
    for (listens, changes, expected) in [
        (r#"["city"]"#, r#"["city","street"]"#, 2),
        (r#"["city"]"#, r#"["street"]"#, 0),
        ("[]", r#"["street"]"#, 2),
        (r#"["city"]"#, "[]", 2),
    ] {
        let listener = format!(r#","start_when":["update"],"columns":{listens}"#);
        let steps = format!(r#"{{"do":"update","name":"s","columns":{changes}}}"#);
        let run = run(&scenario(&listener, &steps, "", START));
        assert_eq!(made(&run, 0), expected, "{changes} of {listens}");
    }
}

#[test]
fn a_child_workflow_runs_by_the_same_request_one_call_deeper_and_a_call_from_outside_anew() {
    for (step, source, depth, same) in [
        ("start_child", SourceId::STEP, 2, true),
        ("call", SourceId::CALLED, 1, false),
    ] {
        let steps = format!(r#"{{"do":"{step}","workflow":"listens"}}"#);
        let run = run(&scenario("", &steps, "", START));
        let rows: Vec<_> = run.jobs().rows().collect();
        let child = rows.iter().find(|row| row.workflow == WorkflowId(0));
        let child = child.expect("it was started");
        let parents = rows.iter().filter(|row| row.workflow == WorkflowId(1));
        let mut parents = parents.map(|row| (row.source, row.correlation));
        let (by, correlation) = parents.next().expect("it was started");
        assert_eq!(by, SourceId::ON_DEMAND);
        assert_eq!((child.source, child.depth), (source, depth), "{step}");
        assert_eq!(child.correlation == correlation, same, "{step}");
    }
}

#[test]
fn a_stop_step_leaves_its_message_on_the_job() {
    let steps = r#"{"do":"custom","name":"s"},
        {"do":"stop","name":"No address","status":"canceled","message":"This account has no address."}"#;
    let scenario = scenario("", steps, "", START);
    let mut session = Session::new(scenario, None, JOBS_MAX_NATIVE).expect("playable");
    assert_eq!(session.apply(Command::RunToEnd).refused, None);
    while session.work(10_000) {}
    let mut grid = Grid::new(&session);
    while grid.sync(&session, 10_000) {}
    let line = grid.line(&session, 0).expect("it is there");
    assert_eq!(line.source, "A person, on demand");
    assert_eq!(line.message, "This account has no address.");
}

#[test]
fn a_job_that_was_stopped_as_a_loop_has_the_documented_message_and_code() {
    let listener = r#","start_when":["update"]"#;
    let source = r#"{"kind":"schedule","name":"once","starts":"changes","every_ms":10000}"#;
    let steps = r#"{"do":"update","name":"s"}"#;
    let mut scenario = scenario(listener, steps, source, "");
    let [listens, changes] = scenario.workflows.as_mut_slice() else {
        panic!("there are two");
    };
    listens.steps.clone_from(&changes.steps);
    let mut session = Session::new(scenario, None, JOBS_MAX_NATIVE).expect("playable");
    assert_eq!(session.apply(Command::RunToEnd).refused, None);
    while session.work(10_000) {}
    let mut grid = Grid::new(&session);
    while grid.sync(&session, 10_000) {}
    let lines = (0..).map_while(|job| grid.line(&session, job));
    let messages: Vec<String> = lines.map(|line| line.message).collect();
    let last = messages.last().expect("there are jobs");
    assert_eq!(messages.len(), 9, "eight calls deep, and one more");
    assert_eq!(
        last,
        "This workflow job was canceled because the workflow that started it included an infinite \
         loop. Correct the workflow logic and try again. (-2147204734)"
    );
    assert!(messages[..8].iter().all(String::is_empty));
}

#[test]
fn each_activation_is_a_record_of_its_own_and_a_job_belongs_to_the_one_it_was_made_under() {
    let listener = r#","start_when":["create"]"#;
    let source = r#"{"kind":"bulk_import","name":"i","table":"Account","rows":9,"batch":1,
        "every_ms":1000,"start_ms":500}"#;
    let acts = r#","acts":[
        {"at_ms":3000,"do":"deactivate","workflow":"listens"},
        {"at_ms":5000,"do":"activate","workflow":"listens"},
        {"at_ms":7000,"do":"deactivate","workflow":"listens"},
        {"at_ms":8000,"do":"activate","workflow":"listens"}]"#;
    let run = run(&scenario(
        listener,
        r#"{"do":"custom","name":"s"}"#,
        source,
        acts,
    ));
    let view = run.workflow(WorkflowId(0));
    assert_eq!((view.state, view.refused), (ProcessState::Activated, 3));
    assert_eq!(run.activations(WorkflowId(0)), 3);
    let jobs = (0..run.jobs().len()).map(floodgate::engine::JobId);
    let records: Vec<(u64, u32)> = jobs
        .map(|job| (run.jobs().row(job).created.ms(), run.activation_of(job)))
        .collect();
    assert_eq!(
        records,
        [
            (500, 1),
            (1_500, 1),
            (2_500, 1),
            (5_500, 2),
            (6_500, 2),
            (8_500, 3)
        ]
    );
}

#[test]
fn a_source_that_is_stopped_sends_nothing_from_that_instant_on() {
    let listener = r#","start_when":["create"]"#;
    let source = r#"{"kind":"bulk_import","name":"i","table":"Account","rows":9,"batch":1,
        "every_ms":1000,"start_ms":0}"#;
    let acts = r#","acts":[{"at_ms":4000,"do":"stop_source","source":"i"}]"#;
    let run = run(&scenario(
        listener,
        r#"{"do":"custom","name":"s"}"#,
        source,
        acts,
    ));
    let created: Vec<SimTime> = run.jobs().rows().map(|row| row.created).collect();
    assert_eq!(created, [0, 1_000, 2_000, 3_000].map(SimTime::from_ms));
    assert_eq!(run.workflow(WorkflowId(0)).refused, 0);
}
