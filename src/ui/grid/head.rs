//! The head of a grid: names of columns, order, and the box that selects all.

use super::Hand;
use super::state::Place;
use crate::ui::icons::{Icon, icon};
use crate::ui::texts::t;
use yew::prelude::*;

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Head {
    /// Its word.
    pub(crate) key: &'static str,
    /// Its name.
    pub(crate) name: AttrValue,
    /// Its width in pixels.
    pub(crate) width: u16,
    /// Whether its cells are numbers, set at the right.
    pub(crate) number: bool,
    /// Whether rows can be ordered by it.
    pub(crate) sorts: bool,
}

impl Hand {
    /// The row of the head.
    pub(super) fn head(&self) -> Html {
        let heads = self.props.columns.iter().enumerate();
        html! {
            <div role="rowgroup" class="fg-many-head">
                <div role="row" class="fg-many-row" aria-rowindex="1">
                    { self.head_box() }
                    { for heads.map(|(at, head)| self.head_cell(at + 1, head)) }
                </div>
            </div>
        }
    }

    /// Whether Tab reaches a cell of the head.
    fn head_tab(&self, column: usize) -> &'static str {
        let state = self.state.borrow();
        let here = state.place == Some(Place::Head) || state.place.is_none();
        if here && state.column == column {
            "0"
        } else {
            "-1"
        }
    }

    fn head_box(&self) -> Html {
        let all = self.props.selection.is_all();
        let some = !all && self.props.selection.count(0) > 0;
        let hand = self.clone();
        let onclick = Callback::from(move |_: MouseEvent| hand.toggle_all());
        html! {
            <div role="columnheader" class="fg-many-cell fg-many-box" aria-colindex="1" data-column="0" tabindex={self.head_tab(0)}>
                <input type="checkbox" tabindex="-1" aria-label={t("grid.all")} checked={all} ~indeterminate={some} {onclick} />
            </div>
        }
    }

    fn head_cell(&self, column: usize, head: &Head) -> Html {
        let sorted = self.props.sort.filter(|(key, _)| *key == head.key);
        let order = sorted.map(|(_, down)| if down { "descending" } else { "ascending" });
        let hand = self.clone();
        let onclick = Callback::from(move |_: MouseEvent| hand.sort_by(column));
        let hint = if head.sorts {
            t("grid.head.hint")
        } else {
            t("grid.head.fixed")
        };
        let class = classes!(
            "fg-many-cell",
            head.number.then_some("fg-many-number"),
            sorted.map(|_| "fg-many-sorted"),
        );
        let arrow = sorted.map(|(_, down)| {
            let class = if down { "fg-many-down" } else { "fg-many-up" };
            html! { <span {class}>{ icon(Icon::Arrow) }</span> }
        });
        html! {
            <div
                key={head.key}
                role="columnheader"
                {class}
                aria-sort={order}
                aria-colindex={(column + 1).to_string()}
                data-column={column.to_string()}
                tabindex={self.head_tab(column)}
                title={hint}
                {onclick}
            >
                { arrow }
                <span class="fg-many-text">{ &head.name }</span>
                { self.grip(head.key, head.width) }
            </div>
        }
    }
}
