//! What was found: a page of rows at a time, as the product shows them.

use super::{Answer, Found};
use crate::session::View;
use crate::session::query::find::Logs;
use crate::session::query::{Column, Csv, Grid, csv_cell, file_name};
use crate::session::view::WorkflowRow;
use crate::ui::browser;
use crate::ui::button::{Look, button};
use crate::ui::context::Playground;
use crate::ui::icons::{Icon, mark};
use crate::ui::panel::{badge, words};
use crate::ui::say::count;
use crate::ui::texts::{t, tf};
use std::rc::Rc;
use yew::prelude::*;

/// Rows of one page.
const ROWS: u64 = 50;
/// Rows of jobs that are written to a file at most: what a spreadsheet takes.
const EXPORTED: u64 = 1_000_000;
/// The columns of system jobs.
const COLUMNS: [Column; 8] = [
    Column::Name,
    Column::Regarding,
    Column::Type,
    Column::Status,
    Column::Owner,
    Column::Created,
    Column::Started,
    Column::Wait,
];

/// The rows.
pub(super) fn results(
    playground: &Playground,
    view: &View,
    answer: &Answer,
    grid: Option<&Grid>,
    first: &UseStateHandle<u64>,
) -> Html {
    if answer.total == 0 {
        return html! { <p class="fg-quiet fg-find-none">{ t("find.nothing") }</p> };
    }
    let there = match &answer.found {
        Found::Logs(logs) => logs.lines.len() as u64,
        _ => answer.total,
    };
    let from = (**first).min((there - 1) / ROWS * ROWS);
    let (head, rows) = match (&answer.found, grid) {
        (Found::Jobs, Some(grid)) => (
            COLUMNS
                .map(|column| (column.label(), column.is_number()))
                .to_vec(),
            jobs(playground, view, grid, from),
        ),
        (Found::Processes(found), _) => (
            [
                "column.name",
                "column.state",
                "column.table",
                "column.owner",
                "column.start",
            ]
            .map(|key| (t(key), false))
            .to_vec(),
            processes(view, found),
        ),
        (Found::Logs(logs), _) => (
            ["find.log.step", "find.log.job", "find.log.status"]
                .map(|key| (t(key), false))
                .to_vec(),
            log_rows(logs, from),
        ),
        (Found::Jobs, None) => return html! {},
    };
    let to = from + rows.len() as u64;
    let step = |name: &'static str, picture: Icon, to: Option<u64>| {
        let first = first.setter();
        let onclick = Callback::from(move |()| first.set(to.unwrap_or(0)));
        let end = to.is_none().then(|| t("find.page.end"));
        let step = button(t(name), picture, onclick).look(Look::Glyph);
        step.refused(end).html()
    };
    let back = from.checked_sub(ROWS);
    let next = Some(from + ROWS).filter(|next| *next < there);
    html! {
        <>
            <div class="fg-grid-scroll" tabindex="0" role="group" aria-label={t("find.results")}>
                <table class="fg-grid fg-plain">
                    <thead><tr>{ for head.iter().map(|(name, number)| html! {
                        <th scope="col" class={number.then_some("fg-grid-number")}>{ *name }</th>
                    }) }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <footer class="fg-grid-foot">
                <span>{ tf("find.rows", &[("from", &count(from + 1)), ("to", &count(to)), ("n", &count(answer.total))]) }</span>
                if there > ROWS {
                    <span class="fg-find-pages">
                        { step("find.page.back", Icon::Back, back) }
                        { step("find.page.next", Icon::Forward, next) }
                    </span>
                }
            </footer>
        </>
    }
}

fn jobs(playground: &Playground, view: &View, grid: &Grid, from: u64) -> Vec<Html> {
    let lines = playground
        .store
        .read(|session| grid.window(session, from, whole(ROWS)));
    let rows = lines.into_iter().map(|line| {
        let workflow = view.workflows.get(usize::from(line.workflow));
        let shape = workflow.map(|workflow| mark(workflow.mark));
        html! {
            <tr key={line.job}>
                { for COLUMNS.into_iter().map(|column| html! {
                    <td class={column.is_number().then_some("fg-grid-number")}>
                        if column == Column::Name {
                            <span class="fg-grid-name">{ shape.clone() }{ line.cell(column) }</span>
                        } else {
                            { line.cell(column) }
                        }
                    </td>
                }) }
            </tr>
        }
    });
    rows.collect()
}

