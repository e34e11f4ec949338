//! What a trainer's link fixes: commands that would change it are refused, with the reason.

use super::Command;
use crate::engine::{Act, JobVerb};
use crate::scenario::lesson::ActWord;
use std::fmt;

/// One thing that can be fixed, by its word in `lock=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// Which scenario is played.
    Scenario,
    /// The seed.
    Seed,
    /// The values of the scenario.
    Edit,
    /// The acts: none can be made or changed.
    Acts,
    /// The number of workers.
    Workers,
    /// The time: the run plays and steps on, but nobody jumps in it.
    Time,
    /// The speed of playback.
    Speed,
    /// Light or dark.
    Theme,
    /// The page shown.
    View,
}

impl Lock {
    /// All of them, in the order in which a link names them.
    pub const ALL: [Self; 9] = [
        Self::Scenario,
        Self::Seed,
        Self::Edit,
        Self::Acts,
        Self::Workers,
        Self::Time,
        Self::Speed,
        Self::Theme,
        Self::View,
    ];

    /// Its word in `lock=`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Scenario => "scenario",
            Self::Seed => "seed",
            Self::Edit => "edit",
            Self::Acts => "acts",
            Self::Workers => "workers",
            Self::Time => "t",
            Self::Speed => "speed",
            Self::Theme => "theme",
            Self::View => "view",
        }
    }

    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

impl Lock {
    /// What it fixes, in words.
    pub(super) const fn what(self) -> &'static str {
        match self {
            Self::Scenario => "the scenario",
            Self::Seed => "the seed",
            Self::Edit => "the values of the scenario",
            Self::Acts => "what is done to the workflows",
            Self::Workers => "the number of workers",
            Self::Time => "the time: play or step on",
            Self::Speed => "the speed",
            Self::Theme => "light or dark",
            Self::View => "the page",
        }
    }
}

/// The reason of a refusal.
impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the link that was opened fixes {}", self.what())
    }
}

/// A set of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locks(u16);

impl Locks {
    /// The set with one more.
    #[must_use]
    pub const fn with(self, lock: Lock) -> Self {
        Self(self.0 | lock.bit())
    }

    /// Whether this is fixed.
    pub const fn has(self, lock: Lock) -> bool {
        self.0 & lock.bit() != 0
    }

    /// Whether nothing is.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those that are fixed, in the order of [`Lock::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Lock> {
        Lock::ALL.into_iter().filter(move |lock| self.has(*lock))
    }

    /// What refuses this command, if anything does.
    pub(super) fn refuses(self, command: &Command) -> Option<Lock> {
        let by: &[Lock] = match command {
            Command::Load(_) | Command::Open(_) | Command::OpenRun(_) => &[Lock::Scenario],
            Command::Edit(_) => &[Lock::Edit],
            Command::RestoreScenario => &[Lock::Edit, Lock::Seed],
            Command::SetSeed(_) => &[Lock::Seed],
            Command::SetWorkers(_) => &[Lock::Workers, Lock::Acts],
            Command::Seek(_)
            | Command::NextMoment
            | Command::PreviousMoment
            | Command::RunToEnd => &[Lock::Time],
            Command::SetSpeed(_) => &[Lock::Speed],
            Command::Play
            | Command::Pause
            | Command::StepEvent
            | Command::StepTime
            | Command::NextPickUp
            | Command::NextCancel
            | Command::SetSlowMotion(_)
            | Command::SetPauseAtMoments(_)
            | Command::Select(_)
            | Command::Follow(_)
            | Command::Reset => &[],
            // Everything else is an act or changes them.
            _ => &[Lock::Acts],
        };
        by.iter().copied().find(|lock| self.has(*lock))
    }
}

/// The acts that a lesson allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowed(u16);

impl Allowed {
    /// These; all where none is named.
    pub fn of(words: &[ActWord]) -> Self {
        let bits = words.iter().fold(0, |bits, word| bits | 1 << *word as u16);
        Self(if words.is_empty() { u16::MAX } else { bits })
    }

    /// The word of an act that is not among them.
    pub(super) fn refuses(self, act: &Act) -> Option<ActWord> {
        let word = word_of(act);
        (self.0 & (1 << word as u16) == 0).then_some(word)
    }
}

/// The word of an act.
pub(super) const fn word_of(act: &Act) -> ActWord {
    match act {
        Act::Activate(_) => ActWord::Activate,
        Act::Deactivate(_) => ActWord::Deactivate,
        Act::Delete(_) => ActWord::Delete,
        Act::SetWorkers(_) => ActWord::SetWorkers,
        Act::Start(..) => ActWord::Start,
        Act::Mend(_) => ActWord::Mend,
        Act::StopSource(_) => ActWord::StopSource,
        Act::Jobs(JobVerb::Cancel, _) => ActWord::Cancel,
        Act::Jobs(JobVerb::Pause, _) => ActWord::Pause,
        Act::Jobs(JobVerb::Resume, _) => ActWord::Resume,
        Act::Jobs(JobVerb::Postpone(_), _) => ActWord::Postpone,
        Act::Jobs(JobVerb::Delete, _) => ActWord::DeleteJobs,
        Act::DeleteImmediately(_) => ActWord::BulkDelete,
        Act::SetBackground(_) => ActWord::SetBackground,
    }
}

/// The reason of the refusal of an act that is not among those that a lesson allows.
pub(super) fn not_in_lesson(word: ActWord) -> String {
    let what = match word {
        ActWord::Deactivate => "deactivate a workflow",
        ActWord::Activate => "activate a workflow",
        ActWord::Delete => "delete a workflow",
        ActWord::SetWorkers => "change the number of workers",
        ActWord::Start => "start a workflow on demand",
        ActWord::Mend => "mend the cause of failures",
        ActWord::StopSource => "stop what triggers",
        ActWord::Cancel => "cancel system jobs",
        ActWord::Pause => "pause system jobs",
        ActWord::Resume => "resume system jobs",
        ActWord::Postpone => "postpone system jobs",
        ActWord::DeleteJobs => "delete system jobs",
        ActWord::BulkDelete => "delete rows in bulk",
        ActWord::SetBackground => "switch background operations",
    };
    format!("this lesson is to be solved without it: you can't {what} here")
}
