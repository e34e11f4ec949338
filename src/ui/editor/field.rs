//! One value of a scenario that can be edited: where it stands, how it is written, what is typed.

use super::unit::Unit;
use crate::scenario::{Scenario, ServiceTime, Source};

/// Where a value stands in a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Workers of the service.
    Workers,
    /// The assumed busy time of a job canceled at pick-up.
    CancelCost,
    /// Mean length of a job of a workflow.
    Mean(usize),
    /// Something of a source.
    Source(usize, Part),
}

/// What of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Events an hour.
    Rate,
    /// All rows.
    Rows,
    /// Rows of a batch.
    Batch,
    /// From one batch or job to the next.
    Every,
    /// The first.
    From,
    /// None at or after.
    Until,
    /// Starts by one event.
    Calls,
}

impl Place {
    /// The value there; absent where this scenario has none.
    pub(super) fn read(self, scenario: &Scenario) -> Option<u64> {
        match self {
            Self::Workers => Some(scenario.service.workers.into()),
            Self::CancelCost => scenario.assumptions.cancel_cost_ms,
            Self::Mean(workflow) => mean(&scenario.workflows.get(workflow)?.service),
            Self::Source(source, part) => part.read(scenario.sources.get(source)?),
        }
    }

    /// Puts a value there.
    pub(super) fn write(self, scenario: &mut Scenario, value: u64) {
        match self {
            Self::Workers => scenario.service.workers = small(value),
            Self::CancelCost => scenario.assumptions.cancel_cost_ms = Some(value),
            Self::Mean(workflow) => {
                if let Some(workflow) = scenario.workflows.get_mut(workflow) {
                    set_mean(&mut workflow.service, value);
                }
            }
            Self::Source(source, part) => {
                if let Some(source) = scenario.sources.get_mut(source) {
                    part.write(source, value);
                }
            }
        }
    }
}

/// Limits keep values within 32 bits where the scenario has no more.
fn small(value: u64) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn mean(service: &ServiceTime) -> Option<u64> {
    match service {
        ServiceTime::Constant { ms } => Some(*ms),
        ServiceTime::Exponential { mean_ms } | ServiceTime::LogNormal { mean_ms, .. } => {
            Some(*mean_ms)
        }
        ServiceTime::Uniform { .. } | ServiceTime::Recorded => None,
    }
}

fn set_mean(service: &mut ServiceTime, value: u64) {
    match service {
        ServiceTime::Constant { ms: mean_ms }
        | ServiceTime::Exponential { mean_ms }
        | ServiceTime::LogNormal { mean_ms, .. } => *mean_ms = value,
        ServiceTime::Uniform { .. } | ServiceTime::Recorded => {}
    }
}

impl Part {
    fn read(self, source: &Source) -> Option<u64> {
        match (source, self) {
            (Source::UserActivity(source), Self::Rate) => Some(source.per_hour),
            (Source::FaultyPlugin(source), Self::Rate) => Some(source.per_hour),
            (Source::Platform(source), Self::Rate) => Some(source.per_hour),
            (Source::UserActivity(source), Self::From) => source.start_ms,
            (Source::FaultyPlugin(source), Self::From) => source.start_ms,
            (Source::Platform(source), Self::From) => source.start_ms,
            (Source::Schedule(source), Self::From) => source.start_ms,
            (Source::UserActivity(source), Self::Until) => source.end_ms,
            (Source::FaultyPlugin(source), Self::Until) => source.end_ms,
            (Source::Platform(source), Self::Until) => source.end_ms,
            (Source::Schedule(source), Self::Until) => source.end_ms,
            (Source::FaultyPlugin(source), Self::Calls) => Some(source.calls.into()),
            (Source::Schedule(source), Self::Every) => Some(source.every_ms),
            (Source::BulkImport(source), Self::Rows) => Some(source.rows.into()),
            (Source::BulkImport(source), Self::Batch) => Some(source.batch.into()),
            (Source::BulkImport(source), Self::Every) => Some(source.every_ms),
            (Source::BulkImport(source), Self::From) => Some(source.start_ms),
            _ => None,
        }
    }

    fn write(self, source: &mut Source, value: u64) {
        match (source, self) {
            (Source::UserActivity(source), Self::Rate) => source.per_hour = value,
            (Source::FaultyPlugin(source), Self::Rate) => source.per_hour = value,
            (Source::Platform(source), Self::Rate) => source.per_hour = value,
            (Source::UserActivity(source), Self::From) => source.start_ms = Some(value),
            (Source::FaultyPlugin(source), Self::From) => source.start_ms = Some(value),
            (Source::Platform(source), Self::From) => source.start_ms = Some(value),
            (Source::Schedule(source), Self::From) => source.start_ms = Some(value),
            (Source::UserActivity(source), Self::Until) => source.end_ms = Some(value),
            (Source::FaultyPlugin(source), Self::Until) => source.end_ms = Some(value),
            (Source::Platform(source), Self::Until) => source.end_ms = Some(value),
            (Source::Schedule(source), Self::Until) => source.end_ms = Some(value),
            (Source::FaultyPlugin(source), Self::Calls) => source.calls = small(value),
            (Source::Schedule(source), Self::Every) => source.every_ms = value,
            (Source::BulkImport(source), Self::Rows) => source.rows = small(value),
            (Source::BulkImport(source), Self::Batch) => source.batch = small(value),
            (Source::BulkImport(source), Self::Every) => source.every_ms = value,
            (Source::BulkImport(source), Self::From) => source.start_ms = value,
            _ => {}
        }
    }
}

/// A value and what is typed in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// Where it stands.
    pub(super) place: Place,
    /// What it is called.
    pub(super) name: String,
    /// How it is written.
    pub(super) unit: Unit,
    /// The least that it may be.
    pub(super) min: u64,
    /// The most that it may be.
    pub(super) max: u64,
    /// What is typed.
    pub(super) text: String,
    /// What stood there at first.
    at_first: String,
}

impl Field {
    /// A field with the value that stands there, or `default` where the scenario names none.
    pub(super) fn new(
        place: Place,
        name: &str,
        unit: Unit,
        (min, max): (u64, u64),
        value: u64,
    ) -> Self {
        let text = unit.write(value);
        Self {
            place,
            name: name.to_owned(),
            unit,
            min,
            max,
            at_first: text.clone(),
            text,
        }
    }

    /// Whether something else is typed than stood there.
    pub(super) fn is_changed(&self) -> bool {
        self.text.trim() != self.at_first
    }

    /// The value typed, or what is wrong with it.
    pub(super) fn value(&self) -> Result<u64, String> {
        self.unit.read(&self.text, self.min, self.max)
    }
}
