//! The grid of system jobs: one question and its answer, kept up to date with a session.

use super::filter::{Filter, Problem, bits_of};
use super::find::Find;
use super::group::{GroupBy, Grouping, Groups};
use super::index::{Index, Question};
use super::order::Sort;
use super::predicate::{Test, bit};
use super::{Jobs, Line, Names};
use crate::engine::table::Marks;
use crate::engine::{JobState, JobStatus, Model};
use crate::session::Session;
use std::rc::Rc;

/// A tab of the grid: a state, or all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Waiting for resources.
    #[default]
    Ready,
    /// Waiting, paused, postponed.
    Suspended,
    /// In progress, pausing, canceling.
    Locked,
    /// Succeeded, failed, canceled.
    Completed,
    /// All of them.
    All,
}

impl Tab {
    /// All tabs in their order.
    pub const ALL: [Self; 5] = [
        Self::Ready,
        Self::Suspended,
        Self::Locked,
        Self::Completed,
        Self::All,
    ];

    /// Its word in links and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Suspended => "suspended",
            Self::Locked => "locked",
            Self::Completed => "completed",
            Self::All => "all",
        }
    }

    /// The statuses in it, one bit each.
    fn bits(self) -> u8 {
        match self {
            Self::Ready => bits_of(JobState::Ready),
            Self::Suspended => bits_of(JobState::Suspended),
            Self::Locked => bits_of(JobState::Locked),
            Self::Completed => bits_of(JobState::Completed),
            Self::All => u8::MAX,
        }
    }
}

/// One question and its answer.
#[derive(Debug)]
pub struct Grid {
    model: Rc<Model>,
    names: Rc<Names>,
    filter: Filter,
    find: Option<Find>,
    tab: Tab,
    sort: Sort,
    question: Question,
    index: Index,
}

impl Grid {
    /// All jobs of a session in the tab *Ready*, oldest first. Nothing is read before
    /// [`Self::sync`].
    pub fn new(session: &Session) -> Self {
        let names = Rc::new(Names::of(session.scenario()));
        let question = Question {
            base: Test::always(),
            tab: Tab::default().bits(),
            order: Sort::default().order(&names),
            workflows: names.workflows.len(),
        };
        Self {
            model: session.run.model().clone(),
            names,
            filter: Filter::default(),
            find: None,
            tab: Tab::default(),
            sort: Sort::default(),
            question,
            index: Index::default(),
        }
    }

    /// The names that filters and rows use.
    pub const fn names(&self) -> &Rc<Names> {
        &self.names
    }

    /// The filter in force.
    pub const fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The question of Advanced Find in force, if there is one.
    pub const fn find(&self) -> Option<&Find> {
        self.find.as_ref()
    }

    /// The tab in force.
    pub const fn tab(&self) -> Tab {
        self.tab
    }

    /// The order in force.
    pub const fn sort(&self) -> Sort {
        self.sort
    }

    /// Filters by what was typed.
    ///
    /// # Errors
    /// Where the text is not a filter; the last good one stays in force.
    pub fn set_filter(&mut self, text: &str) -> Result<(), Problem> {
        let filter = Filter::parse(text)?;
        self.question.base = self.base(&filter, self.find.as_ref())?;
        self.filter = filter;
        self.index.clear();
        Ok(())
    }

    /// Filters by Advanced Find too, or no more.
    ///
    /// # Errors
    /// Where a value is not of the kind that its column compares; nothing has changed then.
    pub fn set_find(&mut self, find: Option<Find>) -> Result<(), Problem> {
        self.question.base = self.base(&self.filter, find.as_ref())?;
        self.find = find;
        self.index.clear();
        Ok(())
    }

    fn base(&self, filter: &Filter, find: Option<&Find>) -> Result<Test, Problem> {
        let filter = filter.compile(&self.names)?;
        Ok(match find {
            None => filter,
            Some(find) => Test::All(vec![filter, find.compile(&self.names)?]),
        })
    }

    /// Shows another tab.
    pub fn set_tab(&mut self, tab: Tab) {
        self.tab = tab;
        self.question.tab = tab.bits();
        self.index.clear();
    }

    /// Orders by a column.
    pub fn set_sort(&mut self, sort: Sort) {
        self.sort = sort;
        self.question.order = sort.order(&self.names);
        self.index.clear();
    }

