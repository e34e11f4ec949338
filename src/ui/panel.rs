//! The panel: the workflow that is looked at, the act that stops it, and what came of that.

pub(crate) mod acts;
mod became;
mod cause;
mod consequences;
mod follow;
mod insight;
mod since;
pub(crate) mod words;

use super::button::{Look, button};
use super::context::Playground;
use super::icons::{Icon, icon, mark};
use super::page::{self, Page};
use super::texts::{t, tf};
use crate::session::format::count;
use crate::session::view::{RecordState, View, WorkflowRow};
use acts::{Place, acts};
use follow::Follow;
use since::since;
use yew::prelude::*;

/// The panel: with its acts, where they don't stand in the transport, and a way to close it, where
/// it is a drawer. `ask` opens the question of whether to delete a workflow.
pub(crate) fn panel(
    playground: &Playground,
    view: &View,
    with_acts: Option<&Callback<u16>>,
    onclose: Option<Callback<()>>,
) -> Html {
    let Some(row) = view.workflows.get(usize::from(view.selected)) else {
        return html! {};
    };
    let close = onclose.map(|onclose| {
        button(t("panel.close"), Icon::Close, onclose)
            .look(Look::Glyph)
            .html()
    });
    html! {
        <section class="fg-panel" aria-label={t("panel")}>
            <header class="fg-panel-head">
                { mark(row.mark) }
                <h2>{ &row.name }</h2>
                { close }
            </header>
            { facts(row) }
            if let Some(ask) = with_acts {
                { acts(playground, row, Place::Panel, ask) }
            }
            { consequences::lines(row, source_of(view, row)) }
            { since(playground, view) }
            if let Some(insight) = &view.insight {
                { insight::note(insight, &view.workflows) }
            }
            { cause::cause(playground, &view.causes) }
            if view.since.is_some() {
                <p class="fg-panel-real">{ icon(Icon::Guide) }{ page::link(Page::Real, t("panel.real")) }</p>
            }
            <Follow playground={playground.clone()} followed={view.followed} why={view.since.is_none()} workflows={view.workflows.clone()} selected={view.selected} />
        </section>
    }
}

/// What triggers this workflow, if one source does.
fn source_of<'a>(view: &'a View, row: &WorkflowRow) -> Option<&'a str> {
    let mut starting = view
        .scenario
        .sources
        .iter()
        .filter(|source| source.starts.contains(&row.id));
    match (starting.next(), starting.next()) {
        (Some(source), None) => Some(&source.name),
        _ => None,
    }
}

/// State, owner, table, when it starts, and how many of its jobs there are.
fn facts(row: &WorkflowRow) -> Html {
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
                    <div><dt>{ t("start_when") }</dt><dd>{ words::start_when(&row.start_when) }</dd></div>
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
    let (class, picture) = match state {
        RecordState::Activated => ("fg-badge fg-badge--ok", Icon::Check),
        RecordState::Draft => ("fg-badge fg-badge--off", Icon::Edit),
        RecordState::Deleted => ("fg-badge fg-badge--bad", Icon::Delete),
        RecordState::NoRecord => ("fg-badge fg-badge--off", Icon::Settings),
    };
    html! { <span {class}>{ icon(picture) }{ words::state(state) }</span> }
}
