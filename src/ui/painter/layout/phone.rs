//! One column for a narrow screen: sources, then tank and workers, then outcomes.

use super::{Demand, Layout, Rect, Space, grid, tank};
use crate::ui::painter::number::len;

const GAP: f64 = 8.0;

pub(super) fn layout(space: Space, demand: Demand) -> Layout {
    let u = space.text;
    let width = space.width;
    let cards = cards(width, demand.sources, u);
    let head = cards.last().map_or(0.0, |card| card.bottom() + 12.0 * u);
    let top = head + 80.0 * u;
    let gap = 44.0 * u;
    let wide = (width - gap) * 0.64 - 8.0;
    let room = Rect::new(4.0, top, wide, (wide * 0.76).min(210.0 * u));
    let tank = tank(room, space, demand);
    let bottom = tank.inside.bottom();
    let tank_right = tank.inside.right() + 4.0;
    let service_x = tank_right + gap;
    let service_w = (width - service_x).max(40.0);
    let tall = tank.inside.h;
    let slots = grid(
        Rect::new(service_x, bottom - tall, service_w, tall),
        demand.slots,
        36.0 * u,
    );
    let pipe = 10.0 * u;
    let results = tiles(width, bottom + 14.0 * u, u);
    let bars = results.map(|tile| {
        let low = tile.bottom() - 9.0 * u;
        Rect::new(tile.x + 10.0, low, tile.w - 20.0, 5.0 * u)
    });
    let outlet_w = service_x - tank_right - 4.0;
    Layout {
        phone: true,
        text: u,
        frame: Rect::new(0.0, 0.0, width, results[0].bottom() + 10.0 * u),
        queue: Rect::new(0.0, head, tank_right, 74.0 * u),
        service: Rect::new(service_x, head, service_w, 74.0 * u),
        cards,
        outlet: Rect::new(tank_right, bottom - pipe - 4.0 * u, outlet_w, pipe),
        slots,
        tank,
        results,
        bars,
        ..Layout::default()
    }
}

/// Cards of the sources, at most three side by side.
fn cards(width: f64, sources: usize, u: f64) -> Vec<Rect> {
    let count = sources.min(9);
    let columns = match count {
        0 => return Vec::new(),
        4 => 2,
        _ => count.min(3),
    };
    let w = (width - GAP * (len(columns) - 1.0)) / len(columns);
    let h = 46.0 * u;
    let place = |place: usize| {
        let (row, column) = (len(place / columns), len(place % columns));
        Rect::new(column * (w + GAP), 4.0 + row * (h + GAP), w, h)
    };
    (0..count).map(place).collect()
}

/// The three outcomes side by side.
fn tiles(width: f64, top: f64, u: f64) -> [Rect; 3] {
    let w = (width - GAP * 2.0) / 3.0;
    [0.0, 1.0, 2.0].map(|place| Rect::new(place * (w + GAP), top, w, 54.0 * u))
}
