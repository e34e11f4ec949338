//! Distributions by the time of the click, as a picture: from least to most, the middle half, the
//! median and its interval.

use crate::session::what_if::{Answer, Spread, Yardstick};
use crate::ui::charts::columns::{Columns, round_up};
use crate::ui::charts::feed;
use crate::ui::charts::kind::Kind;
use crate::ui::charts::sheet::{Canvas, Manner, Sheet};
use crate::ui::painter::number::{float, whole};
use crate::ui::painter::palette::Palette;
use crate::ui::texts::{t, tf};
use std::f64::consts::TAU;

/// Widest box in CSS pixels.
const WIDEST: f64 = 26.0;

/// The picture of one yardstick.
#[derive(Debug)]
pub(super) struct Spreads {
    by: Yardstick,
    columns: Columns,
    /// Where each click stands on the axis in seconds, and how the yardstick is distributed.
    clicks: Vec<(f64, Spread)>,
    across: (f64, f64),
    /// Where never stands.
    never: Option<f64>,
}

impl Spreads {
    /// The picture of some answers.
    pub(super) fn new(answers: &[Answer], by: Yardstick) -> Self {
        let at = |answer: &Answer| answer.click_ms.map(|ms| float(ms) / 1_000.0);
        let times: Vec<f64> = answers.iter().filter_map(at).collect();
        let (first, last) = (
            times.first().copied().unwrap_or(0.0),
            times.last().copied().unwrap_or(60.0),
        );
        let step = match times[..] {
            [one, two, ..] => two - one,
            _ => 60.0,
        };
        let clicks = answers.iter();
        let clicks: Vec<_> = clicks
            .map(|answer| (at(answer).unwrap_or(last + step), answer.spread(by)))
            .collect();
        let never = answers.iter().any(|answer| answer.click_ms.is_none());
        let end = if never { last + step } else { last };
        Self {
            by,
            columns: columns(&clicks, by),
            clicks,
            across: (first - step * 0.6, end + step * 0.6),
            never: never.then_some(last + step),
        }
    }
}

/// A value in the unit of the axis: minutes or jobs.
fn unit(by: Yardstick, value: u64) -> f64 {
    match by {
        Yardstick::Peak => float(value),
        Yardstick::ToNominal | Yardstick::OthersP95 => float(value) / 60_000.0,
    }
}

fn columns(clicks: &[(f64, Spread)], by: Yardstick) -> Columns {
    let mut columns = Columns::default();
    columns.push(clicks.len(), |row| Some(clicks[row].0));
    columns.push(clicks.len(), |row| {
        clicks[row].1.five.map(|five| unit(by, five[2]))
    });
    let most = clicks.iter().filter_map(|(_, spread)| spread.five);
    let most = most.fold(0.0_f64, |most, five| most.max(unit(by, five[4])));
    columns.max = round_up(most.max(1.0) * 1.04);
    columns
}

impl Sheet for Spreads {
    fn word(&self) -> &'static str {
        "spread"
    }

    fn columns(&self) -> &Columns {
        &self.columns
    }

    fn manner(&self) -> Manner {
        Manner::Stacked
    }

    fn across(&self) -> (f64, f64) {
        self.across
    }

    fn lines(&self, palette: &Palette) -> Vec<String> {
        vec![format!("{}|1.5|", palette.lines[1])]
    }

    fn name_x(&self, value: f64) -> String {
        let after = self.never.is_some_and(|never| value > never - 1.0);
        if after || value < 0.0 {
            String::new()
        } else {
            crate::ui::say::clock(u64::from(whole(value)) * 1_000)
        }
    }

    fn name_y(&self, value: f64) -> String {
        match self.by {
            Yardstick::Peak => feed::name_y(Kind::Backlog, value),
            Yardstick::ToNominal | Yardstick::OthersP95 => {
                let tenths = whole((value * 10.0).round());
                let text = match tenths % 10 {
                    0 => (tenths / 10).to_string(),
                    part => format!("{}.{part}", tenths / 10),
                };
                tf("many.minutes", &[("n", &text)])
            }
        }
    }

    fn draw(&self, on: Canvas<'_>) {
        on.context.save();
        let apart = match self.clicks[..] {
            [(one, _), (two, _), ..] => on.x(two) - on.x(one),
            _ => on.rect.w,
        };
        let width = (apart * 0.5).min(WIDEST * on.ratio);
        for (at, spread) in &self.clicks {
            if let Some(five) = spread.five {
                let y = five.map(|value| on.y(unit(self.by, value)));
                let interval = spread.interval;
                let interval = interval.map(|ends| ends.map(|value| on.y(unit(self.by, value))));
                figure(&on, on.x(*at), width, y, interval);
            }
        }
        if let Some(never) = self.never {
            let mute = self.clicks.last().is_some_and(|(_, it)| it.five.is_none());
            let text = if mute {
                t("many.never.none")
            } else {
                t("many.never")
            };
            let context = on.context;
            context.set_font(&on.font(600, 11.0));
            context.set_fill_style_str(&on.palette.fg_soft);
            context.set_text_align("center");
            context.set_text_baseline("bottom");
            let half = on.width(text) / 2.0;
            let x = on.x(never).min(on.rect.right() + 12.0 * on.ratio - half);
            let _ = context.fill_text(text, x, on.rect.y - 4.0 * on.ratio);
        }
        on.context.restore();
    }
}

/// One distribution: `y` from least to most.
fn figure(on: &Canvas<'_>, x: f64, width: f64, y: [f64; 5], interval: Option<[f64; 2]>) {
    let (context, ratio) = (on.context, on.ratio);
    let [least, lower, median, upper, most] = y;
    let ink = &on.palette.lines[1];
    context.set_stroke_style_str(ink);
    context.set_line_width(1.25 * ratio);
    context.begin_path();
    for (from, to) in [(least, lower), (upper, most)] {
        context.move_to(x, from);
        context.line_to(x, to);
    }
    for end in [least, most] {
        context.move_to(x - width / 4.0, end);
        context.line_to(x + width / 4.0, end);
    }
    context.stroke();
    let height = (lower - upper).max(2.0 * ratio);
    let top = (lower + upper - height) / 2.0;
    context.set_fill_style_str(&on.palette.surface);
    context.fill_rect(x - width / 2.0, top, width, height);
    context.set_global_alpha(0.22);
    context.set_fill_style_str(ink);
    context.fill_rect(x - width / 2.0, top, width, height);
    context.set_global_alpha(1.0);
    context.stroke_rect(x - width / 2.0, top, width, height);
    if let Some([low, high]) = interval {
        let height = (low - high).max(3.0 * ratio);
        context.set_fill_style_str(ink);
        context.fill_rect(
            x - width / 8.0,
            (low + high - height) / 2.0,
            width / 4.0,
            height,
        );
    }
    context.begin_path();
    let _ = context.arc(x, median, 3.5 * ratio, 0.0, TAU);
    context.set_fill_style_str(&on.palette.surface);
    context.fill();
    context.set_line_width(2.0 * ratio);
    context.set_stroke_style_str(&on.palette.fg);
    context.stroke();
}
