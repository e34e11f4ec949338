//! The rows of a grid that are in the page.

use super::Hand;
use super::state::Place;
use crate::ui::texts::{t, tf};
use std::fmt::Write as _;
use yew::prelude::*;

impl Hand {
    /// The grid itself, in the element that scrolls it.
    pub(super) fn table(&self) -> Html {
        let total = self.props.source.rows.total();
        let columns = self.props.columns.len() + 1;
        html! {
            <div
                ref={self.scroller.clone()}
                class="fg-many"
                tabindex="-1"
                onscroll={self.onscroll()}
                onkeydown={self.onkeydown()}
                onfocusin={self.onfocusin()}
                onfocusout={self.onfocusout()}
                onpointerenter={self.onpointed(true)}
                onpointerleave={self.onpointed(false)}
                onmousedown={Self::onmousedown()}
                onclick={self.onclick()}
            >
                <div
                    role="grid"
                    class="fg-many-grid"
                    aria-label={&self.props.name}
                    aria-rowcount={(total + 1).to_string()}
                    aria-colcount={columns.to_string()}
                    aria-multiselectable="true"
                    aria-busy={self.props.busy.then_some("true")}
                    ~style={self.measures()}
                >
                    { self.head() }
                    { self.body() }
                </div>
                if total == 0 && self.state.borrow().held.is_empty() && !self.props.busy {
                    <div class="fg-many-empty">{ self.props.empty.clone() }</div>
                }
            </div>
        }
    }

    /// Widths and heights as custom properties.
    fn measures(&self) -> String {
        let (height, first) = self.state.borrow().layout();
        let row = self.props.row_px;
        let mut css = format!("--row:{row}px;--rows:{height}px;--first:{first}px;--columns:44px");
        for (at, head) in self.props.columns.iter().enumerate() {
            // Writing to a string can't fail.
            let _ = if at + 1 == self.props.columns.len() {
                write!(css, " minmax({}px,1fr)", head.width)
            } else {
                write!(css, " {}px", head.width)
            };
        }
        css
    }

    fn body(&self) -> Html {
        let (held, first, focused) = {
            let state = self.state.borrow();
            let away = state.focused.then(|| state.key()).flatten();
            let away = away.filter(|key| !state.held.contains(key));
            (state.held.clone(), state.first, away)
        };
        // A row with focus stays in the page when it is scrolled away, out of sight.
        let away = focused.map(|key| {
            let rank = self.rows().rank(key);
            let class = if rank < first {
                "fg-many-above"
            } else {
                "fg-many-below"
            };
            self.row(key, rank, class)
        });
        let rows = held.iter().zip(first..);
        html! {
            <div class="fg-many-strip">
                <div role="rowgroup" class="fg-many-rows">
                    { for rows.map(|(key, rank)| self.row(*key, rank, "")) }
                    { for away }
                </div>
            </div>
        }
    }

    fn row(&self, key: u32, rank: u64, class: &'static str) -> Html {
        let Some((name, cells)) = self.rows().row(key) else {
            return html! { <div key={key} role="row" class="fg-many-row"></div> };
        };
        let gone = !self.rows().has(key);
        let selection = &self.props.selection;
        let selected = selection.has(key) && !(gone && selection.is_all());
        let at = {
            let state = self.state.borrow();
            (state.place == Some(Place::Row(key))).then_some(state.column)
        };
        let tab = |column: usize| if at == Some(column) { "0" } else { "-1" };
        let class = classes!(
            "fg-many-row",
            class,
            selected.then_some("fg-many-row--selected"),
            gone.then_some("fg-many-row--gone"),
        );
        let cells = cells.into_iter().zip(&*self.props.columns).enumerate();
        let cell = |(at, (cell, head)): (usize, (Html, &super::Head))| {
            let class = classes!("fg-many-cell", head.number.then_some("fg-many-number"));
            html! {
                <div key={head.key} role="gridcell" {class} aria-colindex={(at + 2).to_string()} data-column={(at + 1).to_string()} tabindex={tab(at + 1)}>
                    { cell }
                    if gone && at == 0 {
                        <span class="fg-many-gone">{ t("grid.gone") }</span>
                    }
                </div>
            }
        };
        html! {
            <div
                key={key}
                role="row"
                {class}
                aria-rowindex={(rank + 2).to_string()}
                aria-selected={selected.to_string()}
                data-key={key.to_string()}
            >
                <div key="box" role="gridcell" class="fg-many-cell fg-many-box" aria-colindex="1" data-column="0" tabindex={tab(0)}>
                    <input type="checkbox" tabindex="-1" aria-label={tf("grid.select", &[("name", &name)])} checked={selected} />
                </div>
                { for cells.map(cell) }
            </div>
        }
    }
}
