//! Links: what is written is read again and gives the same run, what a trainer fixes stays so, and
//! old links open. How any address is read stands in `links_reading.rs`.

use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::scenario;
use floodgate::session::link::{LINK_CHARS_MAX, Link, Opened};
use floodgate::session::{Command, Session};
use std::fs;
use std::path::Path;

pub(crate) const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/links");
/// An address that is longer than most.
const PAGE: &str = "https://learning.example.org/dynamics/floodgate/";

fn session(id: &str) -> Session {
    let scenario = scenario::by_id(id).expect("shipped").read().expect("valid");
    Session::new(scenario, Some(id.into()), JOBS_MAX_NATIVE).expect("it can be played")
}

fn work(session: &mut Session) {
    for _ in 0..100_000 {
        if !session.work(10_000) {
            return;
        }
    }
    panic!("no end of work at {} ms", session.at_ms());
}

fn send(session: &mut Session, command: Command) {
    assert_eq!(session.apply(command).refused, None);
    work(session);
}

pub(crate) fn open(link: &str) -> Opened {
    let (query, fragment) = link.split_once('#').unwrap_or((link, ""));
    let (link, notices) = Link::read(query, fragment);
    let mut opened = link.open(JOBS_MAX_NATIVE, notices);
    work(&mut opened.session);
    opened
}

pub(crate) fn link_of(session: &Session) -> String {
    let link = session.document().link(session.at_ms());
    link.address("").expect("a short link")
}

/// Five acts, the last at 12:00.
pub(crate) fn five_acts() -> Session {
    let mut session = session("bulk-import");
    let acts = [
        (360_000, Command::SetWorkers(24)),
        (480_000, Command::Deactivate(0)),
        (540_017, Command::Deactivate(1)),
        (600_000, Command::Activate(1)),
        (720_000, Command::Activate(0)),
    ];
    for (at_ms, act) in acts {
        send(&mut session, Command::Seek(at_ms));
        send(&mut session, act);
    }
    session
}

#[test]
fn five_acts_on_a_shipped_scenario_fit_into_300_characters_and_open_as_the_same_run() {
    let mut played = five_acts();
    let address = played.document().link(played.at_ms()).address(PAGE);
    let address = address.expect("a short link");
    assert!(address.len() < 300, "{}: {address}", address.len());
    let mut opened = open(address.strip_prefix(PAGE).expect("our page"));
    assert_eq!(opened.notices, []);
    let (before, after) = (played.view(), opened.session.view());
    assert_eq!((after.at_ms, &after.digest), (before.at_ms, &before.digest));
    assert_eq!(after.acts, before.acts);
    assert_eq!(after.as_promised, Some(true));
    for session in [&mut played, &mut opened.session] {
        send(session, Command::RunToEnd);
    }
    assert_eq!(opened.session.view().digest, played.view().digest);
}

#[test]
fn edits_and_acts_of_every_shipped_scenario_come_back() {
    for shipped in scenario::catalogue() {
        let mut session = session(shipped.id);
        let mut edited = session.scenario().clone();
        edited.service.workers = 9;
        edited.workflows[0].owner = "Zoë O'Neil & \"friends\"".into();
        edited.assumptions.cancel_cost_ms = Some(7);
        edited.seed = 99;
        send(&mut session, Command::Edit(Box::new(edited)));
        send(&mut session, Command::Seek(300_250));
        send(&mut session, Command::Deactivate(0));
        let link = link_of(&session);
        let mut opened = open(&link);
        assert_eq!(opened.notices, [], "{link}");
        assert_eq!(opened.session.scenario(), session.scenario());
        let (before, after) = (session.view(), opened.session.view());
        assert_eq!(after.scenario, before.scenario, "{link}");
        assert_eq!((after.at_ms, after.acts), (before.at_ms, before.acts));
        assert_eq!(after.as_promised, Some(true), "{link}");
        send(&mut opened.session, Command::RestoreScenario);
        assert!(!opened.session.view().scenario.edited);
    }
}

