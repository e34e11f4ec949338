//! What was found, in the grid that system jobs have.

use super::asked::{Asked, number, process_text};
use crate::session::Session;
use crate::session::View;
use crate::session::query::find::{Logs, LookFor};
use crate::session::query::{Column, Selection};
use crate::session::view::PlayState;
use crate::ui::browser;
use crate::ui::context::Playground;
use crate::ui::grid::{Grid, Rows, Source};
use crate::ui::icons::mark;
use crate::ui::jobs::cells::{self, Addresses, mark_of};
use crate::ui::page::Page;
use crate::ui::panel::badge;
use crate::ui::texts::{t, tf};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The rows of an answer.
struct FoundRows {
    asked: Rc<RefCell<Asked>>,
    playground: Playground,
    view: Rc<View>,
    addresses: Addresses,
    /// Opens the form of a job.
    open: Callback<u32>,
}

/// The rows; `redraw` shows what was done to them.
pub(super) fn results(
    playground: &Playground,
    view: &Rc<View>,
    asked: &Rc<RefCell<Asked>>,
    redraw: &Callback<()>,
) -> Html {
    let addresses = Addresses::new();
    let open = Callback::from(|job: u32| go_to(&Addresses::new().of(job)));
    let rows = FoundRows {
        asked: asked.clone(),
        playground: playground.clone(),
        view: view.clone(),
        addresses,
        open: open.clone(),
    };
    let now = asked.borrow();
    let source = Source {
        rows: Rc::new(rows),
        revision: now.revision,
        question: now.question,
    };
    let onselect = {
        let announcer = playground.announcer.clone();
        changer(asked, redraw, move |asked, selection: Selection| {
            let (total, before) = (asked.total(), asked.selection.count(asked.total()));
            asked.selection = Rc::new(selection);
            let selected = asked.selection.count(total);
            if selected > 0 || before > 0 {
                let values: [(&str, &dyn std::fmt::Display); 2] = [
                    ("n", &crate::session::format::count(selected)),
                    ("total", &crate::session::format::count(total)),
                ];
                announcer.say(&tf("find.selected", &values));
            }
        })
    };
    let onopen = {
        let (asked, view) = (asked.clone(), view.clone());
        Callback::from(move |key: u32| {
            let asked = asked.borrow();
            match asked.find.look_for {
                LookFor::SystemJobs => open.emit(key),
                LookFor::ProcessLogs => open.emit(Logs::job_of(key)),
                LookFor::Processes => go_to(&process_address(&view, key)),
            }
        })
    };
    html! {
        <Grid
            name={t("find.results")}
            {source}
            columns={now.columns.clone()}
            sort={now.sort()}
            onsort={changer(asked, redraw, Asked::sort_by)}
            onresize={changer(asked, redraw, |asked, (key, width): (&str, u16)| asked.resize(key, width))}
            selection={now.selection.clone()}
            {onselect}
            {onopen}
            empty={html! { <p>{ t("find.nothing") }</p> }}
            moving={view.playback.state == PlayState::Playing}
        />
    }
}

/// What changes the answer by a value, and shows that.
fn changer<T: 'static>(
    asked: &Rc<RefCell<Asked>>,
    redraw: &Callback<()>,
    change: impl Fn(&mut Asked, T) + 'static,
) -> Callback<T> {
    let (asked, redraw) = (asked.clone(), redraw.clone());
    Callback::from(move |value: T| {
        change(&mut asked.borrow_mut(), value);
        redraw.emit(());
    })
}

fn go_to(address: &str) {
    browser::push_address(address);
    browser::tell_address();
}

fn process_address(view: &View, id: u32) -> String {
    let row = view.workflows.iter().find(|row| u32::from(row.id) == id);
    Page::Processes.address_of("record", row.map(|row| row.name.as_str()))
}

impl FoundRows {
    fn read<T>(&self, read: impl FnOnce(&Asked, &Session) -> T) -> T {
        let asked = self.asked.borrow();
        self.playground.store.read(|session| read(&asked, session))
    }

    fn place_of_process(&self, key: u32) -> Option<usize> {
        let asked = self.asked.borrow();
        asked.processes.iter().position(|id| u32::from(*id) == key)
    }

    fn look_for(&self) -> LookFor {
        self.asked.borrow().find.look_for
    }

