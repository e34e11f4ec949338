//! Fields that belong together: the service, one source, the lengths of jobs.

use super::field::{Field, Part, Place};
use super::unit::Unit;
use crate::engine::limits::{JOBS_MAX_BROWSER, WORKERS_MAX};
use crate::scenario::limits::{CANCEL_COST_MAX_MS, PER_HOUR_MAX, SERVICE_MAX_MS, TIMES_MAX};
use crate::scenario::{Scenario, Source};
use crate::ui::texts::t;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Fields under one heading.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    /// The heading.
    pub(super) name: String,
    /// What it is, behind the heading.
    pub(super) kind: &'static str,
    /// The fields.
    pub(super) fields: Vec<Field>,
}

/// What of a scenario can be edited here. Recorded sources can't.
pub(super) fn of(scenario: &Scenario) -> Vec<Group> {
    let sources = scenario.sources.iter().enumerate();
    let mut groups = vec![service(scenario)];
    groups.extend(sources.map(|(place, source)| of_source(scenario, place, source)));
    groups.push(lengths(scenario));
    groups.retain(|group| !group.fields.is_empty());
    groups
}

fn service(scenario: &Scenario) -> Group {
    let workers = (1, u64::from(WORKERS_MAX));
    let cost = (0, CANCEL_COST_MAX_MS);
    Group {
        name: t("edit.service").to_owned(),
        kind: "",
        fields: [
            (Place::Workers, t("edit.workers"), Unit::Count(""), workers),
            (
                Place::CancelCost,
                t("edit.cancel_cost"),
                Unit::Count(t("unit.ms.assumed")),
                cost,
            ),
        ]
        .into_iter()
        .map(|(place, name, unit, limits)| {
            Field::new(place, name, unit, limits, place.read(scenario).unwrap_or(0))
        })
        .collect(),
    }
}

fn lengths(scenario: &Scenario) -> Group {
    let workflows = scenario.workflows.iter().enumerate();
    let field = |(place, workflow): (usize, &crate::scenario::Workflow)| {
        let place = Place::Mean(place);
        let mean = place.read(scenario)?;
        Some(Field::new(
            place,
            &workflow.name,
            Unit::Seconds,
            (1, SERVICE_MAX_MS),
            mean,
        ))
    };
    Group {
        name: t("edit.lengths").to_owned(),
        kind: t("edit.lengths.kind"),
        fields: workflows.filter_map(field).collect(),
    }
}

fn of_source(scenario: &Scenario, place: usize, source: &Source) -> Group {
    let kind = match source {
        Source::UserActivity(_) => t("kind.user_activity"),
        Source::BulkImport(_) => t("kind.bulk_import"),
        Source::FaultyPlugin(_) => t("kind.faulty_plugin"),
        Source::Schedule(_) => t("kind.schedule"),
        Source::Platform(_) => t("kind.platform"),
        Source::Replay(_) => t("kind.replay"),
    };
    let parts = [
        Part::Rate,
        Part::Rows,
        Part::Batch,
        Part::Calls,
        Part::Every,
        Part::From,
        Part::Until,
    ];
    let fields = parts
        .into_iter()
        .filter_map(|part| of_part(scenario, Place::Source(place, part), part, source));
    Group {
        name: source.name().to_owned(),
        kind,
        fields: fields.collect(),
    }
}

fn of_part(scenario: &Scenario, place: Place, part: Part, source: &Source) -> Option<Field> {
    let end = scenario.horizon;
    let jobs = u64::from(JOBS_MAX_BROWSER);
    let value = place.read(scenario);
    let open = !matches!(source, Source::BulkImport(_) | Source::Replay(_));
    let (name, unit, limits, value) = match part {
        Part::Rate => (
            t("edit.rate"),
            Unit::of_rate(value?),
            (1, PER_HOUR_MAX),
            value?,
        ),
        Part::Rows => (t("edit.rows"), Unit::Count(""), (1, jobs), value?),
        Part::Batch => (
            t("edit.batch"),
            Unit::Count(t("unit.rows")),
            (1, jobs),
            value?,
        ),
        Part::Calls => (
            t("edit.calls"),
            Unit::Count(t("unit.times")),
            (1, u64::from(TIMES_MAX)),
            value?,
        ),
        Part::Every => (t("edit.every"), Unit::Seconds, (1, end), value?),
        Part::From => (
            t("edit.from"),
            Unit::Clock,
            (0, end.saturating_sub(1)),
            value.or(open.then_some(0))?,
        ),
        Part::Until => (
            t("edit.until"),
            Unit::Clock,
            (1, end),
            value.or(open.then_some(end))?,
        ),
    };
    Some(Field::new(place, name, unit, limits, value))
}

/// Something was typed: group, field, text.
pub(super) type OnType = Callback<(usize, usize, String)>;

/// The group at `place` as a set of fields; `id` begins the ids of what is wrong in it.
pub(super) fn fields(id: &str, place: usize, group: &Group, ontype: &OnType) -> Html {
    let fields = group.fields.iter().enumerate().map(|(at, field)| {
        let ontype = ontype.reform(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            (place, at, input.value())
        });
        input(format!("{id}-{place}-{at}"), field, ontype)
    });
    html! {
        <fieldset class="fg-group">
            <legend>{ &group.name }<small>{ group.kind }</small></legend>
            <div class="fg-group-fields">{ for fields }</div>
        </fieldset>
    }
}

/// One field with its unit, and what is wrong with it.
fn input(id: String, field: &Field, oninput: Callback<InputEvent>) -> Html {
    let wrong = field.value().err();
    let wrong_id = format!("{id}-wrong");
    html! {
        <div class={classes!("fg-entry", field.is_changed().then_some("fg-entry--changed"))}>
            <label for={id.clone()}>{ &field.name }</label>
            <span class="fg-entry-value">
                <input
                    {id}
                    class="fg-input"
                    type="text"
                    inputmode={if field.unit == Unit::Clock { "text" } else { "decimal" }}
                    autocomplete="off"
                    spellcheck="false"
                    value={field.text.clone()}
                    aria-invalid={wrong.is_some().then_some("true")}
                    aria-describedby={wrong.is_some().then(|| wrong_id.clone())}
                    {oninput}
                />
                <span>{ field.unit.word() }</span>
            </span>
            if let Some(wrong) = wrong {
                <p id={wrong_id} class="fg-entry-wrong">{ wrong }</p>
            }
        </div>
    }
}
