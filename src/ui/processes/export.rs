//! The processes that are shown as a file.

use crate::session::query::{csv_cell, file_name};
use crate::session::view::{View, WorkflowRow};
use crate::ui::browser;
use crate::ui::button::{Look, button};
use crate::ui::context::Playground;
use crate::ui::icons::Icon;
use crate::ui::panel::words;
use crate::ui::texts::{t, tf};
use std::rc::Rc;
use yew::prelude::*;

/// The processes that are shown as a CSV file.
pub(super) fn export(playground: &Playground, view: &Rc<View>, rows: &[&WorkflowRow]) -> Html {
    let head = [
        "column.name",
        "column.state",
        "column.table",
        "column.owner",
    ];
    let more = [
        "column.start",
        "column.waiting",
        "column.progress",
        "column.created",
    ];
    let head = head.into_iter().chain(more).map(|key| t(key).to_owned());
    let mut text = line(head);
    for row in rows {
        let words = [
            row.name.clone(),
            words::state(row.state).to_owned(),
            row.table.clone(),
            row.owner.clone(),
            words::start_when(&row.start_when),
        ];
        let numbers = [row.ready, row.in_progress, row.created].map(|number| number.to_string());
        text.push_str(&line(words.into_iter().chain(numbers)));
    }
    let (playground, view) = (playground.clone(), view.clone());
    let save = Callback::from(move |()| {
        let name = file_name(&view, "processes", "csv");
        let saved = browser::download(&name, "text/csv", &text);
        let said = tf("share.saved", &[("name", &name)]);
        let said = if saved { &said } else { t("share.not_saved") };
        playground.announcer.say(said);
    });
    button(t("export.csv"), Icon::Save, save)
        .look(Look::Subtle)
        .html()
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|cell| csv_cell(&cell)).collect();
    format!("{}\r\n", cells.join(","))
}
