//! Floodgate: a browser playground for the Dynamics 365 asynchronous service.
//!
//! The layers, lowest first; arrows of import point down only:
//!
//! * [`engine`]: calendar, queue, service, workflows, storage, metrics; pure, a package of its own.
//! * `scenario`: the file format, its validation and the shipped catalogue; pure.
//! * `session`: playback, command log, view models; pure.
//! * `ui` (only `wasm32`): the Yew screen. `cli` (only native): the command line.

pub use floodgate_engine as engine;

#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod scenario;
pub mod session;
#[cfg(target_arch = "wasm32")]
pub mod ui;
