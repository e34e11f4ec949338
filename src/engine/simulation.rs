//! The run: owner of all parts, and the loop over instants.
//!
//! The phases of an instant are in `phases`, `acts`, `clock` and `pick_up`, the runs of workflows
//! with a plan in `runs`, what can be read in `read`.

mod acts;
mod ask;
mod checkpoint;
mod clock;
mod error;
mod guard;
mod job_acts;
mod lives;
mod look_back;
mod opening;
mod phases;
mod pick_up;
mod plain;
mod read;
mod rows;
mod runs;
mod state;
mod tables;

pub use ask::JobsAllowed;
pub use checkpoint::Checkpoint;
pub use error::{Progress, RunError};
pub use state::{ProcessState, WorkflowView};

use crate::act::TimedAct;
use crate::id::WorkflowId;
use crate::limits::ROUNDS_PER_INSTANT;
use crate::map::Map;
use crate::metrics::Metrics;
use crate::model::{Model, ModelError, PickUp};
use crate::moments::Moments;
use crate::order;
use crate::queue::Queue;
use crate::recent::Recent;
use crate::service::Service;
use crate::source::SourceState;
use crate::table::JobTable;
use crate::time::SimTime;
use crate::timers::Timers;
use crate::trace::Trace;
use alloc::rc::Rc;
use alloc::vec::Vec;
use guard::Guard;
use lives::Held;
use phases::Made;
use state::WorkflowRun;
use tables::Tables;

/// Rows that are written to in an instant like most, at most.
const WRITES_AN_INSTANT: u64 = 4;

/// One run of a model. A clone is a checkpoint: it goes on by itself from where it was made.
#[derive(Clone, Debug)]
pub struct Simulation {
    model: Rc<Model>,
    now: SimTime,
    /// The instant at which the initial backlog is first looked at.
    opening: SimTime,
    /// Before this time there is nothing to look back for, unless the queue is mixed.
    look_back_at: SimTime,
    /// When the next act is due, or the initial backlog is first looked at.
    next_planned: SimTime,
    next_arrival: SimTime,
    jobs: JobTable,
    queue: Queue,
    /// Jobs that are in the middle of their lives, by number.
    held: Map<u32, Held>,
    timers: Timers,
    guard: Guard,
    tables: Tables,
    service: Service,
    sources: Vec<SourceState>,
    workflows: Vec<WorkflowRun>,
    acts: Vec<TimedAct>,
    acts_done: usize,
    /// What runs that completed at this instant start, in job order.
    made: Vec<Made>,
    correlations: u32,
    /// Rows that steps have created.
    rows_made: u32,
    /// Jobs that wait for resources. (The other counters are sums over the workflows.)
    ready: u64,
    /// Jobs whose rows were deleted before they were completed.
    given_up: u64,
    /// Rows of the workflow log.
    log_rows: u64,
    last_deactivated: Option<WorkflowId>,
    metrics: Metrics,
    moments: Moments,
    recent: Recent,
    trace: Trace,
    error: Option<RunError>,
}

impl Simulation {
    /// A run of `model`, with the clock at its start and nothing of that instant done.
    ///
    /// # Errors
    /// If the model breaks a limit or names what is not there; no memory is taken then.
    pub fn new(model: Rc<Model>) -> Result<Self, ModelError> {
        model.check()?;
        let states = |(index, source)| SourceState::new(source, index, model.seed);
        let mut simulation = Self {
            now: model.start,
            opening: SimTime::NEVER,
            look_back_at: SimTime::ZERO,
            next_planned: SimTime::NEVER,
            next_arrival: SimTime::NEVER,
            jobs: JobTable::default(),
            queue: Queue::new(model.pick_up != PickUp::Immediate),
            held: Map::default(),
            timers: Timers::new(),
            guard: Guard::default(),
            tables: Tables::new(&model),
            service: Service::new(model.workers),
            sources: (0..).zip(&model.sources).map(states).collect(),
            workflows: WorkflowRun::all(&model),
            acts: model.acts.clone(),
            acts_done: 0,
            made: Vec::new(),
            correlations: 0,
            rows_made: 0,
            ready: 0,
            given_up: 0,
            log_rows: Tables::log_rows_of_history(&model),
            last_deactivated: None,
            metrics: Metrics::new(model.start, model.end, WorkflowRun::others(&model)),
            moments: Moments::new(model.start, 0),
            recent: Recent::new(model.start),
            trace: Trace::new(),
            error: None,
            model,
        };
        order::by_key(&mut simulation.acts, |act| act.at.ms());
        simulation.find_next_arrival();
        simulation.lay_initial_backlog();
        simulation.find_next_planned();
        Ok(simulation)
    }

