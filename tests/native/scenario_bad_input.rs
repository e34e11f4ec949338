//! Bad scenario files: every problem at its place, with what to write instead.

use floodgate::scenario::limits::{DEPTH_MAX, FILE_BYTES_MAX, PROBLEMS_MAX, VALUES_MAX};
use floodgate::scenario::{self, Problem};
use std::fs;
use std::path::{Path, PathBuf};

fn problems(text: &str) -> Vec<Problem> {
    match scenario::read(text) {
        Ok(_) => panic!("this was read without a problem:\n{text}"),
        Err(problems) => problems.0,
    }
}

/// The files of `tests/bad_scenarios`.
pub(crate) fn bad_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_scenarios");
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let is_json = |path: &PathBuf| path.extension().is_some_and(|end| end == "json");
    let mut paths: Vec<_> = paths.filter(is_json).collect();
    paths.sort();
    paths
}

/// Each file beside the list of its problems; `UPDATE=1` rewrites the lists.
#[test]
fn every_problem_of_every_bad_file_is_found_at_its_place() {
    assert!(bad_files().len() >= 10);
    for path in bad_files() {
        let text = fs::read_to_string(&path).expect("a bad file can be read");
        let found: Vec<_> = problems(&text).iter().map(Problem::to_string).collect();
        let found = found.join("\n") + "\n";
        let list = path.with_extension("txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&list, &found).expect("the list can be written");
        }
        let expected = fs::read_to_string(&list).expect("a list of problems can be read");
        assert_eq!(found, expected, "{}", path.display());
    }
}

#[test]
fn what_is_not_json_has_one_problem() {
    let cases = [
        ("", "1:1: the file is empty; write one JSON object"),
        ("  \n ", "1:1: the file is empty; write one JSON object"),
        (
            "{",
            "1:1: this is not JSON: an object is never closed; write } at its end",
        ),
        (
            "[1, 2",
            "1:1: this is not JSON: a list is never closed; write ] at its end",
        ),
        (
            "{\"a\": 1,}",
            "1:8: this is not JSON: a comma follows the last value; remove the comma",
        ),
        (
            "[1\n 2]",
            "1:3: this is not JSON: a comma is missing; write a comma after the value",
        ),
        (
            "{\"a\" 1}",
            "1:6: this is not JSON: a colon is missing after the key; write a colon and a value",
        ),
        (
            "{a: 1}",
            "1:2: this is not JSON: a key is expected here; write a key in double quotation marks",
        ),
        (
            "{'a': 1}",
            "1:2: this is not JSON: a text begins with a single quotation mark; write double quotation marks",
        ),
        (
            "{\"a\": 1} // no",
            "1:10: this is not JSON: it has a comment; remove it, or put its words into the description",
        ),
        (
            "/* */ {}",
            "1:1: this is not JSON: it has a comment; remove it, or put its words into the description",
        ),
        (
            "{\"é\": yes}",
            "1:7: this is not JSON: a word without quotation marks; write \" before and after a text",
        ),
        (
            "\"open",
            "1:1: this is not JSON: a text is never closed; write \" at its end",
        ),
        (
            "\"\\q\"",
            "1:2: this is not JSON: a backslash begins nothing that JSON knows; write \\\\ for a backslash",
        ),
        (
            "\"a\tb\"",
            "1:3: this is not JSON: a text has a line break or another control character; write \\n for a line break, \\t for a tab",
        ),
        (
            "{}\u{a0}",
            "1:3: this is not JSON: a character that may stand only in a text in quotation marks; remove it, or write \" before and after the text",
        ),
        (
            "{} {}",
            "1:4: this is not JSON: the file goes on after its end; remove what follows the closing bracket",
        ),
        (
            "[01]",
            "1:3: this is not JSON: a comma is missing; write a comma after the value",
        ),
        (
            "[0x1F]",
            "1:2: this is not JSON: this number is not written as JSON writes numbers; write a whole number in digits",
        ),
        (
            "[+1]",
            "1:2: this is not JSON: this number is not written as JSON writes numbers; write a whole number in digits",
        ),
        (
            "]",
            "1:1: this is not JSON: a value is expected here; write a value",
        ),
    ];
    for (text, expected) in cases {
        let found: Vec<_> = problems(text).iter().map(Problem::to_string).collect();
        assert_eq!(found, [expected], "{text:?}");
    }
}

#[test]
fn json_of_another_shape_has_problems_at_its_beginning() {
    let cases = [
        (
            "[]",
            "1:1: this is a list; write an object in curly brackets",
        ),
        (
            "\u{feff}3",
            "1:1: this is a number; write an object in curly brackets",
        ),
        (
            "\n null",
            "2:2: this is null; write an object in curly brackets",
        ),
    ];
    for (text, expected) in cases {
        let found: Vec<_> = problems(text).iter().map(Problem::to_string).collect();
        assert_eq!(found, [expected], "{text:?}");
    }
    let missing = problems("{}");
    assert_eq!(missing.len(), 8, "one for each required key: {missing:?}");
    assert!(
        missing
            .iter()
            .all(|problem| (problem.line, problem.column) == (1, 1))
    );
}

#[test]
fn bytes_that_are_no_text_are_refused_at_their_place() {
    let found = scenario::read_bytes(b"{\n \"a\": \"\xff\"}").expect_err("no text");
    assert_eq!(
        found.to_string(),
        "2:8: the file is not UTF-8 text from here on; save it with the encoding UTF-8"
    );
}

#[test]
fn what_is_too_large_or_too_deep_is_refused_before_it_is_parsed() {
    let deep = "[".repeat(1_000_000);
    assert_eq!(problems(&deep).len(), 1);
    let column = u32::try_from(DEPTH_MAX + 1).expect("small");
    assert_eq!(problems(&deep)[0].column, column);
    let many = "[".to_owned() + &"1,".repeat(VALUES_MAX + 1) + "1]";
    assert!(problems(&many)[0].what.contains("more than 8000000 values"));
    let large = " ".repeat(FILE_BYTES_MAX + 1);
    assert!(problems(&large)[0].what.contains("33554433 bytes"));
}

#[test]
fn of_a_great_many_problems_the_first_are_listed() {
    let keys: Vec<_> = (0..100_000).map(|key| format!("\"k{key}\": 0")).collect();
    let found = problems(&format!("{{{}}}", keys.join(", ")));
    assert_eq!(found.len(), PROBLEMS_MAX + 1);
    assert_eq!(
        found[PROBLEMS_MAX].what,
        "there are more problems, which are not listed"
    );
}
