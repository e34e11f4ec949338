//! The coach: a labelled region in reading order above what it speaks of. Not modal: it takes room
//! of its own and covers nothing. Its heading is focused when the step changes; Escape closes it
//! and gives focus back.

mod parts;

use super::guess::guess;
use super::state;
use crate::session::View;
use crate::session::lesson::LessonRun;
use crate::ui::button::{Look, button};
use crate::ui::context::{Playground, use_id};
use crate::ui::icons::{Icon, icon};
use crate::ui::page::Page;
use crate::ui::texts::{t, tf};
pub(super) use parts::goal;
use parts::{goals, hint_button, hints, offers, onward, visit};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, ShadowRoot};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// Whose lesson it is.
    pub(crate) playground: Playground,
    /// The view published last.
    pub(crate) view: Rc<View>,
    /// The page that is shown.
    pub(crate) page: Page,
    /// Goes to another page.
    pub(crate) go: Callback<Page>,
    /// Changes whenever the lesson does.
    pub(crate) revision: u64,
}

/// The coach.
#[component]
pub(crate) fn Coach(props: &Props) -> Html {
    let playground = &props.playground;
    let (heading, back) = (use_node_ref(), use_mut_ref(|| None::<HtmlElement>));
    let closed = use_state_eq(|| false);
    let id = use_id();
    use_watch(props);
    let body = state::body(playground);
    let run = body.run.borrow();
    let step = run
        .as_ref()
        .and_then(LessonRun::step)
        .map(|(place, _)| place);
    use_focus(&heading, &back, (step, body.ended().is_some(), *closed));
    let run = match run.as_ref() {
        Some(run) if !super::gives_way(props.page, body.ended().is_some()) => run,
        _ => return html! {},
    };
    let close = {
        let (closed, back) = (closed.setter(), back.clone());
        Callback::from(move |()| {
            closed.set(true);
            if let Some(before) = back.borrow_mut().take() {
                let _ = before.focus();
            }
        })
    };
    let onkeydown = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                close.emit(());
            }
        })
    };
    if *closed {
        let open = {
            let closed = closed.setter();
            Callback::from(move |()| closed.set(false))
        };
        return html! {
            <section class="fg-coach fg-coach--closed" aria-label={t("coach")}>
                <b>{ &run.lesson().title }</b>
                <span class="fg-quiet">{ place(run) }</span>
                { button(t("coach.open"), Icon::Book, open).look(Look::Subtle).html() }
            </section>
        };
    }
    html! {
        <section class="fg-coach" aria-labelledby={&id} {onkeydown}>
            <header class="fg-coach-head">
                <span class="fg-coach-lesson">{ icon(Icon::Book) }{ &run.lesson().title }</span>
                <span class="fg-quiet">{ place(run) }</span>
                <span class="fg-coach-tools">
                    { hint_button(playground, run) }
                    { leave_button(playground) }
                    { button(t("coach.close"), Icon::Close, close).look(Look::Glyph).html() }
                </span>
            </header>
            { said(playground, run, &heading, &id, props) }
            { hints(run) }
            { goals(run) }
        </section>
    }
}

/// Where one is in the lesson.
fn place(run: &LessonRun) -> String {
    let steps = run.lesson().steps.len();
    match run.step() {
        Some((place, _)) => tf("coach.step", &[("n", &(place + 1)), ("of", &steps)]),
        None => t("coach.done").to_owned(),
    }
}

