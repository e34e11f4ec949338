//! Where the question is put together: Look for, saved views, rows, groups.

use super::row::row;
use super::views::{self, SavedView};
use crate::session::query::find::{Find, FindColumn, FindRow, LookFor};
use crate::session::query::{Names, Problem};
use crate::ui::button::{Look, button};
use crate::ui::context::use_id;
use crate::ui::icons::{Icon, icon};
use crate::ui::select::choice;
use crate::ui::texts::{t, tf};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// The question.
    pub(super) find: Find,
    /// What is wrong with its rows.
    pub(super) problems: Vec<Option<Problem>>,
    /// What can be chosen from.
    pub(super) names: Rc<Names>,
    /// Asks another question.
    pub(super) set: Callback<Find>,
    /// Goes to what was found.
    pub(super) show: Callback<()>,
}

/// What the parts of the builder do.
#[derive(Clone)]
pub(super) struct Doing {
    find: Find,
    set: Callback<Find>,
    /// Goes to what was found.
    pub(super) show: Callback<()>,
    /// The rows that are selected, to be grouped.
    pub(super) selected: UseStateHandle<Vec<usize>>,
}

impl Doing {
    /// Changes the question.
    pub(super) fn change(&self, change: impl FnOnce(&mut Find)) {
        let mut next = self.find.clone();
        change(&mut next);
        self.set.emit(next);
    }

    /// Changes which rows are selected.
    pub(super) fn select(&self, place: usize, on: bool) {
        let mut selected: Vec<usize> = (*self.selected).clone();
        selected.retain(|other| *other != place);
        if on {
            selected.push(place);
        }
        self.selected.set(selected);
    }
}

/// The builder.
#[component]
pub(super) fn Builder(props: &Props) -> Html {
    let doing = Doing {
        find: props.find.clone(),
        set: props.set.clone(),
        show: props.show.clone(),
        selected: use_state_eq(Vec::new),
    };
    let id = use_id();
    let own = use_state_eq(views::own);
    let names = &props.names;
    html! {
        <section class="fg-card fg-find-builder" aria-label={t("find.question")}>
            <div class="fg-find-head">
                { look_for(&doing) }
                { saved(&doing, &own) }
                { save_as(&doing, &own) }
            </div>
            <div class="fg-find-groups" role="toolbar" aria-label={t("find.groups")}>
                { add(&doing) }
                { group(&doing, false) }
                { group(&doing, true) }
            </div>
            if props.find.rows.is_empty() {
                <p class="fg-quiet fg-find-none">{ tf("find.no_rows", &[("what", &props.find.look_for.label())]) }</p>
            }
            { rows(&doing, props, names, &id) }
        </section>
    }
}

/// The rows that stand alone in their order, then each group with its sign.
fn rows(doing: &Doing, props: &Props, names: &Names, id: &str) -> Html {
    let find = &props.find;
    let of = |group: u8| {
        let rows = find.rows.iter().enumerate();
        rows.filter(move |(_, row)| row.group == group)
            .map(|(place, one)| {
                let wrong = props.problems.get(place).and_then(Option::as_ref);
                row(doing, (place, one), find.look_for, names, wrong, id)
            })
    };
    let groups = (1_u8..).zip(&find.any).filter(|(group, _)| {
        let mut rows = find.rows.iter();
        rows.any(|row| row.group == *group)
    });
    html! {
        <ul class="fg-find-rows">
            { for of(0) }
            { for groups.map(|(number, any)| {
                let doing = doing.clone();
                let ungroup = Callback::from(move |()| doing.change(|find| find.ungroup(number)));
                let sign = if *any { t("find.or") } else { t("find.and") };
                html! {
                    <li key={format!("group {number}")} class="fg-find-group">
                        <div class="fg-find-sign">
                            <strong>{ sign }</strong>
                            { button(tf("find.ungroup", &[("sign", &sign)]), Icon::Close, ungroup).look(Look::Glyph).html() }
                        </div>
                        <ul>{ for of(number) }</ul>
                    </li>
                }
            }) }
        </ul>
    }
}

