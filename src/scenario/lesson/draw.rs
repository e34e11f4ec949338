//! Causes that are drawn from the seed: the same lesson, another culprit.

use super::{Lesson, Setting};
use crate::engine::sample::{Purpose, Stream};
use crate::scenario::format::{Act, Scenario, Source};
#[cfg(not(target_arch = "wasm32"))]
use crate::scenario::limits::{HORIZON_MAX_MS, NAME_CHARS};
use serde::{Deserialize, Serialize};

/// Causes of which some are drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Draw {
    /// How many of them are drawn; at most as many as there are.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 20)))]
    pub pick: u32,
    /// The causes, 1 to 20.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = 20)))]
    pub from: Vec<Cause>,
}

/// One cause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// What it is called in the debrief, 1 to 100 characters.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = NAME_CHARS)))]
    pub name: String,
    /// It begins by up to so many milliseconds later than written; whole minutes are drawn.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
    pub later_ms: u64,
    /// Sources that are added to the scenario.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = 20)))]
    pub sources: Vec<Source>,
    /// Names of the workflows that are the culprits then.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = 20)))]
    pub culprits: Vec<String>,
    /// The acts that help against it.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = 100)))]
    pub solution: Vec<Act>,
}

const MINUTE_MS: u64 = 60_000;

impl Lesson {
    /// The scenario, where it has one of its own or the shipped one is known.
    pub fn scenario(&self) -> Option<Scenario> {
        match &self.scenario {
            Setting::Own(scenario) => Some((**scenario).clone()),
            Setting::Shipped(id) => crate::scenario::by_id(id)?.read().ok(),
        }
    }

    /// The lesson with this seed: with the causes that it draws, where there are such, and with
    /// none left to draw. Without a seed that of the scenario counts. `None` where the scenario
    /// is not to be had.
    pub fn with_seed(&self, seed: Option<u64>) -> Option<Self> {
        let mut scenario = self.scenario()?;
        scenario.seed = seed.unwrap_or(scenario.seed);
        let mut lesson = self.clone();
        if let Some(draw) = lesson.draw.take() {
            let mut stream = Stream::new(scenario.seed, Purpose::Stops, u16::MAX);
            let mut left = draw.from;
            for _ in 0..draw.pick {
                let Some(last) = left.len().checked_sub(1) else {
                    break;
                };
                let place = stream.uniform(0, last as u64);
                let cause = left.remove(usize::try_from(place).unwrap_or(0));
                let later_ms = stream.uniform(0, cause.later_ms / MINUTE_MS) * MINUTE_MS;
                cause.lay(later_ms, &mut scenario, &mut lesson.solution);
            }
            lesson.solution.sort_by_key(Act::at_ms);
        }
        lesson.scenario = Setting::Own(Box::new(scenario));
        Some(lesson)
    }
}

impl Cause {
    /// Adds the cause to a scenario, so much later than it is written.
    pub(in crate::scenario) fn lay(
        self,
        later_ms: u64,
        scenario: &mut Scenario,
        solution: &mut Vec<Act>,
    ) {
        let later = |mut source: Source| {
            source.delay(later_ms);
            source
        };
        scenario.sources.extend(self.sources.into_iter().map(later));
        scenario.culprits.extend(self.culprits);
        solution.extend(self.solution.into_iter().map(|mut act| {
            act.delay(later_ms);
            act
        }));
    }
}

impl Source {
    /// Begins, and where it says when it ends, ends so many milliseconds later.
    fn delay(&mut self, by_ms: u64) {
        let later = |time: &mut Option<u64>| {
            if let Some(time) = time {
                *time += by_ms;
            }
        };
        match self {
            Self::UserActivity(it) => {
                later(&mut it.start_ms);
                later(&mut it.end_ms);
            }
            Self::BulkImport(it) => it.start_ms += by_ms,
            Self::FaultyPlugin(it) => {
                later(&mut it.start_ms);
                later(&mut it.end_ms);
            }
            Self::Schedule(it) => {
                later(&mut it.start_ms);
                later(&mut it.end_ms);
            }
            Self::Platform(it) => {
                later(&mut it.start_ms);
                later(&mut it.end_ms);
            }
            Self::Replay(it) => it.arrivals_ms.iter_mut().for_each(|at| *at += by_ms),
        }
    }
}

impl Act {
    /// Happens so many milliseconds later.
    fn delay(&mut self, by_ms: u64) {
        match self {
            Self::Activate { at_ms, .. }
            | Self::Deactivate { at_ms, .. }
            | Self::Delete { at_ms, .. }
            | Self::SetWorkers { at_ms, .. }
            | Self::Start { at_ms, .. }
            | Self::Mend { at_ms, .. }
            | Self::StopSource { at_ms, .. }
            | Self::SetBackground { at_ms, .. }
            | Self::DeleteImmediately { at_ms, .. } => *at_ms += by_ms,
            Self::Jobs(act) => act.at_ms += by_ms,
        }
    }
}
