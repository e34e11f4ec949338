//! The parameters of the model: the one place with their names, defaults, ranges, units and
//! sources. File format, schema, reader and the table of the page "About the model" come from it.

use super::keyed_enum;
use crate::engine::model;
use crate::scenario::limits::{
    CANCEL_COST_MAX_MS, HORIZON_MAX_MS, LOG_ROWS_MAX, RETRIES_MAX, ROW_BYTES_MAX,
};
use crate::scenario::tree::Object;
use serde::{Deserialize, Serialize};

/// The source of a parameter that nobody has published.
pub const ASSUMPTION: &str = "assumption";
const BEST_PRACTICES: &str = "Microsoft Learn: Best practices for background workflow processes";
const DEPTH: &str = "Microsoft Learn: IExecutionContext.Depth";

/// A parameter of the model, for the page "About the model".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name in scenario files, under `assumptions`.
    pub name: &'static str,
    /// Its value in this run: a whole number or a word.
    pub value: String,
    /// Its value where a file says nothing.
    pub default: String,
    /// The unit, or nothing.
    pub unit: &'static str,
    /// Where the default is published, or [`ASSUMPTION`].
    pub source: &'static str,
    /// What it changes, in a sentence.
    pub what: &'static str,
}

/// The sentence of a doc comment: without the default, which the table has apart.
fn sentence(doc: &'static str) -> &'static str {
    doc.split(" Without it").next().unwrap_or(doc).trim()
}

macro_rules! parameters {
    (
        choices { $($(#[doc = $choice_doc:literal])* $choice:ident: $kind:ident;)* }
        numbers { $($(#[doc = $doc:literal])* $name:ident: $type:ty, $min:tt to $max:tt, $unit:literal, $source:tt;)* }
    ) => {
        /// Parameters of the model. What is left out has its default; those without a published
        /// value are assumptions, and the screen says so.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields, default)]
        pub struct Assumptions {
            $(
                $(#[doc = $choice_doc])*
                #[serde(skip_serializing_if = "Option::is_none")]
                pub $choice: Option<$kind>,
            )*
            $(
                $(#[doc = $doc])*
                #[serde(skip_serializing_if = "Option::is_none")]
                #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = $min, max = $max)))]
                pub $name: Option<$type>,
            )*
        }

        impl Assumptions {
            /// The engine's parameters: what the file states, and the defaults for the rest.
            pub fn lower(&self) -> model::Assumptions {
                let default = model::Assumptions::default();
                model::Assumptions {
                    $($choice: self.$choice.map_or(default.$choice, $kind::lower),)*
                    $($name: self.$name.unwrap_or(default.$name),)*
                }
            }

            pub(in crate::scenario) fn read(object: &Object<'_>) -> Self {
                Self {
                    $($choice: object.optional(stringify!($choice)).choice($kind::ALL, $kind::key),)*
                    $($name: object
                        .optional(stringify!($name))
                        .integer(u64::from($min as $type)..=u64::from($max as $type))
                        .and_then(|value| value.try_into().ok()),)*
                }
            }
        }

        /// Every parameter with its value in a run.
        pub fn parameters(run: &model::Assumptions) -> Vec<Parameter> {
            let default = model::Assumptions::default();
            vec![
                $(Parameter {
                    name: stringify!($choice),
                    value: $kind::raise(run.$choice).key().to_owned(),
                    default: $kind::raise(default.$choice).key().to_owned(),
                    unit: "",
                    source: ASSUMPTION,
                    what: sentence(concat!($($choice_doc),*)),
                },)*
                $(Parameter {
                    name: stringify!($name),
                    value: run.$name.to_string(),
                    default: default.$name.to_string(),
                    unit: $unit,
                    source: $source,
                    what: sentence(concat!($($doc),*)),
                },)*
            ]
        }
    };
}

parameters! {
    choices {
        /// What becomes of jobs queued under an activation that was switched off and on again.
        /// Without it cancel.
        requeue_after_reactivation: Requeue;
        /// What becomes of jobs that were suspended when their workflow was deactivated, once they
        /// are picked up again. Without it run.
        suspended_jobs_of_deactivated_workflow: SuspendedJobs;
        /// How a job ends that has been retried too often. Without it suspend.
        after_retries: AfterRetries;
    }
    numbers {
        /// How long a worker is busy with a job that it cancels at pick-up, up to one hour.
        /// Without it 0.
        cancel_cost_ms: u64, 0 to CANCEL_COST_MAX_MS, "ms", ASSUMPTION;
        /// Workflow log rows written for a job that is canceled at pick-up, 0 to 1,000. Without it 0.
        log_rows_of_job_canceled_at_pickup: u32, 0 to LOG_ROWS_MAX, "rows", ASSUMPTION;
        /// How long a job in progress is Canceling before it is Canceled, up to one hour. Without
        /// it 1000.
        canceling_ms: u64, 0 to CANCEL_COST_MAX_MS, "ms", ASSUMPTION;
        /// How long a job in progress is Pausing before it is suspended, up to one hour. Without
        /// it 1000.
        pausing_ms: u64, 0 to CANCEL_COST_MAX_MS, "ms", ASSUMPTION;
        /// How long a job is postponed after its first failure. Without it 60000.
        retry_first_ms: u64, 1 to HORIZON_MAX_MS, "ms", ASSUMPTION;
        /// Each further postponement as a percentage of the one before. Without it 200.
        retry_growth_percent: u32, 100 to 10_000, "percent", ASSUMPTION;
        /// The longest postponement. Without it 3600000.
        retry_longest_ms: u64, 1 to HORIZON_MAX_MS, "ms", ASSUMPTION;
        /// How often a job is retried. Without it 10.
        retries_max: u32, 0 to RETRIES_MAX, "retries", ASSUMPTION;
        /// Runs of one workflow on one row, in one chain of requests, before the next one fails as
        /// an infinite loop. Without it 16.
        loop_runs_max: u32, 1 to 1_000_000, "runs", BEST_PRACTICES;
        /// The "short period of time" in which these runs count. Without it 3600000.
        loop_window_ms: u64, 0 to HORIZON_MAX_MS, "ms", ASSUMPTION;
        /// The largest call depth; a job beyond it fails as an infinite loop. Without it 8.
        call_depth_max: u32, 1 to 255, "calls", DEPTH;
        /// The call depth counts anew where the last request of a chain is older. Without it 3600000.
        call_depth_window_ms: u64, 0 to HORIZON_MAX_MS, "ms", DEPTH;
        /// The beat at which succeeded jobs are deleted where a workflow says so. Without it 60000.
        retention_every_ms: u64, 1 to HORIZON_MAX_MS, "ms", ASSUMPTION;
        /// By how many percent jobs take longer for each million rows of the two tables. Without
        /// it 0.
        slowdown_percent_per_million_rows: u32, 0 to 10_000, "percent", ASSUMPTION;
        /// Bytes of one row of `AsyncOperationBase`, indexes included, up to 1,000,000. Without it
        /// 2000.
        bytes_per_job_row: u32, 0 to ROW_BYTES_MAX, "bytes", ASSUMPTION;
        /// Bytes of one row of `WorkflowLogBase`, indexes included, up to 1,000,000. Without it 1000.
        bytes_per_log_row: u32, 0 to ROW_BYTES_MAX, "bytes", ASSUMPTION;
    }
}

impl Assumptions {
    /// Whether the file states none.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// Words of files for the choices of the engine, both ways.
macro_rules! choice {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $key:literal,)* }) => {
        keyed_enum! { $(#[$meta])* $name { $($(#[$doc])* $variant = $key,)* } }

        impl $name {
            fn lower(self) -> model::$name {
                match self { $(Self::$variant => model::$name::$variant,)* }
            }

            fn raise(choice: model::$name) -> Self {
                match choice { $(model::$name::$variant => Self::$variant,)* }
            }
        }
    };
}

choice! {
    /// What becomes of jobs that were queued under an earlier activation of their workflow.
    Requeue {
        /// Their activation is gone: they are canceled at pick-up.
        Cancel = "cancel",
        /// They run under the new activation.
        Run = "run",
    }
}

choice! {
    /// What becomes of jobs that were suspended when their workflow was deactivated.
    SuspendedJobs {
        /// They go on under the activation that they began with.
        Run = "run",
        /// They are canceled at pick-up, as queued ones are.
        Cancel = "cancel",
    }
}

choice! {
    /// How a job ends that has been retried too often.
    AfterRetries {
        /// It fails.
        Fail = "fail",
        /// It waits until somebody resumes it.
        Suspend = "suspend",
    }
}
