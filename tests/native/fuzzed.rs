//! The bytes that were kept, and some at random, for everything that reads bytes. What a fuzzer
//! finds is kept in `tests/fuzz/kept/TARGET/` and stays here as a test.

#![allow(clippy::print_stdout, reason = "a failure names its file")]

use crate::inputs;
use proptest::prelude::*;
use std::fs;
use std::path::PathBuf;

fn kept(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fuzz/kept");
    let folder = PathBuf::from(folder).join(target);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|_| panic!("{} is there", folder.display()))
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    let read = |file: PathBuf| (file.clone(), fs::read(file).expect("a file"));
    files.into_iter().map(read).collect()
}

#[test]
fn what_was_kept_still_holds() {
    for (target, holds) in inputs::ALL {
        let files = kept(target);
        assert!(!files.is_empty(), "{target} has cases");
        for (file, bytes) in files {
            println!("{}", file.display());
            holds(&bytes);
        }
    }
}

/// A kept case with a few bytes changed, cut off or put twice.
fn damaged(target: &str) -> impl Strategy<Value = Vec<u8>> + use<> {
    let cases: Vec<_> = kept(target).into_iter().map(|(_, bytes)| bytes).collect();
    let change = (any::<prop::sample::Index>(), any::<u8>(), 0_u8..4);
    let changes = prop::collection::vec(change, 0..6);
    (prop::sample::select(cases), changes).prop_map(|(mut bytes, changes)| {
        for (place, value, how) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = place.index(bytes.len());
            match how {
                0 => bytes[at] = value,
                1 => bytes.truncate(at),
                2 => bytes.insert(at, value),
                _ => bytes.extend_from_within(at..),
            }
        }
        bytes.truncate(20_000);
        bytes
    })
}

fn check(target: &str, cases: u32) {
    let holds = inputs::ALL.iter().find(|(name, _)| *name == target);
    let holds = holds.expect("a target").1;
    let config = ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    proptest!(config, |(bytes in damaged(target))| holds(&bytes));
}

#[test]
fn damaged_scenarios_are_read_or_refused() {
    check("scenario", 150);
}

#[test]
fn damaged_lessons_are_read_or_refused() {
    check("lesson", 100);
}

#[test]
fn damaged_kernel_cases_are_read_or_refused() {
    check("kernel_case", 200);
}

#[test]
fn damaged_links_are_read() {
    check("link", 150);
}

#[test]
fn damaged_run_files_are_read_or_refused() {
    check("run_file", 150);
}

#[test]
fn damaged_filters_are_read_or_refused() {
    check("filter", 500);
}

#[test]
fn commands_in_any_order_give_a_run_that_can_be_played_again() {
    check("commands", 40);
}

#[test]
fn what_hosts_ask_for_is_done_or_refused() {
    check("port", 60);
}
