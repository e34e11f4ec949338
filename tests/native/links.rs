//! Links: what is written is read again, whatever is read gives a session, and old links open.

use floodgate::engine::limits::{INTEGER_MAX, JOBS_MAX_NATIVE};
use floodgate::scenario;
use floodgate::session::link::{
    FRAGMENT_CHARS_MAX, LINK_CHARS_MAX, Link, Opened, QUERY_CHARS_MAX, Start,
};
use floodgate::session::lock::Lock;
use floodgate::session::{Command, Session};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/links");
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

fn open(link: &str) -> Opened {
    let (query, fragment) = link.split_once('#').unwrap_or((link, ""));
    let (link, notices) = Link::read(query, fragment);
    let mut opened = link.open(JOBS_MAX_NATIVE, notices);
    work(&mut opened.session);
    opened
}

fn link_of(session: &Session) -> String {
    let link = session.document().link(session.at_ms());
    link.address("").expect("a short link")
}

/// Five acts, the last at 12:00.
fn five_acts() -> Session {
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
fn a_query_of_an_author_is_read_in_any_case_and_written_as_it_was() {
    let query = "?scenario=bulk-import&seed=42&lesson=first&view=system-jobs&t=4:10&speed=32\
                 &autoplay=visible&embed=1&theme=dark&controls=basic&motion=reduced&lang=en-GB\
                 &lock=seed,t,speed&digest=00000000000000ff";
    let (link, notices) = Link::read(query, "");
    assert_eq!(notices, []);
    assert_eq!(link.write(), query);
    assert_eq!(link.t, Some(Start::At(250_000)));
    assert_eq!(link.digest, Some(255));
    assert!(link.locks.has(Lock::Time) && !link.locks.has(Lock::Acts));
    let shouted = "SCENARIO=bulk-import&Seed=42&THEME=Dark&AutoPlay=1&utm_source=mail&&x";
    let (link, notices) = Link::read(shouted, "a-heading");
    assert_eq!(notices, []);
    assert_eq!((link.seed, link.theme), (Some(42), Some("dark")));
    assert_eq!((link.autoplay, link.record), (Some("yes"), None));
}

#[test]
fn times_read_as_people_write_them() {
    for (text, ms) in [
        ("0", 0),
        ("250", 250_000),
        ("250.5", 250_500),
        ("4:10", 250_000),
        ("4:10.025", 250_025),
        ("90:00", 5_400_000),
        ("1:04:10", 3_850_000),
    ] {
        let (link, notices) = Link::read(&format!("t={text}"), "");
        assert_eq!(link.t, Some(Start::At(ms)), "{text}");
        assert_eq!(notices, [], "{text}");
        let written = link.write();
        assert_eq!(Link::read(&written, "").0, link, "{written}");
    }
    for text in [
        "4:1",
        "4:60",
        "1:60:00",
        ":10",
        "4:",
        "1:2:3:4",
        "-1",
        "1e3",
        "4:10.0000",
        "٣",
    ] {
        let (link, notices) = Link::read(&format!("t={text}"), "");
        assert_eq!((link.t, notices.len()), (None, 1), "{text}");
    }
    assert_eq!(open("?t=decide").session.at_ms(), 480_000);
}

#[test]
fn what_is_wrong_falls_to_the_default_and_says_so() {
    for (query, name, used) in [
        ("scenario=runaway", "scenario", "bulk-import is played"),
        ("seed=-1", "seed", "the seed of the scenario is used"),
        (
            "seed=9007199254740992",
            "seed",
            "the seed of the scenario is used",
        ),
        ("t=4:99", "t", "the run begins at 0:00"),
        ("t=5:00:00", "t", "the run begins at 0:00"),
        ("t=teatime", "t", "the run begins at 0:00"),
        ("speed=fast", "speed", "8× is used"),
        ("speed=7", "speed", "8× is used"),
        ("speed=100000", "speed", "8× is used"),
        ("theme=pink", "theme", "auto is used"),
        ("autoplay=maybe", "autoplay", "no is used"),
        ("embed=2", "embed", "it is taken as no"),
        ("lock=everything", "lock", "nothing is fixed by it"),
        ("digest=12", "digest", "no digest is expected"),
    ] {
        let mut opened = open(query);
        let [notice] = &opened.notices[..] else {
            panic!("{query}: {:?}", opened.notices);
        };
        assert_eq!((notice.name, &*notice.used), (name, used), "{query}");
        assert!(!notice.wrong.is_empty() && notice.to_string().contains(name));
        let view = opened.session.view();
        assert_eq!(view.scenario.id.as_deref(), Some("bulk-import"), "{query}");
        assert_eq!((view.scenario.seed, view.at_ms), (42, 0), "{query}");
    }
    let long = format!("seed=1&x={}", "y".repeat(QUERY_CHARS_MAX));
    let (link, notices) = Link::read(&long, "");
    assert_eq!((link, notices.len()), (Link::default(), 1));
}

#[test]
fn a_fragment_that_is_none_of_ours_or_damaged_is_left_out_with_a_notice() {
    let good = link_of(&five_acts());
    let (query, fragment) = good.split_once('#').expect("it has acts");
    let cut = &fragment[..fragment.len() - 5];
    let flipped = fragment.replacen("s=1.", "s=1.__", 1);
    let long = format!("s=1.{}", "A".repeat(FRAGMENT_CHARS_MAX));
    for damaged in [
        cut,
        &flipped,
        &long,
        "s=",
        "s=1.",
        "s=1",
        "s=2.AAAA",
        "s=1.A",
        "s=1.ä",
        "s=1.AB CD",
    ] {
        let opened = open(&format!("{query}#{damaged}"));
        assert_eq!(opened.notices.len(), 1, "{damaged}: {:?}", opened.notices);
        assert_eq!(opened.notices[0].name, "s");
        assert_eq!(opened.session.scenario().seed, 42);
    }
    for other in ["", "overview", "s", "session=1"] {
        assert_eq!(open(&format!("{query}#{other}")).notices, [], "{other}");
    }
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

/// Addresses that were found to be hard to read: each is read, and none is a surprise.
#[test]
fn hard_addresses_are_read() {
    let text = fs::read_to_string(Path::new(FOLDER).join("hard.txt")).expect("the kept ones");
    for line in text.lines() {
        let opened = open(line);
        assert!(opened.session.scenario().seed <= INTEGER_MAX, "{line}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_address_is_read(query in "\\PC{0,80}", fragment in "\\PC{0,80}") {
        let (link, _) = Link::read(&query, &format!("s=1.{fragment}"));
        prop_assert!(link.record.is_none() || !fragment.is_empty());
        let (again, _) = Link::read(&link.write(), "");
        prop_assert_eq!(again.seed, link.seed);
    }

    #[test]
    fn any_bytes_in_a_fragment_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let fragment = format!("s=1.{}", base64url(&bytes));
        let (link, notices) = Link::read("", &fragment);
        prop_assert!(link.record.is_some() != notices.iter().any(|notice| notice.name == "s"));
        if let Some(record) = link.record {
            prop_assert!(record.acts.len() <= 200);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// A good link with a few bytes changed: a session comes of it, whatever it says.
    #[test]
    fn a_damaged_link_opens(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        let link = fs::read_to_string(Path::new(FOLDER).join("opens.txt")).expect("kept");
        let link = link.lines().nth(1).expect("one with acts").split(' ').next().expect("a link");
        let (query, fragment) = link.split_once('#').expect("acts");
        let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let mut bytes = fragment.as_bytes().to_vec();
        let body = bytes.len() - 4;
        for (place, letter) in changes {
            bytes[4 + place.index(body)] = letters[usize::from(letter) % 64];
        }
        let fragment = String::from_utf8(bytes).expect("letters");
        let (link, notices) = Link::read(query, &fragment);
        let opened = link.open(JOBS_MAX_NATIVE, notices);
        prop_assert!(opened.session.document().acts.len() <= 200);
    }
}

fn base64url(bytes: &[u8]) -> String {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bits: Vec<_> = bytes.iter().map(|byte| format!("{byte:08b}")).collect();
    let bits = bits.concat();
    let letter = |six: &[u8]| {
        let six = format!("{:0<6}", String::from_utf8_lossy(six));
        char::from(letters[usize::from_str_radix(&six, 2).expect("bits")])
    };
    bits.as_bytes().chunks(6).map(letter).collect()
}
