//! The pages of the playground and their addresses. One is shown at a time; the browser's back
//! and forward work.

use super::browser::{self, Listener};
use super::icons::Icon;
use super::texts::t;
use yew::prelude::*;

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    /// The stage, the charts and the panel.
    Playground,
    /// The grid of workflows.
    Processes,
    /// What is modelled, assumed and left out.
    About,
}

impl Page {
    /// All pages in the order of the rail.
    pub(crate) const ALL: [Self; 3] = [Self::Playground, Self::Processes, Self::About];

    /// Its word in the address.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Playground => "playground",
            Self::Processes => "processes",
            Self::About => "about",
        }
    }

    /// Its name in the rail.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Playground => t("page.playground"),
            Self::Processes => t("page.processes"),
            Self::About => t("page.about"),
        }
    }

    /// Its icon in the rail.
    pub(crate) const fn icon(self) -> Icon {
        match self {
            Self::Playground => Icon::Waves,
            Self::Processes => Icon::Process,
            Self::About => Icon::Info,
        }
    }

    /// Its address; the rest of the query stays as it is.
    pub(crate) fn address(self) -> String {
        let word = (self != Self::Playground).then(|| self.word());
        browser::address_with("view", word)
    }

    fn current() -> Self {
        let word = browser::query("view");
        let known = Self::ALL
            .into_iter()
            .find(|page| word.as_deref() == Some(page.word()));
        known.unwrap_or(Self::Playground)
    }
}

/// The page shown, and a way to go to another.
#[hook]
pub(crate) fn use_page() -> (Page, Callback<Page>) {
    let page = use_state_eq(Page::current);
    {
        let set = page.setter();
        use_effect_with((), move |()| {
            let listener = browser::window()
                .map(|window| Listener::new(&window, "popstate", move || set.set(Page::current())));
            move || drop(listener)
        });
    }
    let go = use_callback((), {
        let set = page.setter();
        move |page: Page, ()| {
            browser::push_address(&page.address());
            set.set(page);
        }
    });
    (*page, go)
}
