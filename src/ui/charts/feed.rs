//! What one plot shows at one publish: its columns, and what is drawn over them.

use super::columns::{self, Columns, bucket_at};
use super::kind::Kind;
use super::look;
use super::overlay::{self, Area};
use super::sheet::{Canvas, Manner, Sheet};
use crate::session::View;
use crate::session::view::{Mark, MomentKind, MomentView, WorkflowRow};
use crate::ui::moments;
use crate::ui::painter::number::float;
use crate::ui::painter::palette::Palette;
use crate::ui::say as format;
use crate::ui::texts::tf;

/// A moment on a chart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Flag {
    pub(crate) at_s: f64,
    pub(crate) text: String,
    /// The person acted here.
    pub(crate) act: bool,
    /// The larger, the sooner its text gets the room.
    pub(crate) weight: u8,
}

/// What a plot shows.
#[derive(Clone, Debug)]
pub(crate) struct Feed {
    pub(crate) kind: Kind,
    pub(crate) columns: Columns,
    pub(crate) width_ms: u64,
    /// The whole run in seconds.
    pub(crate) end_s: f64,
    /// The clock in seconds.
    pub(crate) at_s: f64,
    /// Something is recorded after the clock.
    pub(crate) ahead: bool,
    pub(crate) flags: Vec<Flag>,
    /// Names of the marks.
    pub(crate) names: [String; 5],
    /// The mark of the workflow that is selected.
    pub(crate) selected: Mark,
    /// The values now, a column each, for the bucket that is not finished.
    pub(crate) now: Vec<f64>,
}

impl Feed {
    pub(crate) fn new(kind: Kind, view: &View) -> Self {
        let width_ms = view.series.width_ms;
        Self {
            kind,
            columns: Columns::new(kind, view),
            width_ms,
            end_s: float(view.playback.end_ms) / 1_000.0,
            at_s: float(view.at_ms) / 1_000.0,
            ahead: bucket_at(&view.series, view.at_ms).map_or(0, |bucket| bucket + 1)
                < view.series.created.len(),
            flags: view.moments.iter().map(flag).collect(),
            names: names(view),
            selected: selected(view).map_or(Mark::Other, |row| row.mark),
            now: now(kind, view),
        }
    }
}

impl Sheet for Feed {
    fn word(&self) -> &'static str {
        self.kind.word()
    }

    fn columns(&self) -> &Columns {
        &self.columns
    }

    fn manner(&self) -> Manner {
        match self.kind {
            Kind::Backlog => Manner::Stacked,
            Kind::Wait => Manner::Waits,
            Kind::Throughput | Kind::Rows => Manner::Lines,
        }
    }

    fn across(&self) -> (f64, f64) {
        (0.0, self.end_s)
    }

    fn lines(&self, palette: &Palette) -> Vec<String> {
        look::lines(palette, self.kind)
    }

    fn fills(&self, palette: &Palette, ratio: f64) -> js_sys::Array {
        look::fills(palette, self.kind, ratio)
    }

    fn ink<'a>(&self, palette: &'a Palette) -> &'a str {
        look::ink(palette, self.selected)
    }

    fn name_y(&self, value: f64) -> String {
        name_y(self.kind, value)
    }

    fn draw(&self, on: Canvas<'_>) {
        overlay::draw(&Area { on, feed: self });
    }
}

/// What a value of the y axis is called.
pub(crate) fn name_y(kind: Kind, value: f64) -> String {
    let whole = u64::from(crate::ui::painter::number::whole(value.round()));
    match kind {
        Kind::Rows if whole >= 1_000_000 && whole.is_multiple_of(100_000) => {
            let (millions, rest) = (whole / 1_000_000, whole % 1_000_000 / 100_000);
            format!("{millions}.{rest}M")
        }
        Kind::Backlog | Kind::Rows if whole >= 1_000 && whole.is_multiple_of(500) => {
            let (thousands, rest) = (whole / 1_000, whole % 1_000 / 100);
            if rest == 0 {
                format!("{thousands}k")
            } else {
                format!("{thousands}.{rest}k")
            }
        }
        Kind::Backlog | Kind::Rows => format::count(whole),
        Kind::Throughput if whole == 0 => "0".to_owned(),
        Kind::Throughput => format!("{}/s", format::count(whole)),
        Kind::Wait if value < columns::NO_WAIT_S => "0".to_owned(),
        Kind::Wait if whole < 60 => format!("{whole} s"),
        Kind::Wait if whole < 3_600 => format!("{} min", whole / 60),
        Kind::Wait => format!("{} h", whole / 3_600),
    }
}

/// The workflow that the charts show besides the others.
pub(crate) fn selected(view: &View) -> Option<&WorkflowRow> {
    view.workflows.get(usize::from(view.selected))
}

fn flag(moment: &MomentView) -> Flag {
    let act = moment.kind == MomentKind::Deactivated;
    let clock = format::clock(moment.at_ms);
    Flag {
        at_s: float(moment.at_ms) / 1_000.0,
        text: if act {
            tf("charts.flag.act", &[("clock", &clock)])
        } else {
            format!("{} {clock}", moments::short(moment))
        },
        act,
        weight: match moment.kind {
            MomentKind::Deactivated => 5,
            MomentKind::Nominal => 4,
            MomentKind::QueueGone => 3,
            MomentKind::Named => 2,
            MomentKind::FloodStarts | MomentKind::OldestWait5Min => 1,
        },
    }
}

/// The workflow of each mark; nothing for a mark that nobody has, and for the rest.
pub(crate) fn names(view: &View) -> [String; 5] {
    let mut names: [String; 5] = Default::default();
    for mark in Mark::ALL {
        let mut rows = view.workflows.iter().filter(|row| row.mark == mark);
        let first = rows.next();
        names[mark.index()] = match (first, rows.next()) {
            (None, _) => String::new(),
            (Some(only), None) => only.name.clone(),
            (Some(_), Some(_)) => crate::ui::texts::t("charts.others").to_owned(),
        };
    }
    names
}

fn now(kind: Kind, view: &View) -> Vec<f64> {
    match kind {
        Kind::Backlog => vec![float(view.counts.ready)],
        Kind::Wait => Vec::new(),
        Kind::Rows => [view.storage.job_rows, view.storage.log_rows]
            .map(float)
            .to_vec(),
        Kind::Throughput => [view.flow.arrive, view.flow.finish, view.flow.cancel]
            .map(|rate| float(rate.milli()) / 1_000.0)
            .to_vec(),
    }
}
