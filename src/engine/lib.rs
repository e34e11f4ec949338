//! The simulated asynchronous service of Dynamics 365: calendar, queue, workers, workflows,
//! storage and metrics. A run is a pure function of a [`Model`] and the acts applied to it.
//!
//! # Promises
//!
//! Order at one instant. Every instant is processed whole, in five phases, repeated while anything
//! is due at that instant (with the stated limit [`limits::ROUNDS_PER_INSTANT`]):
//!
//! 1. completions, by job, and the effects of their steps;
//! 2. the acts of the person and of the scenario, in the order given;
//! 3. timers, by kind, then by job: postponement over, wait over, retention, poll;
//! 4. arrivals: sources in the order of the model, then jobs made by steps in job order;
//! 5. pick-ups: free workers take jobs from the head of the queue until none is free or eligible.
//!
//! With the clock at T every instant before T is done and nothing of T. An act made at T is
//! stamped T and runs in phase 2 of T. [`Simulation::advance_to`] never splits an instant;
//! [`Simulation::step_event`] processes the next non-empty instant whole.
//!
//! # Invariants
//!
//! * No clock, no global, no hash order, no `usize` in anything recorded, no float outside the
//!   samplers in [`sample`], which call a pinned `libm` and round once.
//! * The same model and acts give the same trace to the bit, natively and in every browser. The
//!   [digest](Simulation::digest) is taken over the trace; [`MODEL_REVISION`] names its meaning.
//! * Cloning a [`Simulation`] is cheap: the chunks of its job table are shared until written to.
#![no_std]
#![forbid(unsafe_code)]
#![deny(clippy::float_arithmetic)]

extern crate alloc;

pub mod act;
mod calendar;
pub mod codes;
pub mod counts;
pub mod failure;
pub mod histogram;
pub mod id;
pub mod limits;
mod map;
pub mod metrics;
pub mod model;
pub mod moments;
pub mod order;
mod queue;
pub mod recent;
pub mod sample;
pub mod service;
pub mod simulation;
mod sorted;
mod source;
pub mod table;
pub mod time;
mod timers;
pub mod trace;
mod waits;

pub use act::{Act, ActError, JobFilter, JobVerb, Jobs, TimedAct};
pub use codes::{JobState, JobStatus, OperationType};
pub use failure::{Failure, Outcome};
pub use id::{JobId, SourceId, WorkflowId};
pub use model::Model;
pub use simulation::{Checkpoint, Simulation};
pub use time::{SimDuration, SimTime};

/// The revision of the model: it changes whenever the same model and acts would give another
/// trace. It seeds the digest, so runs of two revisions never share one.
pub const MODEL_REVISION: u32 = 1;
