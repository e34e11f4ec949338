#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test says what it expects")]
//! The native tests: one binary, one module an area.

#[path = "../both/mod.rs"]
mod both;
mod determinism;
mod ordering;
mod playback;
mod queueing;
mod scenario_shipped;
