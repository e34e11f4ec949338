//! Composes the environment in which cargo and trunk compile for the browser.
//!
//! The one place of the project that sets compiler flags. They keep the paths of the building
//! machine out of the wasm, and lead to another compiler where rustup's lacks the target.

use crate::paths;
use crate::setup::rust::sysroot;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Makes split points (`src/ui/chunk.rs`), and keeps the relocations that the splitter works by.
const SPLIT: [&str; 2] = ["--cfg=floodgate_split", "-Clink-args=--emit-relocs"];

/// What compiling for the browser needs on this machine beyond the plain tool chain.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Wasm {
    /// Variables that lead cargo to another compiler; empty with rustup's.
    pub(crate) variables: Vec<(&'static str, OsString)>,
    /// Folders that come first on `PATH`.
    pub(crate) path: Vec<PathBuf>,
    /// Flags of every compilation for the browser.
    pub(crate) flags: Vec<String>,
}

impl Wasm {
    /// Sets a command up to compile for the browser, with tools in `path` found first.
    pub(crate) fn apply(&self, command: &mut Command, path: &[PathBuf]) {
        self.with_flags(command, path, &self.flags);
    }

    /// The same for a build that is given away: no path of this machine in any file, and split
    /// points in what visitors get.
    pub(crate) fn apply_for_release(&self, command: &mut Command, path: &[PathBuf], split: bool) {
        let mut flags = self.flags.clone();
        flags.extend(without_machine_paths());
        flags.extend(SPLIT.map(str::to_owned).into_iter().filter(|_| split));
        self.with_flags(command, path, &flags);
    }

    fn with_flags(&self, command: &mut Command, path: &[PathBuf], flags: &[String]) {
        // Each of these would silently replace the others.
        command
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        if flags.iter().any(|flag| flag.contains(char::is_whitespace)) {
            // The variable below splits at spaces. This one reaches xtask too, when trunk calls
            // it, which costs a compilation and nothing else.
            command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
        } else if !flags.is_empty() {
            command.env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                flags.join(" "),
            );
        }
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.env("PATH", self.search_path(path));
    }

    fn search_path(&self, tools: &[PathBuf]) -> OsString {
        let inherited = env::var_os("PATH").unwrap_or_default();
        let all = self.path.iter().chain(tools).cloned();
        env::join_paths(all.chain(env::split_paths(&inherited))).unwrap_or(inherited)
    }
}

/// Flags that keep the paths of this machine out of what is compiled.
pub(crate) fn without_machine_paths() -> Vec<String> {
    remap_flags(&machine_paths())
}

/// The folders of this machine that a compiler writes into what it makes, with what stands for
/// each instead. Later ones win, so the more special come last.
fn machine_paths() -> Vec<(PathBuf, &'static str)> {
    let cargo = paths::cargo_home();
    let mut all = vec![(paths::root(), "floodgate"), (cargo.clone(), "cargo")];
    all.extend(sysroot().map(|sysroot| (sysroot, "rust")));
    let registries = std::fs::read_dir(cargo.join("registry/src"));
    all.extend(
        registries
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| (entry.path(), "crates")),
    );
    all
}

fn remap_flags(machine_paths: &[(PathBuf, &str)]) -> Vec<String> {
    let flag = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    machine_paths
        .iter()
        .map(|(from, to)| flag(from, to))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(command: &Command) -> Vec<(String, String)> {
        command
            .get_envs()
            .filter_map(|(name, value)| {
                Some((name.to_str()?.to_owned(), value?.to_str()?.to_owned()))
            })
            .collect()
    }

    #[test]
    fn release_flags_name_every_folder_and_put_the_registry_last() {
        let paths = [
            (PathBuf::from("/c"), "cargo"),
            (PathBuf::from("/c/registry/src/x"), "crates"),
        ];
        let expected = [
            "--remap-path-prefix=/c=cargo",
            "--remap-path-prefix=/c/registry/src/x=crates",
        ];
        assert_eq!(remap_flags(&paths), expected);
    }

    #[test]
    fn flags_reach_only_the_browser_target() {
        let mut command = Command::new("cargo");
        Wasm::default().with_flags(&mut command, &[], &["-Ca=b".to_owned(), "-Cc".to_owned()]);
        let name = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS".to_owned();
        assert!(variables(&command).contains(&(name, "-Ca=b -Cc".to_owned())));
    }

    #[test]
    fn a_path_with_a_space_is_not_split() {
        let mut command = Command::new("cargo");
        Wasm::default().with_flags(&mut command, &[], &["--x=/a b".to_owned(), "-y".to_owned()]);
        let pair = (
            "CARGO_ENCODED_RUSTFLAGS".to_owned(),
            "--x=/a b\u{1f}-y".to_owned(),
        );
        assert!(variables(&command).contains(&pair));
    }
}
