//! Views: questions under a name. Some are always there; a person's own are remembered on this
//! device, or while the page is open where the browser does not let us.

use crate::session::query::find::{
    Find, FindColumn, FindRow, LookFor, Operator, read_view, write_view,
};
use crate::ui::browser;
use crate::ui::texts::t;
use std::cell::RefCell;

/// A question under a name.
#[derive(Clone, PartialEq)]
pub(super) struct SavedView {
    /// Its name.
    pub(super) name: String,
    /// The question.
    pub(super) find: Find,
}

/// What the views are remembered under.
const NAME: &str = "views";
/// Between two views, and between a name and its view: no name and no value can hold these.
const BETWEEN: [char; 2] = ['\u{1e}', '\u{1f}'];

thread_local! {
    /// The person's own views, where the browser remembers nothing.
    static OWN: RefCell<Option<Vec<SavedView>>> = const { RefCell::new(None) };
}

/// The question of a page that is opened first: the documented example, for the queue.
pub(super) fn at_first() -> Find {
    workflow_jobs("Waiting For Resources")
}

/// The views that are always there.
pub(super) fn given() -> Vec<SavedView> {
    let view = |key: &'static str, find: Find| SavedView {
        name: t(key).to_owned(),
        find,
    };
    vec![
        view("find.view.queued", workflow_jobs("Waiting For Resources")),
        view("find.view.waiting", workflow_jobs("Waiting")),
        view("find.view.running", workflow_jobs("In Progress")),
        view("find.view.failed", workflow_jobs("Failed")),
        view("find.view.canceled", workflow_jobs("Canceled")),
        view("find.view.activated", processes("Activated")),
        view("find.view.draft", processes("Draft")),
    ]
}

fn row(column: FindColumn, value: &str) -> FindRow {
    FindRow {
        column,
        operator: Operator::Equals,
        value: value.to_owned(),
        group: 0,
    }
}

fn workflow_jobs(status: &str) -> Find {
    let rows = vec![
        row(FindColumn::Type, "Workflow"),
        row(FindColumn::Status, status),
    ];
    Find {
        rows,
        ..Find::default()
    }
}

fn processes(state: &str) -> Find {
    Find {
        look_for: LookFor::Processes,
        rows: vec![row(FindColumn::ProcessState, state)],
        ..Find::default()
    }
}

/// The person's own views.
pub(super) fn own() -> Vec<SavedView> {
    if let Some(own) = OWN.with_borrow(Clone::clone) {
        return own;
    }
    let text = browser::recall(NAME).unwrap_or_default();
    let views = text.split(BETWEEN[0]).filter_map(|view| {
        let (name, text) = view.split_once(BETWEEN[1])?;
        Some(SavedView {
            name: name.to_owned(),
            find: read_view(text)?,
        })
    });
    views.collect()
}

/// Keeps the person's own views.
pub(super) fn keep(views: &[SavedView]) {
    OWN.with_borrow_mut(|own| *own = Some(views.to_vec()));
    let mut text = String::new();
    for view in views {
        text.push_str(&view.name.replace(BETWEEN, " "));
        text.push(BETWEEN[1]);
        text.push_str(&write_view(&view.find).replace(BETWEEN, " "));
        text.push(BETWEEN[0]);
    }
    browser::remember(NAME, &text);
}
