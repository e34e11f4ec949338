//! Where everything on the stage stands: a pure function of the space there is and what has to
//! fit into it. Knows no colour, no text and no browser; all lengths are CSS pixels.

use super::number::{float, hundredths, len, round_up_125, within};

mod phone;
#[cfg(test)]
mod tests;
mod wide;

/// Below this width of the picture the phone's layout is used.
const PHONE_BELOW: f64 = 560.0;
/// Squares of a tank that nothing is known about yet.
const CAPACITY_AT_FIRST: usize = 300;

/// A rectangle in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Rect {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) w: f64,
    pub(crate) h: f64,
}

impl Rect {
    pub(crate) const fn new(x: f64, y: f64, w: f64, h: f64) -> Self {
        Self { x, y, w, h }
    }

    pub(crate) fn right(self) -> f64 {
        self.x + self.w
    }

    pub(crate) fn bottom(self) -> f64 {
        self.y + self.h
    }

    pub(crate) fn middle(self) -> (f64, f64) {
        (self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    pub(crate) fn holds(self, x: f64, y: f64) -> bool {
        x >= self.x && x < self.right() && y >= self.y && y < self.bottom()
    }

    /// As declarations for an element that stands in the picture.
    pub(crate) fn css(self) -> String {
        let [x, y, w, h] = [self.x, self.y, self.w, self.h].map(hundredths);
        format!("left:{x}px;top:{y}px;width:{w}px;height:{h}px")
    }
}

/// The space there is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Space {
    /// Width of the picture.
    pub(crate) width: f64,
    /// Size of the text as a multiple of the usual one.
    pub(crate) text: f64,
    /// Pixels of the device in one CSS pixel.
    pub(crate) ratio: f64,
    /// Whether height is dear: in a page of prose.
    pub(crate) low: bool,
}

/// What has to fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Demand {
    /// Sources of the scenario.
    pub(crate) sources: usize,
    /// Places of workers.
    pub(crate) slots: usize,
    /// Squares below the rim of the tank.
    pub(crate) capacity: usize,
    /// Jobs that one square stands for.
    pub(crate) unit: u64,
}

/// A mark on the scale of the tank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tick {
    pub(crate) y: f64,
    pub(crate) jobs: u64,
}

/// The inside of the tank.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct TankPlan {
    /// The inside, up to the rim.
    pub(crate) inside: Rect,
    /// Squares side by side.
    pub(crate) columns: usize,
    /// The pitch of the squares: a whole number of device pixels.
    pub(crate) cell: f64,
    /// The scale beside it.
    pub(crate) ticks: Vec<Tick>,
}

/// Where everything stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Layout {
    /// Whether it is the phone's.
    pub(crate) phone: bool,
    /// Whether it is the low one of pages of prose.
    pub(crate) low: bool,
    /// Size of the text as a multiple of the usual one.
    pub(crate) text: f64,
    /// The whole picture.
    pub(crate) frame: Rect,
    /// Headings above their columns.
    pub(crate) triggers: Rect,
    pub(crate) queue: Rect,
    pub(crate) service: Rect,
    pub(crate) outcomes: Rect,
    /// One card a source; where there are too many, the last stands for the rest.
    pub(crate) cards: Vec<Rect>,
    /// Whether a card has room for one line only.
    pub(crate) one_line: bool,
    /// Where the pipes of the sources end.
    pub(crate) inlet: (f64, f64),
    pub(crate) tank: TankPlan,
    /// What a square stands for, where there is no room for it above the tank.
    pub(crate) unit: Option<Rect>,
    /// The pipe from the tank to the workers.
    pub(crate) outlet: Rect,
    pub(crate) slots: Vec<Rect>,
    /// The pipe from the workers to the outcomes; no width where there is none.
    pub(crate) exit: Rect,
    /// Succeeded, failed, canceled: the text, and the bar below it.
    pub(crate) results: [Rect; 3],
    pub(crate) bars: [Rect; 3],
    pub(crate) database: Rect,
}

