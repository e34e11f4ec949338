//! The colours of the picture: those of the page's tokens that it needs, light and dark.

use crate::session::view::Mark;

/// One theme.
pub(super) struct Palette {
    /// Its word, part of the names that the picture refers to inside itself.
    pub(super) name: &'static str,
    pub(super) canvas: &'static str,
    pub(super) surface: &'static str,
    pub(super) inset: &'static str,
    pub(super) stroke: &'static str,
    pub(super) grid: &'static str,
    pub(super) ink: &'static str,
    pub(super) quiet: &'static str,
    pub(super) brand: &'static str,
    pub(super) ok: &'static str,
    pub(super) bad: &'static str,
    pub(super) off: &'static str,
    pub(super) pipe: &'static str,
    pub(super) tank: &'static str,
    pub(super) wall: &'static str,
    pub(super) slot: &'static str,
    /// Fill and edge by mark.
    marks: [(&'static str, &'static str); 5],
    /// The lines over the fill of the first mark.
    pub(super) hatch: &'static str,
}

impl Palette {
    /// Fill and edge of a mark.
    pub(super) const fn mark(&self, mark: Mark) -> (&'static str, &'static str) {
        self.marks[mark.index()]
    }
}

pub(super) const LIGHT: Palette = Palette {
    name: "light",
    canvas: "#f3f4f6",
    surface: "#ffffff",
    inset: "#f7f8f9",
    stroke: "#d1d3d6",
    grid: "#e6e8eb",
    ink: "#242424",
    quiet: "#5c5f63",
    brand: "#0f6cbd",
    ok: "#0e700e",
    bad: "#b10e1c",
    off: "#5c5f63",
    pipe: "#dfe4ea",
    tank: "#f7f9fb",
    wall: "#8a929b",
    slot: "#f3f5f7",
    marks: [
        ("#d55e00", "#a94a00"),
        ("#56b4e9", "#2a7fb0"),
        ("#009e73", "#00704f"),
        ("#cc79a7", "#a24c7d"),
        ("#9aa0a6", "#6b7076"),
    ],
    hatch: "rgb(255,255,255)",
};

pub(super) const DARK: Palette = Palette {
    name: "dark",
    canvas: "#121416",
    surface: "#1f2124",
    inset: "#25282b",
    stroke: "#4a4e53",
    grid: "#30343a",
    ink: "#ffffff",
    quiet: "#b0b4b9",
    brand: "#6cb4fa",
    ok: "#6cc76c",
    bad: "#f1838b",
    off: "#b0b4b9",
    pipe: "#33383e",
    tank: "#191b1e",
    wall: "#8a929b",
    slot: "#25282b",
    marks: [
        ("#e0701a", "#f7a56b"),
        ("#56b4e9", "#9bd3f4"),
        ("#0fa97f", "#67d6b5"),
        ("#cc79a7", "#e9b3d0"),
        ("#8d9399", "#b9bec4"),
    ],
    hatch: "rgb(31,33,36)",
};
