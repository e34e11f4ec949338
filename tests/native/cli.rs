//! Runs the real command line, as a person does.

use std::path::PathBuf;
use std::process::Command;

/// What a command left behind.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
}

impl Ran {
    pub(crate) fn text(&self) -> &str {
        str::from_utf8(&self.stdout).expect("standard output is UTF-8")
    }
}

/// Runs `floodgate` with these arguments.
pub(crate) fn floodgate<A: AsRef<std::ffi::OsStr>>(arguments: &[A]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_floodgate"))
        .args(arguments)
        .output()
        .expect("floodgate can be started");
    Ran {
        code: output.status.code(),
        stdout: output.stdout,
        stderr: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
    }
}

/// A file of this test run with this content.
pub(crate) fn file(name: &str, content: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).expect("a file of the test can be written");
    path
}

/// A recorded kernel case or one of its results.
pub(crate) fn vector(name: &str) -> PathBuf {
    let vectors = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors");
    PathBuf::from(vectors).join(name)
}

#[test]
fn wrong_usage_exits_with_2_and_prints_nothing() {
    for arguments in [
        &[][..],
        &["dance"],
        &["run"],
        &["validate"],
        &["run", "steady", "--seed", "-1"],
        &["run", "steady", "--seed", "9007199254740992"],
        &["replay", "case.json", "--seed", "1"],
    ] {
        let ran = floodgate(arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?}: {}", ran.stderr);
        assert!(ran.stdout.is_empty(), "{arguments:?}");
        assert!(
            ran.stderr.contains("--help"),
            "{arguments:?}: {}",
            ran.stderr
        );
    }
}

#[test]
fn help_is_a_success() {
    let ran = floodgate(&["--help"]);
    assert_eq!(ran.code, Some(0));
    for command in ["run", "replay", "validate", "link", "still"] {
        assert!(ran.text().contains(command));
    }
}
