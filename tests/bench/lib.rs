//! What the bench measures, natively and compiled for the browser.
//!
//! Compiled for the browser it is a bare module without imports: a script calls it and holds the
//! watch. It asserts nothing about time.

pub mod bare;
pub mod seek;
pub mod workloads;

use floodgate_engine::{Model, Simulation};
use std::rc::Rc;

/// Runs the engine to the end of a model, with digest and metrics on, as always.
///
/// # Panics
/// If the model is not sound or its run breaks a limit.
pub fn floodgate(model: &Rc<Model>) -> Simulation {
    let mut run = Simulation::new(Rc::clone(model)).expect("the model is sound");
    run.run_to_end().expect("the run stays within its limits");
    std::hint::black_box(run.digest());
    run
}

#[cfg(target_arch = "wasm32")]
thread_local! {
    static PLAYED: std::cell::RefCell<Option<seek::Played>> = const { std::cell::RefCell::new(None) };
}

/// For a script: computes a workload by its place, to seek in it; returns the number of its jobs.
#[cfg(target_arch = "wasm32")]
#[unsafe(no_mangle)]
pub extern "C" fn play(workload: u32, jobs: u32) -> f64 {
    let played = seek::Played::new(workloads::ALL[workload as usize].1, jobs.into());
    let jobs = f64::from(played.jobs());
    PLAYED.set(Some(played));
    jobs
}

/// For a script: seeks to so many thousandths of what was played, and acts there if it is a fork.
#[cfg(target_arch = "wasm32")]
#[unsafe(no_mangle)]
pub extern "C" fn go(milli: u32, fork: u32) -> f64 {
    PLAYED.with_borrow(|played| {
        let played = played.as_ref().expect("something was played");
        let run = match fork {
            0 => played.seek(milli.into()),
            _ => played.fork(milli.into()),
        };
        f64::from(std::hint::black_box(run).jobs().len())
    })
}

/// For a script: runs a workload by its place and returns the number of jobs that it made.
#[cfg(target_arch = "wasm32")]
#[unsafe(no_mangle)]
pub extern "C" fn run(workload: u32, jobs: u32) -> f64 {
    let make = workloads::ALL[workload as usize].1;
    f64::from(floodgate(&Rc::new(make(jobs.into()))).jobs().len())
}
