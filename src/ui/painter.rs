//! Draws a [`Scene`] on a canvas. Decides nothing about the run: it lays out, draws, and moves
//! what moved. Text is no matter of it: that stands in elements above the canvas.

pub(crate) mod backdrop;
mod bars;
mod followed;
pub(crate) mod hit;
pub(crate) mod layout;
pub(crate) mod number;
pub(crate) mod palette;
pub(crate) mod pattern;
pub(crate) mod shape;
pub(crate) mod slots;
pub(crate) mod sprite;
pub(crate) mod stream;
pub(crate) mod tank;
pub(crate) mod watch;

use crate::session::Scene;
use crate::session::scene::SceneSource;
use layout::{Layout, Rect};
use number::float;
use palette::Palette;
use slots::SlotsMotion;
use sprite::Sheet;
use std::rc::Rc;
use stream::{Flow, Stream, Way};
use tank::TankMotion;
use wasm_bindgen::JsValue;
use web_sys::{CanvasPattern, CanvasRenderingContext2d, HtmlCanvasElement};

/// What the parts of the picture are drawn with.
pub(crate) struct Brush<'a> {
    pub(crate) context: &'a CanvasRenderingContext2d,
    pub(crate) layout: &'a Layout,
    pub(crate) palette: &'a Palette,
    pub(crate) ratio: f64,
    pub(crate) squares: &'a Sheet,
    pub(crate) in_slots: &'a Sheet,
    pub(crate) hatch: Option<&'a CanvasPattern>,
}

impl Brush<'_> {
    /// Covers a rectangle in CSS pixels with the neutral hatch, whose tile has device pixels.
    pub(crate) fn hatch(&self, rect: Rect) {
        let Some(hatch) = self.hatch else {
            return;
        };
        let Rect { x, y, w, h } = rect;
        let ratio = self.ratio;
        self.context.save();
        let _ = self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        self.context.set_fill_style_canvas_pattern(hatch);
        self.context
            .fill_rect(x * ratio, y * ratio, w * ratio, h * ratio);
        self.context.restore();
    }
}

/// What is to be drawn.
pub(crate) struct Picture<'a> {
    pub(crate) scene: &'a Scene,
    /// Succeeded, failed, canceled.
    pub(crate) results: [u64; 3],
    /// Canceled jobs a second in thousandths, by mark.
    pub(crate) cancel_milli: [u64; 5],
    /// Real milliseconds since the last picture.
    pub(crate) elapsed_ms: f64,
    pub(crate) speed_milli: u64,
    /// Whether the clock runs; what moves comes to rest where it stands.
    pub(crate) playing: bool,
    /// Nothing drifts or falls: the person wants less motion.
    pub(crate) calm: bool,
}

/// Width and height of the canvas in device pixels.
pub(crate) fn backing(layout: &Layout, ratio: f64) -> (u32, u32) {
    let side = |length: f64| number::whole((length * ratio).round().max(1.0));
    (side(layout.frame.w), side(layout.frame.h))
}

/// Everything that was made for one size and one theme.
struct Kit {
    squares: Sheet,
    particles: Sheet,
    in_slots: Sheet,
    hatch: Option<CanvasPattern>,
    backdrop: HtmlCanvasElement,
    /// The pipes of the sources, then the outlet and the exit.
    ways: Vec<Way>,
}

impl Kit {
    fn new(layout: &Layout, palette: &Palette, ratio: f64) -> Option<Self> {
        let slot = layout.slots.first().map_or(16.0, |slot| slot.w);
        let in_slot = if slot < 18.0 { 0.8 } else { 0.36 };
        let line = |pipe: Rect| {
            let y = pipe.middle().1;
            Way::line((pipe.x, y), (pipe.right(), y))
        };
        let bend = |(place, card): (usize, &Rect)| {
            Way::bend(backdrop::mouth(*card), backdrop::end(layout, place))
        };
        // The phone has no room for pipes from the sources.
        let pipes = layout
            .cards
            .iter()
            .take(if layout.phone { 0 } else { usize::MAX });
        let pipes = pipes.enumerate();
        let ends = [line(layout.outlet), line(layout.exit)];
        Some(Self {
            squares: Sheet::new(palette, layout.tank.cell * 0.8, ratio)?,
            particles: Sheet::new(palette, 7.5 * layout.text, ratio)?,
            in_slots: Sheet::new(palette, slot * in_slot, ratio)?,
            hatch: pattern::hatch(palette, ratio),
            backdrop: backdrop::draw(layout, palette, ratio)?,
            ways: pipes.map(bend).chain(ends).collect(),
        })
    }
}

/// Draws on one canvas.
pub(crate) struct Painter {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    layout: Rc<Layout>,
    palette: Palette,
    ratio: f64,
    kit: Kit,
    streams: Vec<Stream>,
    tank: TankMotion,
    slots: SlotsMotion,
    at_ms: Option<u64>,
}

