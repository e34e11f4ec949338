//! A chart as a table: the same numbers at round times.

use super::feed;
use super::kind::Kind;
use super::reading;
use crate::session::format;
use crate::session::view::{Mark, View};
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// The table of a chart.
pub(crate) fn table(kind: Kind, view: &View) -> Html {
    let names = feed::names(view);
    let head: Vec<String> = match kind {
        Kind::Backlog => marks(&names)
            .map(|mark| names[mark.index()].clone())
            .collect(),
        Kind::Wait => ["p50", "p95", "p99"].map(str::to_owned).to_vec(),
        Kind::Throughput => ["charts.created", "charts.completed", "charts.canceled"]
            .map(|key| t(key).to_owned())
            .to_vec(),
    };
    let last = match kind {
        Kind::Backlog => Some(t("charts.table.all")),
        Kind::Wait => Some(t("charts.table.jobs")),
        Kind::Throughput => None,
    };
    html! {
        <div class="chart-table" tabindex="0" role="group" aria-label={kind.title()}>
            <table>
                <caption>{ tf("charts.table.caption", &[("title", &kind.title()), ("what", &kind.subtitle())]) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ t("charts.table.time") }</th>
                        { for head.iter().map(|name| html! { <th scope="col">{ name }</th> }) }
                        { for last.map(|name| html! { <th scope="col">{ name }</th> }) }
                    </tr>
                </thead>
                <tbody>
                    { for reading::times(view).into_iter().map(|at_ms| html! {
                        <tr key={at_ms}>
                            <th scope="row">{ format::clock(at_ms) }</th>
                            { for cells(kind, view, at_ms, &names).into_iter().map(|cell| html! { <td>{ cell }</td> }) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

fn marks(names: &[String; 5]) -> impl Iterator<Item = Mark> {
    Mark::ALL
        .into_iter()
        .filter(|mark| !names[mark.index()].is_empty())
}

fn cells(kind: Kind, view: &View, at_ms: u64, names: &[String; 5]) -> Vec<String> {
    let nothing = || t("charts.nothing").to_owned();
    match kind {
        Kind::Backlog => {
            let ready = reading::ready(view, Some(at_ms));
            let all = ready.iter().sum();
            let parts = marks(names).map(|mark| ready[mark.index()]);
            parts.chain([all]).map(format::count).collect()
        }
        Kind::Wait => match reading::waits(&view.series, at_ms) {
            None => vec![nothing(), nothing(), nothing(), format::count(0)],
            Some(waits) => [waits.p50_ms, waits.p95_ms, waits.p99_ms]
                .map(reading::wait_text)
                .into_iter()
                .chain([format::count(waits.jobs)])
                .collect(),
        },
        Kind::Throughput => reading::rates(&view.series, at_ms).map_or_else(
            || vec![nothing(), nothing(), nothing()],
            |rates| rates.map(format::rate).to_vec(),
        ),
    }
}
