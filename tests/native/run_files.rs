//! Run files: a run comes back from its file, and everything that is wrong with one is told.

use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::scenario;
use floodgate::session::document::Document;
use floodgate::session::{Command, Session, run_file};
use proptest::prelude::*;

fn send(session: &mut Session, command: Command) {
    assert_eq!(session.apply(command).refused, None);
    while session.work(10_000) {}
}

fn clicked(id: &str) -> Session {
    let shipped = scenario::by_id(id).expect("shipped");
    let scenario = shipped.read().expect("valid");
    let mut session = Session::new(scenario, Some(id.into()), JOBS_MAX_NATIVE).expect("small");
    send(&mut session, Command::Seek(480_000));
    send(&mut session, Command::Deactivate(0));
    session
}

fn digest_at_end(document: &Document) -> String {
    let mut session = Session::of_document(document, JOBS_MAX_NATIVE).expect("it opens");
    send(&mut session, Command::RunToEnd);
    assert_eq!(session.view().as_promised, Some(true));
    session.view().digest
}

#[test]
fn a_run_comes_back_from_its_file_with_the_digest_that_the_file_says() {
    for shipped in scenario::catalogue() {
        let mut session = clicked(shipped.id);
        for edited in [false, true] {
            if edited {
                let mut scenario = session.scenario().clone();
                scenario.service.workers += 1;
                send(&mut session, Command::Edit(Box::new(scenario)));
                send(&mut session, Command::SetWorkers(5));
            }
            let document = session.finished_document();
            let text = run_file::write(&document);
            assert_eq!(text.contains("edited_from"), edited, "{text}");
            let read = run_file::read(text.as_bytes()).expect("what we wrote");
            assert_eq!(read, document, "{text}");
            let digest = digest_at_end(&read);
            assert!(
                text.contains(&format!("\"digest\": \"{digest}\"")),
                "{text}"
            );
            assert_eq!(run_file::write(&read), text);
        }
    }
}

#[test]
fn a_scenario_file_is_a_run_that_nobody_has_played() {
    let shipped = scenario::by_id("steady").expect("shipped");
    let document = run_file::read(shipped.text().as_bytes()).expect("valid");
    assert_eq!((document.acts.len(), document.id), (0, None));
    assert_eq!(document.scenario, shipped.read().expect("valid"));
}

#[test]
fn everything_that_is_wrong_is_told_at_once_by_its_path() {
    let wrong = |text: &str| run_file::read(text.as_bytes()).expect_err("wrong").0;
    let lines = wrong(
        r#"{"floodgate_run": 1, "scenario": "bulk-import", "seed": -4, "speed": 3, "digest": "x",
            "acts": [{"do": "deactivate", "at_ms": 1800000, "workflow": "Sync contacts"}]}"#,
    );
    for path in [
        "seed: ",
        "speed: ",
        "digest: ",
        "acts[0].at_ms: ",
        "acts[0].workflow: ",
    ] {
        assert!(
            lines.iter().any(|line| line.starts_with(path)),
            "{path}{lines:?}"
        );
    }
    assert!(wrong(r#"{"floodgate_run": 2}"#)[0].contains("version 1"));
    assert!(wrong(r#"{"floodgate_run": 1}"#)[0].starts_with("scenario: "));
    assert!(wrong(r#"{"floodgate_run": 1, "scenario": "none"}"#)[0].contains("bulk-import"));
    assert!(wrong(r#"{"floodgate_run": 1, "scenario": {"version": 1}}"#).len() > 3);
    assert!(
        wrong(r#"{"floodgate_run": 1, "scenario": "steady", "acts": 3}"#)[0].starts_with("acts: ")
    );
    assert!(
        wrong("{")[0].starts_with("1:"),
        "the place of a syntax error"
    );
    assert!(wrong(&"[".repeat(100_000)).len() == 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_file_is_refused_or_read(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let text = run_file::write(&clicked("steady").document());
        let mut bytes = text.into_bytes();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        if let Ok(document) = run_file::read(&bytes) {
            prop_assert!(Session::of_document(&document, JOBS_MAX_NATIVE).is_ok());
        }
    }
}
