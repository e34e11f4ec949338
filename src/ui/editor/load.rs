//! What an edited scenario asks of its workers, reckoned from means: how busy they are in
//! ordinary times, and how fast the queue grows when it is worst. Jobs that jobs start are left
//! out, and the note says so.

use crate::engine::SimTime;
use crate::engine::limits::JOBS_MAX_BROWSER;
use crate::engine::model::{Arrivals, Model, ServiceTime, Source};
use crate::scenario::Scenario;
use crate::session::format::Ratio;
use crate::ui::icons::{Icon, icon};
use crate::ui::say::{clock, count, rate};
use crate::ui::texts::{t, tf};
use yew::prelude::*;

const HOUR_MS: u128 = 3_600_000;

/// The load in words, of the scenario as edited, which is absent while something typed is wrong;
/// or why the last try was refused.
pub(super) fn note(scenario: Option<&Scenario>, refused: Option<&AttrValue>) -> Html {
    let (kind, picture, words) = match (refused, scenario) {
        (Some(refused), _) => ("fg-load fg-load--bad", Icon::Warning, refused.to_string()),
        (None, None) => (
            "fg-load fg-load--bad",
            Icon::Warning,
            t("edit.wrong").to_owned(),
        ),
        (None, Some(scenario)) => match load(scenario) {
            Ok(words) => ("fg-load", Icon::Bulb, words),
            Err(problem) => ("fg-load fg-load--bad", Icon::Warning, problem),
        },
    };
    html! { <p class={kind} role="status">{ icon(picture) }<span>{ words }</span></p> }
}

/// The load, or why this scenario can't run: values that do not go together, or too many jobs.
fn load(scenario: &Scenario) -> Result<String, String> {
    if let Err(problems) = scenario.check() {
        let first = problems.0.first();
        return Err(first.map_or_else(String::new, |problem| {
            format!("{}; {}.", problem.what, problem.instead)
        }));
    }
    match scenario.lower(JOBS_MAX_BROWSER) {
        Ok(model) => Ok(words(scenario, &model)),
        Err(error) => Err(error.to_string()),
    }
}

/// What arrives at one instant: jobs an hour, and the milliseconds of work in them.
#[derive(Clone, Copy, Default)]
struct Demand {
    jobs: u128,
    work_ms: u128,
}

impl Demand {
    fn percent(self, model: &Model) -> u128 {
        self.work_ms * 100 / (u128::from(model.workers.max(1)) * HOUR_MS)
    }

    /// Jobs an hour that the queue grows by.
    fn growth(self, model: &Model) -> u128 {
        let capacity = u128::from(model.workers) * HOUR_MS;
        self.jobs * self.work_ms.saturating_sub(capacity) / self.work_ms.max(1)
    }
}

fn words(scenario: &Scenario, model: &Model) -> String {
    let zero = model.end.ms() - scenario.horizon.min(model.end.ms());
    let ordinary = demand(model, SimTime::from_ms(zero)).0;
    let instants = model.sources.iter().map(|source| window(source).0);
    let worst = instants
        .max_by_key(|at| demand(model, *at).0.work_ms)
        .unwrap_or(SimTime::from_ms(zero));
    let (peak, until) = demand(model, worst);
    let mut text = tf("load.ordinary", &[("percent", &ordinary.percent(model))]);
    text.push(' ');
    if peak.percent(model) <= 100 {
        text.push_str(&tf("load.fits", &[("percent", &peak.percent(model))]));
    } else {
        let growth = peak.growth(model);
        let length = until.min(model.end).since(worst).ms();
        let total = growth * u128::from(length) / HOUR_MS;
        let second = Ratio {
            count: narrow(growth),
            over_ms: narrow(HOUR_MS),
        };
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("time", &clock(worst.ms().saturating_sub(zero))),
            ("percent", &count(narrow(peak.percent(model)))),
            ("growth", &rate(second)),
            ("total", &count(narrow(total))),
        ];
        text.push_str(&tf("load.grows", &values));
    }
    if model
        .workflows
        .iter()
        .any(|workflow| !workflow.calls.is_empty())
    {
        text.push(' ');
        text.push_str(t("load.calls"));
    }
    text
}

fn narrow(value: u128) -> u64 {
    u64::try_from(value).unwrap_or(u64::MAX)
}

/// What arrives at an instant, and until when at the earliest it stays so.
fn demand(model: &Model, at: SimTime) -> (Demand, SimTime) {
    let mut sum = Demand::default();
    let mut until = model.end;
    for source in &model.sources {
        let (from, to) = window(source);
        if at < from || at >= to {
            continue;
        }
        until = until.min(to);
        let events = per_hour(source);
        for start in &source.starts {
            let Some(workflow) = model
                .workflows
                .get(start.workflow.index())
                .filter(|workflow| workflow.activated)
            else {
                continue;
            };
            let jobs = events * u128::from(start.times);
            sum.jobs += jobs;
            sum.work_ms += jobs * mean_ms(&workflow.service);
        }
    }
    (sum, until)
}

/// From when and until when a source sends.
fn window(source: &Source) -> (SimTime, SimTime) {
    match &source.arrivals {
        Arrivals::Poisson { from, until, .. } | Arrivals::Every { from, until, .. } => {
            (*from, *until)
        }
        Arrivals::Batches {
            rows,
            batch,
            every,
            from,
        } => {
            let length = u64::from(rows.div_ceil((*batch).max(1))).saturating_mul(every.ms());
            (*from, SimTime::from_ms(from.ms().saturating_add(length)))
        }
        Arrivals::Recorded(times) => {
            let zero = SimTime::from_ms(0);
            (
                times.first().copied().unwrap_or(zero),
                times.last().copied().unwrap_or(zero),
            )
        }
    }
}

/// Events an hour while it sends.
fn per_hour(source: &Source) -> u128 {
    let over = |events: u128, ms: u64| events * HOUR_MS / u128::from(ms.max(1));
    match &source.arrivals {
        Arrivals::Poisson { per_hour, .. } => u128::from(*per_hour),
        Arrivals::Batches { batch, every, .. } => over(u128::from(*batch), every.ms()),
        Arrivals::Every { every, .. } => over(1, every.ms()),
        Arrivals::Recorded(times) => {
            let (from, to) = window(source);
            over(times.len() as u128, to.since(from).ms())
        }
    }
}

fn mean_ms(service: &ServiceTime) -> u128 {
    match service {
        ServiceTime::Constant { ms } => u128::from(*ms),
        ServiceTime::Uniform { min_ms, max_ms } => u128::from(min_ms.midpoint(*max_ms)),
        ServiceTime::Exponential { mean_ms } | ServiceTime::LogNormal { mean_ms, .. } => {
            u128::from(*mean_ms)
        }
        ServiceTime::Recorded(lengths) => {
            let all: u128 = lengths.iter().map(|ms| u128::from(*ms)).sum();
            all / (lengths.len() as u128).max(1)
        }
    }
}
