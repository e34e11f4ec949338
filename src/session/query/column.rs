//! The columns of the grid of system jobs.

use super::Tab;

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident = $key:literal, $label:literal, $width:literal;)*) => {
        /// A column of the grid of system jobs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Column { $($(#[$doc])* $name,)* }

        /// All columns in their order.
        pub const COLUMNS: &[Column] = &[$(Column::$name,)*];

        impl Column {
            /// Its word in filters and links.
            pub const fn key(self) -> &'static str { match self { $(Self::$name => $key,)* } }

            /// Its display name: that of the table reference of the Microsoft Dataverse
            /// documentation, where it has this column.
            pub const fn label(self) -> &'static str { match self { $(Self::$name => $label,)* } }

            /// Its width in pixels at first.
            pub const fn width(self) -> u16 { match self { $(Self::$name => $width,)* } }
        }
    };
}

columns! {
    /// System Job Name: that of its workflow.
    Name = "name", "System Job Name", 164;
    /// The record that it runs on.
    Regarding = "regarding", "Regarding", 100;
    /// System Job Type (operationtype).
    Type = "type", "System Job Type", 122;
    /// Status Reason (statuscode).
    Status = "status", "Status Reason", 172;
    /// Owner of the workflow: event-triggered background workflows run as it.
    Owner = "owner", "Owner", 106;
    /// When it was queued.
    Created = "created", "Created On", 112;
    /// When it was picked up.
    Started = "started", "Started On", 92;
    /// When it ended.
    Completed = "completed", "Completed On", 118;
    /// From created to picked up, or to now.
    Wait = "wait", "Wait", 100;
    /// From picked up to its end, or to now.
    Run = "run", "Run time", 100;
    /// Retry Count (retrycount).
    Retries = "retries", "Retry Count", 104;
    /// Message.
    Message = "message", "Message", 260;
    /// What triggered it.
    Source = "source", "Triggered by", 150;
    /// Calls since the first one.
    Depth = "depth", "Depth", 80;
    /// Ties together what came of one event.
    Correlation = "correlation", "Correlation", 110;
    /// Its number: the order in which it was submitted (sequence).
    Number = "job", "Sequence", 100;
}

impl Column {
    /// The columns shown at first.
    pub const AT_FIRST: &'static [Self] = &[
        Self::Name,
        Self::Regarding,
        Self::Type,
        Self::Status,
        Self::Owner,
        Self::Created,
        Self::Started,
        Self::Completed,
        Self::Wait,
        Self::Run,
    ];

    /// The columns shown at first for the jobs of a tab: without what they can't have yet.
    pub fn of_tab(tab: Tab) -> Vec<Self> {
        let is_there = |column: &&Self| match column {
            Self::Completed => matches!(tab, Tab::Completed | Tab::All),
            Self::Run => !matches!(tab, Tab::Ready | Tab::Suspended),
            _ => true,
        };
        Self::AT_FIRST.iter().filter(is_there).copied().collect()
    }

    /// Whether its cells are numbers or lengths of time, set at the right.
    pub const fn is_number(self) -> bool {
        matches!(
            self,
            Self::Wait | Self::Run | Self::Retries | Self::Depth | Self::Correlation | Self::Number
        )
    }

    /// The column of a word in filters and links.
    pub fn of_key(key: &str) -> Option<Self> {
        COLUMNS.iter().copied().find(|column| column.key() == key)
    }
}
