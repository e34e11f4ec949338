//! The grid of workflows after the APG pattern: one tab stop, arrows move by row and select, Home
//! and End go to the ends, Enter opens. Rows keep their order while numbers change.

use super::modified;
use crate::session::View;
use crate::session::view::WorkflowRow;
use crate::ui::icons::mark;
use crate::ui::panel::{badge, words};
use crate::ui::say::count;
use crate::ui::texts::t;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// The grid: workflows in the order of the scenario, the selected one, what selects another, and
/// what opens one.
pub(super) fn grid(
    view: &View,
    rows: &[&WorkflowRow],
    selected: Option<u16>,
    onselect: &Callback<u16>,
    onopen: &Callback<u16>,
) -> Html {
    let onkeydown = Callback::from(|event: KeyboardEvent| move_focus(&event));
    let names = [
        "column.name",
        "column.state",
        "column.category",
        "column.table",
        "column.owner",
        "column.start",
        "column.modified",
    ];
    let numbers = ["column.waiting", "column.progress", "column.created"];
    html! {
        <div class="fg-grid-scroll">
            <table class="fg-grid" role="grid" aria-label={t("page.processes")} aria-rowcount={(rows.len() + 1).to_string()} {onkeydown}>
                <thead>
                    <tr role="row">
                        { for names.into_iter().map(|key| head(t(key), "")) }
                        { for numbers.into_iter().map(|key| head(t(key), "fg-grid-number")) }
                    </tr>
                </thead>
                <tbody>
                    { for rows.iter().map(|each| row(view, each, selected == Some(each.id), onselect.clone(), onopen)) }
                </tbody>
            </table>
        </div>
    }
}

fn head(name: &'static str, class: &'static str) -> Html {
    html! { <th role="columnheader" scope="col" {class}>{ name }</th> }
}

fn row(
    view: &View,
    row: &WorkflowRow,
    selected: bool,
    onselect: Callback<u16>,
    onopen: &Callback<u16>,
) -> Html {
    let id = row.id;
    let select = move || {
        if !selected {
            onselect.emit(id);
        }
    };
    let onfocus = {
        let select = select.clone();
        Callback::from(move |_: FocusEvent| select())
    };
    let onclick = Callback::from(move |_: MouseEvent| select());
    let ondblclick = onopen.reform(move |_: MouseEvent| id);
    let onkeydown = {
        let onopen = onopen.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                event.prevent_default();
                onopen.emit(id);
            }
        })
    };
    let open = onopen.reform(move |_: MouseEvent| id);
    let number =
        |value: u64| html! { <td role="gridcell" class="fg-grid-number">{ count(value) }</td> };
    html! {
        <tr
            key={id}
            role="row"
            aria-selected={selected.to_string()}
            tabindex={if selected { "0" } else { "-1" }}
            {onfocus}
            {onclick}
            {ondblclick}
            {onkeydown}
        >
            <td role="gridcell"><span class="fg-grid-name">{ mark(row.mark) }<span class="fg-grid-open" onclick={open}>{ &row.name }</span></span></td>
            <td role="gridcell">{ badge(row.state) }</td>
            <td role="gridcell">{ t("category.workflow") }</td>
            <td role="gridcell">{ &row.table }</td>
            <td role="gridcell">{ &row.owner }</td>
            <td role="gridcell">{ words::start_when(&row.start_when) }</td>
            <td role="gridcell">{ modified(view, id) }</td>
            { number(row.ready) }
            { number(row.in_progress) }
            { number(row.created) }
        </tr>
    }
}

/// Moves focus from row to row; focus selects.
fn move_focus(event: &KeyboardEvent) {
    let Some(row) = event
        .target_dyn_into::<Element>()
        .and_then(|at| at.closest("tbody tr").ok().flatten())
    else {
        return;
    };
    let to = match event.key().as_str() {
        "ArrowDown" => row.next_element_sibling(),
        "ArrowUp" => row.previous_element_sibling(),
        "Home" => row
            .parent_element()
            .and_then(|body| body.first_element_child()),
        "End" => row
            .parent_element()
            .and_then(|body| body.last_element_child()),
        _ => return,
    };
    event.prevent_default();
    if let Some(to) = to.and_then(|to| to.dyn_into::<HtmlElement>().ok()) {
        let _ = to.focus();
    }
}
