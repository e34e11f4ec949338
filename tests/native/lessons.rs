//! The shipped course: every lesson can be won by its solution within par, and by nothing less.

use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::engine::sample::{Purpose, Stream};
use floodgate::scenario::lesson::{ActWord, Condition, Lesson};
use floodgate::scenario::{self, Act, JobsAct, Scenario, StatusReason, Verb};
use floodgate::session::document::Document;
use floodgate::session::lesson::{LessonRun, Seen, Verdict};
use floodgate::session::{Command, Session, command};
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("static/lessons")
}

fn text(id: &str) -> String {
    let path = folder().join(format!("{id}.json"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn lesson(id: &str) -> Lesson {
    let text = text(id);
    let read = scenario::read_lesson(&text);
    let read = read.unwrap_or_else(|problems| panic!("{id}:\n{problems}"));
    let by_serde: Lesson = serde_json::from_str(&text).expect(id);
    assert_eq!(read, by_serde, "{id}: reader and serde");
    read
}

/// The lessons of the course in order: name, title, summary, minutes.
fn course() -> Vec<(String, String, String, u64)> {
    let course: serde_json::Value = serde_json::from_str(&text("course")).expect("the course");
    let lessons = course["lessons"].as_array().expect("a list");
    let entry = |it: &serde_json::Value| {
        let text = |key: &str| it[key].as_str().expect(key).to_owned();
        let minutes = it["minutes"].as_u64().expect("minutes");
        (text("id"), text("title"), text("summary"), minutes)
    };
    lessons.iter().map(entry).collect()
}

fn ids() -> Vec<String> {
    course().into_iter().map(|(id, ..)| id).collect()
}

/// What a lesson is played with: several seeds where causes are drawn.
fn seeds(lesson: &Lesson) -> Vec<Option<u64>> {
    match lesson.draw {
        Some(_) => (1..=8).map(Some).collect(),
        None => vec![None],
    }
}

/// The verdict on a run with these acts.
fn verdict(run: &LessonRun, acts: Vec<Act>) -> Verdict {
    let document = Document {
        acts,
        ..run.document()
    };
    let session = Session::of_document(&document, JOBS_MAX_NATIVE).expect("a session");
    let judge = run.judge(&session, JOBS_MAX_NATIVE).expect("a judge");
    judge.verdict()
}

#[test]
fn the_course_names_its_files_as_they_are() {
    let course = course();
    assert!(course.len() >= 10, "{} lessons", course.len());
    for (id, title, summary, minutes) in &course {
        let lesson = lesson(id);
        let says = (&lesson.title, &lesson.summary, u64::from(lesson.minutes));
        assert_eq!((title, summary, *minutes), says, "{id}");
    }
    let files = fs::read_dir(folder()).expect("the folder").count();
    assert_eq!(files, course.len() + 1, "a lesson stands in no course");
    let minutes: u64 = course.iter().map(|(.., minutes)| minutes).sum();
    assert!(minutes <= 60, "the course takes {minutes} minutes");
}

#[test]
fn every_solution_wins_within_par_and_doing_nothing_loses() {
    for id in ids() {
        let lesson = lesson(&id);
        for seed in seeds(&lesson) {
            let run = LessonRun::new(&id, &lesson, seed).expect("a lesson");
            let solution = run.lesson().solution.clone();
            let verdict = verdict(&run, solution);
            let at = format!("{id}, seed {seed:?}");
            assert!(verdict.won, "{at}: {:?}", verdict.yours);
            assert!(verdict.within_par, "{at}: {:?}", verdict.yours.harm);
            assert_eq!(verdict.yours, verdict.solution, "{at}");
            let untouched = verdict.untouched.reached;
            assert!(!untouched.iter().all(|it| *it), "{at}: nothing wins");
        }
    }
}

#[test]
fn a_par_is_no_more_generous_than_a_tenth() {
    for id in ids() {
        let lesson = lesson(&id);
        assert_eq!(lesson.par.is_none(), lesson.draw.is_some(), "{id}: par");
        let Some(par) = lesson.par else { continue };
        let run = LessonRun::new(&id, &lesson, None).expect("a lesson");
        let harm = verdict(&run, Vec::new()).solution.harm;
        let minutes = harm.waited_ms.div_ceil(60_000);
        let most = minutes + (minutes / 10).max(5);
        assert!(par.waited_minutes <= most, "{id}: {par:?}, {harm:?}");
        assert_eq!(par.lost_jobs, harm.lost_jobs, "{id}");
    }
}

/// What a coach offers, at another time.
fn at(act: Act, time: u64) -> Act {
    match act {
        Act::Mend { workflow, .. } => Act::Mend {
            at_ms: time,
            workflow,
        },
        Act::StopSource { source, .. } => Act::StopSource {
            at_ms: time,
            source,
        },
        act => panic!("no coach offers {act:?}"),
    }
}

/// An act that the lesson allows or offers, at random.
fn random_act(lesson: &Lesson, scenario: &Scenario, stream: &mut Stream) -> Act {
    let mut pick = |count: usize| {
        usize::try_from(stream.uniform(0, count as u64 - 1)).expect("a place in a list")
    };
    let at_ms = pick(usize::try_from(scenario.horizon).expect("a horizon")) as u64;
    let workflow = scenario.workflows[pick(scenario.workflows.len())]
        .name
        .clone();
    let verb = |verb: Verb, pick: &mut dyn FnMut(usize) -> usize| {
        Act::Jobs(JobsAct {
            at_ms,
            verb,
            until_ms: None,
            job: None,
            workflow: Some(workflow.clone()),
            status: Some(StatusReason::ALL[pick(2)]),
            operation_type: None,
            first: None,
            last: None,
        })
    };
    let choice = pick(lesson.allowed.len() + lesson.offers.len());
    if let Some(offer) = choice.checked_sub(lesson.allowed.len()) {
        return at(lesson.offers[offer].act.clone(), at_ms);
    }
    match lesson.allowed[choice] {
        ActWord::Deactivate => Act::Deactivate { at_ms, workflow },
        ActWord::Activate => Act::Activate { at_ms, workflow },
        ActWord::Delete => Act::Delete { at_ms, workflow },
        ActWord::Cancel => verb(Verb::Cancel, &mut pick),
        ActWord::Resume => verb(Verb::Resume, &mut pick),
        ActWord::BulkDelete => Act::DeleteImmediately {
            at_ms,
            rows: scenario::Deletion {
                statuses: vec![scenario::EndStatus::ALL[pick(3)]],
                workflow: Some(workflow),
                ..Default::default()
            },
        },
        ActWord::Mend => Act::Mend { at_ms, workflow },
        ActWord::StopSource => Act::StopSource {
            at_ms,
            source: scenario.sources[pick(scenario.sources.len())]
                .name()
                .to_owned(),
        },
        word => panic!("no shipped lesson allows {}", word.key()),
    }
}

#[test]
fn random_sequences_of_allowed_acts_lose() {
    for id in ids() {
        let lesson = lesson(&id);
        let run = LessonRun::new(&id, &lesson, None).expect("a lesson");
        let scenario = run.document().scenario;
        for seed in 1..=3 {
            let mut stream = Stream::new(seed, Purpose::Arrivals, 0);
            let acts: Vec<_> = (0..5)
                .map(|_| random_act(&lesson, &scenario, &mut stream))
                .filter(|act| is_possible(&scenario, act))
                .collect();
            let mut acts = acts;
            acts.sort_by_key(Act::at_ms);
            let verdict = verdict(&run, acts);
            assert!(!verdict.won, "{id}, seed {seed}: {:?}", verdict.acts);
        }
    }
}

/// Platform operations have no process record.
fn is_possible(scenario: &Scenario, act: &Act) -> bool {
    let with = Scenario {
        acts: vec![act.clone()],
        ..scenario.clone()
    };
    with.check().is_ok()
}

/// Makes it seem that a person has looked at whatever a condition asks for.
fn look(condition: &Condition, scenario: &Scenario, seen: &mut Seen) -> Option<Command> {
    let place = |name: &String| {
        let mut workflows = scenario.workflows.iter();
        let place = workflows.position(|workflow| workflow.name == *name);
        u16::try_from(place.expect("a name")).expect("a place")
    };
    match condition {
        Condition::Page { page } => seen.page = Some(*page),
        Condition::Grouped {} => seen.grouped = true,
        Condition::Filtered {} => seen.filtered = true,
        Condition::JobOpened { workflow } => seen.job_opened = workflow.as_ref().map(place),
        Condition::Selected { workflow } => return Some(Command::Select(place(workflow))),
        Condition::All { of } => {
            return of.iter().filter_map(|it| look(it, scenario, seen)).last();
        }
        _ => {}
    }
    None
}

/// Plays a lesson live, with its solution, in steps of five seconds: every step, its coach mark,
/// every hint and the verdict come up, with the clock paused for as long as one likes.
#[test]
fn every_step_and_hint_is_reached_by_who_plays_the_solution_live() {
    for id in ids() {
        let lesson = lesson(&id);
        let mut run = LessonRun::new(&id, &lesson, None).expect("a lesson");
        let document = run.document();
        let mut session = Session::of_document(&document, JOBS_MAX_NATIVE).expect("a session");
        assert!(run.begin(&mut session).changed, "{id}");
        let solution = Document {
            acts: run.lesson().solution.clone(),
            ..document.clone()
        };
        let acts = solution.timed_acts(JOBS_MAX_NATIVE).expect("acts");
        let mut commands = solution.acts.iter().zip(&acts).peekable();
        let mut shown = vec![false; lesson.steps.len()];
        run.answer(1);
        while session.at_ms() < document.scenario.horizon {
            for _ in 0..lesson.steps.len() {
                if let Some((place, step)) = run.step() {
                    shown[place] = true;
                    let mut seen = Seen::default();
                    if let Some(until) = &step.until
                        && let Some(command) = look(until, &document.scenario, &mut seen)
                    {
                        let _ = session.apply(command);
                    }
                    run.observe(&session, &seen);
                    if run.is_met() {
                        let (place, _) = run.step().expect("a step that is met");
                        shown[place] = true;
                        run.next_step();
                    }
                }
            }
            let next = commands.peek().map_or(u64::MAX, |(act, _)| act.at_ms());
            if next == session.at_ms() {
                let (act, timed) = commands.next().expect("peeked");
                let offered = lesson
                    .offers
                    .iter()
                    .position(|offer| at(offer.act.clone(), act.at_ms()) == *act);
                let response = match offered {
                    Some(place) => run.offer(place, &mut session),
                    None => session.apply(command::of_act(timed.act, document.scenario.start())),
                };
                assert_eq!(response.refused, None, "{id}: {act:?}");
                continue;
            }
            let _ = session.apply(Command::Seek(next.min(session.at_ms() + 5_000)));
            while session.work(100_000) {}
        }
        while let Some((place, step)) = run.step() {
            shown[place] = true;
            let mut seen = Seen::default();
            if let Some(until) = &step.until {
                look(until, &document.scenario, &mut seen);
            }
            let (before, _) = (place, run.observe(&session, &seen));
            if run.is_met() {
                run.next_step();
            }
            let stays = run.step().is_some_and(|(place, _)| place == before);
            assert!(!stays, "{id}: stays at step {before}");
        }
        run.observe(&session, &Seen::default());
        assert!(shown.iter().all(|it| *it), "{id}: steps shown {shown:?}");
        assert!(run.step().is_none(), "{id}: stays at {:?}", run.step());
        assert!(run.all_reached(), "{id}: {:?}", run.reached());
        for count in 1..=3 {
            assert!(run.show_hint(), "{id}");
            assert_eq!(run.hints().len(), count, "{id}");
        }
        assert!(!run.show_hint(), "{id}: a fourth hint");
        let judge = run.judge(&session, JOBS_MAX_NATIVE).expect("a judge");
        let verdict = judge.verdict();
        assert!(verdict.won && verdict.within_par, "{id}: {verdict:?}");
        assert_eq!(verdict.hints, 3, "{id}");
        assert_eq!(verdict.yours, verdict.solution, "{id}: live and at once");
    }
}

#[test]
fn what_a_lesson_does_not_allow_is_refused_with_the_reason() {
    let lesson = lesson("article");
    let run = LessonRun::new("article", &lesson, None).expect("a lesson");
    let mut session = Session::of_document(&run.document(), JOBS_MAX_NATIVE).expect("a session");
    assert_eq!(run.begin(&mut session).refused, None);
    assert!(run.is_played_by(&session));
    let refused = session.apply(Command::SetWorkers(64)).refused;
    let reason =
        "this lesson is to be solved without it: you can't change the number of workers here";
    assert_eq!(refused.as_deref(), Some(reason));
    let refused = session.apply(Command::SetSeed(9)).refused;
    let reason = "the lesson that is played fixes the seed";
    assert_eq!(refused.as_deref(), Some(reason));
    assert_eq!(session.apply(Command::Reset).refused, None);
    assert!(run.is_played_by(&session), "still after a reset");
    assert_eq!(session.apply(Command::Load("steady".into())).refused, None);
    assert!(!run.is_played_by(&session));
    assert_eq!(session.apply(Command::SetWorkers(64)).refused, None);
}

#[test]
fn an_exam_is_another_one_with_another_seed_and_the_same_with_the_same() {
    let lesson = lesson("exam");
    let drawn = |seed| lesson.with_seed(Some(seed)).expect("a lesson");
    let culprits = |seed| drawn(seed).scenario().expect("a scenario").culprits;
    assert_eq!(drawn(7), drawn(7));
    let mut all: Vec<_> = (0..40).map(culprits).collect();
    all.sort();
    all.dedup();
    assert!(all.len() >= 10, "only {} exams in 40 seeds", all.len());
}
