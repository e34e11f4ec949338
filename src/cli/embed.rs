//! `floodgate embed`: the code that puts a scenario or a run into a page.

use super::failure::Failure;
use super::{EmbedArgs, input};
use crate::session::link::time;
use crate::session::recipe::{Place, Recipe};
use std::io::Write;

pub(super) fn embed(args: &EmbedArgs, output: &mut impl Write) -> Result<(), Failure> {
    let at_ms = time::read(&args.at).ok_or_else(|| {
        Failure::message(format!(
            "--at {}: write a time such as 8:00 or 250 (seconds)",
            args.at
        ))
    })?;
    let place = Place::ALL
        .into_iter()
        .find(|place| place.word() == args.place);
    let document = input::document(&args.scenario)?;
    // The digest of the run is part of the code: a page says when a release changes the run.
    let simulation = input::played_document(&args.scenario, &document)?;
    let document = document.with_digest(simulation.digest());
    let recipe = Recipe::new(&document, at_ms, &args.page);
    output.write_all(recipe.code(place.unwrap_or(Place::Html)).as_bytes())?;
    Ok(())
}

/// The words of the places.
pub(super) fn places() -> [&'static str; Place::ALL.len()] {
    Place::ALL.map(Place::word)
}
