//! Opens what the command line names.

use super::failure::Failure;
use crate::engine::limits::JOBS_MAX_NATIVE;
use crate::engine::{Model, Simulation};
use crate::scenario::limits::FILE_BYTES_MAX;
use crate::scenario::{self, Scenario};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::rc::Rc;

/// The bytes of a file. Of one that is too large no more is read than shows that.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let most = u64::try_from(FILE_BYTES_MAX).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(most.saturating_add(1)).read_to_end(&mut bytes))
        .map_err(|error| Failure::message(format!("can't read {}: {error}", path.display())))?;
    Ok(bytes)
}

/// The scenario in a file, or the shipped one of that name where there is no such file.
pub(super) fn scenario(name: &str) -> Result<Scenario, Failure> {
    let path = Path::new(name);
    let read = match scenario::by_id(name) {
        Some(shipped) if !path.exists() => shipped.read(),
        None if !path.exists() => return Err(no_such(name)),
        _ => scenario::read_bytes(&bytes(path)?),
    };
    read.map_err(|problems| Failure::file(name, &problems))
}

fn no_such(name: &str) -> Failure {
    let shipped = scenario::catalogue().iter().map(|shipped| shipped.id);
    let shipped: Vec<_> = shipped.collect();
    Failure::message(format!(
        "there is no file {name}, and no shipped scenario of that name; shipped are {}",
        shipped.join(", ")
    ))
}

/// The model of a scenario, if this machine takes it.
pub(super) fn model(name: &str, scenario: &Scenario) -> Result<Model, Failure> {
    scenario
        .lower(JOBS_MAX_NATIVE)
        .map_err(|error| Failure::message(format!("{name}: {error}")))
}

/// The run of a model, played to its end.
pub(super) fn played(name: &str, model: Model) -> Result<Simulation, Failure> {
    let failure = |error: &dyn std::fmt::Display| Failure::message(format!("{name}: {error}"));
    let mut simulation = Simulation::new(Rc::new(model)).map_err(|error| failure(&error))?;
    simulation.run_to_end().map_err(|error| failure(&error))?;
    Ok(simulation)
}
