//! Judges the run of a lesson, in slices beside the page, and tells how it ended. What is right
//! and what it cost is the session's to say.

use super::keep;
use super::state::body;
use crate::engine::limits::JOBS_MAX_BROWSER;
use crate::session::lesson::{Mark, Verdict};
use crate::session::{Session, port};
use crate::ui::browser;
use crate::ui::context::Playground;
use crate::ui::texts::t;
use gloo_timers::callback::Timeout;
use std::rc::Rc;

/// Script time of one slice, in milliseconds.
const SLICE_MS: f64 = 8.0;
/// Instants between two looks at the clock.
const INSTANTS: u32 = 1_000;

/// Judges the run as it stands, in slices.
pub(super) fn judge(playground: &Playground) {
    let body = body(playground);
    let run = body.run.borrow();
    let Some(lesson) = run.as_ref() else { return };
    let acts = playground.store.read(|session| session.document().acts);
    let judged = body.judged.borrow().clone().filter(|(of, _)| *of == acts);
    if let Some((_, verdict)) = judged {
        drop(run);
        // A run that only seemed won may be over by now.
        if let Some(verdict) = verdict.filter(|_| body.verdict.borrow().is_none()) {
            ended(playground, verdict);
        }
        return;
    }
    if body.judge.borrow().is_some() {
        return;
    }
    let judge = playground
        .store
        .read(|session| lesson.judge(session, JOBS_MAX_BROWSER));
    drop(run);
    body.judged.replace(Some((acts, None)));
    if let Ok(judge) = judge {
        body.judge.replace(Some(judge));
        work(playground);
    }
}

fn work(playground: &Playground) {
    let body = body(playground);
    let Some(mut judge) = body.judge.take() else {
        return;
    };
    let start = browser::now_ms();
    while judge.work(INSTANTS) {
        if browser::now_ms() - start >= SLICE_MS {
            body.judge.replace(Some(judge));
            let playground = playground.clone();
            let next = Timeout::new(0, move || work(&playground));
            // The one that calls this has fired: there is nothing to take back.
            body.slice.replace(Some(next));
            return;
        }
    }
    let verdict = judge.verdict();
    if let Some((_, of)) = &mut *body.judged.borrow_mut() {
        *of = Some(verdict.clone());
    }
    ended(playground, verdict);
}

/// The verdict: a run that only seems won is not over yet.
fn ended(playground: &Playground, verdict: Verdict) {
    let body = body(playground);
    let id = match body.run.borrow().as_ref() {
        Some(lesson) => lesson.id().to_owned(),
        None => return,
    };
    if !verdict.won && !playground.store.read(Session::is_over) {
        return;
    }
    if !verdict.shown {
        let mark = Mark {
            won: verdict.won,
            within_par: verdict.won && verdict.within_par,
            hints: u8::try_from(verdict.hints).unwrap_or(u8::MAX),
        };
        keep::keep(&id, mark);
    }
    let words = if verdict.won {
        t("lesson.won")
    } else {
        t("lesson.lost")
    };
    // What came of what one did, and no milestone: a later one must not take its place.
    playground.announcer.say(words);
    let told = playground.lessons.told.borrow().clone();
    if let Some(told) = told {
        told.emit(port::goal(&id, &verdict));
    }
    body.verdict.replace(Some(Rc::new(verdict)));
    playground.lessons.mark.set(None);
    playground.lessons.change();
}
