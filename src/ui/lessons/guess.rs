//! The number that is guessed before the run.

use crate::scenario::lesson::Answer;
use crate::session::lesson::LessonRun;
use crate::ui::button::button;
use crate::ui::context::Playground;
use crate::ui::icons::Icon;
use crate::ui::say::count;
use crate::ui::texts::{t, tf};
use web_sys::{HtmlFormElement, HtmlInputElement};
use yew::prelude::*;

/// The largest number that can be guessed.
const MOST: u64 = 100_000_000;

/// The question of the lesson as long as nobody has answered, then the answer.
pub(super) fn guess(playground: &Playground, run: &LessonRun) -> Html {
    let Some(question) = &run.lesson().question else {
        return html! {};
    };
    if let Some(guess) = run.guess() {
        return html! { <p class="fg-quiet">{ tf("guess.yours", &[("n", &value(question.answer, guess))]) }</p> };
    }
    let node = NodeRef::default();
    let answer = {
        let (playground, node) = (playground.clone(), node.clone());
        Callback::from(move |()| {
            let input = node.cast::<HtmlInputElement>();
            let text = input.map(|input| input.value()).unwrap_or_default();
            let number = text.trim().replace([',', ' '], "").parse().ok();
            match number.filter(|number| *number <= MOST) {
                Some(number) => {
                    if let Some(run) = super::state::body(&playground).run.borrow_mut().as_mut() {
                        run.answer(number);
                    }
                    super::state::observe(&playground);
                    playground.lessons.change();
                }
                None => playground.announcer.say(t("guess.wrong")),
            }
        })
    };
    let onsubmit = {
        let answer = answer.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let _: HtmlFormElement = event.target_unchecked_into();
            answer.emit(());
        })
    };
    html! {
        <form class="fg-guess" {onsubmit}>
            <label>
                <span>{ &question.text }</span>
                <input ref={node} class="fg-input" inputmode="numeric" autocomplete="off" />
            </label>
            { button(t("guess.answer"), Icon::Check, answer).html() }
        </form>
    }
}

/// A value of an answer with its unit.
pub(super) fn value(answer: Answer, value: u64) -> String {
    let n = count(value);
    match answer {
        Answer::NominalMinute => tf("guess.minute", &[("n", &n)]),
        Answer::OthersWaitMinutes => tf("guess.minutes", &[("n", &n)]),
        Answer::Rows => tf("guess.rows", &[("n", &n)]),
        _ => tf("guess.jobs", &[("n", &n)]),
    }
}
