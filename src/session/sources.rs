//! What is being played, for the view: read once, when a run begins.

use super::format::Ratio;
use super::view::{ScenarioView, SourceView};
use crate::engine::SimTime;
use crate::engine::model::{Arrivals, Model};
use crate::scenario::Scenario;

/// What is being played, from the scenario and the model that it was lowered to.
pub(super) fn scenario_view(
    scenario: &Scenario,
    original: &Scenario,
    id: Option<&String>,
    model: &Model,
) -> ScenarioView {
    let sources = scenario.sources.iter().zip(&model.sources);
    let source = |(source, lowered): (&crate::scenario::Source, &crate::engine::model::Source)| {
        let (from, until, events) = window(&lowered.arrivals, model);
        let times: u64 = lowered
            .starts
            .iter()
            .map(|start| u64::from(start.times))
            .sum();
        let ms = |time: SimTime| time.since(model.start).ms();
        SourceView {
            name: source.name().to_owned(),
            kind: source.kind().key(),
            starts: lowered
                .starts
                .iter()
                .map(|start| start.workflow.0)
                .collect(),
            from_ms: ms(from),
            until_ms: (until < model.end).then_some(ms(until)),
            rate: Ratio {
                count: events.count * times,
                over_ms: events.over_ms,
            },
        }
    };
    ScenarioView {
        id: id.cloned(),
        title: scenario.title.clone(),
        description: scenario.description.clone(),
        seed: scenario.seed,
        edited: Scenario {
            seed: original.seed,
            ..scenario.clone()
        } != *original,
        cancel_cost_ms: model.assumptions.cancel_cost_ms,
        sources: sources.map(source).collect(),
    }
}

/// When a source sends, and its events a second while it does.
fn window(arrivals: &Arrivals, model: &Model) -> (SimTime, SimTime, Ratio) {
    const HOUR_MS: u64 = 3_600_000;
    match arrivals {
        Arrivals::Poisson {
            per_hour,
            from,
            until,
        } => (
            *from,
            *until,
            Ratio {
                count: *per_hour,
                over_ms: HOUR_MS,
            },
        ),
        Arrivals::Every { every, from, until } => (
            *from,
            *until,
            Ratio {
                count: 1,
                over_ms: every.ms(),
            },
        ),
        Arrivals::Batches {
            rows,
            batch,
            every,
            from,
        } => {
            let batches = u64::from(rows.div_ceil(*batch));
            let until = SimTime::from_ms(from.ms() + batches * every.ms());
            (
                *from,
                until,
                Ratio {
                    count: u64::from(*batch),
                    over_ms: every.ms(),
                },
            )
        }
        Arrivals::Recorded(times) => {
            let from = times.first().copied().unwrap_or(model.start);
            let until = times.last().copied().unwrap_or(model.start).next();
            (
                from,
                until,
                Ratio {
                    count: times.len() as u64,
                    over_ms: until.since(from).ms(),
                },
            )
        }
    }
}

/// The culprit that the scenario names first, or else the workflow that its sources start most.
pub(super) fn busiest(model: &Model) -> u16 {
    if let Some(culprit) = model.culprits.first() {
        return culprit.0;
    }
    let jobs = crate::scenario::jobs_at_most_by_workflow(model);
    let ids = 0_u16..u16::try_from(model.workflows.len()).unwrap_or(u16::MAX);
    let is_workflow = |id: &u16| {
        model.workflows[usize::from(*id)].operation_type == crate::engine::OperationType::Workflow
    };
    ids.filter(is_workflow)
        .max_by_key(|id| (jobs[usize::from(*id)], std::cmp::Reverse(*id)))
        .unwrap_or(0)
}
