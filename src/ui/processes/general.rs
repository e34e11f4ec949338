//! The tab General: what the process is, when it starts, what it keeps, and its steps. Changed only
//! in Draft, as in the product; what the model knows nothing of is shown with the reason.

use super::changes::Changes;
use super::form::Props;
use super::steps;
use crate::scenario::{State, Step, TableEvent, Workflow};
use crate::session::view::{RecordState, WorkflowRow};
use crate::ui::panel::words;
use crate::ui::texts::{t, tf};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The events of "Start when", in the order of the form.
const EVENTS: [TableEvent; 5] = [
    TableEvent::Create,
    TableEvent::StatusChange,
    TableEvent::Assign,
    TableEvent::Update,
    TableEvent::Delete,
];

/// The fields.
pub(super) fn fields(
    props: &Props,
    row: &WorkflowRow,
    workflow: &Workflow,
    changes: &UseStateHandle<Changes>,
) -> Html {
    let draft = row.state == RecordState::Draft;
    let next = changes.applied(workflow);
    let is_child = is_child(props, &workflow.name);
    html! {
        <div class="fg-form-fields">
            <section class="fg-card fg-form-card" aria-label={t("form.about")}>
                <h2>{ t("form.about") }</h2>
                <dl class="fg-form-facts">
                    { fact(t("column.name"), &workflow.name, t("form.name.why")) }
                    { fact(t("form.activate_as"), t("form.process"), "") }
                    { fact(t("form.entity"), &workflow.table, t("form.entity.why")) }
                    { fact(t("column.category"), t("category.workflow"), "") }
                    { fact(t("form.mode"), t("form.background"), t("form.mode.why")) }
                    { fact(t("form.scope"), t("form.organization"), t("form.scope.why")) }
                    { fact(t("form.at_first"), if workflow.state == State::Draft { t("state.draft") } else { t("state.activated") }, "") }
                </dl>
            </section>
            <section class="fg-card fg-form-card" aria-label={t("form.available")}>
                <h2>{ t("form.available") }</h2>
                { check(t("start_when.on_demand"), next.on_demand, draft, "", &set(changes, |changes, on| changes.on_demand = Some(on))) }
                { check(t("start_when.child"), is_child, false, t("form.child.why"), &Callback::noop()) }
                <h3>{ t("start_when") }</h3>
                { for EVENTS.into_iter().map(|event| {
                    let on = next.start_when.contains(&event);
                    let change = {
                        let (changes, workflow) = (changes.clone(), workflow.clone());
                        Callback::from(move |on: bool| changes.set(changes.with_event(&workflow, event, on)))
                    };
                    check(words::start_when_one(event.key()), on, draft, "", &change)
                }) }
                if next.start_when.contains(&TableEvent::Update) {
                    { columns(&next, draft, changes) }
                }
                if next.start_when.is_empty() && !next.on_demand {
                    <p class="fg-quiet">{ t("start_when.none") }</p>
                }
            </section>
            <section class="fg-card fg-form-card" aria-label={t("form.retention")}>
                <h2>{ t("form.retention") }</h2>
                { check(t("form.retention.auto"), next.auto_delete, draft, t("form.retention.note"), &set(changes, |changes, on| changes.auto_delete = Some(on))) }
                { check(t("form.retention.failed"), true, false, t("form.retention.failed.why"), &Callback::noop()) }
            </section>
            <section class="fg-card fg-form-card" aria-label={t("form.steps")}>
                <h2>{ t("form.steps") }</h2>
                <ol class="fg-form-steps">{ for workflow.steps.iter().map(step) }</ol>
                <p class="fg-quiet">{ t("form.steps.why") }</p>
            </section>
        </div>
    }
}

/// Whether a step of another process starts it.
fn is_child(props: &Props, name: &str) -> bool {
    let starts =
        |step: &Step| matches!(step, Step::StartChild { workflow, .. } if workflow == name);
    props.playground.store.read(|session| {
        let mut workflows = session.scenario().workflows.iter();
        workflows.any(|workflow| workflow.steps.iter().any(starts))
    })
}

fn fact(name: &str, value: &str, why: &str) -> Html {
    html! {
        <div>
            <dt>{ name.to_owned() }</dt>
            <dd>
                { value.to_owned() }
                if !why.is_empty() {
                    <small>{ why.to_owned() }</small>
                }
            </dd>
        </div>
    }
}

fn set(changes: &UseStateHandle<Changes>, change: fn(&mut Changes, bool)) -> Callback<bool> {
    let changes = changes.clone();
    Callback::from(move |on| {
        let mut next = (*changes).clone();
        change(&mut next, on);
        changes.set(next);
    })
}

/// A box that can be ticked while it is a draft; else it can be reached and says why not.
fn check(name: &str, on: bool, open: bool, why: &str, change: &Callback<bool>) -> Html {
    let onchange = change.reform(|event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        input.checked()
    });
    let onclick = Callback::from(move |event: MouseEvent| {
        if !open {
            event.prevent_default();
        }
    });
    let refused = if why.is_empty() {
        t("form.save.active")
    } else {
        why
    };
    let refused = (!open).then(|| refused.to_owned());
    html! {
        <label class="fg-switch">
            <input type="checkbox" checked={on} aria-disabled={(!open).then_some("true")} data-refused={refused} {onchange} {onclick} />
            <span>
                { name.to_owned() }
                if !why.is_empty() {
                    <small>{ why.to_owned() }</small>
                }
            </span>
        </label>
    }
}

/// The columns whose changes start it.
fn columns(next: &Workflow, draft: bool, changes: &UseStateHandle<Changes>) -> Html {
    let oninput = {
        let changes = changes.clone();
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let mut next = (*changes).clone();
            next.columns = Some(input.value());
            changes.set(next);
        })
    };
    let typed = changes.columns.clone();
    let value = typed.unwrap_or_else(|| next.columns.join(", "));
    html! {
        <label class="fg-field fg-form-columns">
            <span>{ t("form.columns") }</span>
            <input class="fg-input" type="text" autocomplete="off" spellcheck="false" {value} readonly={!draft}
                aria-disabled={(!draft).then_some("true")} placeholder={t("form.columns.any")} {oninput} />
        </label>
    }
}

fn step(step: &Step) -> Html {
    let (kind, words) = steps::words(step);
    html! {
        <li><strong>{ kind }</strong><span>{ words }</span></li>
    }
}

/// The owner's field of the tab Administration; here so that both tabs write the same way.
pub(super) fn owner(next: &Workflow, draft: bool, changes: &UseStateHandle<Changes>) -> Html {
    let oninput = {
        let changes = changes.clone();
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let mut next = (*changes).clone();
            next.owner = Some(input.value());
            changes.set(next);
        })
    };
    let typed = changes.owner.clone();
    let value = typed.unwrap_or_else(|| next.owner.clone());
    html! {
        <label class="fg-field">
            <span>{ t("owner") }</span>
            <input class="fg-input" type="text" autocomplete="off" maxlength="200" {value} readonly={!draft}
                aria-disabled={(!draft).then_some("true")} {oninput} />
            <small class="fg-quiet">{ tf("form.owner.why", &[("owner", &next.owner)]) }</small>
        </label>
    }
}
