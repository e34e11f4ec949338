//! Whether an act on system jobs would be refused, and why: for the act itself, and for a screen
//! that asks beforehand. Source of the allowed states: the asynchronous service's table of actions.

use super::Simulation;
use crate::act::{ActError, JobFilter, JobVerb, Jobs};
use crate::codes::{JobState, JobStatus};
use crate::id::JobId;
use crate::time::SimTime;

/// For how many of the jobs that match a verb is allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JobsAllowed {
    /// Jobs that match.
    pub matching: u32,
    /// Of those, jobs whose state and type allow the verb.
    pub allowed: u32,
}

impl Simulation {
    /// Whether a verb would be refused for a job as it stands now.
    ///
    /// # Errors
    /// The reason why it would.
    pub fn check_job(&self, verb: JobVerb, job: JobId) -> Result<(), ActError> {
        if job.0 >= self.jobs.len() {
            return Err(ActError::UnknownJob);
        }
        if self.jobs.is_deleted(job) {
            return Err(ActError::JobDeleted);
        }
        let status = self.jobs.status(job);
        let operation_type = self.model.workflows[self.jobs.workflow(job).index()].operation_type;
        let is_platforms = operation_type.is_platform_generated();
        match verb {
            JobVerb::Delete => Ok(()),
            JobVerb::Cancel | JobVerb::Pause | JobVerb::Resume if is_platforms => {
                Err(ActError::PlatformJob)
            }
            JobVerb::Resume => match status.state() {
                JobState::Suspended => Ok(()),
                JobState::Completed => Err(ActError::JobCompleted),
                JobState::Ready | JobState::Locked => Err(ActError::JobNotSuspended),
            },
            _ if status.state() == JobState::Completed => Err(ActError::JobCompleted),
            _ if status == JobStatus::Canceling => Err(ActError::AlreadyCanceling),
            JobVerb::Cancel => Ok(()),
            JobVerb::Pause if status.state() != JobState::Locked => Err(ActError::JobNotInProgress),
            _ if status == JobStatus::Pausing => Err(ActError::AlreadyPausing),
            JobVerb::Postpone(_) if status == JobStatus::Waiting => Err(ActError::JobSuspended),
            JobVerb::Postpone(until) if until <= self.now => Err(ActError::PostponedToThePast),
            JobVerb::Pause | JobVerb::Postpone(_) => Ok(()),
        }
    }

    /// For how many of the jobs that match a verb is allowed as things stand now.
    pub fn check_jobs(&self, verb: JobVerb, filter: JobFilter) -> JobsAllowed {
        let mut found = JobsAllowed::default();
        for job in self.matching(&filter) {
            found.matching += 1;
            found.allowed += u32::from(self.check_job(verb, job).is_ok());
        }
        found
    }

    /// The jobs that match, in order of creation; deleted ones do not.
    pub fn matching<'a>(&'a self, filter: &'a JobFilter) -> impl Iterator<Item = JobId> + 'a {
        let (first, last) = filter.between.unwrap_or((JobId(0), JobId(u32::MAX)));
        (first.0..self.jobs.len().min(last.0.saturating_add(1)))
            .map(JobId)
            .filter(move |job| self.matches(*job, *filter))
    }

    fn matches(&self, job: JobId, filter: JobFilter) -> bool {
        let id = self.jobs.workflow(job);
        let operation_type = self.model.workflows[id.index()].operation_type;
        filter.workflow.is_none_or(|workflow| workflow == id)
            && filter.operation_type.is_none_or(|it| it == operation_type)
            && filter
                .status
                .is_none_or(|status| status == self.jobs.status(job))
            && !self.jobs.is_deleted(job)
    }

    /// The check of a verb for one job or many.
    pub(super) fn check_verb(&self, verb: JobVerb, jobs: Jobs) -> Result<(), ActError> {
        match jobs {
            Jobs::One(job) => self.check_job(verb, job),
            Jobs::All(filter) => {
                let mut matching = self.matching(&filter);
                if matching.any(|job| self.check_job(verb, job).is_ok()) {
                    Ok(())
                } else {
                    Err(ActError::NoJobMatches)
                }
            }
        }
    }

    /// When a suspended job runs again by itself (Postpone Until, or the end of its wait); `None`
    /// where it waits for a person, or is not suspended.
    pub fn suspended_until(&self, job: JobId) -> Option<SimTime> {
        let (at, _, _) = self.held.get(job.0)?.timer?;
        Some(at)
    }
}
