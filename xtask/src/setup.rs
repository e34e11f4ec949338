//! Installs what is missing: compiler target, tools, npm packages, browser.
//!
//! Each part looks first, says what it is about to install, installs it, and stops with one
//! sentence and a remedy where it can't. What is there is left alone, without the network.

pub(crate) mod apt;
pub(crate) mod browser;
mod debian;
pub(crate) mod npm;
pub(crate) mod rust;
pub(crate) mod tools;
