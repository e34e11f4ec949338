//! The pointer in a grid: rows are selected as in a file list, columns are resized at their edge.

use super::Hand;
use super::look;
use super::state::Place;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Widths of columns in pixels.
const NARROWEST_PX: i32 = 56;
const WIDEST_PX: i32 = 800;

impl Hand {
    /// A click on a row selects it alone, with Ctrl it too, with Shift all from the anchor on.
    pub(super) fn onclick(&self) -> Callback<MouseEvent> {
        let hand = self.clone();
        Callback::from(move |event: MouseEvent| {
            let Some((Place::Row(key), column)) = look::cell_of(event.target()) else {
                return;
            };
            let more = event.ctrl_key() || event.meta_key();
            if event.shift_key() {
                event.prevent_default();
                hand.extend(None, Some(key));
            } else if column == 0 {
                hand.toggle(key);
            } else if look::is_control(event.target()) {
                // A link is followed.
            } else if more {
                hand.toggle(key);
            } else {
                hand.select(|selection| selection.only(key));
            }
        })
    }

    /// A range of rows is meant, no text.
    pub(super) fn onmousedown() -> Callback<MouseEvent> {
        Callback::from(|event: MouseEvent| {
            if event.shift_key() {
                event.prevent_default();
            }
        })
    }

    /// The pointer came over the grid, or left it.
    pub(super) fn onpointed(&self, pointed: bool) -> Callback<PointerEvent> {
        let hand = self.clone();
        Callback::from(move |_: PointerEvent| {
            hand.state.borrow_mut().pointed = pointed;
            hand.look_again();
        })
    }

    /// The bar was moved.
    pub(super) fn onscroll(&self) -> Callback<Event> {
        let hand = self.clone();
        Callback::from(move |_: Event| {
            let Some(scroller) = hand.scroller.cast::<HtmlElement>() else {
                return;
            };
            // A move that is told after the grid was hidden finds its bar at nothing: nobody moved it.
            if scroller.client_height() == 0 {
                return;
            }
            let rows = hand.rows();
            let other = hand
                .state
                .borrow_mut()
                .scrolled(scroller.scroll_top(), rows);
            if other {
                hand.redraw.emit(());
            }
        })
    }

    /// Gives a column a width within reason.
    pub(super) fn resize(&self, key: &'static str, width: i32) {
        let width = width.clamp(NARROWEST_PX, WIDEST_PX);
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        self.props.onresize.emit((key, width));
    }

    /// The edge of a column: pulled by the pointer.
    pub(super) fn grip(&self, key: &'static str, width: u16) -> Html {
        let hand = self.clone();
        let onpointerdown = Callback::from(move |event: PointerEvent| {
            event.prevent_default();
            event.stop_propagation();
            if let Some(grip) = event.target_dyn_into::<Element>() {
                // Where it is refused the pull ends at the edge of the grip.
                let _ = grip.set_pointer_capture(event.pointer_id());
            }
            hand.state.borrow_mut().resizing = Some((key, event.client_x(), width));
        });
        let hand = self.clone();
        let onpointermove = Callback::from(move |event: PointerEvent| {
            let resizing = hand.state.borrow().resizing;
            if let Some((key, from, width)) = resizing {
                hand.resize(key, i32::from(width) + event.client_x() - from);
            }
        });
        let hand = self.clone();
        let end = Callback::from(move |_: PointerEvent| hand.state.borrow_mut().resizing = None);
        let onclick = Callback::from(|event: MouseEvent| event.stop_propagation());
        html! {
            <span class="fg-many-grip" aria-hidden="true" {onclick} {onpointerdown} {onpointermove} onpointerup={end.clone()} onlostpointercapture={end}></span>
        }
    }
}
