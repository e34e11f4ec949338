//! Queueing theory beside the run: what Little's law and the formula of Erlang say of it, where they
//! say anything, and what was observed. Nothing of it ever touches a run.

use super::Session;
use crate::engine::SimTime;
use crate::engine::model::{Arrivals, Model, PickUp, Plan, ServiceTime, Step, Workflow};
use std::rc::Rc;

/// What theory says and what was observed, from the beginning of the run to the clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theory {
    /// How long the run has gone on, up to the end of the last bucket, in milliseconds.
    pub over_ms: u64,
    /// Jobs that were picked up and run.
    pub started: u64,
    /// How long they had waited on average, in microseconds.
    pub wait_us: u64,
    /// Jobs that waited on average, in thousandths.
    pub waiting_milli: u64,
    /// The same by Little's law: jobs started a millisecond times how long they had waited.
    pub little_milli: u64,
    /// Workers that were busy on average, in thousandths.
    pub busy_milli: u64,
    /// Workers there are.
    pub workers: u32,
    /// What the formula says, or why it says nothing of this run.
    pub formula: Result<Formula, NoFormula>,
}

/// What the formula says of a service whose jobs come at random and one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Formula {
    /// Workers that are busy on average, in thousandths.
    pub busy_milli: u64,
    /// How long a job waits on average, in microseconds.
    pub wait_us: u64,
    /// Whether all lengths are exponential with one mean: M/M/c, where the formula is exact.
    /// Elsewhere it is the usual approximation of M/G/c.
    pub is_exact: bool,
}

/// Why the formula says nothing of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFormula {
    /// Nobody has waited yet.
    NothingYet,
    /// The person or the scenario has acted.
    Acts,
    /// The run begins with a queue.
    Backlog,
    /// Jobs come in batches, at a beat or from a list; or one event starts several.
    NotRandom,
    /// Runs start others, wait, fail or stand aside for others.
    NotPlain,
    /// The service looks at the table at a beat only.
    Polled,
    /// More comes than the workers can do: the queue has no average.
    Overload,
}

impl Session {
    /// Theory beside the run so far.
    pub fn theory(&self) -> Theory {
        let sim = self.run.sim();
        let model = self.run.model();
        let buckets = sim.metrics().closed();
        let (mut started, mut waited_ms) = (0, 0);
        let (mut ready, mut busy) = (0, 0);
        for bucket in buckets {
            started += bucket.waits.total();
            waited_ms += bucket.waits.sum();
            ready += bucket.counts.ready;
            busy += bucket.counts.in_progress;
        }
        let bucket_count = super::query::count_of(buckets.len());
        let over_ms = bucket_count * sim.metrics().width().ms();
        let average = |sum: u64| sum * 1_000 / bucket_count.max(1);
        let formula = if started == 0 {
            Err(NoFormula::NothingYet)
        } else {
            self.formula(model, sim.now(), sim.planned_workers())
        };
        Theory {
            over_ms,
            started,
            wait_us: waited_ms * 1_000 / started.max(1),
            waiting_milli: average(ready),
            // Jobs a millisecond, times the milliseconds that each had waited.
            little_milli: waited_ms * 1_000 / over_ms.max(1),
            busy_milli: average(busy),
            workers: sim.planned_workers(),
            formula,
        }
    }

    /// What the formula says of a model until now.
    fn formula(&self, model: &Model, now: SimTime, workers: u32) -> Result<Formula, NoFormula> {
        let mut acts = model.acts.iter().chain(self.run.acts());
        if acts.any(|act| act.at < now) || workers != model.workers {
            return Err(NoFormula::Acts);
        }
        if !model.backlog.is_empty() {
            return Err(NoFormula::Backlog);
        }
        if !matches!(model.pick_up, PickUp::Immediate) {
            return Err(NoFormula::Polled);
        }
        let mut load = Load::default();
        for source in &model.sources {
            let (per_hour, from) = match &source.arrivals {
                Arrivals::Poisson { per_hour, from, .. } => (Some(*per_hour), *from),
                Arrivals::Batches { from, .. } | Arrivals::Every { from, .. } => (None, *from),
                Arrivals::Recorded(times) => {
                    (None, times.first().copied().unwrap_or(SimTime::NEVER))
                }
            };
            if from >= now || source.starts.is_empty() {
                continue;
            }
            let (Some(per_hour), [start]) = (per_hour, &source.starts[..]) else {
                return Err(NoFormula::NotRandom);
            };
            if start.times != 1 || from > model.start {
                return Err(NoFormula::NotRandom);
            }
            let workflow = &model.workflows[start.workflow.index()];
            if !workflow.activated {
                continue;
            }
            if !is_plain(workflow) {
                return Err(NoFormula::NotPlain);
            }
            load.add(per_hour, &workflow.service);
        }
        load.formula(workers)
    }
}

