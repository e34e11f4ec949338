//! Links are read whatever they say: as their authors write them, with values that are wrong, with
//! fragments that are damaged, and from any letters and bytes.

use super::links::{FOLDER, five_acts, link_of, open};
use floodgate::engine::limits::{INTEGER_MAX, JOBS_MAX_NATIVE};
use floodgate::session::link::{FRAGMENT_CHARS_MAX, Link, QUERY_CHARS_MAX, Start};
use floodgate::session::lock::Lock;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

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
