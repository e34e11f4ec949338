//! Tools that come from crates.io, each in a folder of its own version.
//!
//! A tool on `PATH` is used where it has the wanted version. Nothing goes into cargo's own `bin`.

use crate::paths;
use crate::problem::{At, Problem, Result};
use crate::process::{command, output, run, say, which};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program from crates.io.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tool {
    /// The package that holds it.
    package: &'static str,
    /// The program to look for.
    program: &'static str,
    version: String,
    /// Further arguments of `cargo install`.
    arguments: &'static [&'static str],
    minutes: u8,
}

/// Bundles index.html and the wasm.
pub(crate) fn trunk() -> Tool {
    Tool {
        package: "trunk",
        program: "trunk",
        version: "0.21.14".to_owned(),
        // Its own downloads are not wanted, so it needs no network and compiles in a third of the
        // time.
        arguments: &["--locked", "--no-default-features"],
        minutes: 5,
    }
}

/// Takes chunks out of the wasm that are loaded on demand.
pub(crate) fn splitter() -> Tool {
    Tool {
        package: "wasm_split_cli_support",
        program: "wasm-split-cli",
        version: "0.2.4".to_owned(),
        arguments: &["--locked", "--features=build-binary"],
        minutes: 2,
    }
}

/// Drives Firefox in the tests.
pub(crate) fn geckodriver() -> Tool {
    Tool {
        package: "geckodriver",
        program: "geckodriver",
        version: "0.37.1".to_owned(),
        arguments: &["--locked"],
        minutes: 2,
    }
}

/// Composes what a fuzz target is compiled with.
pub(crate) fn cargo_fuzz() -> Tool {
    Tool {
        package: "cargo-fuzz",
        program: "cargo-fuzz",
        version: "0.13.2".to_owned(),
        arguments: &["--locked"],
        minutes: 1,
    }
}

/// Checks licences, duplicates and sources of every dependency.
pub(crate) fn cargo_deny() -> Tool {
    Tool {
        package: "cargo-deny",
        program: "cargo-deny",
        version: "0.20.2".to_owned(),
        arguments: &["--locked", "--no-default-features"],
        minutes: 3,
    }
}

/// Makes the JavaScript side of the wasm, and runs tests in the browser. Its version has to be
/// the library's to the last digit, so it is read from the lock file.
pub(crate) fn wasm_bindgen() -> Result<Tool> {
    let lock = paths::root().join("Cargo.lock");
    let text = fs::read_to_string(&lock).at("read", &lock)?;
    let version = locked_version(&text, "wasm-bindgen").ok_or_else(|| {
        Problem::new("Cargo.lock names no version of wasm-bindgen.").remedy("run `cargo update`")
    })?;
    Ok(Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: version.to_owned(),
        arguments: &[],
        minutes: 3,
    })
}

impl Tool {
    /// The folder with the tool in it, after installing it where it is missing.
    pub(crate) fn ensure(&self) -> Result<PathBuf> {
        let folder = paths::tools().join(format!("{}-{}", self.package, self.version));
        let bin = folder.join("bin");
        if bin
            .join(format!("{}{}", self.program, std::env::consts::EXE_SUFFIX))
            .is_file()
        {
            return Ok(bin);
        }
        if let Some(found) = self.on_path() {
            return Ok(found);
        }
        self.install(&folder)?;
        Ok(bin)
    }

    /// The folder on `PATH` that has the tool in the wanted version.
    fn on_path(&self) -> Option<PathBuf> {
        let program = which(self.program)?;
        let printed = output(command(&program, &paths::root()).arg("--version"))?;
        let fits = printed.split_whitespace().any(|word| word == self.version);
        fits.then(|| program.parent().map(Path::to_path_buf))
            .flatten()
    }

    fn install(&self, folder: &Path) -> Result<()> {
        let Self {
            package,
            program,
            version,
            minutes,
            ..
        } = self;
        say(&format!(
            "Installing {package} {version} into {} (about {minutes} minutes, once for all checkouts)",
            folder.display()
        ));
        let scratch = paths::target().join("tools");
        run(&mut self.compilation(folder, &scratch), "cargo install").map_err(|_| {
            Problem::new(format!(
                "{package} {version} is missing and could not be installed; the output is above."
            ))
            .remedy(format!(
                "connect to the network and repeat the command, or put {program} {version} on PATH"
            ))
        })?;
        // A gigabyte that nothing needs again; an interrupted install goes on from it.
        fs::remove_dir_all(&scratch).at("remove", &scratch)
    }

    fn compilation(&self, folder: &Path, scratch: &Path) -> Command {
        let mut install = command("cargo", &paths::root());
        install
            .args(["install", self.package, "--version", &self.version])
            .args(self.arguments)
            .arg("--root")
            .arg(folder)
            .env("CARGO_TARGET_DIR", scratch)
            // These programs wait for disk and other programs: fast to compile beats fast to run.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        install
    }
}

/// The version of a package in the text of a lock file.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_the_very_package_is_read() {
        let lock = "[[package]]\nname = \"a-b\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"a\"\nversion = \"2.0.0\"\n";
        assert_eq!(locked_version(lock, "a"), Some("2.0.0"));
        assert_eq!(locked_version(lock, "c"), None);
    }
}
