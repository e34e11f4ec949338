//! One row of the question: a box to select it, column, operator, value, and what is wrong.

use super::builder::Doing;
use crate::session::query::find::{FindColumn, FindRow, Kind, LookFor, Operator};
use crate::session::query::{Names, Problem};
use crate::ui::button::{Look, button};
use crate::ui::icons::Icon;
use crate::ui::select::choice;
use crate::ui::texts::{t, tf, translated};
use crate::ui::typed::Typed;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The row at a place; `id` begins the ids of its parts.
pub(super) fn row(
    doing: &Doing,
    (place, row): (usize, &FindRow),
    look_for: LookFor,
    names: &Names,
    wrong: Option<&Problem>,
    id: &str,
) -> Html {
    let number = place + 1;
    let onselect = {
        let doing = doing.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            doing.select(place, input.checked());
        })
    };
    let remove = {
        let doing = doing.clone();
        Callback::from(move |()| {
            doing.selected.set(Vec::new());
            doing.change(|find| find.remove(place));
        })
    };
    let id = format!("{id}-{place}");
    let wrong_id = format!("{id}-wrong");
    html! {
        <li key={place}>
            <div class="fg-find-row" role="group" aria-label={tf("find.row", &[("n", &number)])}>
            <input type="checkbox" aria-label={tf("find.select", &[("n", &number)])} checked={doing.selected.contains(&place)} onchange={onselect} />
            { column(doing, place, row, look_for) }
            { operator(doing, place, row) }
            if row.operator.has_value() {
                { value(doing, (place, row), names, wrong.map(|_| wrong_id.as_str()), &id) }
            } else {
                <span></span>
            }
            { button(tf("find.remove", &[("n", &number)]), Icon::Close, remove).look(Look::Glyph).html() }
            if let Some(wrong) = wrong {
                <p id={wrong_id} class="fg-entry-wrong">
                    { tf("find.wrong", &[("expected", &wrong.expected)]) }
                </p>
            }
            </div>
        </li>
    }
}

fn column(doing: &Doing, place: usize, row: &FindRow, look_for: LookFor) -> Html {
    let doing = doing.clone();
    let onchoose = Callback::from(move |word: String| {
        let Some(column) = FindColumn::of(look_for).find(|column| column.word() == word) else {
            return;
        };
        doing.change(|find| {
            if let Some(row) = find.rows.get_mut(place) {
                row.column = column;
                if !column.operators().contains(&row.operator) {
                    row.operator = column.operators()[0];
                }
                row.value = String::new();
            }
        });
    });
    let option = |column: FindColumn| {
        let (word, label) = (column.word(), column.label_in(look_for));
        (word.to_owned(), label.to_owned())
    };
    let (related, own): (Vec<FindColumn>, Vec<FindColumn>) = FindColumn::of(look_for)
        .partition(|column| look_for == LookFor::SystemJobs && column.is_related());
    let mut groups = vec![("", own.into_iter().map(option).collect())];
    if !related.is_empty() {
        groups.push((t("find.related"), related.into_iter().map(option).collect()));
    }
    html! {
        <label>
            <span class="fg-unseen">{ t("find.column") }</span>
            { choice(row.column.word(), &groups, &onchoose) }
        </label>
    }
}

fn operator(doing: &Doing, place: usize, row: &FindRow) -> Html {
    let (doing, column) = (doing.clone(), row.column);
    let onchoose = Callback::from(move |word: String| {
        let chosen = column.operators().iter().find(|it| it.fetch() == word);
        let Some(operator) = chosen.copied() else {
            return;
        };
        doing.change(|find| {
            if let Some(row) = find.rows.get_mut(place) {
                row.operator = operator;
            }
        });
    });
    let options = row.column.operators().iter();
    let options = options.map(|it| (it.fetch().to_owned(), translated(it.label()).to_owned()));
    html! {
        <label>
            <span class="fg-unseen">{ t("find.operator") }</span>
            { choice(row.operator.fetch(), &[("", options.collect())], &onchoose) }
        </label>
    }
}

/// A choice, or a field with what is known to choose from.
fn value(
    doing: &Doing,
    (place, row): (usize, &FindRow),
    names: &Names,
    wrong: Option<&str>,
    id: &str,
) -> Html {
    let set = {
        let doing = doing.clone();
        Callback::from(move |value: String| {
            doing.change(|find| {
                if let Some(row) = find.rows.get_mut(place) {
                    row.value = value;
                }
            });
        })
    };
    let known = row.column.values(names);
    let label = html! { <span class="fg-unseen">{ t("find.value") }</span> };
    if row.column.kind() == Kind::Choice {
        let none = (String::new(), t("find.value.choose").to_owned());
        let options = known.into_iter().map(|value| (value.clone(), value));
        let options = [none].into_iter().chain(options).collect();
        return html! { <label>{ label }{ choice(&row.value, &[("", options)], &set) }</label> };
    }
    let onchange = set.reform(|input: HtmlInputElement| input.value());
    let onkeydown = {
        let show = doing.show.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                // The browser tells of the change first.
                show.emit(());
            }
        })
    };
    let list = format!("{id}-known");
    let hint = match (row.operator, row.column.kind()) {
        (Operator::OlderThanMinutes, _) => t("find.value.minutes"),
        (Operator::LastHours, _) => t("find.value.hours"),
        (_, Kind::Date) => t("find.value.time"),
        (_, Kind::Number) => t("find.value.number"),
        _ => t("find.value.text"),
    };
    html! {
        <label>
            { label }
            <Typed list={list.clone()} value={row.value.clone()} placeholder={hint}
                wrong={wrong.is_some()} why={wrong.map(ToOwned::to_owned)} {onchange} {onkeydown} />
            <datalist id={list}>{ for known.iter().map(|value| html! { <option value={value.clone()}></option> }) }</datalist>
        </label>
    }
}
