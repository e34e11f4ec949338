//! From the text of a lesson file to a [`Lesson`], or to everything that is wrong with it.
//!
//! The scenario comes first: what the lesson says of workflows and times is checked against it.

mod condition;
mod draw;

use super::names::{Names, Unique};
use super::{Context, scenario, timed};
use crate::engine::limits::INTEGER_MAX;
use crate::scenario::catalogue::{by_id, catalogue};
use crate::scenario::format::{Act, Scenario};
use crate::scenario::lesson::{
    ActWord, Answer, Debrief, Draw, Goal, Lesson, Of, Offer, Page, Par, Part, Question, Setting,
    Step,
};
use crate::scenario::limits::{
    DESCRIPTION_CHARS, HORIZON_MAX_MS, INCIDENT_CHARS, LESSON_GOALS_MAX, LESSON_HINTS,
    LESSON_MINUTES_MAX, LESSON_STEPS_MAX, LESSON_VERSION, NOTE_CHARS, TITLE_CHARS,
};
use crate::scenario::tree::{self, Field, Object, Problems, Wording, one_of};
use condition::{Reader, Where};

/// The key that tells a lesson from a scenario, with the version.
const MARK: &str = "floodgate_lesson";

/// Whether a text means to be a lesson file, well or badly written.
pub fn is_lesson(text: &str) -> bool {
    let mark = format!("\"{MARK}\"");
    text.contains(&mark)
}

/// Reads a lesson file.
///
/// # Errors
/// As [`read`](super::read): the one syntax error, or all problems at once.
pub fn read_lesson(text: &str) -> Result<Lesson, Problems> {
    tree::read(text, |root| root.object(lesson).flatten())
}

/// Reads a lesson file from its bytes.
///
/// # Errors
/// As [`read_lesson`]; besides, bytes that are not UTF-8.
pub fn read_lesson_bytes(bytes: &[u8]) -> Result<Lesson, Problems> {
    tree::read_bytes(bytes, read_lesson)
}

fn lesson(root: &Object<'_>) -> Option<Lesson> {
    let mark = root.required(MARK);
    let reason = format!(": this Floodgate reads version {LESSON_VERSION}");
    mark.integer_because(LESSON_VERSION..=LESSON_VERSION, &reason);
    if mark.peek_integer().is_some_and(|it| it > LESSON_VERSION) {
        root.forgive_unknown_keys();
        return None;
    }
    let title = root.required("title").line(TITLE_CHARS);
    let summary = root.required("summary").line(NOTE_CHARS);
    let minutes = root.required("minutes");
    let minutes = minutes.integer_32(1..=LESSON_MINUTES_MAX);
    let story = root.required("story").lines(DESCRIPTION_CHARS);
    let (setting, played) = setting(&root.required("scenario"));
    // Names that can't be known are not judged: the scenario itself has a problem then.
    let names = played.as_ref().map(Names::of_scenario);
    let context = Context {
        horizon: played.as_ref().map_or(HORIZON_MAX_MS, |it| it.horizon),
        names: names.unwrap_or_default(),
    };
    let known = played.is_some();
    let reader = Reader {
        context: &context,
        known,
    };
    let allowed = root.optional("allowed");
    let allowed = words(&allowed);
    let question = root.optional("question").object(question).flatten();
    let steps = root.required("steps");
    not_empty(&steps, "step");
    let steps = steps.list(LESSON_STEPS_MAX, |item| {
        item.object(|object| step(object, &reader)).flatten()
    });
    let goals = root.required("goals");
    not_empty(&goals, "goal");
    let goals = goals.list(LESSON_GOALS_MAX, |item| {
        item.object(|object| goal(object, &reader)).flatten()
    });
    let hints = hints(&root.required("hints"));
    let mut rest = Rest::default();
    if let Some(scenario) = &played {
        rest.read(root, scenario, &context);
    } else {
        for key in ["offers", "solution", "draw"] {
            let _ = root.optional(key);
        }
    }
    let par = root.optional("par").object(par).flatten();
    let debrief = root.required("debrief").object(debrief).flatten();
    Some(Lesson {
        floodgate_lesson: LESSON_VERSION,
        title: title?,
        summary: summary?,
        minutes: minutes?,
        story: story?,
        scenario: setting?,
        allowed,
        question,
        steps: steps?,
        offers: rest.offers,
        goals: goals?,
        hints: hints?,
        solution: rest.solution,
        par,
        draw: rest.draw,
        debrief: debrief?,
    })
}

