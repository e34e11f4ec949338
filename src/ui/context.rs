//! What every part of one mounted playground shares and what never changes while it lives: the
//! store and the announcer. A number tells one playground from another.

use super::announcer::{Announcer, words};
use super::lessons::Lessons;
use super::reading;
use super::store::Store;
use super::texts::t;
use crate::session::{Command, Session};
use std::cell::{Cell, RefCell};
use std::mem;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Handed to each part that acts. Clones are the same playground.
#[derive(Clone)]
pub(crate) struct Playground {
    /// The session.
    pub(crate) store: Store,
    /// The one status node.
    pub(crate) announcer: Rc<Announcer>,
    /// The lesson that is played, if one is.
    pub(crate) lessons: Rc<Lessons>,
    /// A command that waits for the readers, and what was asked for after it. Empty: none waits.
    held: Rc<RefCell<Vec<Command>>>,
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
            lessons: Rc::default(),
            held: Rc::default(),
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
        let holds = !self.held.borrow().is_empty();
        if holds || (reads(&command) && !self.store.read(Session::can_read)) {
            self.held.borrow_mut().push(command);
            if !holds {
                self.go_on_when_they_read();
            }
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

    /// Does what was held, in its order, once the readers are there: what somebody asks for after
    /// choosing a scenario is meant for that one, however long the readers take.
    fn go_on_when_they_read(&self) {
        let playground = self.clone();
        spawn_local(async move {
            let arrived = reading::arrive().await.is_ok();
            playground.take_readers();
            let mut held = mem::take(&mut *playground.held.borrow_mut());
            if !arrived {
                playground.announcer.say(t("chunk.missing"));
                held.retain(|command| !reads(command));
            }
            for command in held {
                playground.send(command);
            }
        });
    }
}

/// Whether a command takes a reader.
fn reads(command: &Command) -> bool {
    matches!(command, Command::Load(_) | Command::OpenRun(_))
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
