//! The colours of the drawing: read from the design tokens of the element that it stands in, once
//! for each change of theme. Under forced colours the system's own colours take their place.

use crate::session::view::Mark;
use crate::ui::painter::number::within;
use crate::ui::painter::shape;
use web_sys::{CssStyleDeclaration, Element};

/// Colours as the canvas takes them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Palette {
    /// Whether the system forces its own colours: everything is outlined then.
    pub(crate) forced: bool,
    /// Size of the text as a multiple of the usual one.
    pub(crate) text: f64,
    /// The same for the smallest text: in the presenter's size that is not much smaller.
    pub(crate) small: f64,
    /// Fill and edge, by mark.
    pub(crate) fill: [String; 5],
    pub(crate) edge: [String; 5],
    /// The ink of the patterns on areas.
    pub(crate) ink: String,
    pub(crate) font: String,
    pub(crate) fg: String,
    pub(crate) fg_soft: String,
    pub(crate) surface: String,
    pub(crate) subtle: String,
    pub(crate) veil: String,
    pub(crate) grid: String,
    pub(crate) stroke: String,
    pub(crate) strong: String,
    pub(crate) brand: String,
    pub(crate) brand_ink: String,
    pub(crate) on_brand: String,
    pub(crate) ok: String,
    pub(crate) bad: String,
    pub(crate) off: String,
    pub(crate) pipe: String,
    pub(crate) pipe_edge: String,
    pub(crate) tank: String,
    pub(crate) tank_wall: String,
    pub(crate) slot: String,
    pub(crate) lines: [String; 3],
    pub(crate) ghost: String,
}

impl Palette {
    /// Reads the tokens that hold for an element.
    pub(crate) fn read(element: &Element, forced: bool) -> Self {
        let Some(style) =
            web_sys::window().and_then(|window| window.get_computed_style(element).ok().flatten())
        else {
            return Self::default();
        };
        let tokens = Tokens { style, forced };
        Self {
            forced,
            text: tokens.text(),
            small: tokens.small(),
            fill: Mark::ALL.map(|mark| tokens.mark(mark, "", "Canvas")),
            edge: Mark::ALL.map(|mark| tokens.mark(mark, "-edge", "CanvasText")),
            ink: tokens.color("--wf-ink", "CanvasText"),
            font: tokens.font(),
            fg: tokens.color("--fg-1", "CanvasText"),
            fg_soft: tokens.color("--fg-3", "CanvasText"),
            surface: tokens.color("--bg-surface", "Canvas"),
            subtle: tokens.color("--bg-subtle", "Canvas"),
            veil: tokens.veil(),
            grid: tokens.color("--grid-line", "transparent"),
            stroke: tokens.color("--stroke-1", "CanvasText"),
            strong: tokens.color("--stroke-strong", "CanvasText"),
            brand: tokens.color("--brand", "Highlight"),
            brand_ink: tokens.color("--brand-fg", "Highlight"),
            on_brand: tokens.color("--fg-on-brand", "HighlightText"),
            ok: tokens.color("--ok", "CanvasText"),
            bad: tokens.color("--bad", "CanvasText"),
            off: tokens.color("--off", "CanvasText"),
            pipe: tokens.color("--pipe", "Canvas"),
            pipe_edge: tokens.color("--pipe-edge", "CanvasText"),
            tank: tokens.color("--tank", "Canvas"),
            tank_wall: tokens.color("--tank-wall", "CanvasText"),
            slot: tokens.color("--slot", "Canvas"),
            lines: [
                tokens.color("--ln-a", "CanvasText"),
                tokens.color("--ln-b", "CanvasText"),
                tokens.color("--ln-c", "CanvasText"),
            ],
            ghost: tokens.color("--ghost", "GrayText"),
        }
    }

    /// Fill and edge of a mark.
    pub(crate) fn of(&self, mark: Mark) -> (&str, &str) {
        (&self.fill[mark.index()], &self.edge[mark.index()])
    }
}

/// The computed style of an element, or the system's colours in its place.
struct Tokens {
    style: CssStyleDeclaration,
    forced: bool,
}

impl Tokens {
    fn value(&self, name: &str) -> String {
        let value = self.style.get_property_value(name).unwrap_or_default();
        value.trim().to_owned()
    }

    fn color(&self, name: &str, system: &str) -> String {
        let value = self.value(name);
        if self.forced || value.is_empty() {
            system.to_owned()
        } else {
            value
        }
    }

    fn mark(&self, mark: Mark, part: &str, system: &str) -> String {
        self.color(&format!("--wf-{}{part}", shape::name(mark)), system)
    }

    /// What covers the recorded future.
    fn veil(&self) -> String {
        if self.forced {
            "transparent".to_owned()
        } else {
            self.color("--bg-veil", "transparent")
        }
    }

    /// The family that the element's text is set in.
    fn font(&self) -> String {
        let family = self.value("font-family");
        if family.is_empty() {
            "sans-serif".to_owned()
        } else {
            family
        }
    }

    /// The size of the element's text, 13 px as a rule.
    fn text(&self) -> f64 {
        let size = self.value("font-size");
        let size = within(js_sys::parse_float(&size), 1.0, 1_000.0);
        within(size / 13.0, 0.8, 3.0)
    }

    /// The size of the smallest text, 11 px as a rule.
    fn small(&self) -> f64 {
        let least = within(js_sys::parse_float(&self.value("--px-least")), 0.0, 40.0);
        self.text().max(least / 11.0)
    }
}
