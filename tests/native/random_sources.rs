//! The sources of a random scenario: what starts its workflows.

use super::random_scenarios::{HORIZON, text};
use floodgate::engine::OperationType;
use floodgate::engine::limits::INTEGER_MAX;
use floodgate::scenario::{
    BulkImport, FaultyPlugin, Platform, Replay, Scenario, Schedule, ServiceTime, Source, Step,
    TableEvent, UserActivity, Workflow,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// Numbers for a source of any kind.
pub(crate) type SourceSeed = (
    u8,
    String,
    Index,
    (u64, u32, u32),
    Option<u64>,
    Option<u64>,
    Vec<u64>,
);

pub(crate) fn source() -> impl Strategy<Value = SourceSeed> {
    (
        0_u8..6,
        text(),
        any::<Index>(),
        (1_u64..5_000, 1_u32..500, 1_u32..50),
        proptest::option::of(0..HORIZON / 2),
        proptest::option::of(HORIZON / 2 + 1..=HORIZON),
        vec(0_u64..=INTEGER_MAX, 0..6),
    )
}

pub(crate) fn add_source(scenario: &mut Scenario, number: usize, seed: &SourceSeed) {
    let picked = seed.2.get(&scenario.workflows).clone();
    let name = format!("{}{number}", seed.1);
    let is_workflow = picked.operation_type == OperationType::Workflow;
    let is_drawn = picked.service != ServiceTime::Recorded;
    let source = match (seed.0, picked.start_when.first()) {
        (0..=1, Some(event)) => event_source(name, *event, picked.table.clone(), seed),
        (2, None) if is_drawn && is_workflow && !is_touched(scenario, &picked.name) => {
            let place = seed.2.index(scenario.workflows.len());
            scenario.workflows[place].service = ServiceTime::Recorded;
            replay(name, picked.name, seed)
        }
        _ if is_drawn => named_source(name, &picked, seed),
        _ => return,
    };
    scenario.sources.push(source);
}

/// A source whose events start what listens to them.
fn event_source(name: String, event: TableEvent, table: String, seed: &SourceSeed) -> Source {
    let (kind, _, _, (per_hour, rows, batch), start_ms, end_ms, _) = *seed;
    if kind == 0 {
        return Source::UserActivity(UserActivity {
            name,
            table,
            event,
            per_hour,
            start_ms,
            end_ms,
        });
    }
    Source::BulkImport(BulkImport {
        name,
        table,
        event,
        rows,
        batch,
        every_ms: per_hour,
        start_ms: start_ms.unwrap_or(0),
    })
}

/// A source that starts one workflow or platform operation.
fn named_source(name: String, picked: &Workflow, seed: &SourceSeed) -> Source {
    let (kind, _, _, (per_hour, _, calls), start_ms, end_ms, _) = *seed;
    let starts = picked.name.clone();
    match (kind, picked.operation_type) {
        (3, OperationType::Workflow) => Source::FaultyPlugin(FaultyPlugin {
            name,
            table: picked.table.clone(),
            event: TableEvent::Update,
            per_hour,
            calls,
            starts,
            start_ms,
            end_ms,
        }),
        (0..=3, OperationType::Workflow) | (4.., _) => Source::Schedule(Schedule {
            name,
            starts,
            every_ms: per_hour,
            start_ms,
            end_ms,
        }),
        _ => Source::Platform(Platform {
            name,
            starts,
            per_hour,
            start_ms,
            end_ms,
        }),
    }
}

fn replay(name: String, starts: String, seed: &SourceSeed) -> Source {
    let mut arrivals_ms = seed.6.clone();
    arrivals_ms.sort_unstable();
    let service_ms = arrivals_ms.iter().map(|ms| 1 + ms % 1_000).collect();
    Source::Replay(Replay {
        name,
        starts,
        arrivals_ms,
        service_ms,
    })
}

/// Whether something starts this workflow by name already.
fn is_touched(scenario: &Scenario, name: &str) -> bool {
    let calls = |step: &Step| matches!(step, Step::Call { workflow, .. } if workflow == name);
    let is_child =
        |step: &Step| matches!(step, Step::StartChild { workflow, .. } if workflow == name);
    let starts = |source: &Source| match source {
        Source::FaultyPlugin(source) => source.starts == name,
        Source::Schedule(source) => source.starts == name,
        Source::Platform(source) => source.starts == name,
        Source::Replay(source) => source.starts == name,
        Source::UserActivity(_) | Source::BulkImport(_) => false,
    };
    scenario
        .workflows
        .iter()
        .flat_map(|workflow| &workflow.steps)
        .any(|step| calls(step) || is_child(step))
        || scenario.sources.iter().any(starts)
}
