//! Two runs as two lines over each other: what lies between them is shaded, and a click of either
//! has a flag.

use crate::session::compare::Line;
use crate::ui::charts::columns::{Columns, LANE_S, NO_WAIT_S, longest_wait, round_up};
use crate::ui::charts::feed;
use crate::ui::charts::kind::Kind;
use crate::ui::charts::look;
use crate::ui::charts::sheet::{Canvas, Manner, Sheet};
use crate::ui::painter::backdrop::rounded;
use crate::ui::painter::layout::Rect;
use crate::ui::painter::number::float;
use crate::ui::painter::palette::Palette;
use crate::ui::painter::slots::dashes;
use std::f64::consts::TAU;
use yew::prelude::*;

/// A piece of the line of this run (0) or of the other (1).
pub(super) fn sample(run: usize) -> Html {
    look::sample(Kind::Wait, run)
}

/// Two lines.
#[derive(Debug)]
pub(super) struct Lines {
    kind: Kind,
    columns: Columns,
    end_s: f64,
    at_s: f64,
    /// When each run has a click, in seconds, and what its flag says.
    flags: Vec<(usize, f64, String)>,
}

impl Lines {
    /// The lines of both runs; `at_ms` is the clock, `flags` are the clicks of each run.
    pub(super) fn new(
        kind: Kind,
        lines: &[Line; 2],
        (at_ms, end_ms): (u64, u64),
        flags: Vec<(usize, u64, String)>,
    ) -> Self {
        let seconds = |ms: u64| float(ms) / 1_000.0;
        Self {
            kind,
            columns: columns(kind, lines),
            end_s: seconds(end_ms),
            at_s: seconds(at_ms),
            flags: flags
                .into_iter()
                .map(|(run, at_ms, text)| (run, seconds(at_ms), text))
                .collect(),
        }
    }

    /// Both values at the end of the bucket before a time, in the unit of the axis.
    fn at(&self, at_s: f64) -> [Option<f64>; 2] {
        let last = (0..self.columns.rows).rev();
        let mut last = last.filter(|row| self.columns.at(0, *row).is_some_and(|x| x <= at_s));
        let row = last.next();
        [1, 2].map(|column| self.columns.at(column, row?))
    }
}

fn columns(kind: Kind, lines: &[Line; 2]) -> Columns {
    let length = |line: &Line| line.ready.len();
    let rows = lines.iter().map(length).max().unwrap_or(0);
    let mut columns = Columns::with_time(rows, lines[0].width_ms);
    for line in lines {
        columns.push(rows, |row| match kind {
            Kind::Wait => {
                let ms = (*line.others_p95_ms.get(row)?)?;
                Some((float(ms) / 1_000.0).max(NO_WAIT_S * 0.7))
            }
            Kind::Backlog | Kind::Throughput | Kind::Rows => {
                line.ready.get(row).copied().map(float)
            }
        });
    }
    let values = columns.flat[rows..].iter();
    let most = values.fold(0.0_f64, |most, value| most.max(*value));
    (columns.min, columns.max) = match kind {
        Kind::Wait => (LANE_S, longest_wait(most)),
        Kind::Backlog | Kind::Throughput | Kind::Rows => (0.0, round_up(most.max(10.0) * 1.04)),
    };
    columns
}

