//! `floodgate still`: the playground at a moment as SVG, from the same scene and view that the
//! page draws. It is the poster of embeds and the picture of documents: it needs no browser, loads
//! nothing, and says in words what it shows.

mod chart;
mod palette;
mod stage;
mod svg;

use super::failure::Failure;
use super::{StillArgs, input, run};
use crate::session::format::{clock, count};
use crate::session::link::Link;
use crate::session::{Command, Scene, Session, View};
use palette::{DARK, LIGHT, Palette};
use std::fmt::Write as _;
use std::io::Write;
use svg::{Svg, Text};

/// Size of the picture.
const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 720.0;
/// Room around the cards.
const EDGE: f64 = 20.0;
/// Instants of one slice of work.
const SLICE: u32 = 100_000;

pub(super) fn still(args: &StillArgs, output: &mut impl Write) -> Result<(), Failure> {
    let name = &args.scenario;
    let document = input::document(name)?;
    let at = at_ms(args, &document.scenario)?;
    let mut session = input::session(name, &document)?;
    // Nothing is refused before the run: the time lies in it.
    let _ = session.apply(Command::Seek(at));
    while session.work(SLICE) {}
    if let Some(stopped) = session.view().stopped {
        return Err(Failure::message(format!("{name}: {stopped}")));
    }
    let picture = draw(&mut session, if args.dark { &DARK } else { &LIGHT });
    match &args.output {
        Some(path) => run::write(path, |file| file.write_all(picture.as_bytes())),
        None => Ok(output.write_all(picture.as_bytes())?),
    }
}

fn at_ms(args: &StillArgs, scenario: &crate::scenario::Scenario) -> Result<u64, Failure> {
    let wrong = |wrong: &str| Err(Failure::message(format!("--at {}: {wrong}", args.at)));
    // In a query these would end the value.
    if args.at.contains(['&', '%', '+']) {
        return wrong("a time reads like 8:00");
    }
    let (link, notices) = Link::read(&format!("t={}", args.at), "");
    match (link.t, notices.first()) {
        (_, Some(notice)) => wrong(&notice.wrong),
        (None, None) => wrong("it is empty"),
        (Some(start), None) => match start.ms(scenario) {
            Some(at_ms) => Ok(at_ms),
            None => wrong(&format!(
                "the run has no such moment; it ends at {}",
                clock(scenario.horizon)
            )),
        },
    }
}

/// The picture of a session as it stands.
fn draw(session: &mut Session, palette: &Palette) -> String {
    let (scene, view) = (session.scene(), session.view());
    let mut svg = Svg::new(WIDTH, HEIGHT, palette);
    svg.describe(&view.scenario.title, &words(&view));
    svg.rect((0.0, 0.0, WIDTH, HEIGHT), 0.0, palette.canvas, "none");
    head(&mut svg, &view);
    let card = |svg: &mut Svg<'_>, y: f64, height: f64| {
        svg.rect(
            (EDGE, y, WIDTH - 2.0 * EDGE, height),
            6.0,
            palette.surface,
            palette.stroke,
        );
    };
    card(&mut svg, 68.0, 356.0);
    stage::draw(&mut svg, &scene, &view);
    card(&mut svg, 436.0, 212.0);
    chart::draw(&mut svg, &view);
    foot(&mut svg, &view);
    svg.finish()
}

fn head(svg: &mut Svg<'_>, view: &View) {
    let palette = svg.palette;
    svg.brand(EDGE + 2.0, 16.0);
    svg.text(
        Text::new(64.0, 34.0, &view.scenario.title)
            .size(21.0)
            .bold(),
    );
    let seed = format!("seed {}", view.scenario.seed);
    svg.text(Text::new(64.0, 54.0, &seed).size(13.0).color(palette.quiet));
    if view.scenario.edited {
        svg.text(
            Text::new(150.0, 54.0, "edited")
                .size(13.0)
                .color(palette.quiet),
        );
    }
    let end = format!("of {}", clock(view.playback.end_ms));
    svg.text(
        Text::new(WIDTH - EDGE, 42.0, &end)
            .size(15.0)
            .color(palette.quiet)
            .right(),
    );
    let left = WIDTH - EDGE - svg::width(&end, 15.0) - 8.0;
    svg.text(
        Text::new(left, 42.0, &clock(view.at_ms))
            .size(28.0)
            .bold()
            .right(),
    );
}

/// The numbers of all jobs, and where the picture comes from.
fn foot(svg: &mut Svg<'_>, view: &View) {
    let (palette, counts) = (svg.palette, view.counts);
    let numbers = [
        ("Created", counts.created),
        ("Waiting For Resources", counts.ready),
        ("In Progress", counts.in_progress),
        ("Succeeded", counts.succeeded),
        ("Failed", counts.failed),
        ("Canceled", counts.canceled),
        (
            "Rows written",
            view.storage.job_rows + view.storage.log_rows,
        ),
    ];
    let mut x = EDGE + 4.0;
    for (name, number) in numbers {
        let number = count(number);
        svg.text(Text::new(x, 678.0, &number).size(18.0).bold());
        svg.text(Text::new(x, 696.0, name).size(12.0).color(palette.quiet));
        x += svg::width(name, 12.0).max(svg::width(&number, 18.0)) + 30.0;
    }
    let (right, size) = (WIDTH - EDGE - 4.0, 12.0);
    let made = "Floodgate: a simulation";
    svg.text(
        Text::new(right, 678.0, made)
            .size(size)
            .color(palette.quiet)
            .right(),
    );
    let digest = format!("digest {}", view.digest);
    svg.text(
        Text::new(right, 696.0, &digest)
            .size(size)
            .color(palette.quiet)
            .right(),
    );
}

/// What the picture shows, in words.
fn words(view: &View) -> String {
    let counts = view.counts;
    let mut text = format!(
        "At {} of {}: {} jobs wait, {} are in progress, {} succeeded, {} were canceled.",
        clock(view.at_ms),
        clock(view.playback.end_ms),
        count(counts.ready),
        count(counts.in_progress),
        count(counts.succeeded),
        count(counts.canceled),
    );
    for row in view.workflows.iter().filter(|row| row.ready > 0) {
        // Writing to a string can't fail.
        let _ = write!(text, " {} of {} wait.", count(row.ready), row.name);
    }
    if let Some(since) = view.since {
        let name = &view.workflows[usize::from(since.workflow)].name;
        let _ = write!(
            text,
            " {name} was deactivated at {}: of {} queued then, {} are canceled and \
             {} still wait; {} triggers were refused.",
            clock(since.clicked_ms),
            count(since.queued),
            count(since.canceled),
            count(since.still_waiting),
            count(since.refused),
        );
    }
    text
}

/// What the parts need of scene and view together.
type Shown<'a> = (&'a Scene, &'a View);
