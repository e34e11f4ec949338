//! Playing a run: the clock, its speeds, pauses and steps. No browser, no clock of a machine: the
//! test brings elapsed time.

use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::scenario;
use floodgate::session::view::{MomentKind, PlayState, SPEEDS};
use floodgate::session::{Command, Session, View};

pub(crate) const SYNC: u16 = 0;
pub(crate) const CLICK_MS: u64 = 480_000;
pub(crate) const MINUTE_MS: u64 = 60_000;

pub(crate) fn session(id: &str) -> Session {
    let shipped = scenario::by_id(id).expect("shipped");
    let scenario = shipped.read().expect("valid");
    Session::new(scenario, Some(id.into()), JOBS_MAX_NATIVE).expect("it can be played")
}

pub(crate) fn send(session: &mut Session, command: Command) {
    let response = session.apply(command);
    assert_eq!(response.refused, None);
    work(session);
}

/// Works off what is to be computed. A run that never gets there is a defect, not a wait.
fn work(session: &mut Session) {
    for _ in 0..10_000 {
        if !session.work(10_000) {
            return;
        }
    }
    panic!("no end of work at {} ms", session.at_ms());
}

/// Frames of 50 ms until the clock stands or so many have passed.
fn play_frames(session: &mut Session, frames: usize) {
    for _ in 0..frames {
        if session.play_state() != PlayState::Playing {
            return;
        }
        session.advance(50_000);
        work(session);
    }
}

pub(crate) fn at(session: &mut Session, ms: u64) -> View {
    send(session, Command::Seek(ms));
    session.view()
}

/// The article's click: at 8:00 on the culprit.
pub(crate) fn clicked() -> Session {
    let mut session = session("bulk-import");
    send(&mut session, Command::Seek(CLICK_MS));
    send(&mut session, Command::Deactivate(SYNC));
    session
}

#[test]
fn it_opens_paused_at_zero_on_the_culprit() {
    let view = session("bulk-import").view();
    assert_eq!((view.at_ms, view.playback.state), (0, PlayState::Paused));
    assert_eq!(
        view.workflows[usize::from(view.selected)].name,
        "Sync contact to ERP"
    );
    assert_eq!((view.since, view.insight), (None, None));
}

#[test]
fn eight_times_real_time_plays_eight_seconds_a_second() {
    let mut session = session("bulk-import");
    send(&mut session, Command::Play);
    play_frames(&mut session, 20);
    assert_eq!(session.at_ms(), 8_000);
    send(&mut session, Command::SetSpeed(0));
    play_frames(&mut session, 20);
    assert_eq!((session.at_ms(), SPEEDS[0]), (8_100, 100));
}

#[test]
fn a_tab_that_slept_is_not_caught_up_with() {
    let mut session = session("bulk-import");
    send(&mut session, Command::Play);
    session.advance(3_600_000_000);
    work(&mut session);
    assert_eq!(session.at_ms(), 800, "a tenth of a second at 8x");
}

#[test]
fn playback_pauses_exactly_at_the_moment_to_decide() {
    let mut session = session("bulk-import");
    send(&mut session, Command::SetSpeed(SPEEDS.len() - 1));
    send(&mut session, Command::Play);
    play_frames(&mut session, 1_000);
    let view = session.view();
    assert_eq!(
        (view.at_ms, view.playback.state),
        (CLICK_MS, PlayState::Paused)
    );
    let paused_at = view.playback.paused_at.expect("paused at a moment");
    assert_eq!(view.moments[paused_at].kind, MomentKind::Named);
    send(&mut session, Command::Play);
    play_frames(&mut session, 1_000);
    assert_eq!(session.view().playback.state, PlayState::Ended);
}

#[test]
fn moments_can_be_told_not_to_pause() {
    let mut session = session("bulk-import");
    send(&mut session, Command::SetPauseAtMoments(false));
    send(&mut session, Command::SetSpeed(SPEEDS.len() - 1));
    send(&mut session, Command::Play);
    play_frames(&mut session, 1_000);
    assert_eq!(session.view().playback.state, PlayState::Ended);
}

