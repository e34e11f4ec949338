//! What a person does with system jobs, as plain data: the part of a command that names them.

use crate::engine::model::Deletion;
use crate::engine::{
    Act, JobFilter, JobId, JobStatus, JobVerb, Jobs, OperationType, SimDuration, SimTime,
    WorkflowId,
};
use serde::{Deserialize, Serialize};

/// One verb for one system job, or for all that match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobsCommand {
    /// What is done.
    pub verb: Verb,
    /// Of [`Verb::Postpone`], until when, in milliseconds since the beginning of the run.
    pub until_ms: u64,
    /// The one job, by its number. Without it all that match what follows.
    pub job: Option<u32>,
    /// Jobs of this workflow, by its place in the scenario.
    pub workflow: Option<u16>,
    /// Jobs with this Status Reason, by its documented code.
    pub status: Option<u8>,
    /// Jobs of this System Job Type, by its documented code.
    pub operation_type: Option<u16>,
    /// Jobs from this number on.
    #[serde(default)]
    pub first: Option<u32>,
    /// Jobs up to this number, itself included.
    #[serde(default)]
    pub last: Option<u32>,
}

/// A verb of the command bar of System Jobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    /// Cancel.
    Cancel,
    /// Pause.
    Pause,
    /// Resume.
    Resume,
    /// Postpone.
    Postpone,
    /// Delete.
    Delete,
}

/// A bulk deletion with the option "Immediately": completed jobs of workflows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeletionCommand {
    /// Only of this workflow, by its place in the scenario.
    pub workflow: Option<u16>,
    /// Those that succeeded.
    pub succeeded: bool,
    /// Those that failed.
    pub failed: bool,
    /// Those that were canceled.
    pub canceled: bool,
    /// Only those completed longer ago than this, in milliseconds.
    pub older_than_ms: u64,
}

impl Verb {
    /// All of them, in the order of the command bar.
    pub const ALL: [Self; 5] = [
        Self::Cancel,
        Self::Resume,
        Self::Postpone,
        Self::Pause,
        Self::Delete,
    ];

    /// The verb of the engine, in a run that begins at `start`; [`Self::Postpone`] until a time of
    /// the run.
    pub fn of_engine(self, start: SimTime, until_ms: u64) -> JobVerb {
        match self {
            Self::Cancel => JobVerb::Cancel,
            Self::Pause => JobVerb::Pause,
            Self::Resume => JobVerb::Resume,
            Self::Postpone => JobVerb::Postpone(start + SimDuration::from_ms(until_ms)),
            Self::Delete => JobVerb::Delete,
        }
    }
}

impl JobsCommand {
    /// A verb for one job; [`Verb::Postpone`] until a time of the run.
    pub const fn one(verb: Verb, job: u32, until_ms: u64) -> Self {
        Self {
            verb,
            until_ms,
            job: Some(job),
            workflow: None,
            status: None,
            operation_type: None,
            first: None,
            last: None,
        }
    }

    /// The verb of the engine, in a run that begins at `start`.
    pub fn verb(&self, start: SimTime) -> JobVerb {
        self.verb.of_engine(start, self.until_ms)
    }

    /// The jobs of the engine. A code that nobody knows matches nothing.
    pub fn jobs(&self) -> Jobs {
        if let Some(job) = self.job {
            return Jobs::One(JobId(job));
        }
        let statuses = JobStatus::ALL.iter();
        let status = |code: u8| statuses.clone().find(|status| status.code() == code);
        let types = OperationType::ALL.iter();
        let operation_type = |code: u16| types.clone().find(|known| known.code() == code);
        let unknown = Jobs::One(JobId(u32::MAX));
        let (of_status, of_type) = (
            self.status.map(status),
            self.operation_type.map(operation_type),
        );
        if of_status == Some(None) || of_type == Some(None) {
            return unknown;
        }
        let filter = JobFilter {
            workflow: self.workflow.map(WorkflowId),
            status: of_status.flatten().copied(),
            operation_type: of_type.flatten().copied(),
            between: None,
        };
        Jobs::All(filter.between(self.first, self.last))
    }

    /// The act of the engine, in a run that begins at `start`.
    pub fn act(&self, start: SimTime) -> Act {
        Act::Jobs(self.verb(start), self.jobs())
    }

    /// The command that makes an act of the engine.
    pub fn of(verb: JobVerb, jobs: Jobs, start: SimTime) -> Self {
        let (verb, until_ms) = match verb {
            JobVerb::Cancel => (Verb::Cancel, 0),
            JobVerb::Pause => (Verb::Pause, 0),
            JobVerb::Resume => (Verb::Resume, 0),
            JobVerb::Postpone(until) => (Verb::Postpone, until.since(start).ms()),
            JobVerb::Delete => (Verb::Delete, 0),
        };
        let (job, filter) = match jobs {
            Jobs::One(job) => (Some(job.0), JobFilter::default()),
            Jobs::All(filter) => (None, filter),
        };
        Self {
            verb,
            until_ms,
            job,
            workflow: filter.workflow.map(|id| id.0),
            status: filter.status.map(JobStatus::code),
            operation_type: filter.operation_type.map(OperationType::code),
            first: filter.ends().0,
            last: filter.ends().1,
        }
    }
}

impl DeletionCommand {
    /// The act of the engine.
    pub fn act(&self) -> Act {
        Act::DeleteImmediately(Deletion {
            workflow: self.workflow.map(WorkflowId),
            workflows_only: true,
            succeeded: self.succeeded,
            failed: self.failed,
            canceled: self.canceled,
            older_than: SimDuration::from_ms(self.older_than_ms),
        })
    }

    /// The command that makes an act of the engine.
    pub fn of(deletion: Deletion) -> Self {
        Self {
            workflow: deletion.workflow.map(|id| id.0),
            succeeded: deletion.succeeded,
            failed: deletion.failed,
            canceled: deletion.canceled,
            older_than_ms: deletion.older_than.ms(),
        }
    }
}
