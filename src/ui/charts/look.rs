//! How the lines look: colour and dash of each, the same in the plot and in the words beside it.

use super::feed::Feed;
use super::kind::Kind;
use crate::session::view::Mark;
use crate::ui::painter::palette::Palette;
use crate::ui::painter::pattern;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// Dashes of the three lines of a chart.
const DASHES: [&[f64]; 3] = [&[], &[6.0, 3.0], &[1.5, 2.5]];

/// Which of the dashes, and of the three colours of lines, a column has.
const fn order(kind: Kind) -> [usize; 3] {
    match kind {
        Kind::Throughput => [1, 0, 2],
        Kind::Backlog | Kind::Wait => [0, 1, 2],
    }
}

/// Colours of the three lines of a chart.
pub(crate) fn colors(palette: &Palette, kind: Kind) -> [&str; 3] {
    order(kind).map(|place| palette.lines[place].as_str())
}

/// A piece of a line, as it is in the plot, for the words beside it.
pub(crate) fn sample(kind: Kind, column: usize) -> Html {
    let place = order(kind)[column];
    let class = classes!("chart-sample", format!("chart-sample--{place}"));
    let mark = match (kind, column) {
        (Kind::Throughput, 0) => {
            html! { <circle class="chart-sample-ring" cx="12" cy="5" r="2.6" /> }
        }
        (Kind::Throughput, 1) => {
            html! { <circle class="chart-sample-dot" cx="12" cy="5" r="2.8" /> }
        }
        (Kind::Throughput, _) => {
            html! { <path class="chart-sample-cross" d="M9.5 2.5l5 5M14.5 2.5l-5 5" /> }
        }
        _ => Html::default(),
    };
    html! {
        <svg {class} viewBox="0 0 24 10" aria-hidden="true" focusable="false">
            <path d="M0 5H24" />
            { mark }
        </svg>
    }
}

/// A piece of the line of the run without a click.
pub(crate) fn ghost_sample() -> Html {
    html! {
        <svg class="chart-sample chart-sample--ghost" viewBox="0 0 24 10" aria-hidden="true" focusable="false">
            <path d="M0 5H24" />
        </svg>
    }
}

/// The lines of a chart as the snippet takes them.
pub(super) fn series(palette: &Palette, kind: Kind) -> Vec<Value> {
    if kind == Kind::Backlog {
        let mut series: Vec<Value> = (0..5)
            .rev()
            .map(|top| {
                let (color, width) = match Mark::ALL[top] {
                    Mark::Other => (&palette.fg, 1.5),
                    mark => (&palette.edge[mark.index()], 1.0),
                };
                json!({ "stroke": color, "width": width })
            })
            .collect();
        series.push(json!({ "stroke": palette.ghost, "width": 1.5, "dash": [6, 4] }));
        return series;
    }
    let lines = colors(palette, kind).into_iter().zip(order(kind));
    lines
        .map(|(color, place)| json!({ "stroke": color, "width": 1.5, "dash": DASHES[place], "spanGaps": true }))
        .collect()
}

/// Patterns of the areas, in the order of the lines.
pub(super) fn fills(palette: &Palette, kind: Kind, ratio: f64) -> js_sys::Array {
    if kind != Kind::Backlog {
        return js_sys::Array::new();
    }
    let marks = Mark::ALL.into_iter().rev();
    marks
        .map(|mark| pattern::of(palette, mark, ratio).map_or(JsValue::NULL, JsValue::from))
        .collect()
}

/// Where the log scale is named: the lane of no wait, then as many steps as stand apart.
fn waits(height: f64) -> Vec<f64> {
    let close = if height < 76.0 { vec![] } else { vec![10.0] };
    let lane = [super::columns::LANE_S, 1.0];
    let rest = [60.0, 600.0, 3_600.0];
    lane.into_iter().chain(close).chain(rest).collect()
}

/// Everything that a plot of this size is made from.
pub(super) fn spec(palette: &Palette, feed: &Feed, sync: &str, plan: &Plan) -> String {
    let kind = feed.kind;
    let text = palette.text;
    let splits = (kind == Kind::Wait).then(|| waits(plan.height));
    let top = match kind {
        Kind::Backlog => 24.0 * text,
        Kind::Wait | Kind::Throughput => 8.0,
    };
    json!({
        "width": plan.width,
        "height": plan.height,
        "padding": [top, 18, if plan.axis { 0 } else { 4 }, 0],
        "min": feed.columns.min,
        "max": feed.columns.max.max(1.0),
        "end": feed.end_s.max(1.0),
        "font": format!("{:.0}px {}", 11.0 * text, palette.font),
        "ink": palette.fg_soft,
        "grid": palette.grid,
        "tick": palette.stroke,
        "axis": plan.axis,
        "sizeX": 24.0 * text,
        "sizeY": 50.0 * text,
        "spaceX": 70.0 * text,
        "spaceY": 26.0 * text,
        "steps": [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 43_200, 86_400],
        "splits": splits,
        "log": kind == Kind::Wait,
        "sync": sync,
        "series": series(palette, kind),
    })
    .to_string()
}

/// The room of a plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Plan {
    pub(super) width: f64,
    pub(super) height: f64,
    /// Whether times stand below it.
    pub(super) axis: bool,
}
