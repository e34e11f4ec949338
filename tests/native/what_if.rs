//! Comparing two runs, and asking what would have come of other clicks over many seeds.

use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::scenario::{self, Act};
use floodgate::session::compare::{Comparison, Measure};
use floodgate::session::document::Document;
use floodgate::session::other::{Acts, Other, culprit};
use floodgate::session::what_if::{Question, Spread, WhatIf, Yardstick};
use floodgate::session::{Command, Session};

const CULPRIT: &str = "Sync contact to ERP";

fn document(click_ms: Option<u64>) -> Document {
    let shipped = scenario::by_id("bulk-import").expect("shipped");
    let scenario = shipped.read().expect("valid");
    let mut document = Document::of(scenario, Some(shipped.id.into()));
    document.acts.extend(click_ms.map(|at_ms| Act::Deactivate {
        at_ms,
        workflow: CULPRIT.into(),
    }));
    document
}

#[test]
fn a_comparison_tells_what_a_click_changed_whatever_the_slices() {
    let mut tables = Vec::new();
    for slice in [777, 1_000_000] {
        let mut comparison =
            Comparison::new(&document(None), &document(Some(480_000)), JOBS_MAX_NATIVE)
                .expect("small");
        let mut before = 0;
        while comparison.work(slice) {
            assert!(comparison.done_milli() >= before);
            before = comparison.done_milli();
        }
        assert!((comparison.done_milli(), comparison.is_cut()) == (1_000, false));
        tables.push((comparison.differences(), comparison.lines()));
    }
    assert_eq!(tables[0], tables[1]);
    let (table, lines) = &tables[0];
    let of = |measure| {
        let line = table.iter().find(|line| line.measure == measure);
        line.expect("every measure").values
    };
    assert_eq!(of(Measure::NotDone)[0], Some(0));
    assert!(of(Measure::NotDone)[1] > Some(20_000));
    assert!(of(Measure::Peak)[1] < of(Measure::Peak)[0]);
    assert_eq!(of(Measure::Nominal)[0], None);
    assert!(of(Measure::Nominal)[1].is_some());
    let click = 480_000 / lines[0].width_ms;
    let click = usize::try_from(click).expect("small") - 1;
    assert_eq!(lines[0].ready[..click], lines[1].ready[..click], "one past");
    let mut session =
        Session::of_document(&document(Some(480_000)), JOBS_MAX_NATIVE).expect("small");
    assert_eq!(session.apply(Command::RunToEnd).refused, None);
    while session.work(10_000) {}
    assert_eq!(of(Measure::Created)[1], Some(session.view().counts.created));
}

#[test]
fn each_minute_later_costs_and_never_costs_most() {
    let clicks = [Some(360_000), Some(450_000), Some(540_000), None];
    let asked = Question::new(&document(None), CULPRIT, &clicks, 6);
    let mut question = WhatIf::new(asked, JOBS_MAX_NATIVE);
    assert_eq!(question.progress(), (0, 24));
    while question.work(50_000).expect("it can be run") {}
    assert_eq!(question.progress(), (24, 24));
    let peaks: Vec<u64> = question
        .answers()
        .iter()
        .map(|answer| answer.spread(Yardstick::Peak).five.expect("six runs")[2])
        .collect();
    assert!(peaks.is_sorted(), "{peaks:?}");
    let [early, .., late, never] = question.answers() else {
        panic!("four answers");
    };
    let took = |answer: &floodgate::session::what_if::Answer| {
        answer.spread(Yardstick::ToNominal).five.expect("nominal")[2]
    };
    assert!(took(early) < took(late));
    let untouched = never.spread(Yardstick::ToNominal);
    assert_eq!((untouched.five, untouched.without), (None, 6));
    assert!(
        early.spread(Yardstick::Peak).interval.is_some(),
        "six runs are enough"
    );
    let digests: std::collections::BTreeSet<u64> = early
        .outcomes
        .iter()
        .map(|outcome| outcome.digest)
        .collect();
    assert_eq!(digests.len(), 6, "each seed is another run");
}

/// Ranks of the 95 % interval of a median, as statistical tables have them.
#[test]
fn the_interval_of_the_median_is_that_of_the_tables() {
    for (count, rank) in [
        (5, None),
        (6, Some(1)),
        (9, Some(2)),
        (20, Some(6)),
        (50, Some(18)),
        (100, Some(40)),
    ] {
        let spread = Spread::of((1..=count).map(Some));
        let expected = rank.map(|rank| [rank, count + 1 - rank]);
        assert_eq!(spread.interval, expected, "{count}");
        assert_eq!(spread.five.expect("values")[2], count.div_ceil(2));
    }
    let none = Spread::of([None, None].into_iter());
    assert_eq!((none.runs, none.without, none.five), (0, 2, None));
}

