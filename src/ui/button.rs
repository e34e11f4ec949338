//! Buttons of one make: a name, an icon, and a reason while the act would be refused. A refused
//! button stays focusable and says its reason, instead of vanishing or going dead.

use super::context::{use_id, use_playground};
use super::icons::{Icon, icon};
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

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// Its name, for everyone.
    pub(crate) name: AttrValue,
    /// The icon in front of the name.
    pub(crate) icon: Icon,
    /// How it looks.
    #[prop_or_default]
    pub(crate) look: Look,
    /// Why the act would be refused now.
    #[prop_or_default]
    pub(crate) refused: Option<AttrValue>,
    /// More words for the tooltip: a key, a consequence.
    #[prop_or_default]
    pub(crate) hint: Option<AttrValue>,
    /// What more it is called by style sheets.
    #[prop_or_default]
    pub(crate) class: Classes,
    /// Whether a second click at once is an accident.
    #[prop_or_default]
    pub(crate) once: bool,
    /// What it does.
    pub(crate) onclick: Callback<()>,
}

/// A button.
#[component]
pub(crate) fn Button(props: &Props) -> Html {
    let playground = use_playground();
    let reason_id = use_id();
    let onclick = {
        let (act, refused, once) = (props.onclick.clone(), props.refused.clone(), props.once);
        Callback::from(move |event: MouseEvent| match &refused {
            Some(reason) => playground.announcer.say(reason),
            // The second half of a double click must not undo the first.
            None if once && event.detail() > 1 => {}
            None => act.emit(()),
        })
    };
    let glyph = props.look == Look::Glyph;
    let title = tooltip(props, glyph);
    let disabled = props.refused.is_some().then_some("true");
    html! {
        <button
            type="button"
            class={classes!(props.look.class(), props.class.clone())}
            aria-label={glyph.then(|| props.name.clone())}
            aria-disabled={disabled}
            aria-describedby={props.refused.is_some().then(|| reason_id.clone())}
            {title}
            {onclick}
        >
            { icon(props.icon) }
            if !glyph {
                <span class="fg-button-name">{ &props.name }</span>
            }
            if let Some(reason) = &props.refused {
                <span id={reason_id} hidden=true>{ reason }</span>
            }
        </button>
    }
}

fn tooltip(props: &Props, glyph: bool) -> Option<AttrValue> {
    let more = props.refused.as_ref().or(props.hint.as_ref());
    match (glyph, more) {
        (true, Some(more)) => Some(format!("{}: {more}", props.name).into()),
        (true, None) => Some(props.name.clone()),
        (false, more) => more.cloned(),
    }
}
