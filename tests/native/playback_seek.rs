//! Going elsewhere in a run that is played: a seek gives what was played there, computes little
//! anew, and keeps what is known of the future; acts in the past can be undone and redone.

use super::playback::{CLICK_MS, MINUTE_MS, SYNC, at, clicked, send, session};
use floodgate::engine::sample::{Purpose, Stream};
use floodgate::session::{Command, Session};

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
