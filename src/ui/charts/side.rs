//! The words at the end of the lines: what each is, and its value at the clock or at the pointer.

use super::feed;
use super::kind::Kind;
use super::look;
use super::reading;
use crate::session::view::{Mark, View};
use crate::ui::icons::mark;
use crate::ui::say as format;
use crate::ui::stage::words::emphasis;
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// The list beside a chart; `pointed_ms` is where the pointer is.
pub(crate) fn side(kind: Kind, view: &View, pointed_ms: Option<u64>) -> Html {
    let at_ms = pointed_ms.unwrap_or(view.at_ms);
    let clock = format::clock(at_ms);
    html! {
        <div class={classes!("chart-side", pointed_ms.is_some().then_some("chart-side--pointed"))}>
            <p class="chart-at">{ tf("charts.at", &[("clock", &clock)]) }</p>
            <ul>
                { match kind {
                    Kind::Backlog => backlog(view, pointed_ms),
                    Kind::Wait => wait(view, at_ms),
                    Kind::Throughput => throughput(view, at_ms),
                    Kind::Rows => rows(view, pointed_ms),
                } }
            </ul>
        </div>
    }
}

fn backlog(view: &View, pointed_ms: Option<u64>) -> Html {
    let ready = reading::ready(view, pointed_ms);
    let names = feed::names(view);
    let rows = Mark::ALL
        .into_iter()
        .rev()
        .filter(|mark| !names[mark.index()].is_empty());
    let ghost = reading::untouched_at_end(view).map(|left| {
        let text = tf("charts.ghost", &[("n", &format::count(left))]);
        html! {
            <li class="chart-ghost">{ look::ghost_sample(false) }<span>{ emphasis(&text) }</span></li>
        }
    });
    let before = (!view.series.before_ready.is_empty()).then(|| {
        html! { <li class="chart-ghost">{ look::ghost_sample(true) }<span>{ t("charts.before") }</span></li> }
    });
    html! {
        <>
            { for rows.map(|one| html! {
                <li key={one.index()}>
                    { mark(one) }
                    <span class="chart-name">{ &names[one.index()] }</span>
                    <span class="chart-value">{ format::count(ready[one.index()]) }</span>
                </li>
            }) }
            { for ghost }
            { for before }
        </>
    }
}

fn line(kind: Kind, column: usize, name: &'static str, value: &str) -> Html {
    html! {
        <li key={column}>
            { look::sample(kind, column) }
            <strong class="chart-name">{ name }</strong>
            <span class="chart-value">{ value.to_owned() }</span>
        </li>
    }
}

fn wait(view: &View, at_ms: u64) -> Html {
    let [waits, selected] = reading::waits(&view.series, at_ms);
    let value =
        |ms: Option<u64>| ms.map_or_else(|| t("charts.nothing").to_owned(), reading::wait_text);
    let few = waits.as_ref().is_some_and(reading::is_few);
    let key = if few { "charts.few" } else { "charts.samples" };
    let samples = waits.map(|waits| tf(key, &[("n", &format::count(waits.jobs))]));
    html! {
        <>
            { line(Kind::Wait, 2, "p99", &value(waits.map(|waits| waits.p99_ms))) }
            { line(Kind::Wait, 1, "p95", &value(waits.map(|waits| waits.p95_ms))) }
            { line(Kind::Wait, 0, "p50", &value(waits.map(|waits| waits.p50_ms))) }
            if let Some(row) = feed::selected(view) {
                <li>
                    { mark(row.mark) }
                    <span class="chart-name" title={row.name.clone()}>{ "p95 " }{ &row.name }</span>
                    <span class="chart-value">{ value(selected.map(|waits| waits.p95_ms)) }</span>
                </li>
            }
            if let Some(untouched) = reading::untouched_wait(view, at_ms) {
                <li>
                    { look::ghost_sample(false) }
                    <span class="chart-name">{ t("charts.ghost.wait") }</span>
                    <span class="chart-value">{ reading::wait_text(untouched) }</span>
                </li>
            }
            <li class={classes!("chart-few", few.then_some("chart-few--few"))}>{ samples }</li>
        </>
    }
}

fn rows(view: &View, pointed_ms: Option<u64>) -> Html {
    let [jobs, logs] = reading::rows(view, pointed_ms).map(format::count);
    html! {
        <>
            { line(Kind::Rows, 0, t("storage.table.jobs"), &jobs) }
            { line(Kind::Rows, 1, t("storage.table.logs"), &logs) }
        </>
    }
}

fn throughput(view: &View, at_ms: u64) -> Html {
    let rates = reading::rates(&view.series, at_ms);
    let names = [
        t("charts.created"),
        t("charts.completed"),
        t("charts.canceled"),
    ];
    let value = |column: usize| {
        rates.map_or_else(
            || t("charts.nothing").to_owned(),
            |rates| {
                tf(
                    "charts.per_second",
                    &[("rate", &format::rate(rates[column]))],
                )
            },
        )
    };
    html! {
        <>{ for (0..3).map(|column| line(Kind::Throughput, column, names[column], &value(column))) }</>
    }
}
