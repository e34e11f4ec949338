//! Speed: one table from one run, printed and never asserted.

use crate::paths;
use crate::problem::Result;
use crate::process::{command, run as run_program};

/// `cargo xtask bench`: the engine natively, beside a bare event loop on the same work.
pub(crate) fn run() -> Result<()> {
    let mut bench = command("cargo", &paths::root());
    bench.args(["bench", "--package", "floodgate", "--bench", "speed"]);
    run_program(&mut bench, "cargo bench")
}
