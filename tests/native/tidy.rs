//! The walls between the layers and the size of files, kept by a test.

use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// Lines of one file. Longer ones are to be taken apart.
const LINES_MAX: usize = 300;

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The files of a layer: `src/NAME.rs` and all below `src/NAME/`.
fn layer(name: &str) -> Vec<(PathBuf, String)> {
    let source = Path::new(ROOT).join("src");
    let mut files = rust_files(&source.join(name));
    files.extend(Some(source.join(format!("{name}.rs"))).filter(|file| file.exists()));
    let read = |file: PathBuf| (file.clone(), fs::read_to_string(file).expect("a text"));
    files.into_iter().map(read).collect()
}

/// The code of a line, without what is said about it.
fn code(line: &str) -> &str {
    line.split("//").next().unwrap_or_default()
}

fn check_absent(layers: &[&str], words: &[&str]) {
    for name in layers {
        let files = layer(name);
        assert!(!files.is_empty(), "the layer {name} has no files");
        for (path, text) in files {
            for (number, line) in text.lines().enumerate() {
                for word in words {
                    let place = format!("{}:{}", path.display(), number + 1);
                    assert!(
                        !code(line).contains(word),
                        "{place}: {word} has no place here"
                    );
                }
            }
        }
    }
}

#[test]
fn nothing_imports_upward() {
    check_absent(
        &["engine"],
        &["floodgate::", "crate::scenario", "crate::session"],
    );
    check_absent(
        &["scenario"],
        &["crate::session", "crate::ui", "crate::cli"],
    );
    check_absent(&["session"], &["crate::ui", "crate::cli"]);
    check_absent(&["ui"], &["crate::cli"]);
    check_absent(&["cli"], &["crate::ui"]);
}

#[test]
fn engine_scenario_and_session_know_no_browser_no_clock_and_no_global() {
    let words = [
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "yew",
        "Instant::now",
        "time::Instant",
        "SystemTime",
        "thread_local!",
        "static mut",
        "OnceLock",
        "LazyLock",
        "getrandom",
    ];
    check_absent(&["engine", "scenario", "session"], &words);
}

/// Where a key stands in a hash map is no part of the model: they are asked by key only.
#[test]
fn nothing_follows_from_the_order_of_a_hash_map() {
    let (maps, others): (Vec<_>, Vec<_>) = ["engine", "scenario", "session"]
        .into_iter()
        .flat_map(layer)
        .partition(|(path, _)| path.ends_with("engine/map.rs"));
    for (path, text) in others {
        for word in ["HashMap", "HashSet"] {
            let is_there = text.lines().any(|line| code(line).contains(word));
            assert!(!is_there, "{}: {word} has no place here", path.display());
        }
    }
    assert_eq!(maps.len(), 1, "the one file with a hash map");
    for walk in [
        "iter", "Iter", "keys", "values", "drain", "extract", "Deref",
    ] {
        let is_there = maps[0].1.lines().any(|line| code(line).contains(walk));
        assert!(!is_there, "engine/map.rs: {walk} walks through a map");
    }
}

#[test]
fn the_screen_has_no_fixed_ids_and_no_inline_styles() {
    check_absent(
        &["ui"],
        &["get_element_by_id", "getElementById", " style=\"", " id=\""],
    );
}

#[test]
fn no_file_is_longer_than_a_reader_likes() {
    let source = Path::new(ROOT).join("src");
    for path in rust_files(&source)
        .into_iter()
        .chain(rust_files(&Path::new(ROOT).join("xtask")))
    {
        let lines = fs::read_to_string(&path).expect("a text").lines().count();
        assert!(lines <= LINES_MAX, "{}: {lines} lines", path.display());
    }
}

/// Two files that style the same class change each other's parts by their order alone. The frame is
/// the one part that everything stands in.
#[test]
fn each_class_is_styled_in_one_file() {
    let mut homes = std::collections::BTreeMap::new();
    for entry in fs::read_dir(Path::new(ROOT).join("static/style")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("a text");
        let alone = |line: &str| {
            let class = line.strip_prefix('.')?.trim_end_matches([' ', '{', ',']);
            let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
            (class != "fg-app" && class.chars().all(plain)).then(|| class.to_owned())
        };
        for class in text.lines().filter_map(alone) {
            let home = homes.entry(class).or_insert_with(|| path.clone());
            assert_eq!(*home, path, "both style the same class");
        }
    }
    assert!(homes.len() > 100);
}

#[test]
fn the_example_of_the_readme_is_the_one_that_is_tested() {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).expect("a text");
    let tested =
        fs::read_to_string(Path::new(ROOT).join("tests/browser/readme.rs")).expect("a text");
    let squeeze = |text: &str| {
        text.split_whitespace()
            .collect::<String>()
            .replace(",]", "]")
    };
    let example = tested.split_once("#[wasm_bindgen_test]").expect("a test").1;
    assert!(
        squeeze(&readme).contains(&squeeze(example)),
        "the README shows another example"
    );
}
