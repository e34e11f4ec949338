//! The text of the page "About the model" is made from the tables and parameters; `UPDATE=1`
//! rewrites the file.

use floodgate::scenario::{ASSUMPTION, about, parameters};
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_text_about_the_model_that_is_checked_in_is_current() {
    let path = root().join("static/model/about.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, about::text()).expect("the text can be written");
    }
    let checked_in = fs::read_to_string(&path).expect("the text can be read");
    assert!(
        checked_in == about::text(),
        "static/model/about.txt is not what the tables say: \
         run `UPDATE=1 cargo test --test native about_the_model` and commit it"
    );
}

#[test]
fn every_fact_has_a_source_and_a_test_that_shows_it() {
    let folders = ["tests/native", "tests/both"].map(|folder| root().join(folder));
    let files = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).expect("it is there"));
    let sources: String = files
        .filter_map(|file| fs::read_to_string(file.ok()?.path()).ok())
        .collect();
    for fact in about::FACTS {
        let test = format!("fn {}()", fact.test);
        assert!(
            sources.contains(&test),
            "no test {} for: {}",
            fact.test,
            fact.what
        );
        let mut known = about::SOURCES.iter();
        assert!(
            known.any(|(short, _)| *short == fact.source),
            "no source {}",
            fact.source
        );
    }
    for (short, _) in about::SOURCES {
        let used = about::FACTS.iter().any(|fact| fact.source == short);
        assert!(used, "nothing is taken from {short}");
    }
}

#[test]
fn no_part_of_the_text_holds_what_separates_parts() {
    let facts = about::FACTS
        .iter()
        .flat_map(|it| [it.area, it.what, it.source]);
    let out = about::LEFT_OUT.iter().flat_map(|it| [it.what, it.why]);
    for part in facts.chain(out) {
        assert!(
            !part.contains(" | ") && !part.contains('\n') && !part.starts_with('#'),
            "{part}"
        );
    }
}

#[test]
fn every_parameter_says_what_it_changes_and_most_are_assumptions() {
    let all = parameters(&floodgate::engine::model::Assumptions::default());
    for it in &all {
        assert!(
            it.what.ends_with('.') && it.what.len() > 20,
            "{}: {:?}",
            it.name,
            it.what
        );
        assert!(
            !it.what.contains("Without it"),
            "{}: {:?}",
            it.name,
            it.what
        );
    }
    let assumed = all.iter().filter(|it| it.source == ASSUMPTION).count();
    assert!(
        assumed * 2 > all.len() && assumed < all.len(),
        "{assumed} of {}",
        all.len()
    );
}