impl Layout {
    /// Lays everything out.
    pub(crate) fn new(space: Space, demand: Demand) -> Self {
        let demand = Demand {
            capacity: if demand.capacity == 0 {
                CAPACITY_AT_FIRST
            } else {
                demand.capacity
            },
            unit: demand.unit.max(1),
            ..demand
        };
        if space.width < PHONE_BELOW * space.text {
            phone::layout(space, demand)
        } else {
            wide::layout(space, demand)
        }
    }

    /// Places of the squares: the head of the queue at the bottom, each block in the column that
    /// its number gives it, so that a square only ever moves straight down.
    pub(crate) fn square(&self, first_block: u64, place: usize) -> (f64, f64) {
        let TankPlan {
            inside,
            columns,
            cell,
            ..
        } = &self.tank;
        let columns = (*columns).max(1);
        let column = (first_block + place as u64) % columns as u64;
        let row = place / columns;
        (
            inside.x + float(column) * cell,
            inside.bottom() - (len(row) + 1.0) * cell,
        )
    }

    /// The place of the square at a point, if it can hold one.
    pub(crate) fn place_at(&self, first_block: u64, x: f64, y: f64) -> Option<usize> {
        let tank = &self.tank;
        if !tank.inside.holds(x, y) || tank.cell <= 0.0 {
            return None;
        }
        let columns = tank.columns.max(1);
        let column = super::number::index((x - tank.inside.x) / tank.cell).min(columns - 1);
        let row = super::number::index((tank.inside.bottom() - y) / tank.cell);
        let head = usize::try_from(first_block % columns as u64).unwrap_or(0);
        Some(row * columns + (column + columns - head) % columns)
    }
}

/// Plans the inside of a tank that stands on the bottom of `room`, at its left.
fn tank(room: Rect, space: Space, demand: Demand) -> TankPlan {
    let cell_of = |columns: usize| {
        let rows = demand.capacity.div_ceil(columns);
        let cell = (room.w / len(columns)).min(room.h / len(rows));
        (cell * space.ratio).floor().max(1.0) / space.ratio
    };
    // Twenty side by side, unless the squares become clearly larger otherwise.
    let columns = [20, 25, 30, 40, 15, 10, 50, 60, 80, 100]
        .into_iter()
        .fold(20, |best, next| {
            if cell_of(next) > cell_of(best) * 1.12 {
                next
            } else {
                best
            }
        });
    let cell = cell_of(columns);
    let rows = demand.capacity.div_ceil(columns);
    let (w, h) = (len(columns) * cell, len(rows) * cell);
    let inside = Rect::new(room.x, room.bottom() - h, w, h);
    let full = demand.unit.saturating_mul(demand.capacity as u64);
    let step = round_up_125(full.div_ceil(4).max(1));
    let jobs_of_row = float(demand.unit) * len(columns);
    let ticks = (1..=full / step)
        .map(|count| step * count)
        .map(|jobs| Tick {
            y: inside.bottom() - float(jobs) / jobs_of_row * cell,
            jobs,
        })
        .collect();
    TankPlan {
        inside,
        columns,
        cell,
        ticks,
    }
}

/// Puts so many equal squares into a room, as large as they can be, row by row.
fn grid(room: Rect, count: usize, largest: f64) -> Vec<Rect> {
    let gap_of = |side: f64| within(side * 0.16, 1.0, 8.0);
    let side_of = |columns: usize| {
        let rows = count.div_ceil(columns);
        let raw = (room.w / len(columns)).min(room.h / len(rows));
        raw - gap_of(raw) * 0.9
    };
    // A full last row is worth a little size.
    let worth = |columns: usize| {
        let full = count.is_multiple_of(columns);
        side_of(columns) * if full { 1.0 } else { 0.88 }
    };
    let columns = (1..=count.max(1)).fold(1, |best, next| {
        if worth(next) > worth(best) + 0.01 {
            next
        } else {
            best
        }
    });
    let side = within(side_of(columns), 1.0, largest);
    let pitch = side + gap_of(side);
    (0..count)
        .map(|place| {
            let (row, column) = (place / columns, place % columns);
            Rect::new(
                room.x + len(column) * pitch,
                room.y + len(row) * pitch,
                side,
                side,
            )
        })
        .collect()
}
