#![cfg(not(target_arch = "wasm32"))]
//! The native tests: one binary, one module an area.

mod scenario_shipped;
