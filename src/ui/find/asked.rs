//! The question that was asked last and was right, and its answer: outside the vdom, kept up to
//! date with the run.

use crate::session::query::find::{Find, Logs, LookFor, find_processes};
use crate::session::query::{Column, Grid, Problem, Selection, Sort, Tab};
use crate::session::view::{PlayState, View, WorkflowRow};
use crate::session::{Session, format};
use crate::ui::browser::now_ms;
use crate::ui::grid::Head;
use crate::ui::panel::words;
use crate::ui::texts::t;
use std::rc::Rc;
use yew::AttrValue;

/// Blocks of jobs that are read between two looks at the watch.
const BLOCKS: usize = 4;
/// Script time for them while the clock runs, in milliseconds.
const AT_ONCE_MS: f64 = 60.0;
/// While the clock runs rows are drawn anew so often, in milliseconds.
const SHOWN_MS: f64 = 450.0;

/// The columns of system jobs.
const JOBS: [Column; 8] = [
    Column::Name,
    Column::Regarding,
    Column::Type,
    Column::Status,
    Column::Owner,
    Column::Created,
    Column::Started,
    Column::Wait,
];
/// The columns of processes and of rows of the process log, with their widths.
const PROCESSES: [(&str, u16); 5] = [
    ("column.name", 260),
    ("column.state", 120),
    ("column.table", 140),
    ("column.owner", 180),
    ("column.start", 220),
];
const LOGS: [(&str, u16); 3] = [
    ("find.log.step", 280),
    ("find.log.job", 320),
    ("find.log.status", 200),
];

/// A question and its answer.
pub(super) struct Asked {
    /// The jobs that it is asked of.
    pub(super) grid: Grid,
    /// The question in force: the last one that was right.
    pub(super) find: Find,
    /// The processes that were found, by their places, in the order of the rows.
    pub(super) processes: Vec<u16>,
    /// The rows of the process log that were found.
    pub(super) logs: Logs,
    /// The selected rows.
    pub(super) selection: Rc<Selection>,
    /// The columns of the rows.
    pub(super) columns: Rc<Vec<Head>>,
    /// The column that processes are ordered by, and whether the last comes first.
    by: (&'static str, bool),
    /// Grow with each change of the rows and of the question.
    pub(super) revision: u64,
    pub(super) question: u64,
    shown_ms: f64,
}

impl Asked {
    /// All system jobs. Nothing is read before [`Self::sync`].
    pub(super) fn new(session: &Session) -> Self {
        let mut grid = Grid::new(session);
        grid.set_tab(Tab::All);
        Self {
            grid,
            find: Find::default(),
            processes: Vec::new(),
            logs: Logs::default(),
            selection: Rc::default(),
            columns: Rc::new(columns(LookFor::SystemJobs)),
            by: (PROCESSES[0].0, false),
            revision: 0,
            question: 0,
            shown_ms: 0.0,
        }
    }

    /// Asks, where the question is right; else the last right one keeps its answer. What is wrong
    /// with each row of the question.
    pub(super) fn ask(&mut self, find: &Find) -> Vec<Option<Problem>> {
        let problems = find.problems(self.grid.names());
        let right = problems.iter().all(Option::is_none);
        let is_new = self.question == 0 || self.find != *find;
        let jobs = (find.look_for != LookFor::Processes).then(|| find.clone());
        if right && is_new && self.grid.set_find(jobs).is_ok() {
            if self.find.look_for != find.look_for {
                self.columns = Rc::new(columns(find.look_for));
            }
            self.find = find.clone();
            self.asked_anew();
        }
        problems
    }

    fn asked_anew(&mut self) {
        self.question += 1;
        self.shown_ms = 0.0;
        self.selection = Rc::default();
    }

    /// Brings the answer up to date with the session; while the clock runs within a budget.
    pub(super) fn sync(&mut self, session: &Session, view: &View) {
        let playing = view.playback.state == PlayState::Playing;
        let begin = now_ms();
        while self.grid.sync(session, BLOCKS) {
            if playing && now_ms() - begin >= AT_ONCE_MS {
                break;
            }
        }
        match self.find.look_for {
            LookFor::SystemJobs => {}
            LookFor::Processes => self.find_processes(view),
            LookFor::ProcessLogs => self.logs.sync(&self.grid, session),
        }
        let now = now_ms();
        if !playing || now - self.shown_ms >= SHOWN_MS {
            self.shown_ms = now;
            self.revision += 1;
        }
    }

    fn find_processes(&mut self, view: &View) {
        let mut found = find_processes(&self.find, &view.workflows).unwrap_or_default();
        let text = |id: &u16| {
            let row = view.workflows.get(usize::from(*id));
            row.map(|row| process_text(row, self.by.0).to_lowercase())
        };
        found.sort_by_key(text);
        if self.by.1 {
            found.reverse();
        }
        self.processes = found;
    }

    /// How many rows were found.
    pub(super) fn total(&self) -> u64 {
        match self.find.look_for {
            LookFor::SystemJobs => self.grid.total(),
            LookFor::Processes => self.processes.len() as u64,
            LookFor::ProcessLogs => self.logs.total(),
        }
    }

    /// What the rows are ordered by, where they can be.
    pub(super) fn sort(&self) -> Option<(&'static str, bool)> {
        match self.find.look_for {
            LookFor::SystemJobs => {
                let sort = self.grid.sort();
                Some((sort.column.key(), sort.descending))
            }
            LookFor::Processes => Some(self.by),
            LookFor::ProcessLogs => None,
        }
    }

    /// Orders the rows by a column; by the same again the other way round.
    pub(super) fn sort_by(&mut self, key: &'static str) {
        let descending = self.sort().is_some_and(|sort| sort == (key, false));
        match (self.find.look_for, Column::of_key(key)) {
            (LookFor::SystemJobs, Some(column)) => {
                self.grid.set_sort(Sort { column, descending });
            }
            (LookFor::Processes, _) => self.by = (key, descending),
            _ => return,
        }
        self.question += 1;
        self.shown_ms = 0.0;
    }

    /// Gives a column another width.
    pub(super) fn resize(&mut self, key: &str, width: u16) {
        for head in Rc::make_mut(&mut self.columns) {
            if head.key == key {
                head.width = width;
            }
        }
    }
}

fn columns(look_for: LookFor) -> Vec<Head> {
    let texts = |texts: &[(&'static str, u16)], sorts: bool| {
        let head = |(key, width): &(&'static str, u16)| Head {
            key,
            name: AttrValue::Static(t(key)),
            width: *width,
            number: false,
            sorts,
        };
        texts.iter().map(head).collect()
    };
    match look_for {
        LookFor::SystemJobs => JOBS.map(of_job).to_vec(),
        LookFor::Processes => texts(&PROCESSES, true),
        LookFor::ProcessLogs => texts(&LOGS, false),
    }
}

fn of_job(column: Column) -> Head {
    Head {
        key: column.key(),
        name: AttrValue::Static(column.label()),
        width: column.width(),
        number: column.is_number(),
        sorts: true,
    }
}

/// What a process has in a column.
pub(super) fn process_text(row: &WorkflowRow, column: &str) -> String {
    match column {
        "column.state" => words::state(row.state).to_owned(),
        "column.table" => row.table.clone(),
        "column.owner" => row.owner.clone(),
        "column.start" => words::start_when(&row.start_when),
        _ => row.name.clone(),
    }
}

/// The number of a job, as it is written.
pub(super) fn number(job: u32) -> String {
    format::count(u64::from(job) + 1)
}
