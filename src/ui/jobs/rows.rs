//! System jobs as rows of a grid.

use super::cells::{Addresses, cell};
use super::desk::Desk;
use crate::session::Session;
use crate::session::query::Column;
use crate::session::view::View;
use crate::ui::context::Playground;
use crate::ui::grid::Rows;
use crate::ui::texts::tf;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The rows of a desk.
pub(super) struct JobRows {
    pub(super) desk: Rc<RefCell<Desk>>,
    pub(super) playground: Playground,
    pub(super) view: Rc<View>,
    pub(super) addresses: Addresses,
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
        self.desk.borrow().grid.has(key)
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
        let link = || (self.addresses.of(line.job), &self.open);
        let columns = desk.columns.iter();
        let cells = columns.map(|(column, _)| cell(&line, *column, &self.view, link()));
        Some((name, cells.collect()))
    }
}
