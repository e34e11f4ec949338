//! The filter: chips of what is in force, and a field with ways to go on. What does not parse is
//! said at its place; the last good answer stays.

use super::Work;
use super::desk::Desk;
use crate::session::query::{Filter, GroupBy, Suggestion};
use crate::ui::button::{Look, button};
use crate::ui::icons::{Icon, icon};
use crate::ui::select::select;
use crate::ui::texts::{t, tf};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

impl Work {
    /// The row of the filter: chips and field, group by, columns.
    pub(super) fn ask(&self) -> Html {
        let desk = self.desk.borrow();
        let by = desk.by;
        let option = |each: GroupBy| {
            let name = super::texts::by(each).0;
            html! { <option value={each.word()} selected={each == by}>{ name }</option> }
        };
        let options = html! { <>{ for GroupBy::ALL.into_iter().map(option) }</> };
        let onchoose = self.changer(|desk, word: String| {
            if let Some(by) = GroupBy::ALL.into_iter().find(|by| by.word() == word) {
                desk.set_by(by);
            }
        });
        html! {
            <div class="fg-ask">
                { self.filter(&desk) }
                <label class="fg-ask-by">
                    <span>{ t("jobs.by") }</span>
                    { select(by.word(), None, "", options, &onchoose) }
                </label>
                { self.columns(&desk) }
            </div>
        }
    }

    fn filter(&self, desk: &Desk) -> Html {
        let filter = desk.filter();
        let chips = (0..filter.tokens().len()).map(|at| self.chip(&filter, at));
        let field = self.field.clone();
        // A click beside the field is meant for it.
        let onclick = Callback::from(move |event: MouseEvent| {
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            let own = target.and_then(|it| it.closest("button").ok().flatten());
            if let Some(field) = field.cast::<HtmlElement>().filter(|_| own.is_none()) {
                let _ = field.focus();
            }
        });
        html! {
            <div class="fg-filter" role="search">
                <div class={classes!("fg-filter-box", desk.wrong().map(|_| "fg-filter-box--bad"))} {onclick}>
                    { icon(Icon::Filter) }
                    { for chips }
                    { self.filter_field(desk) }
                    if filter.tokens().len() > 1 {
                        { button(t("jobs.filter.clear"), Icon::Close, self.changer(|desk, ()| {
                            desk.draft.clear();
                            desk.set_chips(String::new());
                        })).look(Look::Glyph).html() }
                    }
                    <kbd aria-hidden="true">{ "/" }</kbd>
                </div>
                { self.suggestions(desk) }
                { self.problem(desk) }
            </div>
        }
    }

    fn chip(&self, filter: &Filter, at: usize) -> Html {
        let Some(token) = filter.tokens().get(at) else {
            return html! {};
        };
        let text = filter.text()[token.at..token.end].to_owned();
        let (key, value) = match text.find([':', '=', '<', '>']) {
            Some(sign) => text.split_at(sign + 1),
            None => ("", text.as_str()),
        };
        let (work, rest) = (self.clone(), filter.without(at));
        let remove = Callback::from(move |_: MouseEvent| {
            work.change(|desk| desk.set_chips(rest.clone()));
            work.focus_field();
        });
        let (work, rest, back) = (self.clone(), filter.without(at), text.clone());
        let edit = Callback::from(move |_: MouseEvent| {
            work.change(|desk| {
                desk.chips.clone_from(&rest);
                desk.draft.clone_from(&back);
                desk.refilter();
            });
            work.focus_field();
        });
        html! {
            <span key={text.clone()} class="fg-token">
                <button type="button" class="fg-token-text" title={t("jobs.filter.edit")} onclick={edit}>
                    <code><b>{ key }</b>{ value }</code>
                </button>
                <button type="button" class="fg-token-off" aria-label={tf("jobs.filter.remove", &[("what", &text)])} onclick={remove}>
                    { icon(Icon::Close) }
                </button>
            </span>
        }
    }

    fn focus_field(&self) {
        if let Some(field) = self.field.cast::<HtmlElement>() {
            let _ = field.focus();
        }
    }

