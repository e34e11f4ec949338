//! The stage in words: its sentence, its state, and its name for those who don't see it.

use crate::session::view::{PlayState, SPEEDS, View};
use crate::ui::moments;
use crate::ui::say as format;
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// A change of the queue below this, in thousandths a second, is none.
const STEADY_MILLI: u64 = 500;

/// Text with the parts between two `**` made strong.
pub(crate) fn emphasis(text: &str) -> Html {
    let parts = text.split("**").enumerate();
    let part = |(place, part): (usize, &str)| {
        if place % 2 == 1 {
            html! { <strong>{ part.to_owned() }</strong> }
        } else {
            html! { { part.to_owned() } }
        }
    };
    parts.map(part).collect()
}

/// Arrive, finish and the difference.
pub(crate) fn sentence(view: &View) -> String {
    let flow = &view.flow;
    if view.counts.created == 0 && flow.refuse.count == 0 {
        return t("stage.sentence.start").to_owned();
    }
    let arrive = format::rate(flow.arrive);
    let ends = if flow.cancel.count > 0 {
        let (finish, cancel) = (format::rate(flow.finish), format::rate(flow.cancel));
        tf(
            "stage.ends.cancel",
            &[("finish", &finish), ("cancel", &cancel)],
        )
    } else {
        tf("stage.ends", &[("finish", &format::rate(flow.finish))])
    };
    let growth = format::rate(flow.growth);
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("arrive", &arrive), ("ends", &ends), ("growth", &growth)];
    let steady = flow.growth.milli() < STEADY_MILLI;
    let mut text = match (steady, flow.shrinks, view.counts.ready) {
        (true, _, 0) => tf("stage.sentence.empty", &values),
        (true, _, _) => tf("stage.sentence.steady", &values),
        (false, true, _) => tf("stage.sentence.shrinks", &values),
        (false, false, _) => tf("stage.sentence.grows", &values),
    };
    if flow.refuse.count > 0 {
        let refused = format::rate(flow.refuse);
        text.push(' ');
        text.push_str(&tf("stage.sentence.refused", &[("refused", &refused)]));
    }
    text
}

/// What the clock does, in a few words.
pub(crate) fn state(view: &View) -> String {
    let playback = &view.playback;
    let clock = format::clock(view.at_ms);
    if let Some(done) = playback.computing {
        return tf("stage.state.computing", &[("percent", &(done / 10))]);
    }
    if let Some((done, all)) = playback.slow_motion {
        return tf("stage.state.slow", &[("done", &done), ("all", &all)]);
    }
    let paused_at = playback.paused_at.and_then(|place| view.moments.get(place));
    match playback.state {
        PlayState::Playing => {
            let speed = SPEEDS.get(playback.speed).copied().unwrap_or(1_000);
            tf("stage.state.playing", &[("speed", &format::speed(speed))])
        }
        PlayState::Ended => tf("stage.state.ended", &[("clock", &clock)]),
        PlayState::Paused if view.at_ms == 0 => t("stage.state.start").to_owned(),
        PlayState::Paused => match paused_at {
            Some(moment) => tf("stage.state.moment", &[("moment", &moments::title(moment))]),
            None => tf("stage.state.paused", &[("clock", &clock)]),
        },
    }
}

/// The whole picture in one sentence.
pub(crate) fn name(view: &View) -> String {
    let counts = &view.counts;
    tf(
        "stage.name",
        &[
            ("clock", &format::clock(view.at_ms)),
            ("ready", &format::count(counts.ready)),
            ("oldest", &format::spoken(view.flow.oldest_wait_ms)),
            ("busy", &format::count(u64::from(view.flow.busy))),
            ("workers", &format::count(u64::from(view.flow.workers))),
            ("succeeded", &format::count(counts.succeeded)),
            ("failed", &format::count(counts.failed)),
            ("canceled", &format::count(counts.canceled)),
        ],
    )
}
