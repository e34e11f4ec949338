//! Where things are: the checkout, the built site, the installed tools.
//!
//! Decides places only; creates nothing.

use std::env;
use std::path::{Path, PathBuf};

/// The checkout that `cargo xtask` was called in.
pub(crate) fn root() -> PathBuf {
    // Cargo says at run time where xtask's manifest is. The value of compile time would be wrong
    // for two checkouts that share a target folder.
    let manifest = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest
        .parent()
        .map_or(manifest.clone(), Path::to_path_buf)
}

/// The built site.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Where cargo puts what it compiles.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Where installed tools live, one folder a tool and version, shared by all checkouts.
pub(crate) fn tools() -> PathBuf {
    if let Some(dir) = env::var_os("FLOODGATE_TOOLS") {
        return PathBuf::from(dir);
    }
    let cache = env::var_os("XDG_CACHE_HOME").map_or_else(|| home().join(".cache"), PathBuf::from);
    cache.join("floodgate")
}

/// The person's home folder; the checkout where the system names none.
pub(crate) fn home() -> PathBuf {
    env::home_dir()
        .filter(|home| home.is_absolute())
        .unwrap_or_else(root)
}

/// Cargo's home, with the sources of every dependency.
pub(crate) fn cargo_home() -> PathBuf {
    env::var_os("CARGO_HOME").map_or_else(|| home().join(".cargo"), PathBuf::from)
}

/// The npm packages of the build: uPlot, esbuild, wasm-opt.
pub(crate) fn npm() -> PathBuf {
    root().join("xtask/npm")
}

/// The end-to-end tests and their npm packages.
pub(crate) fn e2e() -> PathBuf {
    root().join("tests/e2e")
}

/// The hosting recipe and what measures the page by it.
pub(crate) fn hosting() -> PathBuf {
    root().join("tests/hosting")
}
