//! Finishes a build inside trunk's staging folder: splits, bundles, minifies, hashes.
//!
//! The compiled page is taken apart into what everybody loads and chunks (`split`). esbuild makes one script of wasm-bindgen's output and its snippets, one of uPlot, one of
//! boot.js, and one style sheet. Every file then gets the hash of its contents into its name, and
//! index.html the new names. Compiles nothing.

use crate::problem::{At, Problem, Result};
use crate::process::{command, run as run_program};
use crate::setup::npm;
use crate::split;
use crate::{fetched, offline, paths};
use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;
use sha2::{Digest, Sha384};
use std::path::{Path, PathBuf};
use std::{env, fs};
use xxhash_rust::xxh64::xxh64;

/// The files that get a hash, by the names that index.html calls them in the source.
/// A file stands after those that it names itself.
const HASHED: [&str; 5] = [
    "boot.js",
    "favicon.svg",
    "floodgate_bg.wasm",
    "main.css",
    "floodgate.js",
];
/// Not in index.html: the glue loads it with the charts.
const UPLOT: &str = "uplot.js";
/// Loads the chunks.
const CHUNKS: &str = "chunks.js";
/// The script of the element, by its name in the source and by the one that writers use. The
/// glue of wasm-bindgen has that name until it gets its hash.
const ELEMENT: (&str, &str) = ("element.js", "floodgate.js");

/// The types of the element's script, for those who write with it.
pub(crate) const TYPES: &str = "floodgate.d.ts";
/// After this no callback reaches the compiled simulation any more: it has stopped, and whatever it
/// left in timers, frames and listeners finds functions that do nothing.
const HALT: &str =
    "\nexport function halt() { wasm = new Proxy({}, { get: () => () => undefined }); }\n";

/// `cargo xtask finish`, called by trunk.
pub(crate) fn run() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| {
            Problem::new("`cargo xtask finish` works on a build of trunk and there is none.")
                .remedy("run `cargo xtask build`")
        })?;
    let minify = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
    let chunks = split::run_in(&staging, minify)?;
    link_chunks(&staging, &chunks)?;
    teach_to_halt(&staging.join("floodgate.js"))?;
    let types = paths::root().join("static").join(TYPES);
    fs::copy(&types, staging.join(TYPES)).at("copy", &types)?;
    let bundled = staging.join("bundled");
    bundle(&staging, &bundled, minify)?;
    replace_sources(&staging, &bundled)?;
    let icon = paths::root().join("static/icons/favicon.svg");
    fs::copy(&icon, staging.join("favicon.svg")).at("copy", &icon)?;
    fetched::add(&staging)?;
    hash_names(&staging)?;
    offline::keep(&staging)
}

/// Gives each chunk its hashed name, and tells the script that loads them names and hashes.
fn link_chunks(staging: &Path, chunks: &[String]) -> Result<()> {
    let script = staging.join(split::LINK);
    if chunks.is_empty() {
        return Ok(());
    }
    let mut list = Vec::new();
    for name in chunks {
        let (hashed, contents) = give_hashed_name(staging, name)?;
        let hash = integrity(&contents);
        list.push(format!("\"{name}\":[\"./{hashed}\",\"{hash}\"]"));
    }
    let list = list.join(",");
    let text = fs::read_to_string(&script).at("read", &script)?;
    let loader = format!(
        "import {{ loader }} from \"./{CHUNKS}\";\nconst {{ fetch, WebAssembly }} = loader({{{list}}});\n"
    );
    fs::write(&script, loader + &text).at("write", &script)?;
    let source = paths::root().join("static").join(CHUNKS);
    fs::copy(&source, staging.join(CHUNKS))
        .at("copy", &source)
        .map(drop)
}

/// Adds a way to end an instance to wasm-bindgen's script.
fn teach_to_halt(glue: &Path) -> Result<()> {
    let text = fs::read_to_string(glue).at("read", glue)?;
    let declared = |line: &str| line.starts_with("let ") && line.contains("wasm;");
    if !text.lines().any(declared) {
        return Err(
            Problem::new("wasm-bindgen's script has no `let wasm;` any more.")
                .remedy("look where it keeps the instance, and mend `HALT` in xtask/src/finish.rs"),
        );
    }
    fs::write(glue, text + HALT).at("write", glue)
}

/// Lets esbuild make the scripts and the style sheet.
fn bundle(staging: &Path, out: &Path, minify: bool) -> Result<()> {
    let glue = format!("floodgate={}", staging.join("floodgate.js").display());
    let page = [&glue, "uplot=uplot", "main=static/style/main.css"];
    esbuild(&page, &["--target=es2022"], out, minify)?;
    // The loader has to be understood by browsers that are too old for the rest, to say so.
    let older = [
        "--target=es2019",
        "--supported:dynamic-import=true",
        "--supported:import-meta=true",
    ];
    esbuild(&["boot=static/boot.js"], &older, out, minify)?;
    let element = ["element=static/element.js"];
    esbuild(&element, &["--target=es2022"], out, minify)
}

fn esbuild(entries: &[&str], target: &[&str], out: &Path, minify: bool) -> Result<()> {
    let programs = npm::build()?;
    let mut esbuild = command(programs.join("esbuild"), &paths::root());
    esbuild
        .args(entries)
        .args(target)
        .args(["--bundle", "--format=esm", "--legal-comments=inline"])
        .args(["--log-level=warning", "--charset=utf8"])
        // The glue names the script of the chunks once for each of them.
        .arg("--log-override:duplicate-object-key=silent")
        .arg(format!("--outdir={}", out.display()))
        .env("NODE_PATH", paths::npm().join("node_modules"));
    if minify {
        esbuild.arg("--minify");
    }
    run_program(&mut esbuild, "esbuild")
}

