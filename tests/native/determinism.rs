//! The same model and acts give the same run, however it is cut and from wherever it goes on.

use super::models::{model, plain, planned, source};
use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::engine::model::Plan;
use floodgate::engine::sample::{Purpose, Stream};
use floodgate::engine::{Act, Model, SimTime, Simulation, TimedAct, WorkflowId};
use floodgate::scenario;
use std::rc::Rc;

fn models() -> Vec<Rc<Model>> {
    let read = |shipped: &scenario::Shipped| {
        let scenario = shipped.read().expect("valid");
        Rc::new(scenario.lower(JOBS_MAX_NATIVE).expect("it fits"))
    };
    scenario::catalogue().iter().map(read).collect()
}

/// A random act, out of those a person can make.
fn act(random: &mut Stream, model: &Model) -> Act {
    let count = model.workflows.len() as u64;
    let id = WorkflowId(u16::try_from(random.uniform(0, count - 1)).expect("few"));
    match random.uniform(0, 3) {
        0 => Act::Activate(id),
        1 => Act::Deactivate(id),
        2 => Act::Delete(id),
        _ => Act::SetWorkers(u32::try_from(random.uniform(1, 40)).expect("few")),
    }
}

#[test]
fn the_digest_of_a_run_cut_at_random_with_acts_is_the_digest_of_its_replayed_log() {
    for model in models() {
        for seed in 0..8 {
            let mut random = Stream::new(seed, Purpose::Arrivals, 0);
            let mut live = Simulation::new(model.clone()).expect("sound");
            let mut log: Vec<TimedAct> = Vec::new();
            while !live.is_ended() {
                let step = random.uniform(0, 120_000);
                let to = SimTime::from_ms(live.now().ms() + step);
                live.advance_bounded(to, 5_000).expect("within limits");
                if random.uniform(0, 3) == 0 {
                    live.step_event().expect("within limits");
                }
                if !live.is_ended() && random.uniform(0, 2) == 0 {
                    log.extend(live.apply(act(&mut random, &model)));
                }
            }
            let mut replayed = Simulation::new(model.clone()).expect("sound");
            for timed in &log {
                replayed.schedule(*timed).expect("ahead");
            }
            replayed.run_to_end().expect("within limits");
            assert_eq!(live.digest(), replayed.digest(), "seed {seed}, log {log:?}");
            assert_eq!(live.counts(), replayed.counts(), "seed {seed}");
            assert_eq!(
                live.metrics().closed(),
                replayed.metrics().closed(),
                "seed {seed}"
            );
        }
    }
}

#[test]
fn a_checkpoint_and_the_rest_is_the_whole() {
    for model in models() {
        let mut whole = Simulation::new(model.clone()).expect("sound");
        let middle = SimTime::from_ms(model.start.ms() + 480_000);
        whole.advance_to(middle).expect("within limits");
        let ids = (0..).map(WorkflowId).take(model.workflows.len());
        let mut acts = model
            .culprits
            .iter()
            .copied()
            .chain(ids)
            .map(Act::Deactivate);
        let deactivate = acts.find(|act| whole.check_act(*act).is_ok());
        whole
            .apply(deactivate.expect("one is activated"))
            .expect("it was asked");
        let checkpoint = whole.checkpoint();
        let at_middle: Vec<_> = whole.jobs().rows().collect();
        whole.run_to_end().expect("within limits");

        let mut rest = whole.rewound(&checkpoint);
        assert!(
            rest.jobs().rows().eq(at_middle),
            "the rows are as they were"
        );
        rest.run_to_end().expect("within limits");
        assert_eq!(rest.digest(), whole.digest());
        assert!(rest.jobs().rows().eq(whole.jobs().rows()));
    }
}

/// A job whose token is not free lets others pass; before it did, all of them waited.
#[test]
fn a_rewind_puts_back_what_passed_a_job_that_stood_aside() {
    let token = Plan {
        token: Some(0),
        ..Plan::default()
    };
    let workflows = vec![planned(800, token), plain(100)];
    let sources = vec![source(&[0, 10], 0), source(&[0, 10, 10], 1)];
    let model = Rc::new(model(2, workflows, sources));
    let mut run = Simulation::new(model).expect("sound");
    run.advance_to(SimTime::from_ms(50)).expect("within limits");
    let (checkpoint, then) = (run.checkpoint(), run.jobs().clone());
    run.advance_to(SimTime::from_ms(500))
        .expect("within limits");
    assert_eq!(run.counts().succeeded, 3, "two have passed the job");
    let back = run.rewound(&checkpoint);
    assert!(back.jobs().rows().eq(then.rows()));
}
