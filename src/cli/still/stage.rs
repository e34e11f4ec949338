//! The stage: triggers, queue, service, outcomes, and the names behind the marks.

use super::svg::{Svg, Text, fitted, width};
use super::{EDGE, Shown};
use crate::session::format::{Ratio, bytes, count, duration, rate};
use crate::session::scene::{Scene, Slot};
use crate::session::view::{Mark, RecordState, View};

const TOP: f64 = 96.0;
/// Left edges of the four columns.
const TRIGGERS: f64 = EDGE + 16.0;
const QUEUE: f64 = 356.0;
const SERVICE: f64 = 724.0;
const OUTCOMES: f64 = 968.0;
/// The tank: top, one cell, cells of a row.
const TANK_TOP: f64 = 150.0;
const CELL: f64 = 14.5;
const ROW: usize = 20;
/// Sources that have a box of their own.
const BOXES: usize = 5;

pub(super) fn draw(svg: &mut Svg<'_>, scene: &Scene, view: &View) {
    let shown = (scene, view);
    triggers(svg, shown);
    queue(svg, shown);
    service(svg, shown);
    outcomes(svg, view);
    legend(svg, view);
}

fn heading(svg: &mut Svg<'_>, x: f64, name: &str, note: &str) {
    let quiet = svg.palette.quiet;
    svg.text(Text::new(x, TOP, name).size(15.0).bold());
    svg.text(
        Text::new(x + width(name, 15.0) + 14.0, TOP, note)
            .size(13.0)
            .color(quiet),
    );
}

fn per_second(milli: u64) -> String {
    rate(Ratio {
        count: milli,
        over_ms: 1_000_000,
    })
}

fn triggers(svg: &mut Svg<'_>, (scene, view): Shown<'_>) {
    let palette = svg.palette;
    let note = format!("{} jobs/s created", rate(view.flow.arrive));
    heading(svg, TRIGGERS, "Triggers", &note);
    let sources = scene.sources.iter().zip(&view.scenario.sources);
    for (index, (now, source)) in sources.take(BOXES).enumerate() {
        #[allow(clippy::cast_precision_loss, reason = "five boxes")]
        let y = 112.0 + 52.0 * index as f64;
        let (right, middle) = (TRIGGERS + 200.0, y + 21.0);
        let pipe = format!(
            "M{right:.1} {middle:.1}C{:.1} {middle:.1} {:.1} 166 {QUEUE:.1} 166",
            right + 70.0,
            QUEUE - 50.0
        );
        svg.path(&pipe, "none", palette.pipe, "stroke-width=\"12\"");
        if now.active && !now.refused {
            let mark = now.marks.first().copied().unwrap_or(Mark::Other);
            svg.path(
                &pipe,
                "none",
                palette.mark(mark).0,
                "stroke-width=\"3\" stroke-dasharray=\"2 9\" stroke-linecap=\"round\"",
            );
        }
        svg.rect(
            (TRIGGERS, y, 200.0, 42.0),
            4.0,
            palette.inset,
            palette.stroke,
        );
        let name = fitted(&source.name, 14.0, 180.0);
        svg.text(Text::new(TRIGGERS + 10.0, y + 18.0, &name).bold());
        let (state, color) = if now.refused && now.active {
            ("refused", palette.bad)
        } else if now.active {
            ("a second", palette.quiet)
        } else {
            ("silent now", palette.quiet)
        };
        let speed = if now.active {
            per_second(now.rate_milli)
        } else {
            String::new()
        };
        svg.text(Text::new(TRIGGERS + 10.0, y + 35.0, &speed).size(13.0));
        let left = if now.active {
            width(&speed, 13.0) + 6.0
        } else {
            0.0
        };
        svg.text(
            Text::new(TRIGGERS + 10.0 + left, y + 35.0, state)
                .size(13.0)
                .color(color),
        );
    }
    let more = scene.sources.len().saturating_sub(BOXES);
    if more > 0 {
        let words = format!("and {more} more");
        svg.text(
            Text::new(TRIGGERS, 382.0, &words)
                .size(12.0)
                .color(palette.quiet),
        );
    }
}

#[allow(clippy::cast_precision_loss, reason = "300 squares")]
fn queue(svg: &mut Svg<'_>, (scene, view): Shown<'_>) {
    let palette = svg.palette;
    let tank = &scene.tank;
    let jobs = if tank.unit == 1 { "job" } else { "jobs" };
    let note = format!("1 square = {} {jobs}", count(tank.unit));
    heading(svg, QUEUE, "Queue", &note);
    let waiting = count(tank.ready);
    svg.text(Text::new(QUEUE, 134.0, &waiting).size(30.0).bold());
    svg.text(Text::new(QUEUE + width(&waiting, 30.0) + 12.0, 134.0, "waiting").size(14.0));
    let (wide, high) = (
        CELL * ROW as f64 + 12.0,
        CELL * (tank.capacity / ROW) as f64 + 8.0,
    );
    if view.flow.oldest_wait_ms > 0 {
        let oldest = format!("oldest {}", duration(view.flow.oldest_wait_ms));
        svg.text(
            Text::new(QUEUE + wide, 134.0, &oldest)
                .size(13.0)
                .color(palette.quiet)
                .right(),
        );
    }
    svg.rect((QUEUE, TANK_TOP, wide, high), 3.0, palette.tank, "none");
    let (left, right, bottom) = (QUEUE, QUEUE + wide, TANK_TOP + high);
    let walls = format!("M{left:.1} {TANK_TOP:.1}V{bottom:.1}H{right:.1}V{TANK_TOP:.1}");
    svg.path(
        &walls,
        "none",
        palette.wall,
        "stroke-width=\"2.5\" stroke-linejoin=\"round\"",
    );
    for (place, mark) in tank.squares.iter().enumerate() {
        let x = right - 6.0 - CELL * ((place % ROW) as f64 + 0.5);
        let y = bottom - 5.0 - CELL * ((place / ROW) as f64 + 0.5);
        svg.job(*mark, x, y, 5.2);
    }
    if tank.above > 0 {
        let above = format!("{} more above the rim", count(tank.above));
        svg.text(
            Text::new(QUEUE + wide / 2.0, TANK_TOP + 16.0, &above)
                .size(13.0)
                .bold()
                .middle(),
        );
    }
}

