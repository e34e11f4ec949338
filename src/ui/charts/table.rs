//! A chart as a table: the same numbers at round times.

use super::feed;
use super::kind::Kind;
use super::reading;
use crate::session::view::{Mark, View};
use crate::ui::say as format;
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// The table of a chart.
pub(crate) fn table(kind: Kind, view: &View) -> Html {
    let names = feed::names(view);
    let head: Vec<String> = match kind {
        Kind::Backlog => marks(&names)
            .map(|mark| names[mark.index()].clone())
            .collect(),
        Kind::Wait => wait_head(view),
        Kind::Rows => ["storage.table.jobs", "storage.table.logs"]
            .map(|key| t(key).to_owned())
            .to_vec(),
        Kind::Throughput => ["charts.created", "charts.completed", "charts.canceled"]
            .map(|key| t(key).to_owned())
            .to_vec(),
    };
    let ghost = view.since.is_some();
    let last: &[&str] = match kind {
        Kind::Backlog if ghost => &[t("charts.table.all"), t("charts.table.ghost")],
        Kind::Backlog => &[t("charts.table.all")],
        Kind::Wait if ghost => &[t("charts.table.ghost.wait")],
        Kind::Wait | Kind::Throughput | Kind::Rows => &[],
    };
    html! {
        <div class="chart-table" tabindex="0" role="group" aria-label={kind.title()}>
            <table>
                <caption>{ tf("charts.table.caption", &[("title", &kind.title()), ("what", &kind.subtitle())]) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ t("charts.table.time") }</th>
                        { for head.iter().map(|name| html! { <th scope="col">{ name }</th> }) }
                        { for last.iter().map(|name| html! { <th scope="col">{ *name }</th> }) }
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

/// Percentiles and jobs of the others, then of the workflow that is selected.
fn wait_head(view: &View) -> Vec<String> {
    let own = feed::selected(view).map_or("", |row| &row.name);
    let head = |of: &str| {
        let what = ["p50", "p95", "p99", t("charts.table.jobs")];
        what.map(|what| tf("charts.table.of", &[("what", &what), ("name", &of)]))
    };
    let [others, own] = [t("charts.table.others"), own].map(head);
    others.into_iter().chain(own).collect()
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
            let parts = parts.chain([all]).map(format::count);
            let ghost = view
                .since
                .map(|_| reading::untouched_ready(view, at_ms).map_or_else(nothing, format::count));
            parts.chain(ghost).collect()
        }
        Kind::Wait => reading::waits(&view.series, at_ms)
            .into_iter()
            .flat_map(|waits| match waits {
                None => [nothing(), nothing(), nothing(), format::count(0)],
                Some(waits) => {
                    let [p50, p95, p99] =
                        [waits.p50_ms, waits.p95_ms, waits.p99_ms].map(reading::wait_text);
                    [p50, p95, p99, format::count(waits.jobs)]
                }
            })
            .chain(view.since.map(|_| {
                let wait = reading::untouched_wait(view, at_ms);
                wait.map_or_else(nothing, reading::wait_text)
            }))
            .collect(),
        Kind::Rows => reading::rows(view, Some(at_ms)).map(format::count).to_vec(),
        Kind::Throughput => reading::rates(&view.series, at_ms).map_or_else(
            || vec![nothing(), nothing(), nothing()],
            |rates| rates.map(format::rate).to_vec(),
        ),
    }
}