fn processes(view: &View, found: &[u16]) -> Vec<Html> {
    let rows = view.workflows.iter();
    let row = |row: &WorkflowRow| {
        html! {
            <tr key={row.id}>
                <td><span class="fg-grid-name">{ mark(row.mark) }{ &row.name }</span></td>
                <td>{ badge(row.state) }</td>
                <td>{ &row.table }</td>
                <td>{ &row.owner }</td>
                <td>{ words::start_when(&row.start_when) }</td>
            </tr>
        }
    };
    rows.filter(|row| found.contains(&row.id))
        .map(row)
        .collect()
}

fn log_rows(logs: &Logs, from: u64) -> Vec<Html> {
    let rows = logs.lines.iter().skip(whole(from)).take(whole(ROWS));
    let rows = rows.enumerate().map(|(place, line)| {
        html! {
            <tr key={place}>
                <td>{ &line.step }</td>
                <td>{ &line.name }{ " " }<span class="fg-quiet">{ tf("find.log.number", &[("n", &count(u64::from(line.job) + 1))]) }</span></td>
                <td>{ line.status.label() }</td>
            </tr>
        }
    });
    rows.collect()
}

fn whole(value: u64) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

/// What was found as a CSV file.
pub(super) fn export(
    playground: &Playground,
    view: &Rc<View>,
    answer: &Answer,
    grid: Option<&Grid>,
) -> Html {
    let none = answer.total == 0 || grid.is_none();
    let reason = if answer.total > EXPORTED {
        Some(t("find.export.many"))
    } else {
        none.then(|| t("find.export.none"))
    };
    let ready = match &answer.found {
        Found::Jobs => None,
        Found::Processes(found) => Some(process_file(view, found)),
        Found::Logs(logs) => Some(log_file(logs)),
    };
    let find = grid.and_then(|grid| grid.find().cloned());
    let (playground, view) = (playground.clone(), view.clone());
    let onclick = Callback::from(move |()| {
        let text = ready.clone().unwrap_or_else(|| {
            playground.store.read(|session| {
                let mut grid = Grid::new(session);
                grid.set_tab(crate::session::query::Tab::All);
                // The question was asked before.
                let _ = grid.set_find(find.clone());
                while grid.sync(session, 64) {}
                let mut csv = Csv::new(Column::AT_FIRST);
                while csv.work(&grid, session, EXPORTED) {}
                csv.finish()
            })
        });
        let name = file_name(&view, "advanced-find", "csv");
        let saved = browser::download(&name, "text/csv", &text);
        let said = tf("share.saved", &[("name", &name)]);
        let said = if saved { &said } else { t("share.not_saved") };
        playground.announcer.say(said);
    });
    button(t("export.csv"), Icon::Save, onclick)
        .look(Look::Subtle)
        .refused(reason)
        .html()
}

fn file(rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut text = String::new();
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| csv_cell(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn process_file(view: &View, found: &[u16]) -> String {
    let head = [
        "column.name",
        "column.table",
        "column.owner",
        "column.start",
    ];
    let head = head.map(|key| t(key).to_owned()).to_vec();
    let rows = view.workflows.iter().filter(|row| found.contains(&row.id));
    let rows = rows.map(|row| {
        vec![
            row.name.clone(),
            row.table.clone(),
            row.owner.clone(),
            words::start_when(&row.start_when),
        ]
    });
    file([head].into_iter().chain(rows))
}

fn log_file(logs: &Logs) -> String {
    let head = ["find.log.step", "find.log.job", "find.log.status"];
    let head = head.map(|key| t(key).to_owned()).to_vec();
    let rows = logs.lines.iter().map(|line| {
        vec![
            line.step.clone(),
            line.name.clone(),
            line.status.label().to_owned(),
        ]
    });
    file([head].into_iter().chain(rows))
}
