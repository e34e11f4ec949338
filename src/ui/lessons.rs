//! Lessons: the page with the course and the debrief, and the coach while a lesson is played. Both
//! are loaded when they are first shown, and so are the files of lessons. What stands in this file
//! is all that the frame knows of them.

mod class;
mod coach;
mod course;
mod debrief;
mod guess;
mod judging;
mod keep;
mod line;
mod state;

use super::context::Playground;
use super::frame::Parts;
use super::page::Page;
use crate::session::lesson::Seen;
use coach::Coach;
use course::Course;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;
use yew::prelude::*;

/// What a playground knows of the lesson that it plays.
#[derive(Default)]
pub(crate) struct Lessons {
    /// The lesson and the seed that the address asks for, until it is begun.
    pub(crate) asked: RefCell<Option<(String, Option<u64>)>>,
    /// Whether a lesson is played.
    pub(crate) on: Cell<bool>,
    /// The word of the part that has a coach mark.
    pub(crate) mark: Cell<Option<&'static str>>,
    /// What the person has looked at.
    seen: RefCell<Seen>,
    /// Hears of each end of a lesson: the detail of the event `goal`.
    pub(crate) told: RefCell<Option<Callback<String>>>,
    revision: Cell<u64>,
    changed: RefCell<Callback<()>>,
    /// What only the loaded part knows.
    body: RefCell<Option<Rc<dyn Any>>>,
}

impl fmt::Debug for Lessons {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lessons")
    }
}

impl Lessons {
    /// Whether a lesson is played, or asked for.
    pub(crate) fn is_wanted(&self) -> bool {
        self.on.get() || self.asked.borrow().is_some()
    }

    /// Takes note of what the person looks at on a page.
    fn look(&self, change: impl FnOnce(&mut Seen)) {
        let mut seen = self.seen.borrow_mut();
        let before = seen.clone();
        change(&mut seen);
        let looked = *seen != before && self.on.get();
        drop(seen);
        if looked {
            self.change();
        }
    }

    /// Says that something has changed.
    fn change(&self) {
        self.revision.set(self.revision.get() + 1);
        let changed = self.changed.borrow().clone();
        changed.emit(());
    }
}

/// Draws the frame anew when a lesson changes.
#[hook]
pub(crate) fn use_lessons(playground: &Playground) {
    let again = use_force_update();
    let lessons = playground.lessons.clone();
    use_effect_with((), move |()| {
        let changed = Callback::from(move |()| again.force_update());
        lessons.changed.replace(changed);
    });
}

/// Tells the lesson that is played what of System Jobs is looked at.
#[hook]
pub(crate) fn use_look(playground: &Playground, filtered: bool, opened: Option<u32>) {
    let playground = playground.clone();
    use_effect_with((filtered, opened), move |(filtered, opened)| {
        let of = |job| playground.store.read(|session| session.workflow_of(job));
        playground.lessons.look(|seen| {
            // The list beside the grid groups from the first.
            seen.grouped = true;
            seen.filtered = *filtered;
            seen.job_opened = opened.and_then(of);
        });
    });
}

/// The coach; on the page of lessons it gives way to the debrief.
pub(crate) fn coach(frame: &Parts) -> Html {
    let playground = frame.playground.clone();
    let revision = playground.lessons.revision.get();
    html! {
        <Coach {playground} view={frame.view.clone()} page={frame.page} go={frame.go.clone()} {revision} />
    }
}

/// The page: the debrief of the lesson that has ended, else the course.
pub(crate) fn page(frame: &Parts) -> Html {
    let playground = &frame.playground;
    let body = state::body(playground);
    let run = body.run.borrow();
    let shown = if let (Some(run), Some(verdict)) = (run.as_ref(), body.ended()) {
        debrief::debrief(playground, run, &verdict, &frame.go)
    } else {
        let revision = playground.lessons.revision.get();
        html! { <Course playground={playground.clone()} go={frame.go.clone()} {revision} /> }
    };
    html! { <div class="fg-page fg-lessons-page">{ shown }</div> }
}

/// Whether the coach gives way to what the page itself shows.
fn gives_way(page: Page, ended: bool) -> bool {
    page == Page::Lessons && ended
}
