//! Nanoseconds a job of the engine, natively and in a browser, beside a bare event loop and other
//! simulators on the same work.
//!
//! One table from one run, so that the ratios share the machine's noise: every figure is the best
//! of several rounds in which the contestants take turns. It checks that all did the same work
//! and asserts nothing about time. Figures of a browser come in on standard input, one line a
//! workload and size: `workload jobs cold_ns warm_ns bytes`, and one a workload: `seek workload
//! seek_ms fork_ms`.

mod on_desque;
mod on_nexosim;

use floodgate_bench::bare::Shop;
use floodgate_bench::seek::{PLACES, Played};
use floodgate_bench::{bare, floodgate, workloads};
use floodgate_engine::{JobId, Model, Simulation};
use std::fmt::Write as _;
use std::io::Read as _;
use std::rc::Rc;
use std::time::Instant;

const SIZES: [u64; 3] = [100_000, 1_000_000, 10_000_000];

/// Nanoseconds a job: of the engine, the bare loop, desque, nexosim.
type Figures = [f64; 4];

/// What a browser took: cold, warm, bytes.
type Browser = [f64; 3];

fn rounds(jobs: u64) -> usize {
    if jobs > 1_000_000 { 3 } else { 5 }
}

/// What all contestants have to agree on: how many jobs, and how the last one ended.
fn outcome(shop: &Shop) -> (usize, Option<bare::Job>) {
    (shop.jobs().len(), shop.jobs().last().copied())
}

#[allow(clippy::cast_precision_loss, reason = "small figures, to be printed")]
fn timed<T>(jobs: usize, run: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let result = run();
    let nanoseconds = start.elapsed().as_nanos() as f64;
    (result, nanoseconds / jobs.max(1) as f64)
}

fn measure(model: &Rc<Model>, size: u64) -> Figures {
    let expected = bare::run(model)
        .map(|shop| outcome(&shop))
        .expect("the bare loop runs it");
    let jobs = expected.0;
    let mut best = [f64::INFINITY; 4];
    for round in 0..rounds(size) {
        let (run, ours) = timed(jobs, || floodgate(model));
        assert_eq!(
            run.jobs().len() as usize,
            jobs,
            "the engine made other jobs"
        );
        drop(run);
        best[0] = best[0].min(ours);
        let rivals = [bare::run, on_desque::run, on_nexosim::run];
        for (place, rival) in (1..).zip(rivals) {
            // The slowest takes a quarter of a minute for the largest size.
            if place == 3 && round > 0 && size > 100_000 {
                continue;
            }
            let (shop, time) = timed(jobs, || rival(model));
            let found = shop.map(|shop| outcome(&shop));
            assert_eq!(
                found.as_ref(),
                Some(&expected),
                "contestant {place} did other work"
            );
            best[place] = best[place].min(time);
        }
    }
    best
}

/// The browser's figures of one row, where there are any.
fn of_browser(lines: &str, workload: usize, jobs: u64) -> Option<Browser> {
    let wanted = format!("{workload} {jobs} ");
    let line = lines.lines().find_map(|line| line.strip_prefix(&wanted))?;
    let mut numbers = line.split(' ').map_while(|word| word.parse().ok());
    Some([numbers.next()?, numbers.next()?, numbers.next()?])
}

fn row(name: &str, size: u64, figures: Figures, browser: Option<Browser>, bytes: f64) -> String {
    let [ours, bare, desque, nexosim] = figures;
    let mut row = format!(
        "{name:<13} {size:>9} {ours:>8.1} {bytes:>6.1} {bare:>8.1} {:>6.2} {desque:>8.1} {:>6.2} {nexosim:>8.0} {:>6.2}",
        ours / bare,
        ours / desque,
        ours / nexosim,
    );
    if let Some([cold, warm, bytes]) = browser {
        let _ = write!(
            row,
            " {cold:>8.1} {warm:>8.1} {:>6.2} {bytes:>6.1}",
            warm / ours
        );
    }
    row
}

/// What is compared: all draw the same numbers from the same samplers, and end each job alike.
const LEGEND: &str = "\
nanoseconds and bytes a job; \"x\" is how many times as long Floodgate takes, for wasm against native
native   Floodgate: rows of all jobs, digest over every transition, histograms of waits, counters by
         workflow, readings of each second, moments; numbers are drawn eight at a time
bare     a binary heap and a FIFO queue: three times and the outcome of each job, nothing else
desque, nexosim  the work of the bare loop on the calendars of these crates
cold, warm  Floodgate as wasm: its first run in a fresh page, compiled there, and the best after it
bytes    of the rows; of wasm the whole memory. Those of all contestants are counted further down
";

