//! What stands over the lines of a plot: the recorded future under a veil, moments, the clock,
//! marks of the lines, names of the areas. uPlot has drawn axes and lines before.

use super::feed::{Feed, Flag};
use super::kind::Kind;
use super::look;
use super::sheet::Canvas;
use crate::engine::order;
use crate::session::view::Mark;
use crate::ui::painter::backdrop::rounded;
use crate::ui::painter::layout::Rect;
use crate::ui::painter::number::len;
use crate::ui::painter::slots::dashes;
use crate::ui::painter::sprite;
use std::f64::consts::TAU;
use std::ops::Deref;

/// Pixels between two marks on one line.
const MARK_EVERY: f64 = 72.0;

/// The canvas with what is shown on it.
pub(super) struct Area<'a> {
    pub(super) on: Canvas<'a>,
    pub(super) feed: &'a Feed,
}

impl<'a> Deref for Area<'a> {
    type Target = Canvas<'a>;

    fn deref(&self) -> &Canvas<'a> {
        &self.on
    }
}

/// Draws all of it.
pub(super) fn draw(area: &Area<'_>) {
    area.context.save();
    if area.feed.kind == Kind::Wait {
        lane(area);
    }
    veil(area);
    marks(area);
    for flag in area.feed.flags.iter().filter(|flag| !flag.act) {
        dashes(area.context, &[1.5 * area.ratio, 3.0 * area.ratio]);
        area.line(area.x(flag.at_s), &area.palette.ghost, 1.0);
    }
    dashes(area.context, &[]);
    for flag in area.feed.flags.iter().filter(|flag| flag.act) {
        area.line(area.x(flag.at_s), &area.palette.brand, 2.0);
    }
    playhead(area);
    if area.feed.kind == Kind::Backlog {
        bands(area);
        ghost_end(area);
        flags(area);
    }
    area.context.restore();
}

/// Under 100 ms nobody waits: a lane of its own at the bottom of the log scale.
fn lane(area: &Area<'_>) {
    let top = area.y(super::columns::NO_WAIT_S);
    let context = area.context;
    // Fails only for a word that is no operation.
    let _ = context.set_global_composite_operation("destination-over");
    context.set_fill_style_str(&area.palette.subtle);
    context.fill_rect(area.rect.x, top, area.rect.w, area.rect.bottom() - top);
    let _ = context.set_global_composite_operation("source-over");
}

/// What is recorded after the clock is there, but not now.
fn veil(area: &Area<'_>) {
    if area.feed.ahead {
        let x = area.x(area.feed.at_s);
        let Rect { y, h, .. } = area.rect;
        area.context.set_fill_style_str(&area.palette.veil);
        area.context
            .fill_rect(x, y - 1.0, area.rect.right() - x + 2.0, h + 2.0);
    }
}

fn playhead(area: &Area<'_>) {
    let x = area.x(area.feed.at_s);
    area.line(x, &area.palette.fg, 1.0);
    for value in &area.feed.now {
        area.context.begin_path();
        let _ = area
            .context
            .arc(x, area.y(*value), 3.0 * area.ratio, 0.0, TAU);
        area.context.set_fill_style_str(&area.palette.surface);
        area.context.fill();
        area.context.set_stroke_style_str(&area.palette.fg);
        area.context.set_line_width(1.5 * area.ratio);
        area.context.stroke();
    }
}

/// Marks on the lines of the throughput: ring, dot and cross, so that hue and dash are not alone.
fn marks(area: &Area<'_>) {
    if area.feed.kind != Kind::Throughput {
        return;
    }
    let columns = &area.feed.columns;
    let rows = len(columns.rows);
    let bucket = area.rect.w / (area.feed.end_s * 1_000.0).max(1.0);
    let step = MARK_EVERY * area.ratio
        / (bucket * crate::ui::painter::number::float(area.feed.width_ms)).max(0.01);
    for (column, color) in look::colors(area.palette, area.feed.kind)
        .into_iter()
        .enumerate()
    {
        let mut row = step * (0.4 + 0.25 * len(column));
        while row < rows {
            let place = crate::ui::painter::number::index(row);
            if let (Some(x), Some(value)) = (columns.at(0, place), columns.at(column + 1, place)) {
                mark(area, (area.x(x), area.y(value)), column, color);
            }
            row += step;
        }
    }
}

fn mark(area: &Area<'_>, (x, y): (f64, f64), column: usize, color: &str) {
    let (context, r) = (area.context, 2.6 * area.ratio);
    context.set_stroke_style_str(color);
    context.set_line_width(1.5 * area.ratio);
    context.begin_path();
    if column == 2 {
        context.move_to(x - r, y - r);
        context.line_to(x + r, y + r);
        context.move_to(x + r, y - r);
        context.line_to(x - r, y + r);
    } else {
        let _ = context.arc(x, y, r, 0.0, TAU);
        let fill = if column == 0 {
            &area.palette.surface
        } else {
            color
        };
        context.set_fill_style_str(fill);
        context.fill();
    }
    context.stroke();
}

