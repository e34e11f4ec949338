//! Advanced Find over Process Logs: the rows that the jobs of a grid left in the workflow log,
//! counted by block of jobs as the grid reads them, so that any row is found without a list of all.

use crate::engine::order;
use crate::engine::table::{BLOCK_ROWS, Marks};
use crate::engine::{JobId, JobStatus};
use crate::session::Session;
use crate::session::query::life::step_name;
use crate::session::query::{Grid, count_of, index_of};

/// Rows of one job that can be told apart; it leaves as many only by being retried for ever.
const ROWS_OF_JOB: u32 = 256;

/// A row of the workflow log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// Name of the step.
    pub step: String,
    /// The job that wrote it, by number.
    pub job: u32,
    /// Its workflow: the place in the scenario.
    pub workflow: u16,
    /// Its name.
    pub name: String,
    /// How that job stands.
    pub status: JobStatus,
}

/// The rows of the workflow log that the jobs of a grid left, in the order of the jobs. A row is
/// known by a key: its job and its place among the rows of that.
#[derive(Debug, Default)]
pub struct Logs {
    blocks: Vec<Block>,
}

/// The rows of a block of jobs.
#[derive(Debug, Default)]
struct Block {
    /// Which reading of the block they were counted in.
    reading: u64,
    rows: u64,
    /// Rows of each workflow by step.
    by_step: Vec<Vec<u32>>,
}

impl Logs {
    /// Counts again what the grid has read again.
    pub fn sync(&mut self, grid: &Grid, session: &Session) {
        let mut count = 0;
        for (place, (reading, marks)) in grid.readings().enumerate() {
            count = place + 1;
            let known = self.blocks.get(place);
            if known.is_some_and(|block| block.reading == reading) {
                continue;
            }
            let block = Block::read(place, reading, marks, session);
            match self.blocks.get_mut(place) {
                Some(known) => *known = block,
                None => self.blocks.push(block),
            }
        }
        self.blocks.truncate(count);
    }

    /// How many rows there are.
    pub fn total(&self) -> u64 {
        self.blocks.iter().map(|block| block.rows).sum()
    }

    /// Rows by the name of their step, most first.
    pub fn by_step(&self, session: &Session) -> Vec<(String, u64)> {
        let mut counts: Vec<(String, u64)> = Vec::new();
        for (of, workflow) in session.scenario().workflows.iter().enumerate() {
            for (place, step) in workflow.steps.iter().enumerate() {
                let of_block = |block: &Block| block.by_step.get(of)?.get(place).copied();
                let rows = self.blocks.iter().filter_map(of_block).map(u64::from).sum();
                add(&mut counts, step_name(step), rows);
            }
        }
        order::by_key(&mut counts, |(_, count)| u64::MAX - count);
        counts
    }

    /// The keys of rows from a rank on, at most so many.
    pub fn window(&self, grid: &Grid, session: &Session, first: u64, count: usize) -> Vec<u32> {
        let mut skip = first;
        let mut keys = Vec::new();
        for (place, (block, (_, marks))) in self.blocks.iter().zip(grid.readings()).enumerate() {
            if skip >= block.rows {
                skip -= block.rows;
                continue;
            }
            for job in jobs_of(place, marks) {
                let rows = rows_of(session, job);
                for row in 0..rows {
                    if keys.len() == count {
                        return keys;
                    }
                    if skip == 0 {
                        keys.push(key_of(job, row));
                    } else {
                        skip -= 1;
                    }
                }
            }
        }
        keys
    }

    /// Where a row stands, or would stand.
    pub fn rank(&self, grid: &Grid, session: &Session, key: u32) -> u64 {
        let (wanted, row) = parts_of(key);
        let last = wanted as usize / BLOCK_ROWS;
        let mut rank: u64 = { self.blocks.iter().take(last) }
            .map(|block| block.rows)
            .sum();
        if let Some((_, marks)) = grid.readings().nth(last) {
            let before = jobs_of(last, marks).take_while(|job| *job < wanted);
            rank += before
                .map(|job| u64::from(rows_of(session, job)))
                .sum::<u64>();
        }
        rank + u64::from(row)
    }

    /// Whether a row is one of them.
    pub fn has(&self, grid: &Grid, session: &Session, key: u32) -> bool {
        let (job, row) = parts_of(key);
        grid.has(job) && row < rows_of(session, job)
    }

    /// The job that wrote a row.
    pub const fn job_of(key: u32) -> u32 {
        parts_of(key).0
    }

    /// A row by its key; nothing where there is no such job.
    pub fn line(session: &Session, key: u32) -> Option<LogLine> {
        let (job, row) = parts_of(key);
        let jobs = session.run.sim().jobs();
        if job >= jobs.len() {
            return None;
        }
        let id = jobs.workflow(JobId(job));
        let workflow = session.scenario().workflows.get(id.index())?;
        let step = workflow.steps.get(index_of(u64::from(row)));
        Some(LogLine {
            step: step.map_or_else(String::new, step_name),
            job,
            workflow: id.0,
            name: workflow.name.clone(),
            status: jobs.status(JobId(job)),
        })
    }
}

impl Block {
    fn read(place: usize, reading: u64, marks: &Marks, session: &Session) -> Self {
        let workflows = &session.scenario().workflows;
        let steps = workflows
            .iter()
            .map(|workflow| vec![0; workflow.steps.len()]);
        let mut block = Self {
            reading,
            rows: 0,
            by_step: steps.collect(),
        };
        for job in jobs_of(place, marks) {
            let rows = rows_of(session, job);
            block.rows += u64::from(rows);
            let workflow = session.run.sim().jobs().workflow(JobId(job));
            if let Some(steps) = block.by_step.get_mut(workflow.index()) {
                for (count, _) in steps.iter_mut().zip(0..rows) {
                    *count += 1;
                }
            }
        }
        block
    }
}

/// The jobs of a block that match, by number.
fn jobs_of(block: usize, marks: &Marks) -> impl Iterator<Item = u32> + '_ {
    let number = move |at: usize| u32::try_from(count_of(block * BLOCK_ROWS + at)).ok();
    marks.iter().filter_map(number)
}

fn rows_of(session: &Session, job: u32) -> u32 {
    let sim = session.run.sim();
    if job >= sim.jobs().len() {
        return 0;
    }
    let rows = u32::try_from(sim.rows_of(JobId(job)).log_rows);
    rows.unwrap_or(ROWS_OF_JOB).min(ROWS_OF_JOB)
}

const fn key_of(job: u32, row: u32) -> u32 {
    job.saturating_mul(ROWS_OF_JOB).saturating_add(row)
}

const fn parts_of(key: u32) -> (u32, u32) {
    (key / ROWS_OF_JOB, key % ROWS_OF_JOB)
}

fn add(counts: &mut Vec<(String, u64)>, step: String, count: u64) {
    let known = counts.iter_mut().find(|(name, _)| *name == step);
    match known {
        _ if count == 0 => {}
        Some((_, sum)) => *sum += count,
        None => counts.push((step, count)),
    }
}
