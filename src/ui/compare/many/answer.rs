//! Answers in words and as a table. Pure.

use crate::session::what_if::{Answer, Cost, Yardstick};
use crate::ui::say::{clock, count, duration};
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// What a yardstick is called.
pub(super) fn name(by: Yardstick) -> &'static str {
    match by {
        Yardstick::ToNominal => t("many.nominal"),
        Yardstick::Peak => t("many.peak"),
        Yardstick::OthersP95 => t("many.p95"),
    }
}

fn value(by: Yardstick, value: u64) -> String {
    match by {
        Yardstick::Peak => count(value),
        Yardstick::ToNominal | Yardstick::OthersP95 => duration(value),
    }
}

/// What each minute costs, in a sentence.
pub(super) fn costs(by: Yardstick, cost: &Cost) -> String {
    let signed = |amount: i64| {
        let sign = if amount < 0 { "−" } else { "" };
        format!("{sign}{}", value(by, amount.unsigned_abs()))
    };
    let key = match by {
        Yardstick::ToNominal => "many.cost.nominal",
        Yardstick::Peak => "many.cost.peak",
        Yardstick::OthersP95 => "many.cost.p95",
    };
    let mut text = tf(key, &[("cost", &signed(cost.median))]);
    text.push(' ');
    text.push_str(&match cost.interval {
        Some([low, high]) => tf(
            "many.cost.interval",
            &[
                ("low", &signed(low)),
                ("high", &signed(high)),
                ("n", &cost.runs),
            ],
        ),
        None => tf("many.cost.few", &[("n", &cost.runs)]),
    });
    text
}

/// When the click was, in words.
pub(super) fn click(answer: &Answer) -> String {
    answer.click_ms.map_or_else(
        || t("many.never").to_owned(),
        |at_ms| tf("many.at", &[("time", &clock(at_ms))]),
    )
}

/// The columns of the table besides the click.
pub(super) const HEAD: [&str; 5] = [
    "many.median",
    "many.interval",
    "many.half",
    "many.range",
    "many.without",
];

/// The values of a click under [`HEAD`].
pub(super) fn cells(answer: &Answer, by: Yardstick) -> [String; 5] {
    let spread = answer.spread(by);
    let none = || t("charts.nothing").to_owned();
    let pair = |low: u64, high: u64| {
        tf(
            "many.to",
            &[("low", &value(by, low)), ("high", &value(by, high))],
        )
    };
    let five = spread.five;
    [
        five.map_or_else(none, |five| value(by, five[2])),
        spread
            .interval
            .map_or_else(none, |[low, high]| pair(low, high)),
        five.map_or_else(none, |five| pair(five[1], five[3])),
        five.map_or_else(none, |five| pair(five[0], five[4])),
        tf(
            "many.of",
            &[
                ("n", &spread.without),
                ("all", &(spread.runs + spread.without)),
            ],
        ),
    ]
}

/// The picture as a table.
pub(super) fn table(answers: &[Answer], by: Yardstick) -> Html {
    let row = |answer: &Answer| {
        html! {
            <tr>
                <th scope="row">{ click(answer) }</th>
                { for cells(answer, by).into_iter().map(|cell| html! { <td>{ cell }</td> }) }
            </tr>
        }
    };
    html! {
        <div class="fg-grid-scroll" tabindex="0" role="group" aria-label={t("many.table")}>
            <table class="fg-compare-table">
                <caption class="fg-unseen">{ t("many.table") }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ t("many.click") }</th>
                        { for HEAD.map(|head| html! { <th scope="col">{ t(head) }</th> }) }
                    </tr>
                </thead>
                <tbody>{ for answers.iter().map(row) }</tbody>
            </table>
        </div>
    }
}
