//! The backlog of three runs as lines, and the guess drawn over them. A picture for the debrief and
//! for paper: what it shows stands in the table too.

use crate::scenario::lesson::Answer;
use crate::session::lesson::{LessonRun, Result, Verdict};
use crate::ui::say::{clock, count};
use crate::ui::texts::{t, tf};
use std::fmt::Write as _;
use yew::prelude::*;

/// The size of the picture, in its own units.
const WIDTH: u64 = 600;
const HEIGHT: u64 = 180;
/// Room for names above and below the lines.
const TOP: u64 = 22;
const BOTTOM: u64 = 20;

/// The picture.
pub(super) fn lines(run: &LessonRun, verdict: &Verdict) -> Html {
    let runs = [&verdict.untouched, &verdict.solution, &verdict.yours];
    let peak = runs.iter().flat_map(|run| &run.ready).max();
    let peak = peak.copied().unwrap_or(0).max(10);
    let end_ms = run.document().scenario.horizon;
    let guess = guess(run, verdict, peak, end_ms);
    let names = [t("debrief.nothing"), t("debrief.best"), t("debrief.you")];
    let line = |(place, result): (usize, &&Result)| {
        html! { <polyline class={LINES[place]} points={points(result, peak)} /> }
    };
    let name = |(place, name): (usize, &str)| {
        html! { <li><svg class="fg-backlogs-key" viewBox="0 0 24 8" aria-hidden="true"><line class={LINES[place]} x1="0" y1="4" x2="24" y2="4" /></svg>{ name.to_owned() }</li> }
    };
    let label = tf(
        "debrief.lines.label",
        &[
            ("you", &count(verdict.yours.outcome.peak)),
            ("nothing", &count(verdict.untouched.outcome.peak)),
        ],
    );
    html! {
        <figure class="fg-backlogs">
            <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="img" aria-label={label}>
                <line class="fg-backlogs-base" x1="0" x2={WIDTH.to_string()} y1={(HEIGHT - BOTTOM).to_string()} y2={(HEIGHT - BOTTOM).to_string()} />
                { for runs.iter().enumerate().map(line) }
                { guess }
                <text class="fg-backlogs-text" x="0" y="14">{ tf("debrief.lines.most", &[("n", &count(peak))]) }</text>
                <text class="fg-backlogs-text" x="0" y={(HEIGHT - 4).to_string()}>{ clock(0) }</text>
                <text class="fg-backlogs-text fg-backlogs-end" x={WIDTH.to_string()} y={(HEIGHT - 4).to_string()}>{ clock(end_ms) }</text>
            </svg>
            <ul class="fg-backlogs-names">{ for names.into_iter().enumerate().map(name) }</ul>
        </figure>
    }
}

const LINES: [&str; 3] = [
    "fg-backlog fg-backlog--nothing",
    "fg-backlog fg-backlog--best",
    "fg-backlog fg-backlog--you",
];

fn height(value: u64, peak: u64) -> u64 {
    HEIGHT - BOTTOM - value.min(peak) * (HEIGHT - TOP - BOTTOM) / peak
}

fn points(result: &Result, peak: u64) -> String {
    let last = (result.ready.len() as u64).saturating_sub(1).max(1);
    let mut text = String::new();
    for (place, value) in (0..).zip(&result.ready) {
        // Writing to a string can't fail.
        let _ = write!(text, "{},{} ", place * WIDTH / last, height(*value, peak));
    }
    text
}

/// The guess: a level for a number of jobs, an upright line for a minute.
fn guess(run: &LessonRun, verdict: &Verdict, peak: u64, end_ms: u64) -> Html {
    let question = run.lesson().question.as_ref();
    let (Some(question), Some((guess, _))) = (question, verdict.guess) else {
        return html! {};
    };
    let (x1, y1, x2, y2) = match question.answer {
        Answer::Peak | Answer::WaitingAtEnd => {
            let y = height(guess, peak);
            (0, y, WIDTH, y)
        }
        Answer::NominalMinute => {
            let x = (guess * 60_000).min(end_ms) * WIDTH / end_ms.max(1);
            (x, TOP, x, HEIGHT - BOTTOM)
        }
        _ => return html! {},
    };
    let level = y1 == y2;
    let (text_x, text_y) = if level {
        (WIDTH, y1.max(TOP) - 4)
    } else {
        (x1.min(WIDTH - 80) + 4, TOP + 8)
    };
    html! {
        <>
            <line class="fg-backlog fg-backlog--guess" x1={x1.to_string()} y1={y1.to_string()} x2={x2.to_string()} y2={y2.to_string()} />
            <text class={classes!("fg-backlogs-text", "fg-backlogs-guess", level.then_some("fg-backlogs-end"))} x={text_x.to_string()} y={text_y.to_string()}>{ t("debrief.lines.guess") }</text>
        </>
    }
}
