//! Reads the causes of which some are drawn.

use crate::engine::limits::WORKFLOWS_MAX;
use crate::scenario::format::Scenario;
use crate::scenario::lesson::{Cause, Draw};
use crate::scenario::limits::{LESSON_CONDITIONS_MAX, NAME_CHARS};
use crate::scenario::read::names::Wanted;
use crate::scenario::read::{Context, source, timed};
use crate::scenario::tree::{Object, Wording};

/// The causes, each checked together with the scenario.
pub(super) fn read(
    object: &Object<'_>,
    scenario: &Scenario,
    context: &Context<'_>,
) -> Option<Draw> {
    let from = object.required("from");
    let most = from.list_len().unwrap_or(1).clamp(1, LESSON_CONDITIONS_MAX);
    let most = u32::try_from(most).unwrap_or(1);
    let pick = object.required("pick").integer_32(1..=most);
    let from = from.list(LESSON_CONDITIONS_MAX, |item| {
        let cause = item.object(|it| cause(it, scenario, context)).flatten()?;
        // What is wrong with a source is said there.
        if item.is_report_full() || cause.sources.is_empty() {
            return Some(cause);
        }
        let mut with = scenario.clone();
        cause
            .clone()
            .lay(cause.later_ms, &mut with, &mut Vec::new());
        if let Err(wrong) = with.check()
            && let Some(first) = wrong.0.first()
        {
            let what = format!("with this cause the scenario has a problem: {}", first.what);
            item.report(Wording::new(what, first.instead.clone()));
        }
        Some(cause)
    });
    Some(Draw {
        pick: pick?,
        from: from?,
    })
}

fn cause(object: &Object<'_>, scenario: &Scenario, context: &Context<'_>) -> Option<Cause> {
    let name = object.required("name").line(NAME_CHARS);
    let later_ms = object.optional("later_ms").integer(0..=context.horizon);
    let sources = source::read_all(&object.required("sources"), &scenario.workflows, context);
    let culprits = object
        .required("culprits")
        .list(WORKFLOWS_MAX, |item| context.names.refer(item, Wanted::ANY));
    let solution = timed::acts(&object.required("solution"), context);
    Some(Cause {
        name: name?,
        later_ms: later_ms.unwrap_or(0),
        sources,
        culprits: culprits?,
        solution,
    })
}
