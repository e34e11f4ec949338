//! What every part of one mounted playground shares and what never changes while it lives: the
//! store and the announcer. A number tells one playground from another.

use super::announcer::{Announcer, words};
use super::store::Store;
use crate::session::{Command, Session};
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// Handed to each part that acts. Clones are the same playground.
#[derive(Clone)]
pub(crate) struct Playground {
    /// The session.
    pub(crate) store: Store,
    /// The one status node.
    pub(crate) announcer: Rc<Announcer>,
    number: u32,
}

impl PartialEq for Playground {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl Playground {
    /// A playground of its own for this store.
    pub(crate) fn new(store: Store) -> Self {
        thread_local!(static MOUNTED: Cell<u32> = const { Cell::new(0) });
        let number = MOUNTED.get() + 1;
        MOUNTED.set(number);
        Self {
            store,
            announcer: Rc::new(Announcer::recalled()),
            number,
        }
    }

    /// The number that tells it from others.
    pub(crate) const fn number(&self) -> u32 {
        self.number
    }

    /// Does whatever a part asks for.
    pub(crate) fn acts(&self) -> Callback<Command> {
        let playground = self.clone();
        Callback::from(move |command| playground.send(command))
    }

    /// What a button does that asks for this.
    pub(crate) fn sender(&self, command: Command) -> Callback<()> {
        let playground = self.clone();
        Callback::from(move |()| playground.send(command.clone()))
    }

    /// Does what a person asks for, and says what came of it.
    pub(crate) fn send(&self, command: Command) {
        if let Err(reason) = self.try_send(command) {
            self.announcer.say(&reason);
        }
    }

    /// Does what a person asks for and says what came of it, or hands back why it was refused.
    pub(crate) fn try_send(&self, command: Command) -> Result<(), String> {
        let reads = matches!(command, Command::Load(_) | Command::OpenRun(_));
        if reads && !self.store.read(Session::can_read) {
            let playground = self.clone();
            self.with_readers(true, Box::new(move |_| playground.send(command)));
            return Ok(());
        }
        let done = command.clone();
        if let Some(reason) = self.store.dispatch(command).refused {
            return Err(reason);
        }
        if let Some((level, text)) = words::after(&done, &self.store.view()) {
            self.announcer.say_at(level, &text);
        }
        Ok(())
    }
}

/// An id for an element of one component, the same while it lives.
#[hook]
pub(crate) fn use_id() -> AttrValue {
    thread_local!(static GIVEN: Cell<u32> = const { Cell::new(0) });
    let id = use_memo((), |()| {
        GIVEN.set(GIVEN.get() + 1);
        AttrValue::from(format!("floodgate-part-{}", GIVEN.get()))
    });
    (*id).clone()
}
