//! What can go wrong with a job, and what the service does about it.
//!
//! Source: "When do asynchronous jobs fail, suspend or retry?" (Microsoft, 2009: a general guide),
//! and the best practices for background workflows for the infinite loop.

use crate::codes::OperationType;
use core::fmt;

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Failure {
    /// The loop detection has found an infinite loop.
    InfiniteLoop = 1,
    /// The organization is disabled.
    OrganizationDisabled = 2,
    /// The server is busy.
    ServerBusy = 3,
    /// A call of the SDK failed, such as an e-mail without a recipient's address.
    SdkCall = 4,
    /// A SQL exception, such as a time-out of a lock.
    Sql = 5,
    /// The workflow system is paused.
    WorkflowPaused = 6,
    /// A network or HTTP error.
    Network = 7,
    /// An HTTP request was not authorized.
    Unauthorized = 8,
    /// The record of the workflow was not found.
    RecordNotFound = 9,
    /// A plug-in has thrown `InvalidPluginExecutionException`.
    Plugin = 10,
    /// Anything else.
    Other = 11,
}

/// What the service does with the job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Completed/Failed: it can't be resumed.
    Fail,
    /// Suspended, and tried again after a time.
    Retry,
    /// Suspended until somebody resumes it.
    Suspend,
}

impl Failure {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::InfiniteLoop,
        Self::OrganizationDisabled,
        Self::ServerBusy,
        Self::SdkCall,
        Self::Sql,
        Self::WorkflowPaused,
        Self::Network,
        Self::Unauthorized,
        Self::RecordNotFound,
        Self::Plugin,
        Self::Other,
    ];

    /// What the service does with a job of this type.
    pub const fn outcome(self, operation_type: OperationType) -> Outcome {
        match self {
            Self::OrganizationDisabled | Self::ServerBusy | Self::Sql | Self::Network => {
                Outcome::Retry
            }
            Self::Unauthorized | Self::WorkflowPaused | Self::RecordNotFound => Outcome::Suspend,
            Self::SdkCall if matches!(operation_type, OperationType::Workflow) => Outcome::Suspend,
            Self::InfiniteLoop | Self::SdkCall | Self::Plugin | Self::Other => Outcome::Fail,
        }
    }

    /// The documented error code, where there is one: the HRESULT as a negative number.
    pub const fn code(self) -> Option<i32> {
        match self {
            Self::InfiniteLoop => Some(-2_147_204_734),
            Self::OrganizationDisabled => Some(-2_147_180_284),
            Self::ServerBusy => Some(-2_147_180_543),
            Self::Sql => Some(-2_147_220_970),
            Self::WorkflowPaused => Some(-2_147_201_001),
            Self::Network | Self::Unauthorized => Some(-2_147_204_346),
            Self::RecordNotFound => Some(-2_147_200_975),
            Self::Plugin => Some(-2_147_220_891),
            Self::SdkCall | Self::Other => None,
        }
    }

    /// The documented message, where there is one.
    pub const fn message(self) -> Option<&'static str> {
        match self {
            Self::InfiniteLoop => Some(
                "This workflow job was canceled because the workflow that started it included an \
                 infinite loop. Correct the workflow logic and try again.",
            ),
            _ => None,
        }
    }

    /// What it is called where there is no documented message.
    pub const fn label(self) -> &'static str {
        match self {
            Self::InfiniteLoop => "Infinite loop detected",
            Self::OrganizationDisabled => "Organization disabled",
            Self::ServerBusy => "Server busy",
            Self::SdkCall => "A call of the SDK failed",
            Self::Sql => "SQL exception",
            Self::WorkflowPaused => "Workflow system paused",
            Self::Network => "Network error",
            Self::Unauthorized => "HTTP Unauthorized",
            Self::RecordNotFound => "Record of the workflow not found",
            Self::Plugin => "InvalidPluginExecutionException",
            Self::Other => "Error",
        }
    }

    /// The word for it in scenario files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::InfiniteLoop => "infinite_loop",
            Self::OrganizationDisabled => "organization_disabled",
            Self::ServerBusy => "server_busy",
            Self::SdkCall => "sdk_call",
            Self::Sql => "sql",
            Self::WorkflowPaused => "workflow_paused",
            Self::Network => "network",
            Self::Unauthorized => "unauthorized",
            Self::RecordNotFound => "record_not_found",
            Self::Plugin => "plugin",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
