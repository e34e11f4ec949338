//! The question as `FetchXML`.

use super::{Find, FindColumn, FindRow, Kind, LookFor, Operator};
use crate::session::query::GroupBy;
use std::fmt::Write as _;

/// Stands for a time of a real environment: simulated times mean nothing there.
pub(super) const DATE: &str = "YYYY-MM-DDThh:mm:ssZ";

/// The query that finds the rows.
pub fn fetch_xml(find: &Find) -> String {
    let attributes: &[&str] = match find.look_for {
        LookFor::SystemJobs => &[
            "name",
            "regardingobjectid",
            "operationtype",
            "statuscode",
            "ownerid",
            "createdon",
            "startedon",
        ],
        LookFor::Processes => &[
            "name",
            "statecode",
            "primaryentity",
            "ownerid",
            "modifiedon",
        ],
        LookFor::ProcessLogs => &[
            "stagename",
            "stepname",
            "status",
            "createdon",
            "completedon",
            "message",
        ],
    };
    let mut xml = String::from("<fetch>\n");
    let _ = writeln!(xml, "  <entity name='{}'>", find.look_for.table());
    for attribute in attributes {
        let _ = writeln!(xml, "    <attribute name='{attribute}' />");
    }
    if find.look_for == LookFor::SystemJobs {
        xml.push_str("    <order attribute='createdon' />\n");
    }
    finish(find, xml)
}

/// The query that counts the rows by what they have in common, largest first.
pub fn fetch_xml_count(find: &Find, by: GroupBy) -> String {
    let table = find.look_for.table();
    let mut xml = String::from("<fetch aggregate='true'>\n");
    let _ = writeln!(xml, "  <entity name='{table}'>");
    let by = grouped(find.look_for, by);
    let _ = writeln!(
        xml,
        "    <attribute name='{by}' alias='{by}' groupby='true' />"
    );
    let _ = writeln!(
        xml,
        "    <attribute name='{table}id' alias='count' aggregate='count' />"
    );
    xml.push_str("    <order alias='count' descending='true' />\n");
    finish(find, xml)
}

/// The attribute that is grouped by.
pub(super) const fn grouped(look_for: LookFor, by: GroupBy) -> &'static str {
    match (look_for, by) {
        (LookFor::ProcessLogs, _) => "stepname",
        (_, GroupBy::Owner) => "ownerid",
        (LookFor::Processes, GroupBy::Status) => "statecode",
        (LookFor::SystemJobs, GroupBy::Status) => "statuscode",
        (LookFor::SystemJobs, GroupBy::Type) => "operationtype",
        (LookFor::SystemJobs, GroupBy::Regarding) => "regardingobjectid",
        (LookFor::SystemJobs, GroupBy::Correlation) => "correlationid",
        _ => "name",
    }
}

/// The conditions, and the related table where one of them is about it.
fn finish(find: &Find, mut xml: String) -> String {
    let parts = find.parts();
    let linked = |row: &&FindRow| is_linked(find.look_for, row.column);
    // Where one group asks for one thing or for another of a related table, the conditions stand
    // together and name the table that they are about.
    let mixed = parts
        .iter()
        .any(|(any, rows)| *any && rows.iter().any(linked) && !rows.iter().all(linked));
    let mut own = String::new();
    let mut related = String::new();
    if find.look_for == LookFor::Processes {
        own.push_str(DEFINITIONS);
    }
    for (any, rows) in &parts {
        if mixed {
            push_part(&mut own, find.look_for, *any, rows, true);
            continue;
        }
        let (theirs, ours): (Vec<&FindRow>, Vec<&FindRow>) =
            rows.iter().partition(|row| linked(row));
        push_part(&mut own, find.look_for, *any, &ours, false);
        push_part(&mut related, find.look_for, *any, &theirs, false);
    }
    if !own.is_empty() {
        let _ = write!(xml, "    <filter type='and'>\n{own}    </filter>\n");
    }
    push_link(find, &mut xml, &related, mixed);
    xml.push_str("  </entity>\n</fetch>");
    xml
}

