//! What a plot shows, as the plot sees it: columns, the look of their lines, the names on the axes,
//! and what is drawn over them. The charts of the playground and of comparisons are such.

use super::columns::Columns;
use super::look::Plan;
use crate::ui::painter::layout::Rect;
use crate::ui::painter::number::{float, hundredths, whole, within};
use crate::ui::painter::palette::Palette;
use crate::ui::say as format;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::CanvasRenderingContext2d;

/// How the plot scales and draws; the snippet has the same numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Areas over each other, with room for words above them.
    Stacked,
    /// Lines on the log scale of waits.
    Waits,
    /// Plain lines.
    Lines,
}

/// What a plot shows.
pub(crate) trait Sheet {
    /// Its word in classes.
    fn word(&self) -> &'static str;
    /// The values.
    fn columns(&self) -> &Columns;
    /// How they are drawn.
    fn manner(&self) -> Manner;
    /// The first and the last value of the x axis.
    fn across(&self) -> (f64, f64);
    /// Colour, width and dash of each line, with `|` between them. A line without a colour has
    /// [`Self::ink`].
    fn lines(&self, palette: &Palette) -> Vec<String>;
    /// Patterns of the areas, in the order of the lines.
    fn fills(&self, _palette: &Palette, _ratio: f64) -> Array {
        Array::new()
    }
    /// The colour of lines that have none of their own.
    fn ink<'a>(&self, palette: &'a Palette) -> &'a str {
        &palette.fg
    }
    /// What a value of the x axis is called.
    fn name_x(&self, value: f64) -> String {
        format::clock(milliseconds(value))
    }
    /// What a value of the y axis is called.
    fn name_y(&self, value: f64) -> String;
    /// Draws over the lines.
    fn draw(&self, on: Canvas<'_>);
}

/// A shared sheet. Two are the same where they are one.
#[derive(Clone)]
pub(crate) struct Shared(pub(crate) Rc<dyn Sheet>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::addr_eq(Rc::as_ptr(&self.0), Rc::as_ptr(&other.0))
    }
}

impl Shared {
    /// Whether a plot of another sheet has the data of this one.
    pub(super) fn has_data_of(&self, other: &Self) -> bool {
        let ends = [self, other].map(|sheet| sheet.0.across().1.to_bits());
        self.0.columns() == other.0.columns() && ends[0] == ends[1]
    }
}

/// Seconds of an axis as milliseconds.
pub(super) fn milliseconds(seconds: f64) -> u64 {
    u64::from(whole(seconds)) * 1_000 + u64::from(whole((seconds - seconds.floor()) * 1_000.0))
}

/// The words and the numbers that a plot of this size is made from, in the order of the snippet.
pub(super) fn spec(
    sheet: &dyn Sheet,
    palette: &Palette,
    sync: &str,
    plan: &Plan,
) -> (Array, [f64; 9]) {
    let font = format!("{}px {}", hundredths(11.0 * palette.small), palette.font);
    let words = [&font, &palette.fg_soft, &palette.grid, &palette.stroke];
    let words = words.into_iter().map(String::as_str).chain([sync]);
    let spec = words.map(JsValue::from_str).collect::<Array>();
    for line in sheet.lines(palette) {
        spec.push(&JsValue::from_str(&line));
    }
    let columns = sheet.columns();
    let (start, end) = sheet.across();
    let numbers = [
        plan.width,
        plan.height,
        columns.min,
        columns.max.max(1.0),
        end.max(start + 1.0),
        palette.small,
        float(u64::from(plan.axis)),
        float(sheet.manner() as u64),
        start,
    ];
    (spec, numbers)
}

/// A plot's area in the units of its canvas, and how values stand in it.
#[derive(Clone, Copy)]
pub(crate) struct Canvas<'a> {
    pub(crate) context: &'a CanvasRenderingContext2d,
    pub(crate) rect: Rect,
    /// Pixels of the canvas in a CSS pixel.
    pub(crate) ratio: f64,
    pub(crate) palette: &'a Palette,
    /// The first and the last value of the x axis.
    pub(crate) across: (f64, f64),
    /// The least and the largest value of the y axis, and whether it is logarithmic.
    pub(crate) up: (f64, f64, bool),
}

impl Canvas<'_> {
    /// Where a value of the x axis is.
    pub(crate) fn x(&self, value: f64) -> f64 {
        let (start, end) = self.across;
        let part = (value - start) / (end - start).max(1.0);
        self.rect.x + self.rect.w * within(part, 0.0, 1.0)
    }

    /// Where a value of the y axis is.
    pub(crate) fn y(&self, value: f64) -> f64 {
        let (min, max, log) = self.up;
        let part = if log {
            (value.max(min) / min).ln() / (max / min).ln()
        } else {
            (value - min) / (max - min).max(f64::MIN_POSITIVE)
        };
        self.rect.bottom() - self.rect.h * within(part, 0.0, 1.0)
    }

    /// A font of the page in this weight and size.
    pub(crate) fn font(&self, weight: u32, size: f64) -> String {
        let size = size * self.palette.small * self.ratio;
        format!("{weight} {}px {}", hundredths(size), self.palette.font)
    }

    /// How wide a text is in the font that was set.
    pub(crate) fn width(&self, text: &str) -> f64 {
        self.context
            .measure_text(text)
            .map_or(0.0, |metrics| metrics.width())
    }

    /// An upright line through the whole plot.
    pub(crate) fn line(&self, x: f64, color: &str, width: f64) {
        let x = x.round() + 0.5;
        self.context.begin_path();
        self.context.move_to(x, self.rect.y);
        self.context.line_to(x, self.rect.bottom());
        self.context.set_stroke_style_str(color);
        self.context.set_line_width(width * self.ratio);
        self.context.stroke();
    }
}
