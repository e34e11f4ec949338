//! Conditions of a run and of what a person has looked at: steps end by them, goals are such.

#[cfg(not(target_arch = "wasm32"))]
use crate::engine::limits::INTEGER_MAX;
use crate::scenario::format::keyed_enum;
#[cfg(not(target_arch = "wasm32"))]
use crate::scenario::limits::HORIZON_MAX_MS;
use serde::{Deserialize, Serialize};

keyed_enum! {
    /// The word in [`Condition`] that says what it is.
    ConditionKind {
        /// [`Condition::Number`].
        Number = "number",
        /// [`Condition::Time`].
        Time = "time",
        /// [`Condition::Ended`].
        Ended = "ended",
        /// [`Condition::Page`].
        Page = "page",
        /// [`Condition::Selected`].
        Selected = "selected",
        /// [`Condition::Grouped`].
        Grouped = "grouped",
        /// [`Condition::Filtered`].
        Filtered = "filtered",
        /// [`Condition::JobOpened`].
        JobOpened = "job_opened",
        /// [`Condition::Answered`].
        Answered = "answered",
        /// [`Condition::Done`].
        Done = "done",
        /// [`Condition::State`].
        State = "state",
        /// [`Condition::CulpritsDeactivated`].
        CulpritsDeactivated = "culprits_deactivated",
        /// [`Condition::InnocentsUntouched`].
        InnocentsUntouched = "innocents_untouched",
        /// [`Condition::Nominal`].
        Nominal = "nominal",
        /// [`Condition::Lost`].
        Lost = "lost",
        /// [`Condition::All`].
        All = "all",
        /// [`Condition::Any`].
        Any = "any",
    }
}

/// Something that is so or is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// A number of the run lies within bounds; at least one bound is given.
    Number {
        /// Which number.
        of: Number,
        /// Only of this workflow or platform operation. Not for what is counted of all together.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        workflow: Option<String>,
        /// The lower bound, included.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = INTEGER_MAX)))]
        at_least: Option<u64>,
        /// The upper bound, included.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = INTEGER_MAX)))]
        at_most: Option<u64>,
    },
    /// The clock has reached a time.
    Time {
        /// When, in milliseconds.
        #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
        at_ms: u64,
    },
    /// The clock is at the end of the run.
    Ended {},
    /// A page was opened. Not in goals.
    Page {
        /// Which.
        page: Page,
    },
    /// A workflow is shown in the panel or chosen in Processes. Not in goals.
    Selected {
        /// Its name.
        workflow: String,
    },
    /// System Jobs were grouped, by whatever. Not in goals.
    Grouped {},
    /// System Jobs were filtered. Not in goals.
    Filtered {},
    /// A system job was opened. Not in goals.
    JobOpened {
        /// One of this workflow. Without it any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        workflow: Option<String>,
    },
    /// The question of the lesson was answered. Not in goals.
    Answered {},
    /// The person has done something, whatever came of it.
    Done {
        /// What.
        act: ActWord,
        /// To this workflow or its jobs. Without it to any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        workflow: Option<String>,
    },
    /// A workflow has a state.
    State {
        /// Its name.
        workflow: String,
        /// The state.
        state: Record,
    },
    /// Every culprit of the scenario is Draft or deleted.
    CulpritsDeactivated {},
    /// Nothing the person did was to a workflow, or to jobs of one, that is no culprit.
    InnocentsUntouched {},
    /// The backlog is back to nominal after a flood, and no other flood has begun.
    Nominal {
        /// It was so before this time, in milliseconds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = HORIZON_MAX_MS)))]
        before_ms: Option<u64>,
    },
    /// No more jobs of other workflows than the culprits were lost: canceled, deleted, refused.
    Lost {
        /// So many are allowed.
        #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = INTEGER_MAX)))]
        at_most: u64,
    },
    /// All of them are so.
    All {
        /// 1 to 20 conditions.
        #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = 20)))]
        of: Vec<Self>,
    },
    /// At least one of them is so.
    Any {
        /// 1 to 20 conditions.
        #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = 20)))]
        of: Vec<Self>,
    },
}

