//! `floodgate validate`: everything that is wrong with some scenario files.

use super::failure::Failure;
use super::{ValidateArgs, input};
use std::io::Write;

pub(super) fn validate(args: &ValidateArgs, output: &mut impl Write) -> Result<(), Failure> {
    let (mut good, mut wrong) = (Vec::new(), Vec::new());
    for name in &args.scenarios {
        let checked = input::scenario(name).and_then(|scenario| {
            input::model(name, &scenario)?;
            Ok(scenario)
        });
        match checked {
            Ok(scenario) => good.push((name, scenario)),
            Err(Failure::Wrong(lines)) => wrong.extend(lines),
            Err(closed @ Failure::OutputClosed) => return Err(closed),
        }
    }
    if !wrong.is_empty() {
        return Err(Failure::Wrong(wrong));
    }
    for (name, scenario) in good {
        let (workflows, sources) = (scenario.workflows.len(), scenario.sources.len());
        writeln!(
            output,
            "{name}: good: {} ({workflows} workflows and operations, {sources} sources)",
            scenario.title
        )?;
    }
    Ok(())
}