impl Painter {
    /// Makes ready for a size and a theme; nothing where the browser has no canvas.
    pub(crate) fn new(
        canvas: HtmlCanvasElement,
        layout: Rc<Layout>,
        palette: Palette,
        ratio: f64,
    ) -> Option<Self> {
        let (w, h) = backing(&layout, ratio);
        canvas.set_width(w);
        canvas.set_height(h);
        let context = sprite::context(&canvas)?;
        let kit = Kit::new(&layout, &palette, ratio)?;
        Some(Self {
            streams: vec![Stream::default(); kit.ways.len()],
            canvas,
            context,
            layout,
            palette,
            ratio,
            kit,
            tank: TankMotion::default(),
            slots: SlotsMotion::default(),
            at_ms: None,
        })
    }

    /// Draws one picture.
    pub(crate) fn paint(&mut self, picture: &Picture<'_>) {
        let scene = picture.scene;
        let jumped = self.jumped(picture);
        self.at_ms = Some(scene.at_ms);
        self.flow(picture, jumped);
        let still = picture.calm || !picture.playing || jumped;
        self.tank
            .advance(&scene.tank, &self.layout, picture.elapsed_ms, still);
        self.slots.advance(&scene.slots, picture.elapsed_ms, jumped);
        self.put_backdrop();
        self.put_particles(&scene.sources);
        let brush = Brush {
            context: &self.context,
            layout: &self.layout,
            palette: &self.palette,
            ratio: self.ratio,
            squares: &self.kit.squares,
            in_slots: &self.kit.in_slots,
            hatch: self.kit.hatch.as_ref(),
        };
        tank::draw(&brush, &scene.tank, &self.tank);
        self.scaled(true);
        let speed_milli = if picture.playing {
            picture.speed_milli
        } else {
            0
        };
        slots::draw(&brush, &scene.slots, &self.slots, speed_milli);
        bars::draw(&brush, &scene.tank, picture.results);
        followed::draw(&brush, scene);
        self.scaled(false);
    }

    /// Whether the clock was set rather than ran.
    fn jumped(&self, picture: &Picture<'_>) -> bool {
        let Some(before) = self.at_ms else {
            return true;
        };
        let ran = picture.elapsed_ms * float(picture.speed_milli) / 1_000.0;
        match picture.scene.at_ms.checked_sub(before) {
            None => true,
            Some(passed) => float(passed) > ran * 2.0 + 2_000.0,
        }
    }

    /// Lets the pipes flow.
    fn flow(&mut self, picture: &Picture<'_>, jumped: bool) {
        let scene = picture.scene;
        let cards = self.kit.ways.len() - 2;
        let out = Flow {
            rate_milli: scene.finish_milli.iter().sum(),
            mix: scene.finish_milli,
        };
        let mut mix = scene.finish_milli;
        for (part, canceled) in mix.iter_mut().zip(picture.cancel_milli) {
            *part += canceled;
        }
        let picked = Flow {
            rate_milli: mix.iter().sum(),
            mix,
        };
        let sources = scene.sources.iter().take(cards).map(source_flow);
        let missing = cards.saturating_sub(scene.sources.len());
        let flows = sources
            .chain(std::iter::repeat_n(Flow::default(), missing))
            .chain([picked, out]);
        for ((stream, way), flow) in self.streams.iter_mut().zip(&self.kit.ways).zip(flows) {
            if picture.calm || jumped {
                stream.settle(flow, way.length);
            } else {
                stream.drift(flow, way.length, picture.elapsed_ms);
            }
        }
    }

    /// Switches between CSS pixels and device pixels.
    fn scaled(&self, css: bool) {
        let scale = if css { self.ratio } else { 1.0 };
        let _ = self.context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0);
    }

    fn put_backdrop(&self) {
        let (w, h) = (self.canvas.width(), self.canvas.height());
        self.context
            .clear_rect(0.0, 0.0, f64::from(w), f64::from(h));
        // Fails only for a canvas without an area.
        let _: Result<(), JsValue> =
            self.context
                .draw_image_with_html_canvas_element(&self.kit.backdrop, 0.0, 0.0);
    }

    fn put_particles(&self, sources: &[SceneSource]) {
        let half = self.kit.particles.side() / 2.0;
        let ways = self.streams.iter().zip(&self.kit.ways);
        for (stream, way) in ways.filter(|(_, way)| way.length > 1.0) {
            for particle in stream.particles() {
                let (x, y) = way.at(particle.at);
                let place = (
                    x * self.ratio - half,
                    (y + particle.aside * self.layout.text) * self.ratio - half,
                );
                self.kit
                    .particles
                    .stamp(&self.context, particle.mark, false, place);
            }
        }
        if self.layout.phone {
            return;
        }
        self.scaled(true);
        for (source, card) in sources.iter().zip(&self.layout.cards) {
            if source.refused {
                self.put_gate(backdrop::mouth(*card));
            }
        }
        self.scaled(false);
    }

    /// A shut gate in front of a source whose triggers are refused.
    fn put_gate(&self, (x, y): (f64, f64)) {
        let half = 8.0 * self.layout.text;
        let gate = Rect::new(x + 6.0, y - half, 4.0, half * 2.0);
        backdrop::rounded(&self.context, gate, 1.0);
        self.context.set_fill_style_str(&self.palette.bad);
        self.context.fill();
    }
}

/// What flows out of a source: nothing where its triggers are refused.
fn source_flow(source: &SceneSource) -> Flow {
    let rate = if source.refused { 0 } else { source.rate_milli };
    Flow::even(rate, &source.marks)
}
