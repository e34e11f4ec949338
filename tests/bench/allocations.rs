//! The engine takes memory by the chunk of jobs and by the bucket of a chart, never by the job; and
//! the loop that it is measured against does the same work.

#![allow(clippy::print_stdout, reason = "the figures are worth reading")]
#![cfg(not(target_arch = "wasm32"))]

#[allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "shared with the bench"
)]
mod bare;
#[allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "shared with the bench"
)]
mod workloads;

use floodgate::scenario::{self, Source};
use floodgate::session::{Command, Session};
use floodgate_engine::limits::JOBS_MAX_NATIVE;
use floodgate_engine::table::CHUNK_ROWS;
use floodgate_engine::{JobStatus, SimTime, Simulation};
use std::rc::Rc;

/// A chunk is one piece of memory.
const PER_CHUNK: u64 = 1;
/// Of the full model there are columns for depths, the side list and deletions, and some chunks of
/// the side list, of two pieces each.
const PER_FULL_CHUNK: u64 = 4 + 3 * 2;
/// What a job of a plain workflow may take, with all that the engine holds beside the rows. (The
/// goal was 40.)
const BYTES_A_JOB: u64 = 28;
/// A bucket, two counts by workflow in it, the waits of all, of others and of each of two workflows,
/// and their list; and there are so many buckets at most.
const BUCKETS: u64 = 8 * floodgate_engine::limits::BUCKETS_MAX;
/// Logarithmic growth of the lists that are not by the job: chunks, calendar, moments, readings.
const OTHERWISE: u64 = 200;

#[test]
fn memory_is_taken_by_the_chunk_and_never_by_the_job() {
    let full = ("full model", workloads::full as workloads::Workload);
    let plain = workloads::ALL.map(|of| (of, PER_CHUNK));
    for ((name, make), per_chunk) in plain.into_iter().chain([(full, PER_FULL_CHUNK)]) {
        let model = Rc::new(make(600_000));
        let mut run = Simulation::new(model.clone()).expect("the model is sound");
        run.advance_to(SimTime::from_ms(model.end.ms() / 4))
            .expect("within limits");
        let before = run.jobs().len();
        let taken = allocation_counter::measure(|| {
            run.run_to_end().expect("within limits");
        });
        let jobs = u64::from(run.jobs().len() - before);
        assert!(jobs > 300_000, "{name}: {jobs} jobs");
        let chunks = jobs / CHUNK_ROWS as u64 + 1;
        let most = chunks * per_chunk + BUCKETS + OTHERWISE;
        println!("{name}: {} allocations for {jobs} jobs", taken.count_total);
        assert!(
            taken.count_total <= most,
            "{name}: {taken:?} for {jobs} jobs, at most {most}"
        );
    }
}

#[test]
fn a_job_of_a_plain_workflow_takes_at_most_28_bytes() {
    for (name, make) in workloads::ALL {
        let model = Rc::new(make(1_000_000));
        let mut jobs = 0;
        let taken = allocation_counter::measure(|| {
            let mut run = Simulation::new(model.clone()).expect("the model is sound");
            run.run_to_end().expect("within limits");
            jobs = u64::from(run.jobs().len());
        });
        println!("{name}: {} bytes for {jobs} jobs", taken.bytes_max);
        assert!(jobs > 800_000, "{name}: {jobs} jobs");
        assert!(
            taken.bytes_max <= BYTES_A_JOB * jobs,
            "{name}: {taken:?} for {jobs} jobs"
        );
    }
}

#[test]
fn the_bare_loop_does_the_work_of_the_engine() {
    for (name, make) in workloads::ALL {
        let model = Rc::new(make(50_000));
        let mut run = Simulation::new(model.clone()).expect("the model is sound");
        run.run_to_end().expect("within limits");
        let bare = bare::run(&model).expect("it runs the model");
        assert_eq!(bare.jobs().len(), run.jobs().len() as usize, "{name}");
        for (row, job) in (0..).zip(bare.jobs()) {
            let ours = run.jobs().row(floodgate_engine::JobId(row));
            let ms = |time: Option<SimTime>| time.map_or(0, SimTime::ms);
            // The engine learns of an end when it comes; the bare loop notes it at the start.
            let ended = ours.ended.map_or(job.ended.into(), SimTime::ms);
            assert_eq!(
                (
                    ours.created.ms(),
                    ms(ours.picked),
                    ended,
                    ours.status == JobStatus::Canceled
                ),
                (
                    job.created.into(),
                    job.picked.into(),
                    job.ended.into(),
                    job.canceled
                ),
                "{name}: job {row}"
            );
        }
    }
}

/// A scenario of a few hundred thousand jobs.
fn busy() -> scenario::Scenario {
    let shipped = scenario::by_id("steady").expect("shipped");
    let mut scenario = shipped.read().expect("valid");
    scenario.service.workers *= 20;
    for source in &mut scenario.sources {
        match source {
            Source::UserActivity(source) => source.per_hour *= 20,
            Source::Platform(source) => source.per_hour *= 20,
            _ => {}
        }
    }
    scenario
}

/// Bytes of one run of it by the engine alone.
fn bytes_alone(scenario: &scenario::Scenario) -> u64 {
    let model = Rc::new(scenario.lower(JOBS_MAX_NATIVE).expect("it fits"));
    let mut alone = None;
    let one = allocation_counter::measure(|| {
        let mut run = Simulation::new(model.clone()).expect("sound");
        run.run_to_end().expect("within limits");
        alone = Some(run);
    });
    let jobs = alone.as_ref().map_or(0, |run| run.jobs().len());
    assert!(jobs > 300_000, "{jobs} jobs");
    u64::try_from(one.bytes_current).expect("something is held")
}

/// The same had nobody clicked is the run itself, where it was computed before that.
#[test]
fn a_run_without_a_click_is_held_once() {
    let scenario = busy();
    let one = bytes_alone(&scenario);
    let taken = allocation_counter::measure(|| {
        let mut session = Session::new(scenario, None, JOBS_MAX_NATIVE).expect("it can be played");
        assert_eq!(session.apply(Command::RunToEnd).refused, None);
        while session.work(100_000) {}
    });
    println!(
        "one run {one} bytes, at most {} as it is played",
        taken.bytes_max
    );
    assert!(
        taken.bytes_max < one * 3 / 2,
        "{taken:?} for {one} of one run"
    );
}

/// The run, the same had nobody clicked, and the fork that a click makes hold their past once.
#[test]
fn run_ghost_and_fork_share_their_past_in_memory() {
    let scenario = busy();
    let one = bytes_alone(&scenario);
    let mut kept = None;
    let all = allocation_counter::measure(|| {
        let session = Session::new(scenario, None, JOBS_MAX_NATIVE);
        let mut session = session.expect("it can be played");
        while session.work(100_000) {}
        for command in [
            Command::Seek(1_620_000),
            Command::Deactivate(0),
            Command::RunToEnd,
        ] {
            assert_eq!(session.apply(command).refused, None);
            while session.work(100_000) {}
        }
        kept = Some(session);
    });
    let all = u64::try_from(all.bytes_current).expect("something is held");
    println!("one run {one} bytes, run, ghost and fork {all}");
    // Checkpoints and a second set of buckets come on top; a second set of rows would too much.
    assert!(all < one * 9 / 5, "{all} bytes for {one} of one run");
}