/// Whether a run of a workflow is nothing but a length of time.
fn is_plain(workflow: &Workflow) -> bool {
    let goes_on = |plan: &Rc<Plan>| {
        let waits = plan.steps.iter().any(|step| matches!(step, Step::Wait(_)));
        waits || !plan.failures.is_empty() || plan.token.is_some()
    };
    workflow.starts().next().is_none() && !workflow.plan.as_ref().is_some_and(goes_on)
}

/// The load of a service: jobs an hour, and the moments of their lengths.
#[derive(Default)]
struct Load {
    per_hour: f64,
    /// Of each length and of its square, times jobs an hour.
    length: f64,
    square: f64,
    /// The mean of all lengths while they are exponential with one mean.
    one_mean: Option<f64>,
    is_mixed: bool,
}

impl Load {
    fn add(&mut self, per_hour: u64, service: &ServiceTime) {
        let [mean, square] = moments(service);
        let per_hour = float(per_hour);
        self.per_hour += per_hour;
        self.length += per_hour * mean;
        self.square += per_hour * square;
        let exponential = matches!(service, ServiceTime::Exponential { .. });
        let other = self
            .one_mean
            .is_some_and(|known| (known - mean).abs() > 0.0);
        self.is_mixed |= !exponential || other;
        self.one_mean = Some(mean);
    }

    /// The mean wait: Erlang's formula, and half of one plus the squared coefficient of variation
    /// of the lengths for others than exponential ones.
    fn formula(&self, workers: u32) -> Result<Formula, NoFormula> {
        if self.per_hour <= 0.0 {
            return Err(NoFormula::NothingYet);
        }
        let offered = self.length / HOUR_MS;
        let free = f64::from(workers) - offered;
        if free <= 0.0 {
            return Err(NoFormula::Overload);
        }
        let mut blocked = 1.0;
        for worker in 1..=workers {
            blocked = offered * blocked / (f64::from(worker) + offered * blocked);
        }
        let waits = blocked / (1.0 - offered / f64::from(workers) * (1.0 - blocked));
        let mean = self.length / self.per_hour;
        let spread = self.square / self.per_hour / (mean * mean);
        let wait_ms = waits * mean / free * spread / 2.0;
        Ok(Formula {
            busy_milli: whole(offered * 1_000.0),
            wait_us: whole(wait_ms * 1_000.0),
            is_exact: !self.is_mixed,
        })
    }
}

const HOUR_MS: f64 = 3_600_000.0;

/// The mean of a length in milliseconds, and that of its square.
fn moments(service: &ServiceTime) -> [f64; 2] {
    match service {
        ServiceTime::Constant { ms } => [float(*ms), float(*ms) * float(*ms)],
        ServiceTime::Uniform { min_ms, max_ms } => {
            let (min, max) = (float(*min_ms), float(*max_ms));
            [min.midpoint(max), (min * min + min * max + max * max) / 3.0]
        }
        ServiceTime::Exponential { mean_ms } => {
            let mean = float(*mean_ms);
            [mean, 2.0 * mean * mean]
        }
        ServiceTime::LogNormal {
            mean_ms,
            cv_percent,
        } => {
            let (mean, cv) = (float(*mean_ms), f64::from(*cv_percent) / 100.0);
            [mean, mean * mean * (1.0 + cv * cv)]
        }
        ServiceTime::Recorded(lengths) => {
            let count = float(super::query::count_of(lengths.len().max(1)));
            let lengths = lengths.iter().map(|ms| float(*ms));
            let sums = lengths.fold([0.0, 0.0], |[sum, squares], ms| {
                [sum + ms, squares + ms * ms]
            });
            sums.map(|sum| sum / count)
        }
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "lengths and rates are far below 2^53"
)]
const fn float(value: u64) -> f64 {
    value as f64
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "not negative, and a cast ends at the largest number"
)]
const fn whole(value: f64) -> u64 {
    value as u64
}
