//! What must hold for any bytes: one function an input. The fuzz targets call them with bytes that
//! they find, the native tests with those that were kept and with some at random.

use floodgate::engine::Simulation;
use floodgate::engine::limits::JOBS_MAX_BROWSER;
use floodgate::scenario::{self, KernelCase, Scenario};
use floodgate::session::job_command::{JobsCommand, Verb};
use floodgate::session::lesson::LessonRun;
use floodgate::session::link::Link;
use floodgate::session::query::Filter;
use floodgate::session::{Command, Session, port, run_file};
use std::rc::Rc;

/// Jobs of one run, instants of one run, commands of one input: so that no input takes long.
const JOBS_MAX: u32 = 20_000;
const PLAYED_MAX: u32 = 200_000;
const INSTANTS_MAX: u32 = 20_000;
const COMMANDS_MAX: usize = 30;

/// A target: its name and what it does with bytes.
pub(crate) type Target = (&'static str, fn(&[u8]));

/// All inputs by the name of their target.
pub(crate) const ALL: [Target; 8] = [
    ("scenario", scenario),
    ("lesson", lesson),
    ("kernel_case", kernel_case),
    ("commands", commands),
    ("port", port),
    ("link", link),
    ("run_file", run_file),
    ("filter", filter),
];

/// A file is refused with its problems, or read; what was read can be written, read again and run.
pub(crate) fn scenario(bytes: &[u8]) {
    match scenario::read_bytes(bytes) {
        Ok(read) => {
            let text = serde_json::to_string(&read).expect("a scenario is JSON");
            assert_eq!(
                scenario::read(&text).as_ref(),
                Ok(&read),
                "written and read"
            );
            if let Ok(model) = read.lower(JOBS_MAX)
                && let Ok(mut run) = Simulation::new(Rc::new(model))
            {
                let end = run.end();
                let _ = run.advance_bounded(end, INSTANTS_MAX);
                let _ = run.digest();
            }
        }
        Err(problems) => assert!(!problems.to_string().is_empty(), "a refusal says why"),
    }
}

/// A lesson is refused with its problems, or read; what was read can be written, read again, drawn
/// and begun.
pub(crate) fn lesson(bytes: &[u8]) {
    match scenario::read_lesson_bytes(bytes) {
        Ok(read) => {
            let text = serde_json::to_string(&read).expect("a lesson is JSON");
            let again = scenario::read_lesson(&text);
            assert_eq!(again.as_ref(), Ok(&read), "written and read");
            let run = LessonRun::new("", &read, Some(7)).expect("it has a scenario");
            if let Ok(mut session) = Session::of_document(&run.document(), JOBS_MAX) {
                let _ = run.begin(&mut session);
            }
        }
        Err(problems) => assert!(!problems.to_string().is_empty(), "a refusal says why"),
    }
}

/// A recorded case is refused with its problems, or makes a model.
pub(crate) fn kernel_case(bytes: &[u8]) {
    match KernelCase::read(bytes) {
        Ok(case) => {
            if let Ok(mut run) = Simulation::new(Rc::new(case.model())) {
                let end = run.end();
                let _ = run.advance_bounded(end, INSTANTS_MAX);
            }
        }
        Err(problems) => assert!(!problems.to_string().is_empty(), "a refusal says why"),
    }
}

/// An address is read whatever it says, and what was understood is written and read alike.
pub(crate) fn link(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (query, fragment) = text.split_once('#').unwrap_or((&text, ""));
    let (link, notices) = Link::read(query, fragment);
    let mut more = Vec::new();
    let document = link.document(&mut more);
    assert!(
        document.scenario.check().is_ok(),
        "only what is valid is played"
    );
    let opened = link.open(JOBS_MAX_BROWSER, notices);
    drop(opened);
    let written = link.write();
    let (query, fragment) = written.split_once('#').unwrap_or((&written, ""));
    let (again, _) = Link::read(query, fragment);
    if link.write().len() < 2_000 {
        assert_eq!(again.write(), written, "written and read");
    }
}

/// A run file is refused with a reason, or its run can be written and read again.
pub(crate) fn run_file(bytes: &[u8]) {
    match run_file::read(bytes) {
        Ok(document) => {
            let again = run_file::read(run_file::write(&document).as_bytes());
            assert_eq!(again.as_ref().ok(), Some(&document), "written and read");
            let _ = Session::of_document(&document, JOBS_MAX);
        }
        Err(error) => assert!(!error.0.is_empty(), "a refusal says why"),
    }
}

/// A filter is refused with the place of what is wrong, or understood.
pub(crate) fn filter(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(filter) = Filter::parse(&text) {
        let again = Filter::parse(filter.text());
        assert_eq!(again.as_ref().map(Filter::tokens), Ok(filter.tokens()));
        for token in 0..filter.tokens().len() {
            let _ = filter.without(token);
        }
    }
}

/// Commands in any order: counts add up at every reading, and the run that was recorded gives the
/// same digest when it is played again from its beginning.
pub(crate) fn commands(bytes: &[u8]) {
    let [seed, which, rest @ ..] = bytes else {
        return;
    };
    let scenario = short(*which, (*seed).into());
    let mut session = Session::new(scenario, None, PLAYED_MAX).expect("it can be played");
    for part in rest.chunks_exact(3).take(COMMANDS_MAX) {
        let _ = session.apply(command(part[0], part[1], part[2]));
        session.advance(u64::from(part[2]) * 1_000);
        while session.work(5_000) {}
        let counts = session.view().counts;
        let ended = counts.succeeded + counts.failed + counts.canceled + counts.deleted;
        let sum = counts.ready + counts.waiting + counts.in_progress + ended;
        assert_eq!(sum, counts.created, "counts at {}", session.at_ms());
    }
    let _ = session.apply(Command::Pause);
    let document = session.document();
    let mut again = Session::of_document(&document, PLAYED_MAX).expect("it was played");
    let _ = again.apply(Command::Seek(session.at_ms()));
    while again.work(5_000) {}
    assert_eq!(again.document().promise, document.promise, "played again");
}

/// What a host page asks for by name, a line each: it is done, refused with a reason, or no command,
/// with what there is; and how things stand is told as JSON after each.
pub(crate) fn port(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut session = Session::new(short(0, 1), None, PLAYED_MAX).expect("it can be played");
    let mut before = session.view();
    for line in text.lines().take(COMMANDS_MAX) {
        let (name, argument) = line.split_once(' ').unwrap_or((line, ""));
        match session.named_command(name, argument) {
            Ok(command) => {
                let response = session.apply(command);
                assert_ne!(response.refused.as_deref(), Some(""), "a refusal says why");
            }
            Err(wrong) => assert!(!wrong.is_empty(), "it says what is wrong"),
        }
        session.advance(500);
        while session.work(5_000) {}
        let now = session.view();
        let told = [port::state(&now), port::time(&now), port::error(line)];
        let events = port::events(&before, &now).into_iter();
        for json in told.into_iter().chain(events.map(|(_, detail)| detail)) {
            serde_json::from_str::<serde_json::Value>(&json).expect("it is JSON");
        }
        before = now;
    }
}

/// A shipped scenario, cut to its first two minutes.
fn short(which: u8, seed: u64) -> Scenario {
    let all = scenario::catalogue();
    let shipped = &all[usize::from(which) % all.len()];
    let mut scenario = shipped.read().expect("a shipped scenario is valid");
    scenario.seed = seed;
    scenario.horizon = 120_000;
    scenario.moments.clear();
    scenario.acts.clear();
    if scenario.check().is_err() {
        // What happens later than two minutes names times that are not there any more.
        scenario = shipped.read().expect("a shipped scenario is valid");
    }
    scenario
}

fn command(kind: u8, a: u8, b: u8) -> Command {
    let workflow = u16::from(a % 8);
    let at_ms = u64::from(a) * 480 + u64::from(b);
    match kind % 26 {
        0 => Command::Play,
        1 => Command::Pause,
        2 => Command::StepEvent,
        3 => Command::StepTime,
        4 => Command::NextPickUp,
        5 => Command::NextCancel,
        6 => Command::NextMoment,
        7 => Command::PreviousMoment,
        8 | 9 => Command::Seek(at_ms),
        10 => Command::SetSpeed(b.into()),
        11 => Command::Follow((b < 128).then_some(workflow)),
        12 | 13 => Command::Deactivate(workflow),
        14 => Command::Activate(workflow),
        15 => Command::Delete(workflow),
        16 => Command::SetWorkers(u32::from(b % 40)),
        17 => Command::Undo,
        18 => Command::Redo,
        19 => Command::MoveAct(usize::from(b % 6), at_ms),
        20 => Command::RemoveAct(usize::from(b % 6)),
        21 => Command::Start(workflow, u32::from(b)),
        22 => Command::Mend(workflow),
        23 => Command::StopSource(workflow),
        24 => Command::SetBackground(b < 128),
        _ => Command::Jobs(jobs(a, b)),
    }
}

fn jobs(a: u8, b: u8) -> JobsCommand {
    let verbs = [
        Verb::Cancel,
        Verb::Pause,
        Verb::Resume,
        Verb::Postpone,
        Verb::Delete,
    ];
    let one = JobsCommand::one(verbs[usize::from(a) % 5], b.into(), u64::from(b) * 500);
    if a < 128 {
        one
    } else {
        let workflow = (b < 200).then_some(u16::from(b % 8));
        JobsCommand {
            job: None,
            workflow,
            ..one
        }
    }
}
