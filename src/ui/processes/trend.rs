//! Two rows of bars over the run: the jobs of a process that waited, and those that it made. No axis:
//! a sentence says the numbers, and a table has them all.

use crate::session::View;
use crate::session::storage::Trend;
use crate::ui::icons::{Icon, icon};
use crate::ui::say::{clock, count};
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// Parts that the run is shown in.
pub(super) const PARTS: u64 = 60;

/// The bars of a process and their table.
pub(super) fn trend(view: &View, trend: &Trend) -> Html {
    if trend.created.is_empty() {
        return html! { <p class="fg-quiet">{ icon(Icon::Clock) }{ " " }{ t("trend.empty") }</p> };
    }
    let minute = |made: u64| count(made * 60_000 / trend.width_ms.max(1));
    html! {
        <>
            { bars(view, trend, &trend.ready, t("trend.ready"), &|value| count(value)) }
            { bars(view, trend, &trend.created, t("trend.created"), &minute) }
            <details class="fg-trend-table">
                <summary>{ t("trend.table") }</summary>
                <div class="fg-grid-scroll" tabindex="0" role="group" aria-label={t("trend.table")}>
                    <table class="fg-grid fg-plain">
                        <thead><tr>
                            <th scope="col">{ t("charts.table.time") }</th>
                            <th scope="col" class="fg-grid-number">{ t("trend.ready") }</th>
                            <th scope="col" class="fg-grid-number">{ t("trend.created") }</th>
                        </tr></thead>
                        <tbody>{ for trend.created.iter().zip(&trend.ready).enumerate().map(|(place, (made, ready))| html! {
                            <tr key={place}>
                                <th scope="row">{ clock(end_ms(place, trend.width_ms)) }</th>
                                <td class="fg-grid-number">{ count(*ready) }</td>
                                <td class="fg-grid-number">{ minute(*made) }</td>
                            </tr>
                        }) }</tbody>
                    </table>
                </div>
            </details>
        </>
    }
}

/// The end of a part, in milliseconds.
const fn end_ms(place: usize, width_ms: u64) -> u64 {
    (place as u64 + 1) * width_ms
}

fn bars(
    view: &View,
    trend: &Trend,
    values: &[u64],
    name: &'static str,
    text: &dyn Fn(u64) -> String,
) -> Html {
    let width_ms = trend.width_ms;
    let to_come = (values.len()..trend.parts).map(|place| html! { <i key={place}></i> });
    let most = values.iter().max().copied().unwrap_or(0);
    let at = values.iter().position(|value| *value == most).unwrap_or(0);
    let mut shown = values
        .iter()
        .enumerate()
        .filter(|(place, _)| end_ms(*place, width_ms) <= view.at_ms);
    let now = shown.next_back().map_or(0, |(_, value)| *value);
    let sentence = tf(
        "trend.sentence",
        &[
            ("name", &name),
            ("now", &text(now)),
            ("most", &text(most)),
            ("at", &clock(end_ms(at, width_ms))),
        ],
    );
    let bar = |(place, value): (usize, &u64)| {
        let style = format!("--part: {}", value * 1_000 / most.max(1));
        let ahead = end_ms(place, width_ms) > view.at_ms;
        html! { <i key={place} class={ahead.then_some("fg-bar--ahead")} ~style={style}></i> }
    };
    html! {
        <figure class="fg-trend">
            <figcaption><span>{ name }</span><b>{ text(now) }</b></figcaption>
            <div class="fg-bars" role="img" aria-label={sentence}>{ for values.iter().enumerate().map(bar) }{ for to_come }</div>
            <p class="fg-quiet">{ tf("trend.most", &[("most", &text(most)), ("at", &clock(end_ms(at, width_ms)))]) }</p>
        </figure>
    }
}
