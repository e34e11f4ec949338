//! The compiler: its wasm32 target, formatter and linter.
//!
//! rustup first; where it can't reach its server, Debian's compiler (`debian`).

use super::debian;
use crate::flags::Wasm;
use crate::paths;
use crate::problem::{Problem, Result};
use crate::process::{command, output, run, say};
use std::path::{Path, PathBuf};

/// The target of the page.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// How to compile for the browser here, after installing what is missing for it.
pub(crate) fn wasm() -> Result<Wasm> {
    if has_target() {
        return Ok(Wasm::default());
    }
    if let Some(wasm) = debian::installed() {
        return Ok(wasm);
    }
    say(&format!(
        "Installing the Rust target {TARGET} with rustup (a few seconds)"
    ));
    let added = run(
        command("rustup", &paths::root()).args(["target", "add", TARGET]),
        "rustup",
    );
    match added {
        Ok(()) if has_target() => Ok(Wasm::default()),
        _ => debian::install().map_err(|problem| {
            Problem::new(format!(
                "the Rust target {TARGET} is missing and could not be installed: {problem}"
            ))
            .remedy(format!(
                "connect to the network and run `rustup target add {TARGET}`, then repeat the command"
            ))
        }),
    }
}

/// rustfmt and clippy.
pub(crate) fn checkers() -> Result<()> {
    for (name, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if output(command("cargo", &paths::root()).args([name, "--version"])).is_some() {
            continue;
        }
        say(&format!("Installing {component} with rustup"));
        let add = ["component", "add", component];
        run(command("rustup", &paths::root()).args(add), "rustup").map_err(|_| {
            Problem::new(format!(
                "{component} is missing and rustup could not install it."
            ))
            .remedy(format!(
                "run `rustup component add {component}` with the network on"
            ))
        })?;
    }
    Ok(())
}

/// The compiler's own folder, with the standard library.
pub(crate) fn sysroot() -> Option<PathBuf> {
    output(command("rustc", &paths::root()).args(["--print", "sysroot"])).map(PathBuf::from)
}

/// Whether the compiler on `PATH` has the standard library for the browser, however it came there.
fn has_target() -> bool {
    let dir = ["--print", "target-libdir", "--target", TARGET];
    output(command("rustc", &paths::root()).args(dir)).is_some_and(|dir| has_std(Path::new(&dir)))
}

/// Whether a folder holds a compiled standard library.
pub(super) fn has_std(dir: &Path) -> bool {
    std::fs::read_dir(dir).is_ok_and(|entries| {
        entries
            .flatten()
            .any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
    })
}
