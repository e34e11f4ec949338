//! `floodgate replay` prints what three other programs have computed, byte for byte.

use super::cli::{file, floodgate, vector};
use sha2::{Digest, Sha256};
use std::fs;

/// Names of the recorded cases, with the hash of the expected CSV.
pub(crate) fn cases() -> Vec<(String, String)> {
    let index = fs::read(vector("INDEX.json")).expect("the index can be read");
    let index: Vec<serde_json::Value> = serde_json::from_slice(&index).expect("it is JSON");
    let text =
        |entry: &serde_json::Value, key: &str| entry[key].as_str().expect("a text").to_owned();
    let cases = index
        .iter()
        .map(|entry| (text(entry, "name"), text(entry, "csv_sha256")));
    cases.collect()
}

fn sha256(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    let digits: Vec<String> = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}

#[test]
fn the_recorded_cases_are_the_published_ones() {
    let sums = fs::read_to_string(vector("SHA256SUMS")).expect("the sums can be read");
    for line in sums.lines() {
        let (sum, name) = line.split_once("  ").expect("sum, two spaces, name");
        let bytes = fs::read(vector(name)).expect(name);
        assert_eq!(sha256(&bytes), sum, "{name}");
    }
    assert_eq!(cases().len(), 24);
}

#[test]
fn every_case_is_replayed_to_the_byte() {
    for (name, hash) in cases() {
        let ran = floodgate(&[
            "replay".as_ref(),
            vector(&format!("{name}.json")).as_os_str(),
        ]);
        assert_eq!(ran.code, Some(0), "{name}: {}", ran.stderr);
        assert_eq!(ran.stderr, "", "{name}");
        if let Ok(expected) = fs::read_to_string(vector(&format!("{name}.csv"))) {
            let first = ran
                .text()
                .lines()
                .zip(expected.lines())
                .find(|(a, b)| a != b);
            assert_eq!(first, None, "{name}: first line that differs");
        }
        assert_eq!(sha256(&ran.stdout), hash, "{name}");
    }
}

#[test]
fn the_aggregates_of_every_case_are_the_recorded_ones() {
    for (name, _) in cases() {
        let case = vector(&format!("{name}.json"));
        let ran = floodgate(&["replay".as_ref(), case.as_os_str(), "--aggregates".as_ref()]);
        let expected = fs::read_to_string(vector(&format!("{name}.agg.json"))).expect(&name);
        assert_eq!((ran.code, ran.text()), (Some(0), &*expected), "{name}");
    }
}

#[test]
fn a_bad_case_prints_all_problems_and_no_record() {
    let case = r#"{"format":"async-kernel-case-1","name":"x","workers":0,"surge_start_ms":-1,
 "workflows":[{"name":"a","arrivals_ms":[5,4],"service_ms":[0],"deactivate_at_ms":"no"}]}"#;
    let path = file("bad_case.json", case.as_bytes());
    let ran = floodgate(&["replay".as_ref(), path.as_os_str()]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stdout.is_empty());
    let shown = path.display();
    let expected = format!(
        "{shown}:1:54: workers: 0 is too small; write a whole number from 1 to 10000\n\
         {shown}:1:73: surge_start_ms: -1 is negative; write a whole number from 0 to 9007199254740991\n\
         {shown}:2:44: workflows[0].arrivals_ms[1]: 4 comes after 5, which is later; write the arrivals in the order of time\n\
         {shown}:2:60: workflows[0].service_ms: the list has 1 items, and \"arrivals_ms\" has 2; write one length for each arrival\n\
         {shown}:2:61: workflows[0].service_ms[0]: 0 is too small; write a whole number from 1 to 9007199254740991\n\
         {shown}:2:83: workflows[0].deactivate_at_ms: this is a text in quotation marks; write a whole number from 0 to 9007199254740991\n"
    );
    assert_eq!(ran.stderr, expected);
}

#[test]
fn a_scenario_is_no_kernel_case() {
    let scenario = concat!(env!("CARGO_MANIFEST_DIR"), "/static/scenarios/steady.json");
    let ran = floodgate(&["replay", scenario]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stdout.is_empty());
    assert!(
        ran.stderr.contains("the key \"format\" is missing"),
        "{}",
        ran.stderr
    );
}
