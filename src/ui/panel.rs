//! The panel: the workflow that is looked at, the act that stops it, and what came of that.

pub(crate) mod acts;
mod became;
mod consequences;
mod follow;
mod insight;
mod since;
pub(crate) mod words;

use super::button::{Button, Look};
use super::context::{use_id, use_playground};
use super::icons::{Icon, icon, mark};
use super::texts::{t, tf};
use crate::session::format::count;
use crate::session::view::{RecordState, View, WorkflowRow};
use acts::Acts;
use consequences::Consequences;
use follow::Follow;
use insight::InsightNote;
use since::Since;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// What is shown.
    pub(crate) view: Rc<View>,
    /// Whether the acts stand in here; else they are in the transport.
    pub(crate) acts: bool,
    /// Closes the panel, where it is a drawer.
    #[prop_or_default]
    pub(crate) onclose: Option<Callback<()>>,
}

/// The panel.
#[component]
pub(crate) fn Panel(props: &Props) -> Html {
    let playground = use_playground();
    let heading = use_id();
    let view = &props.view;
    let Some(row) = view.workflows.get(usize::from(view.selected)) else {
        return html! {};
    };
    let undo = Callback::from(move |()| playground.send(crate::session::Command::Undo));
    html! {
        <section class="fg-panel" aria-label={t("panel")}>
            <header class="fg-panel-head">
                { mark(row.mark) }
                <h2 id={heading}>{ &row.name }</h2>
                if let Some(onclose) = &props.onclose {
                    <Button name={t("panel.close")} icon={Icon::Close} look={Look::Glyph} onclick={onclose.clone()} />
                }
            </header>
            <Facts row={row.clone()} />
            if props.acts {
                <Acts row={row.clone()} />
            }
            <Consequences row={row.clone()} playing_sources={sources_of(view, row)} />
            <Since
                since={view.since}
                at_ms={view.at_ms}
                elsewhere={view.since.is_some_and(|since| since.workflow != view.selected)}
                onundo={(!view.acts.is_empty()).then_some(undo)}
                name={since_name(view)}
                mark={since_mark(view)}
            />
            if let Some(insight) = &view.insight {
                <InsightNote insight={insight.clone()} workflows={view.workflows.clone()} />
            }
            <Follow followed={view.followed} why={view.since.is_none()} workflows={view.workflows.clone()} selected={view.selected} />
        </section>
    }
}

/// What triggers this workflow, if one source does.
fn sources_of(view: &View, row: &WorkflowRow) -> Option<AttrValue> {
    let mut starting = view
        .scenario
        .sources
        .iter()
        .filter(|source| source.starts.contains(&row.id));
    match (starting.next(), starting.next()) {
        (Some(source), None) => Some(source.name.clone().into()),
        _ => None,
    }
}

fn since_name(view: &View) -> Option<AttrValue> {
    let row = view.workflows.get(usize::from(view.since?.workflow))?;
    Some(row.name.clone().into())
}

fn since_mark(view: &View) -> Option<crate::session::view::Mark> {
    Some(view.workflows.get(usize::from(view.since?.workflow))?.mark)
}

#[derive(PartialEq, Properties)]
struct FactsProps {
    row: WorkflowRow,
}

/// State, owner, table, when it starts, and how many of its jobs there are.
#[component]
fn Facts(props: &FactsProps) -> Html {
    let row = &props.row;
    let record = row.state != RecordState::NoRecord;
    let kind = if record {
        t("kind.workflow")
    } else {
        row.operation_type.label()
    };
    html! {
        <>
            <p class="fg-panel-state">{ badge(row.state) }<span class="fg-quiet">{ kind }</span></p>
            <dl class="fg-facts">
                <div><dt>{ t("owner") }</dt><dd>{ &row.owner }</dd></div>
                <div><dt>{ t("table") }</dt><dd>{ &row.table }</dd></div>
                if record {
                    <div class="fg-facts-wide"><dt>{ t("start_when") }</dt><dd>{ words::start_when(&row.start_when) }</dd></div>
                }
            </dl>
            <div class="fg-tiles">
                { tile(row.ready, tf("tile.waiting", &[("n", &row.ready)])) }
                { tile(row.in_progress, t("tile.progress").to_owned()) }
            </div>
        </>
    }
}

fn tile(value: u64, name: String) -> Html {
    html! {
        <div class="fg-tile"><strong>{ count(value) }</strong><span>{ name }</span></div>
    }
}

/// The state of a process record: icon, word and colour.
pub(crate) fn badge(state: RecordState) -> Html {
    let (class, picture, word) = match state {
        RecordState::Activated => ("fg-badge fg-badge--ok", Icon::Check, t("state.activated")),
        RecordState::Draft => ("fg-badge fg-badge--off", Icon::Edit, t("state.draft")),
        RecordState::Deleted => ("fg-badge fg-badge--bad", Icon::Delete, t("state.deleted")),
        RecordState::NoRecord => ("fg-badge fg-badge--off", Icon::Settings, t("state.none")),
    };
    html! { <span {class}>{ icon(picture) }{ word }</span> }
}
