//! The native tests: one binary, one module an area.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test says what it expects")]

mod about;
#[path = "../both/mod.rs"]
mod both;
mod cli;
mod cli_bad_files;
mod cli_links;
mod cli_replay;
mod cli_run;
mod cli_still;
mod determinism;
mod engine_random;
mod fetch_xml;
mod fuzzed;
mod incidents;
#[path = "../fuzz/inputs.rs"]
mod inputs;
mod job_lives;
mod job_lives_deletion;
mod job_lives_failures;
mod job_verbs;
mod kernel_cases;
mod languages;
mod lesson_files;
mod lessons;
mod links;
mod links_reading;
mod manifests;
mod marks;
mod models;
mod order;
mod ordering;
mod playback;
mod playback_seek;
mod playback_views;
mod port;
mod query;
mod query_choice;
mod query_export;
mod query_filter;
mod query_find;
mod query_speed;
mod queueing;
mod random_scenarios;
mod random_sources;
mod random_workflows;
mod real_page;
mod recipes;
mod rewriting;
mod run_files;
mod scenario_bad_input;
mod scenario_lowering;
mod scenario_random;
mod scenario_schema;
mod scenario_shipped;
mod storage;
mod texts;
mod theory;
mod tidy;
mod triggers;
mod waits;
mod what_if;
