//! `floodgate run`: plays a scenario to its end.

use super::failure::Failure;
use super::{RunArgs, input, report, summary, tables};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

pub(super) fn run(args: &RunArgs, output: &mut impl Write) -> Result<(), Failure> {
    let mut document = input::document(&args.scenario)?;
    if let Some(seed) = args.seed {
        document.scenario.seed = seed;
        document.promise = None;
    }
    let simulation = input::played_document(&args.scenario, &document)?;
    let scenario = &document.scenario;
    if let Some(path) = &args.jobs {
        write(path, |file| tables::jobs(scenario, &simulation, file))?;
    }
    if let Some(path) = &args.series {
        write(path, |file| tables::series(scenario, &simulation, file))?;
    }
    if args.digest {
        writeln!(output, "{:016x}", simulation.digest())?;
    } else if args.json {
        report::json(&document, &simulation, output)?;
    } else if args.markdown {
        report::markdown(&document, &simulation, output)?;
    } else {
        summary::print(&document, &simulation, output)?;
    }
    Ok(())
}

pub(super) fn write(
    path: &Path,
    table: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> Result<(), Failure> {
    let written = File::create(path).and_then(|file| {
        let mut file = BufWriter::new(file);
        table(&mut file)?;
        file.flush()
    });
    written.map_err(|error| Failure::message(format!("can't write {}: {error}", path.display())))
}
