//! The foot of a grid: which rows are in sight, of how many, and a field to go to one.

use super::Hand;
use crate::ui::button::{Look, button};
use crate::ui::icons::Icon;
use crate::ui::say::count;
use crate::ui::texts::{t, tf};
use web_sys::HtmlInputElement;
use yew::prelude::*;

impl Hand {
    /// The foot.
    pub(super) fn foot(&self) -> Html {
        let total = self.rows().total();
        let (first, last) = self.state.borrow().seen();
        let gone = self.state.borrow().gone(self.rows());
        let words = if total == 0 {
            t("grid.none").to_owned()
        } else {
            let values: [(&str, &dyn std::fmt::Display); 3] = [
                ("first", &count(first + 1)),
                ("last", &count(last + 1)),
                ("total", &count(total)),
            ];
            tf("grid.rows", &values)
        };
        html! {
            <footer class="fg-many-foot">
                <span class="fg-many-count">{ words }</span>
                { self.goto_field(total) }
                if gone > 0 {
                    <span class="fg-many-left">
                        { tf("grid.left", &[("n", &gone)]) }
                        { button(t("grid.look"), Icon::Reset, self.look_now()).look(Look::Subtle).html() }
                    </span>
                }
                <span class="fg-many-sort">{ self.props.foot.clone() }</span>
            </footer>
        }
    }

    fn look_now(&self) -> Callback<()> {
        let hand = self.clone();
        Callback::from(move |()| {
            hand.state.borrow_mut().look(hand.rows());
            hand.redraw.emit(());
        })
    }

    fn goto_field(&self, total: u64) -> Html {
        let hand = self.clone();
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            let field: HtmlInputElement = event.target_unchecked_into();
            match event.key().as_str() {
                "Enter" => {
                    event.prevent_default();
                    let typed = field.value().replace([',', ' '], "");
                    if let Ok(number) = typed.parse() {
                        hand.go_to(number);
                        field.set_value("");
                    }
                }
                "Escape" => field.set_value(""),
                _ => {}
            }
        });
        html! {
            <label class="fg-many-goto">
                <span>{ t("grid.goto") }</span>
                <input ref={self.goto.clone()} type="text" class="fg-input" inputmode="numeric" autocomplete="off" placeholder={count(total)} {onkeydown} />
            </label>
        }
    }
}
