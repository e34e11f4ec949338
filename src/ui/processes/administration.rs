//! The tab Administration: who owns it, as whom it runs, who may change it.

use super::changes::Changes;
use super::{general, modified};
use crate::scenario::Workflow;
use crate::session::View;
use crate::session::view::{RecordState, WorkflowRow};
use crate::ui::texts::t;
use yew::prelude::*;

/// The fields.
pub(super) fn fields(
    view: &View,
    row: &WorkflowRow,
    workflow: &Workflow,
    changes: &UseStateHandle<Changes>,
) -> Html {
    let draft = row.state == RecordState::Draft;
    let fact = |name: &'static str, value: &str| {
        html! { <div><dt>{ t(name) }</dt><dd>{ value.to_owned() }</dd></div> }
    };
    html! {
        <section class="fg-card fg-form-card fg-form-alone" aria-label={t("form.administration")}>
            <h2>{ t("form.administration") }</h2>
            { general::owner(&changes.applied(workflow), draft, changes) }
            <dl class="fg-form-facts">
                { fact("form.created", t("processes.before")) }
                { fact("column.modified", &modified(view, row.id)) }
                { fact("form.runs_as", t("form.runs_as.is")) }
                { fact("form.who", t("form.who.is")) }
            </dl>
        </section>
    }
}