fn look_for(doing: &Doing) -> Html {
    let chosen = doing.clone();
    let onchoose = Callback::from(move |value: String| {
        let table = LookFor::ALL.into_iter().find(|it| it.table() == value);
        chosen.selected.set(Vec::new());
        chosen.change(|find| find.look_in(table.unwrap_or_default()));
    });
    let options = LookFor::ALL.map(|it| (it.table().to_owned(), it.label().to_owned()));
    html! {
        <label class="fg-field">
            <span>{ t("find.look_for") }</span>
            { choice(doing.find.look_for.table(), &[("", options.to_vec())], &onchoose) }
        </label>
    }
}

/// The views that can be used: those that are always there, and the person's own.
fn saved(doing: &Doing, own: &UseStateHandle<Vec<SavedView>>) -> Html {
    let all: Vec<SavedView> = views::given()
        .into_iter()
        .chain(own.iter().cloned())
        .collect();
    let now = all.iter().position(|view| view.find == doing.find);
    let given = views::given().len();
    let remove = now.filter(|place| *place >= given).map(|place| {
        let own = own.clone();
        let onclick = Callback::from(move |()| {
            let mut rest: Vec<SavedView> = (*own).clone();
            rest.remove(place - given);
            views::keep(&rest);
            own.set(rest);
        });
        let name = tf("find.forget", &[("name", &all[place].name)]);
        button(name, Icon::Delete, onclick).look(Look::Glyph).html()
    });
    let none = (String::new(), t("find.view.none").to_owned());
    let options = all.iter().enumerate();
    let options = options.map(|(place, view)| (place.to_string(), view.name.clone()));
    let options = [none].into_iter().chain(options).collect();
    let onchoose = {
        let (doing, all) = (doing.clone(), all.clone());
        Callback::from(move |value: String| {
            let view = value.parse().ok().and_then(|place: usize| all.get(place));
            if let Some(view) = view {
                doing.selected.set(Vec::new());
                doing.set.emit(view.find.clone());
            }
        })
    };
    let value = now.map_or_else(String::new, |place| place.to_string());
    html! {
        <div class="fg-find-view">
            <label class="fg-field">
                <span>{ t("find.view") }</span>
                { choice(&value, &[("", options)], &onchoose) }
            </label>
            { remove }
        </div>
    }
}

/// Keeps the question as a view under a name.
fn save_as(doing: &Doing, own: &UseStateHandle<Vec<SavedView>>) -> Html {
    let (doing, own) = (doing.clone(), own.clone());
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let form: web_sys::Element = event.target_unchecked_into();
        let Some(input) = form
            .query_selector("input")
            .ok()
            .flatten()
            .map(wasm_bindgen::JsCast::unchecked_into::<HtmlInputElement>)
        else {
            return;
        };
        let name = input.value().trim().to_owned();
        if name.is_empty() {
            let _ = input.focus();
            return;
        }
        let mut views: Vec<SavedView> = (*own).clone();
        views.retain(|view| view.name != name);
        views.push(SavedView {
            name,
            find: doing.find.clone(),
        });
        views::keep(&views);
        own.set(views);
        input.set_value("");
    });
    html! {
        <form class="fg-find-save" {onsubmit}>
            <label class="fg-field">
                <span>{ t("find.save") }</span>
                <input class="fg-input" type="text" maxlength="100" autocomplete="off" placeholder={t("find.save.hint")} />
            </label>
            <button type="submit" class="fg-button">{ icon(Icon::Save) }<span class="fg-button-name">{ t("find.save.do") }</span></button>
        </form>
    }
}

fn add(doing: &Doing) -> Html {
    let doing = doing.clone();
    let onclick = Callback::from(move |()| {
        let column = FindColumn::of(doing.find.look_for).next();
        doing.change(|find| {
            let column = column.unwrap_or(FindColumn::Name);
            find.rows.push(FindRow {
                column,
                operator: column.operators()[0],
                value: String::new(),
                group: 0,
            });
        });
    });
    button(t("find.add"), Icon::Add, onclick)
        .look(Look::Subtle)
        .html()
}

/// Groups the rows that are selected.
fn group(doing: &Doing, any: bool) -> Html {
    let few = doing.selected.len() < 2;
    let (doing, name) = (
        doing.clone(),
        if any {
            "find.group.or"
        } else {
            "find.group.and"
        },
    );
    let onclick = Callback::from(move |()| {
        let rows = (*doing.selected).clone();
        doing.change(|find| find.group(&rows, any));
        doing.selected.set(Vec::new());
    });
    button(t(name), Icon::Group, onclick)
        .look(Look::Subtle)
        .refused(few.then(|| t("find.group.few")))
        .html()
}
