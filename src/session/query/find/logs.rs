//! Advanced Find over Process Logs: the rows that the jobs of a grid left in the workflow log.

use crate::engine::{JobId, JobStatus};
use crate::session::Session;
use crate::session::query::Grid;
use crate::session::query::life::step_name;

/// A row of the workflow log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// Name of the step.
    pub step: String,
    /// The job that wrote it, by number.
    pub job: u32,
    /// Its name.
    pub name: String,
    /// How that job stands.
    pub status: JobStatus,
}

/// Rows of the workflow log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Logs {
    /// How many there are.
    pub total: u64,
    /// The first of them, in the order of the grid.
    pub lines: Vec<LogLine>,
    /// Rows by the name of their step, most first.
    pub by_step: Vec<(String, u64)>,
}

impl Grid {
    /// The rows that the jobs that match left in the workflow log, and at most so many of them.
    pub fn logs(&self, session: &Session, most: usize) -> Logs {
        let sim = session.run.sim();
        let workflows = &session.scenario().workflows;
        let mut logs = Logs::default();
        let mut counts: Vec<Vec<u64>> = workflows
            .iter()
            .map(|workflow| vec![0; workflow.steps.len()])
            .collect();
        for job in self.all().map(JobId) {
            let rows = sim.rows_of(job).log_rows;
            logs.total += rows;
            let of = sim.jobs().workflow(job).index();
            for (count, _) in counts[of].iter_mut().zip(0..rows) {
                *count += 1;
            }
            for step in 0..rows {
                if logs.lines.len() == most {
                    break;
                }
                let step = usize::try_from(step).unwrap_or(usize::MAX);
                let step = workflows[of].steps.get(step);
                logs.lines.push(LogLine {
                    step: step.map_or_else(String::new, step_name),
                    job: job.0,
                    name: workflows[of].name.clone(),
                    status: sim.jobs().status(job),
                });
            }
        }
        for (workflow, counts) in workflows.iter().zip(&counts) {
            for (step, count) in workflow.steps.iter().zip(counts) {
                logs.count(step_name(step), *count);
            }
        }
        crate::engine::order::by_key(&mut logs.by_step, |(_, count)| u64::MAX - count);
        logs
    }
}

impl Logs {
    fn count(&mut self, step: String, count: u64) {
        let known = self.by_step.iter_mut().find(|(name, _)| *name == step);
        match known {
            _ if count == 0 => {}
            Some((_, sum)) => *sum += count,
            None => self.by_step.push((step, count)),
        }
    }
}
