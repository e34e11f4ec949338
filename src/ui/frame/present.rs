//! What the frame does for a presenter.

use super::Parts;
use crate::ui::presenter;
use yew::prelude::*;

impl Parts {
    /// Begins to present, or ends it.
    pub(super) fn present(&self) -> Callback<()> {
        let (large, change) = self.presenter.clone();
        Callback::from(move |()| {
            presenter::fill_screen(!large);
            change.emit(!large);
        })
    }

    /// Shows or hides the notes of a presenter.
    pub(super) fn speak(&self) -> Callback<()> {
        let speaking = self.speaking.clone();
        Callback::from(move |()| speaking.set(!*speaking))
    }

    pub(super) fn beats(&self) -> Html {
        if !self.presenter.0 {
            return html! {};
        }
        let notes = (*self.speaking, self.speak());
        presenter::bar(&self.playground, &self.view, notes, self.present())
    }
}
