//! Comparing two runs, and asking what would have come of other clicks over many seeds.

use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::scenario::{self, Act};
use floodgate::session::compare::{Comparison, Measure};
use floodgate::session::document::Document;
use floodgate::session::what_if::{Spread, WhatIf};
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
    let mut question = WhatIf::new(&document(None), CULPRIT, &clicks, 6, JOBS_MAX_NATIVE);
    assert_eq!(question.progress(), (0, 24));
    while question.work(50_000).expect("it can be run") {}
    assert_eq!(question.progress(), (24, 24));
    let peaks: Vec<u64> = question
        .answers()
        .iter()
        .map(|answer| answer.spread(Measure::Peak).five.expect("six runs")[2])
        .collect();
    assert!(peaks.is_sorted(), "{peaks:?}");
    let [early, .., late, never] = question.answers() else {
        panic!("four answers");
    };
    let took = |answer: &floodgate::session::what_if::Answer| {
        answer.to_nominal().five.expect("nominal")[2]
    };
    assert!(took(early) < took(late));
    assert_eq!(
        (never.to_nominal().five, never.to_nominal().without),
        (None, 6)
    );
    assert!(
        early.spread(Measure::Peak).interval.is_some(),
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
