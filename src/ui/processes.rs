//! The page Processes: views of the workflows with a command bar, and the form of one. Jobs of the
//! platform have no process record and are not here.

mod administration;
mod changes;
mod export;
mod form;
mod general;
mod grid;
mod redo;
mod sessions;
mod steps;
mod trend;

use super::browser::{self, Listener};
use super::button::{Look, button};
use super::context::Playground;
use super::icons::{Icon, icon};
use super::page::{Page, as_of};
use super::panel::acts::{Place, acts};
use super::select::choice;
use super::texts::{t, tf};
use crate::session::Command;
use crate::session::view::{RecordState, View, WorkflowRow};
use crate::ui::say as format;
use crate::ui::say::count;
use grid::grid;
use std::rc::Rc;
use yew::prelude::*;

/// The page; `ask` opens the question of whether to delete a workflow.
pub(crate) fn page(playground: &Playground, view: &Rc<View>, ask: &Callback<u16>) -> Html {
    html! { <Processes playground={playground.clone()} view={view.clone()} ask={ask.clone()} /> }
}

#[derive(PartialEq, Properties)]
struct Props {
    /// Whose workflows they are.
    playground: Playground,
    /// What was published last.
    view: Rc<View>,
    /// Asks whether to delete one.
    ask: Callback<u16>,
}

/// A view of the processes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    All,
    Activated,
    Draft,
    Mine,
}

impl Which {
    const ALL: [Self; 4] = [Self::All, Self::Activated, Self::Draft, Self::Mine];

    const fn key(self) -> &'static str {
        match self {
            Self::All => "processes.view.all",
            Self::Activated => "processes.view.activated",
            Self::Draft => "processes.view.draft",
            Self::Mine => "processes.view.mine",
        }
    }

    fn has(self, row: &WorkflowRow, me: &str) -> bool {
        match self {
            Self::All => true,
            Self::Activated => row.state == RecordState::Activated,
            Self::Draft => row.state == RecordState::Draft,
            Self::Mine => row.owner == me && row.state != RecordState::Deleted,
        }
    }
}

/// The name of the address's parameter that names the process whose form is open.
const RECORD: &str = "record";

#[component]
fn Processes(props: &Props) -> Html {
    let (playground, view) = (&props.playground, &props.view);
    let which = use_state_eq(|| Which::All);
    let me = use_state_eq(|| None::<String>);
    let (record, open) = use_record();
    let all: Vec<&WorkflowRow> = view
        .workflows
        .iter()
        .filter(|row| row.state != RecordState::NoRecord)
        .collect();
    let opened = record.and_then(|name| all.iter().copied().find(|row| row.name == name));
    if let Some(row) = opened {
        let back = open.reform(|()| None);
        return html! {
            <form::Form key={row.id} playground={playground.clone()} view={view.clone()} id={row.id} ask={props.ask.clone()} {back} />
        };
    }
    let mine = me.as_deref().or(all.first().map(|row| row.owner.as_str()));
    let mine = mine.unwrap_or_default();
    let rows: Vec<&WorkflowRow> = { all.iter().copied() }
        .filter(|row| which.has(row, mine))
        .collect();
    let selected = rows.iter().find(|row| row.id == view.selected);
    let selected = selected.or_else(|| rows.first()).copied();
    let onselect = playground.acts().reform(Command::Select);
    let onopen = {
        let workflows = view.workflows.clone();
        open.reform(move |id: u16| {
            let row = workflows.get(usize::from(id));
            row.map(|row| row.name.clone())
        })
    };
    html! {
        <div class="fg-page">
            <div class="fg-commands" role="toolbar" aria-label={t("processes.commands")}>
                if let Some(row) = selected {
                    { open_button(row, &onopen) }
                    { acts(playground, row, Place::CommandBar, &props.ask) }
                }
                { export::export(playground, view, &rows) }
                if let Some(row) = selected {
                    <span class="fg-commands-what">{ icon(Icon::Check) }<b>{ &row.name }</b></span>
                }
            </div>
            <header class="fg-page-head">
                <h1>{ t("page.processes") }</h1>
                { views(&which) }
                if *which == Which::Mine {
                    { owners(&all, mine, &me) }
                }
                <span class="fg-chip">{ icon(Icon::Clock) }{ as_of(view) }</span>
            </header>
            <div class="fg-card fg-grid-card">
                if rows.is_empty() {
                    { empty(*which) }
                } else {
                    { grid(view, &rows, selected.map(|row| row.id), &onselect, &onopen) }
                }
                <footer class="fg-grid-foot">{ foot(selected) }</footer>
            </div>
        </div>
    }
}

