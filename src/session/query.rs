//! The administrator's questions about system jobs: filter, tabs, order, groups, windows of rows,
//! exports, and the same questions in the words of Dataverse.
//!
//! Everything is read from the table of jobs as it stands at the clock; nothing here changes a
//! run. An index reads again only the parts of the table that were written to, so a million jobs
//! cost no scan a frame.

mod choice;
mod column;
mod export;
pub mod filter;
pub mod find;
mod grid;
mod group;
mod index;
mod life;
mod line;
mod message;
mod names;
mod order;
mod predicate;
mod real;
mod scroll;
mod selection;
mod suggest;

pub use choice::{COMMANDS_MAX, Deletable, Preview};
pub use column::{COLUMNS, Column};
pub use export::{Csv, csv_cell, file_name, series_csv, series_json};
pub(super) use export::{json, push_list, push_row};
pub use filter::{Filter, Key, Problem};
pub use grid::{Grid, Tab};
pub use group::{Group, GroupBy, GroupKey, Groups};
pub use life::{Life, LifeStep, LogRow, Related};
pub use line::Line;
pub use names::Names;
pub use order::Sort;
pub use real::{Language, RealQuery, WORKFLOW, real_queries};
pub use scroll::{ScrollBar, TALLEST_PX};
pub use selection::Selection;
pub use suggest::{Suggestion, suggest};

use super::Session;
use crate::engine::table::{Clock, JobRow, JobTable};
use crate::engine::{JobId, SimTime};

/// The jobs of a session as they stand at the clock.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Jobs<'a> {
    table: &'a JobTable,
    now: SimTime,
    start: SimTime,
    /// The number of the first job that may wait in the queue.
    head: u32,
}

impl<'a> Jobs<'a> {
    fn of(session: &'a Session) -> Self {
        let sim = session.run.sim();
        Self {
            table: sim.jobs(),
            now: sim.now(),
            start: sim.model().start,
            head: sim.queue_head(),
        }
    }

    fn row(&self, job: u32) -> JobRow {
        self.table.row(JobId(job))
    }

    const fn clock(&self) -> Clock {
        Clock {
            start: self.start,
            now: self.now,
        }
    }

    /// Milliseconds since the beginning of the run; 0 for what was before it.
    fn ms(&self, time: SimTime) -> u64 {
        time.since(self.start).ms()
    }
}

/// A number that fits an index on this machine.
pub(crate) fn index_of(value: u64) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

/// A length as a count.
pub(crate) const fn count_of(len: usize) -> u64 {
    len as u64
}

/// The words of the states of a job, in the order of their codes.
fn filter_states() -> impl Iterator<Item = &'static str> {
    filter::STATES.iter().map(|(word, _)| *word)
}
