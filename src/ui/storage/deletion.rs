//! The wizard of a bulk deletion: criteria, when it runs, and what would go, before it does.

use super::most;
use crate::session::Command;
use crate::session::job_command::DeletionCommand;
use crate::session::storage::DeletionPreview;
use crate::session::view::{RecordState, View};
use crate::ui::context::{Playground, use_id};
use crate::ui::dialog::{Confirm, Dialog};
use crate::ui::icons::{Icon, icon};
use crate::ui::replay::replay;
use crate::ui::say as format;
use crate::ui::say::{bytes, count, duration};
use crate::ui::select::choice;
use crate::ui::texts::{t, tf};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// Whose rows are deleted.
    pub(crate) playground: Playground,
    /// What was published last.
    pub(crate) view: Rc<View>,
    /// It was closed.
    pub(crate) onclose: Callback<()>,
}

/// When it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// By SQL, at once.
    Immediately,
    /// As a system job, now.
    Once,
    /// As a system job, now and each 30 days.
    Recurring,
}

impl When {
    const ALL: [Self; 3] = [Self::Immediately, Self::Once, Self::Recurring];

    const fn word(self) -> &'static str {
        match self {
            Self::Immediately => "storage.when.now",
            Self::Once => "storage.when.once",
            Self::Recurring => "storage.when.recurring",
        }
    }

    fn note(self) -> String {
        match self {
            Self::Immediately => tf("storage.when.now.note", &[("n", &most())]),
            Self::Once => tf(
                "storage.when.once.note",
                &[("length", &duration(crate::session::rewrite::DELETION_MS))],
            ),
            Self::Recurring => t("storage.when.recurring.note").to_owned(),
        }
    }
}

/// Thirty days: the beat of the deletion job that comes with the product.
const THIRTY_DAYS_MS: u64 = 30 * 86_400_000;
/// Choices of "Completed On Older Than", in milliseconds.
const AGES: [u64; 6] = [0, 60_000, 300_000, 600_000, 86_400_000, THIRTY_DAYS_MS];

/// The wizard.
#[component]
pub(crate) fn Deletion(props: &Props) -> Html {
    let (playground, view) = (&props.playground, &props.view);
    let criteria = use_state_eq(|| DeletionCommand {
        workflow: None,
        succeeded: false,
        failed: false,
        canceled: true,
        older_than_ms: 0,
    });
    let when = use_state_eq(|| When::Immediately);
    let wrong = use_state_eq(AttrValue::default);
    let preview = use_memo((*criteria, view.at_ms, view.storage), |(criteria, ..)| {
        playground
            .store
            .read(|session| session.preview_deletion(criteria))
    });
    let confirm = Confirm {
        name: t("storage.delete.confirm").into(),
        icon: Icon::Delete,
        act: act(playground, *criteria, *when, &wrong),
    };
    html! {
        <Dialog title={t("storage.delete.title")} class="fg-deletion" {confirm} foot={foot(&preview, *when, &wrong)} close={t("edit.cancel")} onclose={props.onclose.clone()}>
            { fixed() }
            { statuses(&criteria) }
            { choices(&criteria, view) }
            <Moments when={*when} onchoose={
                let when = when.setter();
                Callback::from(move |chosen| when.set(chosen))
            } />
        </Dialog>
    }
}

/// Does it; says whether the dialog is done with.
fn act(
    playground: &Playground,
    criteria: DeletionCommand,
    when: When,
    wrong: &UseStateHandle<AttrValue>,
) -> Callback<(), bool> {
    let (playground, wrong) = (playground.clone(), wrong.setter());
    Callback::from(move |()| {
        let done = match when {
            _ if !(criteria.succeeded || criteria.failed || criteria.canceled) => {
                Err(t("storage.delete.no_status").to_owned())
            }
            When::Immediately => playground.try_send(Command::DeleteImmediately(criteria)),
            When::Once | When::Recurring => {
                let every = (when == When::Recurring).then_some(THIRTY_DAYS_MS);
                let document = playground
                    .store
                    .read(|session| session.with_bulk_deletion(&criteria, every));
                document
                    .map_err(|problems| problems.to_string())
                    .and_then(|document| replay(&playground, document, t("said.deletion")))
            }
        };
        if let Err(reason) = &done {
            wrong.set(reason.clone().into());
        }
        done.is_ok()
    })
}

