//! Opens what the command line names.

use super::failure::Failure;
use crate::engine::limits::JOBS_MAX_NATIVE;
use crate::engine::{MODEL_REVISION, Model, Simulation};
use crate::scenario::limits::FILE_BYTES_MAX;
use crate::scenario::{self, Scenario};
use crate::session::document::{Document, Promise};
use crate::session::{Session, run_file};
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

/// The run in a run file or of a scenario file, or the shipped scenario of that name.
pub(super) fn document(name: &str) -> Result<Document, Failure> {
    let path = Path::new(name);
    if !path.exists() {
        let scenario = scenario(name)?;
        return Ok(Document::of(scenario, Some(name.to_owned())));
    }
    let bytes = bytes(path)?;
    run_file::read(&bytes).map_err(|wrong| {
        let line = |line| format!("{name}:{line}");
        Failure::Wrong(wrong.0.iter().map(line).collect())
    })
}

/// A session of the run, with nothing of it played.
pub(super) fn session(name: &str, document: &Document) -> Result<Session, Failure> {
    Session::of_document(document, JOBS_MAX_NATIVE)
        .map_err(|error| Failure::message(format!("{name}: {error}")))
}

/// The run of a document, played to its end. The digest that the document gives must come of it
/// where it was made by the same revision of the model.
pub(super) fn played_document(name: &str, document: &Document) -> Result<Simulation, Failure> {
    let failure = |error: &dyn std::fmt::Display| Failure::message(format!("{name}: {error}"));
    let acts = document.timed_acts(JOBS_MAX_NATIVE);
    let acts = acts.map_err(|error| failure(&error))?;
    let model = Rc::new(model(name, &document.scenario)?);
    let mut simulation = Simulation::new(model).map_err(|error| failure(&error))?;
    for act in acts {
        // One that is refused at its time does nothing, as on the page.
        let _ = simulation.schedule(act);
    }
    simulation.run_to_end().map_err(|error| failure(&error))?;
    let at_end = |promise: &Promise| promise.at_ms >= document.scenario.horizon;
    let promise = document.promise.filter(at_end);
    match promise.filter(|_| document.revision == MODEL_REVISION) {
        Some(promise) if promise.digest != simulation.digest() => Err(failure(&format!(
            "the file gives the digest {:016x}, but its run has {:016x}: it was changed",
            promise.digest,
            simulation.digest()
        ))),
        _ => Ok(simulation),
    }
}

/// The run of a model, played to its end.
pub(super) fn played(name: &str, model: Model) -> Result<Simulation, Failure> {
    let failure = |error: &dyn std::fmt::Display| Failure::message(format!("{name}: {error}"));
    let mut simulation = Simulation::new(Rc::new(model)).map_err(|error| failure(&error))?;
    simulation.run_to_end().map_err(|error| failure(&error))?;
    Ok(simulation)
}
