//! `floodgate link`: the address that opens a scenario or a run in the playground.

use super::failure::Failure;
use super::{LinkArgs, input};
use crate::session::link::{LINK_CHARS_MAX, Link};
use crate::session::run_file;
use std::io::Write;

pub(super) fn link(args: &LinkArgs, output: &mut impl Write) -> Result<(), Failure> {
    let document = input::document(&args.scenario)?;
    // The digest of the run is part of the link: whoever opens it can check it.
    let simulation = input::played_document(&args.scenario, &document)?;
    let document = document.with_digest(simulation.digest());
    let mut query = args.with.clone();
    if let Some(at) = &args.at {
        query = format!("t={at}&{query}");
    }
    let (wished, notices) = Link::read(&query, "");
    if let Some(notice) = notices.first() {
        return Err(Failure::message(format!(
            "{}={}: {}",
            notice.name, notice.value, notice.wrong
        )));
    }
    let of_run = document.link(0);
    let link = Link {
        scenario: of_run.scenario,
        seed: of_run.seed,
        record: of_run.record,
        ..wished
    };
    let address = link.address(&args.page).map_err(|chars| {
        Failure::message(format!(
            "{}: its link would have {chars} characters, and one of more than {LINK_CHARS_MAX} \
             does not survive chats and mail: send it as a file, NAME{}",
            args.scenario,
            run_file::EXTENSION
        ))
    })?;
    writeln!(output, "{address}")?;
    Ok(())
}
