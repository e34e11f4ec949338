//! The backlog over time: stacked by mark, with the run without a click as a dashed line.

use super::svg::{Svg, Text, width};
use super::{EDGE, WIDTH};
use crate::engine::metrics::round_up_125;
use crate::session::Command;
use crate::session::format::{clock, count};
use crate::session::view::{Mark, View};
use std::fmt::Write as _;

/// The drawing's place: left, right, top, bottom.
const LEFT: f64 = EDGE + 64.0;
const RIGHT: f64 = WIDTH - EDGE - 24.0;
const TOP: f64 = 484.0;
const BOTTOM: f64 = 616.0;
/// Most points of a line: more than the eye tells apart would only make the file larger.
const POINTS: usize = 360;

struct Scale {
    end_ms: u64,
    most: u64,
}

#[allow(clippy::cast_precision_loss, reason = "pixels of a picture")]
impl Scale {
    fn x(&self, ms: u64) -> f64 {
        LEFT + (RIGHT - LEFT) * ms as f64 / self.end_ms.max(1) as f64
    }

    fn y(&self, jobs: u64) -> f64 {
        BOTTOM - (BOTTOM - TOP) * jobs as f64 / self.most.max(1) as f64
    }
}

pub(super) fn draw(svg: &mut Svg<'_>, view: &View) {
    let palette = svg.palette;
    svg.text(Text::new(EDGE + 16.0, 460.0, "Backlog").size(15.0).bold());
    let what = "jobs waiting, stacked by workflow";
    svg.text(
        Text::new(EDGE + 84.0, 460.0, what)
            .size(13.0)
            .color(palette.quiet),
    );
    let series = &view.series;
    let stack = stack(view);
    let peak = stack
        .last()
        .and_then(|top| top.iter().max())
        .copied()
        .unwrap_or(0);
    let ghost_shown = !view.acts.is_empty();
    let ghost = series.untouched_ready.iter().max().filter(|_| ghost_shown);
    let peak = peak.max(ghost.copied().unwrap_or(0));
    let scale = Scale {
        end_ms: view.playback.end_ms,
        // In steps of a half: a peak of 27,600 wants 30,000, not 50,000.
        most: round_up_125(peak.div_ceil(6).max(1))
            * peak.div_ceil(round_up_125(peak.div_ceil(6).max(1))).max(1),
    };
    axes(svg, &scale);
    areas(svg, view, &stack, &scale);
    if ghost.is_some() {
        ghost_line(svg, view, &scale);
    }
    acts(svg, view, &scale);
    let x = scale.x(view.at_ms);
    let line = format!("M{x:.1} {:.1}V{BOTTOM:.1}", TOP - 6.0);
    svg.path(&line, "none", palette.ink, "stroke-width=\"1.5\"");
}

/// The upper edges of the areas, lowest first, in thinned points.
fn stack(view: &View) -> Vec<Vec<u64>> {
    let series = &view.series;
    let step = step(series.created.len());
    let mut below = vec![0; series.created.len().div_ceil(step)];
    let edge = |mark: Mark| {
        let column = &series.ready_by_mark[mark.index()];
        for (sum, values) in below.iter_mut().zip(column.chunks(step)) {
            *sum += values.iter().max().copied().unwrap_or(0);
        }
        below.clone()
    };
    Mark::ALL.into_iter().map(edge).collect()
}

fn step(points: usize) -> usize {
    points.div_ceil(POINTS).max(1)
}

fn areas(svg: &mut Svg<'_>, view: &View, stack: &[Vec<u64>], scale: &Scale) {
    let step = step(view.series.created.len()) as u64;
    let at = |index: usize| {
        scale
            .x((index as u64 + 1) * step * view.series.width_ms)
            .min(scale.x(view.at_ms))
    };
    let empty = Vec::new();
    for (place, mark) in Mark::ALL.into_iter().enumerate() {
        let upper = &stack[place];
        let lower = place.checked_sub(1).map_or(&empty, |below| &stack[below]);
        if upper
            .iter()
            .enumerate()
            .all(|(index, jobs)| *jobs == lower.get(index).copied().unwrap_or(0))
        {
            continue;
        }
        let mut path = format!("M{LEFT:.1} {BOTTOM:.1}");
        for (index, jobs) in upper.iter().enumerate() {
            // Writing to a string can't fail.
            let _ = write!(path, "L{:.1} {:.1}", at(index), scale.y(*jobs));
        }
        for index in (0..upper.len()).rev() {
            let jobs = lower.get(index).copied().unwrap_or(0);
            let _ = write!(path, "L{:.1} {:.1}", at(index), scale.y(jobs));
        }
        path.push('Z');
        let fill = svg.area_fill(mark);
        let edge = svg.palette.mark(mark).1;
        svg.path(&path, &fill, edge, "stroke-width=\"0.5\"");
    }
}

