//! The editor: rates, sizes, starts, workers and service times of the scenario that is played,
//! with their limits, the beats of its story, and the load that they come to, before anything runs.

mod beats;
mod field;
mod group;
mod load;
mod unit;

use super::context::{Playground, use_id};
use super::dialog::{Confirm, Dialog};
use super::icons::{Icon, icon};
use super::texts::t;
use crate::scenario::Scenario;
use crate::session::Command;
use group::Group;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// Whose scenario is edited.
    pub(crate) playground: Playground,
    /// It was closed.
    pub(crate) onclose: Callback<()>,
}

/// What is being typed, and why the last try was refused.
#[derive(Clone, PartialEq)]
struct Typing {
    groups: Vec<Group>,
    beats: Vec<beats::Beat>,
    refused: Option<AttrValue>,
}

/// The editor.
#[component]
pub(crate) fn Editor(props: &Props) -> Html {
    let playground = &props.playground;
    let id = use_id();
    let scenario = use_memo((), |()| {
        playground.store.read(|session| session.scenario().clone())
    });
    let typing = use_state(|| Typing {
        groups: group::of(&scenario),
        beats: beats::of(&scenario),
        refused: None,
    });
    let edited = edited(&scenario, &typing);
    let ontype = ontype(&typing);
    let confirm = Confirm {
        name: t("edit.apply").into(),
        icon: Icon::Play,
        act: apply(playground, &typing, edited.clone()),
    };
    let groups = typing.groups.iter().enumerate();
    let groups = groups.map(|(place, group)| group::fields(&id, place, group, &ontype));
    let foot = load::note(edited.as_ref(), typing.refused.as_ref());
    html! {
        <Dialog title={t("edit.title")} class="fg-editor" {confirm} {foot} close={t("edit.cancel")} onclose={props.onclose.clone()}>
            <p class="fg-quiet">{ icon(Icon::Reset) }{ t("edit.note") }</p>
            { for groups }
            { beats::fields(&typing.beats, scenario.horizon, &onbeat(&typing)) }
        </Dialog>
    }
}

/// Keeps what is typed: group, field, text.
fn ontype(typing: &UseStateHandle<Typing>) -> Callback<(usize, usize, String)> {
    let typing = typing.clone();
    Callback::from(move |(group, field, text): (usize, usize, String)| {
        let mut next = (*typing).clone();
        next.refused = None;
        let group = next.groups.get_mut(group);
        if let Some(field) = group.and_then(|group| group.fields.get_mut(field)) {
            field.text = text;
        }
        typing.set(next);
    })
}

/// Keeps what is typed of the beats.
fn onbeat(typing: &UseStateHandle<Typing>) -> Callback<beats::Change> {
    let typing = typing.clone();
    Callback::from(move |change: beats::Change| {
        let mut next = (*typing).clone();
        next.refused = None;
        beats::change(&mut next.beats, change);
        typing.set(next);
    })
}

/// Plays the edited scenario, or shows why not; says whether the dialog is done with.
fn apply(
    playground: &Playground,
    typing: &UseStateHandle<Typing>,
    edited: Option<Scenario>,
) -> Callback<(), bool> {
    let (playground, typing) = (playground.clone(), typing.clone());
    Callback::from(move |()| {
        let Some(edited) = &edited else {
            playground.announcer.say(t("edit.wrong"));
            return false;
        };
        let sent = playground.try_send(Command::Edit(Box::new(edited.clone())));
        if let Err(reason) = &sent {
            typing.set(Typing {
                refused: Some(reason.clone().into()),
                ..(*typing).clone()
            });
        }
        sent.is_ok()
    })
}

/// The scenario with what was typed; absent while something in it is wrong.
fn edited(scenario: &Scenario, typing: &Typing) -> Option<Scenario> {
    let mut edited = scenario.clone();
    edited.moments = beats::typed(&typing.beats, scenario.horizon)?;
    for field in typing.groups.iter().flat_map(|group| &group.fields) {
        if field.is_changed() {
            field.place.write(&mut edited, field.value().ok()?);
        }
    }
    Some(edited)
}
