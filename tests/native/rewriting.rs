//! Changing what was done: moving and removing acts, undo and redo, seeks between. Whatever the
//! way, the run is that of its acts.

use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::engine::sample::{Purpose, Stream};
use floodgate::scenario;
use floodgate::session::{Command, Session};

const MINUTE_MS: u64 = 60_000;

fn session() -> Session {
    let shipped = scenario::by_id("bulk-import").expect("shipped");
    let id = Some(shipped.id.into());
    Session::new(shipped.read().expect("valid"), id, JOBS_MAX_NATIVE).expect("small")
}

fn send(session: &mut Session, command: Command) {
    assert_eq!(session.apply(command).refused, None);
    while session.work(5_000) {}
}

fn end_digest(session: &mut Session) -> String {
    send(session, Command::RunToEnd);
    session.view().digest
}

/// A run in which these acts were made in their order, and nothing else was done.
fn straight(acts: &[(u64, Command)]) -> String {
    let mut session = session();
    for (at_ms, act) in acts {
        send(&mut session, Command::Seek(*at_ms));
        send(&mut session, act.clone());
    }
    end_digest(&mut session)
}

#[test]
fn an_act_that_is_moved_gives_the_run_of_an_act_at_that_time() {
    let mut session = session();
    send(&mut session, Command::Seek(8 * MINUTE_MS));
    send(&mut session, Command::Deactivate(0));
    send(&mut session, Command::Seek(12 * MINUTE_MS));
    for to in [6 * MINUTE_MS, 11 * MINUTE_MS + 1, 20 * MINUTE_MS] {
        send(&mut session, Command::MoveAct(0, to));
        let view = session.view();
        assert_eq!(view.at_ms, 12 * MINUTE_MS, "the clock stays");
        assert_eq!(
            (view.acts[0].at_ms, view.acts[0].ahead),
            (to, to > view.at_ms)
        );
        let digest = session.finished_document().promise.expect("it ends").digest;
        let straight = straight(&[(to, Command::Deactivate(0))]);
        assert_eq!(format!("{digest:016x}"), straight);
    }
    let end = session.scenario().horizon;
    assert!(session.apply(Command::MoveAct(0, end)).refused.is_some());
    assert!(session.apply(Command::MoveAct(1, 0)).refused.is_some());
    send(&mut session, Command::RemoveAct(0));
    assert_eq!(end_digest(&mut session), straight(&[]));
    for _ in 0..3 {
        send(&mut session, Command::Undo);
    }
    assert_eq!(session.view().acts[0].at_ms, 6 * MINUTE_MS);
    send(&mut session, Command::Undo);
    assert_eq!(session.view().acts[0].at_ms, 8 * MINUTE_MS);
    assert_eq!(
        end_digest(&mut session),
        straight(&[(8 * MINUTE_MS, Command::Deactivate(0))])
    );
}

#[test]
fn the_future_that_is_given_up_stays_as_a_line() {
    let mut session = session();
    send(&mut session, Command::Seek(8 * MINUTE_MS));
    send(&mut session, Command::Deactivate(0));
    assert!(session.view().series.before_ready.is_empty());
    send(&mut session, Command::RunToEnd);
    let first = session.view().series.ready_by_mark.clone();
    let total: Vec<u64> = (0..first[0].len())
        .map(|at| first.iter().map(|mark| mark[at]).sum())
        .collect();
    send(&mut session, Command::Seek(6 * MINUTE_MS));
    send(&mut session, Command::Deactivate(0));
    assert_eq!(session.view().series.before_ready, total);
}

#[test]
fn an_act_at_a_checkpoint_can_be_taken_back() {
    // The run keeps 64 checkpoints: the clock is put on one of them.
    let at_ms = session().scenario().horizon / 64 * 20;
    let mut session = session();
    let untouched = end_digest(&mut session);
    send(&mut session, Command::Seek(at_ms));
    send(&mut session, Command::Deactivate(0));
    let clicked = end_digest(&mut session);
    assert_ne!(clicked, untouched);
    send(&mut session, Command::Undo);
    assert_eq!(end_digest(&mut session), untouched);
    send(&mut session, Command::Redo);
    assert_eq!(end_digest(&mut session), clicked);
}

/// Random clicks, seeks, steps, moves, removals, undos and redos.
#[test]
fn whatever_the_way_the_run_is_that_of_its_acts() {
    for seed in 0..12 {
        let mut chance = Stream::new(seed, Purpose::Arrivals, 0);
        let mut session = session();
        for _ in 0..25 {
            let at_ms = chance.uniform(0, 29 * MINUTE_MS - 1);
            let acts = session.view().acts.len() as u64;
            let place = usize::try_from(chance.uniform(0, acts.max(1) - 1)).expect("few");
            let command = match chance.uniform(0, 9 - 1) {
                0 | 1 => Command::Seek(at_ms),
                2 => Command::Deactivate(u16::try_from(chance.uniform(0, 3 - 1)).expect("small")),
                3 => Command::Activate(u16::try_from(chance.uniform(0, 3 - 1)).expect("small")),
                4 => Command::SetWorkers(
                    u32::try_from(8 + chance.uniform(0, 20 - 1)).expect("small"),
                ),
                5 => Command::MoveAct(place, at_ms),
                6 => Command::RemoveAct(place),
                7 => Command::Undo,
                _ => Command::StepEvent,
            };
            let _ = session.apply(command);
            if chance.uniform(0, 3 - 1) > 0 {
                while session.work(5_000) {}
            }
        }
        while session.work(5_000) {}
        let document = session.document();
        let mut again = Session::of_document(&document, JOBS_MAX_NATIVE).expect("the same");
        send(&mut again, Command::Seek(session.at_ms()));
        assert_eq!(
            again.view().as_promised,
            Some(true),
            "seed {seed}: {:?}",
            document.acts
        );
        assert_eq!(
            end_digest(&mut again),
            end_digest(&mut session),
            "seed {seed}"
        );
    }
}
