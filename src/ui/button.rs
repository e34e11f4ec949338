//! Buttons of one make: a name, an icon, and a reason while the act would be refused. A refused
//! button stays focusable and says its reason, instead of vanishing or going dead.

use super::context::Playground;
use super::icons::{Icon, icon};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// How a button looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Look {
    /// The one act that matters here: brand colour, tall.
    Primary,
    /// An outlined button.
    #[default]
    Outline,
    /// No outline until it is pointed at: icon and text.
    Subtle,
    /// No outline, the icon alone; the name is its tooltip.
    Glyph,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "fg-button fg-button--primary",
            Self::Outline => "fg-button",
            Self::Subtle => "fg-button fg-button--subtle",
            Self::Glyph => "fg-button fg-button--subtle fg-button--glyph",
        }
    }
}

/// A button in the making.
pub(crate) struct Button {
    name: AttrValue,
    icon: Icon,
    look: Look,
    refused: Option<AttrValue>,
    hint: Option<AttrValue>,
    class: &'static str,
    once: bool,
    onclick: Callback<()>,
}

/// An outlined button: its name for everyone, the icon in front of it, and what it does.
pub(crate) fn button(name: impl Into<AttrValue>, icon: Icon, onclick: Callback<()>) -> Button {
    Button {
        name: name.into(),
        icon,
        look: Look::Outline,
        refused: None,
        hint: None,
        class: "",
        once: false,
        onclick,
    }
}

impl Button {
    /// How it looks.
    pub(crate) fn look(self, look: Look) -> Self {
        Self { look, ..self }
    }

    /// Why the act would be refused now, if it would.
    pub(crate) fn refused(self, reason: Option<&str>) -> Self {
        let refused = reason.map(|reason| AttrValue::from(reason.to_owned()));
        Self { refused, ..self }
    }

    /// More words for the tooltip: a key, a consequence.
    pub(crate) fn hint(self, hint: impl Into<AttrValue>) -> Self {
        let hint = Some(hint.into());
        Self { hint, ..self }
    }

    /// What more it is called by style sheets.
    pub(crate) fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }

    /// A second click at once is an accident.
    pub(crate) fn once(self) -> Self {
        Self { once: true, ..self }
    }

    /// The button on the page. The tooltip of a refused one is its description, read aloud too.
    pub(crate) fn html(self) -> Html {
        let glyph = self.look == Look::Glyph;
        let title = self.tooltip(glyph);
        let refused = self.refused.is_some();
        let (act, once) = (self.onclick, self.once);
        let onclick = Callback::from(move |event: MouseEvent| {
            // The second half of a double click must not undo the first.
            let again = once && event.detail() > 1;
            if !refused && !again {
                act.emit(());
            }
        });
        html! {
            <button
                type="button"
                class={classes!(self.look.class(), self.class)}
                aria-label={glyph.then(|| self.name.clone())}
                aria-disabled={refused.then_some("true")}
                data-refused={self.refused}
                {title}
                {onclick}
            >
                { icon(self.icon) }
                if !glyph {
                    <span class="fg-button-name">{ self.name }</span>
                }
            </button>
        }
    }

    fn tooltip(&self, glyph: bool) -> Option<AttrValue> {
        let more = self.refused.as_ref().or(self.hint.as_ref());
        match (glyph, more) {
            (true, Some(more)) => Some(format!("{}: {more}", self.name).into()),
            (true, None) => Some(self.name.clone()),
            (false, more) => more.cloned(),
        }
    }
}

/// Says why a control is refused that was clicked all the same.
pub(crate) fn refusals(playground: &Playground) -> Callback<MouseEvent> {
    let announcer = playground.announcer.clone();
    Callback::from(move |event: MouseEvent| {
        if let Some(reason) = refusal(&event) {
            announcer.say(&reason);
        }
    })
}

/// Why the control that was clicked is refused, if it is.
pub(crate) fn refusal(event: &MouseEvent) -> Option<String> {
    let target = event.composed_path().get(0).dyn_into::<Element>().ok()?;
    let refused = target.closest("[data-refused]").ok().flatten()?;
    refused.get_attribute("data-refused")
}

/// A small button that shows a picture's numbers as a table, and hides them again.
pub(crate) fn as_table(name: String, open: bool, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="fg-as-table" aria-label={name.clone()} title={name}
            aria-expanded={open.to_string()} {onclick}>
            { icon(Icon::Table) }
        </button>
    }
}
