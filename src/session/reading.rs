//! What a session needs the readers of files for: scenarios by name, runs as documents, and links
//! that say what a person did. A page may get these later than the rest, so that whoever only
//! watches the first scenario need not load them; everywhere else they are there from the start.

use super::document::Document;
use super::link::{Link, Start};
use super::{Response, Session};
use crate::scenario::{self, Scenario, catalogue};

/// The readers, as a value: what is not reachable otherwise can be loaded apart.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    load: fn(&mut Session, &str) -> Response,
    open_run: fn(&mut Session, &Document) -> Response,
    link: fn(&Document, u64, bool) -> String,
    acts: fn(&Document) -> String,
}

impl Reading {
    /// All readers.
    pub const fn new() -> Self {
        Self {
            load: Session::load,
            open_run: Session::open_run,
            link: |document, at_ms, whole| {
                let link = document.link(at_ms);
                if whole {
                    link.write()
                } else {
                    link.address("").unwrap_or_default()
                }
            },
            acts: |document| serde_json::to_string(&document.acts).unwrap_or_default(),
        }
    }

    /// The readers where they are part of the program from the start.
    pub(super) const fn at_first() -> Option<Self> {
        if cfg!(floodgate_split) {
            None
        } else {
            Some(Self::new())
        }
    }
}

impl Default for Reading {
    fn default() -> Self {
        Self::new()
    }
}

/// Why a command is refused that came before the readers.
const NOT_YET: &str = "what reads scenarios and runs has not been loaded yet";

impl Session {
    /// Whether scenarios and runs can be opened and all links be written.
    pub const fn can_read(&self) -> bool {
        self.reading.is_some()
    }

    /// Hands the readers to the session.
    pub const fn set_reading(&mut self, reading: Reading) {
        self.reading = Some(reading);
    }

    fn open_run(&mut self, document: &Document) -> Response {
        self.replace(Self::of_document(document, self.jobs_max))
    }

    fn load(&mut self, id: &str) -> Response {
        let Some(shipped) = scenario::by_id(id) else {
            return Response::refused(format!("there is no scenario named {id}"));
        };
        match shipped.read() {
            Ok(scenario) => {
                let id = Some(shipped.id.to_owned());
                self.replace(Self::new(scenario, id, self.jobs_max))
            }
            Err(problems) => Response::refused(problems),
        }
    }

    pub(super) fn load_named(&mut self, id: &str) -> Response {
        match self.reading {
            Some(reading) => (reading.load)(self, id),
            None => Response::refused(NOT_YET),
        }
    }

    pub(super) fn open_document(&mut self, document: &Document) -> Response {
        match self.reading {
            Some(reading) => (reading.open_run)(self, document),
            None => Response::refused(NOT_YET),
        }
    }

    /// The link of the run, with the clock at `at_ms`, as query and fragment; empty where it is too
    /// long to be sent, unless the `whole` is wanted. Nothing where it says more than a name and a seed and the readers are not
    /// there yet.
    pub fn link_text(&self, at_ms: u64, whole: bool) -> Option<String> {
        if let Some(reading) = self.reading {
            return Some((reading.link)(&self.document(), at_ms, whole));
        }
        if !self.run.acts().is_empty() || self.is_edited() {
            return None;
        }
        let plain = Link {
            scenario: self.id.clone(),
            seed: Some(self.scenario.seed),
            t: (at_ms > 0).then_some(Start::At(at_ms)),
            ..Link::default()
        };
        Some(plain.query_text())
    }

    /// What the person did, as JSON in the words of scenario files; as [`Self::link_text`].
    pub fn acts_text(&self) -> Option<String> {
        match self.reading {
            Some(reading) => Some((reading.acts)(&self.document())),
            None => self.run.acts().is_empty().then(|| "[]".to_owned()),
        }
    }

    /// Whether the run is of another scenario than a shipped one, but for its seed.
    fn is_edited(&self) -> bool {
        let seed = self.original.seed;
        let unseeded = Scenario {
            seed,
            ..self.scenario.clone()
        };
        self.id.is_none() || unseeded != self.original
    }
}

impl Link {
    /// Whether it can be opened without a reader: it asks for the first scenario as it is.
    pub fn is_plain(&self) -> bool {
        let first = self.scenario.as_deref();
        self.record.is_none() && first.is_none_or(|id| id == catalogue()[0].id)
    }
}
