//! What became of the jobs, as bars on the scale of the tank: a full line is a full tank.

use super::Brush;
use super::layout::Rect;
use super::number::{float, index, len, within};
use crate::session::scene::Tank;

/// Between two lines of one bar.
const GAP: f64 = 3.0;

/// Draws succeeded, failed and canceled jobs.
pub(crate) fn draw(brush: &Brush<'_>, tank: &Tank, results: [u64; 3]) {
    let full = float(tank.unit.max(1)) * len(tank.capacity.max(1));
    let palette = brush.palette;
    let tones = [Some(&palette.ok), Some(&palette.bad), None];
    for ((room, count), tone) in brush.layout.bars.into_iter().zip(results).zip(tones) {
        if room.h <= 0.0 {
            continue;
        }
        let thick = 5.0 * brush.layout.text;
        let lines = index((room.h + GAP) / (thick + GAP)).max(1);
        let tanks = float(count) / full;
        for line in 0..lines {
            let part = within(tanks - len(line), 0.0, 1.0);
            let y = room.y + len(line) * (thick + GAP);
            let place = Rect::new(room.x, y, room.w, thick);
            if line == 0 || part > 0.0 {
                fill(brush, place, &palette.slot);
            }
            if part > 0.0 {
                let w = (room.w * part).max(2.0);
                bar(brush, Rect { w, ..place }, tone);
            }
        }
    }
}

/// One line; hatched and outlined where it has no tone of its own.
fn bar(brush: &Brush<'_>, place: Rect, tone: Option<&String>) {
    if let Some(tone) = tone {
        fill(brush, place, tone);
        return;
    }
    brush.hatch(place);
    let Rect { x, y, w, h } = place;
    brush.context.set_stroke_style_str(&brush.palette.strong);
    brush.context.set_line_width(1.0);
    brush
        .context
        .stroke_rect(x + 0.5, y + 0.5, (w - 1.0).max(1.0), h - 1.0);
}

fn fill(brush: &Brush<'_>, place: Rect, color: &str) {
    let Rect { x, y, w, h } = place;
    brush.context.set_fill_style_str(color);
    brush.context.fill_rect(x, y, w, h);
}
