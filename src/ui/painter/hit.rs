//! What stands at a point of the stage: from the same layout that is drawn.

use super::layout::Layout;
use crate::session::Scene;
use crate::session::scene::Slot;
use crate::session::view::Mark;

/// What was hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hit {
    /// A source: its place in the scenario.
    Source(usize),
    /// A square in the tank or a job of a worker.
    Mark(Mark),
}

/// What stands at a point in CSS pixels.
pub(crate) fn at(layout: &Layout, scene: &Scene, x: f64, y: f64) -> Option<Hit> {
    if let Some(place) = layout.cards.iter().position(|card| card.holds(x, y)) {
        return Some(Hit::Source(place));
    }
    if let Some(place) = layout.slots.iter().position(|slot| slot.holds(x, y)) {
        return match scene.slots.get(place)? {
            Slot::Free => None,
            Slot::Busy { mark, .. } | Slot::Clearing { mark } => Some(Hit::Mark(*mark)),
        };
    }
    let place = layout.place_at(scene.tank.first_block, x, y)?;
    let squares = &scene.tank.squares;
    let hollow = || scene.tank.hollow.get(place - squares.len());
    squares.get(place).or_else(hollow).copied().map(Hit::Mark)
}
