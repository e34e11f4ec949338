//! The session that a page begins with, as its address asks for it. What the address says wrongly
//! falls to the default.

use super::browser;
use crate::engine::limits::{INTEGER_MAX, JOBS_MAX_BROWSER};
use crate::scenario::{Shipped, by_id, catalogue};
use crate::session::{Command, Session};

/// The session of the address, or the shipped default.
pub(crate) fn session() -> Session {
    let asked = browser::query("scenario");
    let shipped = asked.as_deref().and_then(by_id);
    let mut session = open(shipped.unwrap_or(&catalogue()[0]));
    let seed = number("seed").filter(|seed| *seed <= INTEGER_MAX);
    if let Some(seed) = seed {
        // A seed within its limits is never refused.
        let _ = session.apply(Command::SetSeed(seed));
    }
    session
}

fn number(name: &str) -> Option<u64> {
    browser::query(name)?.parse().ok()
}

fn open(shipped: &Shipped) -> Session {
    let scenario = shipped.read().expect("a test reads each shipped scenario");
    Session::new(scenario, Some(shipped.id.to_owned()), JOBS_MAX_BROWSER)
        .expect("a test runs each shipped scenario")
}
