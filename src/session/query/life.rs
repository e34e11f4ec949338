//! The form of one job: its life as a time line, what its steps wrote to the log, what else came
//! of the same event.

use super::{Grid, Jobs, Line};
use crate::engine::{JobId, JobStatus};
use crate::scenario::Step;
use crate::session::Session;

/// The life of one job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Life {
    /// The job as the grid shows it.
    pub line: Line,
    /// What happened to it, by time.
    pub steps: Vec<LifeStep>,
    /// Rows of the workflow log, one a step; empty for platform operations.
    pub log: Vec<LogRow>,
    /// Other jobs of the same correlation, at most 20.
    pub related: Vec<Line>,
}

/// Something that happened to a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LifeStep {
    /// The status that it came to.
    pub status: JobStatus,
    /// When, in milliseconds since the beginning of the run.
    pub at_ms: u64,
}

/// A row of the workflow log (Process Log).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    /// Name of the step.
    pub step: String,
    /// Its status: that of the job as far as the model tells them apart; nothing if it has not
    /// been reached.
    pub status: Option<JobStatus>,
}

/// At most so many related jobs are listed.
const RELATED_MAX: usize = 20;

impl Grid {
    /// The life of a job; nothing where there is no such job any more.
    pub fn life(&self, session: &Session, job: u32) -> Option<Life> {
        let jobs = Jobs::of(session);
        let line = self.line(session, job)?;
        let row = jobs.row(job);
        let mut steps = vec![LifeStep {
            status: JobStatus::WaitingForResources,
            at_ms: line.created_ms,
        }];
        if let (Some(at_ms), Some(_)) = (line.started_ms, line.run_ms) {
            let status = JobStatus::InProgress;
            steps.push(LifeStep { status, at_ms });
        }
        if let Some(at_ms) = line.completed_ms {
            let status = line.status;
            steps.push(LifeStep { status, at_ms });
        }
        let related = (0..jobs.table.len())
            .filter(|other| {
                *other != job && jobs.table.row(JobId(*other)).correlation == row.correlation
            })
            .take(RELATED_MAX)
            .map(|other| Line::of(&jobs, self.names(), other));
        Some(Life {
            log: log(session, &line),
            related: related.collect(),
            line,
            steps,
        })
    }
}

fn log(session: &Session, line: &Line) -> Vec<LogRow> {
    let definition = session.scenario().workflows.get(usize::from(line.workflow));
    let steps = definition.map_or(&[][..], |definition| &definition.steps);
    let status = match line.status {
        JobStatus::Succeeded => Some(JobStatus::Succeeded),
        JobStatus::InProgress => Some(JobStatus::InProgress),
        _ => None,
    };
    let step = |step: &Step| LogRow {
        step: step_name(step),
        status,
    };
    steps.iter().map(step).collect()
}

/// What a step is called.
pub(super) fn step_name(step: &Step) -> String {
    match step {
        Step::Call { workflow, .. } => format!("Starts {workflow} through an external caller"),
        Step::StartChild { workflow, .. } => format!("Starts the child workflow {workflow}"),
        step => step.name().unwrap_or_default().to_owned(),
    }
}
