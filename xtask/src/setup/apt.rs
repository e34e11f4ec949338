//! Debian's packages, where this runs as root on Debian.

use crate::paths;
use crate::problem::{Problem, Result};
use crate::process::{command, output, run, say, which};

/// Installs packages, after saying so in the words given; a problem where this is not Debian, not
/// root, or the network is off.
pub(crate) fn install(packages: &[&str], announcement: &str) -> Result<()> {
    let user = output(command("id", &paths::root()).arg("-u"));
    if user.as_deref() != Some("0") || which("apt-get").is_none() {
        return Err(Problem::new("apt-get can be used by root on Debian only."));
    }
    say(announcement);
    let apt = || {
        let mut apt = command("apt-get", &paths::root());
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    // Where the lists can't be fetched anew, those at hand may do.
    let _ = run(apt().arg("update"), "apt-get update");
    let install = ["install", "--yes", "--no-install-recommends"];
    run(apt().args(install).args(packages), "apt-get install")
}
