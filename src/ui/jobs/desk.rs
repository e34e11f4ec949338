//! What lies on the administrator's desk: the question, its answer, what is selected. Outside the
//! vdom; brought up to date in slices, so that a million jobs cost no frame.

mod typing;

use super::facets::Facets;
use crate::session::query::{
    Column, Grid, GroupBy, Groups, Problem, Related, Selection, Sort, Tab,
};
use crate::session::view::PlayState;
use crate::session::{Session, View};
use std::rc::Rc;

/// Blocks of jobs that are read between two looks at the watch.
const BLOCKS: usize = 2;
/// Script time after an act of the person, and while the clock runs, in milliseconds.
const AT_ONCE_MS: f64 = 60.0;
const SLICE_MS: f64 = 3.0;

/// While the clock runs rows are drawn anew so often, in milliseconds.
const SHOWN_MS: f64 = 450.0;

/// The desk.
#[allow(clippy::struct_excessive_bools, reason = "they are independent")]
pub(crate) struct Desk {
    /// The question and its index.
    pub(super) grid: Grid,
    /// The same for the lists beside the grid.
    pub(super) facets: Facets,
    /// What the list beside the grid is grouped by, and its groups.
    pub(super) by: GroupBy,
    pub(super) groups: Groups,
    /// The filter that is in force as chips, and what is being typed after them.
    pub(super) chips: String,
    pub(super) draft: String,
    /// What is wrong with what is being typed.
    pub(super) problem: Option<Problem>,
    /// Whether ways to go on are shown, and which of them is chosen.
    pub(super) suggesting: bool,
    pub(super) suggestion: Option<usize>,
    /// The columns shown and their widths, and whether a person chose them.
    pub(super) columns: Vec<(Column, u16)>,
    pub(super) own_columns: bool,
    /// The selected jobs.
    pub(super) selection: Rc<Selection>,
    /// The job whose form is open.
    pub(super) job: Option<u32>,
    pub(super) related: Related,
    /// Grow with each change of the rows and of the question.
    pub(super) revision: u64,
    pub(super) question: u64,
    /// Grows where the grid is to take focus.
    pub(super) wake: u64,
    /// Whether the index is not up to date yet.
    pub(super) busy: bool,
    urgent: bool,
    sliced: bool,
    shown_ms: f64,
    /// Whether the rows are to be drawn anew in the next frame.
    left: bool,
    read_at: (u64, u64),
}

impl Desk {
    /// The desk of a session, with all jobs that wait, grouped by workflow.
    pub(super) fn new(session: &Session, narrow: bool) -> Self {
        let mut desk = Self {
            grid: Grid::new(session),
            facets: Facets::new(session),
            by: GroupBy::Workflow,
            groups: Groups::default(),
            chips: String::new(),
            draft: String::new(),
            problem: None,
            suggesting: false,
            suggestion: None,
            columns: Vec::new(),
            own_columns: narrow,
            selection: Rc::default(),
            job: None,
            related: Related::default(),
            revision: 0,
            question: 1,
            wake: 0,
            busy: true,
            urgent: true,
            sliced: false,
            shown_ms: 0.0,
            left: false,
            read_at: (u64::MAX, 0),
        };
        if narrow {
            desk.show(&[Column::Name, Column::Wait, Column::Status]);
        } else {
            desk.show_first();
        }
        desk
    }

    fn show(&mut self, columns: &[Column]) {
        let columns = columns.iter().map(|column| (*column, column.width()));
        self.columns = columns.collect();
    }

    /// Shows the columns that the tab has at first.
    pub(super) fn show_first(&mut self) {
        self.own_columns = false;
        self.show(&Column::of_tab(self.grid.tab()));
    }

