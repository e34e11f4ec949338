//! Light, dark, or as the system has it: chosen, remembered, and written where the tokens stand,
//! on the page's root or on the host of the shadow root.

use super::browser::{self, Listener};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};
use yew::prelude::*;

/// Width of A4 paper between its margins, in CSS pixels.
const PAPER_PX: i32 = 718;

/// What a person chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the system has it, followed when that changes.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// Its word in links and memories.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The one after it, round and round.
    pub(crate) const fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }

    fn at_first(asked: Option<&str>) -> Self {
        let word = asked.map(str::to_owned);
        let word = word.or_else(|| browser::recall("theme"));
        let known = Self::ALL
            .into_iter()
            .find(|theme| word.as_deref() == Some(theme.word()));
        known.unwrap_or(Self::Auto)
    }
}

/// The theme of a playground.
#[derive(Clone, PartialEq)]
pub(crate) struct ThemeHandle {
    /// What was chosen.
    pub(crate) chosen: Theme,
    set: UseStateSetter<Theme>,
}

impl ThemeHandle {
    /// Chooses another.
    pub(crate) fn choose(&self, theme: Theme) {
        browser::remember("theme", theme.word());
        self.set.set(theme);
    }
}

/// Keeps the theme of the playground that `node` stands in.
#[hook]
pub(crate) fn use_theme(node: &NodeRef, asked: Option<&str>) -> ThemeHandle {
    let chosen = use_state_eq(|| Theme::at_first(asked));
    let system_dark = use_system_dark();
    let dark = match *chosen {
        Theme::Auto => system_dark,
        Theme::Light => false,
        Theme::Dark => true,
    };
    let node = node.clone();
    use_effect_with(dark, move |dark| {
        let write = {
            let dark = *dark;
            move |printing: bool| {
                let word = if dark && !printing { "dark" } else { "light" };
                let Some(node) = node.cast::<HtmlElement>() else {
                    return;
                };
                if let Some(bearer) = bearer(&node) {
                    let _ = bearer.set_attribute("data-theme", word);
                }
                // The canvases keep their width; what was beside or below them on the screen follows,
                // and the whole is made as small as the paper is.
                let main = node.query_selector(".fg-main").ok().flatten();
                let width = main.map_or(0, |main| main.client_width()).max(1);
                let _ = node
                    .style()
                    .set_property("--paper-width", &format!("{width}px"));
                let zoom = format!("{}%", (PAPER_PX * 100 / width).min(100));
                let _ = node.style().set_property("--paper-zoom", &zoom);
            }
        };
        write(false);
        // Paper is light. The canvases are drawn anew by whoever watches the attribute.
        let (paper, screen) = (write.clone(), write);
        let listeners = browser::window().map(|window| {
            [
                Listener::new(&window, "beforeprint", move || paper(true)),
                Listener::new(&window, "afterprint", move || screen(false)),
            ]
        });
        move || drop(listeners)
    });
    ThemeHandle {
        chosen: *chosen,
        set: chosen.setter(),
    }
}

/// Whether the type is as large as a room needs that looks at a wall, and what changes that.
#[hook]
pub(crate) fn use_presenter() -> (bool, Callback<bool>) {
    let asked = || browser::query("presenter").or_else(|| browser::recall("presenter"));
    let large = use_state_eq(|| asked().as_deref() == Some("1"));
    let set = large.setter();
    let change = Callback::from(move |large: bool| {
        browser::remember("presenter", if large { "1" } else { "0" });
        set.set(large);
    });
    (*large, change)
}

#[hook]
fn use_system_dark() -> bool {
    let query = use_memo((), |()| browser::media("(prefers-color-scheme: dark)"));
    let dark = use_state_eq(|| {
        query
            .as_ref()
            .as_ref()
            .is_some_and(web_sys::MediaQueryList::matches)
    });
    let set = dark.setter();
    use_effect_with((), move |()| {
        let listener = query.as_ref().clone().map(|query| {
            let asked = query.clone();
            Listener::new(&query, "change", move || set.set(asked.matches()))
        });
        move || drop(listener)
    });
    *dark
}

/// Where the tokens of this node stand.
fn bearer(node: &Element) -> Option<Element> {
    let root = node.get_root_node();
    match root.dyn_into::<ShadowRoot>() {
        Ok(shadow) => Some(shadow.host()),
        Err(_) => browser::window()?.document()?.document_element(),
    }
}