/// The name of a shipped scenario, or a whole one; and what is played.
fn setting(field: &Field<'_>) -> (Option<Setting>, Option<Scenario>) {
    let Some(id) = field.peek_text() else {
        let own = field.object(scenario).flatten();
        let setting = own.clone().map(|own| Setting::Own(Box::new(own)));
        return (setting, own);
    };
    let shipped = by_id(id).and_then(|shipped| shipped.read().ok());
    if shipped.is_none() {
        let ids: Vec<_> = catalogue().iter().map(|it| it.id).collect();
        field.report(Wording::new(
            "no shipped scenario has this name",
            format!("write {}, or a whole scenario", one_of(&ids)),
        ));
    }
    (Some(Setting::Shipped(id.to_owned())), shipped)
}

/// What is read against the scenario that is played.
#[derive(Default)]
struct Rest {
    offers: Vec<Offer>,
    solution: Vec<Act>,
    draw: Option<Draw>,
}

impl Rest {
    fn read(&mut self, root: &Object<'_>, scenario: &Scenario, context: &Context<'_>) {
        let offers = root.optional("offers").list(LESSON_GOALS_MAX, |item| {
            item.object(|object| offer(object, context)).flatten()
        });
        self.offers = offers.unwrap_or_default();
        let draw = root.optional("draw");
        let solution = if draw.is_present() {
            root.optional("solution")
        } else {
            root.required("solution")
        };
        self.solution = timed::acts(&solution, context);
        if !draw.is_present() {
            not_empty(&solution, "act");
        }
        if root.required("scenario").peek_text().is_some() {
            draw.report(Wording::new(
                "causes are drawn only for a scenario of the lesson's own",
                "remove it, or write a whole scenario",
            ));
            return;
        }
        self.draw = draw
            .object(|it| draw::read(it, scenario, context))
            .flatten();
    }
}

fn offer(object: &Object<'_>, context: &Context<'_>) -> Option<Offer> {
    let text = object.required("text").line(TITLE_CHARS);
    let act = object.required("act").object(|it| timed::act(it, context));
    Some(Offer {
        text: text?,
        act: act.flatten()?,
    })
}

fn words(list: &Field<'_>) -> Vec<ActWord> {
    let mut unique = Unique::default();
    let read = |item: &Field<'_>| {
        let word = item.choice(ActWord::ALL, ActWord::key)?;
        unique.check(item, word.key());
        Some(word)
    };
    list.list(ActWord::ALL.len(), read).unwrap_or_default()
}

fn question(object: &Object<'_>) -> Option<Question> {
    let text = object.required("text").line(NOTE_CHARS);
    let answer = object.required("answer").choice(Answer::ALL, Answer::key);
    let of = object.optional("of").choice(Of::ALL, Of::key);
    Some(Question {
        text: text?,
        answer: answer?,
        of: of.unwrap_or_default(),
    })
}

fn step(object: &Object<'_>, reader: &Reader<'_>) -> Option<Step> {
    let heading = object.required("heading").line(TITLE_CHARS);
    let text = object.required("text").lines(NOTE_CHARS);
    let page = object.optional("page").choice(Page::ALL, Page::key);
    let mark = object.optional("mark").choice(Part::ALL, Part::key);
    let until = object.optional("until");
    let until = reader.optional(&until, Where::Step);
    Some(Step {
        heading: heading?,
        text: text?,
        page,
        mark,
        until,
    })
}

fn goal(object: &Object<'_>, reader: &Reader<'_>) -> Option<Goal> {
    let text = object.required("text").line(TITLE_CHARS);
    let when = reader.read(&object.required("when"), Where::Goal);
    Some(Goal {
        text: text?,
        when: when?,
    })
}

fn hints(list: &Field<'_>) -> Option<Vec<String>> {
    let hints = list.list(LESSON_HINTS, |item| item.line(NOTE_CHARS));
    if list.list_len().is_some_and(|len| len < LESSON_HINTS) {
        list.report(Wording::new(
            "a lesson has three hints",
            "write three, each saying more than the one before",
        ));
    }
    hints
}

fn par(object: &Object<'_>) -> Option<Par> {
    let waited_minutes = object.required("waited_minutes").integer(0..=INTEGER_MAX);
    let lost_jobs = object.required("lost_jobs").integer(0..=INTEGER_MAX);
    Some(Par {
        waited_minutes: waited_minutes?,
        lost_jobs: lost_jobs?,
    })
}

fn debrief(object: &Object<'_>) -> Option<Debrief> {
    let reason = object.required("reason").lines(DESCRIPTION_CHARS);
    let sources = object.required("sources");
    not_empty(&sources, "source");
    let sources = sources.list(LESSON_GOALS_MAX, |item| item.line(INCIDENT_CHARS));
    Some(Debrief {
        reason: reason?,
        sources: sources?,
    })
}

fn not_empty(list: &Field<'_>, what: &str) {
    if list.list_len() == Some(0) {
        let instead = format!("write at least one {what}");
        list.report(Wording::new("the list is empty", instead));
    }
}