fn ghost_line(svg: &mut Svg<'_>, view: &View, scale: &Scale) {
    let palette = svg.palette;
    let line = &view.series.untouched_ready;
    let step = step(line.len());
    let mut path = String::new();
    let from = view.acts.iter().map(|act| act.at_ms).min().unwrap_or(0);
    for (index, values) in line.chunks(step).enumerate() {
        let ms = ((index + 1) * step) as u64 * view.series.width_ms;
        if ms < from {
            continue;
        }
        let letter = if path.is_empty() { 'M' } else { 'L' };
        let jobs = values.last().copied().unwrap_or(0);
        let _ = write!(
            path,
            "{letter}{:.1} {:.1}",
            scale.x(ms.min(scale.end_ms)),
            scale.y(jobs)
        );
    }
    svg.path(
        &path,
        "none",
        palette.quiet,
        "stroke-width=\"1.5\" stroke-dasharray=\"6 4\"",
    );
    let left = line.last().copied().unwrap_or(0);
    let words = format!("had nobody clicked: {} at the end", count(left));
    let y = (scale.y(left) + 18.0).min(BOTTOM - 6.0);
    svg.text(
        Text::new(RIGHT, y, &words)
            .size(12.0)
            .color(palette.quiet)
            .right()
            .halo(),
    );
}

fn axes(svg: &mut Svg<'_>, scale: &Scale) {
    let palette = svg.palette;
    let step = round_up_125(scale.most.div_ceil(4).max(1));
    for jobs in (0..=scale.most).step_by(usize::try_from(step).unwrap_or(usize::MAX)) {
        let y = scale.y(jobs);
        let line = format!("M{LEFT:.1} {y:.1}H{RIGHT:.1}");
        svg.path(&line, "none", palette.grid, "");
        svg.text(
            Text::new(LEFT - 8.0, y + 4.0, &count(jobs))
                .size(12.0)
                .color(palette.quiet)
                .right(),
        );
    }
    let minutes = scale.end_ms.div_ceil(60_000);
    let step = [1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1_440];
    let step = step
        .into_iter()
        .find(|step| minutes / step <= 8)
        .unwrap_or(minutes.div_ceil(8));
    for minute in (0..=minutes).step_by(usize::try_from(step).unwrap_or(usize::MAX)) {
        let ms = minute * 60_000;
        if ms > scale.end_ms {
            break;
        }
        let x = scale.x(ms);
        svg.text(
            Text::new(x, BOTTOM + 18.0, &clock(ms))
                .size(12.0)
                .color(palette.quiet)
                .middle(),
        );
    }
}

/// Where the person acted, with what was done.
fn acts(svg: &mut Svg<'_>, view: &View, scale: &Scale) {
    let palette = svg.palette;
    for act in view.acts.iter().filter(|act| !act.ahead) {
        let name = match act.command {
            Command::Deactivate(_) => "Deactivate".to_owned(),
            Command::Activate(_) => "Activate".to_owned(),
            Command::Delete(_) => "Delete".to_owned(),
            Command::SetWorkers(workers) => format!("{} workers", count(u64::from(workers))),
            Command::SetBackground(true) => "Background on".to_owned(),
            Command::SetBackground(false) => "Background off".to_owned(),
            _ => continue,
        };
        let label = format!("{name} {}", clock(act.at_ms));
        let x = scale.x(act.at_ms);
        svg.path(
            &format!("M{x:.1} {TOP:.1}V{BOTTOM:.1}"),
            "none",
            palette.brand,
            "stroke-width=\"2\"",
        );
        let room = width(&label, 12.0) + 14.0;
        let left = x.min(RIGHT - room);
        svg.rect((left, TOP - 18.0, room, 18.0), 3.0, palette.brand, "none");
        svg.text(
            Text::new(left + 7.0, TOP - 5.0, &label)
                .size(12.0)
                .bold()
                .color(palette.surface),
        );
    }
}