impl Sheet for Lines {
    fn word(&self) -> &'static str {
        self.kind.word()
    }

    fn columns(&self) -> &Columns {
        &self.columns
    }

    fn manner(&self) -> Manner {
        match self.kind {
            Kind::Wait => Manner::Waits,
            Kind::Backlog | Kind::Throughput | Kind::Rows => Manner::Stacked,
        }
    }

    fn across(&self) -> (f64, f64) {
        (0.0, self.end_s)
    }

    fn lines(&self, palette: &Palette) -> Vec<String> {
        vec![
            format!("{}|2|", palette.lines[0]),
            format!("{}|2|6,3", palette.lines[1]),
        ]
    }

    fn name_y(&self, value: f64) -> String {
        feed::name_y(self.kind, value)
    }

    fn draw(&self, on: Canvas<'_>) {
        on.context.save();
        between(&on, &self.columns);
        for (run, at_s, _) in &self.flags {
            let color = &on.palette.lines[*run];
            let (dash, ratio) = ([5.0 * on.ratio, 3.0 * on.ratio], 1.5);
            dashes(on.context, if *run == 1 { &dash } else { &[] });
            on.line(on.x(*at_s), color, ratio);
        }
        dashes(on.context, &[]);
        on.line(on.x(self.at_s), &on.palette.fg, 1.0);
        for (run, value) in self.at(self.at_s).into_iter().enumerate() {
            if let Some(value) = value {
                dot(&on, (on.x(self.at_s), on.y(value)), &on.palette.lines[run]);
            }
        }
        if self.kind == Kind::Backlog {
            flags(&on, &self.flags);
        }
        on.context.restore();
    }
}

/// Shades what lies between the two lines.
fn between(on: &Canvas<'_>, columns: &Columns) {
    let both = |row: &usize| columns.at(1, *row).is_some() && columns.at(2, *row).is_some();
    let rows: Vec<usize> = (0..columns.rows).filter(both).collect();
    let point = |column: usize, row: usize| {
        let (x, y) = (columns.at(0, row), columns.at(column, row));
        (on.x(x.unwrap_or(0.0)), on.y(y.unwrap_or(0.0)))
    };
    let context = on.context;
    context.begin_path();
    let there = rows.iter().map(|row| point(1, *row));
    let back = rows.iter().rev().map(|row| point(2, *row));
    for (x, y) in there.chain(back) {
        context.line_to(x, y);
    }
    context.close_path();
    // Fails only for a word that is no operation.
    let _ = context.set_global_composite_operation("destination-over");
    context.set_global_alpha(0.14);
    context.set_fill_style_str(&on.palette.lines[1]);
    context.fill();
    context.set_global_alpha(1.0);
    let _ = context.set_global_composite_operation("source-over");
}

fn dot(on: &Canvas<'_>, (x, y): (f64, f64), color: &str) {
    on.context.begin_path();
    let _ = on.context.arc(x, y, 3.5 * on.ratio, 0.0, TAU);
    on.context.set_fill_style_str(&on.palette.surface);
    on.context.fill();
    on.context.set_stroke_style_str(color);
    on.context.set_line_width(1.75 * on.ratio);
    on.context.stroke();
}

/// What was clicked, above the plot; those without room are left out.
fn flags(on: &Canvas<'_>, flags: &[(usize, f64, String)]) {
    let (context, ratio) = (on.context, on.ratio);
    let height = 18.0 * on.palette.small * ratio;
    let top = on.rect.y - height - 1.0 * ratio;
    let mut taken: Vec<(f64, f64)> = Vec::new();
    context.set_font(&on.font(600, 11.0));
    context.set_text_baseline("middle");
    context.set_text_align("left");
    for (run, at_s, text) in flags {
        let pad = 6.0 * ratio;
        let (w, at) = (on.width(text) + pad * 2.0, on.x(*at_s));
        let fits = |x: &f64| {
            let free = |(from, to): &(f64, f64)| *x >= *to || *x + w <= *from;
            *x >= 0.0 && *x + w <= on.rect.right() + 8.0 * ratio && taken.iter().all(free)
        };
        let Some(x) = [at, at - w].into_iter().find(fits) else {
            continue;
        };
        taken.push((x, x + w));
        rounded(context, Rect::new(x, top, w, height), 3.0 * ratio);
        context.set_fill_style_str(&on.palette.surface);
        context.fill();
        context.set_stroke_style_str(&on.palette.lines[*run]);
        context.set_line_width(1.25 * ratio);
        context.stroke();
        context.set_fill_style_str(&on.palette.fg);
        let _ = context.fill_text(text, x + pad, top + height / 2.0 + 0.5 * ratio);
    }
}
