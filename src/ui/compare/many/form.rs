//! What is asked of many runs: which workflow is deactivated, at which times, with how many seeds.

use crate::engine::OperationType;
use crate::session::document::Document;
use crate::session::link::time;
use crate::session::view::ScenarioView;
use crate::session::what_if::{CLICKS_MAX, Question, SEEDS_MAX};
use crate::ui::compare::entry::Entry;
use crate::ui::say::count;
use crate::ui::select::select;
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// What is asked, as it stands in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asking {
    /// The workflow that is deactivated.
    workflow: String,
    /// The first click, and from one to the next, in milliseconds.
    from_ms: u64,
    every_ms: u64,
    /// Clicks besides never.
    clicks: u64,
    seeds: u64,
}

/// Something else that is asked.
pub(crate) enum Change {
    Workflow(String),
    From(u64),
    Every(u64),
    Clicks(u64),
    Seeds(u64),
}

impl Asking {
    /// What one would ask first: every minute from when the flood has begun on.
    pub(super) fn at_first(workflow: String, scenario: &ScenarioView, end_ms: u64) -> Self {
        let late = scenario.sources.iter().map(|source| source.from_ms);
        let flood = late.filter(|from_ms| *from_ms > 0).min();
        let from_ms = flood.map_or(end_ms * 2 / 10, |from_ms| from_ms + 60_000);
        // Whole minutes, so that the axis names each click.
        let every_ms = ((end_ms - from_ms.min(end_ms)) / 10 / 60_000).clamp(1, 1_440) * 60_000;
        let asking = Self {
            workflow,
            from_ms,
            every_ms: every_ms.min(60_000.max(end_ms / 30 / 60_000 * 60_000)),
            clicks: 8,
            seeds: 20,
        };
        asking.within(end_ms)
    }

    /// With no click after the end of the run.
    fn within(self, end_ms: u64) -> Self {
        let room = end_ms.saturating_sub(self.from_ms + 1) / self.every_ms.max(1) + 1;
        Self {
            clicks: self.clicks.min(room).max(1),
            ..self
        }
    }

    /// Asks something else, of a run that ends then.
    pub(super) fn change(&mut self, change: Change, end_ms: u64) {
        match change {
            Change::Workflow(workflow) => self.workflow = workflow,
            Change::From(from_ms) => self.from_ms = from_ms,
            Change::Every(every_ms) => self.every_ms = every_ms,
            Change::Clicks(clicks) => self.clicks = clicks,
            Change::Seeds(seeds) => self.seeds = seeds,
        }
        *self = self.clone().within(end_ms);
    }

    /// The question for a document.
    pub(super) fn question(&self, document: &Document) -> Question {
        let clicks = (0..self.clicks).map(|place| Some(self.from_ms + place * self.every_ms));
        let clicks: Vec<_> = clicks.chain([None]).collect();
        Question::new(document, &self.workflow, &clicks, self.seeds)
    }

    /// Runs in all.
    pub(super) const fn runs(&self) -> u64 {
        (self.clicks + 1) * self.seeds
    }
}

/// The form.
pub(super) fn form(asking: &Asking, document: &Document, onset: &Callback<Change>) -> Html {
    let end_ms = document.scenario.horizon;
    let at = |least: u64, most: u64, change: fn(u64) -> Change| {
        let onset = onset.clone();
        Callback::from(move |typed: String| {
            let value = time::read(&typed).filter(|ms| (least..=most).contains(ms));
            let end = time::write(most);
            let value = value.ok_or_else(|| tf("acts.bad_time", &[("end", &end)]))?;
            onset.emit(change(value));
            Ok(())
        })
    };
    let number = |most: u64, change: fn(u64) -> Change| {
        let onset = onset.clone();
        Callback::from(move |typed: String| {
            let value = typed
                .parse()
                .ok()
                .filter(|value| (1..=most).contains(value));
            let bounds: [(&str, &dyn std::fmt::Display); 2] = [("least", &1), ("most", &most)];
            let value = value.ok_or_else(|| tf("compare.bad", &bounds))?;
            onset.emit(change(value));
            Ok(())
        })
    };
    let clicks_max = CLICKS_MAX as u64 - 1;
    let last = time::write(asking.from_ms + (asking.clicks - 1) * asking.every_ms);
    html! {
        <div class="fg-compare-form" role="group" aria-label={t("many.form")}>
            { workflow(asking, document, onset) }
            <Entry name={t("many.from")} note={tf("clock.of", &[("end", &time::write(end_ms))])} value={time::write(asking.from_ms)}
                onread={at(0, end_ms.saturating_sub(1), Change::From)} />
            <Entry name={t("many.every")} note={t("unit.clock")} value={time::write(asking.every_ms)}
                onread={at(1_000, end_ms, Change::Every)} />
            <Entry name={t("many.clicks")} note={tf("many.last", &[("time", &last)])} value={asking.clicks.to_string()}
                onread={number(clicks_max, Change::Clicks)} />
            <Entry name={t("many.seeds")} note={tf("many.seeds.from", &[("seed", &document.scenario.seed), ("most", &count(SEEDS_MAX))])} value={asking.seeds.to_string()}
                onread={number(SEEDS_MAX, Change::Seeds)} />
        </div>
    }
}

/// Which workflow is deactivated.
fn workflow(asking: &Asking, document: &Document, onset: &Callback<Change>) -> Html {
    let all = &document.scenario.workflows;
    let onchoose = onset.reform(Change::Workflow);
    let records = all
        .iter()
        .filter(|workflow| workflow.operation_type == OperationType::Workflow);
    let option = |workflow: &crate::scenario::Workflow| {
        let selected = workflow.name == asking.workflow;
        html! { <option value={workflow.name.clone()} {selected}>{ &workflow.name }</option> }
    };
    let options = html! { <>{ for records.map(option) }</> };
    html! {
        <label class="fg-entry fg-compare-entry fg-compare-acts">
            <span>{ t("many.workflow") }</span>
            { select(asking.workflow.clone(), None, "", options, &onchoose) }
            <small class="fg-quiet">{ t("many.nothing_else") }</small>
        </label>
    }
}
