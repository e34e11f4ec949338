//! Reads the conditions of steps and goals.

use crate::engine::limits::INTEGER_MAX;
use crate::scenario::lesson::{ActWord, Condition, ConditionKind, Number, Page, Record};
use crate::scenario::limits::{LESSON_CONDITIONS_DEPTH_MAX, LESSON_CONDITIONS_MAX};
use crate::scenario::read::Context;
use crate::scenario::read::names::Wanted;
use crate::scenario::tree::{Field, Object, Wording};

/// Where a condition stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    /// In a step: what a person looks at counts too.
    Step,
    /// In a goal: only what the run itself can tell.
    Goal,
}

/// What conditions are checked against.
pub(super) struct Reader<'a> {
    pub(super) context: &'a Context<'a>,
    /// Whether the names of the scenario are known.
    pub(super) known: bool,
}

impl Reader<'_> {
    /// A condition that may be left out.
    pub(super) fn optional(&self, field: &Field<'_>, place: Where) -> Option<Condition> {
        field.is_present().then(|| self.read(field, place))?
    }

    /// A condition.
    pub(super) fn read(&self, field: &Field<'_>, place: Where) -> Option<Condition> {
        self.deep(field, place, LESSON_CONDITIONS_DEPTH_MAX)
    }

    fn deep(&self, field: &Field<'_>, place: Where, depth: usize) -> Option<Condition> {
        let read = |object: &Object<'_>| {
            let word = object.required("is");
            let Some(kind) = word.choice(ConditionKind::ALL, ConditionKind::key) else {
                object.forgive_unknown_keys();
                return None;
            };
            if place == Where::Goal && is_of_looking(kind) {
                word.report(Wording::new(
                    "a goal is judged by the run alone, not by what was looked at",
                    "write a condition of the run, or make it the end of a step",
                ));
            }
            match kind {
                ConditionKind::All | ConditionKind::Any => self.group(object, kind, place, depth),
                _ => self.single(object, kind),
            }
        };
        field.object(read).flatten()
    }

    fn group(
        &self,
        object: &Object<'_>,
        kind: ConditionKind,
        place: Where,
        depth: usize,
    ) -> Option<Condition> {
        let list = object.required("of");
        let Some(deeper) = depth.checked_sub(1) else {
            list.report(Wording::new(
                "conditions stand too deep inside each other",
                "write them side by side",
            ));
            return None;
        };
        if list.list_len() == Some(0) {
            list.report(Wording::new(
                "the list is empty",
                "write at least one condition",
            ));
        }
        let of = list.list(LESSON_CONDITIONS_MAX, |item| self.deep(item, place, deeper))?;
        Some(if kind == ConditionKind::All {
            Condition::All { of }
        } else {
            Condition::Any { of }
        })
    }

    fn single(&self, object: &Object<'_>, kind: ConditionKind) -> Option<Condition> {
        Some(match kind {
            ConditionKind::Number => return self.number(object),
            ConditionKind::Time => Condition::Time {
                at_ms: self.time(&object.required("at_ms"))?,
            },
            ConditionKind::Ended => Condition::Ended {},
            ConditionKind::Page => Condition::Page {
                page: object.required("page").choice(Page::ALL, Page::key)?,
            },
            ConditionKind::Selected => Condition::Selected {
                workflow: self.name(&object.required("workflow"), Wanted::ANY)?,
            },
            ConditionKind::Grouped => Condition::Grouped {},
            ConditionKind::Filtered => Condition::Filtered {},
            ConditionKind::JobOpened => Condition::JobOpened {
                workflow: self.name(&object.optional("workflow"), Wanted::ANY),
            },
            ConditionKind::Answered => Condition::Answered {},
            ConditionKind::Done => Condition::Done {
                act: object.required("act").choice(ActWord::ALL, ActWord::key)?,
                workflow: self.name(&object.optional("workflow"), Wanted::ANY),
            },
            ConditionKind::State => Condition::State {
                workflow: self.name(&object.required("workflow"), Wanted::WORKFLOW)?,
                state: object.required("state").choice(Record::ALL, Record::key)?,
            },
            ConditionKind::CulpritsDeactivated => Condition::CulpritsDeactivated {},
            ConditionKind::InnocentsUntouched => Condition::InnocentsUntouched {},
            ConditionKind::Nominal => Condition::Nominal {
                before_ms: self.time(&object.optional("before_ms")),
            },
            ConditionKind::Lost => Condition::Lost {
                at_most: object.required("at_most").integer(0..=INTEGER_MAX)?,
            },
            // Read by `group`.
            ConditionKind::All | ConditionKind::Any => return None,
        })
    }

    fn number(&self, object: &Object<'_>) -> Option<Condition> {
        let of = object.required("of").choice(Number::ALL, Number::key);
        let workflow = object.optional("workflow");
        if of.is_some_and(Number::is_of_all) {
            workflow.report(Wording::new(
                "this number is of all jobs together",
                "remove the workflow",
            ));
        }
        let workflow = self.name(&workflow, Wanted::ANY);
        let (least, most) = (object.optional("at_least"), object.optional("at_most"));
        if !least.is_present() && !most.is_present() {
            // As a missing key: one of the two must be there.
            object.required("at_least").integer(0..=INTEGER_MAX);
        }
        let at_least = least.integer(0..=INTEGER_MAX);
        let at_most = most.integer(at_least.unwrap_or(0)..=INTEGER_MAX);
        Some(Condition::Number {
            of: of?,
            workflow,
            at_least,
            at_most,
        })
    }

    fn time(&self, field: &Field<'_>) -> Option<u64> {
        let horizon = self.context.horizon;
        let reason = format!(": the run ends at {horizon}");
        field.integer_because(0..=horizon, &reason)
    }

    fn name(&self, field: &Field<'_>, wanted: Wanted) -> Option<String> {
        if self.known && field.is_present() {
            return self.context.names.refer(field, wanted);
        }
        field.line(crate::scenario::limits::NAME_CHARS)
    }
}

const fn is_of_looking(kind: ConditionKind) -> bool {
    matches!(
        kind,
        ConditionKind::Page
            | ConditionKind::Selected
            | ConditionKind::Grouped
            | ConditionKind::Filtered
            | ConditionKind::JobOpened
            | ConditionKind::Answered
    )
}
