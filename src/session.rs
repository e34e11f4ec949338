//! One run being played: [`Command`]s in, [`View`]s and a [`Scene`] out.
//!
//! A run is a pure function of scenario, seed and command log. This layer knows no browser, no
//! clock and no global: the shell brings elapsed time and spends its own time budget by calling
//! [`Session::work`] in slices. Numbers and times become text in [`format`], and only there.

pub mod command;
pub mod format;
pub mod scene;
pub mod view;

pub use command::{Command, Response};
pub use scene::Scene;
pub use view::View;
