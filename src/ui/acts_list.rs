//! The dialog "Time and acts": go to a time by typing it; what was done, when, to change it.

use super::button::{Look, button};
use super::context::Playground;
use super::dialog::Dialog;
use super::icons::Icon;
use super::texts::{t, tf};
use crate::session::Command;
use crate::session::format::{clock, count};
use crate::session::link::time;
use crate::session::view::{ActView, View};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// Whose acts they are.
    pub(crate) playground: Playground,
    /// What is shown.
    pub(crate) view: Rc<View>,
    /// It was closed.
    pub(crate) onclose: Callback<()>,
}

/// The dialog.
#[component]
pub(crate) fn ActsList(props: &Props) -> Html {
    let (playground, view) = (&props.playground, &props.view);
    let wrong = use_state_eq(AttrValue::default);
    // Does what was typed means, or says what is wrong with it.
    let typed = |name: String, value: String, make: fn(usize, u64) -> Command, place: usize| {
        let (playground, set) = (playground.clone(), wrong.setter());
        let end = clock(view.playback.end_ms);
        let onchange = Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let done = match time::read(input.value().trim()) {
                None => Err(tf("acts.bad_time", &[("end", &end)])),
                Some(at_ms) => playground.try_send(make(place, at_ms)),
            };
            set.set(done.err().unwrap_or_default().into());
        });
        html! { <input type="text" class="fg-input" inputmode="numeric" aria-label={name} ~value={value} placeholder={clock(view.at_ms)} {onchange} /> }
    };
    let (undo, redo) = view.can_undo;
    let step = |name, icon, can: bool, why: &'static str, command| {
        button(t(name), icon, playground.sender(command))
            .refused((!can).then(|| t(why)))
            .html()
    };
    let acts = view.acts.iter().enumerate().map(|(place, act)| {
        let name = name(act, view);
        let label = tf("acts.time_of", &[("act", &name)]);
        let remove = playground.sender(Command::RemoveAct(place));
        let remove_name = tf("acts.remove", &[("act", &name)]);
        html! {
            <li key={format!("{place} {} {name}", act.at_ms)}>
                { typed(label, time::write(act.at_ms), Command::MoveAct, place) }
                <span>{ name.clone() }{ act.ahead.then(|| html! { <small class="fg-quiet">{ t("acts.ahead") }</small> }) }</span>
                { button(remove_name, Icon::Delete, remove).look(Look::Glyph).html() }
            </li>
        }
    });
    html! {
        <Dialog title={t("acts.title")} class="fg-acts-list" onclose={props.onclose.clone()}>
            <div class="fg-acts-go">
                <span>{ t("acts.go") }</span>
                { typed(t("acts.go").to_owned(), String::new(), |_, at_ms| Command::Seek(at_ms), 0) }
                <span class="fg-quiet">{ tf("clock.of", &[("end", &clock(view.playback.end_ms))]) }</span>
            </div>
            <p role="alert" class="fg-acts-wrong">{ (*wrong).clone() }</p>
            <h3>{ t("acts.done") }</h3>
            if view.acts.is_empty() {
                <p class="fg-quiet">{ t("acts.none") }</p>
            } else {
                <ol>{ for acts }</ol>
            }
            <div class="fg-acts-steps">
                { step("undo", Icon::Undo, undo, "acts.no_undo", Command::Undo) }
                { step("redo", Icon::Redo, redo, "acts.no_redo", Command::Redo) }
            </div>
        </Dialog>
    }
}

/// An act in words.
fn name(act: &ActView, view: &View) -> String {
    let of = |key: &'static str, id: u16| {
        let row = view.workflows.get(usize::from(id));
        let name = row.map(|row| row.name.as_str()).unwrap_or_default();
        tf(key, &[("name", &name)])
    };
    match &act.command {
        Command::Deactivate(id) => of("act.deactivate", *id),
        Command::Activate(id) => of("act.activate", *id),
        Command::Delete(id) => of("act.delete", *id),
        Command::Start(id, _) => of("act.start", *id),
        Command::Mend(id) => of("act.mend", *id),
        Command::StopSource(id) => {
            let source = view.scenario.sources.get(usize::from(*id));
            let name = source
                .map(|source| source.name.as_str())
                .unwrap_or_default();
            tf("act.stop_source", &[("name", &name)])
        }
        Command::SetWorkers(workers) => tf("act.workers", &[("n", &count(u64::from(*workers)))]),
        Command::SetBackground(true) => t("act.background.on").to_owned(),
        Command::SetBackground(false) => t("act.background.off").to_owned(),
        Command::Jobs(_) => t("act.jobs").to_owned(),
        _ => t("act.rows").to_owned(),
    }
}
