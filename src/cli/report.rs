//! What came of a run for programs (JSON) and for documents (Markdown): the table, and a text that
//! stands in for the picture.

use super::summary;
use crate::engine::{Simulation, WorkflowId};
use crate::scenario::{Act, JobsAct};
use crate::session::document::Document;
use crate::session::format::{bytes, clock, count, duration};
use crate::session::outcome::Outcome;
use serde_json::{Value, json};
use std::io::{self, Write};

/// An act in words.
pub(super) fn act(act: &Act) -> String {
    match act {
        Act::Activate { workflow, .. } => format!("Activate {workflow}"),
        Act::Deactivate { workflow, .. } => format!("Deactivate {workflow}"),
        Act::Delete { workflow, .. } => format!("Delete {workflow}"),
        Act::SetWorkers { workers, .. } => format!("{} workers", count(u64::from(*workers))),
        Act::Start {
            workflow, times, ..
        } => format!("Start {workflow}, {} times", count(u64::from(*times))),
        Act::Mend { workflow, .. } => format!("Mend what makes {workflow} fail"),
        Act::StopSource { source, .. } => format!("Stop the source {source}"),
        Act::SetBackground { on: true, .. } => "Background operations on".into(),
        Act::SetBackground { on: false, .. } => "Background operations off".into(),
        Act::Jobs(act) => jobs(act),
        Act::DeleteImmediately { .. } => "Delete rows of completed jobs, Immediately".into(),
    }
}

/// What is done with system jobs, and with which.
fn jobs(act: &JobsAct) -> String {
    let mut verb = act.verb.key().to_owned();
    if let Some(first) = verb.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let which = match (act.job, &act.workflow) {
        (Some(job), _) => format!(" job {}", count(u64::from(job))),
        (None, Some(workflow)) => format!(" jobs of {workflow}"),
        (None, None) => " jobs".to_owned(),
    };
    let status = act.status.map(|it| it.key().replace('_', " "));
    let status = status
        .map(|it| format!(" that are {it}"))
        .unwrap_or_default();
    let until = act
        .until_ms
        .map(|until_ms| format!(" until {}", clock(until_ms)));
    format!("{verb}{which}{status}{}", until.unwrap_or_default())
}

/// One JSON object: all times in milliseconds, the digest as 16 hexadecimal digits.
pub(super) fn json(
    document: &Document,
    simulation: &Simulation,
    to: &mut impl Write,
) -> io::Result<()> {
    let (scenario, outcome) = (&document.scenario, Outcome::of(simulation));
    let workflows = (0..).map(WorkflowId).zip(&scenario.workflows);
    let workflows = workflows.map(|(id, workflow)| {
        let view = simulation.workflow(id);
        let waits = simulation.metrics().waits_of(id);
        json!({
            "name": workflow.name,
            "created": view.created,
            "succeeded": view.succeeded,
            "canceled": view.canceled,
            "waiting": view.ready,
            "refused": view.refused,
            "wait_p50_ms": waits.percentile(50),
            "wait_p95_ms": waits.percentile(95),
        })
    });
    let moments = summary::all_moments(scenario, simulation).into_iter();
    let moments = moments.map(|(at_ms, what)| json!({ "at_ms": at_ms, "what": what }));
    let report = json!({
        "title": scenario.title,
        "scenario": document.id,
        "seed": scenario.seed,
        "workers": scenario.service.workers,
        "horizon_ms": scenario.horizon,
        "model_revision": crate::engine::MODEL_REVISION,
        "digest": format!("{:016x}", outcome.digest),
        "acts": document.acts,
        "jobs": {
            "created": outcome.created,
            "succeeded": outcome.succeeded,
            "failed": outcome.failed,
            "canceled": outcome.canceled,
            "in_progress": outcome.in_progress,
            "waiting": outcome.waiting,
        },
        "triggers_refused": outcome.refused,
        "work_not_done": outcome.not_done,
        "backlog": {
            "peak": outcome.peak,
            "peak_at_ms": outcome.peak_at_ms,
            "oldest_wait_at_end_ms": outcome.oldest_wait_ms,
            "flood_starts_ms": outcome.flood_ms,
            "nominal_ms": outcome.nominal_ms,
        },
        "others_wait": { "p50_ms": outcome.others_p50_ms, "p95_ms": outcome.others_p95_ms },
        "database": {
            "job_rows": outcome.job_rows,
            "log_rows": outcome.log_rows,
            "assumed_bytes": outcome.bytes,
        },
        "workflows": workflows.collect::<Vec<Value>>(),
        "moments": moments.collect::<Vec<Value>>(),
        "text": outcome.in_words(scenario.horizon),
    });
    serde_json::to_writer_pretty(&mut *to, &report)?;
    writeln!(to)
}

/// A heading, the text for a picture, the table of what came of the run, and its acts.
pub(super) fn markdown(
    document: &Document,
    simulation: &Simulation,
    to: &mut impl Write,
) -> io::Result<()> {
    let (scenario, outcome) = (&document.scenario, Outcome::of(simulation));
    writeln!(to, "## {}\n", escaped(&scenario.title))?;
    writeln!(to, "{}\n", outcome.in_words(scenario.horizon))?;
    writeln!(to, "| what came of it | |\n|---|---:|")?;
    let time = |at: Option<u64>| at.map_or("never".to_owned(), clock);
    let wait = |wait: Option<u64>| wait.map_or("no job ran".to_owned(), duration);
    let rows = [
        ("Seed", scenario.seed.to_string()),
        (
            "Workers at the beginning",
            count(u64::from(scenario.service.workers)),
        ),
        ("System jobs created", count(outcome.created)),
        ("Succeeded", count(outcome.succeeded)),
        ("Failed", count(outcome.failed)),
        ("Canceled at pick-up", count(outcome.canceled)),
        ("Triggers refused", count(outcome.refused)),
        ("Work not done", count(outcome.not_done)),
        ("Most jobs waiting", count(outcome.peak)),
        ("Waiting at the end", count(outcome.waiting)),
        ("Flood starts", time(outcome.flood_ms)),
        ("Back to nominal", time(outcome.nominal_ms)),
        (
            "Median wait of other workflows",
            wait(outcome.others_p50_ms),
        ),
        ("95 % of them within", wait(outcome.others_p95_ms)),
        ("Rows of AsyncOperationBase", count(outcome.job_rows)),
        ("Rows of WorkflowLogBase", count(outcome.log_rows)),
        ("Both, by assumed bytes a row", bytes(outcome.bytes)),
        ("Digest", format!("`{:016x}`", outcome.digest)),
    ];
    for (what, value) in rows {
        writeln!(to, "| {what} | {value} |")?;
    }
    if !document.acts.is_empty() {
        writeln!(to, "\n| at | act |\n|---:|---|")?;
        for done in &document.acts {
            writeln!(to, "| {} | {} |", clock(done.at_ms()), escaped(&act(done)))?;
        }
    }
    Ok(())
}

/// A text that Markdown shows as it is, also in the cell of a table.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        if "\\`*_[]<>|#~".contains(character) {
            safe.push('\\');
        }
        safe.push(if character == '\n' { ' ' } else { character });
    }
    safe
}
