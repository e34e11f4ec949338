//! What stands between the frames of the session and the painter: the last scene, the layout for
//! it, and whether a picture is due. The vdom sees none of this but the layout.

use crate::session::view::JobCounts;
use crate::session::{Scene, View};
use crate::ui::painter::hit::{self, Hit};
use crate::ui::painter::layout::{Demand, Layout, Space};
use crate::ui::painter::palette::Palette;
use crate::ui::painter::watch;
use crate::ui::painter::{Painter, Picture};
use crate::ui::store::Frame;
use std::rc::Rc;
use web_sys::{Element, HtmlCanvasElement};

/// Where motion is not wanted, pictures are this far apart.
const CALM_MS: f64 = 250.0;

/// The canvas and all that is known about what is on it.
pub(crate) struct Easel {
    canvas: HtmlCanvasElement,
    host: Element,
    painter: Option<Painter>,
    palette: Palette,
    space: Space,
    demand: Demand,
    pub(crate) layout: Rc<Layout>,
    pub(crate) scene: Scene,
    results: [u64; 3],
    cancel_milli: [u64; 5],
    seen: bool,
    calm: bool,
    playing: bool,
    speed_milli: u64,
    /// Real milliseconds since the last picture.
    pending_ms: f64,
}

impl Easel {
    /// Makes ready to draw on a canvas inside a host.
    pub(crate) fn new(canvas: HtmlCanvasElement, host: Element) -> Self {
        let mut easel = Self {
            canvas,
            host,
            painter: None,
            palette: Palette::default(),
            space: Space {
                width: 0.0,
                text: 1.0,
                ratio: 1.0,
                low: false,
            },
            demand: Demand::default(),
            layout: Rc::default(),
            scene: Scene::default(),
            results: [0; 3],
            cancel_milli: [0; 5],
            seen: true,
            calm: false,
            playing: false,
            speed_milli: 1_000,
            pending_ms: 0.0,
        };
        easel.follow_motion();
        easel.restyle();
        easel
    }

    /// Reads colours and the pixel ratio anew, and draws.
    pub(crate) fn restyle(&mut self) {
        self.palette = Palette::read(&self.host, watch::forced_colors());
        self.painter = None;
        self.measure();
        self.repaint();
    }

    /// Looks how much room there is; true if that changes the layout.
    pub(crate) fn measure(&mut self) -> bool {
        let space = Space {
            width: f64::from(self.host.client_width()),
            // Most of its words are of the small sizes.
            text: f64::midpoint(self.palette.text, self.palette.small),
            ratio: watch::ratio(),
            low: self.stands_in("[data-embed]"),
        };
        let changed = space != self.space;
        self.space = space;
        if changed {
            self.lay_out();
            self.repaint();
        }
        changed
    }

    /// Follows the wish for less motion.
    pub(crate) fn follow_motion(&mut self) {
        // What a page asks for makes it calmer, never livelier.
        self.calm = watch::reduced_motion() || self.stands_in("[data-motion=reduced]");
        self.repaint();
    }

    fn stands_in(&self, what: &str) -> bool {
        self.host.closest(what).is_ok_and(|found| found.is_some())
    }

    /// Draws only while it is seen.
    pub(crate) fn set_seen(&mut self, seen: bool) {
        self.seen = seen;
        self.repaint();
    }

    /// Takes over the numbers of the outcomes.
    pub(crate) fn show(&mut self, view: &View) {
        let JobCounts {
            succeeded,
            failed,
            canceled,
            ..
        } = view.counts;
        self.cancel_milli = [0; 5];
        let off = view.since.map(|since| usize::from(since.workflow));
        if let Some(row) = off.and_then(|place| view.workflows.get(place)) {
            self.cancel_milli[row.mark.index()] = view.flow.cancel.milli();
        }
        let results = [succeeded, failed, canceled];
        if results != self.results {
            self.results = results;
            if !self.playing {
                self.repaint();
            }
        }
    }

    /// Takes a frame, and draws it where it is due; true if the layout had to change.
    pub(crate) fn frame(&mut self, frame: &Frame) -> bool {
        self.scene.clone_from(&frame.scene);
        let started = frame.playing != self.playing;
        self.playing = frame.playing;
        self.speed_milli = frame.speed_milli;
        self.pending_ms += frame.elapsed_ms;
        let demand = demand_of(&self.scene);
        let changed = demand != self.demand;
        if changed {
            self.demand = demand;
            self.lay_out();
        }
        let due = !self.calm || !self.playing || started || self.pending_ms >= CALM_MS;
        if due || changed {
            self.repaint();
        }
        changed
    }

    /// What stands at a point.
    pub(crate) fn hit(&self, x: f64, y: f64) -> Option<Hit> {
        hit::at(&self.layout, &self.scene, x, y)
    }

    fn lay_out(&mut self) {
        self.layout = Rc::new(Layout::new(self.space, self.demand));
        self.painter = None;
    }

    fn repaint(&mut self) {
        if !self.seen || self.space.width < 1.0 {
            return;
        }
        if self.painter.is_none() {
            self.painter = Painter::new(
                self.canvas.clone(),
                self.layout.clone(),
                self.palette.clone(),
                self.space.ratio,
            );
        }
        let elapsed_ms = std::mem::take(&mut self.pending_ms);
        if let Some(painter) = &mut self.painter {
            painter.paint(&Picture {
                scene: &self.scene,
                results: self.results,
                cancel_milli: self.cancel_milli,
                elapsed_ms,
                speed_milli: self.speed_milli,
                playing: self.playing,
                calm: self.calm,
            });
        }
    }
}

/// What has to fit on the stage.
fn demand_of(scene: &Scene) -> Demand {
    Demand {
        sources: scene.sources.len(),
        slots: scene.slots.len(),
        capacity: scene.tank.capacity,
        unit: scene.tank.unit,
    }
}