/// Definitions of background workflows: an activation is a row of the same table.
const DEFINITIONS: &str = "      <condition attribute='type' operator='eq' value='1' />
      <condition attribute='category' operator='eq' value='0' />
";

/// Whether a column is one of the related table.
const fn is_linked(look_for: LookFor, column: FindColumn) -> bool {
    match look_for {
        LookFor::SystemJobs => column.is_related(),
        LookFor::Processes => false,
        LookFor::ProcessLogs => true,
    }
}

fn push_part(text: &mut String, look_for: LookFor, any: bool, rows: &[&FindRow], mixed: bool) {
    let about = |row: &FindRow| (mixed && is_linked(look_for, row.column)).then_some(ALIAS);
    match rows {
        [] => {}
        [row] if !mixed => push_condition(text, "      ", row, None),
        _ => {
            let kind = if any { "or" } else { "and" };
            let _ = writeln!(text, "      <filter type='{kind}'>");
            for row in rows {
                push_about(text, row, about(row));
            }
            text.push_str("      </filter>\n");
        }
    }
}

/// A condition of a group. One that denies something of the related table asks that there is one.
fn push_about(text: &mut String, row: &FindRow, about: Option<&str>) {
    let denies = matches!(
        row.operator,
        Operator::DoesNotEqual | Operator::DoesNotContain
    );
    let Some(alias) = about.filter(|_| denies) else {
        push_condition(text, "        ", row, about);
        return;
    };
    text.push_str("        <filter type='and'>\n");
    let _ = writeln!(
        text,
        "          <condition entityname='{alias}' attribute='workflowid' operator='not-null' />"
    );
    push_condition(text, "          ", row, about);
    text.push_str("        </filter>\n");
}

/// What the related table is called in a query.
const ALIAS: &str = "related";

/// The related table: a job's process, a log's job.
fn push_link(find: &Find, xml: &mut String, conditions: &str, mixed: bool) {
    if conditions.is_empty() && !mixed {
        return;
    }
    let (name, from, to) = match find.look_for {
        LookFor::ProcessLogs => ("asyncoperation", "asyncoperationid", "asyncoperationid"),
        _ => ("workflow", "workflowid", "workflowactivationid"),
    };
    let kind = if mixed { "outer" } else { "inner" };
    let _ = write!(
        xml,
        "    <link-entity name='{name}' from='{from}' to='{to}' link-type='{kind}' alias='{ALIAS}'"
    );
    if conditions.is_empty() {
        xml.push_str(" />\n");
        return;
    }
    let _ = write!(
        xml,
        ">\n      <filter type='and'>\n{conditions}      </filter>\n    </link-entity>\n"
    );
}

fn push_condition(xml: &mut String, indent: &str, row: &FindRow, about: Option<&str>) {
    let attribute = match row.column.kind() {
        Kind::Lookup => format!("{}name", row.column.logical()),
        _ => row.column.logical().to_owned(),
    };
    let operator = row.operator.fetch();
    let about = about.map_or_else(String::new, |alias| format!(" entityname='{alias}'"));
    let _ = write!(
        xml,
        "{indent}<condition{about} attribute='{attribute}' operator='{operator}'"
    );
    if row.operator.has_value() {
        let _ = write!(xml, " value='{}'", escaped(&value(row)));
    }
    xml.push_str(" />\n");
}

fn value(row: &FindRow) -> String {
    match (row.operator, row.column.kind()) {
        (Operator::Contains | Operator::DoesNotContain, _) => {
            // Signs that stand for others are meant as they are.
            let text = row.value.replace('[', "[[]");
            format!("%{}%", text.replace('%', "[%]").replace('_', "[_]"))
        }
        (Operator::OlderThanMinutes | Operator::LastHours, _) => row.value.trim().to_owned(),
        (_, Kind::Date) => DATE.to_owned(),
        (_, Kind::Choice) => row.column.code(&row.value),
        _ => row.value.clone(),
    }
}

fn escaped(text: &str) -> String {
    // No XML can hold these.
    let is_char = |next: &char| !matches!(next, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    let text: String = text.chars().filter(is_char).collect();
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;")
        .replace('\'', "&apos;")
        .replace('"', "&quot;")
}
