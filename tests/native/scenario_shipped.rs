//! The shipped scenarios: read, lowered, and what their descriptions promise. What the one of the
//! article promises is tested claim by claim in `both/claims.rs`.

use floodgate::engine::limits::JOBS_MAX_BROWSER;
use floodgate::engine::moments::Moment;
use floodgate::engine::{Act, SimTime, Simulation, TimedAct, WorkflowId};
use floodgate::scenario::{self, Scenario};
use std::rc::Rc;

const DECIDE_MS: u64 = 480_000;

#[test]
fn every_shipped_scenario_reads_and_fits_a_browser() {
    for shipped in scenario::catalogue() {
        let id = shipped.id;
        let read = shipped
            .read()
            .unwrap_or_else(|problems| panic!("{id}:\n{problems}"));
        assert_eq!(read.title, shipped.title, "{id}: title in the catalogue");
        let by_serde: Scenario = serde_json::from_str(shipped.text()).expect(id);
        assert_eq!(read, by_serde, "{id}: reader and serde");
        let model = read.lower(JOBS_MAX_BROWSER).expect(id);
        assert_eq!(model.check(), Ok(()), "{id}");
    }
}

#[test]
fn every_beat_of_a_shipped_scenario_has_something_to_say() {
    for shipped in scenario::catalogue() {
        let beats = shipped.read().expect(shipped.id).moments;
        for beat in &beats {
            assert!(beat.note.is_some(), "{}: {}", shipped.id, beat.title);
        }
        // The run of the article finds its others itself.
        let least = if shipped.id == "bulk-import" { 1 } else { 2 };
        assert!(beats.len() >= least, "{}", shipped.id);
    }
}

/// The run of a shipped scenario to its end, with a workflow deactivated at the pause.
fn played(id: &str, deactivated: Option<WorkflowId>) -> Simulation {
    let scenario = scenario::by_id(id).expect(id).read().expect(id);
    let model = scenario.lower(JOBS_MAX_BROWSER).expect(id);
    let mut run = Simulation::new(Rc::new(model)).expect(id);
    if let Some(workflow) = deactivated {
        let (at, act) = (SimTime::from_ms(DECIDE_MS), Act::Deactivate(workflow));
        run.schedule(TimedAct { at, act }).expect(id);
    }
    run.run_to_end().expect(id);
    run
}

fn found_at(run: &Simulation, what: Moment) -> Option<u64> {
    let found = run.moments().iter().find(|found| found.what == what);
    found.map(|found| found.at.ms())
}

#[test]
fn the_ordinary_half_hour_has_no_flood_and_busy_workers_60_percent_of_the_time() {
    let run = played("steady", None);
    assert_eq!(run.moments(), []);
    let buckets = run.metrics().closed();
    let busy: u64 = buckets.iter().map(|bucket| bucket.counts.in_progress).sum();
    let percent = busy * 100 / (16 * buckets.len() as u64);
    assert!((57..=63).contains(&percent), "{percent} %");
    assert!(buckets.iter().all(|bucket| bucket.oldest_wait_ms < 2_000));
}

#[test]
fn a_flood_that_nobody_stops_grows_to_the_end() {
    for id in ["faulty-plugin", "ping-pong"] {
        let run = played(id, None);
        let flood = found_at(&run, Moment::FloodStarts).expect(id);
        assert!(flood < DECIDE_MS, "{id}: flood starts at {flood} ms");
        assert_eq!(found_at(&run, Moment::Nominal), None, "{id}");
        assert!(run.counts().ready > 10_000, "{id}");
    }
}

#[test]
fn deactivating_the_workflow_that_the_plug_in_starts_brings_the_backlog_back_to_nominal() {
    let workflow = WorkflowId(0);
    let run = played("faulty-plugin", Some(workflow));
    let view = run.workflow(workflow);
    assert!(view.canceled > 500, "{view:?}");
    assert!(view.refused > 10_000, "{view:?}");
    let nominal = found_at(&run, Moment::Nominal).expect("nominal");
    assert!(nominal < 1_200_000, "nominal at {nominal} ms");
}

#[test]
fn deactivating_either_of_the_two_breaks_the_circle() {
    for (stopped, other) in [(0, 1), (1, 0)] {
        let run = played("ping-pong", Some(WorkflowId(stopped)));
        let nominal = found_at(&run, Moment::Nominal).expect("nominal");
        assert!(nominal < 1_200_000, "nominal at {nominal} ms");
        let other = run.workflow(WorkflowId(other));
        assert_eq!(other.ready, 0, "{other:?}");
        assert_eq!(other.canceled, 0, "{other:?}");
    }
}
