//! One mounted playground: its session, what all of its parts share, and the view published last.

use super::address::Address;
use super::announcer::words;
use super::context::Playground;
use super::embedded::{self, Wishes};
use super::first::First;
use super::frame::Frame;
use super::last_good::LastGood;
use super::preferences;
use super::store::Store;
use crate::session::View;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// What a playground begins with, made before it is mounted.
#[derive(Clone)]
pub(crate) struct Begun {
    /// Its session and what its parts share.
    pub(crate) playground: Playground,
    /// What was wrong with the link, in words.
    pub(crate) notices: Vec<AttrValue>,
    theme: Option<&'static str>,
    address: Option<Rc<Address>>,
    wishes: Option<Wishes>,
    /// The language that is asked for.
    pub(crate) lang: Option<String>,
}

impl Begun {
    /// What a page begins with, in a playground of its own.
    pub(crate) fn new(first: First) -> Self {
        let playground = Playground::new(Store::new(first.session));
        playground.take_readers();
        playground.lessons.asked.replace(first.lesson);
        let address = first
            .keeps_address
            .then(|| Rc::new(Address::new(&playground)));
        Self {
            playground,
            notices: first.notices,
            theme: first.theme,
            lang: first.lang,
            address,
            wishes: first.wishes,
        }
    }
}

impl PartialEq for Begun {
    fn eq(&self, other: &Self) -> bool {
        self.playground == other.playground
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// Where the playground stands.
    pub(crate) root: Element,
    /// What it begins with.
    pub(crate) begun: Begun,
}

/// The application.
#[component]
pub(crate) fn App(props: &Props) -> Html {
    let Begun {
        playground,
        notices,
        theme,
        address,
        wishes,
        ..
    } = &props.begun;
    let view = use_view(playground, &props.root, address.is_some());
    if let Some(address) = address {
        address.follow(playground, &view);
    }
    if let (Some(wishes), Some(show)) = (wishes, embedded::here()) {
        return show(playground, &view, wishes);
    }
    html! {
        <Frame playground={playground.clone()} {view} notices={notices.clone()} theme={*theme} />
    }
}

/// The view published last; what happened on the way to it is said.
#[hook]
fn use_view(playground: &Playground, root: &Element, own_page: bool) -> Rc<View> {
    let view = use_state(|| playground.store.view());
    let last_good = Rc::new(LastGood::new(root.clone()));
    let (set, shown) = (view.setter(), (*view).clone());
    use_effect_with(playground.clone(), move |playground| {
        // What was published before anybody listened.
        let now = playground.store.view();
        if !Rc::ptr_eq(&now, &shown) {
            set.set(now);
        }
        let announcer = playground.announcer.clone();
        let before = RefCell::new(playground.store.view());
        last_good.keep(playground, &playground.store.view());
        let shared = playground.clone();
        let subscription = playground
            .store
            .on_view(Callback::from(move |now: Rc<View>| {
                last_good.keep(&shared, &now);
                let before = before.replace(now.clone());
                if own_page {
                    preferences::keep(&before.playback, &now.playback);
                }
                if let Some(text) = words::milestone(&before, &now) {
                    announcer.milestone(text);
                }
                set.set(now);
            }));
        move || drop(subscription)
    });
    (*view).clone()
}
