//! The tables of a run as CSV: system jobs, and series over time.
//!
//! All times are milliseconds of the scenario; jobs of the initial backlog were created before 0.

use crate::engine::histogram::Sparse;
use crate::engine::metrics::Bucket;
use crate::engine::{SimTime, Simulation, SourceId};
use crate::scenario::Scenario;
use std::io::{self, Write};

const JOBS_HEAD: [&str; 12] = [
    "job",
    "workflow",
    "operation_type",
    "source",
    "row",
    "correlation",
    "depth",
    "created_ms",
    "started_ms",
    "completed_ms",
    "state",
    "status",
];

/// One line a system job, in the order of creation. What has not happened by the end is empty.
pub(super) fn jobs(
    scenario: &Scenario,
    simulation: &Simulation,
    to: &mut impl Write,
) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(to);
    table.write_record(JOBS_HEAD)?;
    let time = |time: SimTime| scenario.ms_at(time).to_string();
    let maybe = |at: Option<SimTime>| at.map(time).unwrap_or_default();
    for (number, job) in simulation.jobs().rows().enumerate() {
        let workflow = &scenario.workflows[job.workflow.index()];
        table.write_record([
            &number.to_string(),
            &workflow.name,
            workflow.operation_type.label(),
            source_name(scenario, job.source),
            &job.regarding.to_string(),
            &job.correlation.to_string(),
            &job.depth.to_string(),
            &time(job.created),
            &maybe(job.picked),
            &maybe(job.ended),
            &format!("{:?}", job.status.state()),
            job.status.label(),
        ])?;
    }
    table.flush()
}

fn source_name(scenario: &Scenario, id: SourceId) -> &str {
    match id {
        SourceId::CALLED => "(called by a run)",
        SourceId::BACKLOG => "(initial backlog)",
        SourceId::STEP => "(step of a run)",
        SourceId::ON_DEMAND => "(on demand)",
        SourceId(index) => scenario.sources[usize::from(index)].name(),
    }
}

/// The columns of the series; after them comes one a workflow: its jobs that wait.
const SERIES_HEAD: [&str; 17] = [
    "from_ms",
    "to_ms",
    "created",
    "succeeded",
    "failed",
    "canceled",
    "refused",
    "waiting",
    "waiting_max",
    "in_progress",
    "oldest_wait_ms",
    "wait_p50_ms",
    "wait_p95_ms",
    "others_wait_p50_ms",
    "others_wait_p95_ms",
    "job_rows",
    "log_rows",
];

/// One line a finished bucket of time: what happened in it, and how things stood at its end.
pub(super) fn series(
    scenario: &Scenario,
    simulation: &Simulation,
    to: &mut impl Write,
) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(to);
    let names = scenario.workflows.iter();
    let names = names.map(|workflow| format!("waiting: {}", workflow.name));
    table.write_record(SERIES_HEAD.map(str::to_owned).into_iter().chain(names))?;
    let metrics = simulation.metrics();
    let mut from = metrics.start();
    for bucket in metrics.closed() {
        let end = from + metrics.width();
        let times = [from, end].map(|time| scenario.ms_at(time).to_string());
        let waiting = bucket.ready_by_workflow.iter().map(u32::to_string);
        table.write_record(times.into_iter().chain(fields(bucket)).chain(waiting))?;
        from = end;
    }
    table.flush()
}

fn fields(bucket: &Bucket) -> [String; 15] {
    let percentile = |waits: &Sparse, percent| {
        let wait = waits.percentile(percent);
        wait.map(|ms| ms.to_string()).unwrap_or_default()
    };
    [
        bucket.created.to_string(),
        bucket.succeeded.to_string(),
        bucket.failed.to_string(),
        bucket.canceled.to_string(),
        bucket.refused.to_string(),
        bucket.counts.ready.to_string(),
        bucket.ready_max.to_string(),
        bucket.counts.in_progress.to_string(),
        bucket.oldest_wait_ms.to_string(),
        percentile(&bucket.waits, 50),
        percentile(&bucket.waits, 95),
        percentile(&bucket.others_waits, 50),
        percentile(&bucket.others_waits, 95),
        bucket.storage.job_rows.to_string(),
        bucket.storage.log_rows.to_string(),
    ]
}
