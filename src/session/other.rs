//! The other run of a comparison: like a run, but for a few things that are said in one word of a
//! link, `with=7:00,workers:32`. Pure; computes nothing.

use super::document::Document;
use super::link::time;
use super::sources;
use crate::engine::limits::{INTEGER_MAX, WORKERS_MAX};
use crate::engine::order;
use crate::scenario::{Act, Scenario, Source};

/// Least and most triggers, in percent of those of the run.
pub const TRIGGERS: (u64, u64) = (10, 400);
/// Where the scenario names no moment to decide: so many thousandths of the run.
const DECIDE_MILLI: u64 = 300;

/// What the person does in the other run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Acts {
    /// The same as in the run.
    #[default]
    Same,
    /// Nothing.
    Never,
    /// The workflow is deactivated at this time in milliseconds instead of when it was, if it was.
    Click(u64),
}

/// How the other run differs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Other {
    /// What is done.
    pub acts: Acts,
    /// Another number of workers, 1 to 10,000.
    pub workers: Option<u32>,
    /// Another seed, 0 to 2^53 - 1.
    pub seed: Option<u64>,
    /// Another number of triggers, in percent of those of the run; see [`TRIGGERS`].
    pub triggers: Option<u64>,
}

/// Another answer to one of the questions how the other run differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// What is done.
    Acts(Acts),
    /// The number of workers.
    Workers(u32),
    /// The seed.
    Seed(u64),
    /// The triggers, in percent.
    Triggers(u64),
}

impl Other {
    /// The same but for one thing.
    #[must_use]
    pub const fn with(mut self, change: Change) -> Self {
        match change {
            Change::Acts(acts) => self.acts = acts,
            Change::Workers(workers) => self.workers = Some(workers),
            Change::Seed(seed) => self.seed = Some(seed),
            Change::Triggers(percent) => self.triggers = Some(percent),
        }
        self
    }

    /// What a comparison shows first: where somebody clicked, what had come without the click;
    /// else a click when the scenario asks for a decision.
    pub fn at_first(document: &Document) -> Self {
        let deactivates = |act: &Act| matches!(act, Act::Deactivate { .. });
        let scenario = &document.scenario;
        let acts = if document.acts.iter().any(deactivates) {
            Acts::Never
        } else {
            let mut moments = scenario.moments.iter();
            let decide = moments.find(|moment| moment.pause);
            let otherwise = scenario.horizon * DECIDE_MILLI / 1_000;
            Acts::Click(decide.map_or(otherwise, |moment| moment.at_ms))
        };
        Self {
            acts,
            ..Self::default()
        }
    }

