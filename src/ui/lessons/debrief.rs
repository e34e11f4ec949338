//! What came of a lesson: verdict, goals, what one did, the harm beside the solution and beside
//! doing nothing, the guess over the result, the reason. To read, to print, or to keep as a file.

use super::coach::goal;
use super::{guess, line, state};
use crate::session::command::Command;
use crate::session::lesson::{LessonRun, Result, Verdict};
use crate::ui::acts_list::words_of;
use crate::ui::browser;
use crate::ui::button::{Look, button};
use crate::ui::context::Playground;
use crate::ui::icons::{Icon, icon};
use crate::ui::page::Page;
use crate::ui::say::{clock, count};
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// The debrief of the lesson that is played.
pub(super) fn debrief(
    playground: &Playground,
    run: &LessonRun,
    verdict: &Verdict,
    go: &Callback<Page>,
) -> Html {
    let lesson = run.lesson();
    let (class, title) = match (verdict.won, verdict.within_par) {
        (true, true) => ("fg-verdict fg-verdict--par", t("debrief.par")),
        (true, false) => ("fg-verdict fg-verdict--won", t("debrief.won")),
        _ => ("fg-verdict fg-verdict--lost", t("debrief.lost")),
    };
    html! {
        <article class="fg-debrief" aria-label={t("debrief")}>
            <header class={class}>
                { icon(if verdict.won { Icon::Succeeded } else { Icon::Failed }) }
                <div>
                    <h2>{ title }</h2>
                    <p>{ &lesson.title }{ seed(run) }</p>
                </div>
                { tools(playground, run, verdict, go) }
            </header>
            <div class="fg-debrief-columns">
                <section class="fg-card">
                    <h3>{ t("goals") }</h3>
                    { goals(run, verdict) }
                    <h3>{ t("debrief.harm") }</h3>
                    { harm(verdict) }
                    { help(verdict) }
                </section>
                <section class="fg-card">
                    <h3>{ t("debrief.lines") }</h3>
                    { line::lines(run, verdict) }
                    { guessed(run, verdict) }
                    <h3>{ t("debrief.acts") }</h3>
                    { acts(verdict) }
                </section>
            </div>
            <section class="fg-card fg-debrief-reason">
                <h3>{ t("debrief.reason") }</h3>
                { for lesson.debrief.reason.split("\n\n").map(|part| html! { <p>{ part.to_owned() }</p> }) }
                <h3>{ t("debrief.sources") }</h3>
                <ul>{ for lesson.debrief.sources.iter().map(|source| html! { <li>{ source }</li> }) }</ul>
            </section>
        </article>
    }
}

fn seed(run: &LessonRun) -> String {
    let seed = run.document().scenario.seed;
    tf("debrief.seed", &[("seed", &seed)])
}

fn tools(playground: &Playground, run: &LessonRun, verdict: &Verdict, go: &Callback<Page>) -> Html {
    let again = {
        let (playground, go) = (playground.clone(), go.clone());
        Callback::from(move |()| {
            state::again(&playground);
            go.emit(Page::Playground);
        })
    };
    let solution = {
        let (playground, go) = (playground.clone(), go.clone());
        Callback::from(move |()| {
            let response = playground.store.with(|session| {
                let body = state::body(&playground);
                let mut run = body.run.borrow_mut();
                let run = run.as_mut();
                run.map_or_else(crate::session::Response::default, |run| {
                    run.show_solution(session)
                })
            });
            if response.refused.is_none() {
                state::forget(&playground);
                playground.send(Command::Play);
                go.emit(Page::Playground);
            }
            playground.lessons.change();
        })
    };
    let keep = {
        let text = text(run, verdict);
        let name = format!(
            "floodgate-{}.md",
            if run.id().is_empty() {
                "lesson"
            } else {
                run.id()
            }
        );
        Callback::from(move |()| {
            browser::download(&name, "text/markdown", &text);
        })
    };
    let print = Callback::from(|()| {
        if let Some(window) = browser::window() {
            let _ = window.print();
        }
    });
    let course = {
        let playground = playground.clone();
        Callback::from(move |()| state::leave(&playground))
    };
    let fixed = state::is_fixed(playground);
    html! {
        <div class="fg-debrief-tools">
            { button(t("debrief.again"), Icon::Reset, again).look(Look::Primary).html() }
            { button(t("debrief.solution"), Icon::Play, solution).html() }
            { button(t("debrief.print"), Icon::Print, print).html() }
            { button(t("debrief.keep"), Icon::Save, keep).html() }
            if !fixed {
                { button(t("debrief.course"), Icon::Book, course).html() }
            }
        </div>
    }
}

fn goals(run: &LessonRun, verdict: &Verdict) -> Html {
    let goals = run.lesson().goals.iter().zip(&verdict.yours.reached);
    let missed = ("fg-goal fg-goal--missed", Icon::Failed, t("goal.missed"));
    let goals = goals.map(|(it, reached)| goal(it, *reached, missed, "fg-quiet"));
    html! { <ul class="fg-goals fg-goals--list">{ for goals }</ul> }
}

