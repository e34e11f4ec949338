//! Playing a run: commands in, views out. No browser, no clock: the test brings elapsed time.

use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::engine::sample::{Purpose, Stream};
use floodgate::scenario;
use floodgate::session::scene::Place;
use floodgate::session::view::{FollowedStage, Insight, MomentKind, PlayState, SPEEDS, Untouched};
use floodgate::session::{Command, Session, View};

const SYNC: u16 = 0;
const CLICK_MS: u64 = 480_000;
const MINUTE_MS: u64 = 60_000;

fn session(id: &str) -> Session {
    let shipped = scenario::by_id(id).expect("shipped");
    let scenario = shipped.read().expect("valid");
    Session::new(scenario, Some(id.into()), JOBS_MAX_NATIVE).expect("it can be played")
}

fn send(session: &mut Session, command: Command) {
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

fn at(session: &mut Session, ms: u64) -> View {
    send(session, Command::Seek(ms));
    session.view()
}

/// The article's click: at 8:00 on the culprit.
fn clicked() -> Session {
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
fn at_the_click_itself_the_state_changes_and_no_count_does() {
    let mut session = session("bulk-import");
    let before = at(&mut session, CLICK_MS);
    send(&mut session, Command::Deactivate(SYNC));
    let after = session.view();
    assert_eq!(after.counts, before.counts);
    assert!(after.workflows[0].activate_refused.is_none());
    assert!(after.workflows[0].deactivate_refused.is_some());
    let since = after.since.expect("there was a click");
    assert_eq!(since.queued, before.workflows[0].ready);
    assert_eq!((since.canceled, since.finished, since.refused), (0, 0, 0));
    assert_eq!(since.others_queued + since.queued, before.counts.ready);
}

#[test]
fn the_four_numbers_agree_at_every_reading() {
    let mut session = clicked();
    let (mut last_canceled, mut readings) = (0, 0);
    while !matches!(session.play_state(), PlayState::Ended) {
        send(&mut session, Command::StepTime);
        let view = session.view();
        let since = view.since.expect("there was a click");
        assert_eq!(
            since.queued,
            since.canceled + since.still_waiting + since.run
        );
        assert_eq!(since.not_done, since.canceled + since.refused);
        assert!(since.finished <= since.in_progress);
        assert!(since.canceled >= last_canceled);
        last_canceled = since.canceled;
        readings += 1;
        let counts = view.counts;
        let sum = counts.ready + counts.waiting + counts.in_progress + counts.succeeded;
        assert_eq!(
            sum + counts.failed + counts.canceled + counts.deleted,
            counts.created
        );
    }
    assert!(readings > 100);
    assert_eq!(session.view().since.map(|since| since.refused), Some(6_000));
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
fn a_seek_gives_the_run_that_was_played_there() {
    for seed in 0..12 {
        let mut random = Stream::new(seed, Purpose::Arrivals, 1);
        let mut session = session("bulk-import");
        let mut acts: Vec<(u64, Command)> = Vec::new();
        for _ in 0..12 {
            let to = random.uniform(0, 30 * MINUTE_MS - 1);
            send(&mut session, Command::Seek(to));
            assert_eq!(session.at_ms(), to, "seed {seed}");
            let id = u16::try_from(random.uniform(0, 3)).expect("few");
            let command = match random.uniform(0, 5) {
                0 => Command::Deactivate(id),
                1 => Command::Activate(id),
                2 => Command::SetWorkers(u32::try_from(random.uniform(1, 40)).expect("few")),
                _ => continue,
            };
            if session.apply(command.clone()).refused.is_none() {
                acts.retain(|(made, _)| *made <= to);
                acts.push((to, command));
            }
        }
        send(&mut session, Command::RunToEnd);
        let mut straight = self::session("bulk-import");
        for (when, command) in &acts {
            while straight.at_ms() < *when {
                let on = (straight.at_ms() + 7_777).min(*when);
                send(&mut straight, Command::Seek(on));
            }
            send(&mut straight, command.clone());
        }
        send(&mut straight, Command::RunToEnd);
        assert_eq!(
            session.view().digest,
            straight.view().digest,
            "seed {seed}, acts {acts:?}"
        );
    }
}

/// What was computed once is not computed again: a seek within it, back or forward, takes no more
/// than the way between two checkpoints, a 64th of the run.
#[test]
fn a_seek_within_what_was_computed_computes_a_64th_of_it_at_most() {
    let slices = |session: &mut Session, to: u64| {
        assert_eq!(session.apply(Command::Seek(to)).refused, None);
        let mut slices = 0;
        while session.at_ms() != to {
            session.work(100);
            slices += 1;
        }
        slices
    };
    let mut session = clicked();
    let end = 30 * MINUTE_MS;
    let whole = slices(&mut session, end);
    let digest = session.view().digest;
    for to in [
        0,
        25 * MINUTE_MS + 1,
        9 * MINUTE_MS,
        29 * MINUTE_MS,
        MINUTE_MS,
    ] {
        let part = slices(&mut session, to);
        assert!(part * 20 < whole, "{part} of {whole} slices to {to}");
    }
    assert_eq!(slices(&mut session, end), 0);
    assert_eq!(session.view().digest, digest);
}

#[test]
fn acting_in_the_past_drops_the_later_acts_and_undo_brings_them_back() {
    let mut session = clicked();
    let untouched = at(&mut self::session("bulk-import"), 12 * MINUTE_MS).digest;
    let clicked_at_eight = at(&mut session, 12 * MINUTE_MS);
    assert_eq!(clicked_at_eight.acts.len(), 1);
    send(&mut session, Command::Seek(6 * MINUTE_MS));
    assert!(
        session.view().acts[0].ahead,
        "the act is recorded, still to come"
    );
    send(&mut session, Command::Deactivate(SYNC));
    let earlier = at(&mut session, 12 * MINUTE_MS);
    assert_eq!(
        earlier.acts.iter().map(|act| act.at_ms).collect::<Vec<_>>(),
        [6 * MINUTE_MS]
    );
    assert_ne!(earlier.digest, clicked_at_eight.digest);
    send(&mut session, Command::Undo);
    let undone = session.view();
    assert_eq!((undone.at_ms, undone.acts.len()), (12 * MINUTE_MS, 1));
    assert_eq!(undone.digest, clicked_at_eight.digest);
    send(&mut session, Command::Undo);
    let undone = session.view();
    assert_eq!((undone.at_ms, undone.acts.len()), (12 * MINUTE_MS, 0));
    assert_eq!(undone.digest, untouched);
    for digest in [&clicked_at_eight.digest, &earlier.digest] {
        send(&mut session, Command::Redo);
        assert_eq!(&session.view().digest, digest);
    }
    assert!(session.apply(Command::Redo).refused.is_some());
}

#[test]
fn a_seek_back_keeps_what_is_known_of_the_future() {
    let mut session = clicked();
    let end = at(&mut session, 30 * MINUTE_MS);
    let back = at(&mut session, CLICK_MS - 1);
    assert_eq!(back.since, None, "before the click there was none");
    assert_eq!(back.series.created.len(), end.series.created.len());
    assert_eq!(back.moments, end.moments);
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

#[test]
fn the_insight_is_right_for_the_clicks_that_teach() {
    let mut early = session("bulk-import");
    send(&mut early, Command::Seek(3 * MINUTE_MS));
    send(&mut early, Command::Deactivate(SYNC));
    let view = at(&mut early, 6 * MINUTE_MS);
    assert_eq!(view.insight, Some(Insight::TooEarly { workflow: SYNC }));

    let mut innocent = session("bulk-import");
    send(&mut innocent, Command::Seek(CLICK_MS));
    send(&mut innocent, Command::Deactivate(1));
    let view = at(&mut innocent, 12 * MINUTE_MS);
    assert_eq!(
        view.insight,
        Some(Insight::Innocent {
            workflow: 1,
            culprit: SYNC
        })
    );

    let mut late = session("bulk-import");
    send(&mut late, Command::Seek(10 * MINUTE_MS));
    send(&mut late, Command::Deactivate(SYNC));
    let view = at(&mut late, 13 * MINUTE_MS);
    assert_eq!(view.insight, Some(Insight::TooLate { workflow: SYNC }));

    let mut right = clicked();
    let view = at(&mut right, 20 * MINUTE_MS);
    let Some(Insight::Nominal {
        took_ms,
        untouched_at_end,
        ..
    }) = view.insight
    else {
        panic!("{:?}", view.insight);
    };
    assert!(
        (5 * MINUTE_MS..7 * MINUTE_MS).contains(&took_ms),
        "{took_ms}"
    );
    assert!(untouched_at_end > Some(16_000), "{untouched_at_end:?}");
}

#[test]
fn the_squares_of_the_tank_are_the_queue() {
    let mut session = session("bulk-import");
    for ms in [0, 250_000, 300_000, CLICK_MS, 700_000, 1_500_000] {
        let view = at(&mut session, ms);
        let tank = session.scene().tank;
        assert_eq!((tank.unit, tank.ready), (100, view.counts.ready));
        let squares = tank.squares.len() as u64;
        assert!(
            squares.abs_diff(view.counts.ready / tank.unit) <= 1,
            "at {ms}: {squares}"
        );
        for row in view.workflows.iter() {
            let of = tank
                .squares
                .iter()
                .filter(|mark| **mark == row.mark)
                .count() as u64;
            let all = view.workflows.iter().filter(|other| other.mark == row.mark);
            let ready: u64 = all.map(|other| other.ready).sum();
            assert!(
                of.abs_diff(ready / tank.unit) <= 2,
                "at {ms}: {of} squares for {ready}"
            );
        }
    }
}

#[test]
fn one_job_is_followed_through_queue_worker_and_outcome() {
    let mut session = session("bulk-import");
    send(&mut session, Command::Seek(CLICK_MS));
    send(&mut session, Command::Follow(Some(1)));
    let followed = session.view().followed.expect("a job is followed");
    assert_eq!(
        (followed.stage, followed.created_ms),
        (FollowedStage::Coming, None)
    );
    send(&mut session, Command::Deactivate(SYNC));
    let view = at(&mut session, CLICK_MS + 20_000);
    let followed = view.followed.expect("a job is followed");
    assert_eq!(followed.stage, FollowedStage::Queued);
    assert!(followed.ahead > 15_000, "{} ahead", followed.ahead);
    let expected = followed.expected_start_ms.expect("the queue moves");
    assert!(matches!(session.scene().followed, Some(Place::Square(_))));

    let view = at(&mut session, 20 * MINUTE_MS);
    let followed = view.followed.expect("a job is followed");
    assert_eq!(followed.stage, FollowedStage::Succeeded);
    let started = followed.created_ms.expect("made") + followed.wait_ms;
    assert!(
        started.abs_diff(expected) < 60_000,
        "expected {expected}, started {started}"
    );
    let Some(Untouched::Started { wait_ms }) = followed.untouched else {
        panic!("{:?}", followed.untouched);
    };
    assert!(
        wait_ms > followed.wait_ms * 5,
        "{wait_ms} without the click"
    );
    send(&mut session, Command::Follow(None));
    assert_eq!(session.view().followed, None);
}

#[test]
fn the_cause_behind_a_workflow_can_be_mended_once() {
    let shipped = scenario::by_id("faulty-plugin").expect("it is shipped");
    let mut session =
        Session::new(shipped.read().expect("valid"), None, 10_000_000).expect("plays");
    let causes = at(&mut session, 480_000).causes;
    let names: Vec<&str> = causes.iter().map(|cause| cause.name.as_str()).collect();
    assert_eq!(
        names,
        ["Account plug-in"],
        "people's own work is no fault to mend"
    );
    assert_eq!(causes[0].refused, None);
    assert_eq!(session.apply(causes[0].command.clone()).refused, None);
    let view = at(&mut session, 500_000);
    let refused = view.causes[0].refused.as_deref().expect("it is silent");
    assert!(refused.contains("no more events"), "{refused}");
    let created = view.workflows[usize::from(view.selected)].created;
    let later = at(&mut session, 900_000);
    let grown = later.workflows[usize::from(later.selected)].created - created;
    assert_eq!(grown, 0, "what called the workflow is silent");
}
