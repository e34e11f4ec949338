//! What is said: sentences made from a view. Pure.

use super::Level;
use crate::session::Command;
use crate::session::format::{clock, count, rate, speed, spoken};
use crate::session::view::{PlayState, RecordState, SPEEDS, View, WorkflowRow};
use crate::ui::moments;
use crate::ui::texts::{t, tf};

/// What came of a command that was not refused, and from which level on it is said.
pub(crate) fn after(command: &Command, view: &View) -> Option<(Level, String)> {
    let text = match command {
        Command::Play => tf(
            "said.playing",
            &[(
                "speed",
                &speed(SPEEDS[view.playback.speed.min(SPEEDS.len() - 1)]),
            )],
        ),
        Command::Pause => tf("said.paused", &[("time", &spoken(view.at_ms))]),
        Command::StepEvent
        | Command::StepTime
        | Command::NextPickUp
        | Command::NextCancel
        | Command::NextMoment
        | Command::PreviousMoment
        | Command::RunToEnd => tf("said.at", &[("time", &spoken(view.at_ms))]),
        Command::Deactivate(_) => return view.since.map(|_| (Level::Brief, deactivated(view))),
        Command::Activate(id) => return named("said.activated", view, *id),
        Command::Delete(id) => return named("said.deleted", view, *id),
        Command::Mend(id) => return named("said.mended", view, *id),
        Command::StopSource(id) => {
            let name = &view.scenario.sources.get(usize::from(*id))?.name;
            return Some((Level::Brief, tf("said.stopped_source", &[("name", name)])));
        }
        Command::SetBackground(on) => {
            let key = if *on {
                "act.background.on"
            } else {
                "act.background.off"
            };
            return Some((Level::Brief, t(key).to_owned()));
        }
        Command::Select(id) => return selected(view, *id),
        Command::Reset => return Some((Level::Brief, t("said.reset").to_owned())),
        Command::RestoreScenario => return Some((Level::Brief, t("said.restored").to_owned())),
        Command::Edit(_) => return Some((Level::Brief, t("said.edited").to_owned())),
        Command::Undo => return Some((Level::Brief, t("said.undone").to_owned())),
        Command::Redo => return Some((Level::Brief, t("said.redone").to_owned())),
        Command::MoveAct(..) => return Some((Level::Brief, t("said.moved").to_owned())),
        Command::RemoveAct(_) => return Some((Level::Brief, t("said.removed").to_owned())),
        Command::Load(_) | Command::Open(_) | Command::OpenRun(_) => {
            let text = tf("said.loaded", &[("title", &view.scenario.title)]);
            return Some((Level::Brief, text));
        }
        Command::SetSeed(seed) => {
            return Some((Level::Brief, tf("said.seed", &[("seed", seed)])));
        }
        _ => return None,
    };
    Some((Level::Full, text))
}

fn workflow(view: &View, id: u16) -> Option<&WorkflowRow> {
    view.workflows.get(usize::from(id))
}

fn named(key: &'static str, view: &View, id: u16) -> Option<(Level, String)> {
    let name = &workflow(view, id)?.name;
    Some((Level::Brief, tf(key, &[("name", name)])))
}

fn selected(view: &View, id: u16) -> Option<(Level, String)> {
    let row = workflow(view, id)?;
    let state = match row.state {
        RecordState::Draft => t("state.draft"),
        RecordState::Activated => t("state.activated"),
        RecordState::Deleted => t("state.deleted"),
        RecordState::NoRecord => t("state.none"),
    };
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("name", &row.name),
        ("state", &state),
        ("waiting", &count(row.ready)),
        ("running", &count(row.in_progress)),
    ];
    Some((Level::Full, tf("said.selected", &values)))
}

fn deactivated(view: &View) -> String {
    let Some(since) = view.since else {
        return String::new();
    };
    let name = workflow(view, since.workflow).map_or("", |row| row.name.as_str());
    tf(
        "said.deactivated",
        &[
            ("name", &name),
            ("queued", &count(since.queued)),
            ("running", &count(since.in_progress)),
        ],
    )
}

/// What happened on the way from one view to the next, if it is worth saying: the last moment
/// that was passed or found, a pause at one, or the end.
pub(crate) fn milestone(before: &View, now: &View) -> Option<String> {
    if let Some(at) = now
        .playback
        .paused_at
        .filter(|_| before.playback.paused_at.is_none())
    {
        let title = moments::title(now.moments.get(at)?);
        return Some(tf(
            "said.paused_at",
            &[("moment", &title), ("time", &spoken(now.at_ms))],
        ));
    }
    if before.playback.state == PlayState::Playing && now.playback.state == PlayState::Ended {
        return Some(tf("said.ended", &[("time", &spoken(now.at_ms))]));
    }
    if before.playback.state != PlayState::Playing || now.at_ms <= before.at_ms {
        return None;
    }
    let passed = |at: u64| before.at_ms < at && at <= now.at_ms;
    let found = now.moments.iter().rev().find(|moment| {
        moment.at_ms <= now.at_ms && (passed(moment.at_ms) || !before.moments.contains(moment))
    })?;
    let values: [(&str, &dyn std::fmt::Display); 2] = [
        ("moment", &moments::title(found)),
        ("time", &clock(found.at_ms)),
    ];
    Some(tf("said.moment", &values))
}

/// How things stand, in one breath.
pub(crate) fn summary(view: &View) -> String {
    let most = view.workflows.iter().max_by_key(|row| row.ready);
    let flow = &view.flow;
    let mut text = tf(
        "said.summary",
        &[
            ("time", &spoken(view.at_ms)),
            ("arrive", &rate(flow.arrive)),
            ("finish", &rate(flow.finish)),
            ("waiting", &count(view.counts.ready)),
            ("oldest", &spoken(flow.oldest_wait_ms)),
            ("busy", &flow.busy),
            ("workers", &flow.workers),
        ],
    );
    if let Some(row) = most.filter(|row| row.ready > 0) {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("name", &row.name), ("n", &count(row.ready))];
        text.push(' ');
        text.push_str(&tf("said.summary_most", &values));
    }
    text
}
