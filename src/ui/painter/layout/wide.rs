//! Columns side by side: triggers, queue, service, outcomes.

use super::{Demand, Layout, Rect, Space, grid, tank};
use crate::ui::painter::number::{len, within};

/// Below this width what a square stands for is told below the tank.
const NARROW: f64 = 800.0;

/// Below this width a picture that may be low is low.
const LOW_BELOW: f64 = 1_100.0;

/// Heights, in pixels of the usual text.
struct Rows {
    frame: f64,
    /// The tank: the highest that its rim can be, and its bottom.
    tank: (f64, f64),
    slots: f64,
    /// Cards of the sources: from, to, and the tallest.
    cards: (f64, f64, f64),
    exit: f64,
    results: [f64; 3],
    /// Heights of the bars below the results.
    bars: [f64; 3],
    database: f64,
}

const TALL: Rows = Rows {
    frame: 268.0,
    tank: (62.0, 257.5),
    slots: 58.0,
    cards: (44.0, 256.0, 58.0),
    exit: 104.0,
    results: [30.0, 77.0, 108.0],
    bars: [21.0, 5.0, 13.0],
    database: 156.0,
};

/// In a page of prose: without bars, and with what a square stands for below the tank.
const LOW: Rows = Rows {
    frame: 196.0,
    tank: (46.0, 172.0),
    slots: 52.0,
    cards: (36.0, 188.0, 42.0),
    exit: 84.0,
    results: [30.0, 57.0, 84.0],
    bars: [0.0; 3],
    database: 114.0,
};

/// The columns from left to right, and the pipes between them.
struct Columns {
    triggers: f64,
    pipe: f64,
    queue: f64,
    gap: f64,
    service: f64,
    exit: f64,
    outcomes: f64,
}

impl Columns {
    fn new(width: f64, text: f64) -> Self {
        let share = |part: f64, least: f64, most: f64| within(width * part, least, most);
        let mut columns = Self {
            triggers: share(0.173, 116.0 * text, 200.0 * text),
            pipe: share(0.1, 44.0, 130.0),
            queue: share(0.27, 160.0, 360.0 * text),
            gap: share(0.065, 46.0 * text, 72.0 * text),
            service: share(0.189, 112.0, 220.0 * text),
            exit: share(0.04, 12.0, 44.0),
            outcomes: 0.0,
        };
        if width < NARROW * text {
            columns.triggers = share(0.162, 104.0 * text, 200.0 * text);
            columns.pipe = share(0.065, 30.0, 60.0);
            columns.queue = share(0.3, 180.0, 360.0 * text);
            columns.gap = 44.0 * text;
            columns.service = share(0.175, 108.0, 220.0 * text);
            columns.exit = 12.0;
        }
        let rest = width - columns.sum();
        let spare = (rest - 190.0 * text).max(0.0);
        columns.pipe += spare * 0.5;
        columns.gap += spare * 0.2;
        columns.exit += spare * 0.3;
        columns.outcomes = rest - spare;
        columns
    }

    fn sum(&self) -> f64 {
        self.triggers + self.pipe + self.queue + self.gap + self.service + self.exit
    }
}

pub(super) fn layout(space: Space, demand: Demand) -> Layout {
    let u = space.text;
    let columns = Columns::new(space.width, u);
    let narrow = space.width < NARROW * u;
    let low = space.low && space.width < LOW_BELOW * u;
    let rows = if low { &LOW } else { &TALL };
    let (top, bottom) = (rows.tank.0 * u, rows.tank.1 * u);
    // What a square stands for is told below the tank.
    let below = narrow || low;
    let bottom = if narrow && !low { 242.0 * u } else { bottom };
    let queue_x = columns.triggers + columns.pipe;
    let room = Rect::new(queue_x + 4.0, top, columns.queue - 8.0, bottom - top);
    let tank = tank(room, space, demand);
    let tank_right = tank.inside.right() + 4.0;
    let service_x = queue_x + columns.queue + columns.gap;
    let outcomes_x = space.width - columns.outcomes;
    let (cards, one_line) = cards(columns.triggers, demand.sources, rows.cards, u);
    let slots_top = rows.slots * u;
    let slots_room = Rect::new(service_x, slots_top, columns.service, bottom - slots_top);
    let slots = grid(slots_room, demand.slots, 43.0 * u);
    let slots_right = slots
        .iter()
        .fold(service_x, |far, slot| far.max(slot.right()));
    let pipe = 11.0 * u;
    let [results, bars] = results(outcomes_x, columns.outcomes, rows, u);
    Layout {
        phone: false,
        low,
        text: u,
        frame: Rect::new(0.0, 0.0, space.width, rows.frame * u),
        triggers: Rect::new(0.0, 6.0 * u, columns.triggers + columns.pipe, 20.0 * u),
        queue: if low {
            // Down to the line below the tank.
            let wide = columns.queue + columns.gap - 8.0;
            Rect::new(queue_x, 6.0 * u, wide, bottom + 15.0 * u)
        } else {
            Rect::new(queue_x, 6.0 * u, tank_right - queue_x, 52.0 * u)
        },
        service: Rect::new(service_x, 6.0 * u, columns.service, 46.0 * u),
        outcomes: Rect::new(outcomes_x, 6.0 * u, columns.outcomes, 20.0 * u),
        cards,
        one_line,
        unit: below.then(|| Rect::new(queue_x, bottom + 5.0 * u, columns.queue, 16.0 * u)),
        inlet: (queue_x, tank.inside.y + 16.0 * u),
        outlet: Rect::new(
            tank_right,
            bottom - pipe - 6.0 * u,
            service_x - tank_right - 5.0,
            pipe,
        ),
        exit: Rect::new(
            slots_right + 5.0,
            rows.exit * u,
            if narrow {
                0.0
            } else {
                (outcomes_x - slots_right - 10.0).max(0.0)
            },
            pipe,
        ),
        slots,
        tank,
        results,
        bars,
        database: Rect::new(
            outcomes_x,
            rows.database * u,
            columns.outcomes,
            (rows.frame - rows.database - 14.0) * u,
        ),
    }
}

/// Cards below each other, and whether they hold one line only.
fn cards(width: f64, sources: usize, rows: (f64, f64, f64), u: f64) -> (Vec<Rect>, bool) {
    let (top, bottom) = (rows.0 * u, rows.1 * u);
    let count = sources.min(7);
    let gap = if count > 4 { 5.0 } else { 12.0 } * u;
    let room = bottom - top - gap * (len(count) - 1.0).max(0.0);
    let height = (room / len(count.max(1))).min(rows.2 * u);
    let used = height * len(count) + gap * (len(count) - 1.0).max(0.0);
    let first = top + (bottom - top - used) / 2.0;
    let cards = (0..count)
        .map(|place| Rect::new(0.0, first + len(place) * (height + gap), width, height))
        .collect();
    (cards, height < 35.0 * u)
}

/// The three outcomes: texts and bars.
fn results(x: f64, w: f64, rows: &Rows, u: f64) -> [[Rect; 3]; 2] {
    let (tops, heights) = (rows.results, rows.bars);
    let texts = tops.map(|top| Rect::new(x, top * u, w, 20.0 * u));
    let mut bars = texts;
    for ((bar, top), height) in bars.iter_mut().zip(tops).zip(heights) {
        *bar = Rect::new(x + 24.0 * u, (top + 21.0) * u, w - 24.0 * u, height * u);
    }
    [texts, bars]
}
