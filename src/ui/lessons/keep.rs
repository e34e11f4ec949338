//! Progress on the device, where the browser lets us; otherwise while the page is open.

use crate::session::lesson::{Mark, Progress};
use crate::ui::browser;
use std::cell::RefCell;

const NAME: &str = "lessons";

thread_local!(static OPEN: RefCell<Option<Progress>> = const { RefCell::new(None) });

/// The progress so far. An entry that can't be read is dropped.
pub(super) fn progress() -> Progress {
    OPEN.with_borrow_mut(|open| {
        let kept = || {
            let text = browser::recall(NAME)?;
            let read = Progress::read(&text);
            if read.is_err() {
                browser::forget(NAME);
            }
            read.ok()
        };
        open.get_or_insert_with(|| kept().unwrap_or_default())
            .clone()
    })
}

fn put(progress: Progress) {
    browser::remember(NAME, &progress.write());
    OPEN.set(Some(progress));
}

/// Keeps how a lesson went, where it is one of the course.
pub(super) fn keep(id: &str, mark: Mark) {
    if !id.is_empty() {
        let mut progress = progress();
        progress.keep(id, mark);
        put(progress);
    }
}

/// Adds what another device has saved.
pub(super) fn merge(other: &Progress) {
    let mut progress = progress();
    progress.merge(other);
    put(progress);
}

/// Forgets all of it.
pub(super) fn reset() {
    browser::forget(NAME);
    OPEN.set(Some(Progress::default()));
}
