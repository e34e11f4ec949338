//! The tests that run in a browser: what the native tests run too, and the page's own.
#![cfg(target_arch = "wasm32")]

#[path = "../both/mod.rs"]
mod both;
mod page;
mod readme;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
