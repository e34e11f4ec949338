//! The session's place on the page: outside the vdom, driven by animation frames, published to
//! the panels at most ten times a second. Decides nothing about a run.

use super::browser::now_ms;
use super::last_good;
use super::painter::number::within;
use super::size::measure;
use crate::session::reading::Reading;
use crate::session::view::PlayState;
use crate::session::{Command, Response, Scene, Session, View};
use gloo_render::AnimationFrame;
use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::{Rc, Weak};
use web_sys::Element;
use yew::prelude::*;

/// Script time that one frame may spend on the simulation, in milliseconds.
const BUDGET_MS: f64 = 8.0;
/// The same where frames come late: somebody may wait for an answer.
const LATE_BUDGET_MS: f64 = 3.0;
/// A frame that comes so long after the one before is late, in milliseconds.
const LATE_MS: f64 = 34.0;
/// Script time before the first picture: most scenarios are computed to their end in it.
const FIRST_BUDGET_MS: f64 = 60.0;
/// Shortest real time between two published views while the clock runs.
const PUBLISH_MS: f64 = 100.0;
/// Instants of one slice of work: far below a millisecond.
const SLICE: u32 = 1_000;
/// Longest real time that a frame stands for.
const ELAPSED_MAX_MS: f64 = 100.0;

/// A handle to the one session of a mounted playground. Clones are the same store.
#[derive(Clone)]
pub(crate) struct Store(Rc<Inner>);

type OnFrame = Rc<dyn Fn(&Frame)>;

struct Inner {
    session: RefCell<Session>,
    view: RefCell<Rc<View>>,
    viewers: RefCell<Vec<(u64, Callback<Rc<View>>)>>,
    painters: RefCell<Vec<(u64, OnFrame)>>,
    next_subscription: Cell<u64>,
    /// The one request in flight; dropping it cancels it.
    request: RefCell<Option<AnimationFrame>>,
    last_frame_ms: Cell<Option<f64>>,
    last_publish_ms: Cell<f64>,
    /// The node that its playground stands in.
    root: RefCell<Option<Element>>,
}

/// Ends the subscription when it is dropped.
pub(crate) struct Subscription {
    inner: Weak<Inner>,
    id: u64,
}

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

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Store")
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(inner) = self.inner.upgrade() {
            inner.viewers.borrow_mut().retain(|(id, _)| *id != self.id);
            inner.painters.borrow_mut().retain(|(id, _)| *id != self.id);
        }
    }
}

impl Store {
    /// A store of this session, with its first view.
    pub(crate) fn new(mut session: Session) -> Self {
        let start = now_ms();
        while session.work(SLICE) && now_ms() - start < FIRST_BUDGET_MS {}
        let view = Rc::new(session.view());
        let store = Self(Rc::new(Inner {
            session: RefCell::new(session),
            view: RefCell::new(view),
            viewers: RefCell::default(),
            painters: RefCell::default(),
            next_subscription: Cell::new(0),
            request: RefCell::default(),
            root: RefCell::default(),
            last_frame_ms: Cell::new(None),
            last_publish_ms: Cell::new(0.0),
        }));
        store.request_frame();
        store
    }

    /// Says in which node its playground stands.
    pub(crate) fn stand_in(&self, root: Element) {
        *self.0.root.borrow_mut() = Some(root);
    }

    /// Width and height of the node that its playground stands in, in CSS pixels; absent where it
    /// is not shown. The first picture is drawn by it, so that nothing moves when the part itself is
    /// measured.
    pub(crate) fn room(&self) -> Option<(u32, u32)> {
        let room = self.0.root.borrow().as_ref().map(measure)?;
        (room.0 > 0).then_some(room)
    }

    /// What goes wrong from now on goes wrong here.
    fn take_turn(&self) {
        if let Some(root) = &*self.0.root.borrow() {
            last_good::turn(root);
        }
    }

    /// Applies a command at once and publishes what it changed.
    pub(crate) fn dispatch(&self, command: Command) -> Response {
        self.take_turn();
        let response = self.0.session.borrow_mut().apply(command);
        if response.changed {
            self.publish();
            self.request_frame();
        }
        response
    }

    /// Does something with the session that is no command, and publishes what it changed.
    pub(crate) fn with(&self, act: impl FnOnce(&mut Session) -> Response) -> Response {
        let response = act(&mut self.0.session.borrow_mut());
        if response.changed {
            self.publish();
            self.request_frame();
        }
        response
    }

