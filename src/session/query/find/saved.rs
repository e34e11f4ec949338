//! A view as text, to be kept and shared: one line a row, fields between tabs.
//!
//! `jobs` or another table and the groups that need one row only; then for each row its group,
//! column, operator and value. Reading is total: what is not known makes no view.

use super::{Find, FindColumn, FindRow, LookFor, Operator};
use std::fmt::Write as _;

/// Rows of one view, at most.
const ROWS_MAX: usize = 50;
/// Characters of one view as text, at most.
const CHARS_MAX: usize = 10_000;

/// The view as text.
pub fn write_view(find: &Find) -> String {
    let any: String = find
        .any
        .iter()
        .map(|any| if *any { '|' } else { '&' })
        .collect();
    let mut text = format!("{}\t{any}", find.look_for.table());
    for row in &find.rows {
        let value = in_a_line(&row.value);
        let (column, operator) = (row.column.word(), row.operator.fetch());
        let _ = write!(text, "\n{}\t{column}\t{operator}\t{value}", row.group);
    }
    text
}

/// The view of a text; nothing where it is not one.
pub fn read_view(text: &str) -> Option<Find> {
    let mut lines = (text.len() <= CHARS_MAX).then(|| text.split('\n'))?;
    let (table, any) = lines.next()?.split_once('\t')?;
    let look_for = LookFor::ALL.into_iter().find(|it| it.table() == table)?;
    let any: Option<Vec<bool>> = any
        .chars()
        .map(|sign| match sign {
            '|' => Some(true),
            '&' => Some(false),
            _ => None,
        })
        .collect();
    let any = any.filter(|any| any.len() < usize::from(u8::MAX))?;
    let rows: Option<Vec<FindRow>> = lines
        .map(|line| read_row(line, look_for, any.len()))
        .collect();
    let rows = rows.filter(|rows| rows.len() <= ROWS_MAX)?;
    Some(Find {
        look_for,
        rows,
        any,
    })
}

/// A value in one field of a line: a tab or a line end can't be typed into it.
fn in_a_line(value: &str) -> String {
    value.replace(['\t', '\n', '\r'], " ")
}

fn read_row(line: &str, look_for: LookFor, groups: usize) -> Option<FindRow> {
    let mut fields = line.splitn(4, '\t');
    let group: u8 = fields.next()?.parse().ok()?;
    let word = fields.next()?;
    let column = FindColumn::of(look_for).find(|column| column.word() == word)?;
    let word = fields.next()?;
    let operators = column.operators().iter().copied();
    let operator = { operators }.find(|operator: &Operator| operator.fetch() == word)?;
    (usize::from(group) <= groups).then_some(FindRow {
        column,
        operator,
        value: in_a_line(fields.next()?),
        group,
    })
}
