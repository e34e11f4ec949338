//! Other languages: every file has the keys of the English texts and of the shipped lessons, no
//! more and no fewer, with the same values put in. (The pseudo-language is made in the e2e tests.)

use floodgate::engine::{JobStatus, OperationType};
use floodgate::scenario;
use floodgate::session::query::COLUMNS;
use floodgate::session::query::find::{FindColumn, LookFor, Operator};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("static/texts")
}

fn catalogue(name: &str) -> BTreeMap<String, String> {
    let text = fs::read_to_string(folder().join(name)).expect("a catalogue");
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let pair = |line: &str| {
        let (key, text) = line
            .split_once(" = ")
            .unwrap_or_else(|| panic!("{name}: {line}"));
        (key.to_owned(), text.to_owned())
    };
    lines.map(pair).collect()
}

fn stored(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a text")
}

/// The words that come with their own English: those of Dynamics 365, and the two long pages.
fn words() -> BTreeSet<String> {
    let mut words: BTreeSet<&str> = BTreeSet::new();
    words.extend(COLUMNS.iter().map(|it| it.label()));
    words.extend(JobStatus::ALL.iter().map(|it| it.label()));
    words.extend(OperationType::ALL.iter().map(|it| it.label()));
    words.extend(Operator::ALL.iter().map(|it| it.label()));
    words.extend(LookFor::ALL.iter().map(|it| it.label()));
    words.extend(FindColumn::ALL.iter().map(|it| it.label()));
    for look_for in LookFor::ALL {
        words.extend(FindColumn::of(look_for).map(|it| it.label_in(look_for)));
    }
    let (about, real) = (
        stored("static/model/about.txt"),
        stored("static/texts/real.txt"),
    );
    let mut section = "";
    for line in about.lines() {
        if let Some(name) = line.strip_prefix("# ") {
            section = name;
            continue;
        }
        let parts: Vec<_> = line.split(" | ").collect();
        words.extend(match section {
            "facts" => &parts[..1],
            "left out" => &parts[..],
            "sources" => &parts[1..],
            _ => &parts[4..],
        });
        // Those two are written by the formatter.
        let unit = parts.get(2).filter(|_| section == "parameters");
        words.extend(unit.filter(|unit| !["", "ms", "percent"].contains(unit)));
    }
    for line in real.lines().filter(|line| !line.starts_with('#')) {
        if let Some((kind, text)) = line.split_once(' ') {
            let title = text.split_once(' ').map(|(_, title)| title);
            words.insert(if kind == "code" {
                title.expect(line)
            } else {
                text
            });
        }
    }
    words.into_iter().map(str::to_owned).collect()
}

#[test]
fn the_list_of_words_with_their_own_english_is_current() {
    let lines: Vec<String> = words().into_iter().collect();
    let text = lines.join("\n") + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/model/words.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &text).expect("the list can be written");
    }
    let checked_in = fs::read_to_string(&path).expect("the list can be read");
    assert!(
        checked_in == text,
        "run `UPDATE=1 cargo test --test native languages` and commit static/model/words.txt"
    );
    // A language file parts a key from its text by the first of these.
    assert!(!text.contains(" = "));
    let screen = catalogue("en.txt");
    let both: Vec<_> = lines
        .iter()
        .filter(|word| screen.contains_key(*word))
        .collect();
    assert!(
        both.is_empty(),
        "these are keys of the screen too: {both:?}"
    );
}

/// The English texts: those of the screen, those of the lessons, and words with their own English.
fn english() -> BTreeMap<String, String> {
    let mut texts = catalogue("en.txt");
    texts.extend(words().into_iter().map(|word| (word.clone(), word)));
    for entry in fs::read_dir(crate::lessons::folder())
        .expect("the folder")
        .flatten()
    {
        let path = entry.path();
        let id = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .expect("a name")
            .to_owned();
        if id != "course" {
            let text = fs::read_to_string(&path).expect("a lesson");
            let mut lesson = scenario::read_lesson(&text).expect("a lesson");
            lesson.each_text(&mut |key, text| {
                texts.insert(format!("lesson.{id}.{key}"), text.replace('\n', "\\n"));
            });
        }
    }
    texts
}

/// The names of the values that a text puts in.
fn values(text: &str) -> Vec<String> {
    let places = text.split('{').skip(1);
    let name = |place: &str| {
        let place = place.split('}').next().unwrap_or_default();
        place.split('|').next().unwrap_or_default().to_owned()
    };
    let mut names: Vec<_> = places.map(name).collect();
    names.sort();
    names.dedup();
    names
}

/// What is wrong with the texts of a language: missing and unused keys, other values put in.
fn faults(english: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> Vec<String> {
    let missing = english.keys().filter(|key| !other.contains_key(*key));
    let missing = missing.map(|key| format!("{key} is missing"));
    let unused = other.keys().filter(|key| !english.contains_key(*key));
    let unused = unused.map(|key| format!("nobody uses {key}"));
    let both = english
        .iter()
        .filter_map(|(key, text)| Some((key, text, other.get(key)?)));
    let differ = both.filter(|(_, here, there)| values(here) != values(there));
    let differ = differ.map(|(key, ..)| format!("{key} puts other values in"));
    missing.chain(unused).chain(differ).collect()
}

#[test]
fn every_language_has_every_text_and_puts_the_same_values_in() {
    let english = english();
    for entry in fs::read_dir(folder()).expect("the folder").flatten() {
        let name = entry.file_name().into_string().expect("a name");
        // The texts of the page for a real environment are no language.
        if name != "en.txt" && name != "real.txt" {
            let faults = faults(&english, &catalogue(&name));
            assert!(faults.is_empty(), "{name}: {faults:?}");
        }
    }
}

#[test]
fn a_text_that_is_missing_unused_or_puts_other_values_in_is_found() {
    let english = english();
    let mut other = english.clone();
    assert_eq!(faults(&english, &other), [""; 0]);
    other
        .remove("lesson.article.hint.2")
        .expect("a hint of a lesson");
    other.insert("lesson.article.hint.4".into(), "A fourth".into());
    let step = other.get_mut("coach.step").expect("a text with values");
    *step = "Schritt {n}".into();
    let found = faults(&english, &other);
    let expected = [
        "lesson.article.hint.2 is missing",
        "nobody uses lesson.article.hint.4",
        "coach.step puts other values in",
    ];
    assert_eq!(found, expected);
}
