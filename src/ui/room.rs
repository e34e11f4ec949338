//! Nodes that playgrounds are mounted in. Yew listens at such a node for as long as the page lives:
//! it drops neither its listeners nor the node when what is mounted there is destroyed. So a room
//! is never destroyed; the next playground comes into one that was left.

use super::app::{self, App};
use std::cell::RefCell;
use web_sys::Element;
use yew::prelude::*;

thread_local! {
    /// The rooms that were left; as many as there were playgrounds at once.
    static EMPTY: RefCell<Vec<Room>> = const { RefCell::new(Vec::new()) };
}

/// A node of its own, with Yew in it and one playground at a time.
#[derive(Debug)]
pub(super) struct Room {
    node: Element,
    application: AppHandle<Guest>,
}

impl Room {
    /// Shows a playground in its root; nothing where the browser makes no node.
    pub(super) fn enter(app: app::Props) -> Option<Self> {
        let mut room = match EMPTY.with_borrow_mut(Vec::pop) {
            Some(room) => room,
            None => Self::new(&app.root)?,
        };
        app.root.append_child(&room.node).ok()?;
        room.show(Some(app));
        Some(room)
    }

    fn new(root: &Element) -> Option<Self> {
        let node = root.owner_document()?.create_element("div").ok()?;
        node.set_class_name("fg-room");
        let application = yew::Renderer::<Guest>::with_root(node.clone()).render();
        Some(Self { node, application })
    }

    fn show(&mut self, app: Option<app::Props>) {
        self.application.update(GuestProps { app });
    }

    /// Takes the playground off the page; nothing of it goes on.
    pub(super) fn leave(mut self) {
        self.show(None);
        self.node.remove();
        EMPTY.with_borrow_mut(|empty| empty.push(self));
    }
}

/// Whoever is in a room.
#[derive(Debug)]
struct Guest;

#[derive(Default, PartialEq, Properties)]
struct GuestProps {
    #[prop_or_default]
    app: Option<app::Props>,
}

impl Component for Guest {
    type Message = ();
    type Properties = GuestProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let Some(app) = &context.props().app else {
            return Html::default();
        };
        // One playground is never another with other properties.
        html! { <App key={app.begun.playground.number()} root={app.root.clone()} begun={app.begun.clone()} /> }
    }
}
