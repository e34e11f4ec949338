//! The page Advanced Find: a question in its legacy shape, what it finds, how many of each, and the
//! same question in the languages of a real environment.

mod builder;
mod counts;
mod results;
mod row;
mod views;

use super::button::{Look, button};
use super::code::code;
use super::context::Playground;
use super::icons::{Icon, icon};
use super::page::as_of;
use super::texts::{t, tf};
use crate::session::View;
use crate::session::query::find::{
    Find, FindRow, Logs, LookFor, Operator, fetch_xml, fetch_xml_count, find_processes, odata,
};
use crate::session::query::{Grid, GroupBy, Language, Problem, Tab};
use crate::session::view::PlayState;
use crate::ui::say::count;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Chunks of 65,536 jobs that are read at once while the clock runs.
const CHUNKS: usize = 4;
/// Rows of the process log that are listed.
const LOGS: usize = 500;

/// The page.
pub(crate) fn page(playground: &Playground, view: &Rc<View>) -> Html {
    html! { <AdvancedFind playground={playground.clone()} view={view.clone()} /> }
}

#[derive(PartialEq, Properties)]
struct Props {
    /// Whose jobs and processes are looked for.
    playground: Playground,
    /// What was published last.
    view: Rc<View>,
}

thread_local! {
    /// The question that was asked last, for when the page is opened again.
    static LAST: RefCell<Option<Find>> = const { RefCell::new(None) };
}

/// What was found.
enum Found {
    /// System jobs: they stay in the grid.
    Jobs,
    /// Processes, by their places.
    Processes(Vec<u16>),
    /// Rows of the process log.
    Logs(Logs),
}

/// An answer to the question, or to the last one that was right.
struct Answer {
    /// Rows that were found.
    total: u64,
    found: Found,
    /// What is wrong with each row of the question.
    problems: Vec<Option<Problem>>,
}

/// The grid that answers, and the question that it answers.
#[derive(Default)]
struct Asked {
    grid: Option<Grid>,
    find: Option<Find>,
}

#[component]
fn AdvancedFind(props: &Props) -> Html {
    let (playground, view) = (&props.playground, &props.view);
    let find = use_state_eq(|| {
        LAST.with_borrow(Clone::clone)
            .unwrap_or_else(views::at_first)
    });
    let by = use_state_eq(|| GroupBy::Workflow);
    let asked = use_mut_ref(Asked::default);
    let first = use_state_eq(|| 0_u64);
    let results = use_node_ref();
    let answer = answer(&find, &mut asked.borrow_mut(), playground, view);
    let set = {
        let (find, first) = (find.setter(), first.setter());
        Callback::from(move |next: Find| {
            first.set(0);
            LAST.with_borrow_mut(|last| *last = Some(next.clone()));
            find.set(next);
        })
    };
    let show = {
        let results = results.clone();
        Callback::from(move |()| {
            if let Some(heading) = results.cast::<HtmlElement>() {
                let _ = heading.focus();
            }
        })
    };
    let clear = {
        let (set, look_for) = (set.clone(), find.look_for);
        Callback::from(move |()| {
            set.emit(Find {
                look_for,
                ..Find::default()
            });
        })
    };
    let grid = asked.borrow();
    html! {
        <div class="fg-page fg-find">
            <div class="fg-commands" role="toolbar" aria-label={t("find.commands")}>
                { button(t("find.results"), Icon::Find, show.clone()).look(Look::Subtle).html() }
                { button(t("find.clear"), Icon::Reset, clear).look(Look::Subtle).html() }
                { results::export(playground, view, &answer, grid.grid.as_ref()) }
            </div>
            <header class="fg-page-head">
                <h1>{ t("page.find") }</h1>
                <span class="fg-chip">{ icon(Icon::Clock) }{ as_of(view) }</span>
            </header>
            <div class="fg-find-body">
                <builder::Builder find={(*find).clone()} problems={answer.problems.clone()} names={grid.grid.as_ref().map(|grid| grid.names().clone())} {set} {show} />
                <section class="fg-card fg-find-results" aria-label={t("find.results")}>
                    <header>
                        <h2 tabindex="-1" ref={results}>{ t("find.results") }</h2>
                        <p role="status">{ found_words(&find, &answer) }</p>
                    </header>
                    { results::results(playground, view, &answer, grid.grid.as_ref(), &first) }
                </section>
                { counts::counts(playground, view, &find, &answer, grid.grid.as_ref(), &by) }
                { texts(playground, &find, *by) }
            </div>
        </div>
    }
}

/// Asks, where the question is right; else the last right one keeps its answer.
fn answer(find: &Find, asked: &mut Asked, playground: &Playground, view: &View) -> Answer {
    let playing = view.playback.state == PlayState::Playing;
    playground.store.read(|session| {
        let grid = asked.grid.get_or_insert_with(|| {
            let mut grid = Grid::new(session);
            grid.set_tab(Tab::All);
            grid
        });
        let problems = find.problems(grid.names());
        let right = problems.iter().all(Option::is_none);
        if right && asked.find.as_ref() != Some(find) {
            let jobs = (find.look_for != LookFor::Processes).then(|| find.clone());
            if grid.set_find(jobs).is_ok() {
                asked.find = Some(find.clone());
            }
        }
        while grid.sync(session, CHUNKS) && !playing {}
        let last = asked.find.clone().unwrap_or_default();
        let (total, found) = match last.look_for {
            LookFor::SystemJobs => (grid.total(), Found::Jobs),
            LookFor::Processes => {
                let found = find_processes(&last, &view.workflows).unwrap_or_default();
                (found.len() as u64, Found::Processes(found))
            }
            LookFor::ProcessLogs => {
                let logs = grid.logs(session, LOGS);
                (logs.total, Found::Logs(logs))
            }
        };
        Answer {
            total,
            found,
            problems,
        }
    })
}

/// How many were found, or that the question is not right yet.
fn found_words(find: &Find, answer: &Answer) -> String {
    let wrong = answer.problems.iter().any(Option::is_some);
    let values: [(&str, &dyn std::fmt::Display); 2] = [
        ("n", &count(answer.total)),
        ("what", &find.look_for.label()),
    ];
    if wrong {
        tf("find.found.last", &values)
    } else {
        tf("find.found", &values)
    }
}

/// The question as text for a real environment.
fn texts(playground: &Playground, find: &Find, by: GroupBy) -> Html {
    let dated = |row: &FindRow| {
        matches!(row.operator, Operator::IsGreaterThan | Operator::IsLessThan)
            && row.column.kind() == crate::session::query::find::Kind::Date
    };
    let aged = |row: &FindRow| {
        matches!(
            row.operator,
            Operator::OlderThanMinutes | Operator::LastHours
        )
    };
    let by = counts::by_of(find.look_for, by);
    html! {
        <section class="fg-card fg-find-texts" aria-label={t("find.texts")}>
            <h2>{ t("find.texts") }</h2>
            <p class="fg-quiet">
                { t("find.texts.note") }
                if find.rows.iter().any(dated) {
                    { " " }{ t("find.texts.dates") }
                }
                if find.rows.iter().any(aged) {
                    { " " }{ t("find.texts.ages") }
                }
            </p>
            <div class="fg-find-codes">
                { code(playground, t("find.text.rows"), Language::FetchXml, &fetch_xml(find)) }
                { code(playground, t("find.text.count"), Language::FetchXml, &fetch_xml_count(find, by)) }
                { code(playground, t("find.text.odata"), Language::WebApi, &odata(find, by)) }
            </div>
        </section>
    }
}