    /// Brings everything up to date with the session, or a slice of it; whether more is left.
    pub(super) fn sync(&mut self, session: &Session, view: &View) -> bool {
        let names = self.grid.names().clone();
        let budget = if self.urgent { AT_ONCE_MS } else { SLICE_MS };
        let begin = super::now_ms();
        let spent = || super::now_ms() - begin;
        let mut more = self.grid.sync(session, BLOCKS);
        while more && spent() < budget {
            more = self.grid.sync(session, BLOCKS);
        }
        while !more && self.facets.sync(session, &self.grid, self.by, BLOCKS) {
            more = spent() >= budget;
        }
        if !Rc::ptr_eq(&names, self.grid.names()) {
            self.run_replaced();
        }
        if let Some(job) = self.job {
            let line = self.grid.line(session, job);
            more |= line.is_some_and(|line| self.related.sync(session, line.correlation));
        }
        let settled = self.urgent && !more;
        // The first rows of a part of the answer may not be those of the whole.
        self.question += u64::from(settled && self.sliced);
        self.sliced = self.urgent && more;
        // What a slice leaves over while the clock runs is no reason to say so.
        self.busy = more && self.urgent;
        self.urgent &= more;
        if !more {
            self.count(session, view);
        }
        let standing = view.playback.state != PlayState::Playing;
        more | self.show_rows(standing || settled)
    }

    /// Draws the rows anew, where they are due; whether that is left to the next frame. What was
    /// published for the whole page is enough for one frame while the clock runs.
    fn show_rows(&mut self, at_once: bool) -> bool {
        let now = super::now_ms();
        let due = now - self.shown_ms >= SHOWN_MS;
        self.left = due && !at_once && !self.left;
        if at_once || (due && !self.left) {
            self.shown_ms = now;
            self.revision += 1;
        }
        self.left
    }

    /// Counts the groups; those that take a while only now and then while the clock runs.
    fn count(&mut self, session: &Session, view: &View) {
        let grid = self.facets.grouped(&self.grid);
        let playing = view.playback.state == PlayState::Playing;
        let recent = playing && view.at_ms.abs_diff(self.read_at.0) < 20_000;
        let same = self.read_at.1 == self.question;
        if self.by.is_wide() && same && (recent || view.at_ms == self.read_at.0) {
            return;
        }
        self.read_at = (view.at_ms, self.question);
        self.groups = grid.groups(session, self.by, MOST_GROUPS);
    }

    fn run_replaced(&mut self) {
        self.chips = self.grid.filter().text().to_owned();
        self.selection = Rc::default();
        self.job = None;
        self.asked_anew();
    }

    /// The question is another: the rows are read at once, and looked at from the first.
    pub(super) fn asked_anew(&mut self) {
        self.question += 1;
        self.urgent = true;
        self.busy = true;
    }

    /// Shows another tab.
    pub(super) fn set_tab(&mut self, tab: Tab) {
        if self.grid.tab() != tab {
            self.grid.set_tab(tab);
            if !self.own_columns {
                self.show_first();
            }
            self.selection = Rc::default();
            self.asked_anew();
        }
    }

    /// Orders by a column; by the same again the other way round.
    pub(super) fn sort_by(&mut self, column: Column) {
        let now = self.grid.sort();
        let longest_first = matches!(column, Column::Wait | Column::Run | Column::Retries);
        let descending = if now.column == column {
            !now.descending
        } else {
            longest_first
        };
        self.set_sort(Sort { column, descending });
    }

    /// Orders the rows.
    pub(super) fn set_sort(&mut self, sort: Sort) {
        self.grid.set_sort(sort);
        self.asked_anew();
    }

    /// Groups by something else.
    pub(super) fn set_by(&mut self, by: GroupBy) {
        self.by = by;
        self.groups = Groups::default();
        self.read_at.1 = 0;
        self.urgent = true;
    }

    /// How many jobs are selected.
    pub(super) fn selected(&self) -> u64 {
        self.selection.count(self.grid.total())
    }
}

/// So many groups are listed.
const MOST_GROUPS: usize = 12;
