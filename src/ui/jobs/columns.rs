//! Which columns are shown and how wide, and the words for the order of rows.

use super::Work;
use super::desk::Desk;
use crate::session::query::{COLUMNS, Column, Sort};
use crate::ui::flyout::Flyout;
use crate::ui::icons::Icon;
use crate::ui::texts::{t, tf, translated};
use crate::ui::typed::Typed;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The order in words.
pub(super) fn order(sort: Sort) -> Html {
    let name = translated(sort.column.label());
    let values: [(&str, &dyn std::fmt::Display); 1] = [("name", &name)];
    let number = sort.column.is_number();
    let words = match (sort.column, sort.descending, number) {
        (Column::Created, false, _) => t("jobs.order.oldest").to_owned(),
        (Column::Created, true, _) => t("jobs.order.newest").to_owned(),
        (Column::Wait | Column::Run, true, _) => tf("jobs.order.longest", &values),
        (Column::Wait | Column::Run, false, _) => tf("jobs.order.shortest", &values),
        (Column::Started | Column::Completed, true, _) => tf("jobs.order.latest", &values),
        (Column::Started | Column::Completed, false, _) => tf("jobs.order.earliest", &values),
        (_, true, true) => tf("jobs.order.largest", &values),
        (_, false, true) => tf("jobs.order.smallest", &values),
        (_, true, false) => tf("jobs.order.down", &values),
        (_, false, false) => tf("jobs.order.up", &values),
    };
    html! { words }
}

impl Work {
    /// The choice of columns.
    pub(super) fn columns(&self, desk: &Desk) -> Html {
        html! {
            <Flyout name={t("jobs.columns")} icon={Icon::Columns} class="fg-columns" named=true>
                <p class="fg-quiet">{ t("jobs.columns.hint") }</p>
                <ul>{ for COLUMNS.iter().map(|column| self.column(desk, *column)) }</ul>
                { crate::ui::button::button(t("jobs.columns.reset"), Icon::Reset, self.changer(|desk, ()| desk.show_first())).html() }
            </Flyout>
        }
    }

    fn column(&self, desk: &Desk, column: Column) -> Html {
        let shown = desk.columns.iter().find(|(known, _)| *known == column);
        let is_first = column == Column::Name;
        let work = self.clone();
        let onchange = Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let show = input.checked();
            work.change(|desk| {
                desk.own_columns = true;
                desk.columns.retain(|(known, _)| *known != column);
                if show {
                    let at = desk.columns.partition_point(|(known, _)| *known < column);
                    desk.columns.insert(at, (column, column.width()));
                }
            });
        });
        let work = self.clone();
        let onwidth = Callback::from(move |input: HtmlInputElement| {
            let Ok(width) = input.value().parse::<u16>() else {
                return;
            };
            work.change(|desk| {
                for (known, now) in &mut desk.columns {
                    if *known == column {
                        *now = width.clamp(56, 800);
                    }
                }
            });
        });
        html! {
            <li key={column.key()}>
                <label class="fg-switch">
                    <input type="checkbox" checked={shown.is_some()} disabled={is_first} {onchange} />
                    <span>{ translated(column.label()) }</span>
                </label>
                if let Some((_, width)) = shown {
                    <Typed number={(56, 800, 8)} name={tf("jobs.columns.width", &[("name", &translated(column.label()))])} value={width.to_string()} onchange={onwidth} />
                }
            </li>
        }
    }
}
