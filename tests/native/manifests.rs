//! Every dependency is justified in the README, and nothing is there that is not used.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const CARGO: [&str; 5] = [
    "Cargo.toml",
    "src/engine/Cargo.toml",
    "xtask/Cargo.toml",
    "tests/bench/Cargo.toml",
    "tests/fuzz/Cargo.toml",
];
const NPM: [&str; 4] = [
    "xtask/npm/package.json",
    "tests/e2e/package.json",
    "tests/hosting/package.json",
    "tests/recipes/package.json",
];
/// Tools from crates.io and generators from Python's index.
const OTHERS: [&str; 3] = [
    "xtask/src/setup/tools.rs",
    "xtask/src/setup/rust.rs",
    "tests/recipes/requirements.txt",
];

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(&path).unwrap_or_else(|_| panic!("{file} is not there"))
}

/// The direct dependencies of a Cargo manifest, but for those of this checkout.
fn of_cargo(manifest: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut is_list = false;
    for line in manifest.lines() {
        if let Some(header) = line.strip_prefix('[') {
            let header = header.trim_end_matches(']');
            is_list = header.ends_with("dependencies");
            names.extend(
                header
                    .split_once("dependencies.")
                    .map(|(_, name)| name.to_owned()),
            );
        } else if let Some((name, what)) = line.split_once(" = ")
            && is_list
            && !what.contains("path = ")
        {
            names.push(name.to_owned());
        }
    }
    names
}

/// The direct dependencies of an npm manifest.
fn of_npm(manifest: &str) -> Vec<String> {
    let manifest: serde_json::Value = serde_json::from_str(manifest).expect("JSON");
    ["dependencies", "devDependencies"]
        .iter()
        .filter_map(|list| manifest.get(list)?.as_object())
        .flat_map(|list| list.keys().cloned())
        .collect()
}

/// The names in the first column of the README's tables of dependencies.
fn justified() -> BTreeSet<String> {
    let readme = read("README.md");
    let (_, part) = readme
        .split_once("## What it is built from")
        .expect("the README says what it is built from");
    let part = part.split("\n## ").next().unwrap_or_default();
    let rows = part.lines().filter_map(|line| {
        let (names, why) = line.strip_prefix("| ")?.split_once(" | ")?;
        (why.trim_end_matches('|').trim().len() > 20).then_some(names)
    });
    let names = rows.flat_map(|names| names.split('`').skip(1).step_by(2));
    names.map(str::to_owned).collect()
}

#[test]
fn each_dependency_is_justified_in_one_line() {
    let justified = justified();
    let cargo = CARGO.iter().flat_map(|file| of_cargo(&read(file)));
    let npm = NPM.iter().flat_map(|file| of_npm(&read(file)));
    let used: BTreeSet<String> = cargo.chain(npm).collect();
    assert!(used.len() > 30, "only {used:?} were found");
    let missing: Vec<_> = used.difference(&justified).collect();
    assert!(missing.is_empty(), "the README doesn't justify {missing:?}");
    let others = OTHERS.map(read).join("\n").to_lowercase();
    let dead = justified.difference(&used);
    let dead: Vec<_> = dead
        .filter(|name| !others.contains(name.as_str()))
        .collect();
    assert!(
        dead.is_empty(),
        "the README names {dead:?}, which nothing uses"
    );
}
