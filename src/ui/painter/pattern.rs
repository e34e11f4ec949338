//! Patterns of areas: the same hue is never the only difference between two of them.

use super::number::{float, whole};
use super::palette::Palette;
use super::sprite;
use crate::session::view::Mark;
use std::f64::consts::TAU;
use web_sys::{CanvasPattern, CanvasRenderingContext2d};

/// The side of a tile in CSS pixels.
const TILE: f64 = 8.0;

/// The pattern of a mark over its hue: diagonals, dots, level lines, cross-hatch; plain for the rest.
pub(crate) fn of(palette: &Palette, mark: Mark, ratio: f64) -> Option<CanvasPattern> {
    let (fill, edge) = palette.of(mark);
    let ink = if palette.forced { edge } else { &palette.ink };
    tile(ratio, |context| {
        context.set_fill_style_str(fill);
        context.fill_rect(0.0, 0.0, TILE, TILE);
        context.set_stroke_style_str(ink);
        context.set_fill_style_str(ink);
        context.set_line_width(1.6);
        match mark {
            Mark::One => diagonal(context, false),
            Mark::Two => dots(context),
            Mark::Three => level(context),
            Mark::Four => {
                context.set_line_width(1.2);
                diagonal(context, false);
                diagonal(context, true);
            }
            Mark::Other => {}
        }
    })
}

/// The neutral hatch of what was canceled.
pub(crate) fn hatch(palette: &Palette, ratio: f64) -> Option<CanvasPattern> {
    tile(ratio, |context| {
        context.set_stroke_style_str(&palette.off);
        context.set_line_width(1.0);
        diagonal(context, false);
    })
}

fn tile(ratio: f64, draw: impl Fn(&CanvasRenderingContext2d)) -> Option<CanvasPattern> {
    let side = whole((TILE * ratio).round().max(4.0));
    let (canvas, context) = sprite::canvas(side, side)?;
    let scale = float(u64::from(side)) / TILE;
    context.scale(scale, scale).ok()?;
    draw(&context);
    context
        .create_pattern_with_html_canvas_element(&canvas, "repeat")
        .ok()
        .flatten()
}

fn diagonal(context: &CanvasRenderingContext2d, falling: bool) {
    context.begin_path();
    for shift in [-TILE, 0.0, TILE] {
        let (from, to) = if falling { (0.0, TILE) } else { (TILE, 0.0) };
        let over = 2.0_f64.copysign(to - from);
        context.move_to(shift - 2.0, from - over);
        context.line_to(shift + TILE + 2.0, to + over);
    }
    context.stroke();
}

fn dots(context: &CanvasRenderingContext2d) {
    for (x, y) in [(2.0, 2.0), (6.0, 6.0)] {
        context.begin_path();
        // Fails only for a negative radius.
        let _ = context.arc(x, y, 1.1, 0.0, TAU);
        context.fill();
    }
}

fn level(context: &CanvasRenderingContext2d) {
    context.begin_path();
    for y in [2.0, 6.0] {
        context.move_to(0.0, y);
        context.line_to(TILE, y);
    }
    context.stroke();
}
