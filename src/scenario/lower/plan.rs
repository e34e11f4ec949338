//! The plan of a workflow that is not plain: steps with effects, failures, retention, tokens.

use super::{LowerError, Lowering, triggered_by};
use crate::engine::model::{self, HistoryRows, Plan, Start};
use crate::engine::{Failure, JobStatus, SimDuration, WorkflowId};
use crate::scenario::format::{
    Change, EndStatus, FailureKind, FailureRate, HistoryPart, Step, StopStatus, TableEvent,
    Workflow,
};
use std::rc::Rc;

impl Workflow {
    /// Whether a run is busy, writes its log rows and makes calls, and nothing else.
    fn is_plain(&self) -> bool {
        let is_simple = |step: &Step| {
            matches!(
                step,
                Step::SendEmail { .. }
                    | Step::CheckCondition { .. }
                    | Step::Custom { .. }
                    | Step::Call { .. }
            )
        };
        self.has_simple_life() && self.steps.iter().all(is_simple)
    }

    fn has_simple_life(&self) -> bool {
        let has_setting = self.on_demand || self.auto_delete || self.dependency_token.is_some();
        !has_setting && self.failures.is_empty() && self.deletes.is_none()
    }

    /// Whether no log is written at all: with "Automatically delete completed workflow jobs" and
    /// exactly one step that is no wait and no condition (the documented exception).
    fn writes_no_log(&self) -> bool {
        let counts =
            |step: &&Step| !matches!(step, Step::Wait { .. } | Step::CheckCondition { .. });
        self.auto_delete && self.steps.iter().filter(counts).count() == 1
    }
}

impl Lowering<'_> {
    /// Log rows of a run that comes to its end, its calls, and its plan if it has one.
    #[allow(clippy::type_complexity, reason = "three parts of one workflow")]
    pub(super) fn plan(
        &self,
        workflow: &Workflow,
    ) -> Result<(u32, Vec<Start>, Option<Rc<Plan>>), LowerError> {
        let rows = u32::try_from(workflow.steps.len()).unwrap_or(u32::MAX);
        if workflow.is_plain() {
            let mut calls = Vec::new();
            for step in &workflow.steps {
                if let Step::Call { workflow, times } = step {
                    calls.push(self.start(workflow, *times)?);
                }
            }
            return Ok((rows, calls, None));
        }
        let steps = workflow.steps.iter();
        let steps: Result<Vec<_>, _> = steps.map(|step| self.step(workflow, step)).collect();
        let deletes = workflow.deletes.as_ref();
        let deletes = deletes
            .map(|deletion| self.deletion(deletion))
            .transpose()?;
        let failures = workflow.failures.iter();
        let plan = Plan {
            steps: steps?,
            failures: failures.map(|rate| self.failure(rate)).collect(),
            auto_delete: workflow.auto_delete,
            on_demand: workflow.on_demand,
            token: self.token(workflow.dependency_token.as_deref()),
            deletes,
        };
        let rows = if workflow.writes_no_log() { 0 } else { rows };
        Ok((rows, Vec::new(), Some(Rc::new(plan))))
    }

    /// Tokens are numbered in the order in which the file names them first.
    fn token(&self, token: Option<&str>) -> Option<u16> {
        let token = token?;
        let workflows = self.scenario.workflows.iter();
        let place = workflows
            .map(|workflow| workflow.dependency_token.as_deref())
            .position(|other| other == Some(token))?;
        u16::try_from(place).ok()
    }

    fn step(&self, workflow: &Workflow, step: &Step) -> Result<model::Step, LowerError> {
        if let Some((change, event)) = step.change() {
            return Ok(self.change(workflow, change, event));
        }
        Ok(match step {
            Step::Call { workflow, times } => model::Step::Call(self.start(workflow, *times)?),
            Step::StartChild { workflow, times } => model::Step::Request {
                starts: vec![self.start(workflow, 1)?],
                times: *times,
                new_row: false,
            },
            Step::Wait {
                met_after,
                timeout_ms,
                ..
            } => model::Step::Wait(model::Wait {
                met_after: met_after.map(|length| self.length(length, workflow)),
                timeout: timeout_ms.map(SimDuration::from_ms),
            }),
            Step::Stop {
                status, per_mille, ..
            } => model::Step::Stop {
                per_mille: *per_mille,
                canceled: *status == StopStatus::Canceled,
            },
            _ => model::Step::Plain,
        })
    }

    /// A change of data starts every workflow that listens to it.
    fn change(&self, workflow: &Workflow, change: &Change, event: TableEvent) -> model::Step {
        let table = change.table.as_deref().unwrap_or(&workflow.table);
        let all = &self.scenario.workflows;
        let listening = triggered_by(all, table, event, &change.columns);
        let start = |index: usize| Start {
            workflow: WorkflowId(u16::try_from(index).unwrap_or(u16::MAX)),
            times: 1,
        };
        model::Step::Request {
            starts: listening.map(start).collect(),
            times: change.times,
            new_row: event == TableEvent::Create,
        }
    }

    fn failure(&self, rate: &FailureRate) -> model::FailureRate {
        let scenario = self.scenario;
        model::FailureRate {
            failure: match rate.failure {
                FailureKind::OrganizationDisabled => Failure::OrganizationDisabled,
                FailureKind::ServerBusy => Failure::ServerBusy,
                FailureKind::SdkCall => Failure::SdkCall,
                FailureKind::Sql => Failure::Sql,
                FailureKind::WorkflowPaused => Failure::WorkflowPaused,
                FailureKind::Network => Failure::Network,
                FailureKind::Unauthorized => Failure::Unauthorized,
                FailureKind::RecordNotFound => Failure::RecordNotFound,
                FailureKind::Plugin => Failure::Plugin,
                FailureKind::Other => Failure::Other,
            },
            per_mille: rate.per_mille,
            from: scenario.time_at(rate.start_ms.unwrap_or(0)),
            until: scenario.time_at(rate.end_ms.unwrap_or(scenario.horizon)),
        }
    }

    pub(super) fn history(&self, part: &HistoryPart) -> Result<HistoryRows, LowerError> {
        Ok(HistoryRows {
            workflow: self.id(&part.workflow)?,
            jobs: part.jobs,
            log_rows: part.log_rows,
            status: match part.status {
                EndStatus::Succeeded => JobStatus::Succeeded,
                EndStatus::Failed => JobStatus::Failed,
                EndStatus::Canceled => JobStatus::Canceled,
            },
            oldest: SimDuration::from_ms(part.oldest_ms),
        })
    }
}
