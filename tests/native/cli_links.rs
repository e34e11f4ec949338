//! `floodgate link`, and run files on the command line.

use super::cli::{file, floodgate};
use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::scenario;
use floodgate::session::link::Link;
use floodgate::session::{Command, Session, run_file};

fn clicked() -> Session {
    let shipped = scenario::by_id("bulk-import").expect("shipped");
    let id = Some(shipped.id.to_owned());
    let mut session =
        Session::new(shipped.read().expect("valid"), id, JOBS_MAX_NATIVE).expect("small");
    for command in [Command::Seek(480_000), Command::Deactivate(0)] {
        assert_eq!(session.apply(command).refused, None);
        while session.work(10_000) {}
    }
    session
}

#[test]
fn a_run_file_gives_the_digest_that_the_page_showed() {
    let mut session = clicked();
    let text = run_file::write(&session.finished_document());
    let path = file("clicked.floodgate.json", text.as_bytes());
    assert_eq!(session.apply(Command::RunToEnd).refused, None);
    while session.work(10_000) {}
    let digest = session.view().digest;
    let ran = floodgate(&["run".as_ref(), path.as_os_str(), "--digest".as_ref()]);
    assert_eq!(
        (ran.code, ran.text()),
        (Some(0), &*format!("{digest}\n")),
        "{}",
        ran.stderr
    );
    let summary = floodgate(&["run".as_ref(), path.as_os_str()]);
    assert!(summary.text().contains("Deactivate Sync contact to ERP"));
    let json = floodgate(&["run".as_ref(), path.as_os_str(), "--json".as_ref()]);
    let json: serde_json::Value = serde_json::from_str(json.text()).expect("JSON");
    assert_eq!(json["digest"], digest);
    assert_eq!(json["acts"][0]["workflow"], "Sync contact to ERP");
    assert_eq!(
        json["work_not_done"],
        json["jobs"]["canceled"].as_u64().unwrap() + json["triggers_refused"].as_u64().unwrap()
    );
    let markdown = floodgate(&["run".as_ref(), path.as_os_str(), "--markdown".as_ref()]);
    assert!(
        markdown
            .text()
            .contains(&format!("| Digest | `{digest}` |"))
    );
    assert!(markdown.text().contains("back to nominal at"));
}

#[test]
fn a_run_file_that_was_changed_fails_and_says_so() {
    let text = run_file::write(&clicked().finished_document()).replace("480000", "480001");
    let path = file("changed.floodgate.json", text.as_bytes());
    let ran = floodgate(&["run".as_ref(), path.as_os_str()]);
    assert_eq!((ran.code, ran.text()), (Some(1), ""));
    assert!(ran.stderr.contains("digest"), "{}", ran.stderr);
    let wrong = file(
        "wrong.floodgate.json",
        br#"{"floodgate_run": 1, "scenario": "x", "seed": "y"}"#,
    );
    let ran = floodgate(&["run".as_ref(), wrong.as_os_str()]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stderr.contains("seed: ") && ran.stderr.contains("scenario: "),
        "{}",
        ran.stderr
    );
}

#[test]
fn the_link_of_a_run_opens_as_the_run() {
    let session = clicked();
    let text = run_file::write(&session.finished_document());
    let path = file("linked.floodgate.json", text.as_bytes());
    let page = "https://example.org/floodgate/";
    let printed = floodgate(&[
        "link".as_ref(),
        path.as_os_str(),
        "--page".as_ref(),
        page.as_ref(),
        "--at".as_ref(),
        "8:30".as_ref(),
    ]);
    assert_eq!(printed.code, Some(0), "{}", printed.stderr);
    let address = printed.text().trim();
    let rest = address.strip_prefix(page).expect("the page");
    let (query, fragment) = rest.split_once('#').expect("it has an act");
    let (link, notices) = Link::read(query, fragment);
    let mut opened = link.open(JOBS_MAX_NATIVE, notices);
    assert_eq!(opened.notices, []);
    while opened.session.work(10_000) {}
    assert_eq!(opened.session.at_ms(), 510_000);
    assert_eq!(opened.session.document().acts, session.document().acts);
    assert_eq!(
        floodgate(&["link", "steady", "--with", "lock=seed&theme=dark"]).text(),
        "?scenario=steady&seed=3&theme=dark&lock=seed\n"
    );
    let refused = floodgate(&["link", "steady", "--at", "4:99"]);
    assert_eq!((refused.code, refused.text()), (Some(1), ""));
    let shipped = scenario::by_id("bulk-import").expect("shipped").text();
    let own = file("own.json", shipped.as_bytes());
    let long = floodgate(&["link".as_ref(), own.as_os_str()]);
    assert_eq!(long.code, Some(1));
    assert!(long.stderr.contains("send it as a file"), "{}", long.stderr);
}
