//! How the other run differs: what is done, workers, seed and triggers.

use super::entry::Entry;
use crate::engine::limits::{INTEGER_MAX, WORKERS_MAX};
use crate::session::document::Document;
use crate::session::link::time;
use crate::session::other::{Acts, Change, Other, TRIGGERS};
use crate::ui::say::count;
use crate::ui::select::select;
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// The form of `other`, the other run of this document; `workflow` is the one that a click
/// deactivates. Each field tells what it changes and no more: the others may have changed since.
pub(super) fn form(
    document: &Document,
    workflow: &str,
    other: Other,
    onset: &Callback<Change>,
) -> Html {
    let scenario = &document.scenario;
    let set = |change: fn(u64) -> Change, (least, most): (u64, u64)| {
        let onset = onset.clone();
        Callback::from(move |typed: String| {
            let typed = typed.replace([',', '%'], "");
            let value = typed.trim().parse().ok();
            let value = value.filter(|value| (least..=most).contains(value));
            let bounds: [(&str, &dyn std::fmt::Display); 2] =
                [("least", &count(least)), ("most", &count(most))];
            let value = value.ok_or_else(|| tf("compare.bad", &bounds))?;
            onset.emit(change(value));
            Ok(())
        })
    };
    let same = |value: &dyn std::fmt::Display| tf("compare.here", &[("value", value)]);
    let (workers, seed) = (u64::from(scenario.service.workers), scenario.seed);
    let workers_other = other.workers.map_or(workers, u64::from);
    // Within the bounds of the field.
    let few = |value: u64| Change::Workers(u32::try_from(value).unwrap_or(WORKERS_MAX));
    let triggers = format!("{} %", other.triggers.unwrap_or(100));
    html! {
        <div class="fg-compare-form" role="group" aria-label={t("compare.form")}>
            { acts(document, workflow, other, onset) }
            { click(document, other, onset) }
            <Entry name={t("edit.workers")} note={same(&count(workers))} value={workers_other.to_string()} onread={set(few, (1, u64::from(WORKERS_MAX)))} />
            <Entry name={t("compare.triggers")} note={same(&"100 %")} value={triggers} onread={set(Change::Triggers, TRIGGERS)} />
            <Entry name={t("seed")} note={same(&seed)} value={other.seed.unwrap_or(seed).to_string()} onread={set(Change::Seed, (0, INTEGER_MAX))} />
        </div>
    }
}

/// What is done.
fn acts(document: &Document, workflow: &str, other: Other, onset: &Callback<Change>) -> Html {
    let at_first = Other::at_first(&Document {
        acts: Vec::new(),
        ..document.clone()
    });
    let onchoose = onset.reform(move |word: String| {
        let acts = match word.as_str() {
            "never" => Acts::Never,
            "click" => at_first.acts,
            _ => Acts::Same,
        };
        Change::Acts(acts)
    });
    let chosen = match other.acts {
        Acts::Same => "same",
        Acts::Never => "never",
        Acts::Click(_) => "click",
    };
    let done = document.acts.len();
    let options = [
        ("same", tf("compare.same", &[("n", &done)])),
        ("never", t("compare.never").to_owned()),
        ("click", tf("compare.click", &[("name", &workflow)])),
    ];
    let options = options.map(|(word, name)| {
        html! { <option value={word} selected={word == chosen}>{ name }</option> }
    });
    let options = html! { <>{ for options }</> };
    html! {
        <label class="fg-entry fg-compare-entry fg-compare-acts">
            <span>{ t("compare.acts") }</span>
            { select(chosen, None, "", options, &onchoose) }
            <small class="fg-quiet">{ tf("compare.here.acts", &[("n", &done)]) }</small>
        </label>
    }
}

/// When the click comes, where there is one.
fn click(document: &Document, other: Other, onset: &Callback<Change>) -> Html {
    let Acts::Click(at_ms) = other.acts else {
        return html! {};
    };
    let (onset, end_ms) = (onset.clone(), document.scenario.horizon);
    let onread = Callback::from(move |typed: String| {
        let at_ms = time::read(&typed).filter(|at_ms| *at_ms < end_ms);
        let end = time::write(end_ms);
        let at_ms = at_ms.ok_or_else(|| tf("acts.bad_time", &[("end", &end)]))?;
        onset.emit(Change::Acts(Acts::Click(at_ms)));
        Ok(())
    });
    let of = tf("clock.of", &[("end", &time::write(end_ms))]);
    html! { <Entry name={t("compare.at")} note={of} value={time::write(at_ms)} {onread} /> }
}
