//! Whether plans, pick-up and parameters can be run: the part of the check beyond plain workflows.

use super::{Model, ModelError, PickUp, Plan, ServiceTime, Start, Step, Workflow};
use crate::codes::JobState;
use crate::limits::STEPS_MAX;

const SHARE_MAX: u32 = 1_000;

impl Workflow {
    /// Everything that a run of it starts: calls and requests of its steps.
    pub fn starts(&self) -> impl Iterator<Item = &Start> {
        let steps = self.plan.iter().flat_map(|plan| &plan.steps);
        let made = steps.flat_map(|step| match step {
            Step::Request { starts, .. } => starts.as_slice(),
            Step::Call(start) => core::slice::from_ref(start),
            Step::Plain | Step::Wait(_) | Step::Stop { .. } => &[],
        });
        self.calls.iter().chain(made)
    }
}

fn ensure(holds: bool, error: ModelError) -> Result<(), ModelError> {
    if holds { Ok(()) } else { Err(error) }
}

impl Model {
    pub(super) fn check_plans(&self) -> Result<(), ModelError> {
        let known = |id: crate::WorkflowId| id.index() < self.workflows.len();
        let plans = self
            .workflows
            .iter()
            .filter_map(|workflow| workflow.plan.as_deref());
        for plan in plans {
            plan.check()?;
            let of = plan.deletes.and_then(|deletion| deletion.workflow);
            ensure(of.is_none_or(known), ModelError::UnknownWorkflow)?;
        }
        for part in &self.history {
            ensure(known(part.workflow), ModelError::UnknownWorkflow)?;
            let is_completed = part.status.state() == JobState::Completed;
            ensure(is_completed, ModelError::Plan)?;
        }
        if let PickUp::Polled { every, high, low } = self.pick_up {
            let holds = every.ms() > 0 && low > 0 && low <= high;
            ensure(holds, ModelError::Length)?;
        }
        let it = &self.assumptions;
        let holds = it.retry_first_ms > 0
            && it.retry_longest_ms > 0
            && it.retry_growth_percent >= 100
            && u8::try_from(it.retries_max).is_ok()
            && it.retention_every_ms > 0;
        ensure(holds, ModelError::Assumption)
    }
}

impl Plan {
    fn check(&self) -> Result<(), ModelError> {
        ensure(self.steps.len() <= STEPS_MAX, ModelError::Plan)?;
        for step in &self.steps {
            match step {
                Step::Stop { per_mille, .. } => {
                    ensure(*per_mille <= SHARE_MAX, ModelError::Plan)?;
                }
                Step::Request { times: 0, .. } => return Err(ModelError::Length),
                Step::Wait(wait) => {
                    let recorded = matches!(wait.met_after, Some(ServiceTime::Recorded(_)));
                    ensure(!recorded, ModelError::Recorded)?;
                    wait.met_after.as_ref().map_or(Ok(()), ServiceTime::check)?;
                }
                Step::Request { .. } | Step::Plain | Step::Call(_) => {}
            }
        }
        let shares = self.failures.iter().map(|rate| rate.per_mille);
        ensure(shares.max() <= Some(SHARE_MAX), ModelError::Plan)
    }
}
