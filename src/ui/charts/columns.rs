//! From the series of a run to the columns of a plot. Pure; knows no colour and no text.

use super::kind::Kind;
use crate::session::View;
use crate::session::view::{Series, Waits};
use crate::ui::painter::number::{float, index, len};

/// Waits below this, in seconds, are no wait: they lie in the lane at the bottom.
pub(crate) const NO_WAIT_S: f64 = 0.1;
/// Where the lane begins.
pub(crate) const LANE_S: f64 = 0.04;
/// Rates are averaged over this long.
const AVERAGE_MS: u64 = 10_000;

/// The columns of one plot, x first. What is not there is not a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Columns {
    pub(crate) flat: Vec<f64>,
    pub(crate) count: usize,
    pub(crate) rows: usize,
    pub(crate) min: f64,
    pub(crate) max: f64,
}

impl Columns {
    /// The columns of a chart.
    pub(crate) fn new(kind: Kind, view: &View) -> Self {
        let series = &view.series;
        let clicked_ms = view.since.map(|since| since.clicked_ms);
        match kind {
            Kind::Backlog => backlog(series, clicked_ms),
            Kind::Wait => waits(series, clicked_ms),
            Kind::Throughput => throughput(series),
            Kind::Rows => rows(series),
        }
    }

    /// One value of a column; absent where there is none.
    pub(crate) fn at(&self, column: usize, row: usize) -> Option<f64> {
        let value = self.flat.get(column * self.rows + row).copied()?;
        (row < self.rows && !value.is_nan()).then_some(value)
    }

    /// The last value of a column, with its row.
    pub(crate) fn last(&self, column: usize) -> Option<(usize, f64)> {
        let rows = (0..self.rows).rev();
        rows.map(|row| (row, self.at(column, row)))
            .find_map(|(row, value)| Some((row, value?)))
    }

    pub(crate) fn push(&mut self, rows: usize, value: impl Fn(usize) -> Option<f64>) {
        self.count += 1;
        self.rows = rows;
        self.flat
            .extend((0..rows).map(|row| value(row).unwrap_or(f64::NAN)));
    }

    /// One column: the end of each bucket in seconds.
    pub(crate) fn with_time(rows: usize, width_ms: u64) -> Self {
        let mut columns = Self::default();
        columns.push(rows, |row| {
            Some((len(row) + 1.0) * float(width_ms) / 1_000.0)
        });
        columns
    }
}

/// The bucket that ended last at or before a time, if any has.
pub(crate) fn bucket_at(series: &Series, at_ms: u64) -> Option<usize> {
    let ended = usize::try_from(at_ms / series.width_ms.max(1)).ok()?;
    ended.min(series.created.len()).checked_sub(1)
}

/// The column of the backlog had nobody clicked, and of the one before the acts changed last.
pub(crate) const GHOST: usize = 6;

/// Everything up to each mark together, the whole first, so that the areas cover each other; then
/// the two lines of what might have been, `ghost_from_ms` being when the first of them begins.
fn backlog(series: &Series, ghost_from_ms: Option<u64>) -> Columns {
    let finished = series.created.len();
    let ghost = ghost_from_ms.map_or(0, |_| series.untouched_ready.len());
    let before = series.before_ready.len();
    let mut columns = Columns::with_time(finished.max(ghost).max(before), series.width_ms);
    let rows = columns.rows;
    for top in (0..5).rev() {
        columns.push(rows, |row| {
            let parts = series.ready_by_mark[..=top].iter();
            parts
                .map(|mark| mark.get(row).copied())
                .sum::<Option<u64>>()
                .map(float)
        });
    }
    let from = ghost_from_ms.unwrap_or(u64::MAX) / series.width_ms.max(1);
    columns.push(rows, |row| {
        let value = series.untouched_ready.get(row).copied();
        value.filter(|_| row as u64 >= from).map(float)
    });
    // The future that was given up begins where it parts from the one in its place.
    let total = |row: usize| {
        let marks = series.ready_by_mark.iter();
        marks
            .map(|mark| mark.get(row).copied())
            .sum::<Option<u64>>()
    };
    let parts = |row: &usize| total(*row) != series.before_ready.get(*row).copied();
    let parting = (0..before).find(parts).unwrap_or(before);
    columns.push(rows, |row| {
        let value = series.before_ready.get(row).copied();
        value.filter(|_| row + 1 >= parting).map(float)
    });
    // Known from the first moment on, so that the scale does not jump while the run goes on.
    let peak = series.untouched_ready.iter().max().copied().unwrap_or(0);
    let most = columns.flat[rows..]
        .iter()
        .fold(float(peak), |most, value| most.max(*value));
    columns.max = round_up(most.max(10.0) * 1.04);
    columns
}

