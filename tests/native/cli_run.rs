//! `floodgate run`: the summary, the tables and the digest.

use super::cli::{file, floodgate};
use floodgate::engine::Simulation;
use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::scenario;
use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

fn temporary(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

#[test]
fn every_shipped_scenario_runs_by_name_and_by_file() {
    for shipped in scenario::catalogue() {
        let by_name = floodgate(&["run", shipped.id]);
        let path = file(&format!("{}.json", shipped.id), shipped.text().as_bytes());
        let by_file = floodgate(&["run".as_ref(), path.as_os_str()]);
        assert_eq!(by_name.code, Some(0), "{}", by_name.stderr);
        assert_eq!(by_name.text(), by_file.text());
        assert!(by_name.text().starts_with(shipped.title));
        let assumes = shipped.text().contains("\"cancel_cost_ms\": 20");
        let says = "Assumed: a worker is busy for 20 ms with each job that it cancels";
        assert_eq!(by_name.text().contains(says), assumes);
        assert_eq!(by_name.stderr, "");
    }
}

#[test]
fn the_digest_is_16_hexadecimal_digits_and_the_run_s() {
    for shipped in scenario::catalogue() {
        let ran = floodgate(&["run", shipped.id, "--digest"]);
        let model = shipped.read().expect("shipped").lower(JOBS_MAX_NATIVE);
        let mut simulation = Simulation::new(Rc::new(model.expect("shipped"))).expect("shipped");
        simulation.run_to_end().expect("shipped");
        assert_eq!(ran.text(), format!("{:016x}\n", simulation.digest()));
    }
}

#[test]
fn another_seed_is_another_run_and_the_same_seed_the_same() {
    let digest = |seed| {
        let ran = floodgate(&["run", "steady", "--digest", "--seed", seed]);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        ran.text().to_owned()
    };
    assert_eq!(digest("5"), digest("5"));
    assert_ne!(digest("5"), digest("6"));
    assert_eq!(
        digest("3"),
        floodgate(&["run", "steady", "--digest"]).text()
    );
    assert_ne!(digest("9007199254740991"), digest("0"));
}

#[test]
fn the_job_table_has_a_line_a_job_and_the_series_one_a_bucket() {
    let (jobs, series) = (temporary("jobs.csv"), temporary("series.csv"));
    let ran = floodgate(&[
        "run".as_ref(),
        "bulk-import".as_ref(),
        "--jobs".as_ref(),
        jobs.as_os_str(),
        "--series".as_ref(),
        series.as_os_str(),
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let jobs = fs::read_to_string(jobs).expect("jobs");
    assert!(ran.text().contains("51,675  created"), "{}", ran.text());
    assert_eq!(jobs.lines().count(), 1 + 51_675);
    assert!(
        jobs.lines()
            .nth(1)
            .expect("a job")
            .ends_with(",Completed,Succeeded")
    );
    assert!(
        jobs.lines()
            .last()
            .expect("a job")
            .ends_with(",,,Ready,Waiting For Resources")
    );
    let series = fs::read_to_string(series).expect("series");
    // 30 minutes in buckets of 2 seconds.
    assert_eq!(series.lines().count(), 1 + 900);
    let head = series.lines().next().expect("a head");
    assert!(head.starts_with("from_ms,to_ms,created,"), "{head}");
    assert!(head.ends_with("waiting: Route territory"), "{head}");
}

#[test]
fn what_can_t_be_written_or_read_is_one_sentence() {
    let missing = temporary("no such folder/jobs.csv");
    let ran = floodgate(&[
        "run".as_ref(),
        "steady".as_ref(),
        "--jobs".as_ref(),
        missing.as_os_str(),
    ]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stdout.is_empty());
    assert!(
        ran.stderr.starts_with("floodgate: can't write "),
        "{}",
        ran.stderr
    );

    let ran = floodgate(&["run", "no-such-scenario"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stdout.is_empty());
    let shipped: Vec<&str> = scenario::catalogue()
        .iter()
        .map(|shipped| shipped.id)
        .collect();
    assert_eq!(
        ran.stderr,
        format!(
            "floodgate: there is no file no-such-scenario, and no shipped scenario of that name; \
             shipped are {}\n",
            shipped.join(", ")
        )
    );
}

#[test]
fn a_run_that_is_too_large_is_refused_before_it_begins() {
    let text = scenario::by_id("steady").expect("shipped").text();
    let year = text.replace("\"horizon\": 1800000", "\"horizon\": 31536000000");
    let path = file("too_large.json", year.as_bytes());
    let ran = floodgate(&["run".as_ref(), path.as_os_str()]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stdout.is_empty());
    assert!(
        ran.stderr.contains("too large for this device"),
        "{}",
        ran.stderr
    );
}
