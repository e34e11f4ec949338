//! The way out where rustup can't add the wasm32 target: Debian's own compiler.
//!
//! Debian has a recent compiler and the matching library source, but no compiled library for the
//! browser; it is built here once, from an empty package. Native compilation stays with rustup's
//! compiler: folders of links put Debian's programs first only where the page is compiled.

use super::apt;
use super::rust::{TARGET, has_std};
use crate::flags::{Wasm, without_machine_paths};
use crate::paths;
use crate::problem::{At, Problem, Result};
use crate::process::{command, output, run, say};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PACKAGES: [&str; 5] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-clippy",
    "lld-19",
];
/// Where Debian puts the source of the library.
const SOURCE: &str = "/usr/lib/rustlib/src/rust";
const PROGRAMS: [&str; 5] = ["cargo", "rustc", "rustdoc", "cargo-clippy", "clippy-driver"];

/// How to compile with Debian's compiler, where an earlier call has prepared it.
pub(crate) fn installed() -> Option<Wasm> {
    let folder = folder()?;
    has_std(&library(&folder)).then(|| wasm(&folder))
}

/// Prepares Debian's compiler; needs root and Debian.
pub(crate) fn install() -> Result<Wasm> {
    let announcement = "Installing Debian's Rust compiler with apt-get, as rustup can't (a minute)";
    apt::install(&PACKAGES, announcement)?;
    let folder = folder().ok_or_else(|| Problem::new("/usr/bin/rustc can't be run."))?;
    say(&format!(
        "Building the standard library for the browser in {} (about 2 minutes)",
        folder.display()
    ));
    link_programs(&folder.join("bin"))?;
    let package = folder.join("std");
    write_empty_package(&package)?;
    let mut build = build_std(&folder, &package);
    run(&mut build, "the build of the standard library")?;
    let built = package.join(format!("target/{TARGET}/release/deps"));
    copy_libraries(&built, &library(&folder))?;
    Ok(wasm(&folder))
}

/// One folder a compiler version: a library fits only the compiler that made it.
fn folder() -> Option<PathBuf> {
    let version = output(command("/usr/bin/rustc", &paths::root()).arg("--version"))?;
    let number = version.split_whitespace().nth(1)?;
    Some(paths::tools().join(format!("debian-rust-{number}")))
}

fn library(folder: &Path) -> PathBuf {
    folder.join("sysroot/lib/rustlib").join(TARGET).join("lib")
}

/// The environment for compiling with it. A new library needs a target folder of its own.
fn wasm(folder: &Path) -> Wasm {
    let target = paths::target().join("debian");
    Wasm {
        variables: vec![
            (
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER",
                OsString::from("wasm-ld-19"),
            ),
            ("CARGO_TARGET_DIR", target.into()),
            ("CARGO", folder.join("bin/cargo").into()),
            ("LD_LIBRARY_PATH", OsString::new()),
        ],
        path: vec![folder.join("bin")],
        flags: vec![format!("--sysroot={}", folder.join("sysroot").display())],
    }
}

#[cfg(unix)]
fn link_programs(bin: &Path) -> Result<()> {
    fs::create_dir_all(bin).at("create", bin)?;
    for program in PROGRAMS {
        let link = bin.join(program);
        if fs::symlink_metadata(&link).is_err() {
            std::os::unix::fs::symlink(Path::new("/usr/bin").join(program), &link)
                .at("create", &link)?;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn link_programs(bin: &Path) -> Result<()> {
    Err(Problem::new(format!(
        "{} can't be made on this system.",
        bin.display()
    )))
}

fn write_empty_package(package: &Path) -> Result<()> {
    let source = package.join("src");
    fs::create_dir_all(&source).at("create", &source)?;
    let manifest = package.join("Cargo.toml");
    let text = "[package]\nname = \"floodgate-std\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n";
    fs::write(&manifest, text).at("write", &manifest)?;
    fs::write(source.join("lib.rs"), "").at("write", &source)
}

/// Debian's compiler builds the library from Debian's source. Without the bitcode flag a build
/// with link-time optimisation would find none in it; the paths of its source would stand in
/// every page built with it.
fn build_std(folder: &Path, package: &Path) -> Command {
    let mut flags = vec!["-Cembed-bitcode=yes".to_owned()];
    flags.extend(without_machine_paths());
    flags.push(format!("--remap-path-prefix={SOURCE}=rust"));
    let mut build = command(folder.join("bin/cargo"), package);
    build
        .args([
            "build",
            "--release",
            "-Zbuild-std=std,panic_abort,test,proc_macro",
            "--target",
            TARGET,
        ])
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
        .env("__CARGO_DEFAULT_LIB_METADATA", "stdwasm")
        .env("RUSTC", folder.join("bin/rustc"))
        .env("CARGO_TARGET_DIR", package.join("target"))
        .env_remove("LD_LIBRARY_PATH");
    build
}

/// Copies every library but the empty package's own.
fn copy_libraries(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).at("create", to)?;
    for entry in fs::read_dir(from).at("read", from)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_std_library(&name) {
            fs::copy(entry.path(), to.join(&name)).at("copy", &entry.path())?;
        }
    }
    Ok(())
}

fn is_std_library(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|ending| ending == "rlib")
        && !name.starts_with("libfloodgate_std")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_is_built_as_documented() {
        let build = build_std(Path::new("/t"), Path::new("/t/std"));
        let arguments: Vec<_> = build
            .get_args()
            .filter_map(|argument| argument.to_str())
            .collect();
        let expected = "build --release -Zbuild-std=std,panic_abort,test,proc_macro --target wasm32-unknown-unknown";
        assert_eq!(arguments.join(" "), expected);
        let has = |name: &str, value: &str| {
            build
                .get_envs()
                .any(|(n, v)| n == name && v.is_some_and(|v| v == value))
        };
        assert!(has("RUSTC_BOOTSTRAP", "1"));
        let flags = build
            .get_envs()
            .find(|(name, _)| *name == "CARGO_ENCODED_RUSTFLAGS");
        let flags = flags
            .and_then(|(_, value)| value?.to_str())
            .unwrap_or_default();
        assert!(flags.starts_with("-Cembed-bitcode=yes\u{1f}"), "{flags}");
        assert!(
            flags.ends_with("=/usr/lib/rustlib/src/rust=rust"),
            "{flags}"
        );
        assert!(has("__CARGO_DEFAULT_LIB_METADATA", "stdwasm"));
    }

    #[test]
    fn the_page_is_compiled_with_the_built_library_and_debians_linker() {
        let wasm = wasm(Path::new("/t"));
        assert_eq!(wasm.flags, ["--sysroot=/t/sysroot"]);
        assert_eq!(wasm.path, [Path::new("/t/bin")]);
        let linker = (
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER",
            OsString::from("wasm-ld-19"),
        );
        assert!(wasm.variables.contains(&linker));
    }

    #[test]
    fn only_the_libraries_of_the_compiler_are_copied() {
        assert!(is_std_library("libstd-0123.rlib"));
        assert!(!is_std_library("libfloodgate_std-0123.rlib"));
        assert!(!is_std_library("libstd-0123.rmeta"));
    }
}
