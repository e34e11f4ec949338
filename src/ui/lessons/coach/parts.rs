//! Parts of the coach: buttons, hints and goals.

use super::Props;
use crate::scenario::lesson::Goal;
use crate::session::lesson::LessonRun;
use crate::ui::button::{Look, button};
use crate::ui::context::Playground;
use crate::ui::icons::{Icon, icon};
use crate::ui::lessons::state;
use crate::ui::page::Page;
use crate::ui::say::count;
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// A way to the page that the step speaks of.
pub(super) fn visit(word: Option<&str>, props: &Props) -> Html {
    let page = word.and_then(Page::called);
    let Some(page) = page.filter(|page| *page != props.page) else {
        return html! {};
    };
    let go = props.go.clone();
    let onclick = Callback::from(move |()| go.emit(page));
    button(
        tf("coach.visit", &[("page", &page.name())]),
        page.icon(),
        onclick,
    )
    .html()
}

/// What the coach itself offers to do.
pub(super) fn offers(playground: &Playground, run: &LessonRun) -> Html {
    let offer = |(place, offer): (usize, &crate::scenario::lesson::Offer)| {
        let playground = playground.clone();
        let onclick = Callback::from(move |()| {
            let response = playground.store.with(|session| {
                let body = state::body(&playground);
                let run = body.run.borrow();
                let run = run.as_ref();
                run.map_or_else(crate::session::Response::default, |it| {
                    it.offer(place, session)
                })
            });
            if let Some(refused) = response.refused {
                playground.announcer.say(&refused);
            }
        });
        button(offer.text.clone(), Icon::Speak, onclick)
            .once()
            .html()
    };
    html! { <>{ for run.lesson().offers.iter().enumerate().map(offer) }</> }
}

/// On to the next step, and back: a step that waits for something can be skipped too.
pub(super) fn onward(playground: &Playground, run: &LessonRun, plain: bool) -> Html {
    let step = |forward: bool| {
        let playground = playground.clone();
        Callback::from(move |()| {
            if let Some(run) = state::body(&playground).run.borrow_mut().as_mut() {
                if forward {
                    run.next_step();
                } else {
                    run.previous_step();
                }
            }
            state::observe(&playground);
            playground.lessons.change();
        })
    };
    let next = if plain || run.is_met() {
        button(t("coach.next"), Icon::Forward, step(true)).look(Look::Primary)
    } else {
        button(t("coach.skip"), Icon::Forward, step(true)).look(Look::Subtle)
    };
    let first = run.step().is_none_or(|(place, _)| place == 0);
    html! {
        <>
            { next.html() }
            if !first {
                { button(t("coach.previous"), Icon::Undo, step(false)).look(Look::Subtle).html() }
            }
        </>
    }
}

/// Shows one hint more, and says how many there were.
pub(super) fn hint_button(playground: &Playground, run: &LessonRun) -> Html {
    let all = run.lesson().hints.len();
    let shown = run.hints().len();
    let onclick = {
        let playground = playground.clone();
        Callback::from(move |()| {
            let body = state::body(&playground);
            let mut run = body.run.borrow_mut();
            if let Some(run) = run
                .as_mut()
                .filter(|run| run.hints().len() < run.lesson().hints.len())
            {
                run.show_hint();
                let hint = run.hints().last().cloned().unwrap_or_default();
                playground.announcer.say(&hint);
            }
            drop(run);
            playground.lessons.change();
        })
    };
    let name = tf(
        "coach.hint",
        &[("n", &count(shown as u64)), ("of", &count(all as u64))],
    );
    let refused = (shown == all).then(|| t("coach.hint.none"));
    button(name, Icon::Bulb, onclick)
        .look(Look::Subtle)
        .refused(refused)
        .html()
}

/// The hints shown so far.
pub(super) fn hints(run: &LessonRun) -> Html {
    if run.hints().is_empty() {
        return html! {};
    }
    html! {
        <ol class="fg-coach-hints" aria-label={t("coach.hints")}>
            { for run.hints().iter().map(|hint| html! { <li>{ hint }</li> }) }
        </ol>
    }
}

/// The goals, and which are reached as things stand.
pub(super) fn goals(run: &LessonRun) -> Html {
    let goals = run.lesson().goals.iter().zip(run.reached());
    let open = ("fg-goal", Icon::Goal, t("goal.open"));
    let goals = goals.map(|(it, reached)| goal(it, *reached, open, "fg-unseen"));
    html! { <ul class="fg-goals" aria-label={t("goals")}>{ for goals }</ul> }
}

/// A goal, and whether it is reached: look, icon and word of one that is not are given.
pub(in crate::ui::lessons) fn goal(
    goal: &Goal,
    reached: bool,
    otherwise: (&'static str, Icon, &'static str),
    said: &'static str,
) -> Html {
    let reached_one = (
        "fg-goal fg-goal--reached",
        Icon::Succeeded,
        t("goal.reached"),
    );
    let (class, picture, word) = if reached { reached_one } else { otherwise };
    html! {
        <li {class}>{ icon(picture) }<span>{ &goal.text }</span><span class={said}>{ word }</span></li>
    }
}
