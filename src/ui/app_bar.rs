//! The app bar: what is being played, with which seed, and what concerns the whole page.

mod seed;

use super::button::{Look, button};
use super::context::Playground;
use super::icons::{Icon, brand, icon};
use super::select::select;
use super::size::Size;
use super::texts::{t, tf};
use super::theme::{Theme, ThemeHandle};
use crate::scenario::{Shipped, catalogue};
use crate::session::Command;
use crate::session::lock::{Lock, Locks};
use crate::session::view::{ScenarioView, View};
use seed::seed;
use yew::prelude::*;

/// What the parts of the bar do besides acting on the session.
#[derive(Clone)]
pub(crate) struct Doings {
    /// Opens or closes the menu.
    pub(crate) menu: Callback<()>,
    /// Opens the editor.
    pub(crate) edit: Callback<()>,
    /// Opens the ways to share the run.
    pub(crate) share: Callback<()>,
    /// Opens the code for other pages.
    pub(crate) embed: Callback<()>,
    /// Begins to present, or ends it.
    pub(crate) present: Callback<()>,
    /// Opens time and acts.
    pub(crate) acts: Callback<()>,
    /// Opens the help.
    pub(crate) help: Callback<()>,
    /// Says how things stand.
    pub(crate) summarise: Callback<()>,
}

/// The app bar, for the room there is, with whether the menu is open, where the rail is one, and
/// with the settings.
pub(crate) fn app_bar(
    playground: &Playground,
    view: &View,
    size: Size,
    theme: &ThemeHandle,
    (menu, settings): (bool, Html),
    doings: &Doings,
) -> Html {
    let narrow = size < Size::Medium;
    let edit_look = if narrow { Look::Glyph } else { Look::Subtle };
    let scenario = &view.scenario;
    html! {
        <header class="fg-appbar">
            if narrow {
                { menu_button(menu, &doings.menu) }
            }
            <span class="fg-brand">{ brand() }<span class="fg-brand-name">{ "Floodgate" }</span></span>
            if size > Size::Phone {
                { scenario_bar(playground, scenario) }
                { locked(view.locks) }
            } else {
                <p class="fg-appbar-what">{ tf("bar.what", &[("title", &scenario.title), ("seed", &scenario.seed)]) }</p>
                { locked(view.locks) }
            }
            <div class="fg-appbar-acts">
                { button(t("edit"), Icon::Edit, doings.edit.clone()).look(edit_look).html() }
                { settings }
                if size > Size::Phone {
                    { more(theme, Look::Glyph, size == Size::Wide, doings, view.locks) }
                }
            </div>
        </header>
    }
}

fn menu_button(open: bool, onclick: &Callback<()>) -> Html {
    let onclick = onclick.reform(|_: MouseEvent| ());
    html! {
        <button
            type="button"
            class="fg-button fg-button--subtle fg-button--glyph"
            aria-label={t("menu")}
            title={t("menu")}
            aria-expanded={open.to_string()}
            {onclick}
        >
            { icon(if open { Icon::Close } else { Icon::Menu }) }
        </button>
    }
}

/// What concerns the whole page: icons in the bar, or with their names in the menu where the bar
/// is short. Where there is room, the ways to show the run to others have theirs in the bar too.
pub(crate) fn more(
    theme: &ThemeHandle,
    look: Look,
    room: bool,
    doings: &Doings,
    locks: Locks,
) -> Html {
    let named = if room { Look::Subtle } else { look };
    html! {
        <>
            { button(t("acts.title"), Icon::Clock, doings.acts.clone()).look(look).html() }
            { button(t("share"), Icon::Share, doings.share.clone()).look(named).class("fg-named").html() }
            { button(t("embed"), Icon::Code, doings.embed.clone()).look(named).class("fg-named").html() }
            { button(t("present"), Icon::Present, doings.present.clone()).look(named).class("fg-named").html() }
            { button(t("summarise"), Icon::Speak, doings.summarise.clone()).look(look).html() }
            { theme_button(theme.clone(), look, locks) }
            { button(t("help"), Icon::Help, doings.help.clone()).look(look).html() }
        </>
    }
}

fn theme_button(theme: ThemeHandle, look: Look, locks: Locks) -> Html {
    let (name, icon) = match theme.chosen {
        Theme::Auto => (t("theme.auto"), Icon::Auto),
        Theme::Light => (t("theme.light"), Icon::Sun),
        Theme::Dark => (t("theme.dark"), Icon::Moon),
    };
    let onclick = Callback::from(move |()| theme.choose(theme.chosen.next()));
    let refused = locks.has(Lock::Theme).then(|| Lock::Theme.to_string());
    let button = button(name, icon, onclick).look(look);
    button.refused(refused.as_deref()).html()
}

/// What a trainer's link fixes.
fn locked(locks: Locks) -> Html {
    if locks.is_empty() {
        return html! {};
    }
    let word = |lock: Lock| match lock {
        Lock::Scenario => t("lock.scenario"),
        Lock::Seed => t("lock.seed"),
        Lock::Edit => t("lock.edit"),
        Lock::Acts => t("lock.acts"),
        Lock::Workers => t("lock.workers"),
        Lock::Time => t("lock.time"),
        Lock::Speed => t("lock.speed"),
        Lock::Theme => t("lock.theme"),
        Lock::View => t("lock.view"),
    };
    let what: Vec<&str> = locks.iter().map(word).collect();
    let title = tf("locked.what", &[("what", &what.join(", "))]);
    html! {
        <span class="fg-badge fg-badge--lock" title={title.clone()}>
            { icon(Icon::Lock) }
            <span>{ t("locked") }</span>
            <span class="fg-unseen">{ title }</span>
        </span>
    }
}

/// Which scenario, which seed, and whether it was edited.
pub(crate) fn scenario_bar(playground: &Playground, scenario: &ScenarioView) -> Html {
    let load = {
        let playground = playground.clone();
        Callback::from(move |id: String| playground.send(Command::Load(id)))
    };
    let value = scenario.id.clone().unwrap_or_default();
    let hint = Some(scenario.description.clone().into());
    let restore = playground.sender(Command::RestoreScenario);
    html! {
        <div class="fg-scenario">
            <label>
                <span class="fg-unseen">{ t("scenario") }</span>
                { select(value, hint, "fg-scenario-select", options(scenario), &load) }
            </label>
            { seed(playground, scenario.seed) }
            if scenario.edited {
                <span class="fg-badge fg-badge--warn">{ icon(Icon::Edit) }{ t("edited") }</span>
                { button(t("restore"), Icon::Undo, restore).look(Look::Subtle).html() }
            }
        </div>
    }
}

/// The shipped scenarios, and the open one where it is not shipped.
fn options(scenario: &ScenarioView) -> Html {
    let option = |shipped: &Shipped| {
        let selected = scenario.id.as_deref() == Some(shipped.id);
        html! { <option key={shipped.id} value={shipped.id} {selected}>{ shipped.title }</option> }
    };
    let own = scenario.id.is_none().then(|| {
        html! { <option key="" value="" selected=true>{ tf("scenario.own", &[("title", &scenario.title)]) }</option> }
    });
    html! { <>{ own }{ for catalogue().iter().map(option) }</> }
}
