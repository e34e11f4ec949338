//! Advanced Find over Processes: which workflows a question finds.

use super::columns::STATES;
use super::{Find, FindColumn, FindRow, Operator};
use crate::session::query::GroupBy;
use crate::session::query::filter::{Expected, Problem};
use crate::session::view::{RecordState, WorkflowRow};

/// The processes that match, by their place in the list; those that were deleted and what has no
/// record never do.
///
/// # Errors
/// Where a value is none that its column can have.
pub fn find_processes(find: &Find, rows: &[WorkflowRow]) -> Result<Vec<u16>, Problem> {
    for row in &find.rows {
        check(row)?;
    }
    let parts = find.parts();
    let holds = |process: &WorkflowRow| {
        parts.iter().all(|(any, rows)| {
            let mut tests = rows.iter().map(|row| test(row, process));
            if *any {
                tests.any(|holds| holds)
            } else {
                tests.all(|holds| holds)
            }
        })
    };
    let there = rows.iter().filter(|row| state(row).is_some());
    Ok(there.filter(|row| holds(row)).map(|row| row.id).collect())
}

/// Draft or Activated.
const fn state(row: &WorkflowRow) -> Option<&'static str> {
    match row.state {
        RecordState::Draft => Some(STATES[0]),
        RecordState::Activated => Some(STATES[1]),
        RecordState::Deleted | RecordState::NoRecord => None,
    }
}

pub(super) fn check(row: &FindRow) -> Result<(), Problem> {
    let value = row.value.trim();
    let known = STATES.iter().any(|word| word.eq_ignore_ascii_case(value));
    if row.column != FindColumn::ProcessState || known {
        return Ok(());
    }
    Err(Problem {
        at: 0,
        end: row.value.len(),
        found: row.value.clone(),
        expected: Expected::OneOf(STATES.map(str::to_owned).to_vec()),
    })
}

fn test(row: &FindRow, process: &WorkflowRow) -> bool {
    let text = match row.column {
        FindColumn::Owner => &process.owner,
        FindColumn::ProcessTable => &process.table,
        FindColumn::ProcessState => state(process).unwrap_or_default(),
        _ => &process.name,
    };
    let wanted = row.value.trim().to_lowercase();
    let text = text.to_lowercase();
    match row.operator {
        Operator::Equals => text == wanted,
        Operator::DoesNotEqual => text != wanted,
        Operator::Contains => text.contains(&wanted),
        Operator::DoesNotContain => !text.contains(&wanted),
        _ => true,
    }
}

/// The processes counted by what they have in common, most first.
pub fn count_processes(rows: &[WorkflowRow], found: &[u16], by: GroupBy) -> Vec<(String, u64)> {
    let mut counts: Vec<(String, u64)> = Vec::new();
    for row in rows.iter().filter(|row| found.contains(&row.id)) {
        let name = match by {
            GroupBy::Owner => row.owner.as_str(),
            GroupBy::Status => state(row).unwrap_or_default(),
            _ => row.name.as_str(),
        };
        match counts.iter_mut().find(|(known, _)| known == name) {
            Some((_, count)) => *count += 1,
            None => counts.push((name.to_owned(), 1)),
        }
    }
    crate::engine::order::by_key(&mut counts, |(_, count)| u64::MAX - count);
    counts
}
