//! Takes the compiled page apart: what every visitor needs, and the chunks that are loaded when
//! they are first asked for (`src/ui/chunk.rs`). Binds and optimises all of them.
//!
//! The splitter needs the relocations of the linker, so it works on what cargo made, before
//! wasm-bindgen; what trunk has bound by then is replaced. A page without split points, such as one
//! for developing, stays as trunk made it. Hashes no names.

use crate::paths;
use crate::problem::{At, Result};
use crate::process::{command, run};
use crate::setup::{npm, rust, tools};
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How the imports of split points are called, which [`wasm_split_helpers`] defines.
///
/// [`wasm_split_helpers`]: https://docs.rs/wasm_split_helpers
const MARK: &[u8] = b"__wasm_split_00";
/// The script by which the simulation asks for its chunks, as the splitter calls it.
pub(crate) const LINK: &str = "__wasm_split.js";
/// What the compiler uses of WebAssembly, as wasm-opt calls it.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Splits, binds and optimises in trunk's staging folder. Hands back the names of the chunks.
pub(crate) fn run_in(staging: &Path, release: bool) -> Result<Vec<String>> {
    let compiled = compiled(release);
    let split = fs::read(&compiled).is_ok_and(|wasm| has_split_points(&wasm));
    let chunks = if split {
        apart(&compiled, staging)?
    } else {
        Vec::new()
    };
    if release {
        let main = ["floodgate_bg.wasm"].into_iter();
        let all: Vec<_> = main.chain(chunks.iter().map(String::as_str)).collect();
        optimise_all(staging, &all)?;
    }
    Ok(chunks)
}

/// What cargo made of the binary.
fn compiled(release: bool) -> PathBuf {
    let profile = if release { "release" } else { "debug" };
    let folder = paths::target().join(rust::TARGET).join(profile);
    folder.join("floodgate.wasm")
}

/// Whether a file of the built site is a chunk, by its name.
pub(crate) fn is_chunk(name: &str) -> bool {
    name.starts_with("split_") || name.starts_with("chunk_")
}

fn has_split_points(wasm: &[u8]) -> bool {
    wasm.windows(MARK.len()).any(|window| window == MARK)
}

/// Splits what cargo made, and binds the main part again.
fn apart(compiled: &Path, staging: &Path) -> Result<Vec<String>> {
    let parts = staging.join("parts");
    let mut splitter = command(
        tools::splitter().ensure()?.join("wasm-split-cli"),
        &paths::root(),
    );
    splitter.args([compiled, &parts]);
    run(splitter.args(["--out-name", "floodgate"]), "wasm-split")?;
    let main = parts.join("floodgate.wasm");
    let mut bind = command(
        tools::wasm_bindgen()?.ensure()?.join("wasm-bindgen"),
        &paths::root(),
    );
    bind.args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
        .args(["--out-name", "floodgate", "--out-dir"])
        .args([staging, &main]);
    run(&mut bind, "wasm-bindgen")?;
    fs::remove_file(&main).at("remove", &main)?;
    let link = parts.join(LINK);
    fs::rename(&link, staging.join(LINK)).at("move", &link)?;
    let mut chunks = Vec::new();
    for entry in fs::read_dir(&parts).at("read", &parts)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        fs::rename(entry.path(), staging.join(&name)).at("move", &entry.path())?;
        chunks.push(name);
    }
    fs::remove_dir(&parts).at("remove", &parts)?;
    chunks.sort();
    Ok(chunks)
}

/// Optimises all files, one on each processor at a time: wasm-opt of npm runs on one alone.
fn optimise_all(staging: &Path, names: &[&str]) -> Result<()> {
    let program = npm::build()?.join("wasm-opt");
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(name) = names.get(next.fetch_add(1, Ordering::Relaxed)) {
            optimise(&program, &staging.join(name))?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..processors).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| {
            let ended = worker.join();
            ended.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    })
}

fn optimise(program: &Path, wasm: &Path) -> Result<()> {
    let mut optimise = command(program, &paths::root());
    optimise
        .arg("-Oz")
        .args(FEATURES)
        .arg(wasm)
        .arg("-o")
        .arg(wasm);
    run(&mut optimise, "wasm-opt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_told_by_their_names_and_split_points_by_their_imports() {
        assert!(is_chunk("split_dialogs-88efd5019dd77ed7.wasm") && is_chunk("chunk_3-0c8c.wasm"));
        assert!(!is_chunk("floodgate_bg-6ff8a3fa10d9b2fb.wasm") && !is_chunk("chunks.js"));
        assert!(has_split_points(b"\0asm..__wasm_split_00records00_import_"));
        assert!(!has_split_points(b"\0asm"));
    }
}
