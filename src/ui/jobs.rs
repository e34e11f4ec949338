//! The page System Jobs: the administrator's workplace. Tabs, filter and groups find the culprit;
//! the command bar does what Dynamics 365 lets one do with jobs, and says before what that is.

pub(crate) mod cells;
mod columns;
mod commands;
mod desk;
mod dialogs;
mod everything;
mod facets;
mod filter;
mod form;
mod groups;
mod insight;
mod link;
mod rows;
mod save;
mod tabs;
mod texts;

use super::browser::{self, Listener};
use super::context::{Playground, use_id};
use super::grid::{Grid, Head, Source};
use super::icons::{Icon, icon};
use super::page::Page;
use super::size::Size;
use super::texts::t;
use crate::session::View;
use crate::session::query::{Column, Selection};
use crate::session::view::PlayState;
use desk::Desk;
use dialogs::{Asked, dialog};
use gloo_render::AnimationFrame;
use rows::JobRows;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// What all parts share.
    pub(crate) playground: Playground,
    /// The view published last.
    pub(crate) view: Rc<View>,
    /// The room there is.
    pub(crate) size: Size,
    /// Goes to another page.
    pub(crate) go: Callback<Page>,
}

/// What the parts of the page share.
#[derive(Clone)]
struct Work {
    playground: Playground,
    view: Rc<View>,
    desk: Rc<RefCell<Desk>>,
    asked: UseStateHandle<Option<Asked>>,
    redraw: Callback<()>,
    go: Callback<Page>,
    size: Size,
    id: AttrValue,
    field: NodeRef,
    head: NodeRef,
}

/// The page.
#[component]
pub(crate) fn Jobs(props: &Props) -> Html {
    let store = &props.playground.store;
    let narrow = props.size == Size::Phone;
    let desk = use_mut_ref(|| {
        let mut desk = store.read(|session| Desk::new(session, narrow));
        link::read(&mut desk);
        desk
    });
    let update = use_force_update();
    let redraw = use_callback((), move |(), ()| update.force_update());
    let work = Work {
        playground: props.playground.clone(),
        view: props.view.clone(),
        desk,
        asked: use_state(|| None),
        redraw,
        go: props.go.clone(),
        size: props.size,
        id: use_id(),
        field: use_node_ref(),
        head: use_node_ref(),
    };
    use_slices(&work);
    use_history(&work);
    let opened = work.desk.borrow().job;
    {
        let work = work.clone();
        use_effect_with(opened, move |opened| {
            if opened.is_some() {
                work.focus_form();
            }
        });
    }
    html! {
        <div class="fg-page fg-jobs">
            { work.commands() }
            { work.title() }
            <div class="fg-card fg-jobs-card" hidden={opened.is_some()}>
                { work.tabs() }
                { work.ask() }
                <div class="fg-jobs-body" role="tabpanel" aria-label={texts::tab(work.desk.borrow().grid.tab()).0}>
                    { work.side() }
                    <div class="fg-jobs-grid">{ work.group_head() }{ work.grid() }</div>
                </div>
            </div>
            if let Some(job) = opened {
                { work.form(job) }
            }
            { dialog(&work) }
        </div>
    }
}

/// Reads on in slices, one a frame, until everything is up to date.
#[hook]
fn use_slices(work: &Work) {
    let running = use_mut_ref(|| None::<AnimationFrame>);
    let more = {
        let mut desk = work.desk.borrow_mut();
        let store = &work.playground.store;
        store.read(|session| desk.sync(session, &work.view))
    };
    let redraw = work.redraw.clone();
    use_effect(move || {
        *running.borrow_mut() =
            more.then(|| gloo_render::request_animation_frame(move |_| redraw.emit(())));
    });
}

/// Follows the browser's back and forward, and keeps the address that of what is asked.
#[hook]
fn use_history(work: &Work) {
    let followed = work.clone();
    use_effect_with((), move |()| {
        let listener = browser::window().map(|window| {
            Listener::new(&window, "popstate", move || {
                followed.desk.borrow_mut().job = link::job();
                followed.redraw.emit(());
            })
        });
        move || drop(listener)
    });
    let asked = work.desk.borrow().question;
    let by = work.desk.borrow().by.word();
    let written = work.clone();
    use_effect_with((asked, by), move |_| link::write(&written.desk.borrow()));
}

