//! What the keys of the whole page do.

use super::{Open, Parts};
use crate::ui::announcer::words;
use crate::ui::presenter;
use crate::ui::shortcuts::{self, Wish};
use yew::prelude::*;

impl Parts {
    /// Acts on what a key asks for.
    pub(super) fn keys(&self) -> Callback<KeyboardEvent> {
        let (playground, view) = (self.playground.clone(), self.view.clone());
        let (open, large, speak) = (self.open.clone(), self.presenter.0, self.speak());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && matches!(*open, Open::Menu | Open::Panel) {
                open.set(Open::Nothing);
                return;
            }
            if let Some(field) = shortcuts::filter_field(&event) {
                event.prevent_default();
                let _ = field.focus();
            }
            let Some(wish) = shortcuts::wish(&event, &view, large) else {
                return;
            };
            event.prevent_default();
            match wish {
                Wish::Send(command) => playground.send(command),
                Wish::Help => open.set(Open::Help),
                Wish::Notes => speak.emit(()),
                Wish::ResetBeat => presenter::reset(&playground, &view),
                Wish::Summarise => playground.announcer.write(&words::summary(&view)),
            }
        })
    }
}
