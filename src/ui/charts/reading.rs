//! The values of the charts at one time, and the sentences about them.

use super::columns::{self, bucket_at};
use super::kind::Kind;
use crate::session::View;
use crate::session::format::Ratio;
use crate::session::view::{Series, Waits};
use crate::ui::say as format;
use crate::ui::texts::{t, tf};

/// Below this many jobs in a bucket a percentile says little.
pub(crate) const FEW: u64 = 20;

/// Jobs waiting by mark at a time: now, or at the end of the bucket before.
pub(crate) fn ready(view: &View, at_ms: Option<u64>) -> [u64; 5] {
    let Some(at_ms) = at_ms else {
        let mut ready = [0; 5];
        for row in view.workflows.iter() {
            ready[row.mark.index()] += row.ready;
        }
        return ready;
    };
    let series = &view.series;
    let bucket = bucket_at(series, at_ms);
    let at = |mark: &Vec<u64>| bucket.and_then(|bucket| mark.get(bucket).copied());
    [0, 1, 2, 3, 4].map(|mark: usize| at(&series.ready_by_mark[mark]).unwrap_or(0))
}

/// Waits at a time: of other workflows, and of the one selected.
pub(crate) fn waits(series: &Series, at_ms: u64) -> [Option<Waits>; 2] {
    let at = |waits: &Vec<Option<Waits>>| *waits.get(bucket_at(series, at_ms)?)?;
    [at(&series.others_waits), at(&series.selected_waits)]
}

/// Created, completed and canceled a second, averaged as in the chart.
pub(crate) fn rates(series: &Series, at_ms: u64) -> Option<[Ratio; 3]> {
    let row = bucket_at(series, at_ms)?;
    let from = (row + 1).saturating_sub(columns::window(series));
    let rate = |counts: &Vec<u64>| Ratio {
        count: counts[from..=row].iter().sum(),
        over_ms: (row + 1 - from) as u64 * series.width_ms,
    };
    Some([&series.created, &series.succeeded, &series.canceled].map(rate))
}

/// Rows of the two tables at a time: now, or at the end of the bucket before.
pub(crate) fn rows(view: &View, at_ms: Option<u64>) -> [u64; 2] {
    let Some(at_ms) = at_ms else {
        return [view.storage.job_rows, view.storage.log_rows];
    };
    let bucket = bucket_at(&view.series, at_ms);
    [&view.series.job_rows, &view.series.log_rows]
        .map(|table| bucket.and_then(|at| table.get(at).copied()).unwrap_or(0))
}

/// A wait as text.
pub(crate) fn wait_text(ms: u64) -> String {
    if ms < 100 {
        t("charts.no_wait").to_owned()
    } else {
        format::duration(ms)
    }
}

/// How many would wait at the end without the click, as far as it is computed.
pub(crate) fn untouched_at_end(view: &View) -> Option<u64> {
    view.since?;
    let series = &view.series;
    let last = series.untouched_ready.last().copied()?;
    (series.untouched_ready.len() >= series.buckets).then_some(last)
}

/// The wait that 95 of 100 jobs of other workflows would not have exceeded without the click.
pub(crate) fn untouched_wait(view: &View, at_ms: u64) -> Option<u64> {
    view.since.filter(|since| since.clicked_ms < at_ms)?;
    let bucket = at_ms / view.series.width_ms.max(1);
    let bucket = usize::try_from(bucket).ok()?.checked_sub(1)?;
    let waits = view.series.untouched_others_waits.get(bucket)?.as_ref()?;
    Some(waits.p95_ms)
}

/// Jobs waiting without the click, at the end of the bucket before.
pub(crate) fn untouched_ready(view: &View, at_ms: u64) -> Option<u64> {
    let bucket = at_ms / view.series.width_ms.max(1);
    let bucket = usize::try_from(bucket).ok()?.checked_sub(1)?;
    view.series.untouched_ready.get(bucket).copied()
}

/// A chart in one sentence.
pub(crate) fn sentence(kind: Kind, view: &View) -> String {
    let clock = format::clock(view.at_ms);
    match kind {
        Kind::Backlog => {
            let (most, at) = peak(&view.series);
            tf(
                "charts.backlog.sentence",
                &[
                    ("clock", &clock),
                    ("ready", &format::count(view.counts.ready)),
                    ("most", &format::count(most)),
                    ("at", &format::clock(at)),
                ],
            )
        }
        Kind::Wait => match waits(&view.series, view.at_ms)[0] {
            None => tf("charts.wait.sentence.none", &[("clock", &clock)]),
            Some(waits) => tf(
                "charts.wait.sentence",
                &[
                    ("clock", &clock),
                    ("p50", &wait_text(waits.p50_ms)),
                    ("p95", &wait_text(waits.p95_ms)),
                    ("p99", &wait_text(waits.p99_ms)),
                ],
            ),
        },
        Kind::Rows => {
            let (jobs, logs) = (view.storage.job_rows, view.storage.log_rows);
            let values: [(&str, &dyn std::fmt::Display); 3] = [
                ("clock", &clock),
                ("jobs", &format::count(jobs)),
                ("logs", &format::count(logs)),
            ];
            tf("charts.rows.sentence", &values)
        }
        Kind::Throughput => {
            let zero = Ratio::default();
            let [created, completed, canceled] =
                rates(&view.series, view.at_ms).unwrap_or([zero; 3]);
            tf(
                "charts.throughput.sentence",
                &[
                    ("clock", &clock),
                    ("created", &format::rate(created)),
                    ("completed", &format::rate(completed)),
                    ("canceled", &format::rate(canceled)),
                ],
            )
        }
    }
}

/// The largest backlog at the end of a bucket, and when that was.
fn peak(series: &Series) -> (u64, u64) {
    let rows = 0..series.created.len();
    let ready = |row: usize| {
        series
            .ready_by_mark
            .iter()
            .map(|mark| mark[row])
            .sum::<u64>()
    };
    let peak = rows
        .map(|row| (ready(row), row))
        .max_by_key(|(ready, row)| (*ready, usize::MAX - row));
    peak.map_or((0, 0), |(ready, row)| {
        (ready, (row as u64 + 1) * series.width_ms)
    })
}

/// Times for the rows of a table: round, and no more than about thirty.
pub(crate) fn times(view: &View) -> Vec<u64> {
    let recorded = view.series.created.len() as u64 * view.series.width_ms;
    let steps = [
        1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 21_600, 86_400,
    ];
    let step = steps.into_iter().map(|step| step * 1_000);
    let step = step
        .into_iter()
        .find(|step| recorded / step <= 31)
        .unwrap_or(86_400_000);
    let step = step.max(view.series.width_ms);
    let count = recorded / step;
    (1..=count).map(|row| row * step).collect()
}

/// Whether a percentile rests on few jobs.
pub(crate) fn is_few(waits: &Waits) -> bool {
    waits.jobs < FEW
}
