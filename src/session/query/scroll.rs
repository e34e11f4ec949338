//! Where rows stand behind a scroll bar that is shorter than they are: browsers end the height of
//! an element at some 17 to 33 million pixels, a million rows are taller.
//!
//! The rows stand on one long strip. The bar moves it pixel by pixel as long as it moves little,
//! so that a wheel reaches every row; a jump of the bar is a jump to the same share of the strip.
//! For that the strip is cut into pages, each of which lies a little higher than it would.

/// The tallest element that every browser shows, with room to spare, in pixels.
pub const TALLEST_PX: u64 = 8_000_000;
/// Pages of an element of that height.
const PAGES: u64 = 100;

/// A scroll bar over a strip of rows. All lengths are pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScrollBar {
    strip: u64,
    view: u64,
    height: u64,
    page: u64,
    pages: u64,
}

impl ScrollBar {
    /// The bar of a strip of this length, of which a view of that length is seen.
    pub const fn new(strip: u64, view: u64) -> Self {
        let fits = strip <= TALLEST_PX;
        let height = if fits { strip } else { TALLEST_PX };
        let page = TALLEST_PX / PAGES;
        Self {
            strip,
            view,
            height,
            page,
            pages: if fits { 1 } else { strip / page },
        }
    }

    /// The height of the element that stands for the strip.
    pub const fn height(&self) -> u64 {
        self.height
    }

    /// The farthest that the strip can be moved.
    pub const fn end(&self) -> u64 {
        self.strip.saturating_sub(self.view)
    }

    /// Where the bar stands when the strip is moved this far, and by how much everything on the
    /// element is drawn higher then.
    pub fn at(&self, top: u64) -> (u64, u64) {
        let top = top.min(self.end());
        let lift = self.lift(top / self.page);
        (top - lift, lift)
    }

    /// How far the strip is moved after the bar was, from `top` to where it stands now.
    pub fn moved(&self, top: u64, bar: u64) -> u64 {
        let (from, lift) = self.at(top);
        let bar_end = self.height.saturating_sub(self.view);
        if self.pages == 1 {
            return bar.min(self.end());
        }
        if bar == 0 || bar >= bar_end {
            return if bar == 0 { 0 } else { self.end() };
        }
        if bar.abs_diff(from) <= self.view {
            return (bar + lift).min(self.end());
        }
        let share = u128::from(bar) * u128::from(self.end()) / u128::from(bar_end);
        let page = u64::try_from(share).unwrap_or(u64::MAX) / self.page;
        (bar + self.lift(page)).min(self.end())
    }

    /// By how much a page is drawn higher.
    const fn lift(&self, page: u64) -> u64 {
        if self.pages < 2 {
            return 0;
        }
        let last = self.pages - 1;
        let page = if page > last { last } else { page };
        (self.strip - self.height) * page / last
    }
}
