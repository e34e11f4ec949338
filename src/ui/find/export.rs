//! What was found as a CSV file.

use super::asked::{Asked, process_text};
use crate::session::query::find::{Logs, LookFor};
use crate::session::query::{Column, Csv, Grid, Tab, csv_cell, file_name};
use crate::session::{Session, View};
use crate::ui::browser;
use crate::ui::button::{Look, button};
use crate::ui::context::Playground;
use crate::ui::icons::Icon;
use crate::ui::texts::{t, tf};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Rows that are written to a file at most: what a spreadsheet takes.
const EXPORTED: u64 = 1_000_000;
/// Rows of the process log that are read at once.
const LINES: usize = 1 << 16;

/// The button.
pub(super) fn export(playground: &Playground, view: &Rc<View>, asked: &Rc<RefCell<Asked>>) -> Html {
    let total = asked.borrow().total();
    let reason = if total > EXPORTED {
        Some(t("find.export.many"))
    } else {
        (total == 0).then(|| t("find.export.none"))
    };
    let (playground, view, asked) = (playground.clone(), view.clone(), asked.clone());
    let onclick = Callback::from(move |()| {
        let asked = asked.borrow();
        let text = playground.store.read(|session| match asked.find.look_for {
            LookFor::SystemJobs => jobs(&asked, session),
            LookFor::Processes => processes(&asked, &view),
            LookFor::ProcessLogs => logs(&asked, session),
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

/// All that match, in the order of the rows.
fn jobs(asked: &Asked, session: &Session) -> String {
    let mut grid = Grid::new(session);
    grid.set_tab(Tab::All);
    grid.set_sort(asked.grid.sort());
    // The question was asked before.
    let _ = grid.set_find(asked.grid.find().cloned());
    while grid.sync(session, 64) {}
    let mut csv = Csv::new(Column::AT_FIRST);
    while csv.work(&grid, session, EXPORTED) {}
    csv.finish()
}

fn processes(asked: &Asked, view: &View) -> String {
    let columns = [
        "column.name",
        "column.state",
        "column.table",
        "column.owner",
        "column.start",
    ];
    let mut text = line(columns.map(|key| t(key).to_owned()));
    for id in &asked.processes {
        if let Some(row) = view.workflows.get(usize::from(*id)) {
            text.push_str(&line(columns.map(|key| process_text(row, key))));
        }
    }
    text
}

fn logs(asked: &Asked, session: &Session) -> String {
    let number = Column::Number.label();
    let head = [
        t("find.log.step"),
        t("find.log.job"),
        number,
        t("find.log.status"),
    ];
    let mut text = line(head.map(str::to_owned));
    let mut first = 0;
    loop {
        let keys = asked.logs.window(&asked.grid, session, first, LINES);
        for row in keys.iter().filter_map(|key| Logs::line(session, *key)) {
            let number = (u64::from(row.job) + 1).to_string();
            text.push_str(&line([
                row.step,
                row.name,
                number,
                row.status.label().to_owned(),
            ]));
        }
        first += keys.len() as u64;
        if keys.len() < LINES {
            return text;
        }
    }
}

fn line<const N: usize>(cells: [String; N]) -> String {
    let cells = cells.map(|cell| csv_cell(&cell));
    format!("{}\r\n", cells.join(","))
}
