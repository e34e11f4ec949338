//! Runs every check and test, in order, and stops at the first that fails.
//!
//! First installs what any of the phases needs. The runners' own closing lines go to the terminal
//! as they come; the end says the time of each phase and the sum of what the runners counted.

mod phase;
mod runners;
mod wasm;

use crate::problem::{Problem, Result};
use crate::process::say;
use crate::tally::Tally;
use phase::Phase;
use std::time::{Duration, Instant};

/// What `cargo xtask test` is asked for.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Run only these phases
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Phase>,
    /// Take dist/ as it is where a phase needs it, without building it anew
    #[arg(long)]
    built: bool,
}

/// `cargo xtask test`.
pub(crate) fn run(options: &Options) -> Result<()> {
    let phases = phase::chosen(&options.only, options.built);
    for phase in &phases {
        runners::prepare(*phase)?;
    }
    let mut tally = Tally::default();
    let mut times = Vec::new();
    let result = phases.into_iter().try_for_each(|phase| {
        say(phase.title());
        let start = Instant::now();
        let result = runners::run(phase, &mut tally);
        times.push((phase, start.elapsed()));
        result.map_err(|problem| problem.in_phase(phase.title()))
    });
    let result = result.and_then(|()| nothing_dodged(tally));
    print_times(&times);
    println!("{} passed, {} failed", tally.passed, tally.failed);
    result
}

/// A test that was left out proves nothing, so it counts as a failure of the whole.
fn nothing_dodged(tally: Tally) -> Result<()> {
    if tally.dodged == 0 {
        return Ok(());
    }
    Err(Problem::new(format!(
        "{} tests were ignored, skipped or repeated.",
        tally.dodged
    ))
    .remedy("let them run, or remove them"))
}

fn print_times(times: &[(Phase, Duration)]) {
    println!();
    for (phase, time) in times {
        println!("{:>7.1} s  {}", time.as_secs_f64(), phase.title());
    }
    let total: Duration = times.iter().map(|(_, time)| *time).sum();
    println!("{:>7.1} s  in all", total.as_secs_f64());
}