    /// The view published last.
    pub(crate) fn view(&self) -> Rc<View> {
        self.0.view.borrow().clone()
    }

    /// Reads the session, to edit a copy of its scenario or to save it.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Session) -> T) -> T {
        read(&self.0.session.borrow())
    }

    /// Hands the readers to the session.
    pub(crate) fn set_reading(&self, reading: Reading) {
        self.0.session.borrow_mut().set_reading(reading);
    }

    /// Calls back with each published view: at once when something was done, at most ten times
    /// a second while the clock runs.
    pub(crate) fn on_view(&self, callback: Callback<Rc<View>>) -> Subscription {
        let id = self.next_id();
        self.0.viewers.borrow_mut().push((id, callback));
        Subscription {
            inner: Rc::downgrade(&self.0),
            id,
        }
    }

    /// Calls back on each animation frame while the picture changes, and once when it has.
    pub(crate) fn on_frame(&self, callback: OnFrame) -> Subscription {
        let id = self.next_id();
        self.0.painters.borrow_mut().push((id, callback));
        self.request_frame();
        Subscription {
            inner: Rc::downgrade(&self.0),
            id,
        }
    }

    /// Asks for one more frame, if none is on its way.
    pub(crate) fn request_frame(&self) {
        if self.0.request.borrow().is_some() {
            return;
        }
        let inner = Rc::downgrade(&self.0);
        let request = gloo_render::request_animation_frame(move |at_ms| {
            if let Some(inner) = inner.upgrade() {
                Self(inner).frame(at_ms);
            }
        });
        *self.0.request.borrow_mut() = Some(request);
    }

    fn next_id(&self) -> u64 {
        let id = self.0.next_subscription.get();
        self.0.next_subscription.set(id + 1);
        id
    }

    fn frame(&self, at_ms: f64) {
        self.take_turn();
        // The handle of the frame that is running; its closure must outlive this call.
        let running = self.0.request.borrow_mut().take();
        let was_playing = self.is_playing();
        let last = self.0.last_frame_ms.get().unwrap_or(at_ms);
        let elapsed_ms = within(at_ms - last, 0.0, ELAPSED_MAX_MS);
        let more = self.work(elapsed_ms);
        let playing = self.is_playing();
        self.paint(playing, elapsed_ms);
        // A clock that was set back must not keep the panels waiting until it has caught up.
        let due = (at_ms - self.0.last_publish_ms.get()).abs() >= PUBLISH_MS;
        let ended = !more && !playing;
        if due || ended || was_playing != playing {
            self.0.last_publish_ms.set(at_ms);
            self.publish();
        }
        if more || playing {
            self.0.last_frame_ms.set(Some(at_ms));
            self.request_frame();
        } else {
            // The time until somebody plays again is not played.
            self.0.last_frame_ms.set(None);
        }
        drop(running);
    }

    fn is_playing(&self) -> bool {
        self.0.session.borrow().play_state() == PlayState::Playing
    }

    /// Advances the run within the budget of a frame; whether more is left to compute.
    fn work(&self, elapsed_ms: f64) -> bool {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to 0 to 100 ms by the caller"
        )]
        let elapsed_us = (elapsed_ms * 1_000.0) as u64;
        let mut session = self.0.session.borrow_mut();
        session.advance(elapsed_us);
        let start = now_ms();
        let budget_ms = if elapsed_ms > LATE_MS {
            LATE_BUDGET_MS
        } else {
            BUDGET_MS
        };
        while session.work(SLICE) {
            if now_ms() - start >= budget_ms {
                return true;
            }
        }
        false
    }

    fn paint(&self, playing: bool, elapsed_ms: f64) {
        let painters = self.0.painters.borrow().clone();
        if painters.is_empty() {
            return;
        }
        let (scene, speed_milli) = {
            let mut session = self.0.session.borrow_mut();
            (session.scene(), session.speed_milli())
        };
        let frame = Frame {
            scene,
            playing,
            elapsed_ms,
            speed_milli,
        };
        for (_, painter) in painters {
            painter(&frame);
        }
    }

    fn publish(&self) {
        let view = Rc::new(self.0.session.borrow_mut().view());
        if **self.0.view.borrow() == *view {
            return;
        }
        *self.0.view.borrow_mut() = view.clone();
        let viewers = self.0.viewers.borrow().clone();
        for (_, viewer) in viewers {
            viewer.emit(view.clone());
        }
    }
}