    /// Reads the word of a link.
    ///
    /// # Errors
    /// What is wrong with it, and what to write instead.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut other = Self::default();
        for item in text.split(',').map(str::trim).filter(|it| !it.is_empty()) {
            let bad = || {
                format!(
                    "\"{item}\" is none of same, never, a time such as 7:00, workers:32, seed:7 and triggers:50"
                )
            };
            let number = |least: u64, most: u64| {
                let value = item
                    .split_once(':')
                    .and_then(|(_, value)| value.parse().ok());
                value
                    .filter(|value| (least..=most).contains(value))
                    .ok_or_else(|| format!("\"{item}\" is not between {least} and {most}"))
            };
            match item.split(':').next() {
                Some("same") if item == "same" => other.acts = Acts::Same,
                Some("never") if item == "never" => other.acts = Acts::Never,
                Some("workers") => {
                    let workers = number(1, u64::from(WORKERS_MAX))?;
                    other.workers = u32::try_from(workers).ok();
                }
                Some("seed") => other.seed = Some(number(0, INTEGER_MAX)?),
                Some("triggers") => other.triggers = Some(number(TRIGGERS.0, TRIGGERS.1)?),
                _ => other.acts = Acts::Click(time::read(item).ok_or_else(bad)?),
            }
        }
        Ok(other)
    }

    /// The word of a link.
    pub fn write(self) -> String {
        let acts = match self.acts {
            Acts::Same => "same".to_owned(),
            Acts::Never => "never".to_owned(),
            Acts::Click(at_ms) => time::write(at_ms),
        };
        let items = [
            Some(acts),
            self.workers.map(|workers| format!("workers:{workers}")),
            self.seed.map(|seed| format!("seed:{seed}")),
            self.triggers.map(|percent| format!("triggers:{percent}")),
        ];
        let items: Vec<String> = items.into_iter().flatten().collect();
        items.join(",")
    }

    /// The same without what a scenario has already.
    #[must_use]
    pub fn without_the_same(self, scenario: &Scenario) -> Self {
        Self {
            acts: self.acts,
            workers: self.workers.filter(|it| *it != scenario.service.workers),
            seed: self.seed.filter(|it| *it != scenario.seed),
            triggers: self.triggers.filter(|it| *it != 100),
        }
    }

    /// The other run of this one. `workflow` is the one that a click deactivates.
    ///
    /// # Errors
    /// If the click is not before the end of the run.
    pub fn of(self, document: &Document, workflow: &str) -> Result<Document, String> {
        let mut other = Document {
            promise: None,
            ..document.clone()
        };
        match self.acts {
            Acts::Same => {}
            Acts::Never => other.acts.clear(),
            Acts::Click(at_ms) if at_ms < document.scenario.horizon => {
                other.acts.retain(|act| !is_of(act, workflow));
                let workflow = workflow.to_owned();
                other.acts.push(Act::Deactivate { at_ms, workflow });
                order::by_key(&mut other.acts, Act::at_ms);
            }
            Acts::Click(_) => {
                let end = time::write(document.scenario.horizon);
                return Err(format!("the click has to be before {end}"));
            }
        }
        let scenario = &mut other.scenario;
        scenario.seed = self.seed.unwrap_or(scenario.seed);
        scenario.service.workers = self.workers.unwrap_or(scenario.service.workers);
        if let Some(percent) = self.triggers {
            for source in &mut scenario.sources {
                trigger(source, percent);
            }
        }
        Ok(other)
    }
}

/// The workflow that a comparison speaks of: the one that was deactivated last, or the one that
/// makes most jobs. Empty for a scenario that can't be played.
pub fn culprit(document: &Document, jobs_max: u32) -> String {
    let clicked = document.acts.iter().rev().find_map(|act| match act {
        Act::Deactivate { workflow, .. } => Some(workflow.clone()),
        _ => None,
    });
    let busiest = |scenario: &Scenario| {
        let model = scenario.lower(jobs_max).ok()?;
        let workflow = scenario
            .workflows
            .get(usize::from(sources::busiest(&model)))?;
        Some(workflow.name.clone())
    };
    clicked
        .or_else(|| busiest(&document.scenario))
        .unwrap_or_default()
}

/// Whether an act changes the state of this workflow.
fn is_of(act: &Act, name: &str) -> bool {
    match act {
        Act::Activate { workflow, .. }
        | Act::Deactivate { workflow, .. }
        | Act::Delete { workflow, .. } => workflow == name,
        _ => false,
    }
}

/// Gives a source so many percent of its triggers, at least one. What the platform does by itself
/// and what was recorded stays.
fn trigger(source: &mut Source, percent: u64) {
    let part = |count: u64| (count * percent / 100).max(1);
    let small = |count: u32| u32::try_from(part(count.into())).unwrap_or(u32::MAX);
    match source {
        Source::UserActivity(source) => source.per_hour = part(source.per_hour),
        Source::FaultyPlugin(source) => source.per_hour = part(source.per_hour),
        Source::Schedule(source) => source.every_ms = (source.every_ms * 100 / percent).max(1),
        Source::BulkImport(source) => {
            source.rows = small(source.rows);
            source.batch = small(source.batch);
        }
        Source::Platform(_) | Source::Replay(_) => {}
    }
}