impl Work {
    /// Changes the desk and shows it.
    fn change(&self, change: impl FnOnce(&mut Desk)) {
        change(&mut self.desk.borrow_mut());
        self.redraw.emit(());
    }

    /// What changes the desk by a value.
    fn changer<T: 'static>(&self, change: fn(&mut Desk, T)) -> Callback<T> {
        let work = self.clone();
        Callback::from(move |value: T| work.change(|desk| change(desk, value)))
    }

    /// Opens the form of a job, or the grid again.
    fn open(&self, job: Option<u32>) {
        browser::push_address(&link::of_job(job));
        self.change(|desk| {
            desk.job = job;
            if job.is_none() {
                desk.wake += 1;
            }
        });
    }

    fn opener(&self) -> Callback<u32> {
        let work = self.clone();
        Callback::from(move |job: u32| work.open(Some(job)))
    }

    fn title(&self) -> Html {
        html! {
            <header class="fg-page-head">
                <h1>{ t("page.jobs") }</h1>
                <span class="fg-chip">{ icon(Icon::Clock) }{ texts::as_of(&self.view) }</span>
                <div class="fg-page-acts">{ self.save_button() }</div>
            </header>
        }
    }

    fn grid(&self) -> Html {
        let desk = self.desk.borrow();
        let heads = desk.columns.iter().map(|(column, width)| Head {
            key: column.key(),
            name: column.label().into(),
            width: *width,
            number: column.is_number(),
            sorts: true,
        });
        let rows = JobRows {
            desk: self.desk.clone(),
            playground: self.playground.clone(),
            view: self.view.clone(),
            addresses: cells::Addresses::new(),
            open: self.opener(),
        };
        let source = Source {
            rows: Rc::new(rows),
            revision: desk.revision,
            question: desk.question,
        };
        let sort = desk.grid.sort();
        let onselect = {
            let work = self.clone();
            Callback::from(move |selection: Selection| work.select(selection))
        };
        html! {
            <Grid
                name={t("page.jobs")}
                {source}
                columns={Rc::new(heads.collect::<Vec<_>>())}
                sort={Some((sort.column.key(), sort.descending))}
                onsort={self.changer(|desk, key: &str| {
                    if let Some(column) = Column::of_key(key) {
                        desk.sort_by(column);
                    }
                })}
                onresize={self.changer(|desk, (key, width): (&str, u16)| {
                    desk.own_columns = true;
                    for (column, now) in &mut desk.columns {
                        if column.key() == key {
                            *now = width;
                        }
                    }
                })}
                selection={desk.selection.clone()}
                {onselect}
                onopen={self.opener()}
                row_px={if self.size == Size::Phone { 44 } else { 32 }}
                wake={desk.wake}
                empty={self.empty(&desk)}
                foot={columns::order(sort)}
                moving={self.view.playback.state == PlayState::Playing}
                busy={desk.busy}
            />
        }
    }

    /// Selects jobs and says how many are.
    fn select(&self, selection: Selection) {
        self.change(|desk| desk.selection = Rc::new(selection));
        self.playground
            .announcer
            .say(&commands::selected(&self.desk.borrow()));
    }

    /// What stands in place of rows: what that means, and a way on.
    fn empty(&self, desk: &Desk) -> Html {
        let filtered = !desk.grid.filter().text().is_empty();
        let words = if filtered {
            t("jobs.empty.filter")
        } else if self.view.at_ms == 0 {
            t("jobs.empty.start")
        } else {
            t("jobs.empty.tab")
        };
        let clear = self.changer(|desk, ()| {
            desk.draft.clear();
            desk.set_chips(String::new());
        });
        html! {
            <>
                { icon(Icon::Check) }
                <p>{ words }</p>
                if filtered {
                    { super::button::button(t("jobs.filter.clear"), Icon::Close, clear).html() }
                }
            </>
        }
    }
}

/// Real time in milliseconds, for budgets only.
fn now_ms() -> f64 {
    browser::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}
