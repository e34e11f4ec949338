//! The charts, and what sets them apart.

use crate::ui::texts::t;

/// A chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Jobs waiting, stacked by mark.
    Backlog,
    /// How long jobs of other workflows waited.
    Wait,
    /// Created, completed and canceled a second.
    Throughput,
    /// Rows of the two tables: the chart of the page Storage.
    Rows,
}

impl Kind {
    /// Those of the playground, from the top.
    pub(crate) const ALL: [Self; 3] = [Self::Backlog, Self::Wait, Self::Throughput];

    /// Its place in [`Self::ALL`], or after it.
    pub(crate) const fn index(self) -> usize {
        self as usize
    }

    /// Its word in classes.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Backlog => "backlog",
            Self::Wait => "wait",
            Self::Throughput => "throughput",
            Self::Rows => "rows",
        }
    }

    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Backlog => t("charts.backlog"),
            Self::Wait => t("charts.wait"),
            Self::Throughput => t("charts.throughput"),
            Self::Rows => t("charts.rows"),
        }
    }

    pub(crate) fn subtitle(self) -> &'static str {
        match self {
            Self::Backlog => t("charts.backlog.what"),
            Self::Wait => t("charts.wait.what"),
            Self::Throughput => t("charts.throughput.what"),
            Self::Rows => t("charts.rows.what"),
        }
    }
}