/// Where the run without a click ends.
fn ghost_end(area: &Area<'_>) {
    let columns = &area.feed.columns;
    let Some((row, value)) = columns.last(super::columns::GHOST) else {
        return;
    };
    let x = area.x(columns.at(0, row).unwrap_or(0.0));
    area.context.begin_path();
    let _ = area
        .context
        .arc(x, area.y(value), 3.5 * area.ratio, 0.0, TAU);
    area.context.set_fill_style_str(&area.palette.surface);
    area.context.fill();
    area.context.set_stroke_style_str(&area.palette.ghost);
    area.context.set_line_width(1.5 * area.ratio);
    area.context.stroke();
}

/// Names in the areas that are high enough to hold one.
fn bands(area: &Area<'_>) {
    let columns = &area.feed.columns;
    let (context, ratio) = (area.context, area.ratio);
    let height = 19.0 * area.palette.small * ratio;
    for mark in Mark::ALL {
        // The columns hold everything up to a mark, the whole first.
        let (top, below) = (5 - mark.index(), 6 - mark.index());
        let low = |row| {
            if mark == Mark::One {
                Some(0.0)
            } else {
                columns.at(below, row)
            }
        };
        let band = |row| Some((area.y(columns.at(top, row)?), area.y(low(row)?)));
        let high = |row: &usize| band(*row).map_or(0.0, |(top, low)| low - top);
        let name = &area.feed.names[mark.index()];
        let mut wide = (0..columns.rows).filter(|row| high(row) >= height * 1.1);
        let (Some(first), false) = (wide.next(), name.is_empty()) else {
            continue;
        };
        let last = wide.next_back().unwrap_or(first);
        let (from, to) = (columns.at(0, first), columns.at(0, last));
        let (from, to) = (area.x(from.unwrap_or(0.0)), area.x(to.unwrap_or(0.0)));
        context.set_font(&area.font(600, 12.0));
        let w = area.width(name) + 30.0 * ratio;
        if (to - from) < w * 0.6 {
            continue;
        }
        let clear = area.x(area.feed.at_s) - w - 6.0 * ratio;
        let x = (from.midpoint(to) - w / 2.0)
            .min(clear)
            .max(area.rect.x + 2.0);
        let middle = (x + w * 0.6 - area.rect.x) / area.rect.w * area.feed.end_s;
        let middle = super::columns::row_at(columns, middle, area.feed.width_ms).unwrap_or(last);
        let Some((top, low)) = band(middle).filter(|(top, low)| low - top >= height) else {
            continue;
        };
        let y = top.midpoint(low) - height / 2.0;
        label(area, Rect::new(x, y, w, height), mark, name);
    }
}

fn label(area: &Area<'_>, place: Rect, mark: Mark, name: &str) {
    let (context, ratio) = (area.context, area.ratio);
    rounded(context, place, 3.0 * ratio);
    context.set_fill_style_str(&area.palette.surface);
    context.fill();
    let side = 11.0 * area.palette.small * ratio;
    let y = place.middle().1;
    let shape = (place.x + 5.0 * ratio, y - side / 2.0, side);
    sprite::draw(context, area.palette, mark, shape, false);
    context.set_fill_style_str(&area.palette.fg);
    context.set_text_baseline("middle");
    context.set_text_align("left");
    let _ = context.fill_text(name, place.x + 22.0 * ratio, y + 0.5 * ratio);
}

/// The texts of the moments above the plot, the weightier first; those without room are left out.
fn flags(area: &Area<'_>) {
    let mut ranked: Vec<&Flag> = area.feed.flags.iter().rev().collect();
    order::by_key(&mut ranked, |flag| u64::MAX - u64::from(flag.weight));
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let (context, ratio) = (area.context, area.ratio);
    let height = 18.0 * area.palette.small * ratio;
    let top = area.rect.y - height - 1.0 * ratio;
    for flag in ranked {
        let weight = if flag.act { 600 } else { 400 };
        context.set_font(&area.font(weight, if flag.act { 12.0 } else { 11.0 }));
        let pad = if flag.act { 7.0 } else { 3.0 } * ratio;
        let w = area.width(&flag.text) + pad * 2.0;
        let at = area.x(flag.at_s);
        let fits = |x: &f64| {
            let free = |(from, to): &(f64, f64)| *x >= *to || x + w <= *from;
            *x >= 0.0 && x + w <= area.rect.right() + 8.0 * ratio && taken.iter().all(free)
        };
        let Some(x) = [at, at - w].into_iter().find(fits) else {
            continue;
        };
        taken.push((x - 4.0 * ratio, x + w + 4.0 * ratio));
        let ink = if flag.act {
            rounded(context, Rect::new(x, top, w, height), 3.0 * ratio);
            context.set_fill_style_str(&area.palette.brand);
            context.fill();
            &area.palette.on_brand
        } else {
            &area.palette.fg_soft
        };
        context.set_fill_style_str(ink);
        context.set_text_baseline("middle");
        context.set_text_align("left");
        let _ = context.fill_text(&flag.text, x + pad, top + height / 2.0 + 0.5 * ratio);
    }
}
