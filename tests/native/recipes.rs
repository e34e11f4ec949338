//! The code that puts a run into other pages.

use floodgate::engine::limits::JOBS_MAX_BROWSER;
use floodgate::scenario::by_id;
use floodgate::session::link::Link;
use floodgate::session::recipe::{Place, Recipe};
use floodgate::session::{Command, Session};

const PAGE: &str = "https://example.org/floodgate/";

fn session(acts: &[Command]) -> Session {
    let scenario = by_id("bulk-import").unwrap().read().unwrap();
    let mut session = Session::new(scenario, Some("bulk-import".into()), JOBS_MAX_BROWSER).unwrap();
    for act in acts {
        assert_eq!(session.apply(act.clone()).refused, None);
        while session.work(100_000) {}
    }
    session
}

fn codes(session: &Session) -> Vec<(Place, String)> {
    let run = session.finished_document();
    let recipe = Recipe::new(&run, session.at_ms(), PAGE);
    Place::ALL.map(|place| (place, recipe.code(place))).to_vec()
}

/// The value of an attribute, as a browser reads it.
fn attribute(code: &str, name: &str) -> Option<String> {
    let (_, rest) = code.split_once(&format!(" {name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    Some(value.replace("&amp;", "&").replace("&quot;", "\""))
}

#[test]
fn every_place_has_code_for_this_run() {
    let session = session(&[Command::Seek(480_000)]);
    for (place, code) in codes(&session) {
        let parts: &[&str] = match place {
            Place::Frame | Place::WordPress | Place::SharePoint => &[
                "<iframe ",
                "sandbox=\"allow-scripts",
                "embed=1",
                "scenario=bulk-import",
                "t=8:00",
            ],
            Place::Still => &["floodgate still", "--at 8:00", "--markdown", "t=8:00"],
            _ => &[
                "<floodgate-playground scenario=\"bulk-import\" seed=\"42\" t=\"8:00\" digest=\"",
                "https://example.org/floodgate/floodgate.js",
                "module",
                "<h3>A bulk import floods the queue</h3>",
                "</floodgate-playground>",
            ],
        };
        for part in parts {
            assert!(code.contains(part), "{place:?} has no {part}:\n{code}");
        }
    }
}

#[test]
fn the_digest_is_that_of_the_run_at_its_end() {
    let paused = session(&[Command::Seek(480_000)]);
    let (_, code) = &codes(&paused)[0];
    let mut ended = session(&[Command::RunToEnd]);
    assert_eq!(attribute(code, "digest"), Some(ended.view().digest));
}

#[test]
fn what_was_done_is_in_the_link_of_the_element_and_of_the_frame() {
    let session = session(&[Command::Seek(480_000), Command::Deactivate(0)]);
    let codes = codes(&session);
    let link = attribute(&codes[0].1, "link").unwrap();
    let address = attribute(&codes[1].1, "src").unwrap();
    for text in [link, address.trim_start_matches(PAGE).to_owned()] {
        let (query, fragment) = text.split_once('#').unwrap();
        let (link, notices) = Link::read(query, fragment);
        assert_eq!(notices, []);
        let opened = link.open(JOBS_MAX_BROWSER, notices);
        assert_eq!(opened.session.document().acts, session.document().acts);
    }
}

#[test]
fn texts_of_a_scenario_stay_texts() {
    let mut scenario = by_id("steady").unwrap().read().unwrap();
    scenario.title = "</h3><script>\"a\" & b]".into();
    scenario.description = "<img src=x onerror=\"a()\">".into();
    let session = Session::new(scenario, None, JOBS_MAX_BROWSER).unwrap();
    for (place, code) in codes(&session) {
        assert!(!code.contains("<img"), "{place:?}:\n{code}");
        assert!(!code.contains("</h3><script>\"a\""), "{place:?}:\n{code}");
        assert!(!code.contains("title=\"</h3>"), "{place:?}:\n{code}");
    }
}