/// Waits of the selected workflow, of the others, and p95 of the others had nobody clicked.
fn waits(series: &Series, ghost_from_ms: Option<u64>) -> Columns {
    let ghost = ghost_from_ms.map_or(0, |_| series.untouched_others_waits.len());
    let rows = series.others_waits.len().max(ghost);
    let mut columns = Columns::with_time(rows, series.width_ms);
    let parts: [fn(&Waits) -> u64; 3] = [
        |waits| waits.p50_ms,
        |waits| waits.p95_ms,
        |waits| waits.p99_ms,
    ];
    let seconds = |ms: u64| (float(ms) / 1_000.0).max(NO_WAIT_S * 0.7);
    let mut longest = series.untouched_others_waits.iter().flatten();
    let known = longest.by_ref().map(|waits| waits.p99_ms).max();
    // The selected workflow's first: the lines of the others, whom it harms, lie over them.
    for waits in [&series.selected_waits, &series.others_waits] {
        for part in parts {
            columns.push(rows, |row| waits.get(row)?.as_ref().map(part).map(seconds));
        }
    }
    let from = ghost_from_ms.unwrap_or(u64::MAX) / series.width_ms.max(1);
    columns.push(rows, |row| {
        let waits = series.untouched_others_waits.get(row)?.as_ref()?;
        (row as u64 >= from).then(|| seconds(waits.p95_ms))
    });
    let most = columns.flat[rows..]
        .iter()
        .fold(known.map_or(0.0, seconds), |most, value| most.max(*value));
    columns.min = LANE_S;
    columns.max = longest_wait(most);
    columns
}

/// The upper end of the log scale of waits that reach so many seconds.
pub(crate) fn longest_wait(most: f64) -> f64 {
    let steps = [12.0, 70.0, 200.0, 700.0, 2_000.0, 4_000.0, 20_000.0];
    let step = steps.into_iter().find(|step| *step >= most);
    step.unwrap_or(360_000.0)
}

fn throughput(series: &Series) -> Columns {
    let rows = series.created.len();
    let mut columns = Columns::with_time(rows, series.width_ms);
    let window = window(series);
    for counts in [&series.created, &series.succeeded, &series.canceled] {
        columns.push(rows, |row| Some(rate(counts, row, window, series.width_ms)));
    }
    let most = columns.flat[rows..]
        .iter()
        .fold(10.0_f64, |most, value| most.max(*value));
    columns.max = round_up(most * 1.05);
    columns
}

fn rows(series: &Series) -> Columns {
    let count = series.job_rows.len();
    let mut columns = Columns::with_time(count, series.width_ms);
    for table in [&series.job_rows, &series.log_rows] {
        columns.push(count, |row| table.get(row).copied().map(float));
    }
    let most = columns.flat[count..]
        .iter()
        .fold(10.0_f64, |most, value| most.max(*value));
    columns.max = round_up(most * 1.05);
    columns
}

/// Buckets that a rate is averaged over.
pub(crate) fn window(series: &Series) -> usize {
    let buckets = AVERAGE_MS / series.width_ms.max(1);
    usize::try_from(buckets).unwrap_or(1).max(1)
}

/// Per second, over the last buckets up to this one.
pub(crate) fn rate(counts: &[u64], row: usize, window: usize, width_ms: u64) -> f64 {
    let from = (row + 1).saturating_sub(window);
    let part = &counts[from..=row];
    float(part.iter().sum()) * 1_000.0 / (len(part.len()) * float(width_ms.max(1)))
}

/// The next round number: few steps, so that a growing scale seldom jumps.
pub(crate) fn round_up(most: f64) -> f64 {
    let mut decade = 1.0;
    while decade * 10.0 <= most {
        decade *= 10.0;
    }
    while decade > most && decade > 1e-6 {
        decade /= 10.0;
    }
    let part = most / decade;
    let steps = [1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0];
    steps.into_iter().find(|step| *step >= part).unwrap_or(10.0) * decade
}

/// The row nearest to a time in seconds.
pub(crate) fn row_at(columns: &Columns, seconds: f64, width_ms: u64) -> Option<usize> {
    let row = index((seconds * 1_000.0 / float(width_ms.max(1)) - 0.5).max(0.0));
    (row < columns.rows).then_some(row)
}
