//! The pages of the playground and their addresses. One is shown at a time; the browser's back
//! and forward work.

use super::browser::{self, Listener};
use super::button;
use super::context::Playground;
use super::icons::Icon;
use super::texts::{t, tf};
use crate::session::View;
use crate::session::format::clock;
use crate::session::view::PlayState;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    /// The stage, the charts and the panel.
    Playground,
    /// The grid of workflows.
    Processes,
    /// The grid of system jobs.
    Jobs,
    /// Questions about jobs, processes and logs.
    Find,
    /// The two tables that grow.
    Storage,
    /// What to do in a real environment.
    Real,
    /// What is modelled, assumed and left out.
    About,
    /// Two runs side by side, and many.
    Compare,
}

impl Page {
    /// All pages in the order of the rail.
    pub(crate) const ALL: [Self; 8] = [
        Self::Playground,
        Self::Processes,
        Self::Jobs,
        Self::Find,
        Self::Storage,
        Self::Compare,
        Self::Real,
        Self::About,
    ];

    /// Its word in the address.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Playground => "playground",
            Self::Processes => "processes",
            Self::Jobs => "jobs",
            Self::Find => "find",
            Self::Storage => "storage",
            Self::Real => "real",
            Self::About => "about",
            Self::Compare => "compare",
        }
    }

    /// Its name in the rail.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Playground => t("page.playground"),
            Self::Processes => t("page.processes"),
            Self::Jobs => t("page.jobs"),
            Self::Find => t("page.find"),
            Self::Storage => t("page.storage"),
            Self::Real => t("page.real"),
            Self::About => t("page.about"),
            Self::Compare => t("page.compare"),
        }
    }

    /// Its icon in the rail.
    pub(crate) const fn icon(self) -> Icon {
        match self {
            Self::Playground => Icon::Waves,
            Self::Processes => Icon::Process,
            Self::Jobs => Icon::Table,
            Self::Find => Icon::Find,
            Self::Storage => Icon::Database,
            Self::Real => Icon::Guide,
            Self::About => Icon::Info,
            Self::Compare => Icon::Compare,
        }
    }

    /// Its address; the rest of the query stays as it is.
    pub(crate) fn address(self) -> String {
        self.address_of("record", None)
    }

    /// Its address with one more value of the query, or without it.
    pub(crate) fn address_of(self, name: &'static str, value: Option<&str>) -> String {
        let word = (self != Self::Playground).then(|| self.word());
        let (_, fragment) = browser::asked();
        browser::query_with(&[("view", word), (name, value)]) + &fragment
    }

    /// The addresses of all pages: the rest of the address is read once for all of them.
    pub(crate) fn addresses() -> impl Fn(Self) -> String {
        let plain = Self::Playground.address();
        let other = Self::Jobs.address();
        let of = |page: Self| format!("view={}", page.word());
        move |page| match page {
            Self::Playground => plain.clone(),
            _ => other.replacen(&of(Self::Jobs), &of(page), 1),
        }
    }

    fn current() -> Self {
        let word = browser::query("view");
        let known = Self::ALL
            .into_iter()
            .find(|page| word.as_deref() == Some(page.word()));
        known.unwrap_or(Self::Playground)
    }
}

/// A link to a page, wherever on the screen; [`clicks`] tells the frame that it was followed.
pub(crate) fn link(page: Page, text: &str) -> Html {
    html! {
        <a class="fg-link" href={page.address()} data-go={page.word()}>{ text.to_owned() }</a>
    }
}

/// What the frame does with clicks anywhere: says why a control is refused that was clicked all the
/// same, and follows links to pages.
pub(crate) fn clicks(playground: &Playground, go: &Callback<Page>) -> Callback<MouseEvent> {
    let (announcer, go) = (playground.announcer.clone(), go.clone());
    Callback::from(move |event: MouseEvent| {
        if let Some(page) = asked(&event) {
            event.prevent_default();
            go.emit(page);
        }
        if let Some(reason) = button::refusal(&event) {
            announcer.say(&reason);
        }
    })
}

/// The page whose link was followed, if one was. With a modifier the browser opens it elsewhere.
fn asked(event: &MouseEvent) -> Option<Page> {
    let target = event.composed_path().get(0).dyn_into::<Element>().ok()?;
    let link = target.closest("[data-go]").ok().flatten()?;
    let word = link.get_attribute("data-go")?;
    let plain = !(event.ctrl_key() || event.meta_key() || event.shift_key());
    let page = Page::ALL.into_iter().find(|page| page.word() == word);
    page.filter(|_| plain)
}

/// When what a page shows was read.
pub(crate) fn as_of(view: &View) -> String {
    let time = clock(view.at_ms);
    match view.playback.state {
        PlayState::Playing => tf("processes.live", &[("time", &time)]),
        PlayState::Paused | PlayState::Ended => tf("processes.as_of", &[("time", &time)]),
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
            // The page may be the same, and what it shows another.
            browser::tell_address();
        }
    });
    (*page, go)
}
