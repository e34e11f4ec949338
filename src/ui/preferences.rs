//! How a person likes to watch, from one visit to the next: speed, slow motion, pauses at moments.
//! What a link says beats what is remembered; what can't be read is dropped.

use super::browser;
use crate::session::view::{Playback, SPEEDS};
use crate::session::{Command, Session};

const SPEED: &str = "speed";
const SLOW: &str = "slow";
const PAUSE: &str = "pause";

/// Lays what is remembered over a session, the speed only if nobody `asked` for one. Whether
/// something could not be read and was dropped.
pub(crate) fn recall(session: &mut Session, asked: bool) -> bool {
    let mut dropped = false;
    let mut lay = |name: &str, used: bool, read: &dyn Fn(&str) -> Option<Command>| {
        let Some(word) = browser::recall(name) else {
            return;
        };
        match read(&word) {
            // A link may fix it: then that is how it is.
            Some(command) if used => drop(session.apply(command)),
            Some(_) => {}
            None => {
                browser::forget(name);
                dropped = true;
            }
        }
    };
    lay(SPEED, !asked, &|word| {
        let milli: u64 = word.parse().ok()?;
        let place = SPEEDS.iter().position(|it| *it == milli)?;
        Some(Command::SetSpeed(place))
    });
    lay(SLOW, true, &|word| {
        Some(Command::SetSlowMotion(switch(word)?))
    });
    lay(PAUSE, true, &|word| {
        Some(Command::SetPauseAtMoments(switch(word)?))
    });
    dropped
}

fn switch(word: &str) -> Option<bool> {
    match word {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

/// Remembers what was chosen since.
pub(crate) fn keep(before: &Playback, now: &Playback) {
    if before.speed != now.speed
        && let Some(milli) = SPEEDS.get(now.speed)
    {
        browser::remember(SPEED, &milli.to_string());
    }
    let switch = |name: &str, was: bool, is: bool| {
        if was != is {
            browser::remember(name, if is { "1" } else { "0" });
        }
    };
    switch(SLOW, before.slow_motion_on, now.slow_motion_on);
    switch(PAUSE, before.pause_at_moments, now.pause_at_moments);
}