/// Puts the bundles where the unbundled files were.
fn replace_sources(staging: &Path, bundled: &Path) -> Result<()> {
    let snippets = staging.join("snippets");
    if snippets.exists() {
        fs::remove_dir_all(&snippets).at("remove", &snippets)?;
    }
    // They are part of the glue now.
    for script in [split::LINK, CHUNKS].map(|name| staging.join(name)) {
        if script.exists() {
            fs::remove_file(&script).at("remove", &script)?;
        }
    }
    for entry in fs::read_dir(bundled).at("read", bundled)?.flatten() {
        fs::rename(entry.path(), staging.join(entry.file_name())).at("move", &entry.path())?;
    }
    fs::remove_dir(bundled).at("remove", bundled)
}

/// Renames every file by its contents, and index.html's mentions with it.
fn hash_names(staging: &Path) -> Result<()> {
    let index = staging.join("index.html");
    let mut page = for_visitors(&fs::read_to_string(&index).at("read", &index)?);
    let glue = staging.join("floodgate.js");
    let element = staging.join(ELEMENT.0);
    let mut script = fs::read_to_string(&element).at("read", &element)?;
    let (hashed, contents) = give_hashed_name(staging, UPLOT)?;
    let text = fs::read_to_string(&glue).at("read", &glue)?;
    let text = with_hash(&rename(&text, UPLOT, &hashed), UPLOT, &contents);
    fs::write(&glue, text).at("write", &glue)?;
    for name in HASHED {
        let (hashed, contents) = give_hashed_name(staging, name)?;
        page = rename_in_page(&page, name, &hashed)?;
        script = with_hash(&rename(&script, name, &hashed), name, &contents);
    }
    fs::remove_file(&element).at("remove", &element)?;
    let element = staging.join(ELEMENT.1);
    println!(
        "integrity of {}: {}",
        ELEMENT.1,
        integrity(script.as_bytes())
    );
    fs::write(&element, script).at("write", &element)?;
    fs::write(&index, page).at("write", &index)
}

/// Renames one file by its contents. Hands back its new name and what is in it.
fn give_hashed_name(staging: &Path, name: &str) -> Result<(String, Vec<u8>)> {
    let plain = staging.join(name);
    let contents = fs::read(&plain).at("read", &plain)?;
    let hashed = hashed_name(name, &contents);
    fs::rename(&plain, staging.join(&hashed)).at("rename", &plain)?;
    Ok((hashed, contents))
}

/// The page without the lines that speak to trunk or to the reader of the source.
fn for_visitors(page: &str) -> String {
    let ours = |line: &&str| {
        let line = line.trim_start();
        line.starts_with("<link data-trunk") || line.starts_with("<!-- ")
    };
    let kept = page.lines().filter(|line| !ours(line));
    kept.flat_map(|line| [line, "\n"]).collect()
}

/// The name of a file with the hash of its contents in it.
pub(crate) fn hashed_name(name: &str, contents: &[u8]) -> String {
    let hash = xxh64(contents, 0);
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{hash:016x}.{ending}"),
        None => format!("{name}-{hash:016x}"),
    }
}

/// The hash that a page gives with a file, so that a browser refuses a changed one.
pub(crate) fn integrity(contents: &[u8]) -> String {
    format!("sha384-{}", BASE64.encode(Sha384::digest(contents)))
}

/// The text with the hash of a file's contents where it asks for it.
fn with_hash(text: &str, name: &str, contents: &[u8]) -> String {
    text.replace(&format!("sri:{name}"), &integrity(contents))
}

/// The text with a file's plain name replaced, wherever it stands as a relative address.
pub(crate) fn rename(text: &str, name: &str, hashed: &str) -> String {
    text.replace(&format!("\"./{name}\""), &format!("\"./{hashed}\""))
}

fn rename_in_page(page: &str, name: &str, hashed: &str) -> Result<String> {
    let mention = format!("\"./{name}\"");
    if page.contains(&mention) {
        Ok(rename(page, name, hashed))
    } else {
        Err(
            Problem::new(format!("index.html does not mention {mention}.")).remedy(
                "name the file there in this very form, or drop it from xtask/src/finish.rs",
            ),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_the_contents_only() {
        assert_eq!(
            hashed_name("a_bg.wasm", b"x"),
            hashed_name("a_bg.wasm", b"x")
        );
        assert_ne!(hashed_name("a.js", b"x"), hashed_name("a.js", b"y"));
        assert_eq!(hashed_name("a.js", b""), "a-ef46db3751d8e999.js");
    }

    #[test]
    fn visitors_get_the_page_without_what_is_for_us() {
        let page = "<!doctype html>\n  <!-- x -->\n  <link data-trunk rel=\"rust\">\n<p>x</p>\n";
        assert_eq!(for_visitors(page), "<!doctype html>\n<p>x</p>\n");
    }

    #[test]
    fn every_mention_is_renamed_and_a_missing_one_is_refused() {
        let page = r#"<a href="./a.js"><b data-a="./a.js"><c href="./aa.js">"#;
        let renamed = rename_in_page(page, "a.js", "a-1.js");
        assert_eq!(
            renamed.as_deref(),
            Ok(r#"<a href="./a-1.js"><b data-a="./a-1.js"><c href="./aa.js">"#)
        );
        assert!(rename_in_page(page, "b.js", "b-1.js").is_err());
    }

    #[test]
    fn the_page_in_the_source_mentions_every_hashed_file() {
        let page = fs::read_to_string(paths::root().join("index.html")).unwrap_or_default();
        for name in HASHED {
            assert!(rename_in_page(&page, name, "x").is_ok(), "{name}");
        }
    }
}
