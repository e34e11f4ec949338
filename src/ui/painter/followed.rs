//! The followed job: a ring around where it is, and nothing else.

use super::Brush;
use super::layout::Rect;
use super::number::len;
use crate::session::scene::{Place, Scene};
use std::f64::consts::TAU;

/// Draws the ring, in CSS pixels.
pub(crate) fn draw(brush: &Brush<'_>, scene: &Scene) {
    let layout = brush.layout;
    let around = match scene.followed {
        None => return,
        Some(Place::Square(place)) => square(brush, scene, place),
        Some(Place::Slot(place)) => layout.slots.get(place).copied(),
        Some(Place::Outcome) => layout.bars.first().map(|bar| {
            let side = 14.0 * layout.text;
            Rect::new(bar.x - side - 8.0, bar.y - side * 1.4, side, side)
        }),
    };
    if let Some(place) = around {
        ring(brush, place);
    }
}

/// The square of the job; the rim where it waits above that.
fn square(brush: &Brush<'_>, scene: &Scene, place: usize) -> Option<Rect> {
    let tank = &brush.layout.tank;
    let cell = tank.cell;
    if place < scene.tank.capacity {
        let (x, y) = brush.layout.square(scene.tank.first_block, place);
        return Some(Rect::new(x, y, cell, cell));
    }
    let middle = tank.columns / 2;
    (cell > 0.0).then(|| {
        let x = tank.inside.x + len(middle) * cell;
        Rect::new(x, tank.inside.y - cell, cell, cell)
    })
}

fn ring(brush: &Brush<'_>, place: Rect) {
    let (x, y) = place.middle();
    let radius = place.w * 0.62 + 3.0;
    let context = brush.context;
    for (color, width) in [(&brush.palette.surface, 5.0), (&brush.palette.brand, 2.5)] {
        context.begin_path();
        // Fails only for a negative radius.
        let _ = context.arc(x, y, radius, 0.0, TAU);
        context.set_stroke_style_str(color);
        context.set_line_width(width);
        context.stroke();
    }
}
