//! What a verb of the command bar would do to the jobs that are selected, and the commands that do
//! exactly that: as few as there are runs of like jobs.

use super::{Grid, Jobs, Selection, count_of, index_of};
use crate::engine::{ActError, JobId, WorkflowId};
use crate::session::Session;
use crate::session::job_command::{JobsCommand, Verb};

/// At most so many commands are made of one selection: each is an act of the run.
pub const COMMANDS_MAX: usize = 500;
/// So many jobs are asked whether any of them allows a verb; of more it is taken for granted.
const ASKED_MAX: usize = 1_000;

/// What a verb would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Jobs that it is done to.
    pub will: u64,
    /// Jobs that stay as they are: why, and how many.
    pub wont: Vec<(ActError, u64)>,
    /// The commands that do it; nothing where they would be more than [`COMMANDS_MAX`].
    pub commands: Option<Vec<JobsCommand>>,
}

/// A run of like jobs in the making.
#[derive(Clone, Copy)]
struct Span {
    like: (WorkflowId, u8),
    first: u32,
    last: u32,
    /// A job like them was not selected, before or after.
    alone: bool,
}

impl Grid {
    /// The jobs that are selected, by number, in order.
    pub fn selected(&self, selection: &Selection) -> Vec<u32> {
        if !selection.is_all() {
            return selection.jobs().to_vec();
        }
        let mut jobs: Vec<u32> = self.all().collect();
        jobs.sort_unstable();
        jobs
    }

    /// Why a verb would be refused for all that is selected; nothing where it would be done to any
    /// of it. Of a large selection only the first are asked.
    pub fn refuses(
        &self,
        session: &Session,
        selection: &Selection,
        verb: Verb,
    ) -> Option<ActError> {
        let engine_verb = verb.of_engine(session.run.model().start, u64::MAX >> 1);
        let sim = session.run.sim();
        let all: Vec<u32>;
        let (jobs, told) = if selection.is_all() {
            // Of each status one; of the rest the first.
            let first = self.numbers(0, ASKED_MAX);
            all = self.one_of_each_status().chain(first).collect();
            (&all[..], true)
        } else {
            let jobs = selection.jobs();
            (jobs, jobs.len() <= ASKED_MAX)
        };
        let mut refused = None;
        for job in jobs.iter().take(ASKED_MAX) {
            refused = Some(sim.check_job(engine_verb, JobId(*job)).err()?);
        }
        refused.filter(|_| told)
    }

    /// What a verb would do to the jobs that are selected, [`Verb::Postpone`] until a time of the
    /// run.
    pub fn preview(
        &self,
        session: &Session,
        selection: &Selection,
        (verb, until_ms): (Verb, u64),
    ) -> Preview {
        let engine_verb = verb.of_engine(session.run.model().start, until_ms);
        let sim = session.run.sim();
        let mut preview = Preview::default();
        let mut chosen = Vec::new();
        for job in self.selected(selection) {
            match sim.check_job(engine_verb, JobId(job)) {
                Ok(()) => chosen.push(job),
                Err(why) => match preview.wont.iter_mut().find(|(known, _)| *known == why) {
                    Some((_, count)) => *count += 1,
                    None => preview.wont.push((why, 1)),
                },
            }
        }
        preview.will = count_of(chosen.len());
        preview.commands = commands(session, &chosen, (verb, until_ms));
        preview
    }
}

/// The commands for exactly these jobs, which are in order.
fn commands(
    session: &Session,
    chosen: &[u32],
    (verb, until_ms): (Verb, u64),
) -> Option<Vec<JobsCommand>> {
    let jobs = Jobs::of(session);
    let mut done: Vec<Span> = Vec::new();
    let mut open: Vec<Span> = Vec::new();
    // Like jobs outside the selection, seen so far.
    let mut others: Vec<(WorkflowId, u8)> = Vec::new();
    let mut next = chosen.iter().copied().peekable();
    for number in 0..jobs.table.len() {
        let is_chosen = next.next_if_eq(&number).is_some();
        let row = jobs.row(number);
        if row.deleted.is_some() {
            continue;
        }
        let like = (row.workflow, row.status.code());
        let at = open.iter().position(|span| span.like == like);
        match (is_chosen, at) {
            (true, Some(at)) => open[at].last = number,
            (true, None) => open.push(Span {
                like,
                first: number,
                last: number,
                alone: !others.contains(&like),
            }),
            (false, Some(at)) => {
                let span = open.swap_remove(at);
                done.push(Span {
                    alone: false,
                    ..span
                });
                others.push(like);
            }
            (false, None) if !others.contains(&like) => others.push(like),
            (false, None) => {}
        }
        if done.len() + open.len() > COMMANDS_MAX {
            return None;
        }
    }
    done.append(&mut open);
    done.sort_unstable_by_key(|span| span.first);
    Some(
        done.iter()
            .map(|span| command(span, verb, until_ms))
            .collect(),
    )
}

fn command(span: &Span, verb: Verb, until_ms: u64) -> JobsCommand {
    let one = JobsCommand::one(verb, span.first, until_ms);
    if span.first == span.last {
        return one;
    }
    let (WorkflowId(workflow), status) = span.like;
    JobsCommand {
        job: None,
        workflow: Some(workflow),
        status: Some(status),
        first: (!span.alone).then_some(span.first),
        last: (!span.alone).then_some(span.last),
        ..one
    }
}

/// How many rows of completed jobs a bulk deletion would delete.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deletable {
    /// Those that succeeded.
    pub succeeded: u64,
    /// Those that failed.
    pub failed: u64,
    /// Those that were canceled.
    pub canceled: u64,
}

impl Deletable {
    /// Completed jobs of workflows, of one or all, that ended longer ago than this.
    pub fn of(session: &Session, workflow: Option<u16>, older_than_ms: u64) -> Self {
        use crate::engine::{JobStatus, OperationType};
        let jobs = Jobs::of(session);
        let definitions = &session.scenario().workflows;
        let wanted: Vec<bool> = (0..)
            .zip(definitions)
            .map(|(id, definition)| {
                workflow.is_none_or(|wanted: u16| wanted == id)
                    && definition.operation_type == OperationType::Workflow
            })
            .collect();
        let mut found = Self::default();
        for job in 0..jobs.table.len() {
            let row = jobs.row(job);
            let old = |ended| jobs.now.since(ended).ms() >= older_than_ms;
            let counted = row.deleted.is_none() && row.ended.is_some_and(old);
            if !counted || !wanted[index_of(u64::from(row.workflow.0))] {
                continue;
            }
            match row.status {
                JobStatus::Succeeded => found.succeeded += 1,
                JobStatus::Failed => found.failed += 1,
                JobStatus::Canceled => found.canceled += 1,
                _ => {}
            }
        }
        found
    }
}