/// The harm of the three runs, and the par.
fn harm(verdict: &Verdict) -> Html {
    let row = |name: &'static str, result: &Result| {
        html! {
            <tr>
                <th scope="row">{ name }</th>
                <td>{ count(result.harm.waited_minutes()) }</td>
                <td>{ count(result.harm.lost_jobs) }</td>
                <td>{ count(result.outcome.peak) }</td>
                <td>{ result.outcome.nominal_ms.map_or_else(|| t("debrief.never").to_owned(), clock) }</td>
            </tr>
        }
    };
    html! {
        <div class="fg-table-scroll" tabindex="0" role="region" aria-label={t("debrief.harm")}>
            <table class="fg-table">
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{ t("debrief.waited") }</th>
                        <th scope="col">{ t("debrief.lost_jobs") }</th>
                        <th scope="col">{ t("debrief.peak") }</th>
                        <th scope="col">{ t("debrief.nominal") }</th>
                    </tr>
                </thead>
                <tbody>
                    { row(t("debrief.you"), &verdict.yours) }
                    { row(t("debrief.best"), &verdict.solution) }
                    { row(t("debrief.nothing"), &verdict.untouched) }
                    <tr class="fg-table-par">
                        <th scope="row">{ t("debrief.par.row") }</th>
                        <td>{ count(verdict.par.waited_minutes()) }</td>
                        <td>{ count(verdict.par.lost_jobs) }</td>
                        <td></td>
                        <td></td>
                    </tr>
                </tbody>
            </table>
        </div>
    }
}

/// What help was taken.
fn help(verdict: &Verdict) -> Html {
    let hints = tf("debrief.hints", &[("n", &verdict.hints)]);
    html! { <p class="fg-quiet">{ if verdict.shown { t("debrief.shown").to_owned() } else { hints } }</p> }
}

fn guessed(run: &LessonRun, verdict: &Verdict) -> Html {
    let question = run.lesson().question.as_ref();
    let (Some(question), Some((guess, was))) = (question, verdict.guess) else {
        return html! {};
    };
    let was = was.map_or_else(
        || t("debrief.never").to_owned(),
        |was| guess::value(question.answer, was),
    );
    let guess = guess::value(question.answer, guess);
    html! {
        <p class="fg-debrief-guess">
            { icon(Icon::Bulb) }
            <span>{ &question.text }{ " " }<b>{ tf("debrief.guess", &[("guess", &guess), ("was", &was)]) }</b></span>
        </p>
    }
}

/// What one did, by time.
fn acts(verdict: &Verdict) -> Html {
    if verdict.acts.is_empty() {
        return html! { <p class="fg-quiet">{ t("debrief.acts.none") }</p> };
    }
    let item = |act: &crate::scenario::Act| {
        html! { <li><b>{ clock(act.at_ms()) }</b><span>{ words_of(act) }</span></li> }
    };
    html! { <ol class="fg-debrief-acts">{ for verdict.acts.iter().map(item) }</ol> }
}

/// The debrief as a text to keep.
fn text(run: &LessonRun, verdict: &Verdict) -> String {
    let lesson = run.lesson();
    let title = match (verdict.won, verdict.within_par) {
        (true, true) => t("debrief.par"),
        (true, false) => t("debrief.won"),
        _ => t("debrief.lost"),
    };
    let goal = |(goal, reached): (&crate::scenario::lesson::Goal, &bool)| {
        let word = if *reached {
            t("goal.reached")
        } else {
            t("goal.missed")
        };
        format!("- {}: {word}", goal.text)
    };
    let row = |name: &str, result: &Result| {
        let waited = count(result.harm.waited_minutes());
        let lost = count(result.harm.lost_jobs);
        format!(
            "| {name} | {waited} | {lost} | {} |",
            count(result.outcome.peak)
        )
    };
    let act = |act: &crate::scenario::Act| format!("- {} {}", clock(act.at_ms()), words_of(act));
    let (waited, lost, peak) = (
        t("debrief.waited"),
        t("debrief.lost_jobs"),
        t("debrief.peak"),
    );
    let goals = lesson.goals.iter().zip(&verdict.yours.reached).map(goal);
    let sources = lesson.debrief.sources.iter();
    let parts = [
        vec![
            format!("# {}", lesson.title),
            format!("{title}{}", seed(run)),
        ],
        vec![
            format!("## {}", t("goals")),
            goals.collect::<Vec<_>>().join("\n"),
        ],
        vec![
            format!("## {}", t("debrief.harm")),
            [
                format!("| | {waited} | {lost} | {peak} |\n|---|---|---|---|"),
                row(t("debrief.you"), &verdict.yours),
                row(t("debrief.best"), &verdict.solution),
                row(t("debrief.nothing"), &verdict.untouched),
            ]
            .join("\n"),
        ],
        vec![
            format!("## {}", t("debrief.acts")),
            verdict.acts.iter().map(act).collect::<Vec<_>>().join("\n"),
        ],
        vec![
            format!("## {}", t("debrief.reason")),
            lesson.debrief.reason.clone(),
        ],
        vec![
            sources
                .map(|source| format!("- {source}"))
                .collect::<Vec<_>>()
                .join("\n"),
        ],
    ];
    parts.concat().join("\n\n") + "\n"
}
