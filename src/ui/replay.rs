//! Plays the run again with another definition in it: back to where the clock stood.

use super::context::Playground;
use crate::session::Command;
use crate::session::document::Document;

/// Opens the document and goes to the time that the clock shows now; `said` is told then.
pub(crate) fn replay(
    playground: &Playground,
    document: Document,
    said: &str,
) -> Result<(), String> {
    let view = playground.store.view();
    let (at_ms, selected) = (view.at_ms, view.selected);
    let commands = [
        Command::OpenRun(Box::new(document)),
        Command::Select(selected),
        Command::Seek(at_ms),
    ];
    for command in commands {
        if let Some(reason) = playground.store.dispatch(command).refused {
            return Err(reason);
        }
    }
    playground.announcer.say(said);
    Ok(())
}
