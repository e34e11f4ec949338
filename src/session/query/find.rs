//! Advanced Find in its legacy shape, as data: Look for, column, operator, value, Group AND and
//! Group OR, and the same question as text for a real environment.

mod columns;
mod logs;
mod odata;
mod processes;
mod saved;
mod xml;

pub use columns::{FindColumn, Kind, Operator};
pub use logs::{LogLine, Logs};
pub use odata::odata;
pub use processes::{count_processes, find_processes};
pub use saved::{read_view, write_view};
pub use xml::{fetch_xml, fetch_xml_count};

use super::Names;
use super::filter::{Expected, Key, Problem, STATES, find_test};
use super::predicate::{Compare, Test};
use crate::engine::JobStatus;
use crate::engine::table::Number;

/// The table that is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LookFor {
    /// asyncoperation.
    #[default]
    SystemJobs,
    /// workflow.
    Processes,
    /// workflowlog.
    ProcessLogs,
}

impl LookFor {
    /// All, in the order of the choice.
    pub const ALL: [Self; 3] = [Self::SystemJobs, Self::Processes, Self::ProcessLogs];

    /// Display name of the table.
    pub const fn label(self) -> &'static str {
        match self {
            Self::SystemJobs => "System Jobs",
            Self::Processes => "Processes",
            Self::ProcessLogs => "Process Logs",
        }
    }

    /// Logical name of the table.
    pub const fn table(self) -> &'static str {
        match self {
            Self::SystemJobs => "asyncoperation",
            Self::Processes => "workflow",
            Self::ProcessLogs => "workflowlog",
        }
    }
}

/// One row of the query: column, operator, value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindRow {
    /// The column.
    pub column: FindColumn,
    /// The operator.
    pub operator: Operator,
    /// The value as typed; empty for operators without one.
    pub value: String,
    /// The group that it belongs to, from 1; 0 for rows that stand alone.
    pub group: u8,
}

/// A question of Advanced Find. Rows that stand alone and groups must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// The table.
    pub look_for: LookFor,
    /// The rows in their order.
    pub rows: Vec<FindRow>,
    /// For each group from 1 on whether one of its rows is enough (Group OR).
    pub any: Vec<bool>,
}

/// An aggregate query over more rows fails.
/// Source: "Bypass Power Automate flows" in the Microsoft Dataverse documentation.
pub const AGGREGATE_LIMIT: u64 = 50_000;
/// The documented error of such a query.
pub const AGGREGATE_ERROR: &str = "AggregateQueryRecordLimitExceeded (0x8004E023, -2147164125): The maximum record limit is exceeded. Reduce the number of records.";

/// Whether an aggregate query over so many rows fails in a real environment.
pub const fn exceeds_aggregate_limit(rows: u64) -> bool {
    rows > AGGREGATE_LIMIT
}

impl Find {
    /// Groups rows, so that all of them or one of them must hold; those that were in other
    /// groups leave them.
    pub fn group(&mut self, rows: &[usize], any: bool) {
        self.any.push(any);
        let number = u8::try_from(self.any.len()).unwrap_or(u8::MAX);
        for place in rows {
            if let Some(row) = self.rows.get_mut(*place) {
                row.group = number;
            }
        }
    }

    /// The rows that stand alone, then the groups that have any, each with whether one of its
    /// rows is enough.
    fn parts(&self) -> Vec<(bool, Vec<&FindRow>)> {
        let alone = self.rows.iter().filter(|row| row.group == 0);
        let mut parts: Vec<(bool, Vec<&FindRow>)> = alone.map(|row| (false, vec![row])).collect();
        for (number, any) in (1_u8..).zip(&self.any) {
            let rows: Vec<&FindRow> = self.rows.iter().filter(|row| row.group == number).collect();
            if !rows.is_empty() {
                parts.push((*any, rows));
            }
        }
        parts
    }

    /// Takes a row out.
    pub fn remove(&mut self, place: usize) {
        if place < self.rows.len() {
            self.rows.remove(place);
        }
    }

    /// Breaks a group up: its rows stand alone.
    pub fn ungroup(&mut self, group: u8) {
        for row in &mut self.rows {
            if row.group == group {
                row.group = 0;
            }
        }
    }

