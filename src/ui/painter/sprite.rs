//! Shapes drawn once and stamped from then on: crisp at every pixel ratio, and cheap.

use super::number::{float, whole};
use super::palette::Palette;
use super::shape;
use crate::session::view::Mark;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

/// A canvas that is never on the page.
pub(crate) fn canvas(
    width: u32,
    height: u32,
) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas: HtmlCanvasElement = web_sys::window()?
        .document()?
        .create_element("canvas")
        .ok()?
        .dyn_into()
        .ok()?;
    canvas.set_width(width.max(1));
    canvas.set_height(height.max(1));
    let context = context(&canvas)?;
    Some((canvas, context))
}

/// What draws on a canvas.
pub(crate) fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok().flatten()?.dyn_into().ok()
}

/// Draws a mark into the square of `side` at a place, in the units of the context.
pub(crate) fn draw(
    context: &CanvasRenderingContext2d,
    palette: &Palette,
    mark: Mark,
    (x, y, side): (f64, f64, f64),
    hollow: bool,
) {
    let Ok(outline) = Path2d::new_with_path_string(shape::path(mark)) else {
        return;
    };
    let scale = side / shape::BOX;
    let (fill, edge) = palette.of(mark);
    context.save();
    let _ = context.translate(x, y);
    let _ = context.scale(scale, scale);
    if !hollow {
        context.set_fill_style_str(fill);
        context.fill_with_path_2d(&outline);
    }
    if hollow || palette.forced || side >= 6.0 {
        context.set_stroke_style_str(edge);
        context.set_line_width(if hollow { 2.4 } else { 1.4 });
        context.stroke_with_path(&outline);
    }
    context.restore();
}

/// All marks in one size, full and hollow.
pub(crate) struct Sheet {
    canvas: HtmlCanvasElement,
    /// The side of one stamp in device pixels.
    side: f64,
}

impl Sheet {
    /// Draws them, `side` CSS pixels wide.
    pub(crate) fn new(palette: &Palette, side: f64, ratio: f64) -> Option<Self> {
        let pixels = (side * ratio).round().max(2.0);
        let side = whole(pixels);
        let (canvas, context) = canvas(side * 5, side * 2)?;
        for mark in Mark::ALL {
            for (row, hollow) in [false, true].into_iter().enumerate() {
                let x = float(mark.index() as u64) * pixels;
                let y = float(row as u64) * pixels;
                let inset = ratio.min(pixels / 8.0) * 0.6;
                let place = (x + inset, y + inset, pixels - inset * 2.0);
                draw(&context, palette, mark, place, hollow);
            }
        }
        Some(Self {
            canvas,
            side: pixels,
        })
    }

    /// The side of one stamp in device pixels.
    pub(crate) fn side(&self) -> f64 {
        self.side
    }

    /// Stamps a mark with its upper left corner at a place in device pixels.
    pub(crate) fn stamp(
        &self,
        context: &CanvasRenderingContext2d,
        mark: Mark,
        hollow: bool,
        (x, y): (f64, f64),
    ) {
        let from_x = float(mark.index() as u64) * self.side;
        let from_y = if hollow { self.side } else { 0.0 };
        let side = self.side;
        // Fails only for a canvas without an area, which `new` does not make.
        let _ = context
            .draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                &self.canvas,
                from_x,
                from_y,
                side,
                side,
                x.round(),
                y.round(),
                side,
                side,
            );
    }
}
