//! The readers of scenarios, runs and links, which the page loads when they are first wanted: who
//! only watches the first scenario needs none. In one piece with the rest in a build for developing.

use super::chunk::Missing;
use super::context::Playground;
use super::first::{self, Asked, First};
use super::texts::t;
use crate::session::document::Document;
use crate::session::reading::Reading;
use crate::session::run_file;
use std::cell::Cell;
use yew::platform::spawn_local;

/// What comes with the readers.
#[derive(Clone, Copy)]
pub(crate) struct Readers {
    /// Those of a session.
    reading: Reading,
    /// Begins with whatever an address asks for.
    pub(crate) first: fn(&Asked) -> First,
    /// Reads a run file or a scenario file, or says all that is wrong with it.
    pub(crate) file: fn(&[u8]) -> Result<Document, Vec<String>>,
}

#[cfg_attr(floodgate_split, wasm_split_helpers::wasm_split(reading, fallible))]
#[allow(clippy::unnecessary_wraps, reason = "a file may not arrive")]
fn readers() -> Result<Readers, Missing> {
    Ok(Readers {
        reading: Reading::new(),
        first: first::read,
        file: |bytes| run_file::read(bytes).map_err(|problems| problems.0),
    })
}

thread_local!(static ARRIVED: Cell<Option<Readers>> = const { Cell::new(None) });

/// The readers, if they are there.
pub(crate) fn here() -> Option<Readers> {
    #[cfg(not(floodgate_split))]
    ARRIVED.set(readers().ok());
    ARRIVED.get()
}

/// The readers, once they are there.
#[cfg_attr(
    not(floodgate_split),
    allow(clippy::unused_async, reason = "they are there from the start")
)]
pub(crate) async fn arrive() -> Result<Readers, Missing> {
    let readers = readers();
    #[cfg(floodgate_split)]
    let readers = readers.await;
    ARRIVED.set(readers.ok());
    readers
}

impl Playground {
    /// Hands the readers to the session if they are there.
    pub(crate) fn take_readers(&self) -> Option<Readers> {
        let readers = here()?;
        self.store.set_reading(readers.reading);
        Some(readers)
    }

    /// Does something that needs the readers: at once where they are there, else when they have
    /// come. That they did not come is said where `said` asks for it.
    pub(crate) fn with_readers(&self, said: bool, then: Box<dyn FnOnce(Readers)>) {
        if let Some(readers) = self.take_readers() {
            then(readers);
            return;
        }
        let playground = self.clone();
        spawn_local(async move {
            let _ = arrive().await;
            match playground.take_readers() {
                Some(readers) => then(readers),
                None if said => playground.announcer.say(t("chunk.missing")),
                None => {}
            }
        });
    }
}
