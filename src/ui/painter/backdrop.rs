//! What stands still on the stage: pipes, the tank, places of workers. Drawn once into a canvas of
//! its own, and copied from there into each frame.

use super::layout::{Layout, Rect};
use super::palette::Palette;
use super::sprite;
use super::stream::bend_controls;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Draws what stands still.
pub(crate) fn draw(layout: &Layout, palette: &Palette, ratio: f64) -> Option<HtmlCanvasElement> {
    let (w, h) = super::backing(layout, ratio);
    let (canvas, context) = sprite::canvas(w, h)?;
    context.scale(ratio, ratio).ok()?;
    tank(&context, layout, palette);
    pipes(&context, layout, palette);
    for slot in &layout.slots {
        rounded(&context, *slot, (slot.w * 0.1).min(4.0));
        context.set_fill_style_str(&palette.slot);
        context.fill();
        context.set_stroke_style_str(&palette.stroke);
        context.set_line_width(1.0);
        context.stroke();
    }
    Some(canvas)
}

/// A path around a rectangle with round corners.
pub(crate) fn rounded(context: &CanvasRenderingContext2d, rect: Rect, radius: f64) {
    let Rect { x, y, w, h } = rect;
    context.begin_path();
    // Fails only for a negative radius.
    let _ = context.round_rect_with_f64(x, y, w, h, radius);
}

/// Where the pipe of a card begins.
pub(crate) fn mouth(card: Rect) -> (f64, f64) {
    (card.right(), card.middle().1)
}

/// Where it ends: the pipes join at the inlet.
pub(crate) fn end(layout: &Layout, place: usize) -> (f64, f64) {
    let count = super::number::len(layout.cards.len().max(1));
    let lane = super::number::len(place) - (count - 1.0) / 2.0;
    let pitch = (16.0 * layout.text / count).min(7.0 * layout.text);
    (layout.inlet.0, layout.inlet.1 + lane * pitch)
}

fn pipes(context: &CanvasRenderingContext2d, layout: &Layout, palette: &Palette) {
    let width = 11.0 * layout.text;
    if !layout.phone {
        for (color, width) in [(&palette.pipe_edge, width + 2.0), (&palette.pipe, width)] {
            context.set_stroke_style_str(color);
            context.set_line_width(width);
            for (place, card) in layout.cards.iter().enumerate() {
                let (from, to) = (mouth(*card), end(layout, place));
                let [a, b] = bend_controls(from, to);
                context.begin_path();
                context.move_to(from.0, from.1);
                context.bezier_curve_to(a.0, a.1, b.0, b.1, to.0, to.1);
                context.stroke();
            }
        }
    }
    for pipe in [layout.outlet, layout.exit] {
        if pipe.w > 0.0 {
            context.set_fill_style_str(&palette.pipe);
            context.fill_rect(pipe.x, pipe.y, pipe.w, pipe.h);
            context.set_fill_style_str(&palette.pipe_edge);
            context.fill_rect(pipe.x, pipe.y, pipe.w, 1.0);
            context.fill_rect(pipe.x, pipe.bottom() - 1.0, pipe.w, 1.0);
        }
    }
}

/// An open vessel: walls, floor, and a small lip at the rim; the ticks of its scale beside it.
fn tank(context: &CanvasRenderingContext2d, layout: &Layout, palette: &Palette) {
    let inside = layout.tank.inside;
    let (left, right) = (inside.x - 2.0, inside.right() + 2.0);
    let (rim, floor) = (inside.y - 4.0, inside.bottom() + 2.0);
    context.set_fill_style_str(&palette.tank);
    context.fill_rect(left, rim, right - left, floor - rim);
    context.set_stroke_style_str(&palette.tank_wall);
    context.set_line_width(2.0);
    context.set_line_join("round");
    context.begin_path();
    context.move_to(left - 5.0, rim);
    context.line_to(left + 1.0, rim);
    context.move_to(left, rim);
    context.line_to(left, floor - 4.0);
    let _ = context.arc_to(left, floor, left + 4.0, floor, 4.0);
    context.line_to(right - 4.0, floor);
    let _ = context.arc_to(right, floor, right, floor - 4.0, 4.0);
    context.line_to(right, rim);
    context.move_to(right - 1.0, rim);
    context.line_to(right + 5.0, rim);
    context.stroke();
    context.set_line_width(1.0);
    context.begin_path();
    for tick in &layout.tank.ticks {
        let y = tick.y.round() + 0.5;
        context.move_to(right + 1.0, y);
        context.line_to(right + 6.0, y);
    }
    context.stroke();
}
