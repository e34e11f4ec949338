//! `floodgate still`: the picture is XML that loads nothing, and it says what the run does.

use super::cli::{file, floodgate};
use floodgate::scenario;

fn words(svg: &str) -> Vec<String> {
    let tree = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{error}: {svg}"));
    let texts = tree.descendants().filter(roxmltree::Node::is_element);
    for node in tree.descendants() {
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on") && attribute.name() != "href");
            assert!(!attribute.value().contains("://"), "{}", attribute.value());
        }
        assert_ne!(node.tag_name().name(), "script");
    }
    let text = |node: roxmltree::Node<'_, '_>| {
        let parts = node
            .descendants()
            .filter_map(|part| part.text().filter(|_| part.is_text()));
        parts.collect::<String>()
    };
    let named = |name: &str| ["text", "title", "desc"].contains(&name);
    texts
        .filter(|node| named(node.tag_name().name()))
        .map(text)
        .collect()
}

#[test]
fn every_shipped_scenario_has_a_picture_at_its_beginning_its_middle_and_its_end() {
    for shipped in scenario::catalogue() {
        let end = shipped.read().expect("valid").horizon / 1_000;
        for at in [0, end / 2, end] {
            let at = at.to_string();
            let drawn = floodgate(&["still", shipped.id, "--at", &at]);
            assert_eq!(drawn.code, Some(0), "{}", drawn.stderr);
            let words = words(drawn.text());
            assert_eq!(words[0], shipped.title);
            for word in ["Triggers", "Queue", "Async service", "Outcomes", "Backlog"] {
                assert!(words.iter().any(|text| text == word), "{word}: {words:?}");
            }
        }
    }
}

#[test]
fn the_picture_of_the_click_says_what_came_of_it() {
    let run = br#"{"floodgate_run": 1, "scenario": "bulk-import", "acts":
        [{"do": "deactivate", "at_ms": 480000, "workflow": "Sync contact to ERP"}]}"#;
    let run = file("still.floodgate.json", run);
    let to = file("still.svg", b"");
    let drawn = floodgate(&[
        "still".as_ref(),
        run.as_os_str(),
        "--at".as_ref(),
        "9:00".as_ref(),
        "--dark".as_ref(),
        "-o".as_ref(),
        to.as_os_str(),
    ]);
    assert_eq!(
        (drawn.code, drawn.text()),
        (Some(0), ""),
        "{}",
        drawn.stderr
    );
    let words = words(&std::fs::read_to_string(to).expect("written"));
    for word in [
        "9:00",
        "of 30:00",
        "seed 42",
        "Deactivate 8:00",
        "13,372",
        "refused",
        "Sync contact to ERP 11,300 Draft",
    ] {
        assert!(words.iter().any(|text| text == word), "{word}: {words:?}");
    }
    assert!(
        words[1].contains("was deactivated at 8:00: of 19,702 queued then"),
        "{}",
        words[1]
    );
}

#[test]
fn names_of_a_scenario_are_texts_and_never_markup() {
    let evil = "<script>alert(1)</script> & \\\"x\\\" ]]>";
    let text = scenario::by_id("steady").expect("shipped").text();
    let name = scenario::by_id("steady")
        .expect("shipped")
        .read()
        .expect("valid")
        .workflows[0]
        .name
        .clone();
    let path = file("evil.json", text.replace(&name, evil).as_bytes());
    let drawn = floodgate(&[
        "still".as_ref(),
        path.as_os_str(),
        "--at".as_ref(),
        "5:00".as_ref(),
    ]);
    assert_eq!(drawn.code, Some(0), "{}", drawn.stderr);
    assert!(
        words(drawn.text())
            .iter()
            .any(|text| text.contains("<script>alert"))
    );
    let wrong = floodgate(&["still", "steady", "--at", "99:00:00"]);
    assert_eq!((wrong.code, wrong.text()), (Some(1), ""));
}