#[allow(clippy::cast_precision_loss, reason = "at most 64 places")]
fn service(svg: &mut Svg<'_>, (scene, view): Shown<'_>) {
    let palette = svg.palette;
    let (flow, workers) = (view.flow, u64::from(scene.workers));
    heading(svg, SERVICE, "Async service", "");
    let busy = format!("{} of {} busy", count(u64::from(flow.busy)), count(workers));
    svg.text(Text::new(SERVICE + 200.0, TOP, &busy).size(13.0).right());
    let speed = format!("finishes {} jobs/s", rate(flow.finish));
    svg.text(
        Text::new(SERVICE, 134.0, &speed)
            .size(13.0)
            .color(palette.quiet),
    );
    let columns: usize = match scene.slots.len() {
        0..=16 => 4,
        17..=36 => 6,
        _ => 8,
    };
    let side = 200.0 / columns as f64;
    for (place, slot) in scene.slots.iter().enumerate() {
        let x = SERVICE + side * ((place % columns) as f64 + 0.5);
        let y = TANK_TOP + side * ((place / columns) as f64 + 0.5);
        let (half, ring) = (side * 0.44, side * 0.33);
        svg.rect(
            (x - half, y - half, 2.0 * half, 2.0 * half),
            4.0,
            palette.slot,
            palette.stroke,
        );
        match *slot {
            Slot::Free => {}
            Slot::Clearing { mark } => {
                svg.job(mark, x, y, ring * 0.55);
                let cross = format!(
                    "M{:.1} {:.1}l{:.1} {:.1}",
                    x - ring,
                    y + ring,
                    2.0 * ring,
                    -2.0 * ring
                );
                svg.path(&cross, "none", palette.off, "stroke-width=\"2\"");
            }
            Slot::Busy {
                mark, done_milli, ..
            } => {
                svg.arc(x, y, ring, 999, palette.pipe);
                svg.arc(x, y, ring, done_milli, palette.mark(mark).1);
                svg.job(mark, x, y, ring * 0.5);
            }
        }
    }
    if workers > scene.slots.len() as u64 {
        let more = format!("and {} more", count(workers - scene.slots.len() as u64));
        svg.text(
            Text::new(SERVICE, 372.0, &more)
                .size(12.0)
                .color(palette.quiet),
        );
    }
}

#[allow(clippy::cast_precision_loss, reason = "the width of a bar")]
fn outcomes(svg: &mut Svg<'_>, view: &View) {
    let palette = svg.palette;
    heading(svg, OUTCOMES, "Outcomes", "");
    let counts = view.counts;
    let most = counts
        .succeeded
        .max(counts.canceled)
        .max(counts.failed)
        .max(1);
    let rows = [
        ("Succeeded", counts.succeeded, palette.ok),
        ("Failed", counts.failed, palette.bad),
        ("Canceled", counts.canceled, palette.off),
    ];
    let mut y = 134.0;
    for (name, number, color) in rows {
        svg.text(Text::new(OUTCOMES, y, name));
        svg.text(
            Text::new(OUTCOMES + 192.0, y, &count(number))
                .size(17.0)
                .bold()
                .right(),
        );
        svg.rect((OUTCOMES, y + 8.0, 192.0, 5.0), 2.0, palette.inset, "none");
        let bar = 192.0 * number as f64 / most as f64;
        svg.rect((OUTCOMES, y + 8.0, bar, 5.0), 2.0, color, "none");
        y += 44.0;
    }
    let storage = view.storage;
    svg.text(Text::new(OUTCOMES, 284.0, "Database").bold());
    let rows = format!("{} rows", count(storage.job_rows + storage.log_rows));
    svg.text(Text::new(OUTCOMES, 306.0, &rows).size(17.0).bold());
    let size = format!("about {}, assumed", bytes(storage.bytes));
    svg.text(
        Text::new(OUTCOMES, 324.0, &size)
            .size(13.0)
            .color(palette.quiet),
    );
    if let Some(since) = view.since {
        let words = format!("{} not done since the click", count(since.not_done));
        svg.text(Text::new(OUTCOMES, 350.0, &words).size(13.0));
    }
}

/// The names behind the marks, with their jobs that wait.
fn legend(svg: &mut Svg<'_>, view: &View) {
    let mut rows: Vec<_> = view.workflows.iter().collect();
    rows.sort_by_key(|row| (row.mark, std::cmp::Reverse(row.ready), row.id));
    let (mut x, y) = (TRIGGERS, 410.0);
    for row in rows {
        let name = fitted(&row.name, 13.0, 190.0);
        let draft = row.state == RecordState::Draft;
        let state = if draft { " Draft" } else { "" };
        let number = format!("{}{state}", count(row.ready));
        let wide = width(&name, 13.0) + width(&number, 13.0) + 58.0;
        if x + wide > super::WIDTH - EDGE {
            break;
        }
        svg.job(row.mark, x + 6.0, y - 4.5, 5.5);
        svg.text(Text::new(x + 18.0, y, &name).size(13.0).then_bold(&number));
        x += wide;
    }
}
