//! The lesson file: a scenario with a story, steps, goals, hints, a solution and what is learned.
//!
//! A text becomes a [`Lesson`] by [`read`](super::read_lesson), which finds every problem at once.
//! How a lesson is played stands in the session; here is only what the file says.

mod condition;
mod draw;
mod texts;

pub use condition::{ActWord, Condition, ConditionKind, Number, Page, Part, Record};
pub use draw::{Cause, Draw};

use super::format::{Act, Scenario, keyed_enum};
#[cfg(not(target_arch = "wasm32"))]
use super::limits::{
    ACTS_MAX, DESCRIPTION_CHARS, INCIDENT_CHARS, LESSON_MINUTES_MAX, NOTE_CHARS, TITLE_CHARS,
};
use serde::{Deserialize, Serialize};

/// A lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// The version of the format; it tells a lesson from a scenario.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 1)))]
    pub floodgate_lesson: u64,
    /// What it is called, 1 to 200 characters.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = TITLE_CHARS)))]
    pub title: String,
    /// What one can do afterwards, in one line of up to 1,000 characters.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = NOTE_CHARS)))]
    pub summary: String,
    /// How long it takes a newcomer, in minutes, 1 to 120.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(range(min = 1, max = LESSON_MINUTES_MAX))
    )]
    pub minutes: u32,
    /// What has happened when it begins, up to 4,000 characters.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(max = DESCRIPTION_CHARS)))]
    pub story: String,
    /// The scenario: the name of a shipped one, or a whole one.
    pub scenario: Setting,
    /// What may be done in it. Without it everything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(length(max = 13), extend("uniqueItems" = true))
    )]
    pub allowed: Vec<ActWord>,
    /// A number to be guessed before the run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Question>,
    /// What leads through it, in order: 1 to 30.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = 30)))]
    pub steps: Vec<Step>,
    /// Acts that the coach offers since no page of Dynamics 365 has them, such as a call to the
    /// people who mend a web service.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(max = 10)))]
    pub offers: Vec<Offer>,
    /// What must be true at the end of the run, played with the person's acts: 1 to 10.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = 10)))]
    pub goals: Vec<Goal>,
    /// Three hints, each saying more than the one before; up to 1,000 characters each.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(length(min = 3, max = 3), inner(length(min = 1, max = NOTE_CHARS)))
    )]
    pub hints: Vec<String>,
    /// Acts that win. Where causes are drawn those of the causes come besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(max = ACTS_MAX)))]
    pub solution: Vec<Act>,
    /// The harm that a good player does not exceed. Without it that of the solution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub par: Option<Par>,
    /// Causes of which some are drawn from the seed, so that it is never the same twice. Only
    /// with a scenario of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draw: Option<Draw>,
    /// What is learned.
    pub debrief: Debrief,
}

/// The scenario of a lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Setting {
    /// The name of a shipped scenario.
    Shipped(String),
    /// A scenario of its own.
    Own(Box<Scenario>),
}

/// A number to be guessed before the run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question, in one line of up to 1,000 characters.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = NOTE_CHARS)))]
    pub text: String,
    /// What the answer is read from.
    pub answer: Answer,
    /// Of which run.
    #[serde(default, skip_serializing_if = "Of::is_yours")]
    pub of: Of,
}

keyed_enum! {
    /// What the answer to a question is: a number of jobs or rows, or whole minutes.
    Answer {
        /// Most jobs waiting at one time.
        Peak = "peak",
        /// Jobs waiting at the end.
        WaitingAtEnd = "waiting_at_end",
        /// Jobs canceled.
        Canceled = "canceled",
        /// Triggers that made no job.
        Refused = "refused",
        /// Jobs that failed.
        Failed = "failed",
        /// Rows of both tables at the end.
        Rows = "rows",
        /// When the backlog is back to nominal, in minutes.
        NominalMinute = "nominal_minute",
        /// The wait that 95 of 100 jobs of the others did not exceed, in minutes.
        OthersWaitMinutes = "others_wait_minutes",
    }
}

keyed_enum! {
    /// Which run answers a question.
    #[derive(Default)]
    Of {
        /// The run as the person plays it.
        #[default]
        Yours = "yours",
        /// The run in which nobody does anything.
        Untouched = "untouched",
    }
}

impl Of {
    /// Whether this is [`Of::Yours`], which files need not write.
    // serde's `skip_serializing_if` hands out a reference.
    #[allow(clippy::trivially_copy_pass_by_ref)]
    pub fn is_yours(&self) -> bool {
        *self == Self::Yours
    }
}

/// One step: what the coach says, and when it is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its heading, 1 to 200 characters.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = TITLE_CHARS)))]
    pub heading: String,
    /// What to look at or to do, up to 1,000 characters.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = NOTE_CHARS)))]
    pub text: String,
    /// The page that it speaks of. Without it any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<Page>,
    /// The part of the page that it speaks of, which gets a coach mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Part>,
    /// When it is done. Without it when the person goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Condition>,
}

/// An act that the coach offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// The name of its button, 1 to 200 characters.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = TITLE_CHARS)))]
    pub text: String,
    /// What it does; its time is that of the click, so `at_ms` is 0.
    pub act: Act,
}

/// One goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// What is to be reached, in one line of up to 200 characters.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = TITLE_CHARS)))]
    pub text: String,
    /// When it is reached; only what the run itself can tell.
    pub when: Condition,
}

/// The harm that a good player does not exceed; simulated time only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Par {
    /// Minutes that jobs of other workflows than the culprits waited for resources, all together.
    pub waited_minutes: u64,
    /// Jobs of other workflows than the culprits that were canceled, deleted or refused.
    pub lost_jobs: u64,
}

/// What is learned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Debrief {
    /// Why it is so, up to 4,000 characters.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(length(min = 1, max = DESCRIPTION_CHARS))
    )]
    pub reason: String,
    /// Where that is documented, up to 1,000 characters each; what is assumed says so here.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(length(min = 1, max = 10), inner(length(min = 1, max = INCIDENT_CHARS)))
    )]
    pub sources: Vec<String>,
}
