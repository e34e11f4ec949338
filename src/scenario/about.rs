//! What the page "About the model" says: what is modelled and where that is documented, the
//! parameters, and what is left out and why. Only natively: a test writes it to a text that the
//! page reads (`static/model/about.txt`), and checks that each line is shown by a test.

mod facts;
mod left_out;

pub use facts::FACTS;
pub use left_out::LEFT_OUT;

use super::format::parameters;
use crate::engine::model::Assumptions;
use std::fmt::Write as _;

/// Something of the documented system that a run does too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The heading that it stands under; facts of one stand together.
    pub area: &'static str,
    /// What happens.
    pub what: &'static str,
    /// Where it is documented, in short: see [`SOURCES`].
    pub source: &'static str,
    /// The name of a test that shows it.
    pub test: &'static str,
}

/// Something of the documented system that no run does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What.
    pub what: &'static str,
    /// Why.
    pub why: &'static str,
}

/// Short names of sources, with their titles.
pub const SOURCES: [(&str, &str); 13] = [
    (
        "KB 4562256",
        "Microsoft Support: Workflow generating large volume of system jobs and logs",
    ),
    ("Service", "Microsoft Learn: Asynchronous service"),
    (
        "System Job",
        "Microsoft Learn: asyncoperation table reference",
    ),
    (
        "Process",
        "Microsoft Learn: workflow table reference; Workflow and process entities",
    ),
    (
        "Processes",
        "Microsoft Learn: Classic background workflows; Configure workflow steps",
    ),
    (
        "Practices",
        "Microsoft Learn: Best practices for background workflow processes",
    ),
    ("Depth", "Microsoft Learn: IExecutionContext.Depth"),
    (
        "Monitor",
        "Microsoft Learn: Monitor and manage background workflows",
    ),
    (
        "Clean-up",
        "Microsoft Learn: Clean up the System Job and Process Log tables",
    ),
    ("Life cycle", "Microsoft, CRM 4.0 SDK: Workflow life cycle"),
    (
        "Errors",
        "Microsoft, 2009: When do asynchronous jobs fail, suspend or retry?",
    ),
    (
        "EMEA",
        "Microsoft EMEA support, 2014: Common queries re. CRM Async Service (on premises)",
    ),
    ("Bypass", "Microsoft Learn: Bypass Power Automate flows"),
];

/// The text that the page reads: sections begin with `#`, lines have parts between ` | `.
pub fn text() -> String {
    let mut text = String::from("# facts\n");
    let mut area = "";
    for fact in FACTS {
        if fact.area != area {
            area = fact.area;
            let _ = writeln!(text, "{area}");
        }
        let _ = writeln!(text, "{} | {}", fact.what, fact.source);
    }
    text.push_str("# parameters\n");
    for it in parameters(&Assumptions::default()) {
        let _ = writeln!(
            text,
            "{} | {} | {} | {} | {}",
            it.name, it.default, it.unit, it.source, it.what
        );
    }
    text.push_str("# left out\n");
    for it in LEFT_OUT {
        let _ = writeln!(text, "{} | {}", it.what, it.why);
    }
    text.push_str("# sources\n");
    for (short, title) in SOURCES {
        let _ = writeln!(text, "{short} | {title}");
    }
    text
}
