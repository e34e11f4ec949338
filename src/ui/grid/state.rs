//! What a grid looks at: how far its strip of rows is moved, which rows are in the page, which
//! cell has focus. While somebody looks at rows they stay, also those that left.

use super::{Props, Rows};
use crate::session::query::ScrollBar;

/// Rows in the page above and below those in sight.
const MORE_ROWS: u64 = 6;
/// After a move of the bar rows are not held for so long, in milliseconds.
const MOVING_MS: f64 = 300.0;

/// Rows that nobody looks at are read anew so often, in milliseconds.
const LOOK_MS: f64 = 900.0;

/// Where focus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the head.
    Head,
    /// In the row of this key.
    Row(u32),
}

/// The state of a grid.
#[derive(Debug)]
pub(super) struct State {
    /// The keys in the page, in order, those that left included.
    pub(super) held: Vec<u32>,
    /// The rank of the first of them.
    pub(super) first: u64,
    /// How far the strip is moved, in pixels.
    top: u64,
    /// How many pixels of rows are seen.
    view: u64,
    /// The height of a row in pixels.
    row: u64,
    total: u64,
    /// The row and the column of the one cell that Tab reaches.
    pub(super) place: Option<Place>,
    pub(super) column: usize,
    /// Focus is to be put there after the next drawing.
    pub(super) focus_due: bool,
    /// Whether focus is in the grid, and whether the pointer is over it.
    pub(super) focused: bool,
    pub(super) pointed: bool,
    /// Where the browser's bar stood when it was read last.
    pub(super) bar_seen: i32,
    moved_at_ms: f64,
    looked_at_ms: f64,
    /// The height of the element of the rows when the bar was last set.
    height: u64,
    question: u64,
    wake: u64,
    /// The column that is being resized: the pointer and the width at first.
    pub(super) resizing: Option<(&'static str, i32, u16)>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            held: Vec::new(),
            first: 0,
            top: 0,
            view: 600,
            row: 32,
            total: 0,
            place: None,
            column: 1,
            focus_due: false,
            focused: false,
            pointed: false,
            bar_seen: 0,
            moved_at_ms: -MOVING_MS,
            looked_at_ms: 0.0,
            height: 0,
            question: 0,
            wake: 0,
            resizing: None,
        }
    }
}

impl State {
    /// Follows what the page shows now.
    pub(super) fn follow(&mut self, props: &Props, view: Option<u64>) {
        let view = view.unwrap_or(self.view);
        let rows = &*props.source.rows;
        let another = self.question != props.source.question;
        let resized = (self.view, self.row) != (view, u64::from(props.row_px));
        self.view = view;
        self.row = u64::from(props.row_px);
        self.total = rows.total();
        if another {
            self.question = props.source.question;
            self.top = 0;
            self.place = None;
            self.look(rows);
            self.focus_due = self.focused;
        } else if self.held.is_empty() || resized {
            self.look(rows);
        } else if self.is_looked_at() || (props.moving && !self.is_look_due()) {
            self.hold(rows);
        } else {
            self.anchor(rows);
            self.look(rows);
        }
        self.focus_due |= self.wake != props.wake;
        self.wake = props.wake;
        let there = match self.place {
            Some(Place::Row(key)) => self.held.contains(&key) || (self.focused && rows.has(key)),
            Some(Place::Head) => true,
            None => false,
        };
        if !there {
            let seen = self.top / self.row.max(1);
            let index = usize::try_from(seen.saturating_sub(self.first)).unwrap_or(0);
            let near = self.held.get(index).or(self.held.first());
            self.focus_due |= self.focused && self.place.is_some();
            self.place = near.map(|key| Place::Row(*key));
        }
    }

    fn is_looked_at(&self) -> bool {
        let moving = super::look::now_ms() - self.moved_at_ms < MOVING_MS;
        (self.focused || self.pointed) && !moving
    }

    /// Rows in motion can't be read: nobody's rows are read anew once a second.
    fn is_look_due(&self) -> bool {
        super::look::now_ms() - self.looked_at_ms >= LOOK_MS
    }

    /// Whether the browser's bar may stand elsewhere than it belongs.
    pub(super) fn is_bar_due(&mut self, bar_px: i32) -> bool {
        let height = self.bar().height();
        let due = height != self.height || bar_px.abs_diff(self.bar_seen) > 1;
        self.height = height;
        due
    }

    /// Reads the rows in sight anew, as they are in order now.
    pub(super) fn look(&mut self, rows: &dyn Rows) {
        self.looked_at_ms = super::look::now_ms();
        self.total = rows.total();
        self.top = self.top.min(self.bar().end());
        let seen = self.top / self.row.max(1);
        self.first = seen.saturating_sub(MORE_ROWS);
        self.held = rows.window(self.first, self.count());
    }

    /// How many rows are in the page.
    fn count(&self) -> usize {
        usize::try_from(self.view / self.row.max(1) + 2 + 2 * MORE_ROWS).unwrap_or(0)
    }

