//! What the views of a run that is played show: the numbers since the click, the insight, the
//! squares of the tank, a job that is followed, and causes that can be mended.

use super::playback::{CLICK_MS, MINUTE_MS, SYNC, at, clicked, send, session};
use floodgate::scenario;
use floodgate::session::scene::Place;
use floodgate::session::view::{FollowedStage, Insight, PlayState, Untouched};
use floodgate::session::{Command, Session};

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
