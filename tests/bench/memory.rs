//! Bytes a job of each contestant: the most that was taken at once, counted alike for all.
//!
//! A program of its own, because counting costs time.

mod on_desque;
mod on_nexosim;

use allocation_counter::measure;
use floodgate_bench::{bare, floodgate, workloads};
use std::rc::Rc;

const JOBS: u64 = 1_000_000;

fn main() {
    println!(
        "{:<14} {:>10} {:>10} {:>10} {:>10}",
        "bytes a job", "floodgate", "bare loop", "desque", "nexosim"
    );
    for (name, make) in workloads::ALL {
        let model = Rc::new(make(JOBS));
        let jobs = u64::from(floodgate(&model).jobs().len()).max(1);
        let most = |run: &dyn Fn()| {
            let bytes = measure(run).bytes_max;
            format!("{}.{}", bytes / jobs, bytes % jobs * 10 / jobs)
        };
        println!(
            "{name:<14} {:>10} {:>10} {:>10} {:>10}",
            most(&|| drop(floodgate(&model))),
            most(&|| drop(bare::run(&model))),
            most(&|| drop(on_desque::run(&model))),
            most(&|| drop(on_nexosim::run(&model))),
        );
    }
}
