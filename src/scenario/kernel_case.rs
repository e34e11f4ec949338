//! Kernel cases: recorded runs of the plain service, which other programs have computed too.
//!
//! The format is `async-kernel-case-1` (`tests/vectors/FORMAT.md`). A case becomes a model of one
//! workflow and one replay source each, without any assumption that takes time.

use super::limits::NAME_CHARS;
use super::read::recording;
use super::tree::{self, Field, Object, Problems, Wording};
use crate::engine::limits::{INTEGER_MAX, JOBS_MAX_NATIVE, WORKERS_MAX, WORKFLOWS_MAX};
use crate::engine::model::{self, Arrivals, Assumptions, Model, ServiceTime, Start};
use crate::engine::order;
use crate::engine::{Act, OperationType, SimTime, TimedAct, WorkflowId};

/// The word that names the format.
const FORMAT: &str = "async-kernel-case-1";

/// A kernel case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KernelCase {
    /// Its name: that of its file.
    pub name: String,
    /// Workers, 1 to 10,000.
    pub workers: u32,
    /// From when on the aggregates look for the recovery, in milliseconds.
    pub surge_start_ms: Option<u64>,
    /// The workflows, which the records name by their places here.
    pub workflows: Vec<KernelWorkflow>,
}

/// A workflow of a kernel case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KernelWorkflow {
    /// Its name.
    pub name: String,
    /// When it is triggered, in milliseconds, never decreasing.
    pub arrivals_ms: Vec<u64>,
    /// How long each of these jobs takes, in milliseconds, at least 1.
    pub service_ms: Vec<u64>,
    /// When it is deactivated, in milliseconds, if ever.
    pub deactivate_at_ms: Option<u64>,
}

impl KernelCase {
    /// Reads a kernel case from its bytes.
    ///
    /// # Errors
    /// All problems at once, as [`read`](super::read()) finds them in a scenario.
    pub fn read(bytes: &[u8]) -> Result<Self, Problems> {
        let read = |text: &str| tree::read(text, |root| root.object(case).flatten());
        tree::read_bytes(bytes, read)
    }

    /// The model that the engine runs. It ends right after the last job can have ended.
    pub fn model(&self) -> Model {
        let ids = || (0..).map(WorkflowId);
        let deactivations = ids().zip(&self.workflows);
        let mut acts: Vec<TimedAct> = deactivations
            .filter_map(|(id, workflow)| {
                let at = SimTime::from_ms(workflow.deactivate_at_ms?);
                let act = Act::Deactivate(id);
                Some(TimedAct { at, act })
            })
            .collect();
        order::by_key(&mut acts, |act| act.at.ms());
        let sources = ids().zip(&self.workflows).map(|(id, workflow)| {
            let arrivals = workflow.arrivals_ms.iter().copied().map(SimTime::from_ms);
            model::Source {
                arrivals: Arrivals::Recorded(arrivals.collect()),
                starts: vec![Start {
                    workflow: id,
                    times: 1,
                }],
            }
        });
        Model {
            seed: 0,
            start: SimTime::ZERO,
            end: SimTime::from_ms(self.all_done_ms().saturating_add(1)),
            workers: self.workers,
            pick_up: model::PickUp::Immediate,
            workflows: self.workflows.iter().map(KernelWorkflow::lower).collect(),
            sources: sources.collect(),
            backlog: Vec::new(),
            history: Vec::new(),
            acts,
            culprits: Vec::new(),
            assumptions: Assumptions {
                cancel_cost_ms: 0,
                ..Assumptions::default()
            },
            jobs_max: JOBS_MAX_NATIVE,
        }
    }

    /// While a job waits every worker is busy, so all are done by the last arrival and the sum of
    /// all service times.
    fn all_done_ms(&self) -> u64 {
        let arrivals = self.workflows.iter().flat_map(|it| &it.arrivals_ms);
        let lengths = self.workflows.iter().flat_map(|it| &it.service_ms);
        let last = arrivals.max().copied().unwrap_or(0);
        lengths.fold(last, |sum, ms| sum.saturating_add(*ms))
    }
}

impl KernelWorkflow {
    fn lower(&self) -> model::Workflow {
        model::Workflow {
            operation_type: OperationType::Workflow,
            activated: true,
            service: ServiceTime::Recorded(self.service_ms.as_slice().into()),
            log_rows: 1,
            calls: Vec::new(),
            plan: None,
        }
    }
}

fn case(root: &Object<'_>) -> Option<KernelCase> {
    let format = root.required("format").choice(&[FORMAT], |word| word);
    let name = root.required("name").line(NAME_CHARS);
    let workers = root.required("workers").integer_32(1..=WORKERS_MAX);
    let surge_start_ms = time(root.required("surge_start_ms"));
    let list = root.required("workflows");
    let workflows = list.list(WORKFLOWS_MAX, |item| item.object(workflow).flatten());
    format?;
    let case = KernelCase {
        name: name?,
        workers: workers?,
        surge_start_ms,
        workflows: workflows?,
    };
    check_size(&list, &case);
    Some(case)
}

fn workflow(object: &Object<'_>) -> Option<KernelWorkflow> {
    let name = object.required("name").line(NAME_CHARS);
    let (arrivals_ms, service_ms) = recording(object, INTEGER_MAX);
    let deactivate_at_ms = time(object.required("deactivate_at_ms"));
    Some(KernelWorkflow {
        name: name?,
        arrivals_ms: arrivals_ms?,
        service_ms: service_ms?,
        deactivate_at_ms,
    })
}

/// A time, or `null`.
fn time(field: Field<'_>) -> Option<u64> {
    field.nullable().integer(0..=INTEGER_MAX)
}

fn check_size(list: &Field<'_>, case: &KernelCase) {
    if case.all_done_ms() > INTEGER_MAX {
        list.report(Wording::new(
            format!("the last arrival and all service times add up to more than {INTEGER_MAX}"),
            "write earlier arrivals or shorter service times",
        ));
    }
}
