//! System jobs as rows of a grid.

use super::desk::Desk;
use super::texts::picture;
use crate::engine::JobStatus;
use crate::session::Session;
use crate::session::query::{Column, Line};
use crate::session::view::{Mark, View};
use crate::ui::context::Playground;
use crate::ui::grid::Rows;
use crate::ui::icons::{icon, mark};
use crate::ui::texts::tf;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The rows of a desk.
pub(super) struct JobRows {
    pub(super) desk: Rc<RefCell<Desk>>,
    pub(super) playground: Playground,
    pub(super) view: Rc<View>,
    /// Opens the form of a job.
    pub(super) open: Callback<u32>,
}

impl JobRows {
    fn read<T>(&self, read: impl FnOnce(&Desk, &Session) -> T) -> T {
        let desk = self.desk.borrow();
        self.playground.store.read(|session| read(&desk, session))
    }
}

impl Rows for JobRows {
    fn total(&self) -> u64 {
        self.desk.borrow().grid.total()
    }

    fn window(&self, first: u64, count: usize) -> Vec<u32> {
        self.desk.borrow().grid.numbers(first, count)
    }

    fn rank(&self, key: u32) -> u64 {
        self.read(|desk, session| desk.grid.rank(session, key).0)
    }

    fn has(&self, key: u32) -> bool {
        self.read(|desk, session| desk.grid.has(session, key))
    }

    fn range(&self, from: u64, to: u64) -> Vec<u32> {
        self.desk.borrow().grid.range(from, to)
    }

    fn all(&self) -> Vec<u32> {
        self.desk.borrow().grid.all().collect()
    }

    fn row(&self, key: u32) -> Option<(String, Vec<Html>)> {
        let line = self.read(|desk, session| desk.grid.line(session, key))?;
        let number = line.cell(Column::Number);
        let name = tf("jobs.row", &[("name", &line.name), ("n", &number)]);
        let desk = self.desk.borrow();
        let columns = desk.columns.iter();
        let cells = columns.map(|(column, _)| cell(&line, *column, &self.view, &self.open));
        Some((name, cells.collect()))
    }
}

/// A cell of a job.
fn cell(line: &Line, column: Column, view: &View, open: &Callback<u32>) -> Html {
    match column {
        Column::Name => html! {
            <>
                { mark(mark_of(view, line.workflow)) }
                { job_link(line.job, line.name.clone(), open) }
            </>
        },
        Column::Status => status(line.status),
        _ => html! { <span class="fg-many-text">{ line.cell(column) }</span> },
    }
}

/// Hue and shape of a workflow.
pub(super) fn mark_of(view: &View, workflow: u16) -> Mark {
    let row = view.workflows.get(usize::from(workflow));
    row.map_or(Mark::Other, |row| row.mark)
}

/// A status reason: icon and word.
pub(super) fn status(status: JobStatus) -> Html {
    let (picture, class) = picture(status);
    html! {
        <>
            <span {class}>{ icon(picture) }</span>
            <span class="fg-many-text">{ status.label() }</span>
        </>
    }
}

/// The name of a job, which leads to its form.
pub(super) fn job_link(job: u32, name: String, open: &Callback<u32>) -> Html {
    let open = open.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        // With a modifier the browser opens the address elsewhere, or rows are selected.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            open.emit(job);
        }
    });
    html! {
        <a class="fg-many-text fg-many-link" href={super::link::of_job(Some(job))} tabindex="-1" {onclick}>{ name }</a>
    }
}
