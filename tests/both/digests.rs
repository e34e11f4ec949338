//! The digest of every shipped scenario, the same natively and in every browser.
//!
//! A digest changes only with the model: such a change is deliberate, explained, and moves these
//! goldens (and `MODEL_REVISION`) in a commit of its own. `UPDATE=1 cargo test` rewrites the file.

use floodgate::engine::limits::JOBS_MAX_BROWSER;
use floodgate::engine::{Act, SimTime, Simulation, TimedAct, WorkflowId};
use floodgate::scenario;
use std::fmt::Write as _;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

const GOLDEN: &str = include_str!("../golden/digests.txt");

fn digest(shipped: &scenario::Shipped, act: Option<(u64, Act)>) -> u64 {
    let scenario = shipped.read().expect("a shipped scenario is valid");
    let model = scenario.lower(JOBS_MAX_BROWSER).expect("it fits a browser");
    let start = model.start.ms();
    let mut run = Simulation::new(Rc::new(model)).expect("it can be run");
    if let Some((at_ms, act)) = act {
        let at = SimTime::from_ms(start + at_ms);
        run.schedule(TimedAct { at, act })
            .expect("the act lies ahead");
    }
    run.run_to_end().expect("within limits");
    run.digest()
}

fn digests() -> String {
    let mut lines = String::new();
    for shipped in scenario::catalogue() {
        let untouched = digest(shipped, None);
        let clicked = digest(shipped, Some((480_000, Act::Deactivate(WorkflowId(0)))));
        let _ = writeln!(lines, "{} {untouched:016x} {clicked:016x}", shipped.id);
    }
    lines
}

#[wasm_bindgen_test(unsupported = test)]
fn the_digests_of_all_shipped_scenarios_are_the_golden_ones() {
    let digests = digests();
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("UPDATE").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/digests.txt");
        std::fs::write(path, &digests).expect("the golden file can be written");
        return;
    }
    assert_eq!(digests, GOLDEN);
}