    /// Looks in another table: rows of columns that it does not have are dropped.
    pub fn look_in(&mut self, look_for: LookFor) {
        self.look_for = look_for;
        self.rows
            .retain(|row| FindColumn::of(look_for).any(|column| column == row.column));
    }

    /// What is wrong with the value of each row, if anything is.
    pub fn problems(&self, names: &Names) -> Vec<Option<Problem>> {
        let wrong = |row: &FindRow| match self.look_for {
            LookFor::Processes => processes::check(row).err(),
            LookFor::SystemJobs | LookFor::ProcessLogs => row.compile(names).err(),
        };
        self.rows.iter().map(wrong).collect()
    }

    /// The question that it asks of system jobs.
    pub(super) fn compile(&self, names: &Names) -> Result<Test, Problem> {
        let row = |row: &FindRow| {
            let test = row.compile(names)?;
            // A job without a process has nothing to compare.
            Ok(if row.column.is_related() {
                Test::All(vec![has_process(names)?, test])
            } else {
                test
            })
        };
        let part = |(any, rows): (bool, Vec<&FindRow>)| {
            let tests: Result<Vec<Test>, Problem> = rows.into_iter().map(row).collect();
            tests.map(if any { Test::Any } else { Test::All })
        };
        let parts: Result<Vec<Test>, Problem> = self.parts().into_iter().map(part).collect();
        parts.map(Test::All)
    }
}

impl FindColumn {
    /// The values that a person can choose from; empty where the column holds times or numbers.
    pub fn values(self, names: &Names) -> Vec<String> {
        let all = |values: Vec<&str>| values.into_iter().map(str::to_owned).collect();
        match self {
            Self::Name | Self::Process => all(names.distinct(|named| &named.name)),
            Self::Owner => all(names.distinct(|named| &named.owner)),
            Self::ProcessTable => all(names.distinct(|named| &named.table)),
            Self::Type => all(names.distinct(|named| named.operation_type.label())),
            Self::State => all(STATES.iter().map(|(word, _)| *word).collect()),
            Self::Status => all(JobStatus::ALL.iter().map(|status| status.label()).collect()),
            Self::ProcessState => all(columns::STATES.to_vec()),
            _ => Vec::new(),
        }
    }
}

/// Whether a job is one of a process.
fn has_process(names: &Names) -> Result<Test, Problem> {
    let workflow = crate::engine::OperationType::Workflow.label();
    find_test(Key::Type, Compare::Equal, workflow, true, names)
}

impl FindRow {
    fn compile(&self, names: &Names) -> Result<Test, Problem> {
        let not = |test: Test| Test::Not(Box::new(test));
        let read = |compare: Compare, quoted: bool| {
            find_test(self.column.key(), compare, self.value.trim(), quoted, names)
        };
        Ok(match self.operator {
            Operator::Equals => read(Compare::Equal, true)?,
            Operator::DoesNotEqual => not(read(Compare::Equal, true)?),
            Operator::Contains => read(Compare::Equal, false)?,
            Operator::DoesNotContain => not(read(Compare::Equal, false)?),
            Operator::IsGreaterThan => read(Compare::More, true)?,
            Operator::IsLessThan => read(Compare::Less, true)?,
            Operator::OlderThanMinutes => self.age(60_000, Compare::More)?,
            Operator::LastHours => self.age(3_600_000, Compare::AtMost)?,
            Operator::ContainsData => self.known(),
            Operator::DoesNotContainData => not(self.known()),
        })
    }

    fn known(&self) -> Test {
        match self.column.key() {
            Key::Started => Test::Known(Number::Started),
            Key::Completed => Test::Known(Number::Completed),
            _ => Test::always(),
        }
    }

    /// So many units of time ago, or more, or less.
    fn age(&self, unit_ms: u64, compare: Compare) -> Result<Test, Problem> {
        let number = self.value.trim();
        let wrong = Problem {
            at: 0,
            end: number.len(),
            found: number.to_owned(),
            expected: Expected::Number,
        };
        let number: u64 = number.parse().map_err(|_| wrong)?;
        let field = match self.column.key() {
            Key::Started => Number::StartedAge,
            Key::Completed => Number::CompletedAge,
            _ => Number::Age,
        };
        Ok(Test::Number(field, compare, number.saturating_mul(unit_ms)))
    }
}
