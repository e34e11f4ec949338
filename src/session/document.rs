//! A run as a document: scenario, seed, acts, and the digest that it gave. Links and run files
//! carry it; a [`Session`] is made from it and gives it out.
//!
//! Acts are those of the person, in the words of scenario files; the scenario's own acts stay in
//! the scenario.

use super::{Session, SessionError};
use crate::engine::{MODEL_REVISION, TimedAct};
use crate::scenario::{self, Act, Problems, Scenario};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The digest that a run had when its clock stood at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// The clock, in milliseconds; 2^53 - 1 stands for the end of the run.
    pub at_ms: u64,
    /// The digest.
    pub digest: u64,
}

/// A run as a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The name of the shipped scenario that `scenario` is, or was edited from.
    pub id: Option<String>,
    /// The scenario as edited, with the seed of the run.
    pub scenario: Scenario,
    /// What the person did, by time.
    pub acts: Vec<Act>,
    /// The revision of the model that the run was made by.
    pub revision: u32,
    /// The digest that the run gave.
    pub promise: Option<Promise>,
}

impl Document {
    /// A scenario that nobody has played yet.
    pub fn of(scenario: Scenario, id: Option<String>) -> Self {
        Self {
            id,
            scenario,
            acts: Vec::new(),
            revision: MODEL_REVISION,
            promise: None,
        }
    }

    /// The acts as the engine makes them, by time.
    ///
    /// # Errors
    /// Where an act names what the scenario has not, or the scenario is too large.
    pub fn timed_acts(&self, jobs_max: u32) -> Result<Vec<TimedAct>, String> {
        let with = Scenario {
            acts: self.acts.clone(),
            ..self.scenario.clone()
        };
        let model = with.lower(jobs_max).map_err(|error| error.to_string())?;
        Ok(model.acts)
    }

    /// The document, with its run played to the end, has this digest.
    #[must_use]
    pub fn with_digest(self, digest: u64) -> Self {
        let promise = Some(Promise {
            at_ms: self.scenario.horizon,
            digest,
        });
        Self { promise, ..self }
    }
}

/// The tree of a scenario, to be compared and changed by paths.
pub(super) fn tree(scenario: &Scenario) -> Value {
    // The types of a scenario are always JSON.
    let text = serde_json::to_string(scenario).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Reads the scenario of a tree by the rules of scenario files.
pub(super) fn scenario_of(tree: &Value) -> Result<Scenario, Problems> {
    scenario::read(&tree.to_string())
}

/// Reads acts by the rules of scenario files: they must fit `scenario`.
///
/// # Errors
/// Their problems; the paths are those of a list `acts`.
pub(super) fn acts_of(scenario: &Scenario, acts: Vec<Value>) -> Result<Vec<Act>, Problems> {
    let mut tree = tree(scenario);
    tree["acts"] = Value::Array(acts);
    scenario_of(&tree).map(|read| read.acts)
}

/// An act as a tree, in the words of scenario files.
pub(super) fn act_tree(act: &Act) -> Value {
    let text = serde_json::to_string(act).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

impl Session {
    /// The run as a document, with the digest that it has at the clock.
    pub fn document(&self) -> Document {
        Document {
            id: self.id.clone(),
            scenario: self.scenario.clone(),
            acts: self
                .run
                .acts()
                .iter()
                .map(|act| self.scenario.raised_act(*act))
                .collect(),
            revision: MODEL_REVISION,
            promise: Some(Promise {
                at_ms: self.at_ms(),
                digest: self.run.sim().digest(),
            }),
        }
    }

    /// The run as a document, with the digest that it has at its end: what is left of it is
    /// computed aside. Without a digest if a limit stops the run.
    pub fn finished_document(&self) -> Document {
        let promise = self.run.digest_at_end().map(|digest| Promise {
            at_ms: self.scenario.horizon,
            digest,
        });
        Document {
            promise,
            ..self.document()
        }
    }

    /// A session of a document at 0:00, paused; its acts are recorded, and made when the clock
    /// gets there.
    ///
    /// # Errors
    /// If the scenario is too large for this device or the acts don't fit it.
    pub fn of_document(document: &Document, jobs_max: u32) -> Result<Self, SessionError> {
        let shipped = document.id.as_deref().and_then(scenario::by_id);
        let original = shipped.and_then(|shipped| shipped.read().ok());
        let id = original.as_ref().and(document.id.clone());
        let original = original.unwrap_or_else(|| document.scenario.clone());
        let scenario = document.scenario.clone();
        let mut session = Self::edited(scenario, original, id, jobs_max)?;
        let acts = document.timed_acts(jobs_max);
        session.run.set_acts(acts.map_err(SessionError::Acts)?);
        session.promise(document.promise);
        Ok(session)
    }

    /// Compares the digest with this one when the clock gets there.
    pub(super) fn promise(&mut self, promise: Option<Promise>) {
        let end_ms = self.run.ms(self.end());
        self.promised = promise.map(|promise| Promise {
            at_ms: promise.at_ms.min(end_ms),
            ..promise
        });
        let at = self.promised.map(|promise| self.run.time(promise.at_ms));
        self.run.watch(at);
    }

    /// Whether the run gives the digest that its link or file said; unknown before the clock was
    /// there, and where none was said.
    pub(super) fn keeps_promise(&self) -> Option<bool> {
        Some(self.run.seen()? == self.promised?.digest)
    }
}
