//! `floodgate validate` and `run` on bad files: all errors on standard error, nothing else.

use super::cli::{file, floodgate};
use super::scenario_bad_input::bad_files;
use std::fs;

#[test]
fn validate_lists_the_problems_of_all_files_and_prints_nothing_else() {
    let paths = bad_files();
    let mut expected = Vec::new();
    for path in &paths {
        let list = fs::read_to_string(path.with_extension("txt")).expect("a list of problems");
        let shown = path.display();
        expected.extend(list.lines().map(|line| format!("{shown}:{line}\n")));
    }
    let mut arguments = vec!["validate".into(), "steady".into()];
    arguments.extend(paths.iter().map(|path| path.as_os_str().to_owned()));
    let ran = floodgate(&arguments);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stdout.is_empty(), "{}", ran.text());
    assert_eq!(ran.stderr, expected.concat());
}

#[test]
fn run_refuses_a_bad_file_and_prints_nothing_else() {
    let path = file("bad.json", b"{\"version\": 1\n}");
    let ran = floodgate(&["run".as_ref(), path.as_os_str(), "--digest".as_ref()]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stdout.is_empty());
    assert_eq!(ran.stderr.lines().count(), 7, "{}", ran.stderr);
    let first = format!(
        "{}:1:1: title: the key \"title\" is missing; ",
        path.display()
    );
    assert!(ran.stderr.starts_with(&first), "{}", ran.stderr);
}

#[test]
fn validate_says_what_is_good() {
    let ran = floodgate(&["validate", "steady", "bulk-import"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert_eq!(
        ran.text(),
        "steady: good: An ordinary half hour (5 workflows and operations, 5 sources)\n\
         bulk-import: good: A bulk import floods the queue (5 workflows and operations, 5 sources)\n"
    );
}

#[test]
fn binary_files_and_folders_are_refused_with_one_line() {
    let path = file("binary.json", &[0, 159, 146, 150]);
    let ran = floodgate(&["validate".as_ref(), path.as_os_str()]);
    assert_eq!(
        (ran.code, ran.stderr.lines().count()),
        (Some(1), 1),
        "{}",
        ran.stderr
    );
    let ran = floodgate(&["validate", env!("CARGO_MANIFEST_DIR")]);
    assert_eq!(
        (ran.code, ran.stderr.lines().count()),
        (Some(1), 1),
        "{}",
        ran.stderr
    );
    assert!(ran.stdout.is_empty());
}
