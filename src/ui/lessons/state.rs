//! The lesson that one playground plays, and how it ended: beside the session, outside the vdom.

use super::judging::judge;
use super::keep;
use crate::scenario::lesson::Part;
use crate::scenario::{self, Lesson};
use crate::session::Command;
use crate::session::lesson::{Judge, LessonRun, Mark, Verdict};
use crate::session::lock::Lock;
use crate::ui::browser;
use crate::ui::context::Playground;
use crate::ui::language::fetch;
use crate::ui::texts::{other, tf};
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use yew::Callback;

/// What is known of the lesson that is played.
#[derive(Default)]
pub(super) struct Body {
    /// The lesson.
    pub(super) run: RefCell<Option<LessonRun>>,
    /// How it ended, once it has.
    pub(super) verdict: RefCell<Option<Rc<Verdict>>>,
    /// Why a lesson could not be opened.
    pub(super) wrong: RefCell<Vec<String>>,
    pub(super) judge: RefCell<Option<Judge>>,
    pub(super) slice: RefCell<Option<Timeout>>,
    /// The acts that were judged last, and what came of it, so that no run is judged twice.
    pub(super) judged: RefCell<Option<(Vec<scenario::Act>, Option<Verdict>)>>,
}

impl Body {
    /// How the lesson ended, once it has.
    pub(super) fn ended(&self) -> Option<Rc<Verdict>> {
        self.verdict.borrow().clone()
    }

    fn forget_verdict(&self) {
        self.verdict.take();
        self.judge.take();
        self.judged.take();
    }
}

/// What is known of the lesson of a playground.
pub(super) fn body(playground: &Playground) -> Rc<Body> {
    let mut body = playground.lessons.body.borrow_mut();
    let any = body.get_or_insert_with(|| Rc::new(Body::default()));
    // Nothing else is ever put there.
    any.clone().downcast().unwrap_or_default()
}

fn fail(playground: &Playground, wrong: Vec<String>) {
    playground.announcer.say(&wrong.join(" "));
    body(playground).wrong.replace(wrong);
    playground.lessons.change();
}

/// Fetches a lesson of the course and begins it; `then` hears whether it began.
pub(super) fn open(playground: &Playground, id: &str, seed: Option<u64>, then: Callback<bool>) {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if id.is_empty() || id.len() > 60 || !id.chars().all(plain) {
        fail(playground, vec![tf("lesson.unknown", &[("name", &id)])]);
        return then.emit(false);
    }
    let (playground, id) = (playground.clone(), id.to_ascii_lowercase());
    fetch(
        format!("./lessons/{id}.json"),
        Callback::from(move |text: Option<String>| {
            let Some(text) = text else {
                fail(&playground, vec![tf("lesson.unknown", &[("name", &id)])]);
                return then.emit(false);
            };
            then.emit(begin(&playground, &id, &text, seed));
        }),
    );
}

/// Begins the lesson of a text, validated in full; whether it began.
pub(super) fn begin(playground: &Playground, id: &str, text: &str, seed: Option<u64>) -> bool {
    let lesson = match scenario::read_lesson(text) {
        Ok(mut lesson) => {
            lesson.each_text(&mut |key, text| {
                if let Some(other) = other(&format!("lesson.{id}.{key}")) {
                    *text = other;
                }
            });
            lesson
        }
        Err(problems) => {
            fail(
                playground,
                problems.0.iter().map(ToString::to_string).collect(),
            );
            return false;
        }
    };
    start(playground, id, &lesson, seed)
}

fn start(playground: &Playground, id: &str, lesson: &Lesson, seed: Option<u64>) -> bool {
    let run = match LessonRun::new(id, lesson, seed) {
        Ok(run) => run,
        Err(wrong) => {
            fail(playground, vec![wrong]);
            return false;
        }
    };
    let response = playground.store.with(|session| run.begin(session));
    if let Some(refused) = response.refused {
        fail(playground, vec![refused]);
        return false;
    }
    keep::keep(id, Mark::default());
    let body = body(playground);
    body.run.replace(Some(run));
    body.forget_verdict();
    body.wrong.take();
    playground.lessons.on.set(true);
    observe(playground);
    playground.lessons.change();
    let begun = tf("lesson.begun", &[("title", &lesson.title)]);
    playground.announcer.say(&begun);
    true
}

/// Begins the lesson that is played anew.
pub(super) fn again(playground: &Playground) {
    let run = body(playground).run.take();
    if let Some(run) = run {
        let lesson = run.lesson().clone();
        start(playground, run.id(), &lesson, None);
    }
}

/// Leaves the lesson; the run that is shown goes on without rules.
pub(super) fn leave(playground: &Playground) {
    over(playground);
    let _ = playground.store.with(LessonRun::end);
}

/// Names the lesson in the address, or none, where that is the playground's own.
pub(super) fn address(playground: &Playground, id: Option<&str>) {
    let embedded = playground.lessons.told.borrow().is_some();
    if !embedded {
        let names = ["scenario", "seed", "t"].map(|name| (name, None));
        let names = if id.is_some() { &names[..] } else { &[] };
        let names = [&[("lesson", id)], names].concat();
        browser::replace_address(&browser::query_with(&names));
    }
}

/// No lesson is played any more.
fn over(playground: &Playground) {
    let body = body(playground);
    body.run.take();
    body.forget_verdict();
    address(playground, None);
    playground.lessons.on.set(false);
    playground.lessons.mark.set(None);
    playground.lessons.change();
}

/// Takes note of how things stand; judges where all goals seem reached, or the run has ended.
pub(super) fn observe(playground: &Playground) {
    let (body, lessons) = (body(playground), &playground.lessons);
    let mut run = body.run.borrow_mut();
    let Some(lesson) = run.as_mut() else { return };
    let seen = lessons.seen.borrow().clone();
    let looked = playground.store.read(|session| {
        if !lesson.is_played_by(session) {
            return None;
        }
        let changed = lesson.observe(session, &seen);
        Some((changed, lesson.all_reached() || session.is_over()))
    });
    let Some((changed, due)) = looked else {
        // Something else was opened.
        drop(run);
        return over(playground);
    };
    let step = lesson.step().filter(|_| body.verdict.borrow().is_none());
    let mark = step.and_then(|(_, step)| step.mark).map(Part::key);
    drop(run);
    if due {
        judge(playground);
    }
    if changed || lessons.mark.replace(mark) != mark {
        lessons.change();
    }
}

/// Whether a link fixes that nobody changes what is played.
pub(super) fn is_fixed(playground: &Playground) -> bool {
    playground
        .store
        .read(|session| session.is_locked(Lock::Scenario))
}

/// Goes back to where the run pauses for a decision, or to the beginning.
pub(super) fn back(playground: &Playground) {
    let view = playground.store.view();
    let pauses = view.moments.iter().find(|moment| moment.pauses);
    let to = pauses.map_or(0, |moment| moment.at_ms);
    forget(playground);
    playground.send(Command::Seek(to));
}

/// Takes the verdict back: the person plays on.
pub(super) fn forget(playground: &Playground) {
    body(playground).forget_verdict();
    playground.lessons.change();
}
