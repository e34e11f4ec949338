//! Random scenarios in which every feature is drawn, with random acts: what holds in every run.
//! A failure prints the scenario that repeats it.

use super::random_scenarios::scenarios;
use floodgate::engine::sample::{Purpose, Stream};
use floodgate::engine::service::Worker;
use floodgate::engine::trace::Happening;
use floodgate::engine::{
    Act, JobFilter, JobId, JobStatus, JobVerb, Jobs, Model, SimDuration, SimTime, Simulation,
    SourceId, TimedAct, WorkflowId,
};
use floodgate::scenario::Scenario;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

const JOBS_MAX: u32 = 200_000;
const INSTANTS: u32 = 4_000;

/// A scenario that is small enough to be run many times.
fn smaller(mut scenario: Scenario) -> Scenario {
    scenario.service.workers = scenario.service.workers % 7 + 1;
    for part in &mut scenario.backlog {
        part.jobs = part.jobs % 40 + 1;
    }
    scenario
}

/// Runs a scenario with random acts; one that may make more jobs than any machine takes is none.
fn check_scenario(scenario: &Scenario, seed: u64) {
    if let Ok(model) = scenario.lower(50_000_000) {
        let model = Model {
            jobs_max: JOBS_MAX,
            ..model
        };
        check(&Rc::new(model), seed);
    }
}

/// An act out of those that a person can make now.
fn act(random: &mut Stream, run: &Simulation) -> Act {
    let mut below = |count: u64| random.uniform(0, count.max(1) - 1);
    let workflows = run.model().workflows.len() as u64;
    let id = WorkflowId(u16::try_from(below(workflows)).expect("few"));
    let job = JobId(u32::try_from(below(u64::from(run.jobs().len()))).expect("few"));
    let verb = match below(5) {
        0 => JobVerb::Cancel,
        1 => JobVerb::Pause,
        2 => JobVerb::Resume,
        3 => JobVerb::Postpone(run.now() + SimDuration::from_ms(1 + below(9_000))),
        _ => JobVerb::Delete,
    };
    let source = SourceId(u16::try_from(below(4)).expect("few"));
    match below(11) {
        9 => Act::StopSource(source),
        10 => Act::SetBackground(below(3) > 0),
        0 => Act::Activate(id),
        1 => Act::Deactivate(id),
        2 => Act::SetWorkers(u32::try_from(1 + below(9)).expect("few")),
        3 => Act::Start(id, 2),
        4 => Act::Mend(id),
        5 => Act::Jobs(
            verb,
            Jobs::All(JobFilter {
                workflow: Some(id),
                ..JobFilter::default()
            }),
        ),
        _ => Act::Jobs(verb, Jobs::One(job)),
    }
}

/// What holds at any time.
fn check_now(run: &Simulation) {
    let counts = run.counts();
    let sum = counts.ready + counts.waiting + counts.in_progress + counts.succeeded;
    let sum = sum + counts.failed + counts.canceled + counts.deleted;
    assert_eq!(sum, counts.created, "jobs are kept: {counts:?}");
    let mut by_status = BTreeMap::new();
    let mut rows = 0;
    for job in run.jobs().rows() {
        let is_there = job.deleted.is_none();
        rows += u64::from(is_there);
        if is_there || job.ended.is_some() {
            *by_status.entry(job.status.code()).or_insert(0_u64) += 1;
        }
    }
    let of = |codes: &[u8]| {
        codes
            .iter()
            .filter_map(|code| by_status.get(code))
            .sum::<u64>()
    };
    assert_eq!(of(&[0]), counts.ready);
    assert_eq!(of(&[10]), counts.waiting);
    assert_eq!(of(&[20, 21, 22]), counts.in_progress);
    assert_eq!(of(&[30]), counts.succeeded);
    assert_eq!(of(&[31]), counts.failed);
    assert_eq!(of(&[32]), counts.canceled);
    let ids = (0..).take(run.model().workflows.len()).map(WorkflowId);
    let ready: u64 = ids.map(|id| u64::from(run.workflow(id).ready)).sum();
    assert_eq!(ready, counts.ready);
    let before: u64 = run.model().history.iter().map(|part| part.jobs).sum();
    assert!(run.storage().job_rows >= rows && run.storage().job_rows <= rows + before);
    let mut held = BTreeSet::new();
    for worker in run.workers() {
        if let Worker::Busy { job, .. } = worker {
            assert!(held.insert(*job), "two workers do {job}");
        }
    }
    assert!(held.len() as u64 >= counts.in_progress);
}

