//! A few shapes and texts of SVG, with every text escaped. Knows nothing of jobs but their marks.

use super::palette::Palette;
use crate::session::view::Mark;
use std::fmt::Write as _;

const FONT: &str = "'Segoe UI Variable Text','Segoe UI',Selawik,'Open Sans',Inter,system-ui,Roboto,'Helvetica Neue',Arial,sans-serif";

/// A picture being drawn.
pub(super) struct Svg<'a> {
    out: String,
    pub(super) palette: &'a Palette,
}

/// A text and how it stands.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    x: f64,
    y: f64,
    words: &'a str,
    size: f64,
    weight: u16,
    color: Option<&'a str>,
    anchor: &'static str,
    bold_after: &'a str,
    halo: bool,
}

impl<'a> Text<'a> {
    /// A text whose first letter stands at `x` on the base line `y`.
    pub(super) const fn new(x: f64, y: f64, words: &'a str) -> Self {
        Self {
            x,
            y,
            words,
            size: 14.0,
            weight: 400,
            color: None,
            anchor: "start",
            bold_after: "",
            halo: false,
        }
    }

    pub(super) const fn size(self, size: f64) -> Self {
        Self { size, ..self }
    }

    pub(super) const fn bold(self) -> Self {
        Self {
            weight: 600,
            ..self
        }
    }

    pub(super) const fn color(self, color: &'a str) -> Self {
        Self {
            color: Some(color),
            ..self
        }
    }

    /// What follows it in bold letters.
    pub(super) const fn then_bold(self, bold_after: &'a str) -> Self {
        Self { bold_after, ..self }
    }

    /// Over lines: the letters stand free of them.
    pub(super) const fn halo(self) -> Self {
        Self { halo: true, ..self }
    }

    pub(super) const fn right(self) -> Self {
        Self {
            anchor: "end",
            ..self
        }
    }

    pub(super) const fn middle(self) -> Self {
        Self {
            anchor: "middle",
            ..self
        }
    }
}

/// About how wide a text is; fonts differ, so what follows keeps some room.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let narrow = |character: char| {
        matches!(
            character,
            'i' | 'l' | 'j' | 't' | 'f' | ' ' | ',' | '.' | ':' | '\''
        )
    };
    let units: f64 = text
        .chars()
        .map(|it| {
            if narrow(it) {
                0.34
            } else if it.is_uppercase() {
                0.68
            } else {
                0.57
            }
        })
        .sum();
    units * size
}

/// A text that fits into so much room, cut with an ellipsis where it doesn't.
pub(super) fn fitted(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut cut = text.to_owned();
    while !cut.is_empty() && width(&cut, size) > room - size {
        cut.pop();
    }
    format!("{}…", cut.trim_end())
}

/// A text or value as XML: what can't stand in XML at all is left out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' | '\t' => safe.push(' '),
            it if it.is_control() || matches!(it, '\u{fffe}' | '\u{ffff}') => {}
            character => safe.push(character),
        }
    }
    safe
}

