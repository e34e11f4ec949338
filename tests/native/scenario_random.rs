//! Random scenarios survive being written and read, and no damage to a file is worse than a list
//! of problems. A failure prints the seed that repeats it.

use super::random_scenarios::scenarios;
use boon::{Compiler, Schemas};
use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::scenario::{self, LowerError, Scenario, Source, SourceKind};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde::de::IgnoredAny;
use std::collections::BTreeSet;

/// Whether the published schema takes a text.
fn schema_takes(text: &str) -> Result<(), String> {
    let schema = serde_json::to_value(scenario::schema()).expect("a schema is JSON");
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler
        .add_resource("scenario-1.json", schema)
        .expect("one resource");
    let compiled = compiler.compile("scenario-1.json", &mut schemas);
    let compiled = compiled.expect("the published schema is a schema");
    let value = serde_json::from_str(text).expect("JSON");
    schemas
        .validate(&value, compiled)
        .map_err(|error| format!("{error:#}"))
}

#[test]
fn the_published_schema_takes_every_shipped_scenario_and_refuses_bad_ones() {
    for shipped in scenario::catalogue() {
        assert_eq!(schema_takes(shipped.text()), Ok(()), "{}", shipped.id);
    }
    for path in super::scenario_bad_input::bad_files() {
        // What values mean together is beyond a schema.
        let beyond = ["names", "operations", "recorded", "triggers", "columns"];
        let name = path
            .file_stem()
            .and_then(|name| name.to_str())
            .expect("a name");
        let text = std::fs::read_to_string(&path).expect("a bad file");
        assert!(
            beyond.contains(&name) || schema_takes(&text).is_err(),
            "{name}"
        );
    }
}

#[test]
fn random_scenarios_have_every_kind_of_source() {
    let mut runner = TestRunner::deterministic();
    let mut kinds = BTreeSet::new();
    for _ in 0..200 {
        let scenario = scenarios().new_tree(&mut runner).expect("a scenario");
        kinds.extend(scenario.current().sources.iter().map(Source::kind));
    }
    assert!(kinds.into_iter().eq(SourceKind::ALL.iter().copied()));
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(scenario in scenarios()) {
        let text = serde_json::to_string_pretty(&scenario).expect("a scenario is JSON");
        match scenario::read(&text) {
            Ok(read) => prop_assert_eq!(&read, &scenario),
            Err(problems) => prop_assert!(false, "{}\n{}", text, problems),
        }
        let by_serde: Scenario = serde_json::from_str(&text).expect("serde reads it too");
        prop_assert_eq!(&by_serde, &scenario);
        prop_assert_eq!(schema_takes(&text), Ok(()));
        prop_assert_eq!(scenario.check(), Ok(()));
        match scenario.lower(JOBS_MAX_NATIVE) {
            Ok(model) => prop_assert_eq!(model.check(), Ok(())),
            Err(error) => prop_assert!(matches!(error, LowerError::TooManyJobs { .. }), "{}", error),
        }
    }

    #[test]
    fn no_damage_to_a_file_is_worse_than_a_list_of_problems(
        at in any::<Index>(),
        removed in 0_usize..40,
        inserted in "[\\[\\]{}\",:0-9a-z\\\\.eE\t\n/é-]{0,6}",
    ) {
        let text = scenario::by_id("ping-pong").expect("shipped").text();
        let mut damaged: Vec<char> = text.chars().collect();
        let from = at.index(damaged.len());
        let to = (from + removed).min(damaged.len());
        damaged.splice(from..to, inserted.chars());
        let damaged: String = damaged.into_iter().collect();
        check_any(&damaged)?;
    }

    #[test]
    fn what_is_json_is_json_by_another_parser_too(
        text in "([\\[\\]{}\",:0-9a-z\\\\.eE \u{b}\u{a0}\t\n/'+-]|\"a\"|\"a\":|true|null|[0-9]{1,3}){0,30}",
    ) {
        check_any(&text)?;
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in vec(any::<u8>(), 0..200)) {
        let _ = scenario::read_bytes(&bytes);
    }
}

/// The reader agrees with serde about what is JSON and what is a scenario, and every problem has
/// a place within the text.
fn check_any(text: &str) -> Result<(), TestCaseError> {
    let is_json = serde_json::from_str::<IgnoredAny>(text).is_ok();
    match scenario::read(text) {
        Ok(read) => {
            let by_serde: Scenario = serde_json::from_str(text).expect("serde reads it too");
            prop_assert_eq!(read, by_serde);
        }
        Err(problems) => {
            let what = &problems.0[0].what;
            let is_refused = what.starts_with("this is not JSON") || what == "the file is empty";
            prop_assert_eq!(is_refused, !is_json, "{}", problems);
            prop_assert!(!is_refused || problems.0.len() == 1, "{}", problems);
            for problem in &problems.0 {
                let line = text.split('\n').nth(problem.line as usize - 1);
                let columns = line.map_or(0, |line| line.chars().count());
                prop_assert!(problem.column as usize <= columns + 1, "{:?}", problem);
                prop_assert!(!problem.what.is_empty() && !problem.instead.is_empty());
            }
        }
    }
    Ok(())
}