/// The panel says the same of a click as the comparison with the run without it.
#[test]
fn what_a_click_has_spared_is_the_run_beside_the_run_without_it() {
    let mut comparison =
        Comparison::new(&document(Some(480_000)), &document(None), JOBS_MAX_NATIVE).expect("small");
    while comparison.work(1_000_000) {}
    let [clicked, untouched] = comparison.outcomes();
    let mut session =
        Session::of_document(&document(Some(480_000)), JOBS_MAX_NATIVE).expect("small");
    let mut spared = |at_ms: u64| {
        assert_eq!(session.apply(Command::Seek(at_ms)).refused, None);
        while session.work(10_000) {}
        session.view().spared
    };
    assert_eq!(spared(470_000), None, "before the click");
    let early = spared(600_000).expect("two minutes after it");
    let end = spared(1_800_000).expect("at the end");
    assert!(early.waited_ms < end.waited_ms && early.rows < end.rows);
    assert_eq!(end.jobs, clicked.not_done);
    let waited = untouched.others_waited_ms - clicked.others_waited_ms;
    assert_eq!(end.waited_ms, waited, "the same past, the same difference");
    let rows = |of: &floodgate::session::outcome::Outcome| of.job_rows + of.log_rows;
    let exact = rows(&untouched) - rows(&clicked);
    assert!(
        end.rows.abs_diff(exact) * 100 < exact,
        "{} {exact}",
        end.rows
    );
}

/// A worker beside the page answers the same question; what it tells is what is computed here.
#[test]
fn what_another_place_tells_is_what_is_computed_here() {
    let clicks = [Some(300_000), Some(480_000), None];
    let asked = Question::new(&document(Some(480_000)), CULPRIT, &clicks, 3);
    let sent = Question::read(&asked.write()).expect("it was written here");
    let mut there = WhatIf::new(sent, JOBS_MAX_NATIVE);
    let mut here = WhatIf::new(asked, JOBS_MAX_NATIVE);
    while there.progress().0 < 9 {
        let before = there.progress().0;
        there.work(100_000).expect("it can be run");
        if there.progress().0 > before {
            here.hear(there.told());
        }
    }
    assert_eq!(here.progress(), (9, 9));
    for by in Yardstick::ALL {
        let spreads = |of: &WhatIf| -> Vec<Spread> {
            let answers = of.answers().iter();
            answers.map(|answer| answer.spread(by)).collect()
        };
        assert_eq!(spreads(&here), spreads(&there));
        assert_eq!(here.cost(by), there.cost(by));
    }
    let cost = here.cost(Yardstick::ToNominal).expect("two clicks");
    assert!(
        (cost.runs, cost.interval) == (3, None) && cost.median > 0,
        "{cost:?}"
    );
    assert!(Question::read("{}").is_err());
}

#[test]
fn the_other_run_differs_in_what_is_said_and_its_word_says_it_again() {
    for (text, acts) in [
        ("never", Acts::Never),
        ("7:30,workers:32,seed:7,triggers:50", Acts::Click(450_000)),
        ("same,triggers:400", Acts::Same),
        ("same", Acts::Same),
    ] {
        let other = Other::read(text).expect(text);
        assert_eq!((other.acts, other.write().as_str()), (acts, text));
    }
    for bad in [
        "soon",
        "workers:0",
        "workers:",
        "seed:-1",
        "triggers:5",
        "7:99",
        "never:1",
    ] {
        assert!(Other::read(bad).is_err(), "{bad}");
    }
    let this = document(Some(480_000));
    assert_eq!(culprit(&this, JOBS_MAX_NATIVE), CULPRIT);
    assert_eq!(culprit(&document(None), JOBS_MAX_NATIVE), CULPRIT);
    assert_eq!(Other::at_first(&this).acts, Acts::Never);
    assert_eq!(Other::at_first(&document(None)).acts, Acts::Click(480_000));
    let other = Other::read("7:30,workers:32,seed:7,triggers:50").expect("read");
    let other = other.of(&this, CULPRIT).expect("before the end");
    assert_eq!(
        other.acts,
        document(Some(450_000)).acts,
        "moved, not repeated"
    );
    assert_eq!(
        (other.scenario.seed, other.scenario.service.workers),
        (7, 32)
    );
    assert!(
        Other::read("30:00")
            .expect("a time")
            .of(&this, CULPRIT)
            .is_err()
    );
    let outcomes = |second: &Document| {
        let mut comparison = Comparison::new(&this, second, JOBS_MAX_NATIVE).expect("small");
        while comparison.work(1_000_000) {}
        comparison.outcomes()
    };
    let [before, fewer] = outcomes(
        &Other::read("triggers:50")
            .expect("read")
            .of(&this, CULPRIT)
            .expect("fits"),
    );
    let made = |of: &floodgate::session::outcome::Outcome| of.created + of.refused;
    assert!(
        made(&fewer) < made(&before) * 7 / 10,
        "half of the triggers"
    );
    assert!(fewer.others_waited_ms < before.others_waited_ms);
}