impl<'a> Svg<'a> {
    pub(super) fn new(width: f64, height: f64, palette: &'a Palette) -> Self {
        let mut svg = Self {
            out: String::new(),
            palette,
        };
        svg.put(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\" role=\"img\" font-family=\"{FONT}\">"
        ));
        svg
    }

    /// Its name and what it shows, for those who can't see it; and the hatch of the first mark.
    pub(super) fn describe(&mut self, title: &str, description: &str) {
        let (title, description) = (escaped(title), escaped(description));
        let Palette { name, hatch, .. } = self.palette;
        let fill = self.palette.mark(Mark::One).0;
        self.put(format_args!(
            "<title>{title}</title><desc>{description}</desc>"
        ));
        self.put(format_args!(
            "<defs><pattern id=\"floodgate-hatch-{name}\" width=\"7\" height=\"7\" \
             patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
             <rect width=\"7\" height=\"7\" fill=\"{fill}\"/>\
             <path d=\"M0 0V7\" stroke=\"{hatch}\" stroke-opacity=\".45\" stroke-width=\"2\"/>\
             </pattern></defs>"
        ));
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a string can't fail.
        let _ = writeln!(self.out, "{text}");
    }

    pub(super) fn finish(mut self) -> String {
        self.out.push_str("</svg>\n");
        self.out
    }

    pub(super) fn text(&mut self, text: Text<'_>) {
        let Text {
            x,
            y,
            size,
            weight,
            anchor,
            ..
        } = text;
        let color = text.color.unwrap_or(self.palette.ink);
        let words = escaped(text.words);
        let halo = if text.halo {
            let surface = self.palette.surface;
            format!(" paint-order=\"stroke\" stroke=\"{surface}\" stroke-width=\"4\"")
        } else {
            String::new()
        };
        let after = if text.bold_after.is_empty() {
            String::new()
        } else {
            let after = escaped(text.bold_after);
            format!(" <tspan dx=\"4\" font-weight=\"600\">{after}</tspan>")
        };
        self.put(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" font-weight=\"{weight}\" \
             fill=\"{color}\" text-anchor=\"{anchor}\"{halo}>{words}{after}</text>"
        ));
    }

    /// A rectangle: left, top, width, height.
    pub(super) fn rect(&mut self, at: (f64, f64, f64, f64), radius: f64, fill: &str, stroke: &str) {
        let (x, y, width, height) = at;
        self.put(format_args!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"{radius}\" \
             fill=\"{fill}\" stroke=\"{stroke}\"/>",
            width.max(0.0),
            height.max(0.0)
        ));
    }

    pub(super) fn path(&mut self, path: &str, fill: &str, stroke: &str, more: &str) {
        self.put(format_args!(
            "<path d=\"{path}\" fill=\"{fill}\" stroke=\"{stroke}\" {more}/>"
        ));
    }

    /// The fill of an area of a mark.
    pub(super) fn area_fill(&self, mark: Mark) -> String {
        match mark {
            Mark::One => format!("url(#floodgate-hatch-{})", self.palette.name),
            mark => self.palette.mark(mark).0.to_owned(),
        }
    }

    /// A job: hue and shape of its mark around a centre, `r` from it to each side.
    pub(super) fn job(&mut self, mark: Mark, x: f64, y: f64, r: f64) {
        let (fill, edge) = self.palette.mark(mark);
        let (left, right, top, bottom) = (x - r, x + r, y - r, y + r);
        match mark {
            Mark::One => {
                let side = 1.8 * r;
                self.rect((x - side / 2.0, y - side / 2.0, side, side), 1.0, fill, "none");
            }
            Mark::Two => self.put(format_args!(
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{r:.1}\" fill=\"{fill}\" stroke=\"{edge}\"/>"
            )),
            Mark::Three => {
                let path = format!("M{x:.1} {top:.1}L{right:.1} {bottom:.1}H{left:.1}Z");
                self.path(&path, fill, "none", "");
            }
            Mark::Four => {
                let path = format!("M{x:.1} {top:.1}L{right:.1} {y:.1}L{x:.1} {bottom:.1}L{left:.1} {y:.1}Z");
                self.path(&path, fill, edge, "");
            }
            Mark::Other => self.rect((left, y - r / 2.2, 2.0 * r, r / 1.1), 1.0, fill, "none"),
        }
    }

    /// An arc around a centre, so many thousandths of a turn from the top.
    pub(super) fn arc(&mut self, x: f64, y: f64, r: f64, milli: u16, stroke: &str) {
        let angle = f64::from(milli.min(999)) / 1_000.0 * std::f64::consts::TAU;
        let (end_x, end_y) = (x + r * angle.sin(), y - r * angle.cos());
        let large = u8::from(milli > 500);
        let path = format!(
            "M{x:.1} {:.1}A{r:.1} {r:.1} 0 {large} 1 {end_x:.1} {end_y:.1}",
            y - r
        );
        self.path(
            &path,
            "none",
            stroke,
            "stroke-width=\"3\" stroke-linecap=\"round\"",
        );
    }

    /// The sign of Floodgate.
    pub(super) fn brand(&mut self, x: f64, y: f64) {
        let (brand, surface) = (self.palette.brand, self.palette.surface);
        self.rect((x, y, 32.0, 32.0), 6.0, brand, "none");
        let path = format!(
            "M{:.1} {:.1}v20M{:.1} {:.1}v20M{:.1} {:.1}h18M{:.1} {:.1}v6h11v-6M{:.1} {:.1}q3-3 6 0t6 0",
            x + 7.0,
            y + 6.0,
            x + 25.0,
            y + 6.0,
            x + 7.0,
            y + 8.0,
            x + 10.5,
            y + 8.0,
            x + 10.0,
            y + 22.0
        );
        self.path(
            &path,
            "none",
            surface,
            "stroke-width=\"2\" stroke-linecap=\"round\"",
        );
    }
}