    /// Keeps the rows in the page, and the first of them that is still there at its place.
    fn hold(&mut self, rows: &dyn Rows) {
        self.anchor(rows);
        let wanted = self.count();
        if self.held.len() < wanted {
            let last = self.held.iter().rev().find(|key| rows.has(**key));
            let next = last.map_or(0, |key| rows.rank(*key) + 1);
            let more = rows.window(next, wanted - self.held.len());
            let more: Vec<u32> = more
                .into_iter()
                .filter(|key| !self.held.contains(key))
                .collect();
            self.held.extend(more);
        }
    }

    /// Moves the strip with a row that is looked at. At the very top it is the top that is.
    fn anchor(&mut self, rows: &dyn Rows) {
        let at_top = self.top == 0 && !self.is_looked_at();
        let seen = usize::try_from((self.top / self.row.max(1)).saturating_sub(self.first));
        let from = seen.unwrap_or(0);
        let held = self.held.iter().enumerate().skip(from);
        let Some((index, key)) = held.clone().find(|(_, key)| rows.has(**key)) else {
            return;
        };
        if at_top {
            return;
        }
        let first = rows.rank(*key).saturating_sub(index as u64);
        let (before, after) = (self.first * self.row, first * self.row);
        self.top = (self.top + after).saturating_sub(before);
        self.first = first;
    }

    pub(super) fn bar(&self) -> ScrollBar {
        ScrollBar::new(self.strip(), self.view)
    }

    /// The strip is as long as its rows, and never ends within those that are held.
    fn strip(&self) -> u64 {
        let held = self.first + self.held.len() as u64;
        self.total.max(held) * self.row
    }

    /// Where the browser's bar belongs.
    pub(super) fn bar_px(&self) -> i32 {
        i32::try_from(self.bar().at(self.top).0).unwrap_or(i32::MAX)
    }

    /// The height of the element of the rows, and where on it the first row in the page stands.
    pub(super) fn layout(&self) -> (u64, i64) {
        let bar = self.bar();
        let lift = bar.at(self.top).1;
        let first = i64::try_from(self.first * self.row).unwrap_or(i64::MAX);
        (bar.height(), first - i64::try_from(lift).unwrap_or(0))
    }

    /// The bar was moved by the person; whether other rows are in sight now.
    pub(super) fn scrolled(&mut self, bar_px: i32, rows: &dyn Rows) -> bool {
        if bar_px.abs_diff(self.bar_seen) <= 1 {
            return false;
        }
        let before = self.top / self.row.max(1);
        self.bar_seen = bar_px;
        self.moved_at_ms = super::look::now_ms();
        self.top = self
            .bar()
            .moved(self.top, u64::try_from(bar_px).unwrap_or(0));
        if self.top / self.row.max(1) == before {
            return false;
        }
        self.look(rows);
        true
    }

    /// Ranks of the first and the last row in sight.
    pub(super) fn seen(&self) -> (u64, u64) {
        let row = self.row.max(1);
        let first = self.top.div_ceil(row);
        let last = ((self.top + self.view) / row).saturating_sub(1);
        (first, last.min(self.total.saturating_sub(1)).max(first))
    }

    /// How many rows a page has.
    pub(super) fn page(&self) -> u64 {
        (self.view / self.row.max(1)).max(2) - 1
    }

    /// Rows in the page that are not among the others any more.
    pub(super) fn gone(&self, rows: &dyn Rows) -> u64 {
        self.held.iter().filter(|key| !rows.has(**key)).count() as u64
    }

    /// The key of the row with focus.
    pub(super) const fn key(&self) -> Option<u32> {
        match self.place {
            Some(Place::Row(key)) => Some(key),
            _ => None,
        }
    }

    /// Moves focus by so many rows. Rows that are held have their places, also those that left.
    pub(super) fn step(&mut self, by: i64, rows: &dyn Rows) {
        let Some(key) = self.key() else {
            return self.go(0, rows);
        };
        let index = self.held.iter().position(|held| *held == key);
        let to = index.and_then(|index| index.checked_add_signed(isize::try_from(by).ok()?));
        let held = to.and_then(|to| Some((to, *self.held.get(to)?)));
        match held.filter(|(to, _)| self.is_inside(self.first + *to as u64)) {
            Some((_, key)) => {
                self.place = Some(Place::Row(key));
                self.focus_due = true;
            }
            None => self.go(rows.rank(key).saturating_add_signed(by), rows),
        }
    }

    /// Brings a rank into sight and puts focus there.
    pub(super) fn go(&mut self, rank: u64, rows: &dyn Rows) {
        let Some(last) = rows.total().checked_sub(1) else {
            return;
        };
        let rank = rank.min(last);
        let from = rank * self.row;
        if from < self.top {
            self.top = from;
        } else if from + self.row > self.top + self.view {
            self.top = (from + self.row).saturating_sub(self.view);
        }
        self.moved_at_ms = super::look::now_ms();
        self.look(rows);
        let key = rows.window(rank, 1).first().copied();
        self.place = key.map(Place::Row);
        self.focus_due = true;
    }

    fn is_inside(&self, rank: u64) -> bool {
        let from = rank * self.row;
        self.top <= from && from + self.row <= self.top + self.view
    }
}
