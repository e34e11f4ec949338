//! Keeps the address of the page that of the run, so that a reload, a bookmark and a copied address
//! show what is on the screen, and remembers the run for the next visit.
//!
//! The history gets no steps of it. The address is written at most once a second and only while
//! the clock stands; names of the query that are not the run's stay as they are.

use super::browser;
use super::context::Playground;
use crate::session::View;
use crate::session::link::Link;
use crate::session::view::PlayState;
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;

/// How long the run has to stay as it is before it is written.
const QUIET_MS: u32 = 1_000;

/// Writes the address of a playground that has the page to itself.
pub(crate) struct Address {
    waiting: RefCell<Option<Timeout>>,
    written: Rc<RefCell<String>>,
}

impl Address {
    /// The address as the page was opened with.
    pub(crate) fn new(playground: &Playground) -> Self {
        Self {
            waiting: RefCell::default(),
            written: Rc::new(RefCell::new(of(playground).unwrap_or_default())),
        }
    }

    /// Takes note of a view.
    pub(crate) fn follow(&self, playground: &Playground, view: &View) {
        // The address of a lesson names the lesson.
        let stands = view.playback.state != PlayState::Playing && !playground.lessons.is_wanted();
        let due = stands && view.playback.computing.is_none();
        let timeout = due.then(|| {
            let (playground, written) = (playground.clone(), self.written.clone());
            Timeout::new(QUIET_MS, move || {
                if let Some(now) = of(&playground) {
                    put(&written, now);
                    return;
                }
                let shared = playground.clone();
                let then = move |_| put(&written, of(&shared).unwrap_or_default());
                playground.with_readers(false, Box::new(then));
            })
        });
        // The one that waited before is taken back by this.
        *self.waiting.borrow_mut() = timeout;
    }
}

/// The link of the run as it stands; empty where it is too long for one, nothing where it needs the
/// readers.
fn of(playground: &Playground) -> Option<String> {
    playground
        .store
        .read(|session| session.link_text(session.at_ms(), false))
}

/// Writes a link that is not the one written last.
fn put(written: &RefCell<String>, now: String) {
    if *written.borrow() != now {
        write(&now);
        *written.borrow_mut() = now;
    }
}

fn write(link: &str) {
    let (query, fragment) = link.split_once('#').unwrap_or((link, ""));
    let (run, _) = Link::of_query(query);
    let query = browser::query_with(&[
        ("scenario", run.scenario.as_deref()),
        ("seed", run.seed.map(|seed| seed.to_string()).as_deref()),
        ("t", run.t_text().as_deref()),
    ]);
    let sign = if fragment.is_empty() { "" } else { "#" };
    browser::replace_address(&format!("{query}{sign}{fragment}"));
    browser::remember("run", link);
}
