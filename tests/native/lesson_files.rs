//! Lesson files: the published schema, every problem at its place, and progress.

use floodgate::scenario;
use floodgate::session::lesson::{Mark, Progress};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_schema_of_lessons_that_is_checked_in_is_current() {
    let path = root().join("static/schema/lesson-1.json");
    let text = serde_json::to_string_pretty(&scenario::lesson_schema()).expect("a schema is JSON");
    let generated = text + "\n";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &generated).expect("the schema can be written");
    }
    let checked_in = fs::read_to_string(&path).expect("the schema can be read");
    assert!(
        checked_in == generated,
        "static/schema/lesson-1.json is not what the types say: \
         run `UPDATE=1 cargo test --test native the_schema` and commit it"
    );
}

#[test]
fn the_schema_accepts_every_shipped_lesson() {
    let schema: serde_json::Value = serde_json::to_value(scenario::lesson_schema()).expect("JSON");
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler
        .add_resource("lesson.json", schema)
        .expect("a resource");
    let index = compiler
        .compile("lesson.json", &mut schemas)
        .expect("a schema");
    for entry in fs::read_dir(crate::lessons::folder())
        .expect("the folder")
        .flatten()
    {
        if entry.file_name() == "course.json" {
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("a text");
        let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let valid = schemas
            .validate(&value, index)
            .map_err(|error| error.to_string());
        assert_eq!(valid, Ok(()), "{}", entry.path().display());
    }
}

fn bad_files() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("tests/bad_lessons")).expect("the folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let is_json = |path: &PathBuf| path.extension().is_some_and(|end| end == "json");
    let mut paths: Vec<_> = paths.filter(is_json).collect();
    paths.sort();
    paths
}

/// Each file beside the list of its problems; `UPDATE=1` rewrites the lists.
#[test]
fn every_problem_of_every_bad_lesson_is_found_at_its_place() {
    assert!(bad_files().len() >= 4);
    for path in bad_files() {
        let text = fs::read_to_string(&path).expect("a bad file can be read");
        let found = match scenario::read_lesson(&text) {
            Ok(_) => panic!("{}: read without a problem", path.display()),
            Err(problems) => format!("{problems}\n"),
        };
        let list = path.with_extension("txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&list, &found).expect("the list can be written");
        }
        let expected = fs::read_to_string(&list).expect("a list of problems can be read");
        assert_eq!(found, expected, "{}", path.display());
    }
}

#[test]
fn progress_keeps_the_best_and_survives_being_written() {
    let mut progress = Progress::default();
    assert!(progress.is_empty());
    let won = Mark {
        won: true,
        within_par: false,
        hints: 2,
    };
    let best = Mark {
        within_par: true,
        hints: 1,
        ..won
    };
    for mark in [Mark::default(), won, best, won] {
        progress.keep("article", mark);
    }
    assert_eq!(progress.of("article"), Some(best));
    assert_eq!(Progress::read(&progress.write()), Ok(progress.clone()));
    let mut other = Progress::default();
    other.keep("decoy", won);
    progress.merge(&other);
    assert_eq!(progress.of("decoy"), Some(won));
}

#[test]
fn what_is_no_progress_is_refused_with_the_reason() {
    let large = " ".repeat(70_000);
    for text in [
        "",
        "{",
        "[]",
        "{}",
        "{\"floodgate_progress\":2,\"lessons\":{}}",
        &large,
    ] {
        let error = Progress::read(text).expect_err(text);
        assert!(!error.to_string().is_empty());
    }
    let odd =
        "{\"floodgate_progress\":1,\"lessons\":{\"a\":5,\"b\":{\"is\":\"won\",\"hints\":-1}}}";
    let read = Progress::read(odd).expect("odd marks harm nobody");
    assert_eq!(read.of("b").map(|mark| mark.won), Some(true));
}
