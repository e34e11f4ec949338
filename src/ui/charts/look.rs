//! How the lines look: colour and dash of each, the same in the plot and in the words beside it.

use super::kind::Kind;
use crate::session::view::Mark;
use crate::ui::painter::palette::Palette;
use crate::ui::painter::pattern;
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// Dashes of the three lines of a chart.
const DASHES: [&str; 3] = ["", "6,3", "1.5,2.5"];

/// Which of the dashes, and of the three colours of lines, a column has.
const fn order(kind: Kind) -> [usize; 3] {
    match kind {
        Kind::Throughput => [1, 0, 2],
        Kind::Backlog | Kind::Wait | Kind::Rows => [0, 1, 2],
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

/// A piece of a line of what might have been: the run without a click, or before its last change.
pub(crate) fn ghost_sample(before: bool) -> Html {
    let kind = if before {
        "chart-sample--before"
    } else {
        "chart-sample--ghost"
    };
    html! {
        <svg class={classes!("chart-sample", kind)} viewBox="0 0 24 10" aria-hidden="true" focusable="false">
            <path d="M0 5H24" />
        </svg>
    }
}

/// The colour of the lines of the workflow that is selected.
pub(super) fn ink(palette: &Palette, mark: Mark) -> &str {
    match mark {
        Mark::Other => &palette.fg_soft,
        mark => &palette.edge[mark.index()],
    }
}

/// The lines of a chart as the snippet takes them: colour, width and dash. A line without a colour
/// has the one that comes with the data.
pub(super) fn lines(palette: &Palette, kind: Kind) -> Vec<String> {
    let ghost = format!("{}|1.5|6,4", palette.ghost);
    if kind == Kind::Backlog {
        let areas = (0..5).rev().map(|top| match Mark::ALL[top] {
            Mark::Other => format!("{}|1.5|", palette.fg),
            mark => format!("{}|1|", palette.edge[mark.index()]),
        });
        let before = format!("{}|2|1.5,4", palette.ghost);
        return areas.chain([ghost, before]).collect();
    }
    let selected = DASHES.iter().map(|dash| format!("|1|{dash}"));
    let selected = selected.take(if kind == Kind::Wait { 3 } else { 0 });
    let lines = colors(palette, kind).into_iter().zip(order(kind));
    let lines = lines.take(if kind == Kind::Rows { 2 } else { 3 });
    let lines = lines.map(|(color, place)| format!("{color}|1.5|{}", DASHES[place]));
    let ghost = (kind == Kind::Wait).then_some(ghost);
    selected.chain(lines).chain(ghost).collect()
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

/// The room of a plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Plan {
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// Whether times stand below it.
    pub(crate) axis: bool,
}
