//! The incident of the article, ready to be run: `bulk-import` with acts at given times.

use floodgate::engine::limits::JOBS_MAX_BROWSER;
use floodgate::engine::simulation::WorkflowView;
use floodgate::engine::table::JobRow;
use floodgate::engine::{Act, SimTime, Simulation, TimedAct, WorkflowId};
use floodgate::scenario;
use std::rc::Rc;

/// `decide`: when the person of the article clicks.
pub(super) const CLICK_MS: u64 = 480_000;

/// The scenario's run, at 0:00.
pub(super) fn run() -> Simulation {
    let shipped = scenario::by_id("bulk-import").expect("the article is shipped");
    let scenario = shipped.read().expect("a shipped scenario is valid");
    let model = scenario
        .lower(JOBS_MAX_BROWSER)
        .expect("a shipped scenario fits a browser");
    Simulation::new(Rc::new(model)).expect("a shipped scenario can be run")
}

/// The culprit.
pub(super) const SYNC: WorkflowId = WorkflowId(0);

/// The run at `until_ms`, with these acts on the way.
pub(super) fn run_with(acts: &[(u64, Act)], until_ms: u64) -> Simulation {
    let mut run = run();
    for (at_ms, act) in acts {
        let at = SimTime::from_ms(*at_ms);
        run.schedule(TimedAct { at, act: *act })
            .expect("the act lies ahead");
    }
    run.advance_to(SimTime::from_ms(until_ms))
        .expect("the run stays within its limits");
    run
}

/// The run at `until_ms`, deactivated at 8:00.
pub(super) fn clicked(until_ms: u64) -> Simulation {
    run_with(&[(CLICK_MS, Act::Deactivate(SYNC))], until_ms)
}

/// Jobs of the culprit, or of all others.
pub(super) fn jobs(run: &Simulation, of_culprit: bool) -> impl Iterator<Item = JobRow> {
    run.jobs()
        .rows()
        .filter(move |job| (job.workflow == SYNC) == of_culprit)
}

/// The culprit's counters.
pub(super) fn sync(run: &Simulation) -> WorkflowView {
    run.workflow(SYNC)
}
