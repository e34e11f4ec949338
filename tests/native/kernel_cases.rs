//! The recorded kernel cases against the library: the engine's job table, row by row.

use super::cli::vector;
use super::cli_replay::cases;
use floodgate::engine::Simulation;
use floodgate::scenario::{Aggregates, KernelCase};
use std::fs;
use std::rc::Rc;

fn replayed(name: &str) -> (KernelCase, Simulation) {
    let bytes = fs::read(vector(&format!("{name}.json"))).expect(name);
    let case = KernelCase::read(&bytes).unwrap_or_else(|problems| panic!("{name}:\n{problems}"));
    let mut simulation = Simulation::new(Rc::new(case.model())).expect(name);
    simulation.run_to_end().expect(name);
    (case, simulation)
}

#[test]
fn every_row_of_every_recorded_case_is_reproduced() {
    for (name, _) in cases() {
        let (case, simulation) = replayed(&name);
        assert_eq!(case.name, name);
        let Ok(expected) = fs::read_to_string(vector(&format!("{name}.csv"))) else {
            continue;
        };
        let expected: Vec<&str> = expected.lines().skip(1).collect();
        assert_eq!(simulation.jobs().len() as usize, expected.len(), "{name}");
        for (number, job) in simulation.jobs().rows().enumerate() {
            let (start, end) = (job.picked.expect("done"), job.ended.expect("done"));
            let row = format!(
                "{number},{},{},{},{},{}",
                job.workflow,
                job.created.ms(),
                start.ms(),
                end.ms(),
                job.status.label().to_lowercase()
            );
            assert_eq!(row, expected[number], "{name}");
        }
    }
}

#[test]
fn every_aggregate_of_every_recorded_case_is_reproduced() {
    for (name, _) in cases() {
        let (case, simulation) = replayed(&name);
        let aggregates = Aggregates::of(&simulation, case.surge_start_ms);
        let text = fs::read(vector(&format!("{name}.agg.json"))).expect(&name);
        let expected: serde_json::Value = serde_json::from_slice(&text).expect(&name);
        let found = serde_json::to_value(&aggregates).expect(&name);
        assert_eq!(found, expected, "{name}");
    }
}