/// The criteria that can't be otherwise.
fn fixed() -> Html {
    let fact = |name: &'static str, value: &'static str| {
        html! { <div><dt>{ t(name) }</dt><dd>{ t(value) }</dd></div> }
    };
    html! {
        <dl class="fg-facts fg-facts--one">
            { fact("storage.look_for", "storage.system_jobs") }
            { fact("storage.type", "storage.type.is") }
            { fact("storage.state", "storage.state.is") }
        </dl>
    }
}

fn statuses(criteria: &UseStateHandle<DeletionCommand>) -> Html {
    let now = **criteria;
    let check = |key: &'static str, on: bool, change: fn(&mut DeletionCommand, bool)| {
        let criteria = criteria.clone();
        let onchange = Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let mut next = *criteria;
            change(&mut next, input.checked());
            criteria.set(next);
        });
        html! {
            <label class="fg-switch">
                <input type="checkbox" checked={on} {onchange} /><span>{ t(key) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="fg-group">
            <legend>{ t("storage.status") }</legend>
            <div class="fg-group-fields">
                { check("count.succeeded", now.succeeded, |it, on| it.succeeded = on) }
                { check("count.failed", now.failed, |it, on| it.failed = on) }
                { check("count.canceled", now.canceled, |it, on| it.canceled = on) }
            </div>
        </fieldset>
    }
}

fn choices(criteria: &UseStateHandle<DeletionCommand>, view: &View) -> Html {
    let choose = |change: fn(&mut DeletionCommand, &str)| {
        let criteria = criteria.clone();
        Callback::from(move |value: String| {
            let mut next = *criteria;
            change(&mut next, &value);
            criteria.set(next);
        })
    };
    let age = |ms: u64| match ms {
        0 => t("storage.age.any").to_owned(),
        86_400_000.. => tf("storage.age.days", &[("n", &(ms / 86_400_000))]),
        _ => format::spoken(ms),
    };
    let ages = AGES.map(|ms| (ms.to_string(), age(ms))).to_vec();
    let all = (String::new(), t("storage.of.all").to_owned());
    let workflows = view.workflows.iter();
    let workflows = workflows.filter(|row| row.state != RecordState::NoRecord);
    let workflows = workflows.map(|row| (row.id.to_string(), row.name.clone()));
    let workflows = [all].into_iter().chain(workflows).collect();
    let workflow = criteria.workflow.map(|id| id.to_string());
    html! {
        <div class="fg-deletion-choices">
            <label class="fg-field">
                <span>{ t("storage.age") }</span>
                { choice(&criteria.older_than_ms.to_string(), &[("", ages)], &choose(|it, value| it.older_than_ms = value.parse().unwrap_or(0))) }
            </label>
            <label class="fg-field">
                <span>{ t("storage.of") }</span>
                { choice(&workflow.unwrap_or_default(), &[("", workflows)], &choose(|it, value| it.workflow = value.parse().ok())) }
            </label>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct MomentsProps {
    when: When,
    onchoose: Callback<When>,
}

/// When it runs, each with its rules.
#[component]
fn Moments(props: &MomentsProps) -> Html {
    let name = use_id();
    html! {
        <fieldset class="fg-group">
            <legend>{ t("storage.when") }</legend>
            <div class="fg-deletion-when">
            { for When::ALL.into_iter().map(|when| {
                let onchange = props.onchoose.reform(move |_: Event| when);
                html! {
                    <label class="fg-switch" key={when.word()}>
                        <input type="radio" name={name.clone()} checked={when == props.when} {onchange} />
                        <span>{ t(when.word()) }<small>{ when.note() }</small></span>
                    </label>
                }
            }) }
            </div>
        </fieldset>
    }
}

/// What would go.
fn foot(preview: &DeletionPreview, when: When, wrong: &str) -> Html {
    let (jobs, logs) = (preview.deleted.job_rows, preview.deleted.log_rows);
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("jobs", &count(jobs)),
        ("logs", &count(logs)),
        ("bytes", &bytes(preview.bytes)),
        (
            "left",
            &count(preview.left.job_rows + preview.left.log_rows),
        ),
    ];
    let over = preview.matching.job_rows - jobs;
    html! {
        <div class={classes!("fg-load", (!wrong.is_empty()).then_some("fg-load--bad"))} role="status">
            { icon(Icon::Database) }
            <p>
                if !wrong.is_empty() {
                    { wrong.to_owned() }
                } else if jobs == 0 {
                    { t("storage.preview.none") }
                } else {
                    { tf("storage.preview", &values) }
                    if over > 0 && when == When::Immediately {
                        { " " }{ tf("storage.preview.over", &[("n", &count(over))]) }
                    }
                }
            </p>
        </div>
    }
}