    fn job(&self, key: u32) -> Option<(String, Vec<Html>)> {
        let line = self.read(|asked, session| asked.grid.line(session, key))?;
        let name = tf(
            "jobs.row",
            &[("name", &line.name), ("n", &number(line.job))],
        );
        let asked = self.asked.borrow();
        let columns = asked
            .columns
            .iter()
            .filter_map(|head| Column::of_key(head.key));
        let link = || (self.addresses.of(line.job), &self.open);
        let cells = columns.map(|column| cells::cell(&line, column, &self.view, link()));
        Some((name, cells.collect()))
    }

    fn log(&self, key: u32) -> Option<(String, Vec<Html>)> {
        let line = self.read(|_, session| Logs::line(session, key))?;
        let n = number(line.job);
        let name = format!(
            "{}, {}",
            line.step,
            tf("jobs.row", &[("name", &line.name), ("n", &n)])
        );
        let href = self.addresses.of(line.job);
        let job = html! {
            <>
                { mark(mark_of(&self.view, line.workflow)) }
                { cells::job_link(line.job, line.name, href, &self.open) }
                <span class="fg-quiet">{ tf("find.log.number", &[("n", &n)]) }</span>
            </>
        };
        let step = html! { <span class="fg-many-text">{ line.step }</span> };
        Some((name, vec![step, job, cells::status(line.status)]))
    }

    fn process(&self, key: u32) -> Option<(String, Vec<Html>)> {
        let row = self
            .view
            .workflows
            .iter()
            .find(|row| u32::from(row.id) == key)?;
        let asked = self.asked.borrow();
        let cell = |column: &'static str| {
            let text = process_text(row, column);
            match column {
                "column.name" => html! {
                    <>
                        { mark(row.mark) }
                        <a class="fg-many-text fg-many-link" href={process_address(&self.view, key)} tabindex="-1" onclick={follow(process_address(&self.view, key))}>{ text }</a>
                    </>
                },
                "column.state" => badge(row.state),
                _ => html! { <span class="fg-many-text">{ text }</span> },
            }
        };
        let cells = asked.columns.iter().map(|head| cell(head.key));
        Some((row.name.clone(), cells.collect()))
    }
}

/// Follows a link within the page; with a modifier the browser does.
fn follow(address: String) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            go_to(&address);
        }
    })
}

impl Rows for FoundRows {
    fn total(&self) -> u64 {
        self.asked.borrow().total()
    }

    fn window(&self, first: u64, count: usize) -> Vec<u32> {
        self.read(|asked, session| match asked.find.look_for {
            LookFor::SystemJobs => asked.grid.numbers(first, count),
            LookFor::Processes => {
                let from = usize::try_from(first).unwrap_or(usize::MAX);
                let rows = asked.processes.iter().skip(from).take(count);
                rows.map(|id| u32::from(*id)).collect()
            }
            LookFor::ProcessLogs => asked.logs.window(&asked.grid, session, first, count),
        })
    }

    fn rank(&self, key: u32) -> u64 {
        match self.look_for() {
            LookFor::SystemJobs => self.read(|asked, session| asked.grid.rank(session, key).0),
            LookFor::Processes => self.place_of_process(key).unwrap_or(0) as u64,
            LookFor::ProcessLogs => {
                self.read(|asked, session| asked.logs.rank(&asked.grid, session, key))
            }
        }
    }

    fn has(&self, key: u32) -> bool {
        match self.look_for() {
            LookFor::SystemJobs => self.asked.borrow().grid.has(key),
            LookFor::Processes => self.place_of_process(key).is_some(),
            LookFor::ProcessLogs => {
                self.read(|asked, session| asked.logs.has(&asked.grid, session, key))
            }
        }
    }

    fn range(&self, from: u64, to: u64) -> Vec<u32> {
        let (first, last) = (from.min(to), from.max(to));
        let count = usize::try_from(last - first + 1).unwrap_or(usize::MAX);
        match self.look_for() {
            LookFor::SystemJobs => self.asked.borrow().grid.range(first, last),
            _ => self.window(first, count),
        }
    }

    fn all(&self) -> Vec<u32> {
        match self.look_for() {
            LookFor::SystemJobs => self.asked.borrow().grid.all().collect(),
            _ => self.window(0, usize::MAX),
        }
    }

    fn row(&self, key: u32) -> Option<(String, Vec<Html>)> {
        match self.look_for() {
            LookFor::SystemJobs => self.job(key),
            LookFor::Processes => self.process(key),
            LookFor::ProcessLogs => self.log(key),
        }
    }
}