    /// Brings the answer up to date with the session, reading at most so many blocks of 4,096
    /// jobs; whether more is left. Another run of the session is another table: what its filter
    /// no longer names is dropped.
    pub fn sync(&mut self, session: &Session, blocks: usize) -> bool {
        if !Rc::ptr_eq(&self.model, session.run.model()) {
            let (text, sort) = (self.filter.text().to_owned(), self.sort());
            self.model = session.run.model().clone();
            self.names = Rc::new(Names::of(session.scenario()));
            self.question.workflows = self.names.workflows.len();
            if self.set_filter(&text).is_err() {
                self.filter = Filter::default();
                self.find = None;
                self.question.base = Test::always();
            }
            self.set_sort(sort);
        }
        self.index.sync(&Jobs::of(session), &self.question, blocks)
    }

    /// How many jobs match.
    pub fn total(&self) -> u64 {
        self.index.len()
    }

    /// Jobs of each tab that pass the filter, in the order of [`Tab::ALL`].
    pub fn tabs(&self) -> [u64; 5] {
        let by_status = self.index.by_status();
        Tab::ALL.map(|tab| {
            let statuses = JobStatus::ALL.iter().zip(&by_status);
            let inside = statuses.filter(|(status, _)| tab.bits() & bit(**status) != 0);
            inside.map(|(_, count)| count).sum()
        })
    }

    /// Jobs by status that pass the filter, whatever the tab, in the order of
    /// [`JobStatus::ALL`].
    pub fn by_status(&self) -> [u64; JobStatus::ALL.len()] {
        self.index.by_status()
    }

    /// One job of each status that there is among those that match.
    pub(super) fn one_of_each_status(&self) -> impl Iterator<Item = u32> {
        let tallies = self.index.tally_by_status().into_iter();
        let statuses = JobStatus::ALL.into_iter().zip(tallies);
        let tab = self.question.tab;
        let inside =
            statuses.filter(move |(status, tally)| tally.count > 0 && tab & bit(*status) != 0);
        inside.map(|(_, tally)| tally.first)
    }

    /// Rows in order from a rank on, at most so many.
    pub fn window(&self, session: &Session, first: u64, count: usize) -> Vec<Line> {
        let jobs = Jobs::of(session);
        let line = |job: u32| Line::of(&jobs, &self.names, job);
        let window = self.index.window(first, count).into_iter();
        window
            .filter(|job| *job < jobs.table.len())
            .map(line)
            .collect()
    }

    /// The numbers of the jobs in order from a rank on, at most so many.
    pub fn numbers(&self, first: u64, count: usize) -> Vec<u32> {
        self.index.window(first, count)
    }

    /// The jobs of two ranks and all between them, by number.
    pub fn range(&self, from: u64, to: u64) -> Vec<u32> {
        let (first, last) = (from.min(to), from.max(to));
        let count = super::index_of(last - first + 1);
        self.index
            .window(first, count.min(super::index_of(self.total())))
    }

    /// Whether a job matches, as it was read last.
    pub fn has(&self, job: u32) -> bool {
        self.index.has(job)
    }

    /// The jobs that match in each block, with the number of the reading that they come of.
    pub(super) fn readings(&self) -> impl Iterator<Item = (u64, &Marks)> {
        self.index.readings()
    }

    /// All jobs that match, by number.
    pub fn all(&self) -> impl Iterator<Item = u32> + '_ {
        self.index.jobs()
    }

    /// A row, whether it matches or not; nothing where there is no such job any more.
    pub fn line(&self, session: &Session, job: u32) -> Option<Line> {
        let jobs = Jobs::of(session);
        (job < jobs.table.len()).then(|| Line::of(&jobs, &self.names, job))
    }

    /// Where a job stands, or would stand, in the order, and whether it is there.
    pub fn rank(&self, session: &Session, job: u32) -> (u64, bool) {
        let jobs = Jobs::of(session);
        self.index.rank(&jobs, &self.question.order, job)
    }

    /// The jobs that match, counted by what they have in common; the largest so many groups.
    pub fn groups(&self, session: &Session, by: GroupBy, limit: usize) -> Groups {
        let jobs = Jobs::of(session);
        Grouping::new(jobs, &self.names, &self.index, (by, self.question.tab)).largest(limit)
    }
}
