//! The tab Process Sessions: the jobs of the process by status, and the latest of them.

use crate::engine::JobStatus;
use crate::session::View;
use crate::session::query::find::{Find, FindColumn, FindRow, Operator};
use crate::session::query::{Column, Grid, Sort, Tab};
use crate::session::view::PlayState;
use crate::ui::context::Playground;
use crate::ui::page::{Page, link};
use crate::ui::say::count;
use crate::ui::texts::{t, tf, translated};
use std::rc::Rc;
use yew::prelude::*;

/// Chunks of 65,536 jobs that are read at once while the clock runs.
const CHUNKS: usize = 4;
/// Jobs that are listed.
const ROWS: usize = 50;
/// The columns of the list.
const COLUMNS: [Column; 7] = [
    Column::Number,
    Column::Regarding,
    Column::Status,
    Column::Created,
    Column::Started,
    Column::Completed,
    Column::Wait,
];

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// Whose jobs they are.
    pub(super) playground: Playground,
    /// What was published last.
    pub(super) view: Rc<View>,
    /// The process, by its place.
    pub(super) id: u16,
}

/// The jobs of a process.
#[component]
pub(super) fn Sessions(props: &Props) -> Html {
    let kept = use_mut_ref(|| None::<Grid>);
    let name = props.view.workflows.get(usize::from(props.id));
    let name = name.map_or("", |row| row.name.as_str());
    let playing = props.view.playback.state == PlayState::Playing;
    let mut kept = kept.borrow_mut();
    let (by_status, lines) = props.playground.store.read(|session| {
        let grid = kept.get_or_insert_with(|| of_process(Grid::new(session), name));
        while grid.sync(session, CHUNKS) && !playing {}
        (grid.by_status(), grid.window(session, 0, ROWS))
    });
    let all: u64 = by_status.iter().sum();
    html! {
        <section class="fg-card fg-form-card fg-form-alone" aria-label={t("form.sessions")}>
            <h2>{ t("form.sessions") }</h2>
            <p class="fg-quiet">{ t("form.sessions.note") }{ " " }{ link(Page::Find, t("form.sessions.find")) }</p>
            <dl class="fg-form-statuses">
                { for JobStatus::ALL.iter().zip(by_status).filter(|(_, jobs)| *jobs > 0).map(|(status, jobs)| html! {
                    <div key={status.code()}><dt>{ translated(status.label()) }</dt><dd>{ count(jobs) }</dd></div>
                }) }
            </dl>
            if all == 0 {
                <p class="fg-quiet">{ t("form.sessions.none") }</p>
            } else {
                <div class="fg-grid-scroll" tabindex="0" role="group" aria-label={t("form.sessions")}>
                    <table class="fg-grid fg-plain">
                        <thead><tr>{ for COLUMNS.into_iter().map(|column| html! {
                            <th scope="col" class={column.is_number().then_some("fg-grid-number")}>{ translated(column.label()) }</th>
                        }) }</tr></thead>
                        <tbody>{ for lines.iter().map(|line| html! {
                            <tr key={line.job}>{ for COLUMNS.into_iter().map(|column| html! {
                                <td class={column.is_number().then_some("fg-grid-number")}>{ line.cell(column) }</td>
                            }) }</tr>
                        }) }</tbody>
                    </table>
                </div>
                <p class="fg-quiet">{ tf("form.sessions.latest", &[("shown", &count(lines.len() as u64)), ("n", &count(all))]) }</p>
            }
        </section>
    }
}

/// A grid of the jobs of one process, the latest first.
fn of_process(mut grid: Grid, name: &str) -> Grid {
    let row = FindRow {
        column: FindColumn::Name,
        operator: Operator::Equals,
        value: name.to_owned(),
        group: 0,
    };
    grid.set_tab(Tab::All);
    grid.set_sort(Sort {
        column: Column::Number,
        descending: true,
    });
    // The name is one of the run: it is never refused.
    let _ = grid.set_find(Some(Find {
        rows: vec![row],
        ..Find::default()
    }));
    grid
}
