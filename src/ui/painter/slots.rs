//! Workers: free, running a job, clearing a canceled one. Where jobs are too short for the screen,
//! a slot shows steadily how its last second was shared instead of a spinning ring.

use super::Brush;
use super::layout::Rect;
use super::number::float;
use crate::session::scene::Slot;
use crate::session::view::Mark;
use std::f64::consts::{FRAC_PI_2, TAU};

/// Below this time on the screen a job's ring would spin too fast to be read.
const READABLE_MS: f64 = 500.0;
/// Time constant of the shares.
const MEMORY_MS: f64 = 700.0;
/// Shares on the screen change this seldom.
const SHOW_EVERY_MS: f64 = 250.0;
/// Clearing begins to be shown at most so often: fewer than three flashes a second.
const FLASH_MS: f64 = 340.0;
/// Below this side a slot is only a shape.
const SMALL: f64 = 18.0;
/// From this share of its time on, a slot's corner says that it clears canceled jobs.
const TOLD: f64 = 0.03;
/// Places of the shares after the five marks.
const CLEARING: usize = 5;
const FREE: usize = 6;

/// What a slot remembers from frame to frame.
#[derive(Clone, Copy, Debug)]
struct Memory {
    /// Part of the last second for each mark, for clearing and for nothing.
    share: [f64; 7],
    shown: [f64; 7],
    /// How long its jobs take, in simulated milliseconds.
    length_ms: f64,
    clearing: bool,
    since_flash_ms: f64,
}

impl Memory {
    const fn new() -> Self {
        Self {
            share: [0.0; 7],
            shown: [0.0; 7],
            length_ms: 0.0,
            clearing: false,
            since_flash_ms: FLASH_MS,
        }
    }

    fn note(&mut self, slot: Slot, elapsed_ms: f64) {
        let state = match slot {
            Slot::Free => FREE,
            Slot::Busy { mark, .. } => mark.index(),
            Slot::Clearing { .. } => CLEARING,
        };
        let known = self.share.iter().sum::<f64>() > 0.0;
        let part = if known {
            1.0 - (-elapsed_ms / MEMORY_MS).exp()
        } else {
            1.0
        };
        for (place, share) in self.share.iter_mut().enumerate() {
            let now = if place == state { 1.0 } else { 0.0 };
            *share += (now - *share) * part;
        }
        if let Slot::Busy { length_ms, .. } = slot {
            let length = float(length_ms);
            let part = if self.length_ms > 0.0 {
                part.max(0.02)
            } else {
                1.0
            };
            self.length_ms += (length - self.length_ms) * part;
        }
        self.since_flash_ms += elapsed_ms;
        let clearing = matches!(slot, Slot::Clearing { .. });
        if clearing && !self.clearing && self.since_flash_ms >= FLASH_MS {
            self.clearing = true;
            self.since_flash_ms = 0.0;
        } else if !clearing {
            self.clearing = false;
        }
    }
}

/// What all slots remember.
#[derive(Clone, Debug, Default)]
pub(crate) struct SlotsMotion {
    memories: Vec<Memory>,
    since_shown_ms: f64,
}

impl SlotsMotion {
    /// Takes over what the slots do now.
    pub(crate) fn advance(&mut self, slots: &[Slot], elapsed_ms: f64, jumped: bool) {
        if jumped || self.memories.len() != slots.len() {
            self.memories.clear();
            self.memories.resize(slots.len(), Memory::new());
            self.since_shown_ms = SHOW_EVERY_MS;
        }
        for (memory, slot) in self.memories.iter_mut().zip(slots) {
            memory.note(*slot, elapsed_ms);
        }
        self.since_shown_ms += elapsed_ms;
        if self.since_shown_ms >= SHOW_EVERY_MS {
            self.since_shown_ms = 0.0;
            for memory in &mut self.memories {
                memory.shown = memory.share;
            }
        }
    }
}

/// Draws all slots.
///
/// `speed_milli` is the speed of the clock, 0 while it stands: everything can be read then.
pub(crate) fn draw(brush: &Brush<'_>, slots: &[Slot], motion: &SlotsMotion, speed_milli: u64) {
    let speed = float(speed_milli) / 1_000.0;
    for ((slot, place), memory) in slots.iter().zip(&brush.layout.slots).zip(&motion.memories) {
        let readable = memory.length_ms >= READABLE_MS * speed;
        match *slot {
            _ if !readable && memory.length_ms > 0.0 => shares(brush, *place, &memory.shown),
            Slot::Free => {}
            Slot::Busy {
                mark, done_milli, ..
            } => busy(brush, *place, mark, done_milli),
            Slot::Clearing { .. } if memory.clearing => clearing(brush, *place),
            Slot::Clearing { mark } => shape(brush, *place, mark, true),
        }
        if memory.shown[CLEARING] > TOLD && memory.shown[CLEARING] <= 0.5 {
            badge(brush, *place);
        }
    }
}