#[test]
fn a_scenario_of_ones_own_travels_whole_where_it_fits_and_is_saved_where_it_does_not() {
    let small = r#"{"version":1,"title":"Own","description":"","seed":3,"horizon":60000,
        "service":{"workers":2,"pick_up":"immediate"},
        "workflows":[{"name":"A","table":"T","owner":"O","start_when":["create"],
          "service":{"distribution":"constant","ms":500},"steps":[{"do":"check_condition","name":"c"}]}],
        "sources":[{"kind":"user_activity","name":"s","table":"T","event":"create","per_hour":3600}]}"#;
    let own = scenario::read(small).expect("valid");
    let session = Session::new(own.clone(), None, JOBS_MAX_NATIVE).expect("small");
    let opened = open(&link_of(&session));
    assert_eq!(opened.notices, []);
    assert_eq!(opened.session.scenario(), &own);
    let mut long = own;
    long.description = "flood ".repeat(500);
    let session = Session::new(long, None, JOBS_MAX_NATIVE).expect("small");
    let refused = session.document().link(0).address(PAGE);
    assert!(refused.is_err_and(|chars| chars > LINK_CHARS_MAX));
}

#[test]
fn another_revision_opens_with_a_notice_and_promises_no_digest() {
    let (query, fragment) = {
        let link = link_of(&five_acts());
        let (query, fragment) = link.split_once('#').expect("it has acts");
        (query.to_owned(), fragment.to_owned())
    };
    let (mut link, _) = Link::read(&query, &fragment);
    link.record.as_mut().expect("acts").revision += 1;
    let mut opened = open(&link.write());
    assert_eq!(opened.notices.len(), 1);
    assert!(opened.notices[0].wrong.contains("revision"));
    let view = opened.session.view();
    assert_eq!((view.acts.len(), view.as_promised), (5, None));
}

#[test]
fn a_digest_that_does_not_come_is_noticed_when_the_clock_is_there() {
    let mut opened = open("?scenario=steady&digest=0123456789abcdef");
    assert_eq!(opened.session.view().as_promised, None);
    send(&mut opened.session, Command::RunToEnd);
    assert_eq!(opened.session.view().as_promised, Some(false));
    let digest = opened.session.view().digest;
    let mut opened = open(&format!("?scenario=steady&digest={digest}"));
    send(&mut opened.session, Command::RunToEnd);
    assert_eq!(opened.session.view().as_promised, Some(true));
}

#[test]
fn what_a_trainer_fixes_is_refused_with_the_reason_and_kept_by_a_reset() {
    let mut opened = open("?scenario=bulk-import&t=8:00&lock=seed,t,workers,scenario,speed,edit");
    let session = &mut opened.session;
    assert_eq!(session.at_ms(), 480_000, "the link itself may go there");
    let edited = Box::new(session.scenario().clone());
    let before = session.view();
    for command in [
        Command::SetSeed(1),
        Command::Seek(0),
        Command::NextMoment,
        Command::RunToEnd,
        Command::SetWorkers(3),
        Command::Load("steady".into()),
        Command::SetSpeed(1),
        Command::Edit(edited),
        Command::RestoreScenario,
    ] {
        let refused = session.apply(command.clone()).refused;
        let reason = refused.unwrap_or_else(|| panic!("{command:?} was done"));
        assert!(reason.contains("link"), "{reason}");
        assert_eq!(session.view(), before, "{command:?}");
    }
    send(session, Command::Deactivate(0));
    send(session, Command::Reset);
    assert!(session.apply(Command::SetSeed(1)).refused.is_some());
    let locked = open("?lock=acts").session.apply(Command::Deactivate(0));
    assert!(locked.refused.is_some());
    let acts = link_of(&five_acts());
    let (query, fragment) = acts.split_once('#').expect("it has acts");
    let opened = open(&format!("{query}&lock=acts#{fragment}"));
    assert!(
        opened.session.document().acts.is_empty(),
        "the lock beats the fragment"
    );
}

/// One link a line, and the digest of its run at the end. Lines are only ever added: what was a
/// link once opens for ever. Where the model has changed since, the digest is that of today.
#[test]
fn links_of_all_times_open() {
    let path = Path::new(FOLDER).join("opens.txt");
    let text = fs::read_to_string(&path).expect("the kept links");
    let mut fresh = String::new();
    for line in text.lines() {
        let (link, digest) = line.split_once(' ').expect("a link and a digest");
        let mut opened = open(link);
        let at_fault =
            |notice: &&floodgate::session::link::Notice| !notice.wrong.contains("revision");
        assert_eq!(opened.notices.iter().find(at_fault), None, "{link}");
        send(&mut opened.session, Command::RunToEnd);
        let now = opened.session.view().digest;
        fresh.extend([link, " ", &now, "\n"]);
        if std::env::var_os("UPDATE_EXPECT").is_none() {
            assert_eq!(now, digest, "{link}");
        }
    }
    assert!(!fresh.is_empty());
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(path, fresh).expect("written");
    }
}
