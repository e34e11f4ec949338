//! A grid of any number of rows after the APG pattern: one tab stop, arrows from cell to cell, rows
//! selected one by one, by ranges and all. Only the rows in sight are in the page, keyed by what
//! they are, and what is looked at stays where it is while the run goes on.
//!
//! It knows no jobs: a page brings its [`Rows`], columns and cells, and keeps sort and selection.

mod foot;
mod head;
mod keys;
mod look;
mod pointer;
mod rows;
mod state;

use crate::session::query::Selection;
use crate::ui::size::use_measure;
pub(crate) use head::Head;
use state::State;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

/// What a grid shows: rows in an order, each with a key of its own.
pub(crate) trait Rows {
    /// How many rows there are.
    fn total(&self) -> u64;
    /// The keys from a rank on, at most so many.
    fn window(&self, first: u64, count: usize) -> Vec<u32>;
    /// Where a row stands, or would stand.
    fn rank(&self, key: u32) -> u64;
    /// Whether a row is still among them.
    fn has(&self, key: u32) -> bool;
    /// The keys of two ranks and of all between them.
    fn range(&self, from: u64, to: u64) -> Vec<u32>;
    /// The keys of all rows.
    fn all(&self) -> Vec<u32>;
    /// What a row is called, and its cells, one a column; nothing where it is gone altogether.
    fn row(&self, key: u32) -> Option<(String, Vec<Html>)>;
}

/// The rows of a page, compared by their number: another one is another state of them.
#[derive(Clone)]
pub(crate) struct Source {
    /// The rows.
    pub(crate) rows: Rc<dyn Rows>,
    /// Grows with each change of them.
    pub(crate) revision: u64,
    /// Grows with each other question: the grid looks at its beginning then.
    pub(crate) question: u64,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        (self.revision, self.question) == (other.revision, other.question)
    }
}

#[derive(Clone, Properties)]
pub(crate) struct Props {
    /// What the grid is called.
    pub(crate) name: AttrValue,
    /// Its rows.
    pub(crate) source: Source,
    /// Its columns.
    pub(crate) columns: Rc<Vec<Head>>,
    /// The column that it is sorted by, and whether largest first.
    #[prop_or_default]
    pub(crate) sort: Option<(&'static str, bool)>,
    /// A column was asked for as the order.
    #[prop_or_default]
    pub(crate) onsort: Callback<&'static str>,
    /// A column was given another width.
    #[prop_or_default]
    pub(crate) onresize: Callback<(&'static str, u16)>,
    /// The rows that are selected.
    pub(crate) selection: Rc<Selection>,
    /// Others were selected.
    pub(crate) onselect: Callback<Selection>,
    /// A row was opened.
    #[prop_or_default]
    pub(crate) onopen: Callback<u32>,
    /// The height of a row in pixels.
    #[prop_or(32)]
    pub(crate) row_px: u32,
    /// Grows where the grid is to take focus.
    #[prop_or_default]
    pub(crate) wake: u64,
    /// What stands in place of rows where there are none.
    #[prop_or_default]
    pub(crate) empty: Html,
    /// What stands at the end of the foot.
    #[prop_or_default]
    pub(crate) foot: Html,
    /// Whether the rows go on changing: nobody's rows are read anew once a second then, at once
    /// otherwise.
    #[prop_or_default]
    pub(crate) moving: bool,
    /// Whether the rows are still being counted.
    #[prop_or_default]
    pub(crate) busy: bool,
}

/// The callbacks of a page always do the same: others are no reason to draw again.
impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
            && self.selection == other.selection
            && self.columns == other.columns
            && (self.sort, self.wake) == (other.sort, other.wake)
            && (self.moving, self.busy) == (other.moving, other.busy)
            && (&self.name, self.row_px) == (&other.name, other.row_px)
    }
}

/// What the handlers of one grid share.
#[derive(Clone)]
struct Hand {
    state: Rc<RefCell<State>>,
    scroller: NodeRef,
    goto: NodeRef,
    props: Props,
    redraw: Callback<()>,
}

/// A grid with its foot.
#[component]
pub(crate) fn Grid(props: &Props) -> Html {
    let (scroller, goto) = (use_node_ref(), use_node_ref());
    let state = use_mut_ref(State::default);
    let update = use_force_update();
    let redraw = use_callback((), move |(), ()| update.force_update());
    // One that is hidden has no height, and shows the same when it is there again.
    let height = use_measure(&scroller).map_or(0, |(_, height)| height);
    let view = height.checked_sub(props.row_px).filter(|view| *view > 0);
    state.borrow_mut().follow(props, view.map(u64::from));
    let hand = Hand {
        state,
        scroller,
        goto,
        props: props.clone(),
        redraw,
    };
    {
        let hand = hand.clone();
        use_effect(move || hand.settle());
    }
    html! {
        <>
            { hand.table() }
            { hand.foot() }
        </>
    }
}

impl Hand {
    fn rows(&self) -> &dyn Rows {
        &*self.props.source.rows
    }

    /// After drawing: the scroll bar stands where it belongs, and focus where it was sent.
    fn settle(&self) {
        let Some(scroller) = self.scroller.cast::<HtmlElement>() else {
            return;
        };
        let (bar, focus, meant) = {
            let state = self.state.borrow();
            let meant = state.place.map(|place| (place, state.column));
            (state.bar_px(), state.focus_due, meant)
        };
        // Where the bar stands is asked only where that may have changed: it costs a layout. A grid
        // that was hidden has lost its place, and takes focus when it is shown again.
        let due = self.state.borrow_mut().is_bar_due(bar);
        if due || focus {
            if scroller.scroll_top().abs_diff(bar) > 1 {
                scroller.set_scroll_top(bar);
            }
            // What the browser made of it, which is where the next move begins.
            self.state.borrow_mut().bar_seen = scroller.scroll_top();
        }
        if focus {
            // Where another key was faster than this drawing, the next one puts it there.
            let waits = meant.is_some_and(|meant| !look::focus(&scroller, meant));
            self.state.borrow_mut().focus_due = waits;
        }
    }

    /// Selects, and says so by the page.
    fn select(&self, change: impl FnOnce(&mut Selection)) {
        let mut selection = (*self.props.selection).clone();
        change(&mut selection);
        self.props.onselect.emit(selection);
    }
}