fn shape(brush: &Brush<'_>, place: Rect, mark: Mark, hollow: bool) {
    let side = brush.in_slots.side();
    let (x, y) = place.middle();
    let corner = (x * brush.ratio - side / 2.0, y * brush.ratio - side / 2.0);
    // Stamps are in device pixels, the rings around them in CSS pixels.
    brush.context.save();
    let _ = brush.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    brush.in_slots.stamp(brush.context, mark, hollow, corner);
    brush.context.restore();
}

/// The part of a ring between two shares of the turn.
fn arc(brush: &Brush<'_>, place: Rect, from: f64, to: f64, color: &str) {
    let (x, y) = place.middle();
    let context = brush.context;
    context.begin_path();
    let (from, to) = (from * TAU - FRAC_PI_2, to * TAU - FRAC_PI_2);
    // Fails only for a negative radius.
    let _ = context.arc(x, y, place.w * 0.365, from, to);
    // Where colours are forced, only its width tells the ring from its track.
    let track = to - from >= TAU && brush.palette.forced;
    context.set_line_width(if track { 1.0 } else { place.w * 0.078 });
    context.set_stroke_style_str(color);
    context.stroke();
}

fn busy(brush: &Brush<'_>, place: Rect, mark: Mark, done_milli: u16) {
    shape(brush, place, mark, false);
    if place.w < SMALL {
        return;
    }
    let (_, edge) = brush.palette.of(mark);
    arc(brush, place, 0.0, 1.0, &brush.palette.pipe_edge);
    arc(brush, place, 0.0, f64::from(done_milli) / 1_000.0, edge);
}

/// How the last second was shared: a ring in parts, and the mark with the largest part.
fn shares(brush: &Brush<'_>, place: Rect, shown: &[f64; 7]) {
    let most = |part: &[f64]| {
        (0..part.len()).fold(
            0,
            |best, next| if part[next] > part[best] { next } else { best },
        )
    };
    if shown[CLEARING] > 0.5 {
        clearing(brush, place);
    } else if let Some(mark) = Mark::ALL.get(most(&shown[..CLEARING]))
        && shown[mark.index()] > 0.08
    {
        shape(brush, place, *mark, false);
    }
    if place.w < SMALL {
        return;
    }
    arc(brush, place, 0.0, 1.0, &brush.palette.pipe_edge);
    let mut from = 0.0;
    for mark in Mark::ALL {
        let part = shown[mark.index()];
        if part > 0.02 {
            arc(brush, place, from, from + part, brush.palette.of(mark).1);
        }
        from += part;
    }
    if shown[CLEARING] > 0.02 {
        arc(
            brush,
            place,
            from,
            from + shown[CLEARING],
            &brush.palette.off,
        );
    }
}

/// Hatched, with a cross: the job was canceled at pick-up.
fn clearing(brush: &Brush<'_>, place: Rect) {
    let context = brush.context;
    let (x, y) = place.middle();
    brush.hatch(place);
    context.set_stroke_style_str(&brush.palette.strong);
    context.set_line_width(1.5);
    dashes(context, &[3.0, 2.0]);
    context.stroke_rect(place.x + 0.75, place.y + 0.75, place.w - 1.5, place.h - 1.5);
    dashes(context, &[]);
    cross(brush, (x, y), place.w * 0.3);
}

/// The same in a corner: some of the last second went into canceled jobs.
fn badge(brush: &Brush<'_>, place: Rect) {
    if place.w >= SMALL {
        let radius = (place.w * 0.15).max(4.0);
        let center = (place.right() - radius * 0.7, place.y + radius * 0.7);
        cross(brush, center, radius);
    }
}

/// A cross in a ring.
fn cross(brush: &Brush<'_>, (x, y): (f64, f64), radius: f64) {
    let context = brush.context;
    context.begin_path();
    // Fails only for a negative radius.
    let _ = context.arc(x, y, radius, 0.0, TAU);
    context.set_fill_style_str(&brush.palette.surface);
    context.fill();
    context.set_stroke_style_str(&brush.palette.strong);
    context.set_line_width(1.2);
    context.stroke();
    let arm = radius * 0.5;
    context.begin_path();
    context.move_to(x - arm, y - arm);
    context.line_to(x + arm, y + arm);
    context.move_to(x + arm, y - arm);
    context.line_to(x - arm, y + arm);
    context.set_stroke_style_str(&brush.palette.fg);
    context.set_line_width((radius * 0.17).max(1.2));
    context.stroke();
}

/// Sets the dashes of lines; none for an empty list.
pub(crate) fn dashes(context: &web_sys::CanvasRenderingContext2d, lengths: &[f64]) {
    let list: js_sys::Array = lengths.iter().copied().map(js_sys::Number::from).collect();
    // Fails only for something that is no list.
    let _ = context.set_line_dash(&list);
}
