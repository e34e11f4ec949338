//! The question as `FetchXML`.

use super::{Find, FindColumn, FindRow, Kind, LookFor, Operator};
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

/// The query that counts the rows by name, largest first.
pub fn fetch_xml_count(find: &Find) -> String {
    let table = find.look_for.table();
    let mut xml = String::from("<fetch aggregate='true'>\n");
    let _ = writeln!(xml, "  <entity name='{table}'>");
    let by = if find.look_for == LookFor::ProcessLogs {
        "stepname"
    } else {
        "name"
    };
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

fn finish(find: &Find, mut xml: String) -> String {
    let own = |row: &&FindRow| own_column(find.look_for, row.column);
    let mut alone = String::new();
    for (any, rows) in find.parts() {
        let rows: Vec<&FindRow> = rows.into_iter().filter(|row| own(row)).collect();
        match rows[..] {
            [] => {}
            [row] => push_condition(&mut alone, "      ", row),
            _ => {
                let _ = writeln!(
                    alone,
                    "      <filter type='{}'>",
                    if any { "or" } else { "and" }
                );
                for row in rows {
                    push_condition(&mut alone, "        ", row);
                }
                alone.push_str("      </filter>\n");
            }
        }
    }
    if !alone.is_empty() {
        let _ = write!(xml, "    <filter type='and'>\n{alone}    </filter>\n");
    }
    push_links(find, &mut xml);
    xml.push_str("  </entity>\n</fetch>");
    xml
}

/// Whether a column is one of the table itself.
fn own_column(look_for: LookFor, column: FindColumn) -> bool {
    match look_for {
        LookFor::SystemJobs => !column.is_related(),
        LookFor::Processes => true,
        LookFor::ProcessLogs => false,
    }
}

/// The related tables: a job's process, a log's job.
fn push_links(find: &Find, xml: &mut String) {
    let linked: Vec<&FindRow> = find
        .rows
        .iter()
        .filter(|row| !own_column(find.look_for, row.column))
        .collect();
    if linked.is_empty() {
        return;
    }
    let (name, from, to) = match find.look_for {
        LookFor::ProcessLogs => ("asyncoperation", "asyncoperationid", "asyncoperationid"),
        _ => ("workflow", "workflowid", "workflowactivationid"),
    };
    let _ = writeln!(
        xml,
        "    <link-entity name='{name}' from='{from}' to='{to}'>"
    );
    xml.push_str("      <filter type='and'>\n");
    for row in linked {
        push_condition(xml, "        ", row);
    }
    xml.push_str("      </filter>\n    </link-entity>\n");
}

fn push_condition(xml: &mut String, indent: &str, row: &FindRow) {
    let attribute = match row.column.kind() {
        Kind::Lookup => format!("{}name", row.column.logical()),
        _ => row.column.logical().to_owned(),
    };
    let operator = row.operator.fetch();
    let _ = write!(
        xml,
        "{indent}<condition attribute='{attribute}' operator='{operator}'"
    );
    if row.operator.has_value() {
        let _ = write!(xml, " value='{}'", escaped(&value(row)));
    }
    xml.push_str(" />\n");
}

fn value(row: &FindRow) -> String {
    match (row.operator, row.column.kind()) {
        (Operator::Contains | Operator::DoesNotContain, _) => format!("%{}%", row.value),
        (Operator::OlderThanMinutes, _) => row.value.clone(),
        (_, Kind::Date) => DATE.to_owned(),
        (_, Kind::Choice) => row.column.code(&row.value),
        _ => row.value.clone(),
    }
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;")
        .replace('\'', "&apos;")
        .replace('"', "&quot;")
}