fn main() {
    let mut browser = String::new();
    let _ = std::io::stdin().read_to_string(&mut browser);
    println!("{LEGEND}");
    println!(
        "{:<13} {:>9} {:>8} {:>6} {:>8} {:>6} {:>8} {:>6} {:>8} {:>6} {:>8} {:>8} {:>6} {:>6}",
        "workload",
        "jobs",
        "native",
        "bytes",
        "bare",
        "x",
        "desque",
        "x",
        "nexosim",
        "x",
        "cold",
        "warm",
        "x",
        "bytes"
    );
    for (place, (name, make)) in workloads::ALL.into_iter().enumerate() {
        let mut costs = Vec::new();
        for size in SIZES {
            let model = Rc::new(make(size));
            let figures = measure(&model, size);
            costs.push(figures[0]);
            println!(
                "{}",
                row(
                    name,
                    size,
                    figures,
                    of_browser(&browser, place, size),
                    bytes(&floodgate(&model))
                )
            );
        }
        let (least, most) = costs.iter().fold((f64::INFINITY, 0_f64), |(a, b), cost| {
            (a.min(*cost), b.max(*cost))
        });
        println!(
            "{name:<13} from the cheapest to the dearest size: {:.2} x",
            most / least
        );
    }
    full_model();
    seeks(&browser);
}

/// What the full model costs where it is used, and where it is not.
fn full_model() {
    const JOBS: u64 = 1_000_000;
    let makes: [(&str, workloads::Workload); 3] = [
        ("plain", workloads::steady),
        ("full model, not used", workloads::unused),
        ("full model, all of it", workloads::full),
    ];
    let models = makes.map(|(name, make)| (name, Rc::new(make(JOBS))));
    let mut best = [f64::INFINITY; 3];
    for _ in 0..rounds(JOBS) {
        for (best, (_, model)) in best.iter_mut().zip(&models) {
            let start = Instant::now();
            let jobs = floodgate(model).jobs().len();
            let ns = start.elapsed().as_secs_f64() * 1e9 / f64::from(jobs.max(1));
            *best = best.min(ns);
        }
    }
    println!("\nthe full model, 1,000,000 jobs: one that is used has more transitions a job");
    for ((name, model), ns) in models.iter().zip(best) {
        let run = floodgate(model);
        println!(
            "{name:<23} {ns:>8.1} ns a job {:>6.2} x {:>6.1} bytes, {:>5.1} ns a transition",
            ns / best[0],
            bytes(&run),
            ns * f64::from(run.jobs().len()) / f64::from(transitions(&run)),
        );
    }
}

/// How often a job got a status, or was deleted.
fn transitions(run: &Simulation) -> u32 {
    let table = run.jobs();
    let of = |job: JobId| {
        let deleted = u32::from(table.row(job).deleted.is_some());
        u32::try_from(table.lives(job).len()).map_or(0, |lives| lives + deleted)
    };
    (0..table.len()).map(JobId).map(of).sum()
}

/// The slowest of some seeks and forks within a million jobs.
fn seeks(browser: &str) {
    println!(
        "\nmilliseconds of the slowest seek and fork within what was computed of 1,000,000 jobs"
    );
    println!(
        "{:<13} {:>8} {:>8} {:>12} {:>12}",
        "workload", "seek", "fork", "wasm seek", "wasm fork"
    );
    for (place, (name, make)) in workloads::ALL.into_iter().enumerate() {
        let played = Played::new(make, 1_000_000);
        let slowest = |go: &dyn Fn(u64) -> Simulation| {
            let took = |place: &u64| {
                let start = Instant::now();
                std::hint::black_box(go(*place));
                start.elapsed().as_secs_f64() * 1_000.0
            };
            PLACES.iter().map(took).fold(0.0_f64, f64::max)
        };
        let seek = slowest(&|milli| played.seek(milli));
        let fork = slowest(&|milli| played.fork(milli));
        let mut row = format!("{name:<13} {seek:>8.2} {fork:>8.2}");
        let wanted = format!("seek {place} ");
        let line = browser.lines().find_map(|line| line.strip_prefix(&wanted));
        for figure in line.into_iter().flat_map(|line| line.split(' ')) {
            let _ = write!(row, " {figure:>12}");
        }
        println!("{row}");
    }
}

#[allow(clippy::cast_precision_loss, reason = "small figures, to be printed")]
fn bytes(run: &Simulation) -> f64 {
    run.bytes() as f64 / f64::from(run.jobs().len()).max(1.0)
}