/// No illegal transition, no time that runs backwards, and FIFO among plain fresh jobs.
fn check_trace(run: &Simulation) {
    let mut last: BTreeMap<JobId, JobStatus> = BTreeMap::new();
    let mut at = SimTime::ZERO;
    let backlog: u32 = run.model().backlog.iter().map(|part| part.jobs).sum();
    for (number, record) in run.trace().iter().enumerate() {
        let is_backlog = (number as u64) < u64::from(backlog);
        assert!(is_backlog || record.at >= at, "{record}");
        at = record.at;
        if let Happening::Job(job, status) = record.what {
            if let Some(before) = last.insert(job, status) {
                assert!(before.may_become(status), "{record} after {before}");
            } else if job.0 >= backlog {
                assert_eq!(status, JobStatus::WaitingForResources, "{record}");
            }
        }
    }
}

/// Whether the side list, the times and the trace tell the same of every job at a time.
fn statuses_at(run: &Simulation, at: SimTime) -> Vec<Option<JobStatus>> {
    let jobs = (0..run.jobs().len()).map(JobId);
    jobs.map(|job| run.jobs().status_at(job, at)).collect()
}

fn check(model: &Rc<Model>, seed: u64) {
    let mut random = Stream::new(seed, Purpose::Arrivals, 9);
    let mut live = Simulation::new(model.clone()).expect("sound");
    live.keep_trace();
    let mut log: Vec<TimedAct> = Vec::new();
    let mut marks = Vec::new();
    let mut left = INSTANTS;
    while !live.is_ended() && left > 0 {
        let step = random.uniform(1, 400);
        let to = SimTime::from_ms(live.now().ms() + random.uniform(1, 20_000));
        let bounded = u32::try_from(step).expect("few");
        left = left.saturating_sub(bounded);
        if live.advance_bounded(to, bounded).is_err() {
            // A limit stops a run in the middle of an instant: nothing can be compared with it.
            return check_trace(&live);
        }
        check_now(&live);
        let past = SimTime::from_ms(live.now().ms().saturating_sub(1));
        marks.push((
            live.checkpoint(),
            live.digest(),
            past,
            statuses_at(&live, past),
        ));
        if !live.is_ended() {
            let act = act(&mut random, &live);
            log.extend(live.apply(act));
        }
    }
    check_trace(&live);
    let mut replayed = Simulation::new(model.clone()).expect("sound");
    for timed in &log {
        replayed.schedule(*timed).expect("ahead");
    }
    let _ = replayed.advance_to(live.now());
    assert_eq!(live.digest(), replayed.digest(), "seed {seed}, log {log:?}");
    assert_eq!(live.counts(), replayed.counts());
    assert!(live.jobs().rows().eq(replayed.jobs().rows()));
    for (checkpoint, digest, past, statuses) in &marks {
        let mut rest = live.rewound(checkpoint);
        assert_eq!(rest.digest(), *digest);
        check_now(&rest);
        assert_eq!(&statuses_at(&rest, *past), statuses);
        let known = statuses_at(&live, *past);
        assert_eq!(
            &known[..statuses.len()],
            statuses,
            "the past stays, seed {seed}"
        );
        let from = rest.now();
        for timed in log.iter().filter(|timed| timed.at >= from) {
            let _ = rest.schedule(*timed);
        }
        let _ = rest.advance_to(live.now());
        assert_eq!(
            rest.digest(),
            live.digest(),
            "from {} on, seed {seed}",
            checkpoint.now()
        );
        assert!(rest.jobs().rows().eq(live.jobs().rows()));
    }
}

/// As many cases as the environment asks for, or few: each is a run with a dozen rewinds.
fn config() -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let default = ProptestConfig::default();
    ProptestConfig {
        cases: if asked { default.cases } else { 48 },
        max_shrink_iters: 200,
        ..default
    }
}

proptest! {
    #![proptest_config(config())]
    #[test]
    fn every_run_keeps_its_promises(scenario in scenarios(), seed in 0_u64..1_000) {
        let scenario = smaller(scenario);
        let failed = catch_unwind(AssertUnwindSafe(|| check_scenario(&scenario, seed)));
        if failed.is_err() {
            let file = serde_json::to_string_pretty(&scenario).expect("a scenario is JSON");
            return Err(TestCaseError::fail(format!(
                "seed {seed} of the acts; save this file and repeat it with \
                 FLOODGATE_CASE=FILE FLOODGATE_SEED={seed} cargo test --test native a_case\n{file}"
            )));
        }
    }
}

#[test]
fn a_case_that_failed_elsewhere_is_repeated_from_its_file() {
    let asked = std::env::var("FLOODGATE_CASE");
    let kept = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/static/scenarios/one-behind-another.json"
    );
    let file = asked.unwrap_or_else(|_| kept.to_owned());
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
    let scenario = floodgate::scenario::read(&text).unwrap_or_else(|problems| panic!("{problems}"));
    let seed = std::env::var("FLOODGATE_SEED").map_or(1, |seed| seed.parse().expect("a number"));
    check_scenario(&scenario, seed);
}
