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
    /// When it was deleted, in milliseconds since the beginning of the run.
    pub deleted_ms: Option<u64>,
    /// Until when it is suspended, in milliseconds since the beginning of the run.
    pub postponed_ms: Option<u64>,
}

/// Something that happened to a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LifeStep {
    /// The status that it came to.
    pub status: JobStatus,
    /// When, in milliseconds since the beginning of the run; of the first what was before it.
    pub at_ms: u64,
    /// How long it stayed so, in milliseconds: until the next, or to now. Nothing for the end.
    pub took_ms: Option<u64>,
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

impl Grid {
    /// The life of a job; nothing where there is no such job any more.
    pub fn life(&self, session: &Session, job: u32) -> Option<Life> {
        let jobs = Jobs::of(session);
        let line = self.line(session, job)?;
        let lives = jobs.table.lives(JobId(job));
        let ends = lives.iter().skip(1).map(|life| life.at);
        let ends = ends.map(Some).chain([None]);
        let steps = lives.iter().zip(ends).map(|(life, end)| {
            let ended = life.status.state() == crate::engine::JobState::Completed;
            let until = end.unwrap_or(jobs.now);
            LifeStep {
                status: life.status,
                at_ms: jobs.ms(life.at),
                took_ms: (!ended).then(|| until.since(life.at).ms()),
            }
        });
        Some(Life {
            log: log(session, &line),
            steps: steps.collect(),
            deleted_ms: jobs.row(job).deleted.map(|at| jobs.ms(at)),
            postponed_ms: session
                .run
                .sim()
                .suspended_until(JobId(job))
                .map(|at| jobs.ms(at)),
            line,
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

/// Jobs of one correlation, found by reading the table in slices: what came of one event.
#[derive(Clone, Debug, Default)]
pub struct Related {
    of: Option<u32>,
    generation: u64,
    next: u32,
    /// Their numbers, at most [`Self::MOST`], in the order of creation.
    pub jobs: Vec<u32>,
}

impl Related {
    /// At most so many are found.
    pub const MOST: usize = 100;
    /// Jobs of one slice.
    const SLICE: u32 = 1 << 16;

    /// Reads on in the table for the jobs of this correlation; whether more is left.
    pub fn sync(&mut self, session: &Session, correlation: u32) -> bool {
        let jobs = Jobs::of(session);
        let (len, generation) = (jobs.table.len(), session.run.generation());
        if self.of != Some(correlation) || self.generation != generation || self.next > len {
            *self = Self {
                of: Some(correlation),
                generation,
                ..Self::default()
            };
        }
        let end = len.min(self.next.saturating_add(Self::SLICE));
        for job in self.next..end {
            if self.jobs.len() < Self::MOST && jobs.row(job).correlation == correlation {
                self.jobs.push(job);
            }
        }
        self.next = end;
        end < len
    }
}
