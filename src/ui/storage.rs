//! The page Storage: rows of the two tables that grow, over time, by workflow and by status; what
//! makes them fewer, and what does not.

mod deletion;
mod rules;
mod table;

use super::browser;
use super::button::{Look, button};
use super::charts::rows::RowsChart;
use super::context::Playground;
use super::icons::{Icon, icon};
use super::page::as_of;
use super::texts::{t, tf};
use crate::engine::limits::DELETED_IMMEDIATELY_MAX;
use crate::session::View;
use crate::session::format::Ratio;
use crate::session::query::file_name;
use crate::session::storage::{Census, WorkflowRows, storage_csv, storage_json};
use crate::session::view::PlayState;
use crate::ui::say::{bytes, count, rate};
use deletion::Deletion;
use std::rc::Rc;
use yew::prelude::*;

/// Chunks of 65,536 jobs that are counted at once while the clock runs.
const CHUNKS: usize = 4;

/// The page.
pub(crate) fn page(playground: &Playground, view: &Rc<View>) -> Html {
    html! { <Storage playground={playground.clone()} view={view.clone()} /> }
}

#[derive(PartialEq, Properties)]
struct Props {
    /// Whose tables they are.
    playground: Playground,
    /// What was published last.
    view: Rc<View>,
}

#[component]
fn Storage(props: &Props) -> Html {
    let (playground, view) = (&props.playground, &props.view);
    let census = use_mut_ref(Census::default);
    let deleting = use_state_eq(|| false);
    let (rows, bytes_per_row, retention) = playground.store.read(|session| {
        let mut census = census.borrow_mut();
        while census.sync(session, CHUNKS) && view.playback.state != PlayState::Playing {}
        (
            census.rows(session),
            session.bytes_per_row(),
            session.retention(),
        )
    });
    let open = {
        let deleting = deleting.setter();
        Callback::from(move |()| deleting.set(true))
    };
    let close = {
        let deleting = deleting.setter();
        Callback::from(move |()| deleting.set(false))
    };
    html! {
        <div class="fg-page fg-storage-page">
            <div class="fg-commands" role="toolbar" aria-label={t("storage.commands")}>
                { button(t("storage.delete"), Icon::Delete, open).look(Look::Subtle).html() }
                { exports(playground, view, &rows, bytes_per_row) }
            </div>
            <header class="fg-page-head">
                <h1>{ t("page.storage") }</h1>
                <span class="fg-chip">{ icon(Icon::Clock) }{ as_of(view) }</span>
            </header>
            <div class="fg-storage-body">
                { tiles(view, bytes_per_row) }
                <RowsChart playground={playground.clone()} view={view.clone()} />
                { table::table(view, &rows, &retention, bytes_per_row) }
                { rules::rules(view) }
            </div>
            if *deleting {
                <Deletion playground={playground.clone()} view={view.clone()} onclose={close} />
            }
        </div>
    }
}

/// Rows, bytes and growth in figures.
fn tiles(view: &View, (per_job, per_log): (u32, u32)) -> Html {
    let storage = &view.storage;
    let about = |rows: u64, each: u32| {
        let size = bytes(rows * u64::from(each));
        tf(
            "storage.tile.bytes",
            &[("bytes", &size), ("each", &count(u64::from(each)))],
        )
    };
    let growth = storage.rows_rate;
    let row_bytes = storage.bytes / (storage.job_rows + storage.log_rows).max(1);
    let day = Ratio {
        count: growth.count * row_bytes * 86_400,
        over_ms: growth.over_ms,
    };
    let grows = if growth.count == 0 {
        t("storage.tile.steady").to_owned()
    } else {
        tf(
            "storage.tile.day",
            &[("bytes", &bytes(day.milli() / 1_000))],
        )
    };
    html! {
        <dl class="fg-figures">
            { figure(t("storage.table.jobs"), &count(storage.job_rows), &about(storage.job_rows, per_job)) }
            { figure(t("storage.table.logs"), &count(storage.log_rows), &about(storage.log_rows, per_log)) }
            { figure(t("storage.tile.all"), &tf("storage.tile.about", &[("bytes", &bytes(storage.bytes))]), t("storage.tile.assumed")) }
            { figure(t("storage.tile.growth"), &tf("storage.tile.rate", &[("rate", &rate(growth))]), &grows) }
        </dl>
    }
}

fn figure(name: &str, value: &str, more: &str) -> Html {
    html! {
        <div class="fg-card fg-figure">
            <dt>{ name.to_owned() }</dt>
            <dd><strong>{ value.to_owned() }</strong><small>{ more.to_owned() }</small></dd>
        </div>
    }
}

/// The rows as files.
fn exports(
    playground: &Playground,
    view: &Rc<View>,
    rows: &[WorkflowRows],
    bytes_per_row: (u32, u32),
) -> Html {
    let save = |key: &'static str, extension: &'static str, kind: &'static str| {
        let (playground, view, rows) = (playground.clone(), view.clone(), rows.to_vec());
        let onclick = Callback::from(move |()| {
            let name = file_name(&view, "storage", extension);
            let text = if extension == "csv" {
                storage_csv(&view, &rows, bytes_per_row)
            } else {
                storage_json(&view, &rows, bytes_per_row)
            };
            let saved = browser::download(&name, kind, &text);
            let said = tf("share.saved", &[("name", &name)]);
            let said = if saved { &said } else { t("share.not_saved") };
            playground.announcer.say(said);
        });
        button(t(key), Icon::Save, onclick)
            .look(Look::Subtle)
            .html()
    };
    html! {
        <>
            { save("export.csv", "csv", "text/csv") }
            { save("export.json", "json", "application/json") }
        </>
    }
}

/// Rows that one run of "Immediately" deletes at most, as text.
fn most() -> String {
    count(DELETED_IMMEDIATELY_MAX)
}
