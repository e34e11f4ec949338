//! What is done with system jobs and rows, in the engine's numbers, and back into words.

use super::{LowerError, Lowering};
use crate::engine::{
    self, JobFilter, JobId, JobStatus, JobVerb, Jobs, SimDuration, TimedAct, WorkflowId, model,
};
use crate::scenario::format::{Act, Deletion, EndStatus, JobsAct, Scenario, StatusReason, Verb};

/// The words of files for the engine's statuses, in the same order.
const STATUSES: [(StatusReason, JobStatus); 8] = [
    (
        StatusReason::WaitingForResources,
        JobStatus::WaitingForResources,
    ),
    (StatusReason::Waiting, JobStatus::Waiting),
    (StatusReason::InProgress, JobStatus::InProgress),
    (StatusReason::Pausing, JobStatus::Pausing),
    (StatusReason::Canceling, JobStatus::Canceling),
    (StatusReason::Succeeded, JobStatus::Succeeded),
    (StatusReason::Failed, JobStatus::Failed),
    (StatusReason::Canceled, JobStatus::Canceled),
];

fn lowered(status: StatusReason) -> Option<JobStatus> {
    let found = STATUSES.iter().find(|(word, _)| *word == status);
    found.map(|(_, status)| *status)
}

fn raised(status: JobStatus) -> Option<StatusReason> {
    let found = STATUSES.iter().find(|(_, known)| *known == status);
    found.map(|(word, _)| *word)
}

impl Lowering<'_> {
    fn optional_id(&self, name: Option<&String>) -> Result<Option<WorkflowId>, LowerError> {
        name.map(|name| self.id(name)).transpose()
    }

    pub(super) fn jobs_act(&self, act: &JobsAct) -> Result<engine::Act, LowerError> {
        let verb = match act.verb {
            Verb::Cancel => JobVerb::Cancel,
            Verb::Pause => JobVerb::Pause,
            Verb::Resume => JobVerb::Resume,
            Verb::Delete => JobVerb::Delete,
            Verb::Postpone => JobVerb::Postpone(self.scenario.time_at(act.until_ms.unwrap_or(0))),
        };
        let filter = JobFilter {
            workflow: self.optional_id(act.workflow.as_ref())?,
            status: act.status.and_then(lowered),
            operation_type: act.operation_type,
            between: None,
        };
        let all = Jobs::All(filter.between(act.first, act.last));
        let one = act.job.map(|job| Jobs::One(JobId(job)));
        Ok(engine::Act::Jobs(verb, one.unwrap_or(all)))
    }

    pub(super) fn deletion(&self, deletion: &Deletion) -> Result<model::Deletion, LowerError> {
        let has = |status| deletion.statuses.contains(&status);
        Ok(model::Deletion {
            workflow: self.optional_id(deletion.workflow.as_ref())?,
            workflows_only: !deletion.all_types,
            succeeded: has(EndStatus::Succeeded),
            failed: has(EndStatus::Failed),
            canceled: has(EndStatus::Canceled),
            older_than: SimDuration::from_ms(deletion.older_than_ms),
        })
    }
}

impl Scenario {
    /// An act of the engine in the words of scenario files: the other way round than lowering.
    pub fn raised_act(&self, timed: TimedAct) -> Act {
        let at_ms = timed.at.since(self.start()).ms();
        let name = |id: WorkflowId| self.workflows[id.index()].name.clone();
        match timed.act {
            engine::Act::Activate(id) => Act::Activate {
                at_ms,
                workflow: name(id),
            },
            engine::Act::Deactivate(id) => Act::Deactivate {
                at_ms,
                workflow: name(id),
            },
            engine::Act::Delete(id) => Act::Delete {
                at_ms,
                workflow: name(id),
            },
            engine::Act::SetWorkers(workers) => Act::SetWorkers { at_ms, workers },
            engine::Act::SetBackground(on) => Act::SetBackground { at_ms, on },
            engine::Act::Start(id, times) => Act::Start {
                at_ms,
                workflow: name(id),
                times,
            },
            engine::Act::Mend(id) => Act::Mend {
                at_ms,
                workflow: name(id),
            },
            engine::Act::StopSource(id) => Act::StopSource {
                at_ms,
                source: self.sources[usize::from(id.0)].name().to_owned(),
            },
            engine::Act::Jobs(verb, jobs) => Act::Jobs(self.raised_jobs(at_ms, verb, jobs)),
            engine::Act::DeleteImmediately(deletion) => Act::DeleteImmediately {
                at_ms,
                rows: self.raised_deletion(deletion),
            },
        }
    }

    fn raised_jobs(&self, at_ms: u64, verb: JobVerb, jobs: Jobs) -> JobsAct {
        let (verb, until) = match verb {
            JobVerb::Cancel => (Verb::Cancel, None),
            JobVerb::Pause => (Verb::Pause, None),
            JobVerb::Resume => (Verb::Resume, None),
            JobVerb::Delete => (Verb::Delete, None),
            JobVerb::Postpone(until) => (Verb::Postpone, Some(until)),
        };
        let (job, filter) = match jobs {
            Jobs::One(job) => (Some(job.0), JobFilter::default()),
            Jobs::All(filter) => (None, filter),
        };
        let name = |id: WorkflowId| self.workflows[id.index()].name.clone();
        JobsAct {
            at_ms,
            verb,
            until_ms: until.map(|until| until.since(self.start()).ms()),
            job,
            workflow: filter.workflow.map(name),
            status: filter.status.and_then(raised),
            operation_type: filter.operation_type,
            first: filter.ends().0,
            last: filter.ends().1,
        }
    }

    fn raised_deletion(&self, deletion: model::Deletion) -> Deletion {
        let ends = [
            (deletion.succeeded, EndStatus::Succeeded),
            (deletion.failed, EndStatus::Failed),
            (deletion.canceled, EndStatus::Canceled),
        ];
        let has = ends.into_iter().filter(|(has, _)| *has);
        let name = |id: WorkflowId| self.workflows[id.index()].name.clone();
        Deletion {
            statuses: has.map(|(_, status)| status).collect(),
            older_than_ms: deletion.older_than.ms(),
            workflow: deletion.workflow.map(name),
            all_types: !deletion.workflows_only,
        }
    }
}