/// The process that the address names, and a way to open another one, or the list.
#[hook]
fn use_record() -> (Option<String>, Callback<Option<String>>) {
    let record = use_state_eq(|| browser::query(RECORD));
    {
        let set = record.setter();
        use_effect_with((), move |()| {
            let listener = browser::window().map(|window| {
                Listener::new(&window, "popstate", move || set.set(browser::query(RECORD)))
            });
            move || drop(listener)
        });
    }
    let open = use_callback((), {
        let set = record.setter();
        move |name: Option<String>, ()| {
            browser::push_address(&Page::Processes.address_of(RECORD, name.as_deref()));
            set.set(name);
        }
    });
    ((*record).clone(), open)
}

fn open_button(row: &WorkflowRow, onopen: &Callback<u16>) -> Html {
    let id = row.id;
    let gone = (row.state == RecordState::Deleted).then(|| t("processes.gone"));
    button(
        t("processes.open"),
        Icon::Folder,
        onopen.reform(move |()| id),
    )
    .look(Look::Subtle)
    .refused(gone)
    .html()
}

/// The choice of a view.
fn views(which: &UseStateHandle<Which>) -> Html {
    let options = Which::ALL.map(|one| (one.key().to_owned(), t(one.key()).to_owned()));
    let onchoose = {
        let which = which.setter();
        Callback::from(move |key: String| {
            let chosen = Which::ALL.into_iter().find(|one| one.key() == key);
            which.set(chosen.unwrap_or(Which::All));
        })
    };
    html! {
        <label class="fg-find-by">
            <span>{ t("processes.view") }</span>
            { choice(which.key(), &[("", options.to_vec())], &onchoose) }
        </label>
    }
}

/// Whose processes "mine" are: nobody is signed in here.
fn owners(all: &[&WorkflowRow], mine: &str, me: &UseStateHandle<Option<String>>) -> Html {
    let mut owners: Vec<&str> = Vec::new();
    for row in all {
        if !owners.contains(&row.owner.as_str()) {
            owners.push(&row.owner);
        }
    }
    let options = owners.into_iter();
    let options = options.map(|owner| (owner.to_owned(), owner.to_owned()));
    let onchoose = {
        let me = me.setter();
        Callback::from(move |owner: String| me.set(Some(owner)))
    };
    html! {
        <label class="fg-find-by" title={t("processes.me.note")}>
            <span>{ t("processes.me") }</span>
            { choice(mine, &[("", options.collect())], &onchoose) }
        </label>
    }
}

fn empty(which: Which) -> Html {
    let words = match which {
        Which::Draft => t("processes.empty.draft"),
        Which::Activated => t("processes.empty.activated"),
        Which::All | Which::Mine => t("processes.none"),
    };
    html! { <p class="fg-empty">{ icon(Icon::Process) }{ words }</p> }
}

/// What the act on the selected workflow would come to.
fn foot(row: Option<&WorkflowRow>) -> Html {
    let Some(row) = row else {
        return html! { <span>{ t("processes.foot.none") }</span> };
    };
    let (waiting, running) = (count(row.ready), count(row.in_progress));
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("name", &row.name),
        ("waiting", &waiting),
        ("running", &running),
    ];
    let words = match row.state {
        RecordState::Activated => tf("processes.foot.on", &values),
        RecordState::Draft => tf("processes.foot.off", &values),
        RecordState::Deleted | RecordState::NoRecord => tf("processes.foot.gone", &values),
    };
    html! { <span>{ words }</span> }
}

/// When a person last changed a process, as the grid and the form say it.
fn modified(view: &View, id: u16) -> String {
    let of = |command: &Command| matches!(command, Command::Activate(it) | Command::Deactivate(it) | Command::Delete(it) | Command::Mend(it) if *it == id);
    let mut acts = view.acts.iter().rev();
    let last = acts.find(|act| !act.ahead && of(&act.command));
    last.map_or_else(
        || t("processes.before").to_owned(),
        |act| format::clock(act.at_ms),
    )
}
