//! What the grid asks of the browser.

use super::state::Place;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement};

/// Real time in milliseconds; never part of a run.
pub(super) fn now_ms() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}

/// Puts focus on the one cell of the grid that Tab reaches, where that is the one that is meant;
/// otherwise it is still to be drawn, and nothing happens. The strip stands where it belongs.
pub(super) fn focus(scroller: &HtmlElement, meant: (Place, usize)) -> bool {
    let cell = scroller.query_selector("[tabindex='0']").ok().flatten();
    let Some(cell) = cell.and_then(|cell| cell.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    if cell_of(Some(cell.clone().into())) != Some(meant) {
        return false;
    }
    take_focus(&cell);
    // A grid that stands in a page that scrolls may be out of sight itself.
    let nearest = web_sys::ScrollIntoViewOptions::new();
    nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
    nearest.set_inline(web_sys::ScrollLogicalPosition::Nearest);
    cell.scroll_into_view_with_scroll_into_view_options(&nearest);
    // Columns beside those in sight: the strip moves sideways only.
    let (left, right) = (cell.offset_left(), cell.offset_left() + cell.offset_width());
    let (from, to) = (
        scroller.scroll_left(),
        scroller.scroll_left() + scroller.client_width(),
    );
    if right > to {
        scroller.set_scroll_left(right - scroller.client_width());
    }
    if left < from {
        scroller.set_scroll_left(left);
    }
    true
}

/// Gives focus to an element where it stands.
pub(super) fn take_focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // What is being taken away can't have focus.
    let _ = element.focus_with_options(&options);
}

/// Which cell an event is about.
pub(super) fn cell_of(target: Option<EventTarget>) -> Option<(Place, usize)> {
    let element = target?.dyn_into::<Element>().ok()?;
    let cell = element.closest("[data-column]").ok().flatten()?;
    let column = cell.get_attribute("data-column")?.parse().ok()?;
    let row = cell.closest("[role='row']").ok().flatten()?;
    let place = match row.get_attribute("data-key") {
        Some(key) => Place::Row(key.parse().ok()?),
        None => Place::Head,
    };
    Some((place, column))
}

/// Whether an element with a use of its own was clicked.
pub(super) fn is_control(target: Option<EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    let closest = |it: Element| it.closest("a, button, input").ok().flatten();
    element.and_then(closest).is_some()
}
