//! uPlot as the rest of the charts sees it: the few calls of the snippet beside this file.

use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, Element};

#[wasm_bindgen(module = "/src/ui/charts/uplot.js")]
extern "C" {
    /// Loads uPlot; fails where the page does not name it or it can't be had.
    #[wasm_bindgen(catch, js_name = load)]
    pub(crate) async fn load() -> Result<JsValue, JsValue>;

    /// One plot on the page.
    pub(crate) type Plot;

    #[wasm_bindgen(constructor, catch)]
    #[allow(
        clippy::too_many_arguments,
        reason = "one for each thing a plot calls back about"
    )]
    pub(crate) fn new(
        library: &JsValue,
        host: &Element,
        words: &js_sys::Array,
        numbers: &[f64],
        fills: &js_sys::Array,
        name_x: &Closure<dyn Fn(f64) -> String>,
        name_y: &Closure<dyn Fn(f64) -> String>,
        draw: &Closure<dyn Fn(CanvasRenderingContext2d, Box<[f64]>)>,
        moved: &Closure<dyn Fn(f64)>,
        pick: &Closure<dyn Fn(f64)>,
    ) -> Result<Plot, JsValue>;

    #[wasm_bindgen(method, js_name = setData)]
    pub(crate) fn set_data(
        this: &Plot,
        flat: &[f64],
        columns: usize,
        min: f64,
        max: f64,
        ink: &str,
    );

    #[wasm_bindgen(method, js_name = setSize)]
    pub(crate) fn set_size(this: &Plot, width: f64, height: f64);

    #[wasm_bindgen(method)]
    pub(crate) fn redraw(this: &Plot);

    #[wasm_bindgen(method)]
    pub(crate) fn destroy(this: &Plot);
}
