//! The text of the page "In a real environment": every kind is known, every source that is cited is
//! in the list and every one of the list is cited, every query is there.

use floodgate::session::query::real_queries;
use std::collections::BTreeSet;
use std::fs;

/// The lines of the text: kind and the rest.
fn lines() -> Vec<(String, String)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/static/texts/real.txt");
    let text = fs::read_to_string(path).expect("the text");
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            line.split_once(' ')
                .unwrap_or_else(|| panic!("no text: {line}"))
        })
        .map(|(kind, rest)| (kind.to_owned(), rest.to_owned()))
        .collect()
}

/// The sources that a text cites.
fn cited(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split('[').skip(1);
    parts.map(|part| part.split_once(']').expect("a closing bracket").0)
}

#[test]
fn sources_are_cited_and_listed() {
    let lines = lines();
    let sources: Vec<&str> = lines
        .iter()
        .filter(|(kind, _)| kind == "source")
        .map(|(_, rest)| {
            let fields: Vec<&str> = rest.split(" | ").collect();
            assert_eq!(fields.len(), 3, "{rest}");
            fields[0]
        })
        .collect();
    let listed: BTreeSet<&str> = sources.iter().copied().collect();
    assert_eq!(listed.len(), sources.len(), "a source stands twice");
    let said = lines.iter().filter(|(kind, _)| kind != "source");
    let cited: BTreeSet<&str> = said.flat_map(|(_, rest)| cited(rest)).collect();
    assert_eq!(cited, listed);
}

#[test]
fn each_step_says_who_may_do_it_and_each_query_is_there() {
    let lines = lines();
    let kinds = [
        "title", "lead", "step", "who", "do", "code", "note", "silent", "source",
    ];
    for (kind, rest) in &lines {
        assert!(kinds.contains(&kind.as_str()), "{kind} {rest}");
    }
    for steps in lines.windows(2) {
        assert_eq!(steps[0].0 == "step", steps[1].0 == "who", "{}", steps[0].1);
    }
    let shown: Vec<&str> = lines
        .iter()
        .filter(|(kind, _)| kind == "code")
        .map(|(_, rest)| rest.split_once(' ').expect("a title").0)
        .collect();
    let queries = real_queries();
    let known: Vec<&str> = queries.iter().map(|query| query.id).collect();
    assert_eq!(shown, known);
}

#[test]
fn nothing_of_the_simulation_is_on_the_page() {
    for (kind, rest) in lines() {
        let rest = rest.to_lowercase();
        for word in ["floodgate", "assum", "seed", "scenario", "playground"] {
            assert!(!rest.contains(word), "{kind} {rest}");
        }
    }
}
