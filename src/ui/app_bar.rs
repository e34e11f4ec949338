//! The app bar: what is being played, with which seed, and what concerns the whole page.

mod seed;

use super::button::{Button, Look};
use super::context::{use_id, use_playground};
use super::icons::{Icon, brand, icon};
use super::select::Select;
use super::settings::Settings;
use super::size::Size;
use super::texts::{t, tf};
use super::theme::{Theme, ThemeHandle};
use crate::scenario::{Shipped, catalogue};
use crate::session::Command;
use crate::session::view::{Playback, ScenarioView};
use seed::Seed;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// What is being played.
    pub(crate) scenario: Rc<ScenarioView>,
    /// What the settings show.
    pub(crate) playback: Playback,
    /// How much room there is.
    pub(crate) size: Size,
    /// Light or dark.
    pub(crate) theme: ThemeHandle,
    /// Whether the menu is open, where the rail is one.
    pub(crate) menu: bool,
    /// Opens or closes the menu.
    pub(crate) onmenu: Callback<()>,
    /// Opens the editor.
    pub(crate) onedit: Callback<()>,
    /// Opens the help.
    pub(crate) onhelp: Callback<()>,
    /// Says how things stand.
    pub(crate) onsummary: Callback<()>,
}

/// The app bar.
#[component]
pub(crate) fn AppBar(props: &Props) -> Html {
    let narrow = props.size < Size::Medium;
    let edit_look = if narrow { Look::Glyph } else { Look::Subtle };
    html! {
        <header class="fg-appbar">
            if narrow {
                <MenuButton open={props.menu} onclick={props.onmenu.clone()} />
            }
            <span class="fg-brand">{ brand() }<span class="fg-brand-name">{ "Floodgate" }</span></span>
            if props.size > Size::Phone {
                <ScenarioBar scenario={props.scenario.clone()} />
            }
            if props.size == Size::Phone {
                <p class="fg-appbar-what">{ tf("bar.what", &[("title", &props.scenario.title), ("seed", &props.scenario.seed)]) }</p>
            }
            <div class="fg-appbar-acts">
                <Button name={t("edit")} icon={Icon::Edit} look={edit_look} onclick={props.onedit.clone()} />
                <Settings playback={props.playback} />
                if props.size > Size::Phone {
                    <More theme={props.theme.clone()} look={Look::Glyph} onhelp={props.onhelp.clone()} onsummary={props.onsummary.clone()} />
                }
            </div>
        </header>
    }
}

#[derive(PartialEq, Properties)]
struct MenuProps {
    open: bool,
    onclick: Callback<()>,
}

#[component]
fn MenuButton(props: &MenuProps) -> Html {
    let onclick = props.onclick.reform(|_: MouseEvent| ());
    html! {
        <button
            type="button"
            class="fg-button fg-button--subtle fg-button--glyph"
            aria-label={t("menu")}
            title={t("menu")}
            aria-expanded={props.open.to_string()}
            {onclick}
        >
            { icon(if props.open { Icon::Close } else { Icon::Menu }) }
        </button>
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct MoreProps {
    /// Light or dark.
    pub(crate) theme: ThemeHandle,
    /// How the buttons look: icons in the bar, with their names in the menu.
    pub(crate) look: Look,
    /// Opens the help.
    pub(crate) onhelp: Callback<()>,
    /// Says how things stand.
    pub(crate) onsummary: Callback<()>,
}

/// What concerns the whole page: in the bar, or in the menu where the bar is short.
#[component]
pub(crate) fn More(props: &MoreProps) -> Html {
    let look = props.look;
    html! {
        <>
            <Button name={t("summarise")} icon={Icon::Speak} {look} onclick={props.onsummary.clone()} />
            { theme_button(props.theme.clone(), look) }
            <Button name={t("help")} icon={Icon::Help} {look} onclick={props.onhelp.clone()} />
        </>
    }
}

fn theme_button(theme: ThemeHandle, look: Look) -> Html {
    let (name, icon) = match theme.chosen {
        Theme::Auto => (t("theme.auto"), Icon::Auto),
        Theme::Light => (t("theme.light"), Icon::Sun),
        Theme::Dark => (t("theme.dark"), Icon::Moon),
    };
    let onclick = Callback::from(move |()| theme.choose(theme.chosen.next()));
    html! { <Button {name} {icon} {look} {onclick} /> }
}

#[derive(PartialEq, Properties)]
pub(crate) struct ScenarioProps {
    /// What is being played.
    pub(crate) scenario: Rc<ScenarioView>,
}

/// Which scenario, which seed, and whether it was edited.
#[component]
pub(crate) fn ScenarioBar(props: &ScenarioProps) -> Html {
    let playground = use_playground();
    let id = use_id();
    let restore = {
        let playground = playground.clone();
        Callback::from(move |()| playground.send(Command::RestoreScenario))
    };
    let load = Callback::from(move |id: String| playground.send(Command::Load(id)));
    let value = props.scenario.id.clone().unwrap_or_default();
    html! {
        <div class="fg-scenario">
            <label class="fg-unseen" for={&id}>{ t("scenario") }</label>
            <Select {id} class="fg-scenario-select" {value} hint={props.scenario.description.clone()} onchoose={load}>
                { options(&props.scenario) }
            </Select>
            <Seed seed={props.scenario.seed} />
            if props.scenario.edited {
                <span class="fg-badge fg-badge--warn">{ icon(Icon::Edit) }{ t("edited") }</span>
                <Button name={t("restore")} icon={Icon::Undo} look={Look::Subtle} onclick={restore} />
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
