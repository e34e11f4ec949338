//! The waits that the charts show are those of the jobs picked up in the last 30 seconds.

use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::engine::{JobStatus, SimDuration, Simulation, WorkflowId};
use floodgate::scenario::by_id;
use floodgate::session::view::WAITS_OVER_MS;
use floodgate::session::{Command, Session};
use std::rc::Rc;

const AT_MS: u64 = 480_000;

/// Waits in milliseconds of a workflow's jobs picked up in the window before the time, ascending.
fn waits_of(run: &Simulation, workflow: u16) -> Vec<u64> {
    let until = run.model().start + SimDuration::from_ms(AT_MS);
    let jobs = run.jobs().rows();
    let own = jobs
        .filter(|job| job.workflow == WorkflowId(workflow) && job.status != JobStatus::Canceled);
    let mut waits: Vec<u64> = own
        .filter_map(|job| {
            let picked = job.picked?;
            let within = picked < until && until.since(picked).ms() <= WAITS_OVER_MS;
            within.then(|| picked.since(job.created).ms())
        })
        .collect();
    waits.sort_unstable();
    waits
}

#[test]
fn of_the_selected_workflow_by_the_job_table() {
    let scenario = by_id("bulk-import").unwrap().read().unwrap();
    let model = scenario.lower(JOBS_MAX_NATIVE).unwrap();
    let mut run = Simulation::new(Rc::new(model)).unwrap();
    run.advance_to(run.model().start + SimDuration::from_ms(AT_MS))
        .unwrap();
    let mut session = Session::new(scenario, None, JOBS_MAX_NATIVE).unwrap();
    assert_eq!(session.apply(Command::Seek(AT_MS)).refused, None);
    while session.work(100_000) {}
    for selected in 0..3 {
        assert_eq!(session.apply(Command::Select(selected)).refused, None);
        let series = session.view().series;
        let at = usize::try_from(AT_MS / series.width_ms).unwrap() - 1;
        let exact = waits_of(&run, selected);
        let Some(shown) = series.selected_waits[at] else {
            assert!(
                exact.is_empty(),
                "workflow {selected}: {} jobs are not shown",
                exact.len()
            );
            continue;
        };
        assert_eq!(shown.jobs, exact.len() as u64, "workflow {selected}");
        for (shown, percent) in [(shown.p50_ms, 50), (shown.p95_ms, 95), (shown.p99_ms, 99)] {
            let rank = (exact.len() * percent).div_ceil(100).max(1) - 1;
            let error = shown.abs_diff(exact[rank]);
            assert!(
                error * 64 <= exact[rank],
                "workflow {selected}, p{percent}: {shown} for {}",
                exact[rank]
            );
        }
    }
}
