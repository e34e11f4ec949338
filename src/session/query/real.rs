//! The queries of the page "In a real environment": text to copy, with names and times to put in.
//! What Advanced Find can ask is made by it, so that these ask what its grid shows.

use super::GroupBy;
use super::find::{Find, FindColumn, FindRow, Operator, fetch_xml_count, odata};

/// The language of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// `FetchXML`.
    FetchXml,
    /// A request of the Web API.
    WebApi,
}

/// A query to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RealQuery {
    /// Its word in the text of the page.
    pub id: &'static str,
    /// Its language.
    pub language: Language,
    /// The text.
    pub text: String,
}

/// Stands for the name of the workflow.
pub const WORKFLOW: &str = "NAME OF THE WORKFLOW";

const COUNTS: &str = "GET [org]/api/data/v9.2/asyncoperations?$apply=groupby((statecode,statuscode,operationtype),aggregate($count as count))
Prefer: odata.include-annotations=\"OData.Community.Display.V1.FormattedValue\"";

const DEACTIVATE: &str = "PATCH [org]/api/data/v9.2/workflows(WORKFLOW-ID)
Content-Type: application/json

{ \"statecode\": 0, \"statuscode\": 1 }";

const OLDEST: &str = "<fetch top='1'>
  <entity name='asyncoperation'>
    <attribute name='name' />
    <attribute name='createdon' />
    <order attribute='createdon' />
    <filter type='and'>
      <condition attribute='statuscode' operator='eq' value='0' />
    </filter>
  </entity>
</fetch>";

const ORIGIN: &str = "<fetch top='50'>
  <entity name='asyncoperation'>
    <attribute name='name' />
    <attribute name='createdon' />
    <attribute name='createdby' />
    <attribute name='regardingobjectid' />
    <attribute name='messagename' />
    <attribute name='depth' />
    <attribute name='correlationid' />
    <order attribute='createdon' descending='true' />
    <filter type='and'>
      <condition attribute='operationtype' operator='eq' value='10' />
      <condition attribute='name' operator='eq' value='NAME OF THE WORKFLOW' />
    </filter>
  </entity>
</fetch>";

const CANCELED: &str = "<fetch>
  <entity name='asyncoperation'>
    <attribute name='regardingobjectid' />
    <attribute name='createdon' />
    <attribute name='completedon' />
    <order attribute='createdon' />
    <filter type='and'>
      <condition attribute='operationtype' operator='eq' value='10' />
      <condition attribute='name' operator='eq' value='NAME OF THE WORKFLOW' />
      <condition attribute='statuscode' operator='eq' value='32' />
      <condition attribute='completedon' operator='ge' value='TIME OF DEACTIVATE' />
    </filter>
  </entity>
</fetch>";

const MISSED: &str = "<fetch>
  <entity name='TABLE OF THE WORKFLOW'>
    <attribute name='createdon' />
    <attribute name='modifiedon' />
    <order attribute='modifiedon' />
    <filter type='and'>
      <condition attribute='modifiedon' operator='ge' value='TIME OF DEACTIVATE' />
      <condition attribute='modifiedon' operator='le' value='TIME OF ACTIVATE' />
    </filter>
  </entity>
</fetch>";

const PURGE: &str = "<fetch aggregate='true'>
  <entity name='asyncoperation'>
    <attribute name='statuscode' alias='status' groupby='true' />
    <attribute name='asyncoperationid' alias='count' aggregate='count' />
    <filter type='and'>
      <condition attribute='operationtype' operator='eq' value='10' />
      <condition attribute='statecode' operator='eq' value='3' />
      <condition attribute='completedon' operator='olderthan-x-days' value='7' />
    </filter>
  </entity>
</fetch>";

/// All of them, in the order of the page.
pub fn real_queries() -> Vec<RealQuery> {
    let queued = queued();
    let mut recent = queued.clone();
    recent
        .rows
        .push(row(FindColumn::Created, Operator::LastHours, "1"));
    vec![
        api("counts", COUNTS),
        fetch("culprit", fetch_xml_count(&queued, GroupBy::Workflow)),
        api("culprit-odata", &odata(&queued, GroupBy::Workflow)),
        fetch(
            "culprit-recent",
            fetch_xml_count(&recent, GroupBy::Workflow),
        ),
        api("deactivate", DEACTIVATE),
        api("check", &check()),
        fetch("oldest", OLDEST.into()),
        fetch("origin", ORIGIN.into()),
        fetch("canceled", CANCELED.into()),
        fetch("missed", MISSED.into()),
        fetch("purge", PURGE.into()),
    ]
}

/// Workflow jobs that wait for resources.
fn queued() -> Find {
    let rows = vec![
        row(FindColumn::Type, Operator::Equals, "Workflow"),
        row(
            FindColumn::Status,
            Operator::Equals,
            "Waiting For Resources",
        ),
    ];
    Find {
        rows,
        ..Find::default()
    }
}

fn check() -> String {
    format!(
        "GET [org]/api/data/v9.2/asyncoperations?$apply=filter(operationtype eq 10 and name eq '{WORKFLOW}')/groupby((statuscode),aggregate($count as count))"
    )
}

fn row(column: FindColumn, operator: Operator, value: &str) -> FindRow {
    FindRow {
        column,
        operator,
        value: value.to_owned(),
        group: 0,
    }
}

fn fetch(id: &'static str, text: String) -> RealQuery {
    let language = Language::FetchXml;
    RealQuery { id, language, text }
}

fn api(id: &'static str, text: &str) -> RealQuery {
    let language = Language::WebApi;
    RealQuery {
        id,
        language,
        text: text.to_owned(),
    }
}
