//! The session's place on the page: outside the vdom, driven by animation frames, published to
//! the panels at most ten times a second. Decides nothing about a run.

use crate::session::{Command, Response, Scene, View};
use std::rc::Rc;
use yew::prelude::*;

/// A handle to the one session of a mounted playground. Clones are the same store.
#[derive(Clone)]
pub(crate) struct Store(Rc<()>);

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Ends the subscription when it is dropped.
pub(crate) struct Subscription(#[allow(dead_code, reason = "only dropped")] Option<()>);

/// What an animation frame shows.
pub(crate) struct Frame {
    /// The picture of the stage.
    pub(crate) scene: Scene,
    /// Whether the clock runs.
    pub(crate) playing: bool,
    /// Real milliseconds since the last frame, clamped to 100; 0 on the first.
    pub(crate) elapsed_ms: f64,
    /// Simulated milliseconds that pass in one real one, in thousandths.
    pub(crate) speed_milli: u64,
}

impl Store {
    /// Applies a command at once and publishes what it changed.
    pub(crate) fn dispatch(&self, _command: Command) -> Response {
        todo!()
    }

    /// The view published last.
    pub(crate) fn view(&self) -> Rc<View> {
        todo!()
    }

    /// Calls back with each published view: at once when something was done, at most ten times
    /// a second while the clock runs.
    pub(crate) fn on_view(&self, _callback: Callback<Rc<View>>) -> Subscription {
        todo!()
    }

    /// Calls back on each animation frame while the picture changes, and once when it has.
    pub(crate) fn on_frame(&self, _callback: Rc<dyn Fn(&Frame)>) -> Subscription {
        todo!()
    }
}
