//! The questions before something is done to jobs: what will happen, and what won't.

use super::Work;
use super::everything::everything;
use super::texts;
use crate::session::Command;
use crate::session::format::{clock, count};
use crate::session::job_command::{DeletionCommand, Verb};
use crate::session::link::time;
use crate::session::query::{COMMANDS_MAX, Deletable, Preview};
use crate::session::view::RecordState;
use crate::ui::dialog::{Confirm, Dialog};
use crate::ui::icons::{Icon, icon};
use crate::ui::select::select;
use crate::ui::texts::{t, tf};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Whether to do this to what is selected.
    Verb(Verb),
    /// Which completed jobs to delete.
    BulkDelete,
    /// Whether to switch background operations off.
    Everything,
}

/// How long a job is postponed unless the person says otherwise.
const POSTPONED_MS: u64 = 600_000;

/// The question that is open, if one is.
pub(super) fn dialog(work: &Work) -> Html {
    let asked = work.asked.clone();
    let onclose = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    match *asked {
        None => html! {},
        Some(Asked::Verb(verb)) => {
            html! { <VerbDialog hand={Hand(work.clone())} {verb} {onclose} /> }
        }
        Some(Asked::BulkDelete) => html! { <BulkDialog hand={Hand(work.clone())} {onclose} /> },
        Some(Asked::Everything) => everything(work, onclose),
    }
}

/// The page's parts as a property: a dialog is another only where its question is.
#[derive(Clone)]
struct Hand(Work);

impl PartialEq for Hand {
    fn eq(&self, other: &Self) -> bool {
        self.0.view.at_ms == other.0.view.at_ms
    }
}

#[derive(PartialEq, Properties)]
struct VerbProps {
    hand: Hand,
    verb: Verb,
    onclose: Callback<()>,
}

#[component]
fn VerbDialog(props: &VerbProps) -> Html {
    let (work, verb) = (&props.hand.0, props.verb);
    let at_ms = work.view.at_ms;
    let until = use_state_eq(|| at_ms + POSTPONED_MS);
    let wrong = use_state_eq(|| false);
    let preview = use_memo((verb, *until, at_ms), |(verb, until, _)| {
        work.preview(*verb, *until)
    });
    let typed = {
        let (until, wrong) = (until.setter(), wrong.setter());
        Callback::from(move |event: InputEvent| {
            let field: HtmlInputElement = event.target_unchecked_into();
            match time::read(field.value().trim()).filter(|ms| *ms > at_ms) {
                Some(ms) => {
                    until.set(ms);
                    wrong.set(false);
                }
                None => wrong.set(true),
            }
        })
    };
    let will = count(preview.will);
    let (name, picture) = texts::verb(verb);
    let can = preview.will > 0 && preview.commands.is_some() && !*wrong;
    let confirm = can.then(|| {
        let (work, preview) = (work.clone(), preview.clone());
        Confirm {
            name: tf("jobs.confirm", &[("verb", &name), ("n", &will)]).into(),
            icon: picture,
            act: Callback::from(move |()| {
                work.do_to(&preview, verb);
                true
            }),
        }
    });
    html! {
        <Dialog title={tf("jobs.ask", &[("verb", &name), ("n", &count(work.chosen_count()))])} {confirm} close={t("jobs.leave")} onclose={props.onclose.clone()}>
            if verb == Verb::Postpone {
                <label class="fg-field">
                    <span>{ t("jobs.until") }</span>
                    <input type="text" class="fg-input" value={time::write(*until)} aria-invalid={wrong.then_some("true")} oninput={typed} />
                </label>
                if *wrong { <p class="fg-entry-wrong" role="alert">{ tf("jobs.until.bad", &[("now", &clock(at_ms))]) }</p> }
            }
            <ul class="fg-lines fg-preview">
                { line("fg-line fg-line--goes", Icon::Succeeded, tf("jobs.will", &[("n", &will)]), does(verb, *until)) }
                { for preview.wont.iter().map(|(why, jobs)| {
                    let lead = tf("jobs.wont", &[("n", &count(*jobs))]);
                    line("fg-line fg-line--stop", Icon::Canceled, lead, why.to_string())
                }) }
            </ul>
            if preview.commands.is_none() {
                <p class="fg-entry-wrong" role="alert">{ tf("jobs.many", &[("n", &COMMANDS_MAX)]) }</p>
            }
            { Work::warning(verb) }
        </Dialog>
    }
}

/// A line of what will happen, or of what won't.
pub(super) fn line(class: &'static str, picture: Icon, lead: String, words: String) -> Html {
    html! { <li {class}>{ icon(picture) }<span><strong>{ lead }</strong>{ " " }{ words }</span></li> }
}

/// What a verb does.
fn does(verb: Verb, until_ms: u64) -> String {
    match verb {
        Verb::Cancel => t("jobs.does.cancel").to_owned(),
        Verb::Resume => t("jobs.does.resume").to_owned(),
        Verb::Postpone => tf("jobs.does.postpone", &[("time", &clock(until_ms))]),
        Verb::Pause => t("jobs.does.pause").to_owned(),
        Verb::Delete => t("jobs.does.delete").to_owned(),
    }
}

impl Work {
    fn chosen_count(&self) -> u64 {
        let desk = self.desk.borrow();
        Self::chosen(&desk).count(desk.grid.total())
    }

    fn preview(&self, verb: Verb, until_ms: u64) -> Preview {
        let desk = self.desk.borrow();
        let chosen = Self::chosen(&desk);
        let store = &self.playground.store;
        store.read(|session| desk.grid.preview(session, &chosen, (verb, until_ms)))
    }

