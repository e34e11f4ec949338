//! The shapes of the marks, once: the same paths are drawn on the canvas and in SVG.

use crate::session::view::Mark;

/// The side of the square that the paths are drawn in.
pub(crate) const BOX: f64 = 16.0;

/// The outline of a mark in a box of 16 by 16.
pub(crate) const fn path(mark: Mark) -> &'static str {
    match mark {
        Mark::One => "M3 2h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-10a1 1 0 0 1-1-1v-10a1 1 0 0 1 1-1z",
        Mark::Two => "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z",
        Mark::Three => "M8 1.4l7 12.6h-14z",
        Mark::Four => "M8 .8l7.2 7.2l-7.2 7.2l-7.2-7.2z",
        Mark::Other => "M3.5 5.5h9a2.5 2.5 0 0 1 0 5h-9a2.5 2.5 0 0 1 0-5z",
    }
}

/// The part of a class or custom property that names a mark.
pub(crate) const fn name(mark: Mark) -> &'static str {
    match mark {
        Mark::One => "1",
        Mark::Two => "2",
        Mark::Three => "3",
        Mark::Four => "4",
        Mark::Other => "other",
    }
}