keyed_enum! {
    /// A number of a run.
    Number {
        /// Jobs waiting for resources.
        WaitingForResources = "waiting_for_resources",
        /// Suspended jobs: Waiting.
        Waiting = "waiting",
        /// Jobs in progress.
        InProgress = "in_progress",
        /// Jobs made.
        Created = "created",
        /// Jobs that succeeded.
        Succeeded = "succeeded",
        /// Jobs that failed.
        Failed = "failed",
        /// Jobs that were canceled.
        Canceled = "canceled",
        /// Triggers that made no job.
        Refused = "refused",
        /// How long the job that waits longest has waited, in milliseconds; of all together.
        OldestWaitMs = "oldest_wait_ms",
        /// Rows of `AsyncOperationBase`; of all together.
        JobRows = "job_rows",
        /// Rows of `WorkflowLogBase`; of all together.
        LogRows = "log_rows",
    }
}

impl Number {
    /// Whether it is counted of all together and of no workflow alone.
    pub const fn is_of_all(self) -> bool {
        matches!(self, Self::OldestWaitMs | Self::JobRows | Self::LogRows)
    }
}

keyed_enum! {
    /// A page, by its word in links.
    Page {
        /// Playground.
        Playground = "playground",
        /// Processes.
        Processes = "processes",
        /// System Jobs.
        SystemJobs = "jobs",
        /// Advanced Find.
        AdvancedFind = "find",
        /// Storage.
        Storage = "storage",
    }
}

keyed_enum! {
    /// A part of a page that a step can speak of.
    Part {
        /// The clock with play, pause and steps.
        Transport = "transport",
        /// The time line.
        TimeLine = "time_line",
        /// The triggers of the stage.
        Triggers = "triggers",
        /// The stage: triggers, queue, workers and outcomes.
        Stage = "stage",
        /// The legend under the stage, where workflows are chosen.
        Legend = "legend",
        /// The numbers of jobs by status.
        Counts = "counts",
        /// The charts.
        Charts = "charts",
        /// The panel of the chosen workflow.
        Panel = "panel",
        /// The button Deactivate or Activate of the chosen workflow.
        Deactivate = "deactivate",
        /// The four numbers since the click.
        Since = "since",
        /// The links to the pages.
        Rail = "rail",
        /// The grid of the page.
        Grid = "grid",
        /// The command bar of the page.
        Commands = "commands",
        /// The offers of the coach itself.
        Offers = "offers",
    }
}

keyed_enum! {
    /// What a person can do in a run.
    ActWord {
        /// Deactivate a workflow.
        Deactivate = "deactivate",
        /// Activate a workflow.
        Activate = "activate",
        /// Delete a workflow.
        Delete = "delete",
        /// Change the number of workers.
        SetWorkers = "set_workers",
        /// Start a workflow on demand.
        Start = "start",
        /// Mend the cause of a workflow's failures.
        Mend = "mend",
        /// Stop a source of triggers, outside the service.
        StopSource = "stop_source",
        /// Cancel system jobs.
        Cancel = "cancel",
        /// Pause system jobs.
        Pause = "pause",
        /// Resume system jobs.
        Resume = "resume",
        /// Postpone system jobs.
        Postpone = "postpone",
        /// Delete rows of system jobs.
        DeleteJobs = "delete_jobs",
        /// Delete rows by a bulk deletion with the option "Immediately".
        BulkDelete = "bulk_delete",
        /// Switch background operations off or on.
        SetBackground = "set_background",
    }
}

keyed_enum! {
    /// How the record of a workflow stands.
    Record {
        /// Its triggers make jobs.
        Activated = "activated",
        /// Its triggers are refused.
        Draft = "draft",
        /// It is gone.
        Deleted = "deleted",
    }
}
