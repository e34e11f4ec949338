//! The columns of Advanced Find: display name, logical name, kind.

use super::LookFor;
use crate::engine::{JobStatus, OperationType};
use crate::session::query::filter::Key;

/// What a column holds, and so how it is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// One of a list, with a code.
    Choice,
    /// A record, by its name.
    Lookup,
    /// A date and time.
    Date,
    /// A whole number.
    Number,
}

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident = $label:literal, $logical:literal, $kind:ident, $key:ident;)*) => {
        /// A column of Advanced Find.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum FindColumn { $($(#[$doc])* $name,)* }

        impl FindColumn {
            /// All columns.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its display name.
            pub const fn label(self) -> &'static str { match self { $(Self::$name => $label,)* } }

            /// Its logical name.
            pub const fn logical(self) -> &'static str { match self { $(Self::$name => $logical,)* } }

            /// What it holds.
            pub const fn kind(self) -> Kind { match self { $(Self::$name => Kind::$kind,)* } }

            /// What it is in filters.
            pub(in crate::session::query) const fn key(self) -> Key { match self { $(Self::$name => Key::$key,)* } }
        }
    };
}

columns! {
    /// System Job Name.
    Name = "System Job Name", "name", Text, Workflow;
    /// System Job Type.
    Type = "System Job Type", "operationtype", Choice, Type;
    /// Status.
    State = "Status", "statecode", Choice, State;
    /// Status Reason.
    Status = "Status Reason", "statuscode", Choice, Status;
    /// Owner.
    Owner = "Owner", "ownerid", Lookup, Owner;
    /// Created On.
    Created = "Created On", "createdon", Date, Created;
    /// Started On.
    Started = "Started On", "startedon", Date, Started;
    /// Completed On.
    Completed = "Completed On", "completedon", Date, Completed;
    /// Retry Count.
    Retries = "Retry Count", "retrycount", Number, Retries;
    /// Depth.
    Depth = "Depth", "depth", Number, Depth;
    /// Of the related process: its name.
    Process = "Process Name (Process)", "name", Text, Workflow;
    /// Of the related process: its table.
    ProcessTable = "Primary Entity (Process)", "primaryentity", Choice, Table;
    /// Of a process: Draft or Activated.
    ProcessState = "Status (Process)", "statecode", Choice, State;
}

impl FindColumn {
    /// Its word in saved views.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Process => "process",
            Self::ProcessTable => "process_table",
            Self::ProcessState => "process_state",
            other => other.logical(),
        }
    }

    /// Whether it is a column of the related process.
    pub const fn is_related(self) -> bool {
        matches!(
            self,
            Self::Process | Self::ProcessTable | Self::ProcessState
        )
    }

    /// Its display name where this table is looked for: a table's own columns need no more words.
    pub fn label_in(self, look_for: LookFor) -> &'static str {
        let label = self.label();
        match look_for {
            LookFor::Processes => label.split(" (").next().unwrap_or(label),
            LookFor::SystemJobs | LookFor::ProcessLogs => label,
        }
    }

    /// The columns that a table is looked for by.
    pub fn of(look_for: LookFor) -> impl Iterator<Item = Self> {
        let fits = move |column: &Self| match look_for {
            LookFor::SystemJobs => *column != Self::ProcessState,
            LookFor::Processes => column.is_related() || *column == Self::Owner,
            LookFor::ProcessLogs => matches!(
                column,
                Self::Name | Self::Type | Self::Status | Self::Completed
            ),
        };
        Self::ALL.iter().copied().filter(fits)
    }

    /// The operators that compare it.
    pub const fn operators(self) -> &'static [Operator] {
        use Operator::{
            Contains, ContainsData, DoesNotContain, DoesNotContainData, DoesNotEqual, Equals,
            IsGreaterThan, IsLessThan, LastHours, OlderThanMinutes,
        };
        match self.kind() {
            Kind::Text => &[Equals, DoesNotEqual, Contains, DoesNotContain],
            Kind::Choice | Kind::Lookup => &[Equals, DoesNotEqual],
            Kind::Date => &[
                IsGreaterThan,
                IsLessThan,
                LastHours,
                OlderThanMinutes,
                ContainsData,
                DoesNotContainData,
            ],
            Kind::Number => &[Equals, DoesNotEqual, IsGreaterThan, IsLessThan],
        }
    }

    /// The code of a choice's label, as the table reference has it; the text itself where it has
    /// none.
    pub(super) fn code(self, label: &str) -> String {
        let same = |known: &str| known.eq_ignore_ascii_case(label);
        let code = match self {
            Self::Type => OperationType::ALL
                .iter()
                .find(|it| same(it.label()))
                .map(|it| u32::from(it.code())),
            Self::Status => JobStatus::ALL
                .iter()
                .find(|it| same(it.label()))
                .map(|it| u32::from(it.code())),
            Self::State => (0..)
                .zip(crate::session::query::filter_states())
                .find(|(_, word)| same(word))
                .map(|(code, _)| code),
            Self::ProcessState => STATES
                .iter()
                .zip(0..)
                .find(|(word, _)| same(word))
                .map(|(_, code)| code),
            _ => None,
        };
        code.map_or_else(|| label.to_lowercase(), |code| code.to_string())
    }
}

/// The states of a process record, in the order of their codes.
pub(super) const STATES: [&str; 2] = ["Draft", "Activated"];

macro_rules! operators {
    ($($(#[$doc:meta])* $name:ident = $label:literal, $fetch:literal;)*) => {
        /// An operator of Advanced Find.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Operator { $($(#[$doc])* $name,)* }

        impl Operator {
            /// All operators.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its words.
            pub const fn label(self) -> &'static str { match self { $(Self::$name => $label,)* } }

            /// Its word in `FetchXML`, and in saved views.
            pub const fn fetch(self) -> &'static str { match self { $(Self::$name => $fetch,)* } }
        }
    };
}

operators! {
    /// Equal.
    Equals = "Equals", "eq";
    /// Not equal.
    DoesNotEqual = "Does Not Equal", "ne";
    /// Has the text in it.
    Contains = "Contains", "like";
    /// Has not.
    DoesNotContain = "Does Not Contain", "not-like";
    /// More or later.
    IsGreaterThan = "Is Greater Than", "gt";
    /// Less or earlier.
    IsLessThan = "Is Less Than", "lt";
    /// So many hours ago or later.
    LastHours = "Last X Hours", "last-x-hours";
    /// So many minutes ago or earlier.
    OlderThanMinutes = "Older Than X Minutes", "olderthan-x-minutes";
    /// There is a value.
    ContainsData = "Contains Data", "not-null";
    /// There is none.
    DoesNotContainData = "Does Not Contain Data", "null";
}

impl Operator {
    /// Whether it takes a value.
    pub const fn has_value(self) -> bool {
        !matches!(self, Self::ContainsData | Self::DoesNotContainData)
    }
}
