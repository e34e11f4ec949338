//! The course: its lessons in order, how far one has come, and what can be done with that.

mod tools;

use super::class::ClassLink;
use super::{keep, state};
use crate::session::lesson::{Mark, Progress};
use crate::ui::browser;
use crate::ui::button::{Look, button};
use crate::ui::context::Playground;
use crate::ui::icons::{Icon, icon};
use crate::ui::language::fetch;
use crate::ui::page::Page;
use crate::ui::texts::{other, t, tf};
use serde_json::Value;
use std::rc::Rc;
use tools::{reset_dialog, tools};
use yew::prelude::*;

/// A lesson as the course names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) title: String,
    summary: String,
    minutes: u64,
}

/// The entries of the course file; what does not fit is left out.
fn entries(text: &str) -> Vec<Entry> {
    let file: Value = serde_json::from_str(text).unwrap_or_default();
    let lessons = file.get("lessons").and_then(Value::as_array);
    let text = |entry: &Value, key: &str| Some(entry.get(key)?.as_str()?.to_owned());
    let entry = |entry: &Value| {
        let id = text(entry, "id")?;
        let shown = |key: &str| {
            let other = other(&format!("lesson.{id}.{key}"));
            other.or_else(|| text(entry, key))
        };
        Some(Entry {
            title: shown("title")?,
            summary: shown("summary")?,
            id: id.clone(),
            minutes: entry.get("minutes")?.as_u64()?,
        })
    };
    lessons.into_iter().flatten().filter_map(entry).collect()
}

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) playground: Playground,
    pub(super) go: Callback<Page>,
    /// Changes whenever a lesson does.
    pub(super) revision: u64,
}

/// What is open over the course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Nothing,
    Class,
    Reset,
}

/// The course.
#[component]
pub(super) fn Course(props: &Props) -> Html {
    let playground = &props.playground;
    let course = use_state(|| None::<Rc<Vec<Entry>>>);
    let open = use_state_eq(|| Open::Nothing);
    let again = use_force_update();
    {
        let set = course.setter();
        use_effect_with((), move |()| {
            let then = Callback::from(move |text: Option<String>| {
                set.set(Some(Rc::new(entries(&text.unwrap_or_default()))));
            });
            fetch("./lessons/course.json".to_owned(), then);
        });
    }
    let progress = keep::progress();
    let changed = Callback::from(move |()| again.force_update());
    let show = |what: Open| {
        let open = open.setter();
        Callback::from(move |()| open.set(what))
    };
    let close = show(Open::Nothing);
    let list = match &*course {
        None => html! { <p class="fg-quiet">{ t("lessons.loading") }</p> },
        Some(course) if course.is_empty() => html! { <p role="alert">{ t("lessons.none") }</p> },
        Some(course) => list(props, course, &progress),
    };
    let dialog = match (*open, &*course) {
        (Open::Class, Some(course)) => {
            html! { <ClassLink playground={playground.clone()} course={course.clone()} onclose={close} /> }
        }
        (Open::Reset, _) => reset_dialog(&changed, close),
        _ => html! {},
    };
    html! {
        <>
            <header class="fg-page-head fg-lessons-head">
                <div>
                    <h1>{ t("page.lessons") }</h1>
                    <p class="fg-quiet">{ t("lessons.lead") }</p>
                </div>
                { tools(props, &progress, &changed, &show(Open::Class), &show(Open::Reset)) }
            </header>
            { wrong(playground) }
            if let Some(course) = &*course {
                { bar(course, &progress) }
            }
            { list }
            { dialog }
        </>
    }
}

/// Why a lesson could not be opened.
fn wrong(playground: &Playground) -> Html {
    let body = state::body(playground);
    let wrong = body.wrong.borrow();
    if wrong.is_empty() {
        return html! {};
    }
    html! {
        <div class="fg-notices" role="alert">
            { icon(Icon::Warning) }
            <ul>{ for wrong.iter().take(20).map(|line| html! { <li>{ line }</li> }) }</ul>
        </div>
    }
}

fn bar(course: &[Entry], progress: &Progress) -> Html {
    let won = course
        .iter()
        .filter(|entry| progress.of(&entry.id).is_some_and(|mark| mark.won));
    let won = won.count();
    let text = tf("lessons.progress", &[("n", &won), ("of", &course.len())]);
    html! {
        <div class="fg-lessons-progress">
            <progress max={course.len().to_string()} value={won.to_string()} aria-label={text.clone()}></progress>
            <span>{ text }</span>
        </div>
    }
}

fn list(props: &Props, course: &[Entry], progress: &Progress) -> Html {
    let next = course
        .iter()
        .find(|entry| !progress.of(&entry.id).is_some_and(|mark| mark.won));
    let item = |(place, entry): (usize, &Entry)| {
        let mark = progress.of(&entry.id);
        let is_next = next == Some(entry);
        let begin = begin(props, &entry.id);
        let name = if mark.is_some() {
            t("lessons.again")
        } else {
            t("lessons.begin")
        };
        let look = if is_next {
            Look::Primary
        } else {
            Look::Outline
        };
        html! {
            <li key={entry.id.clone()} class={classes!("fg-lesson", is_next.then_some("fg-lesson--next"))}>
                <span class="fg-lesson-number" aria-hidden="true">{ place + 1 }</span>
                <div class="fg-lesson-text">
                    <h2>{ &entry.title }</h2>
                    <p>{ &entry.summary }</p>
                </div>
                <span class="fg-lesson-facts">
                    <span class="fg-quiet">{ icon(Icon::Clock) }{ tf("lessons.minutes", &[("n", &entry.minutes)]) }</span>
                    { badge(mark) }
                </span>
                { button(name, Icon::Play, begin).look(look).hint(entry.title.clone()).html() }
            </li>
        }
    };
    html! { <ol class="fg-lessons">{ for course.iter().enumerate().map(item) }</ol> }
}

/// How a lesson went.
fn badge(mark: Option<Mark>) -> Html {
    let (class, picture, text) = match mark {
        None => return html! { <span class="fg-badge fg-badge--off">{ t("lessons.new") }</span> },
        Some(Mark { won: false, .. }) => ("fg-badge fg-badge--off", Icon::Edit, t("lessons.begun")),
        Some(Mark {
            within_par: true, ..
        }) => ("fg-badge fg-badge--ok", Icon::Succeeded, t("lessons.par")),
        Some(_) => ("fg-badge fg-badge--ok", Icon::Check, t("lessons.won")),
    };
    html! { <span {class}>{ icon(picture) }{ text }</span> }
}

/// Begins a lesson and shows its playground.
fn begin(props: &Props, id: &str) -> Callback<()> {
    let (playground, go, id) = (props.playground.clone(), props.go.clone(), id.to_owned());
    Callback::from(move |()| {
        let (go, name, names) = (go.clone(), id.clone(), playground.clone());
        // A class shares the seed of its link; alone an exam is another one each time.
        let seed = (id == "exam").then(browser::chance).flatten();
        let then = Callback::from(move |begun: bool| {
            if begun {
                state::address(&names, Some(&name));
                go.emit(Page::Playground);
            }
        });
        state::open(&playground, &id, seed, then);
    })
}