    /// Advances the clock to `to` (at most the end of the run): every instant before it is done,
    /// and nothing of it. An earlier time than the clock's does nothing.
    ///
    /// # Errors
    /// [`RunError`] if a limit stops the run.
    pub fn advance_to(&mut self, to: SimTime) -> Result<(), RunError> {
        self.advance_bounded(to, u32::MAX).map(|_| ())
    }

    /// As [`Self::advance_to`], but does no more than `effort`: the work of so many non-empty
    /// instants. One in which much happens counts as several. The clock then stands right after the
    /// last one that was processed.
    ///
    /// # Errors
    /// [`RunError`] if a limit stops the run.
    pub fn advance_bounded(&mut self, to: SimTime, effort: u32) -> Result<Progress, RunError> {
        let to = to.min(self.model.end);
        let (mut left, mut next) = (effort, self.next_event_at());
        if next < to
            && let Some(error) = self.error
        {
            return Err(error);
        }
        while next < to {
            let at = next;
            if left == 0 {
                return Ok(Progress::Unfinished);
            }
            let before = self.jobs.writes();
            next = self.process(at)?;
            self.now = at.next();
            if effort != u32::MAX {
                let written = self.jobs.writes() - before;
                let spent = u32::try_from(written / WRITES_AN_INSTANT).unwrap_or(u32::MAX);
                left = left.saturating_sub(spent.max(1));
            }
        }
        if to > self.now {
            self.now = to;
            self.look_back_from(to);
        }
        Ok(Progress::Reached)
    }

    /// Processes the next non-empty instant whole and leaves the clock right after it; the time
    /// of that instant, or `None` if nothing happens before the end of the run.
    ///
    /// # Errors
    /// [`RunError`] if a limit stops the run.
    pub fn step_event(&mut self) -> Result<Option<SimTime>, RunError> {
        let at = self.next_event_at();
        if at >= self.model.end {
            self.advance_to(self.model.end)?;
            return Ok(None);
        }
        self.advance_to(at.next())?;
        Ok(Some(at))
    }

    /// Advances to the end of the run.
    ///
    /// # Errors
    /// [`RunError`] if a limit stops the run.
    pub fn run_to_end(&mut self) -> Result<(), RunError> {
        self.advance_to(self.model.end)
    }

    /// The next instant at which anything happens; [`SimTime::NEVER`] if nothing will.
    #[inline]
    pub fn next_event_at(&self) -> SimTime {
        self.service
            .next_ending_at()
            .min(self.next_arrival)
            .min(self.timers.next_at())
            .min(self.next_planned)
    }

    /// Keeps the records of the trace from now on, for [`Self::trace`].
    pub fn keep_trace(&mut self) {
        self.trace.keep();
    }

    /// Processes an instant whole; the next one.
    #[inline]
    fn process(&mut self, at: SimTime) -> Result<SimTime, RunError> {
        self.look_back_from(at);
        for _ in 0..ROUNDS_PER_INSTANT {
            self.complete_due(at);
            if self.next_planned <= at {
                self.opening = SimTime::NEVER;
                self.act_due(at);
                self.find_next_planned();
            }
            if self.timers.next_at() <= at {
                self.ring_due(at);
            }
            self.arrive_due(at)
                .inspect_err(|error| self.error = Some(*error))?;
            self.pick_up(at);
            if self.queue.is_polled() && !self.tables.is_poll_planned {
                self.plan_poll(at);
            }
            let next = self.next_event_at();
            if next > at {
                self.note_instant(at);
                return Ok(next);
            }
        }
        let error = RunError::InstantLimit { at };
        self.error = Some(error);
        Err(error)
    }

    /// How things stand after an instant.
    #[inline]
    fn note_instant(&mut self, at: SimTime) {
        let ready = self.ready;
        self.metrics.record_ready(ready, at);
        if self.moments.after(at, ready, self.service.target()) {
            self.look_back_at = self.look_back_at.min(self.moments.due_at());
        }
    }

    fn find_next_planned(&mut self) {
        let act = self.acts.get(self.acts_done);
        let act = act.map_or(SimTime::NEVER, |act| act.at.max(self.now));
        self.next_planned = self.opening.min(act);
    }

    fn find_next_arrival(&mut self) {
        let next = self.sources.iter().map(|source| source.next_at).min();
        self.next_arrival = next.unwrap_or(SimTime::NEVER);
    }

    fn next_correlation(&mut self) -> u32 {
        let correlation = self.correlations;
        self.correlations = correlation.wrapping_add(1);
        correlation
    }
}
