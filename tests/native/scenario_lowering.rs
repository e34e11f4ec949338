//! What becomes of a scenario in the engine's model.

use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::engine::model::{Arrivals, Start};
use floodgate::engine::{SimTime, WorkflowId};
use floodgate::scenario::{self, LowerError, Scenario, Source};

/// Two workflows on accounts, one of them a draft, and what each test adds.
fn scenario(sources: &str, more: &str) -> Scenario {
    let text = format!(
        r#"{{"version":1,"title":"t","description":"","seed":1,"horizon":60000,
        "service":{{"workers":2,"pick_up":"immediate"}},
        "workflows":[
         {{"name":"a","table":"Account","owner":"o","start_when":["create","update"],
           "service":{{"distribution":"constant","ms":10}},"steps":[{{"do":"custom","name":"s"}}]}},
         {{"name":"b","table":"Account","owner":"o","state":"draft","start_when":["create"],
           "service":{{"distribution":"constant","ms":10}},
           "steps":[{{"do":"custom","name":"s"}},{{"do":"call","workflow":"a","times":3}}]}}],
        "sources":[{sources}]{more}}}"#
    );
    scenario::read(&text).unwrap_or_else(|problems| panic!("{problems}"))
}

const IMPORT: &str = r#"{"kind":"bulk_import","name":"i","table":"Account","rows":10,"batch":5,
    "every_ms":1000,"start_ms":20000}"#;

#[test]
fn an_event_starts_every_workflow_that_listens_in_the_order_of_the_file() {
    let model = scenario(IMPORT, "")
        .lower(JOBS_MAX_NATIVE)
        .expect("it fits");
    let start = |workflow| Start {
        workflow: WorkflowId(workflow),
        times: 1,
    };
    assert_eq!(model.sources[0].starts, [start(0), start(1)]);
    assert_eq!(model.workflows[1].calls[0].times, 3);
    assert_eq!(model.workflows[1].log_rows, 2);
    assert!(!model.workflows[1].activated);
}

#[test]
fn the_oldest_waiting_job_sets_the_zero_and_shifts_every_time() {
    let more = r#","backlog":[{"workflow":"a","jobs":4,"oldest_ms":5000},
        {"workflow":"b","jobs":1,"oldest_ms":9000}],
        "acts":[{"at_ms":30000,"do":"set_workers","workers":3},
                {"at_ms":10000,"do":"deactivate","workflow":"a"}]"#;
    let scenario = scenario(IMPORT, more);
    let model = scenario.lower(JOBS_MAX_NATIVE).expect("it fits");
    assert_eq!(model.start, SimTime::from_ms(9_000));
    assert_eq!(model.end, SimTime::from_ms(69_000));
    let acts: Vec<u64> = model.acts.iter().map(|act| act.at.ms()).collect();
    assert_eq!(acts, [19_000, 39_000]);
    let Arrivals::Batches { from, .. } = model.sources[0].arrivals else {
        panic!("an import comes in batches");
    };
    assert_eq!(from, SimTime::from_ms(29_000));
    assert_eq!(scenario.ms_at(from), 20_000);
    assert_eq!(scenario.ms_at(SimTime::ZERO), -9_000);
    assert_eq!(model.check(), Ok(()));
}

#[test]
fn a_run_of_too_many_jobs_is_refused_with_its_estimate() {
    let small = scenario(IMPORT, "");
    // 10 rows start two workflows each; b's runs call a three times.
    let LowerError::TooManyJobs { jobs, jobs_max } = small.lower(20).expect_err("too many") else {
        panic!("another error");
    };
    assert_eq!((jobs, jobs_max), (10 + 10 + 3 * 10, 20));
    assert!(small.lower(50).is_ok());
}

#[test]
fn a_circle_of_calls_is_bounded_by_what_the_workers_can_run() {
    let ping_pong = scenario::by_id("ping-pong").expect("shipped").read();
    let mut scenario = ping_pong.expect("shipped");
    assert!(scenario.lower(1_000_000).is_ok());
    scenario.horizon *= 1_000;
    assert!(scenario.lower(1_000_000).is_err());
}

#[test]
fn a_scenario_made_by_a_program_with_a_wrong_name_is_refused() {
    let mut wrong = scenario(IMPORT, "");
    wrong.culprits.push("nobody".to_owned());
    assert_eq!(
        wrong.lower(JOBS_MAX_NATIVE),
        Err(LowerError::UnknownName("nobody".to_owned()))
    );
}

#[test]
fn an_edit_is_checked_by_the_rules_of_the_reader() {
    let mut edited = scenario(IMPORT, "");
    assert_eq!(edited.check(), Ok(()));
    edited.service.workers = 0;
    if let Source::BulkImport(import) = &mut edited.sources[0] {
        import.start_ms = 60_000;
    }
    let problems = edited.check().expect_err("two mistakes");
    let paths: Vec<_> = problems.0.iter().map(|problem| &*problem.path).collect();
    assert_eq!(paths, ["service.workers", "sources[0].start_ms"]);
}