#[test]
fn slow_motion_shows_the_jobs_in_progress_finish() {
    let mut session = clicked();
    send(&mut session, Command::Play);
    assert_eq!(session.speed_milli(), 500);
    play_frames(&mut session, 20);
    assert_eq!(session.at_ms(), CLICK_MS + 500, "half of real time");
    let (finished, of) = session.view().playback.slow_motion.expect("slow");
    assert!(finished < of && of <= 16, "{finished} of {of}");
    play_frames(&mut session, 1_000);
    assert_eq!(session.view().playback.slow_motion, None);
    assert_eq!(session.speed_milli(), 8_000);
}

#[test]
fn slow_motion_never_touches_the_run_and_can_be_switched_off() {
    let digest = |slow: bool| {
        let mut session = clicked();
        send(&mut session, Command::SetSlowMotion(slow));
        send(&mut session, Command::Play);
        assert_eq!(session.view().playback.slow_motion.is_some(), slow);
        play_frames(&mut session, 100_000);
        session.view().digest
    };
    assert_eq!(digest(true), digest(false));
}

#[test]
fn steps_go_to_what_they_say() {
    let mut session = session("bulk-import");
    send(&mut session, Command::StepEvent);
    let view = session.view();
    assert_eq!((view.counts.created, view.counts.in_progress), (1, 1));
    send(&mut session, Command::StepTime);
    assert_eq!(session.at_ms(), view.at_ms + 10_000);
    let picked = |view: &View| view.counts.created - view.counts.ready;
    let before = picked(&session.view());
    send(&mut session, Command::NextPickUp);
    assert_eq!(picked(&session.view()), before + 1);
    send(&mut session, Command::Seek(CLICK_MS));
    send(&mut session, Command::Deactivate(SYNC));
    send(&mut session, Command::NextCancel);
    let view = session.view();
    assert!(view.counts.canceled >= 1 && view.at_ms < CLICK_MS + 2_000);
    assert_eq!(view.playback.state, PlayState::Paused);
}

#[test]
fn the_next_moment_is_found_and_the_previous_one_too() {
    let mut session = session("bulk-import");
    let mut times = Vec::new();
    while !matches!(session.play_state(), PlayState::Ended) {
        send(&mut session, Command::NextMoment);
        times.push(session.at_ms());
    }
    assert!(times.contains(&CLICK_MS), "{times:?}");
    assert!(times.len() >= 4, "{times:?}");
    send(&mut session, Command::PreviousMoment);
    assert!(session.at_ms() < 30 * MINUTE_MS);
}

#[test]
fn reset_keeps_seed_and_edits_and_restore_drops_the_edits() {
    let mut session = clicked();
    let mut edited = session.scenario().clone();
    edited.service.workers = 20;
    send(&mut session, Command::Edit(Box::new(edited)));
    send(&mut session, Command::SetSeed(7));
    send(&mut session, Command::Seek(MINUTE_MS));
    send(&mut session, Command::Reset);
    let view = session.view();
    assert_eq!((view.at_ms, view.acts.len(), view.since), (0, 0, None));
    assert_eq!(
        (view.scenario.seed, view.scenario.edited, view.flow.workers),
        (7, true, 20)
    );
    send(&mut session, Command::RestoreScenario);
    let view = session.view();
    assert_eq!((view.scenario.edited, view.flow.workers), (false, 16));
}

#[test]
fn what_is_refused_says_why_and_changes_nothing() {
    let mut session = session("bulk-import");
    let before = session.view();
    for command in [
        Command::Activate(SYNC),
        Command::Delete(SYNC),
        Command::Deactivate(999),
        Command::SetWorkers(0),
        Command::SetSeed(u64::MAX),
        Command::Load("no-such-scenario".into()),
        Command::Undo,
        Command::Select(999),
    ] {
        let response = session.apply(command.clone());
        assert!(
            response.refused.is_some() && !response.changed,
            "{command:?}"
        );
        assert_eq!(session.view(), before, "{command:?}");
    }
}
