//! `floodgate validate`: everything that is wrong with some scenario or lesson files. Of a lesson
//! it plays the solution too: one that does not win is of no use.

use super::failure::Failure;
use super::{ValidateArgs, input};
use crate::engine::limits::JOBS_MAX_NATIVE;
use crate::scenario::{self, Lesson};
use crate::session::Session;
use crate::session::format::count;
use crate::session::lesson::{LessonRun, Verdict};
use std::fmt::Display;
use std::io::Write;
use std::path::Path;

/// Seeds with which a lesson that draws its causes is played.
const SEEDS: [u64; 5] = [1, 2, 3, 4, 5];

pub(super) fn validate(args: &ValidateArgs, output: &mut impl Write) -> Result<(), Failure> {
    let (mut good, mut wrong) = (Vec::new(), Vec::new());
    for name in &args.scenarios {
        match checked(name) {
            Ok(words) => good.push(format!("{name}: good: {words}")),
            Err(Failure::Wrong(lines)) => wrong.extend(lines),
            Err(closed @ Failure::OutputClosed) => return Err(closed),
        }
    }
    if !wrong.is_empty() {
        return Err(Failure::Wrong(wrong));
    }
    for line in good {
        writeln!(output, "{line}")?;
    }
    Ok(())
}

/// What a good file is.
fn checked(name: &str) -> Result<String, Failure> {
    let path = Path::new(name);
    if path.exists() {
        let bytes = input::bytes(path)?;
        if scenario::is_lesson(&String::from_utf8_lossy(&bytes)) {
            let lesson = scenario::read_lesson_bytes(&bytes);
            return played(name, &lesson.map_err(|wrong| Failure::file(name, &wrong))?);
        }
    }
    let scenario = input::scenario(name)?;
    input::model(name, &scenario)?;
    let (workflows, sources) = (scenario.workflows.len(), scenario.sources.len());
    let title = scenario.title;
    Ok(format!(
        "{title} ({workflows} workflows and operations, {sources} sources)"
    ))
}

/// Plays the solution of a lesson, and plays it with nothing done.
fn played(name: &str, lesson: &Lesson) -> Result<String, Failure> {
    let seeds: Vec<_> = match lesson.draw {
        Some(_) => SEEDS.into_iter().map(Some).collect(),
        None => vec![None],
    };
    let (mut wrong, mut harm) = (Vec::new(), None);
    for seed in seeds {
        let verdict = verdict(name, lesson, seed)?;
        wrong.extend(faults(name, lesson, &verdict, seed));
        harm = Some(verdict.solution.harm);
    }
    if !wrong.is_empty() {
        return Err(Failure::Wrong(wrong));
    }
    let harm = harm.unwrap_or_default();
    Ok(format!(
        "{} (a lesson: the solution wins, others wait {} min in all and lose {} jobs; doing nothing loses)",
        lesson.title,
        count(harm.waited_minutes()),
        count(harm.lost_jobs)
    ))
}

fn verdict(name: &str, lesson: &Lesson, seed: Option<u64>) -> Result<Verdict, Failure> {
    let failure = |error: &dyn Display| Failure::message(format!("{name}: {error}"));
    let run = LessonRun::new("", lesson, seed).map_err(|error| failure(&error))?;
    let session = Session::of_document(&run.document(), JOBS_MAX_NATIVE);
    let session = session.map_err(|error| failure(&error))?;
    let judge = run.judge(&session, JOBS_MAX_NATIVE);
    Ok(judge.map_err(|error| failure(&error))?.verdict())
}

/// What keeps a lesson from being one.
fn faults(name: &str, lesson: &Lesson, verdict: &Verdict, seed: Option<u64>) -> Vec<String> {
    let with = seed.map_or_else(String::new, |seed| format!(" with seed {seed}"));
    let mut faults = Vec::new();
    for (place, reached) in verdict.solution.reached.iter().enumerate() {
        if !reached {
            let goal = &lesson.goals[place].text;
            faults.push(format!(
                "{name}: goals[{place}]: the solution does not reach \"{goal}\"{with}; change the solution or the goal"
            ));
        }
    }
    let harm = verdict.solution.harm;
    if !harm.is_within(verdict.par) {
        faults.push(format!(
            "{name}: par: the solution lets others wait {} min and lose {} jobs{with}; write at least that",
            harm.waited_ms.div_ceil(60_000),
            harm.lost_jobs
        ));
    }
    if verdict.untouched.reached.iter().all(|reached| *reached) {
        faults.push(format!(
            "{name}: goals: doing nothing wins{with}; add a goal that takes an act"
        ));
    }
    faults
}
