//! The page Processes: the grid of workflows with its command bar. Jobs of the platform have no
//! process record and are not here.

mod grid;

use super::context::Playground;
use super::icons::{Icon, icon};
use super::panel::acts::{Place, acts};
use super::texts::{t, tf};
use crate::session::Command;
use crate::session::format::{clock, count};
use crate::session::view::{PlayState, RecordState, View, WorkflowRow};
use grid::grid;
use yew::prelude::*;

/// The page; `ask` opens the question of whether to delete a workflow.
pub(crate) fn page(playground: &Playground, view: &View, ask: &Callback<u16>) -> Html {
    let rows: Vec<&WorkflowRow> = view
        .workflows
        .iter()
        .filter(|row| row.state != RecordState::NoRecord)
        .collect();
    let selected = rows
        .iter()
        .find(|row| row.id == view.selected)
        .or_else(|| rows.first())
        .copied();
    let onselect = {
        let playground = playground.clone();
        Callback::from(move |id: u16| playground.send(Command::Select(id)))
    };
    html! {
        <div class="fg-page">
            <div class="fg-commands" role="toolbar" aria-label={t("processes.commands")}>
                if let Some(row) = selected {
                    { acts(playground, row, Place::CommandBar, ask) }
                    <span class="fg-commands-what">{ icon(Icon::Check) }<b>{ &row.name }</b></span>
                }
            </div>
            <header class="fg-page-head">
                <h1>{ t("page.processes") }</h1>
                <span class="fg-chip">{ icon(Icon::Clock) }{ as_of(view) }</span>
            </header>
            <div class="fg-card fg-grid-card">
                { grid(&rows, selected.map(|row| row.id), &onselect) }
                <footer class="fg-grid-foot">
                    { foot(selected) }
                </footer>
            </div>
        </div>
    }
}

fn as_of(view: &View) -> String {
    let time = clock(view.at_ms);
    match view.playback.state {
        PlayState::Playing => tf("processes.live", &[("time", &time)]),
        PlayState::Paused | PlayState::Ended => tf("processes.as_of", &[("time", &time)]),
    }
}

/// What the act on the selected workflow would come to.
fn foot(row: Option<&WorkflowRow>) -> Html {
    let Some(row) = row else {
        return html! { <span>{ t("processes.none") }</span> };
    };
    let (waiting, running) = (count(row.ready), count(row.in_progress));
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("name", &row.name),
        ("waiting", &waiting),
        ("running", &running),
    ];
    let words = match row.state {
        RecordState::Activated => tf("processes.foot.on", &values),
        RecordState::Draft => tf("processes.foot.off", &values),
        RecordState::Deleted | RecordState::NoRecord => tf("processes.foot.gone", &values),
    };
    html! { <span>{ words }</span> }
}