    fn do_to(&self, preview: &Preview, verb: Verb) {
        let commands = preview.commands.clone().unwrap_or_default();
        match self.playground.try_send(Command::JobsOf(commands)) {
            Ok(()) => {
                let name = texts::verb(verb).0;
                let words = tf("jobs.done", &[("verb", &name), ("n", &count(preview.will))]);
                self.playground.announcer.say(&words);
            }
            Err(why) => self.playground.announcer.say(&why),
        }
    }

    /// What the verb does not change: the workflow goes on, or the rows stay.
    fn warning(verb: Verb) -> Html {
        let words = match verb {
            Verb::Cancel => t("jobs.warn.cancel"),
            Verb::Pause => t("jobs.warn.pause"),
            Verb::Delete => t("jobs.warn.delete"),
            Verb::Resume | Verb::Postpone => return html! {},
        };
        html! { <p class="fg-insight">{ icon(Icon::Bulb) }<span>{ words }</span></p> }
    }
}

#[derive(PartialEq, Properties)]
struct BulkProps {
    hand: Hand,
    onclose: Callback<()>,
}

#[component]
fn BulkDialog(props: &BulkProps) -> Html {
    let work = &props.hand.0;
    let statuses = use_state_eq(|| [true, false, true]);
    let workflow = use_state_eq(|| None::<u16>);
    let older = use_state_eq(|| 0_u64);
    let at_ms = work.view.at_ms;
    let found = use_memo((*workflow, *older, at_ms), |(workflow, older, _)| {
        let store = &work.playground.store;
        store.read(|session| Deletable::of(session, *workflow, *older))
    });
    let counts = [found.succeeded, found.failed, found.canceled];
    let chosen = counts.iter().zip(*statuses).filter(|(_, on)| *on);
    let rows: u64 = chosen.map(|(rows, _)| rows).sum();
    let [succeeded, failed, canceled] = *statuses;
    let command = DeletionCommand {
        workflow: *workflow,
        succeeded,
        failed,
        canceled,
        older_than_ms: *older,
    };
    let confirm = (rows > 0).then(|| {
        let work = work.clone();
        Confirm {
            name: tf("jobs.bulk.confirm", &[("n", &count(rows))]).into(),
            icon: Icon::Delete,
            act: Callback::from(move |()| {
                work.playground.send(Command::DeleteImmediately(command));
                work.playground
                    .announcer
                    .say(&tf("jobs.bulk.done", &[("n", &count(rows))]));
                true
            }),
        }
    });
    let choose = {
        let workflow = workflow.setter();
        Callback::from(move |word: String| workflow.set(word.parse().ok()))
    };
    let old = {
        let older = older.setter();
        Callback::from(move |word: String| older.set(word.parse().unwrap_or(0)))
    };
    html! {
        <Dialog title={t("jobs.bulk.title")} {confirm} close={t("jobs.leave")} onclose={props.onclose.clone()}>
            <p>{ t("jobs.bulk.what") }</p>
            <div class="fg-bulk">
                <label class="fg-field"><span>{ t("jobs.bulk.workflow") }</span>{ select(workflow.map_or_else(String::new, |id| id.to_string()), None, "", work.workflow_options(*workflow), &choose) }</label>
                <label class="fg-field"><span>{ t("jobs.bulk.older") }</span>{ select(older.to_string(), None, "", older_options(*older), &old) }</label>
            </div>
            <fieldset class="fg-bulk-status">
                <legend>{ t("jobs.status") }</legend>
                { for (0..3).map(|at| status_box(at, counts[at], &statuses)) }
            </fieldset>
            <ul class="fg-lines fg-preview">
                { line("fg-line fg-line--goes", Icon::Succeeded, tf("jobs.bulk.will", &[("n", &count(rows))]), t("jobs.bulk.will.what").to_owned()) }
                { line("fg-line fg-line--stop", Icon::Canceled, t("jobs.bulk.wont").to_owned(), t("jobs.bulk.wont.what").to_owned()) }
            </ul>
        </Dialog>
    }
}

fn status_box(at: usize, rows: u64, statuses: &UseStateHandle<[bool; 3]>) -> Html {
    let names = [t("count.succeeded"), t("count.failed"), t("count.canceled")];
    let set = statuses.clone();
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let mut next = *set;
        next[at] = input.checked();
        set.set(next);
    });
    html! {
        <label key={at} class="fg-switch">
            <input type="checkbox" checked={statuses[at]} {onchange} />
            <span>{ names[at] }{ " " }<b>{ count(rows) }</b></span>
        </label>
    }
}

fn older_options(chosen: u64) -> Html {
    let choices = [0, 60_000, 300_000, 900_000];
    let option = |ms: u64| {
        let name = if ms == 0 {
            t("jobs.bulk.any").to_owned()
        } else {
            tf("jobs.bulk.minutes", &[("n", &(ms / 60_000))])
        };
        html! { <option value={ms.to_string()} selected={ms == chosen}>{ name }</option> }
    };
    html! { <>{ for choices.into_iter().map(option) }</> }
}

impl Work {
    fn workflow_options(&self, chosen: Option<u16>) -> Html {
        let rows = self.view.workflows.iter();
        let rows = rows.filter(|row| row.state != RecordState::NoRecord);
        html! {
            <>
                <option value="" selected={chosen.is_none()}>{ t("jobs.bulk.all") }</option>
                { for rows.map(|row| html! { <option value={row.id.to_string()} selected={chosen == Some(row.id)}>{ &row.name }</option> }) }
            </>
        }
    }
}
