//! The dialog "Class link": a link that fixes lesson, seed, speed and what may be changed. Nothing
//! personal is asked or sent.

use super::course::Entry;
use crate::session::link::Link;
use crate::session::lock::{Lock, Locks};
use crate::session::view::{SPEED_AT_FIRST, SPEEDS};
use crate::ui::browser;
use crate::ui::button::{Look, button};
use crate::ui::context::Playground;
use crate::ui::dialog::Dialog;
use crate::ui::icons::Icon;
use crate::ui::say as format;
use crate::ui::select::select;
use crate::ui::texts::{t, tf};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) playground: Playground,
    pub(super) course: Rc<Vec<Entry>>,
    pub(super) onclose: Callback<()>,
}

/// What can be fixed for a class, in the order of the dialog.
const FIXED: [Lock; 4] = [Lock::Scenario, Lock::Seed, Lock::Speed, Lock::Time];

/// The dialog.
#[component]
pub(super) fn ClassLink(props: &Props) -> Html {
    let lesson = use_state_eq(|| {
        props
            .course
            .first()
            .map(|it| it.id.clone())
            .unwrap_or_default()
    });
    let seed = use_state_eq(String::new);
    let speed = use_state_eq(|| SPEED_AT_FIRST);
    let locks = use_state_eq(|| Locks::default().with(Lock::Scenario).with(Lock::Seed));
    let said = use_state_eq(AttrValue::default);
    let link = Link {
        lesson: Some((*lesson).clone()),
        seed: seed.trim().parse().ok(),
        speed: (*speed != SPEED_AT_FIRST).then_some(*speed),
        locks: *locks,
        ..Link::default()
    };
    let address = link.address(&browser::page_address()).unwrap_or_default();
    let choose_lesson = {
        let set = lesson.setter();
        Callback::from(move |id: String| set.set(id))
    };
    let choose_speed = {
        let set = speed.setter();
        Callback::from(move |place: String| set.set(place.parse().unwrap_or(SPEED_AT_FIRST)))
    };
    let type_seed = {
        let set = seed.setter();
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            set.set(input.value());
        })
    };
    let copy = {
        let (address, said) = (address.clone(), said.setter());
        Callback::from(move |()| {
            let said = said.clone();
            let then = Callback::from(move |done: bool| {
                said.set(
                    if done {
                        t("class.copied")
                    } else {
                        t("class.not_copied")
                    }
                    .into(),
                );
            });
            browser::copy(&address, then);
        })
    };
    let lessons = props.course.iter().map(|entry| {
        html! { <option value={entry.id.clone()} selected={entry.id == *lesson}>{ &entry.title }</option> }
    });
    let speeds = SPEEDS.iter().enumerate().map(|(place, milli)| {
        let name = tf("class.speed.of", &[("n", &format::speed(*milli))]);
        html! { <option value={place.to_string()} selected={place == *speed}>{ name }</option> }
    });
    html! {
        <Dialog title={t("class.title")} class="fg-class" onclose={props.onclose.clone()}>
            <p>{ t("class.lead") }</p>
            <label class="fg-field">
                <span>{ t("class.lesson") }</span>
                { select((*lesson).clone(), None, "", html! { <>{ for lessons }</> }, &choose_lesson) }
            </label>
            <label class="fg-field">
                <span>{ t("class.seed") }</span>
                <input class="fg-input" inputmode="numeric" value={(*seed).clone()} oninput={type_seed} />
            </label>
            <label class="fg-field">
                <span>{ t("class.speed") }</span>
                { select(speed.to_string(), None, "", html! { <>{ for speeds }</> }, &choose_speed) }
            </label>
            <fieldset class="fg-class-locks">
                <legend>{ t("class.locks") }</legend>
                { for FIXED.into_iter().map(|lock| switch(lock, &locks)) }
            </fieldset>
            <label class="fg-field">
                <span>{ t("class.link") }</span>
                <input class="fg-input" readonly=true value={address} />
            </label>
            { button(t("class.copy"), Icon::Copy, copy).look(Look::Primary).html() }
            <p role="status" class="fg-quiet">{ (*said).clone() }</p>
        </Dialog>
    }
}

fn switch(lock: Lock, locks: &UseStateHandle<Locks>) -> Html {
    let (set, now) = (locks.setter(), **locks);
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let all = FIXED.into_iter().filter(|each| {
            if *each == lock {
                input.checked()
            } else {
                now.has(*each)
            }
        });
        set.set(all.fold(Locks::default(), Locks::with));
    });
    let name = match lock {
        Lock::Seed => t("class.lock.seed"),
        Lock::Speed => t("class.lock.speed"),
        Lock::Time => t("class.lock.time"),
        _ => t("class.lock.scenario"),
    };
    html! {
        <label class="fg-switch">
            <input type="checkbox" checked={now.has(lock)} {onchange} />
            <span>{ name }</span>
        </label>
    }
}
