//! The words in which a host page speaks with a playground: names of commands with one argument, a
//! state, and events. One vocabulary for the element, the frame and the handle; text and JSON only,
//! numbers within 2^53. Knows no browser.

use super::lesson::Verdict;
use super::link::time;
use super::view::{MomentKind, MomentView, PlayState, RecordState, SPEEDS, View};
use super::{Command, Session};
use crate::scenario::Source;
use std::fmt::Write as _;

/// Something that happened, for the host page: its name and its detail as JSON.
pub type Event = (&'static str, String);

impl Session {
    /// The command of a name and its argument: times as seconds or `8:00`, workflows and sources by
    /// name or by their place.
    ///
    /// # Errors
    /// What is wrong, and what can be written instead.
    pub fn named_command(&self, name: &str, argument: &str) -> Result<Command, String> {
        let argument = argument.trim();
        Ok(match name {
            "play" => Command::Play,
            "pause" => Command::Pause,
            "step" => Command::StepEvent,
            "next" => Command::NextMoment,
            "previous" => Command::PreviousMoment,
            "seek" => Command::Seek(time::read(argument).ok_or_else(|| {
                format!("seek: \"{argument}\" is no time; write seconds or a time such as 8:00")
            })?),
            "setSpeed" => Command::SetSpeed(speed(argument)?),
            "deactivate" => Command::Deactivate(self.workflow_named(argument)?),
            "activate" => Command::Activate(self.workflow_named(argument)?),
            "delete" => Command::Delete(self.workflow_named(argument)?),
            "mend" => Command::Mend(self.workflow_named(argument)?),
            "stopSource" => Command::StopSource(self.source_named(argument)?),
            "select" => Command::Select(self.workflow_named(argument)?),
            "undo" => Command::Undo,
            "redo" => Command::Redo,
            "reset" => Command::Reset,
            "pauseAtMoments" => Command::SetPauseAtMoments(argument != "no"),
            "load" => Command::Load(argument.to_owned()),
            "setSeed" => Command::SetSeed(argument.parse().map_err(|_| {
                format!("setSeed: \"{argument}\" is no seed; write a whole number from 0 to 9007199254740991")
            })?),
            _ => {
                return Err(format!(
                    "\"{name}\" is no command; there are play, pause, step, next, previous, seek, setSpeed, deactivate, activate, delete, mend, stopSource, select, undo, redo, reset, pauseAtMoments, load and setSeed"
                ));
            }
        })
    }

    fn workflow_named(&self, name: &str) -> Result<u16, String> {
        let workflows = self.scenario().workflows.iter();
        place_of(name, "workflow", workflows.map(|workflow| &*workflow.name))
    }

    fn source_named(&self, name: &str) -> Result<u16, String> {
        let sources = self.scenario().sources.iter();
        place_of(name, "source", sources.map(Source::name))
    }
}

/// The place of what is called so, or whose place is written.
fn place_of<'a>(
    name: &str,
    kind: &str,
    known: impl Iterator<Item = &'a str>,
) -> Result<u16, String> {
    let known: Vec<&str> = known.collect();
    let found = known
        .iter()
        .position(|known| known.eq_ignore_ascii_case(name))
        .or_else(|| name.parse().ok().filter(|place| *place < known.len()));
    found
        .and_then(|place| u16::try_from(place).ok())
        .ok_or_else(|| {
            format!(
                "\"{name}\" is no {kind} here; there are {}",
                known.join(", ")
            )
        })
}

/// The place of the speed nearest to so many times real time.
fn speed(argument: &str) -> Result<usize, String> {
    let milli = time::thousandths(argument.trim_end_matches(['x', '×']));
    let milli = milli.filter(|milli| (100..=1_000_000).contains(milli));
    let milli = milli.ok_or_else(|| {
        format!("setSpeed: \"{argument}\" is no speed; write a number from 0.1 to 1000")
    })?;
    let near = (0..SPEEDS.len()).min_by_key(|place| SPEEDS[*place].abs_diff(milli));
    Ok(near.unwrap_or(0))
}

/// The state as JSON: what a host page shows beside the playground.
pub fn state(view: &View) -> String {
    let counts = &view.counts;
    let mut json = Json::begin();
    json.text("scenario", view.scenario.id.as_deref().unwrap_or(""))
        .text("title", &view.scenario.title)
        .number("seed", view.scenario.seed)
        .seconds("time", view.at_ms)
        .seconds("end", view.playback.end_ms)
        .text("state", play_state(view.playback.state))
        .seconds("speed", SPEEDS[view.playback.speed.min(SPEEDS.len() - 1)])
        .text("digest", &view.digest)
        .number("created", counts.created)
        .number("waitingForResources", counts.ready)
        .number("waiting", counts.waiting)
        .number("inProgress", counts.in_progress)
        .number("succeeded", counts.succeeded)
        .number("failed", counts.failed)
        .number("canceled", counts.canceled)
        .number("deleted", counts.deleted);
    let rows = view.workflows.iter().map(|row| {
        let mut json = Json::begin();
        json.text("name", &row.name)
            .text("status", record_state(row.state))
            .number("waitingForResources", row.ready)
            .number("inProgress", row.in_progress);
        json.end()
    });
    let rows: Vec<String> = rows.collect();
    json.raw("workflows", &format!("[{}]", rows.join(",")));
    json.end()
}

