//! The differences of two runs as a table: every measure, those that are the same included.

use super::words::{self, Verdict};
use crate::session::compare::{Difference, Measure};
use crate::ui::texts::t;
use yew::prelude::*;

/// The table.
pub(super) fn table(differences: &[Difference]) -> Html {
    let row = |difference: &Difference| {
        let [this, other] = difference
            .values
            .map(|value| words::value(difference.measure, value));
        html! {
            <tr key={difference.measure as usize}>
                <th scope="row">{ words::name(difference.measure) }</th>
                <td>{ this }</td>
                <td>{ other }</td>
                <td>{ change(difference) }</td>
            </tr>
        }
    };
    html! {
        <div class="fg-grid-scroll" tabindex="0" role="group" aria-label={t("compare.table")}>
            <table class="fg-compare-table">
                <caption class="fg-unseen">{ t("compare.table") }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ t("compare.measure") }</th>
                        <th scope="col">{ t("compare.this") }</th>
                        <th scope="col">{ t("compare.other") }</th>
                        <th scope="col">{ t("compare.difference") }</th>
                    </tr>
                </thead>
                <tbody>{ for differences.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

/// A few of them large, side by side.
pub(super) fn tiles(differences: &[Difference]) -> Html {
    let wanted = [
        Measure::Peak,
        Measure::Nominal,
        Measure::OthersP95,
        Measure::NotDone,
    ];
    let tile = |measure: Measure| {
        let found = differences.iter().find(|it| it.measure == measure)?;
        let [this, other] = found.values.map(|value| words::value(measure, value));
        Some(html! {
            <div class="fg-compare-tile" key={measure as usize}>
                <dt>{ words::name(measure) }</dt>
                <dd>
                    <span class="fg-compare-value">{ super::lines::sample(0) }<span class="fg-unseen">{ t("compare.this") }{ " " }</span><b>{ this }</b></span>
                    <span class="fg-compare-value">{ super::lines::sample(1) }<span class="fg-unseen">{ t("compare.other") }{ " " }</span><b>{ other }</b></span>
                    { change(found) }
                </dd>
            </div>
        })
    };
    html! { <dl class="fg-compare-tiles">{ for wanted.into_iter().filter_map(tile) }</dl> }
}

/// The difference with its verdict.
fn change(difference: &Difference) -> Html {
    let (verdict, text) = words::change(difference);
    let class = match verdict {
        Verdict::Same => "fg-change",
        Verdict::Neither => "fg-change fg-change--plain",
        Verdict::Better => "fg-change fg-change--better",
        Verdict::Worse => "fg-change fg-change--worse",
    };
    html! { <span {class}>{ text }</span> }
}
