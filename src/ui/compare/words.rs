//! Comparisons in words: names and values of measures, differences, and the sentence that says what
//! differs. Pure.

use crate::session::compare::{Difference, Measure};
use crate::session::outcome::Outcome;
use crate::ui::say::{clock, count, duration};
use crate::ui::texts::{t, tf};

/// What a difference is for the people who wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// There is none.
    Same,
    /// It is neither good nor bad by itself.
    Neither,
    /// The other run is better off.
    Better,
    /// The other run is worse off.
    Worse,
}

/// The name of a measure.
pub(super) fn name(measure: Measure) -> &'static str {
    match measure {
        Measure::Created => t("measure.created"),
        Measure::Succeeded => t("measure.succeeded"),
        Measure::Canceled => t("measure.canceled"),
        Measure::Refused => t("measure.refused"),
        Measure::NotDone => t("measure.not_done"),
        Measure::Peak => t("measure.peak"),
        Measure::WaitingAtEnd => t("measure.waiting"),
        Measure::Flood => t("measure.flood"),
        Measure::Nominal => t("measure.nominal"),
        Measure::OthersP95 => t("measure.p95"),
        Measure::OthersWaited => t("measure.waited"),
        Measure::Rows => t("measure.rows"),
    }
}

/// A value of a measure.
pub(super) fn value(measure: Measure, value: Option<u64>) -> String {
    let Some(value) = value else {
        return t("compare.none").to_owned();
    };
    match measure {
        Measure::Flood | Measure::Nominal => clock(value),
        Measure::OthersP95 | Measure::OthersWaited => duration(value),
        _ => count(value),
    }
}

/// The difference of the other run, with a word and not a colour alone.
pub(super) fn change(difference: &Difference) -> (Verdict, String) {
    let measure = difference.measure;
    let (less, by) = match difference.values {
        [this, other] if this == other => return (Verdict::Same, t("compare.equal").to_owned()),
        [Some(this), Some(other)] => (other < this, Some(this.abs_diff(other))),
        // What never comes is later than anything.
        [Some(_), None] => (false, None),
        [None, _] => (true, None),
    };
    let verdict = match (measure, less) {
        (Measure::Created | Measure::Succeeded | Measure::Flood, _) => Verdict::Neither,
        (_, true) => Verdict::Better,
        (_, false) => Verdict::Worse,
    };
    let Some(by) = by else {
        let key = if less {
            "compare.only.other"
        } else {
            "compare.only.this"
        };
        return (verdict, t(key).to_owned());
    };
    let is_clock = matches!(measure, Measure::Flood | Measure::Nominal);
    let amount = match measure {
        _ if is_clock => duration(by),
        measure => value(measure, Some(by)),
    };
    let key = match (is_clock, less) {
        (true, true) => "compare.earlier",
        (true, false) => "compare.later",
        (false, true) => "compare.less",
        (false, false) => "compare.more",
    };
    (verdict, tf(key, &[("n", &amount)]))
}

/// What differs, in a sentence or two.
pub(super) fn sentence([this, other]: &[Outcome; 2]) -> String {
    let nominal = match (this.nominal_ms, other.nominal_ms) {
        (Some(a), Some(b)) if a == b => tf("compare.say.both", &[("at", &clock(a))]),
        (Some(a), Some(b)) => {
            let key = if b < a {
                "compare.say.earlier"
            } else {
                "compare.say.later"
            };
            tf(key, &[("by", &duration(a.abs_diff(b))), ("at", &clock(b))])
        }
        (Some(a), None) if other.flood_ms.is_some() => tf(
            "compare.say.this",
            &[("at", &clock(a)), ("n", &count(other.waiting))],
        ),
        (None, Some(b)) if this.flood_ms.is_some() => tf(
            "compare.say.other",
            &[("at", &clock(b)), ("n", &count(this.waiting))],
        ),
        _ => match (this.flood_ms, other.flood_ms) {
            (Some(_), Some(_)) => t("compare.say.neither").to_owned(),
            (Some(_), None) => t("compare.say.spared").to_owned(),
            (None, Some(_)) => t("compare.say.floods").to_owned(),
            (None, None) => t("compare.say.calm").to_owned(),
        },
    };
    let (before, after) = (this.others_waited_ms, other.others_waited_ms);
    let waited = duration(before.abs_diff(after));
    let undone = count(this.not_done.abs_diff(other.not_done));
    let waits = match after.cmp(&before) {
        std::cmp::Ordering::Less => tf("compare.say.less", &[("waited", &waited)]),
        std::cmp::Ordering::Greater => tf("compare.say.more", &[("waited", &waited)]),
        std::cmp::Ordering::Equal => String::new(),
    };
    let price = match other.not_done.cmp(&this.not_done) {
        std::cmp::Ordering::Less => tf("compare.say.done", &[("n", &undone)]),
        std::cmp::Ordering::Greater => tf("compare.say.undone", &[("n", &undone)]),
        std::cmp::Ordering::Equal => String::new(),
    };
    let parts = [nominal, waits, price];
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|it| !it.is_empty())
        .collect();
    parts.join(" ")
}