    fn filter_field(&self, desk: &Desk) -> Html {
        let oninput = {
            let work = self.clone();
            Callback::from(move |event: InputEvent| {
                let field: HtmlInputElement = event.target_unchecked_into();
                work.change(|desk| {
                    desk.draft = field.value();
                    desk.suggesting = !desk.draft.is_empty();
                    desk.suggestion = None;
                    desk.refilter();
                });
            })
        };
        let onblur = self.changer(|desk, _: FocusEvent| desk.suggesting = false);
        let shown = desk.suggesting && !desk.suggestions().is_empty();
        let list = format!("{}-list", self.id);
        let chosen = desk.suggestion.map(|at| format!("{}-{at}", self.id));
        let wrong = desk.wrong().map(|_| format!("{}-wrong", self.id));
        html! {
            <input
                ref={self.field.clone()}
                type="text"
                class="fg-filter-field"
                data-filter=""
                role="combobox"
                aria-label={t("jobs.filter")}
                aria-autocomplete="list"
                aria-expanded={shown.to_string()}
                aria-controls={shown.then_some(list)}
                aria-activedescendant={chosen.filter(|_| shown)}
                aria-invalid={desk.wrong().map(|_| "true")}
                aria-describedby={wrong}
                autocomplete="off"
                spellcheck="false"
                placeholder={if desk.chips.is_empty() { t("jobs.filter.hint") } else { t("jobs.filter.more") }}
                ~value={desk.draft.clone()}
                {oninput}
                {onblur}
                onkeydown={self.filter_keys()}
            />
        }
    }

    fn filter_keys(&self) -> Callback<KeyboardEvent> {
        let work = self.clone();
        Callback::from(move |event: KeyboardEvent| {
            let offered = work.desk.borrow().suggestions();
            let (shown, at) = {
                let desk = work.desk.borrow();
                (desk.suggesting && !offered.is_empty(), desk.suggestion)
            };
            let key = event.key();
            match key.as_str() {
                "ArrowDown" | "ArrowUp" if !offered.is_empty() => {
                    let last = offered.len() - 1;
                    let next = match (key.as_str(), at) {
                        ("ArrowDown", Some(at)) if at < last => at + 1,
                        ("ArrowDown", _) => 0,
                        (_, Some(at)) if at > 0 => at - 1,
                        _ => last,
                    };
                    work.change(|desk| {
                        desk.suggesting = true;
                        desk.suggestion = Some(next);
                    });
                }
                "Enter" | "Tab" if shown && at.is_some() => {
                    let taken = at.and_then(|at| offered.get(at));
                    work.change(|desk| taken.into_iter().for_each(|it| desk.take(it)));
                }
                "Enter" => work.enter(),
                "Escape" if shown => work.change(|desk| desk.suggesting = false),
                "Escape" => work.change(|desk| {
                    desk.draft.clear();
                    desk.suggesting = false;
                    desk.refilter();
                }),
                "Backspace" if work.desk.borrow().draft.is_empty() => work.take_back(),
                _ => return,
            }
            event.prevent_default();
        })
    }

    /// What was typed becomes a chip, or it is said what is wrong with it.
    fn enter(&self) {
        let done = self.desk.borrow_mut().commit();
        if !done && let Some(problem) = &self.desk.borrow().problem {
            self.playground.announcer.write(&problem.to_string());
        }
        self.redraw.emit(());
    }

    /// The last chip is typed again.
    fn take_back(&self) {
        self.change(|desk| {
            let filter = desk.filter();
            let Some(last) = filter.tokens().last() else {
                return;
            };
            filter.text()[last.at..last.end].clone_into(&mut desk.draft);
            desk.chips = filter.without(filter.tokens().len() - 1);
            desk.refilter();
        });
    }

    fn suggestions(&self, desk: &Desk) -> Html {
        let offered = desk.suggestions();
        if !desk.suggesting || offered.is_empty() {
            return html! {};
        }
        let option = |(at, suggestion): (usize, &Suggestion)| {
            let (work, taken) = (self.clone(), suggestion.clone());
            // Before the field loses focus.
            let onmousedown = Callback::from(move |event: MouseEvent| {
                event.prevent_default();
                work.change(|desk| desk.take(&taken));
            });
            let chosen = desk.suggestion == Some(at);
            html! {
                <li key={at} id={format!("{}-{at}", self.id)} role="option" aria-selected={chosen.to_string()} {onmousedown}>
                    { &suggestion.label }
                </li>
            }
        };
        html! {
            <ul class="fg-suggestions" role="listbox" id={format!("{}-list", self.id)} aria-label={t("jobs.filter.ways")}>
                { for offered.iter().enumerate().map(option) }
            </ul>
        }
    }

    fn problem(&self, desk: &Desk) -> Html {
        let Some(problem) = desk.wrong() else {
            return html! {};
        };
        let draft = desk.draft.trim();
        let at = problem.at.min(draft.len());
        let end = problem.end.clamp(at, draft.len());
        let part = |from: usize, to: usize| draft.get(from..to).unwrap_or_default().to_owned();
        html! {
            <p class="fg-filter-wrong" id={format!("{}-wrong", self.id)}>
                { icon(Icon::Warning) }
                <span>
                    <code>{ part(0, at) }<mark>{ if at == end { "␣".into() } else { part(at, end) } }</mark>{ part(end, draft.len()) }</code>
                    { " " }{ problem.to_string() }{ " " }{ t("jobs.filter.kept") }
                </span>
            </p>
        }
    }
}
