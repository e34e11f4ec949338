//! The documented codes of a system job (asyncoperation table) and their legal pairs.
//! Source: the asyncoperation table reference of the Microsoft Dataverse documentation.

use core::fmt;

/// Status (statecode) of a system job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum JobState {
    /// Queued, runnable, not yet picked up.
    Ready = 0,
    /// Paused, postponed, waiting for a condition, or stopped by an error that needs a resume.
    Suspended = 1,
    /// One service instance holds it.
    Locked = 2,
    /// Terminal.
    Completed = 3,
}

/// Status Reason (statuscode) of a system job. The number is Microsoft's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum JobStatus {
    /// Ready: in the queue.
    WaitingForResources = 0,
    /// Suspended.
    Waiting = 10,
    /// Locked: a worker runs it.
    InProgress = 20,
    /// Locked: a pause was asked for.
    Pausing = 21,
    /// Locked: a cancel was asked for.
    Canceling = 22,
    /// Completed well.
    Succeeded = 30,
    /// Completed with an error.
    Failed = 31,
    /// Completed without being run to its end.
    Canceled = 32,
}

impl JobStatus {
    /// All of them, in the order of their codes.
    pub const ALL: [Self; 8] = [
        Self::WaitingForResources,
        Self::Waiting,
        Self::InProgress,
        Self::Pausing,
        Self::Canceling,
        Self::Succeeded,
        Self::Failed,
        Self::Canceled,
    ];

    /// Its place in [`Self::ALL`].
    pub const fn place(self) -> usize {
        match self {
            Self::WaitingForResources => 0,
            Self::Waiting => 1,
            Self::InProgress => 2,
            Self::Pausing => 3,
            Self::Canceling => 4,
            Self::Succeeded => 5,
            Self::Failed => 6,
            Self::Canceled => 7,
        }
    }

    /// The one state that this reason belongs to; no other pair is valid.
    pub const fn state(self) -> JobState {
        match self {
            Self::WaitingForResources => JobState::Ready,
            Self::Waiting => JobState::Suspended,
            Self::InProgress | Self::Pausing | Self::Canceling => JobState::Locked,
            Self::Succeeded | Self::Failed | Self::Canceled => JobState::Completed,
        }
    }

    /// The documented code.
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The label as the table reference spells it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::WaitingForResources => "Waiting For Resources",
            Self::Waiting => "Waiting",
            Self::InProgress => "In Progress",
            Self::Pausing => "Pausing",
            Self::Canceling => "Canceling",
            Self::Succeeded => "Succeeded",
            Self::Failed => "Failed",
            Self::Canceled => "Canceled",
        }
    }

    /// The one table of transitions. (A row can be deleted from any status; that is no status.)
    pub const fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (
                Self::WaitingForResources,
                Self::InProgress | Self::Waiting | Self::Canceled
            ) | (Self::Waiting, Self::WaitingForResources | Self::Canceled)
                | (
                    Self::InProgress,
                    Self::Waiting
                        | Self::Pausing
                        | Self::Canceling
                        | Self::Succeeded
                        | Self::Failed
                        | Self::Canceled
                )
                | (Self::Pausing, Self::Waiting | Self::Canceling)
                | (Self::Canceling, Self::Canceled)
        )
    }
}

impl fmt::Display for JobStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

macro_rules! operation_types {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $label:literal, $key:literal;)*) => {
        /// System Job Type (operationtype). The number is Microsoft's.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum OperationType { $($(#[$doc])* $name,)* }

        impl OperationType {
            /// All types that the playground knows.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The documented code.
            pub const fn code(self) -> u16 { match self { $(Self::$name => $code,)* } }

            /// The label as the table reference spells it.
            pub const fn label(self) -> &'static str { match self { $(Self::$name => $label,)* } }

            /// The word for it in scenario files.
            pub const fn key(self) -> &'static str { match self { $(Self::$name => $key,)* } }
        }
    };
}

operation_types! {
    /// An asynchronous plug-in.
    SystemEvent = 1, "System Event", "system_event";
    /// Bulk e-mail.
    BulkEmail = 2, "Bulk Email", "bulk_email";
    /// An import.
    Import = 5, "Import", "import";
    /// Duplicate detection over a table.
    BulkDuplicateDetection = 8, "Bulk Duplicate Detection", "bulk_duplicate_detection";
    /// A background workflow: the only type with a process record that can be deactivated.
    Workflow = 10, "Workflow", "workflow";
    /// A quick campaign.
    QuickCampaign = 11, "Quick Campaign", "quick_campaign";
    /// A matchcode update.
    MatchcodeUpdate = 12, "Matchcode Update", "matchcode_update";
    /// A bulk deletion.
    BulkDelete = 13, "Bulk Delete", "bulk_delete";
    /// Collection of statistics, by the platform.
    CollectOrganizationStatistics = 16, "Collect Organization Statistics", "collect_organization_statistics";
    /// Measurement of the database, by the platform.
    CalculateOrganizationStorageSize = 18, "Calculate Organization Storage Size", "calculate_organization_storage_size";
    /// Update of the states of contracts, by the platform.
    UpdateContractStates = 27, "Update Contract States", "update_contract_states";
    /// A goal roll-up.
    GoalRollUp = 40, "Goal Roll Up", "goal_roll_up";
    /// An outgoing activity.
    OutgoingActivity = 50, "Outgoing Activity", "outgoing_activity";
    /// Processing of an incoming e-mail.
    IncomingEmailProcessing = 51, "Incoming Email Processing", "incoming_email_processing";
    /// An asynchronous request.
    ExecuteAsyncRequest = 54, "Execute Async Request", "execute_async_request";
    /// One calculation of a rollup field.
    CalculateRollupField = 57, "Calculate Rollup Field", "calculate_rollup_field";
    /// The trigger of a cloud flow.
    CallbackRegistrationExpander = 79, "CallbackRegistration Expander Operation", "callback_registration_expander";
}

impl OperationType {
    /// Whether the platform generates such jobs by itself: they can't be canceled, paused or
    /// resumed. Of the types named in the documentation those that the playground knows.
    pub const fn is_platform_generated(self) -> bool {
        matches!(
            self,
            Self::CollectOrganizationStatistics
                | Self::CalculateOrganizationStorageSize
                | Self::UpdateContractStates
        )
    }
}

impl fmt::Display for OperationType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}
