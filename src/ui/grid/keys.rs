//! The keys of a grid, after the APG pattern.

use super::Hand;
use super::look;
use super::state::Place;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// What one press of an arrow adds to the width of a column, in pixels.
const WIDER_PX: i32 = 16;

impl Hand {
    /// What a pressed key does.
    pub(super) fn onkeydown(&self) -> Callback<KeyboardEvent> {
        let hand = self.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.alt_key() || event.meta_key() || hand.is_in_field(&event) {
                return;
            }
            let (in_head, before) = {
                let state = hand.state.borrow();
                (state.place == Some(Place::Head), state.key())
            };
            let known = if in_head {
                hand.head_key(&event)
            } else {
                hand.row_key(&event)
            };
            if known {
                event.prevent_default();
                hand.keep_keys(before);
                hand.redraw.emit(());
            }
        })
    }

    /// Where the row that had focus is about to leave the page, the grid itself has it until the new
    /// one is drawn: keys that are pressed meanwhile would go to nobody.
    fn keep_keys(&self, before: Option<u32>) {
        let leaves = {
            let state = self.state.borrow();
            state.focus_due && before.is_some_and(|key| !state.held.contains(&key))
        };
        if let Some(scroller) = self.scroller.cast::<HtmlElement>().filter(|_| leaves) {
            look::take_focus(&scroller);
        }
    }

    /// Whether the key was pressed in a field of the foot.
    fn is_in_field(&self, event: &KeyboardEvent) -> bool {
        let scroller = self.scroller.get();
        let target = event.target().and_then(|it| it.dyn_into().ok());
        !scroller.is_some_and(|scroller| scroller.contains(target.as_ref()))
    }

    fn head_key(&self, event: &KeyboardEvent) -> bool {
        let column = self.state.borrow().column;
        match event.key().as_str() {
            "ArrowLeft" if event.shift_key() => self.resize_by(column, -WIDER_PX),
            "ArrowRight" if event.shift_key() => self.resize_by(column, WIDER_PX),
            "ArrowLeft" | "ArrowRight" | "Home" | "End" => self.sideways(event),
            "ArrowDown" | "PageDown" => {
                let seen = self.state.borrow().seen().0;
                self.state.borrow_mut().go(seen, self.rows());
            }
            "Enter" | " " if column == 0 => self.toggle_all(),
            "Enter" | " " => self.sort_by(column),
            "a" if event.ctrl_key() => self.select(crate::session::query::Selection::all),
            _ => return false,
        }
        true
    }

    fn row_key(&self, event: &KeyboardEvent) -> bool {
        let (ctrl, shift) = (event.ctrl_key(), event.shift_key());
        let page = i64::try_from(self.state.borrow().page()).unwrap_or(1);
        let key = event.key();
        match key.as_str() {
            "ArrowDown" => self.walk(1, shift),
            "ArrowUp" if !shift && self.is_first() => self.to_head(),
            "ArrowUp" => self.walk(-1, shift),
            "PageDown" => self.walk(page, shift),
            "PageUp" => self.walk(-page, shift),
            "Home" if ctrl => self.walk(i64::MIN, shift),
            "End" if ctrl => self.walk(i64::MAX, shift),
            "End" if self.state.borrow().column >= self.props.columns.len() => {
                self.walk(i64::MAX, shift);
            }
            "Home" if self.state.borrow().column == 0 => self.walk(i64::MIN, shift),
            "ArrowLeft" | "ArrowRight" | "Home" | "End" => self.sideways(event),
            " " if shift => self.select_to_focus(),
            " " => self.toggle_focus(),
            "Enter" => self.open(),
            "Escape" if self.props.selection.count(1) > 0 => {
                self.select(crate::session::query::Selection::clear);
            }
            "a" | "A" if ctrl => self.select(crate::session::query::Selection::all),
            _ if !ctrl && key.len() == 1 && key.as_bytes()[0].is_ascii_digit() => {
                return self.type_rank(&key);
            }
            _ => return false,
        }
        true
    }

    fn is_first(&self) -> bool {
        let state = self.state.borrow();
        let held = state.key().is_some() && state.key() == state.held.first().copied();
        held && state.first == 0
    }

    fn to_head(&self) {
        let mut state = self.state.borrow_mut();
        state.place = Some(Place::Head);
        state.focus_due = true;
    }

    /// Moves focus by rows, to the first by the least number and to the last by the largest, and
    /// the end of the selected range with it.
    fn walk(&self, by: i64, extend: bool) {
        let from = self.state.borrow().key();
        {
            let mut state = self.state.borrow_mut();
            match by {
                i64::MIN => state.go(0, self.rows()),
                i64::MAX => state.go(u64::MAX, self.rows()),
                _ => state.step(by, self.rows()),
            }
        }
        if extend {
            let to = self.state.borrow().key();
            self.extend(from, to);
        }
    }

    /// Selects from the anchor, or from where focus was, to a row.
    pub(super) fn extend(&self, from: Option<u32>, to: Option<u32>) {
        let Some(to) = to else { return };
        let rows = self.rows();
        let anchor = self.props.selection.anchor().or(from).unwrap_or(to);
        let keys = rows.range(rows.rank(anchor), rows.rank(to));
        self.select(|selection| {
            if selection.anchor().is_none() {
                selection.only(anchor);
            }
            selection.range(keys);
        });
    }

    fn select_to_focus(&self) {
        let to = self.state.borrow().key();
        match self.props.selection.anchor() {
            Some(_) => self.extend(None, to),
            None => self.select(|selection| to.into_iter().for_each(|key| selection.only(key))),
        }
    }

    fn toggle_focus(&self) {
        if let Some(key) = self.state.borrow().key() {
            self.toggle(key);
        }
    }

    /// Selects one row more, or less.
    pub(super) fn toggle(&self, key: u32) {
        let all = if self.props.selection.is_all() {
            self.rows().all()
        } else {
            Vec::new()
        };
        self.select(|selection| selection.toggle(key, all.into_iter()));
    }

    /// Selects all, or none where all are.
    pub(super) fn toggle_all(&self) {
        self.select(|selection| {
            if selection.is_all() {
                selection.clear();
            } else {
                selection.all();
            }
        });
    }

    fn sideways(&self, event: &KeyboardEvent) {
        let mut state = self.state.borrow_mut();
        let last = self.props.columns.len();
        state.column = match event.key().as_str() {
            "ArrowLeft" => state.column.saturating_sub(1),
            "ArrowRight" => (state.column + 1).min(last),
            "Home" => 0,
            _ => last,
        };
        state.focus_due = true;
    }

    /// Sorts by the column at this place, the first of which selects.
    pub(super) fn sort_by(&self, column: usize) {
        if let Some(head) = column
            .checked_sub(1)
            .and_then(|at| self.props.columns.get(at))
            .filter(|head| head.sorts)
        {
            self.props.onsort.emit(head.key);
        }
    }

    fn resize_by(&self, column: usize, by: i32) {
        if let Some(head) = column
            .checked_sub(1)
            .and_then(|at| self.props.columns.get(at))
        {
            self.resize(head.key, i32::from(head.width) + by);
        }
    }

    /// Opens the row with focus, or does what its cell offers.
    fn open(&self) {
        let state = self.state.borrow();
        if state.column == 0 {
            drop(state);
            return self.toggle_focus();
        }
        if let Some(key) = state.key() {
            drop(state);
            self.props.onopen.emit(key);
        }
    }

    /// A digit begins the number of a row to go to.
    fn type_rank(&self, digit: &str) -> bool {
        let Some(field) = self.goto.cast::<web_sys::HtmlInputElement>() else {
            return false;
        };
        // Focus that is still on its way to a cell must not come back from the field.
        self.state.borrow_mut().focus_due = false;
        field.set_value(digit);
        let _ = field.focus();
        true
    }

    /// Goes to the row of a number, from 1.
    pub(super) fn go_to(&self, number: u64) {
        self.state
            .borrow_mut()
            .go(number.saturating_sub(1), self.rows());
        self.redraw.emit(());
    }

    /// Focus came into the grid or moved in it.
    pub(super) fn onfocusin(&self) -> Callback<FocusEvent> {
        let hand = self.clone();
        Callback::from(move |event: FocusEvent| {
            let Some((place, column)) = look::cell_of(event.target()) else {
                return;
            };
            let mut state = hand.state.borrow_mut();
            let moved = (state.place, state.column) != (Some(place), column);
            (state.place, state.column, state.focused) = (Some(place), column, true);
            drop(state);
            if moved {
                hand.redraw.emit(());
            }
        })
    }

    /// Focus left the grid.
    pub(super) fn onfocusout(&self) -> Callback<FocusEvent> {
        let hand = self.clone();
        Callback::from(move |event: FocusEvent| {
            let to = event.related_target().and_then(|it| it.dyn_into().ok());
            let scroller = hand.scroller.cast::<HtmlElement>();
            if scroller.is_some_and(|scroller| scroller.contains(to.as_ref())) {
                return;
            }
            let mut state = hand.state.borrow_mut();
            state.focused = false;
            // Somebody went elsewhere: focus that is still on its way must not fetch them back.
            state.focus_due &= to.is_none();
            drop(state);
            hand.look_again();
        })
    }

    /// Nobody looks any more: rows that left go.
    pub(super) fn look_again(&self) {
        let mut state = self.state.borrow_mut();
        if !state.focused && !state.pointed && state.gone(self.rows()) > 0 {
            state.look(self.rows());
            drop(state);
            self.redraw.emit(());
        }
    }
}