/// The detail of `timeupdate`, as JSON.
pub fn time(view: &View) -> String {
    let mut json = Json::begin();
    json.seconds("time", view.at_ms)
        .number("waitingForResources", view.counts.ready);
    json.end()
}

/// The detail of `error`, as JSON.
pub fn error(message: &str) -> String {
    let mut json = Json::begin();
    json.text("message", message);
    json.end()
}

/// The detail of `goal`: how a lesson ended, as JSON.
pub fn goal(lesson: &str, verdict: &Verdict) -> String {
    let mut json = Json::begin();
    json.text("lesson", lesson)
        .raw("won", if verdict.won { "true" } else { "false" })
        .raw(
            "withinPar",
            if verdict.within_par { "true" } else { "false" },
        )
        .number("waitedMinutes", verdict.yours.harm.waited_minutes())
        .number("lostJobs", verdict.yours.harm.lost_jobs)
        .number("hints", verdict.hints as u64);
    json.end()
}

/// What happened from one view to the next, in the order in which it is told.
pub fn events(before: &View, after: &View) -> Vec<Event> {
    let time = |at_ms: u64| {
        let mut json = Json::begin();
        json.seconds("time", at_ms);
        json.end()
    };
    let mut events = Vec::new();
    if before.scenario != after.scenario || before.acts != after.acts {
        events.push(("command", state(after)));
    }
    // Some are found only later: nominal has to hold before it is one.
    let came = |moment: &&MomentView| {
        let fresh = moment.at_ms > before.at_ms || !before.moments.contains(moment);
        fresh && after.at_ms > before.at_ms && moment.at_ms <= after.at_ms
    };
    for moment in after.moments.iter().filter(came) {
        let mut json = Json::begin();
        json.seconds("time", moment.at_ms)
            .text("moment", moment_kind(moment.kind))
            .text("title", &moment.title);
        events.push(("moment", json.end()));
    }
    let (was, is) = (before.playback.state, after.playback.state);
    if was != is {
        match is {
            PlayState::Playing => events.push(("play", time(after.at_ms))),
            PlayState::Paused => events.push(("pause", time(after.at_ms))),
            PlayState::Ended => events.push(("ended", state(after))),
        }
    }
    events
}

const fn play_state(state: PlayState) -> &'static str {
    match state {
        PlayState::Playing => "playing",
        PlayState::Paused => "paused",
        PlayState::Ended => "ended",
    }
}

const fn record_state(state: RecordState) -> &'static str {
    match state {
        RecordState::Draft => "Draft",
        RecordState::Activated => "Activated",
        RecordState::Deleted => "Deleted",
        RecordState::NoRecord => "",
    }
}

const fn moment_kind(kind: MomentKind) -> &'static str {
    match kind {
        MomentKind::Named => "named",
        MomentKind::FloodStarts => "flood-starts",
        MomentKind::OldestWait5Min => "oldest-wait-5-min",
        MomentKind::Deactivated => "deactivated",
        MomentKind::QueueGone => "queue-gone",
        MomentKind::Nominal => "nominal",
    }
}

/// A JSON object in the making.
struct Json(String);

impl Json {
    fn begin() -> Self {
        Self(String::from("{"))
    }

    fn raw(&mut self, name: &str, value: &str) -> &mut Self {
        let comma = if self.0.len() > 1 { "," } else { "" };
        // Writing to a string can't fail.
        let _ = write!(self.0, "{comma}\"{name}\":{value}");
        self
    }

    fn number(&mut self, name: &str, value: u64) -> &mut Self {
        self.raw(name, &value.to_string())
    }

    /// A value in thousandths, exactly.
    fn seconds(&mut self, name: &str, milli: u64) -> &mut Self {
        self.raw(name, &format!("{}.{:03}", milli / 1_000, milli % 1_000))
    }

    fn text(&mut self, name: &str, value: &str) -> &mut Self {
        let text = serde_json::to_string(value).unwrap_or_default();
        self.raw(name, &text)
    }

    fn end(&mut self) -> String {
        self.0.push('}');
        std::mem::take(&mut self.0)
    }
}