/// What the step says, or how the lesson has ended.
fn said(
    playground: &Playground,
    run: &LessonRun,
    heading: &NodeRef,
    id: &AttrValue,
    props: &Props,
) -> Html {
    if let Some(verdict) = state::body(playground).ended() {
        let (title, text) = if verdict.won {
            (t("coach.won"), t("coach.won.note"))
        } else {
            (t("coach.lost"), t("coach.lost.note"))
        };
        let go = props.go.clone();
        let debrief = Callback::from(move |()| go.emit(Page::Lessons));
        let back = {
            let playground = playground.clone();
            Callback::from(move |()| state::back(&playground))
        };
        return html! {
            <div class="fg-coach-said">
                <h2 id={id} ref={heading} tabindex="-1">{ title }</h2>
                <p>{ text }</p>
                <div class="fg-coach-acts">
                    if props.page != Page::Lessons {
                        { button(t("coach.debrief"), Icon::Forward, debrief).look(Look::Primary).html() }
                    }
                    if !verdict.won {
                        { button(t("coach.back"), Icon::Undo, back).html() }
                    }
                </div>
            </div>
        };
    }
    let Some((_, step)) = run.step() else {
        return html! {
            <div class="fg-coach-said">
                <h2 id={id} ref={heading} tabindex="-1">{ t("coach.last") }</h2>
                <p>{ t("coach.last.note") }</p>
            </div>
        };
    };
    html! {
        <div class="fg-coach-said">
            <h2 id={id} ref={heading} tabindex="-1">{ &step.heading }</h2>
            <p>{ &step.text }</p>
            <div class="fg-coach-acts">
                { guess(playground, run) }
                { visit(step.page.map(crate::scenario::lesson::Page::key), props) }
                { offers(playground, run) }
                { onward(playground, run, step.until.is_none()) }
            </div>
        </div>
    }
}

fn leave_button(playground: &Playground) -> Html {
    let onclick = {
        let playground = playground.clone();
        Callback::from(move |()| state::leave(&playground))
    };
    let fixed = state::is_fixed(playground).then(|| t("coach.leave.fixed"));
    button(t("coach.leave"), Icon::Stop, onclick)
        .look(Look::Subtle)
        .refused(fixed)
        .html()
}

/// Begins what the address asks for, and watches the run.
#[hook]
fn use_watch(props: &Props) {
    let playground = props.playground.clone();
    use_effect_with((), move |()| {
        let asked = playground.lessons.asked.take();
        if let Some((id, seed)) = asked {
            state::open(&playground, &id, seed, Callback::noop());
        }
    });
    let playground = props.playground.clone();
    let of = (props.view.clone(), props.page, props.revision);
    use_effect_with(of, move |(_, page, _)| {
        let mut pages = crate::scenario::lesson::Page::ALL.iter();
        let known = pages.find(|it| Page::called(it.key()) == Some(*page));
        playground.lessons.seen.borrow_mut().page = known.copied();
        state::observe(&playground);
    });
}

/// Focuses the heading when the step changes, unless somebody types or a dialog is open.
#[hook]
fn use_focus(
    heading: &NodeRef,
    back: &Rc<RefCell<Option<HtmlElement>>>,
    of: (Option<usize>, bool, bool),
) {
    let (heading, back) = (heading.clone(), back.clone());
    use_effect_with(of, move |(_, _, closed)| {
        let Some(heading) = heading.cast::<HtmlElement>().filter(|_| !closed) else {
            return;
        };
        let before = active(&heading);
        let busy = before.as_ref().is_some_and(|it| {
            let input = it.dyn_ref::<HtmlInputElement>();
            let types = input.is_some_and(|input| input.type_() != "range");
            types || it.closest("dialog").ok().flatten().is_some()
        });
        if busy {
            return;
        }
        let _ = heading.focus();
        let control = |it: &HtmlElement| it.tag_name() != "BODY" && it.tag_name() != "H2";
        if let Some(before) = before.filter(control) {
            back.replace(Some(before));
        }
    });
}

/// What has focus in the tree of a node: a document, or a shadow root.
fn active(node: &HtmlElement) -> Option<HtmlElement> {
    let root = node.get_root_node();
    let element = match root.dyn_ref::<ShadowRoot>() {
        Some(root) => root.active_element(),
        None => node.owner_document().and_then(|it| it.active_element()),
    };
    element.and_then(|it| it.dyn_into().ok())
}
