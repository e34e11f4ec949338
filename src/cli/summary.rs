//! What came of a run, in words and numbers for a terminal. Names stand last in their lines, so
//! that no column depends on how wide a terminal draws them.

use super::report;
use crate::engine::moments::Moment as Found;
use crate::engine::{SimTime, Simulation, WorkflowId};
use crate::scenario::Scenario;
use crate::session::document::Document;
use crate::session::format::{bytes, clock, count, duration};
use std::io::{self, Write};

pub(super) fn print(
    document: &Document,
    simulation: &Simulation,
    to: &mut impl Write,
) -> io::Result<()> {
    let scenario = &document.scenario;
    writeln!(to, "{}", scenario.title)?;
    writeln!(
        to,
        "seed {}, {} workers, 0:00 to {}\n",
        scenario.seed,
        count(u64::from(scenario.service.workers)),
        clock(scenario.horizon)
    )?;
    assumptions(simulation, to)?;
    acts(document, to)?;
    jobs(simulation, to)?;
    backlog(scenario, simulation, to)?;
    workflows(scenario, simulation, to)?;
    moments(scenario, simulation, to)?;
    writeln!(to, "Digest {:016x}", simulation.digest())
}

/// What takes time in this run and is published nowhere.
fn assumptions(simulation: &Simulation, to: &mut impl Write) -> io::Result<()> {
    let cost = simulation.model().assumptions.cancel_cost_ms;
    if cost > 0 {
        writeln!(
            to,
            "Assumed: a worker is busy for {} ms with each job that it cancels\n",
            count(cost)
        )?;
    }
    Ok(())
}

/// What the person did, where the run was recorded.
fn acts(document: &Document, to: &mut impl Write) -> io::Result<()> {
    if document.acts.is_empty() {
        return Ok(());
    }
    writeln!(to, "Acts")?;
    for act in &document.acts {
        line(to, &clock(act.at_ms()), &report::act(act))?;
    }
    writeln!(to)
}

fn line(to: &mut impl Write, value: &str, what: &str) -> io::Result<()> {
    writeln!(to, "{value:>14}  {what}")
}

fn jobs(simulation: &Simulation, to: &mut impl Write) -> io::Result<()> {
    let counts = simulation.counts();
    writeln!(to, "System jobs at the end")?;
    line(to, &count(counts.created), "created")?;
    line(to, &count(counts.succeeded), "succeeded")?;
    line(to, &count(counts.failed), "failed")?;
    line(to, &count(counts.canceled), "canceled")?;
    line(to, &count(counts.in_progress), "in progress")?;
    line(to, &count(counts.ready), "waiting for resources")?;
    line(
        to,
        &count(counts.refused),
        "triggers refused, which made no job",
    )?;
    writeln!(to)
}

/// The clock of the scenario at a time of the engine.
fn clock_at(scenario: &Scenario, time: SimTime) -> String {
    clock(time.since(scenario.start()).ms())
}

fn backlog(scenario: &Scenario, simulation: &Simulation, to: &mut impl Write) -> io::Result<()> {
    let (peak, at) = simulation.metrics().ready_peak();
    let storage = simulation.storage();
    let assumptions = simulation.model().assumptions;
    let job_bytes = storage.job_rows * u64::from(assumptions.bytes_per_job_row);
    let log_bytes = storage.log_rows * u64::from(assumptions.bytes_per_log_row);
    writeln!(to, "Backlog and database")?;
    line(
        to,
        &count(peak),
        &format!("most waiting, at {}", clock_at(scenario, at)),
    )?;
    line(
        to,
        &duration(simulation.oldest_wait().ms()),
        "oldest wait at the end",
    )?;
    line(
        to,
        &count(storage.job_rows),
        &format!("rows of AsyncOperationBase, assumed {}", bytes(job_bytes)),
    )?;
    line(
        to,
        &count(storage.log_rows),
        &format!("rows of WorkflowLogBase, assumed {}", bytes(log_bytes)),
    )?;
    writeln!(to)
}

fn workflows(scenario: &Scenario, simulation: &Simulation, to: &mut impl Write) -> io::Result<()> {
    writeln!(to, "By workflow; waits are those of jobs that ran")?;
    writeln!(
        to,
        "{:>12}{:>12}{:>12}{:>12}{:>12}{:>14}{:>14}",
        "created", "succeeded", "canceled", "waiting", "refused", "median wait", "95 % within"
    )?;
    for (id, workflow) in (0..).map(WorkflowId).zip(&scenario.workflows) {
        let view = simulation.workflow(id);
        let waits = simulation.metrics().waits_of(id);
        let wait = |percent| waits.percentile(percent).map_or("-".to_owned(), duration);
        writeln!(
            to,
            "{:>12}{:>12}{:>12}{:>12}{:>12}{:>14}{:>14}  {}",
            count(view.created),
            count(view.succeeded),
            count(view.canceled),
            count(u64::from(view.ready)),
            count(view.refused),
            wait(50),
            wait(95),
            workflow.name
        )?;
    }
    writeln!(to)
}

/// The moments that the run found and those that the scenario names, by time.
fn moments(scenario: &Scenario, simulation: &Simulation, to: &mut impl Write) -> io::Result<()> {
    let all = all_moments(scenario, simulation);
    if all.is_empty() {
        return Ok(());
    }
    writeln!(to, "Moments")?;
    for (at, what) in all {
        line(to, &clock(at), &what)?;
    }
    writeln!(to)
}

/// The moments with their times in milliseconds, and what each is.
pub(super) fn all_moments(scenario: &Scenario, simulation: &Simulation) -> Vec<(u64, String)> {
    let name = |id: WorkflowId| &scenario.workflows[id.index()].name;
    let found = simulation.moments().iter().map(|found| {
        let what = match found.what {
            Found::FloodStarts => "the flood starts: the oldest wait passes 1 minute".to_owned(),
            Found::OldestWait5Min => "the oldest wait passes 5 minutes".to_owned(),
            Found::Deactivated(id) => format!("{} is deactivated", name(id)),
            Found::QueueGone(id) => format!("no job of {} waits any more", name(id)),
            Found::Nominal => "the backlog is back to nominal".to_owned(),
        };
        (found.at.since(scenario.start()).ms(), what)
    });
    let named = scenario.moments.iter().map(|moment| {
        let what = format!("{} (named {})", moment.title, moment.name);
        (moment.at_ms, what)
    });
    let mut all: Vec<(u64, String)> = found.chain(named).collect();
    all.sort_by_key(|(at, _)| *at);
    all
}
