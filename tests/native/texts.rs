//! The catalogue of texts against the screen's source: no key is missing, none is left over.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder of the screen") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|end| end == "rs") {
            into.push(path);
        }
    }
}

/// Keys in calls of `t("…")` and `tf("…"`, and in the table of keys to press.
fn used() -> BTreeSet<String> {
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"),
        &mut files,
    );
    let known = keys();
    let mut used = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a source file");
        // Formatting may break the line after the parenthesis.
        let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for call in ["t(", "tf("] {
            for (place, _) in text.match_indices(call) {
                let before = text[..place].chars().next_back();
                let word = before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '.');
                let rest = text[place + call.len()..].trim_start();
                if let Some(rest) = rest.strip_prefix('"').filter(|_| !word) {
                    used.insert(rest.split('"').next().unwrap_or_default().to_owned());
                }
            }
        }
        // Keys that are handed on as values stand in quotes all the same.
        for quoted in text.split('"') {
            if known.contains(quoted) && quoted.contains('.') {
                used.insert(quoted.to_owned());
            }
        }
    }
    used
}

fn keys() -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/texts/en.txt");
    let text = fs::read_to_string(path).expect("the catalogue");
    let mut keys = BTreeSet::new();
    for line in text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let (key, text) = line
            .split_once(" = ")
            .unwrap_or_else(|| panic!("no text: {line}"));
        assert!(!text.trim().is_empty(), "{key} says nothing");
        assert!(keys.insert(key.to_owned()), "{key} stands twice");
    }
    keys
}

#[test]
fn every_text_that_the_screen_asks_for_is_in_the_catalogue() {
    let keys = keys();
    let missing: Vec<_> = used()
        .into_iter()
        .filter(|key| !keys.contains(key))
        .collect();
    assert!(
        missing.is_empty(),
        "not in static/texts/en.txt: {missing:?}"
    );
}

#[test]
fn every_text_of_the_catalogue_is_shown_somewhere() {
    let used = used();
    let unused: Vec<_> = keys()
        .into_iter()
        .filter(|key| !used.contains(key))
        .collect();
    assert!(unused.is_empty(), "nobody uses: {unused:?}");
}

/// The module of the chunk that a source file of the screen is part of, by its first name.
fn chunk_of(path: &str) -> &'static str {
    let name = path.split(['/', '.']).next().unwrap_or_default();
    match name {
        "jobs" | "find" | "storage" | "processes" | "grid" => "records",
        "about" | "real" => "guide",
        "compare" => "comparing",
        // What stands in the file itself is all that the page knows of lessons.
        "lessons" if path != "lessons.rs" => "lessons",
        "editor" | "share" | "embed_code" | "help" => "dialogs",
        _ => "first",
    }
}

#[test]
fn a_text_comes_with_the_chunk_that_shows_it() {
    let screen = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let mut files = Vec::new();
    sources(&screen, &mut files);
    let sources: Vec<(String, String)> = files
        .iter()
        .map(|file| {
            let path = file.strip_prefix(&screen).expect("a file of it");
            let text = fs::read_to_string(file).expect("a source file");
            (path.to_string_lossy().replace('\\', "/"), text)
        })
        .collect();
    let mut part = "first";
    let mut seen = 0;
    for line in include_str!("../../static/texts/en.txt").lines() {
        if let Some(name) = line.strip_prefix("#### ") {
            part = name;
        }
        let Some((key, _)) = line.split_once(" = ").filter(|_| !line.starts_with('#')) else {
            continue;
        };
        let literal = format!("\"{key}\"");
        for (path, text) in &sources {
            let fits = part == "first" || chunk_of(path) == part;
            assert!(
                fits || !text.contains(&literal),
                "{key} of {part} is used by {path}"
            );
        }
        seen += 1;
    }
    assert!(seen > 1_000 && part == "end");
}
