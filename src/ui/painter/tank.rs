//! Squares in the tank, and how they move: a square that leaves lets its column drop by one, a
//! new one falls in from the rim. Where too many move at once, nothing is shown moving.

use super::Brush;
use super::layout::Layout;
use super::number::{index, len};
use crate::session::scene::Tank;
use std::collections::VecDeque;

/// Cells a second that a column sinks.
const SINK: f64 = 5.0;
/// Cells a second that a new square falls.
const FALL: f64 = 42.0;
/// More new squares than this in one frame appear where they are.
const FALLS_A_FRAME: u64 = 6;

/// What moves in the tank.
#[derive(Clone, Debug, Default)]
pub(crate) struct TankMotion {
    first_block: u64,
    end_block: u64,
    /// How far each column still has to sink, in cells.
    sinking: Vec<f64>,
    /// New squares, the oldest first: block and height above its place in cells.
    falling: VecDeque<(u64, f64)>,
}

impl TankMotion {
    /// Takes over what happened since the last frame; everything rests where `calm`.
    pub(crate) fn advance(&mut self, tank: &Tank, layout: &Layout, elapsed_ms: f64, calm: bool) {
        let end = tank.first_block + tank.squares.len() as u64;
        let left = tank.first_block.checked_sub(self.first_block);
        let came = end.checked_sub(self.end_block);
        let columns = layout.tank.columns.max(1);
        let smooth = !calm && elapsed_ms > 0.0 && self.sinking.len() == columns;
        match (left, came) {
            (Some(left), Some(came)) if smooth && left <= columns as u64 => {
                self.note(tank, layout, left, came);
                self.move_on(elapsed_ms / 1_000.0, tank.first_block);
            }
            _ => {
                self.sinking.clear();
                self.sinking.resize(columns, 0.0);
                self.falling.clear();
            }
        }
        (self.first_block, self.end_block) = (tank.first_block, end);
    }

    fn note(&mut self, tank: &Tank, layout: &Layout, left: u64, came: u64) {
        let columns = layout.tank.columns.max(1) as u64;
        for block in self.first_block..self.first_block + left {
            let column = usize::try_from(block % columns).unwrap_or(0);
            self.sinking[column] = (self.sinking[column] + 1.0).min(2.0);
        }
        if came > FALLS_A_FRAME {
            self.falling.clear();
            return;
        }
        let rows = layout.tank.inside.h / layout.tank.cell.max(1.0);
        for block in self.end_block..self.end_block + came {
            let place = block.saturating_sub(tank.first_block) / columns;
            let height = rows - super::number::float(place);
            self.falling.push_back((block, height.max(0.0)));
        }
    }

    fn move_on(&mut self, seconds: f64, first_block: u64) {
        for column in &mut self.sinking {
            *column = (*column - seconds * SINK * (1.0 + *column)).max(0.0);
        }
        for (_, height) in &mut self.falling {
            *height = (*height - seconds * FALL).max(0.0);
        }
        while self
            .falling
            .front()
            .is_some_and(|(block, height)| *height <= 0.0 || *block < first_block)
        {
            self.falling.pop_front();
        }
    }

    /// Height of a square above its place, in cells.
    fn height(&self, block: u64, columns: usize) -> f64 {
        let column = usize::try_from(block % columns as u64).unwrap_or(0);
        let sinking = self.sinking.get(column).copied().unwrap_or(0.0);
        let fall = self.falling.front().and_then(|(first, _)| {
            let place = usize::try_from(block.checked_sub(*first)?).ok()?;
            self.falling.get(place)
        });
        sinking + fall.map_or(0.0, |(_, height)| *height)
    }
}

/// Draws the squares, the full ones first, then a hollow one for each mark with less than a unit.
pub(crate) fn draw(brush: &Brush<'_>, tank: &Tank, motion: &TankMotion) {
    let plan = &brush.layout.tank;
    let columns = plan.columns.max(1);
    let inset = (plan.cell * brush.ratio - brush.squares.side()) / 2.0;
    let room = columns * index(plan.inside.h / plan.cell.max(1.0) + 0.5);
    let all = tank.squares.iter().map(|mark| (*mark, false));
    let hollow = tank.hollow.iter().map(|mark| (*mark, true));
    for (place, (mark, hollow)) in all.chain(hollow).take(room).enumerate() {
        let (x, y) = brush.layout.square(tank.first_block, place);
        let block = tank.first_block + place as u64;
        let lift = if hollow {
            0.0
        } else {
            motion.height(block, columns).min(len(room)) * plan.cell
        };
        let y = (y - lift).max(plan.inside.y - plan.cell);
        let place = (x * brush.ratio + inset, y * brush.ratio + inset);
        brush.squares.stamp(brush.context, mark, hollow, place);
    }
}
