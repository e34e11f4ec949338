//! What is asked of many runs, and as a text that goes to another place that answers it.

use super::{CLICKS_MAX, SEEDS_MAX};
use crate::session::document::Document;
use crate::session::run_file;
use serde_json::{Value, json};

/// What would come of a scenario if a workflow were deactivated at each of some times and nothing
/// else were done, for as many seeds from the scenario's own on?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub(super) document: Document,
    pub(super) workflow: String,
    pub(super) clicks: Vec<Option<u64>>,
    pub(super) seeds: u64,
}

impl Question {
    /// Asks of this document, whatever was done in it. Times are milliseconds, `None` is never;
    /// times beyond [`CLICKS_MAX`] are left out, seeds are 1 to [`SEEDS_MAX`].
    pub fn new(document: &Document, workflow: &str, clicks: &[Option<u64>], seeds: u64) -> Self {
        Self {
            document: Document {
                acts: Vec::new(),
                promise: None,
                ..document.clone()
            },
            workflow: workflow.to_owned(),
            clicks: clicks.iter().copied().take(CLICKS_MAX).collect(),
            seeds: seeds.clamp(1, SEEDS_MAX),
        }
    }

    /// The question as a text.
    pub fn write(&self) -> String {
        let clicks = self.clicks.iter().copied().map(Value::from);
        json!({
            "run": run_file::write(&self.document),
            "workflow": self.workflow,
            "clicks": clicks.collect::<Vec<_>>(),
            "seeds": self.seeds,
        })
        .to_string()
    }

    /// The question of a text.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn read(text: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let run = value["run"].as_str().unwrap_or_default();
        let document = run_file::read(run.as_bytes()).map_err(|error| error.to_string())?;
        let clicks = value["clicks"].as_array().map_or(&[][..], Vec::as_slice);
        let clicks: Vec<_> = clicks.iter().map(Value::as_u64).collect();
        let workflow = value["workflow"].as_str().unwrap_or_default();
        let seeds = value["seeds"].as_u64().unwrap_or(1);
        Ok(Self::new(&document, workflow, &clicks, seeds))
    }
}
