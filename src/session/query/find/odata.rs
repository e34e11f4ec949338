//! The question as an `OData` `$apply` query of the Web API: filter, group by name, count.

use super::xml::{DATE, grouped};
use super::{Find, FindRow, Kind, LookFor, Operator};
use crate::session::query::GroupBy;

/// The request, without the host. Its groups come in no order.
pub fn odata(find: &Find, by: GroupBy) -> String {
    let set = match find.look_for {
        LookFor::SystemJobs => "asyncoperations",
        LookFor::Processes => "workflows",
        LookFor::ProcessLogs => "workflowlogs",
    };
    let by = match grouped(find.look_for, by) {
        "ownerid" => "owninguser/fullname",
        "regardingobjectid" => "_regardingobjectid_value",
        by => by,
    };
    let definitions =
        (find.look_for == LookFor::Processes).then(|| "type eq 1 and category eq 0".to_owned());
    let parts = find.parts();
    let parts = parts.iter().map(|part| part_text(find.look_for, part));
    let parts: Vec<String> = definitions.into_iter().chain(parts).collect();
    let filter = if parts.is_empty() {
        String::new()
    } else {
        format!("filter({})/", parts.join(" and "))
    };
    format!(
        "GET [org]/api/data/v9.2/{set}?$apply={filter}groupby(({by}),aggregate($count as count))"
    )
}

fn part_text(look_for: LookFor, (any, rows): &(bool, Vec<&FindRow>)) -> String {
    let tests: Vec<String> = rows.iter().map(|row| test(look_for, row)).collect();
    let joined = tests.join(if *any { " or " } else { " and " });
    if tests.len() > 1 {
        format!("({joined})")
    } else {
        joined
    }
}

fn test(look_for: LookFor, row: &FindRow) -> String {
    let logical = row.column.logical();
    let column = match (look_for, row.column.is_related(), row.column.kind()) {
        (LookFor::SystemJobs, true, _) => format!("workflowactivationid/{logical}"),
        (LookFor::ProcessLogs, ..) => format!("asyncoperationid_asyncoperation/{logical}"),
        (_, _, Kind::Lookup) => "owninguser/fullname".to_owned(),
        _ => logical.to_owned(),
    };
    let quoted = format!("'{}'", row.value.replace('\'', "''"));
    let value = match row.column.kind() {
        Kind::Date => DATE.to_owned(),
        Kind::Choice => {
            let code = row.column.code(&row.value);
            if code.parse::<u32>().is_ok() {
                code
            } else {
                format!("'{}'", code.replace('\'', "''"))
            }
        }
        Kind::Number => row.value.clone(),
        Kind::Text | Kind::Lookup => quoted.clone(),
    };
    match row.operator {
        Operator::Equals => format!("{column} eq {value}"),
        Operator::DoesNotEqual => format!("{column} ne {value}"),
        Operator::Contains => format!("contains({column},{quoted})"),
        Operator::DoesNotContain => format!("not contains({column},{quoted})"),
        // OData has no word for an age: the time itself goes here.
        Operator::IsGreaterThan | Operator::LastHours => format!("{column} gt {value}"),
        Operator::IsLessThan | Operator::OlderThanMinutes => format!("{column} lt {value}"),
        Operator::ContainsData => format!("{column} ne null"),
        Operator::DoesNotContainData => format!("{column} eq null"),
    }
}
