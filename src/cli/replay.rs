//! `floodgate replay`: runs a kernel case and prints what became of every job.

use super::failure::Failure;
use super::{ReplayArgs, input};
use crate::engine::{JobStatus, Simulation};
use crate::scenario::{Aggregates, KernelCase};
use serde::Serialize;
use serde_json::ser::{PrettyFormatter, Serializer};
use std::io::{self, Write};

pub(super) fn replay(args: &ReplayArgs, output: &mut impl Write) -> Result<(), Failure> {
    let name = args.case.display().to_string();
    let case = KernelCase::read(&input::bytes(&args.case)?)
        .map_err(|problems| Failure::file(&name, &problems))?;
    let simulation = input::played(&name, case.model())?;
    if args.aggregates {
        aggregates(&Aggregates::of(&simulation, case.surge_start_ms), output)?;
    } else {
        records(&simulation, output)?;
    }
    Ok(())
}

/// The job records, exactly as the case format has them: only numbers and fixed words.
fn records(simulation: &Simulation, output: &mut impl Write) -> io::Result<()> {
    writeln!(output, "job,workflow,arrival_ms,start_ms,end_ms,status")?;
    for (number, job) in simulation.jobs().rows().enumerate() {
        let (workflow, arrival) = (job.workflow, job.created.ms());
        let status = match job.status {
            JobStatus::Canceled => "canceled",
            _ => "succeeded",
        };
        // Every job of a case is done by its end.
        let time = |time: Option<crate::engine::SimTime>| time.unwrap_or_default().ms();
        let (start, end) = (time(job.picked), time(job.ended));
        writeln!(
            output,
            "{number},{workflow},{arrival},{start},{end},{status}"
        )?;
    }
    Ok(())
}

/// The aggregates in the layout of the recorded files.
fn aggregates(aggregates: &Aggregates, output: &mut impl Write) -> io::Result<()> {
    let layout = PrettyFormatter::with_indent(b" ");
    let mut serializer = Serializer::with_formatter(&mut *output, layout);
    aggregates.serialize(&mut serializer)?;
    writeln!(output)
}
