//! The page Advanced Find: a question in its legacy shape, what it finds, how many of each, and the
//! same question in the languages of a real environment.

mod asked;
mod builder;
mod counts;
mod export;
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
use crate::session::format::count;
use crate::session::query::find::{Find, FindRow, Operator, fetch_xml, fetch_xml_count, odata};
use crate::session::query::{GroupBy, Language, Problem};
use asked::Asked;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

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

#[component]
fn AdvancedFind(props: &Props) -> Html {
    let (playground, view) = (&props.playground, &props.view);
    let find = use_state_eq(|| {
        LAST.with_borrow(Clone::clone)
            .unwrap_or_else(views::at_first)
    });
    let by = use_state_eq(|| GroupBy::Workflow);
    let asked = use_mut_ref(|| playground.store.read(Asked::new));
    let results = use_node_ref();
    let update = use_force_update();
    let redraw = use_callback((), move |(), ()| update.force_update());
    let problems = {
        let mut asked = asked.borrow_mut();
        let problems = asked.ask(&find);
        playground.store.read(|session| asked.sync(session, view));
        problems
    };
    let set = {
        let find = find.setter();
        Callback::from(move |next: Find| {
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
    let names = asked.borrow().grid.names().clone();
    let found = found_words(&asked.borrow(), &problems);
    html! {
        <div class="fg-page fg-find">
            <div class="fg-commands" role="toolbar" aria-label={t("find.commands")}>
                { button(t("find.results"), Icon::Find, show.clone()).look(Look::Subtle).html() }
                { button(t("find.clear"), Icon::Reset, clear).look(Look::Subtle).html() }
                { export::export(playground, view, &asked) }
            </div>
            <header class="fg-page-head">
                <h1>{ t("page.find") }</h1>
                <span class="fg-chip">{ icon(Icon::Clock) }{ as_of(view) }</span>
            </header>
            <div class="fg-find-body">
                <builder::Builder find={(*find).clone()} {problems} {names} {set} {show} />
                <section class="fg-card fg-find-results" aria-label={t("find.results")}>
                    <header>
                        <h2 tabindex="-1" ref={results}>{ t("find.results") }</h2>
                        <p role="status">{ found }</p>
                    </header>
                    { results::results(playground, view, &asked, &redraw) }
                </section>
                { counts::counts(playground, view, &asked.borrow(), &by) }
                { texts(playground, &find, *by) }
            </div>
        </div>
    }
}

/// How many were found, or that the question is not right yet.
fn found_words(asked: &Asked, problems: &[Option<Problem>]) -> String {
    let values: [(&str, &dyn std::fmt::Display); 2] = [
        ("n", &count(asked.total())),
        ("what", &asked.find.look_for.label()),
    ];
    if problems.iter().any(Option::is_some) {
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
