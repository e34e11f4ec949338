//! The form of a process: its commands, its tabs, and what is typed while it is a draft.

use super::changes::Changes;
use super::{administration, general, redo, sessions};
use crate::session::View;
use crate::session::view::RecordState;
use crate::ui::button::{Look, button};
use crate::ui::context::{Playground, use_id};
use crate::ui::icons::{Icon, icon, mark};
use crate::ui::page::as_of;
use crate::ui::panel::acts::{Place, acts};
use crate::ui::panel::badge;
use crate::ui::replay::replay;
use crate::ui::texts::{t, tf};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// Whose process it is.
    pub(super) playground: Playground,
    /// What was published last.
    pub(super) view: Rc<View>,
    /// The process, by its place.
    pub(super) id: u16,
    /// Asks whether to delete it.
    pub(super) ask: Callback<u16>,
    /// Goes back to the list.
    pub(super) back: Callback<()>,
}

/// A tab of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tab {
    General,
    Sessions,
    Administration,
}

impl Tab {
    const ALL: [Self; 3] = [Self::General, Self::Sessions, Self::Administration];

    fn name(self) -> &'static str {
        match self {
            Self::General => t("form.general"),
            Self::Sessions => t("form.sessions"),
            Self::Administration => t("form.administration"),
        }
    }
}

/// The form.
#[component]
pub(super) fn Form(props: &Props) -> Html {
    let (playground, view) = (&props.playground, &props.view);
    let tab = use_state_eq(|| Tab::General);
    let changes = use_state_eq(Changes::default);
    let wrong = use_state_eq(AttrValue::default);
    let (title, id) = (use_node_ref(), use_id());
    use_effect_with(title.clone(), |title| {
        if let Some(title) = title.cast::<HtmlElement>() {
            let _ = title.focus();
        }
    });
    let Some(row) = view.workflows.get(usize::from(props.id)) else {
        return html! {};
    };
    let workflow = playground.store.read(|session| {
        let workflows = &session.scenario().workflows;
        workflows.get(usize::from(props.id)).cloned()
    });
    let Some(workflow) = workflow else {
        return html! {};
    };
    let draft = row.state == RecordState::Draft;
    let save = save(props, &changes, &wrong);
    let refused = if draft {
        (!changes.is_any(&workflow)).then(|| t("form.save.none"))
    } else {
        Some(t("form.save.active"))
    };
    html! {
        <div class="fg-page fg-form">
            <div class="fg-commands" role="toolbar" aria-label={t("processes.commands")}>
                { button(t("page.processes"), Icon::Back, props.back.clone()).look(Look::Subtle).hint(t("form.back")).html() }
                { button(t("form.save"), Icon::Save, save).look(Look::Subtle).refused(refused).html() }
                { acts(playground, row, Place::CommandBar, &props.ask) }
            </div>
            <header class="fg-page-head fg-form-head">
                { mark(row.mark) }
                <h1 tabindex="-1" ref={title}>{ &row.name }</h1>
                { badge(row.state) }
                <span class="fg-chip">{ icon(Icon::Clock) }{ as_of(view) }</span>
            </header>
            if !wrong.is_empty() {
                <p class="fg-form-note fg-form-note--bad" role="alert">{ icon(Icon::Warning) }<span>{ (*wrong).clone() }</span></p>
            }
            { note(row.state) }
            { tabs(&tab, &id) }
            <div class="fg-form-panel" role="tabpanel" aria-label={tab.name()}>
                { match *tab {
                    Tab::General => html! {
                        <>
                            { general::fields(props, row, &workflow, &changes) }
                            { redo::side(playground, view, row, &workflow) }
                        </>
                    },
                    Tab::Sessions => html! { <sessions::Sessions playground={playground.clone()} view={view.clone()} id={props.id} /> },
                    Tab::Administration => administration::fields(view, row, &workflow, &changes),
                } }
            </div>
        </div>
    }
}

/// Whether it can be changed now, and why not.
fn note(state: RecordState) -> Html {
    let (class, picture, words) = match state {
        RecordState::Draft => ("fg-form-note", Icon::Edit, t("form.draft")),
        RecordState::Activated => ("fg-form-note", Icon::Check, t("form.active")),
        RecordState::Deleted | RecordState::NoRecord => {
            ("fg-form-note fg-form-note--bad", Icon::Delete, t("deleted"))
        }
    };
    html! { <p {class}>{ icon(picture) }<span>{ words }</span></p> }
}

/// Plays the run with the changed definition, or says why not.
fn save(
    props: &Props,
    changes: &UseStateHandle<Changes>,
    wrong: &UseStateHandle<AttrValue>,
) -> Callback<()> {
    let (playground, id) = (props.playground.clone(), props.id);
    let (changes, wrong) = (changes.clone(), wrong.setter());
    Callback::from(move |()| {
        let document = playground.store.read(|session| {
            let workflow = session.scenario().workflows.get(usize::from(id));
            let workflow = workflow.map(|workflow| changes.applied(workflow))?;
            Some(session.with_workflow(id, workflow))
        });
        let done = match document {
            Some(Ok(document)) => replay(&playground, document, t("said.form_saved")),
            Some(Err(problems)) => Err(tf("form.wrong", &[("what", &problems)])),
            None => Ok(()),
        };
        if done.is_ok() {
            changes.set(Changes::default());
        }
        wrong.set(done.err().unwrap_or_default().into());
    })
}

/// The tabs after the APG pattern: arrows, Home and End move and choose.
fn tabs(tab: &UseStateHandle<Tab>, id: &AttrValue) -> Html {
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        let Some(at) = event.target_dyn_into::<Element>() else {
            return;
        };
        let to = match event.key().as_str() {
            "ArrowRight" => at.next_element_sibling(),
            "ArrowLeft" => at.previous_element_sibling(),
            "Home" => at.parent_element().and_then(|it| it.first_element_child()),
            "End" => at.parent_element().and_then(|it| it.last_element_child()),
            _ => return,
        };
        event.prevent_default();
        if let Some(to) = to.and_then(|to| to.dyn_into::<HtmlElement>().ok()) {
            let _ = to.focus();
            to.click();
        }
    });
    html! {
        <div class="fg-tabs" role="tablist" aria-label={t("form.tabs")} id={id.clone()} {onkeydown}>
            { for Tab::ALL.into_iter().map(|one| {
                let set = tab.setter();
                let chosen = one == **tab;
                let onclick = Callback::from(move |_: MouseEvent| set.set(one));
                html! {
                    <button type="button" role="tab" class="fg-tab" aria-selected={chosen.to_string()} tabindex={if chosen { "0" } else { "-1" }} {onclick}>
                        { one.name() }
                    </button>
                }
            }) }
        </div>
    }
}
