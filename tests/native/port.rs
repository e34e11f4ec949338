//! What a host page can ask for by name, and what it is told.

use floodgate::engine::limits::JOBS_MAX_BROWSER;
use floodgate::scenario::by_id;
use floodgate::session::port::{events, state};
use floodgate::session::{Command, Session};
use serde_json::Value;

fn session() -> Session {
    let scenario = by_id("bulk-import").unwrap().read().unwrap();
    Session::new(scenario, Some("bulk-import".into()), JOBS_MAX_BROWSER).unwrap()
}

#[test]
fn names_become_commands() {
    let session = session();
    let cases = [
        ("play", "", Command::Play),
        ("seek", "8:00", Command::Seek(480_000)),
        ("seek", "480", Command::Seek(480_000)),
        ("setSpeed", "64", Command::SetSpeed(9)),
        ("deactivate", "sync contact to erp", Command::Deactivate(0)),
        ("deactivate", "1", Command::Deactivate(1)),
        ("mend", "0", Command::Mend(0)),
        ("stopSource", "contact import", Command::StopSource(0)),
        ("setSeed", "7", Command::SetSeed(7)),
        ("pauseAtMoments", "no", Command::SetPauseAtMoments(false)),
        ("load", "steady", Command::Load("steady".into())),
    ];
    for (name, argument, command) in cases {
        assert_eq!(
            session.named_command(name, argument),
            Ok(command),
            "{name}({argument})"
        );
    }
}

#[test]
fn a_wrong_name_or_argument_says_what_to_write_instead() {
    let session = session();
    let cases = [
        ("fly", "", "there are play, pause"),
        ("seek", "soon", "such as 8:00"),
        ("setSpeed", "0", "from 0.1 to 1000"),
        ("deactivate", "Nobody", "there are Sync contact to ERP"),
        ("mend", "9", "is no workflow here"),
        ("stopSource", "Nothing", "is no source here; there are "),
        ("setSeed", "-1", "whole number"),
    ];
    for (name, argument, instead) in cases {
        let wrong = session.named_command(name, argument).unwrap_err();
        assert!(wrong.contains(instead), "{name}({argument}): {wrong}");
    }
}

#[test]
fn the_state_is_json_and_adds_up() {
    let mut session = session();
    assert_eq!(session.apply(Command::Seek(480_000)).refused, None);
    while session.work(100_000) {}
    let state: Value = serde_json::from_str(&state(&session.view())).unwrap();
    let number = |name: &str| {
        state[name]
            .as_u64()
            .unwrap_or_else(|| panic!("{name}: {state}"))
    };
    assert_eq!(state["time"].as_f64(), Some(480.0));
    let parts = [
        "waitingForResources",
        "waiting",
        "inProgress",
        "succeeded",
        "failed",
        "canceled",
        "deleted",
    ];
    assert_eq!(parts.map(number).iter().sum::<u64>(), number("created"));
    assert_eq!(state["workflows"][0]["name"], "Sync contact to ERP");
}

#[test]
fn acts_moments_and_the_clock_are_told_as_events() {
    let mut session = session();
    let mut before = session.view();
    let mut told = Vec::new();
    for command in [
        Command::Seek(480_000),
        Command::Deactivate(0),
        Command::Play,
        Command::RunToEnd,
    ] {
        assert_eq!(session.apply(command).refused, None);
        while session.work(100_000) {}
        let after = session.view();
        told.extend(events(&before, &after));
        before = after;
    }
    let names: Vec<&str> = told.iter().map(|(name, _)| *name).collect();
    for name in ["moment", "command", "play", "ended"] {
        assert!(names.contains(&name), "{name} is not among {names:?}");
    }
    for (name, detail) in told {
        assert!(
            serde_json::from_str::<Value>(&detail).is_ok(),
            "{name}: {detail}"
        );
    }
}
