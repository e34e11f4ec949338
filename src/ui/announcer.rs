//! The one polite status node of a playground, always present and empty until something is said.
//! Results of a person's own acts are said at once; milestones at most every five seconds, the
//! latest wins. Knows no run: [`words`] makes the sentences.

pub(crate) mod words;

use super::browser;
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

const MILESTONE_EVERY_MS: u32 = 5_000;

/// How much is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// Only what is asked for.
    Off,
    /// Results of acts on workflows, refusals, milestones.
    #[default]
    Brief,
    /// Play, pause, steps and settings too.
    Full,
}

impl Level {
    /// All of them, the quietest first.
    pub(crate) const ALL: [Self; 3] = [Self::Off, Self::Brief, Self::Full];

    /// Its word in memories and menus.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Brief => "brief",
            Self::Full => "full",
        }
    }

    /// The level of a word; the usual one where there is no such word.
    pub(crate) fn of(word: &str) -> Self {
        let known = Self::ALL.into_iter().find(|level| level.word() == word);
        known.unwrap_or_default()
    }
}

/// Writes into the status node.
#[derive(Default)]
pub(crate) struct Announcer {
    node: NodeRef,
    level: Cell<Level>,
    /// The milestone to say when the pause is over; a timer runs while this is `Some`.
    pending: RefCell<Option<String>>,
    pause: RefCell<Option<Timeout>>,
}

impl Announcer {
    /// An announcer that says as much as was chosen on an earlier visit.
    pub(crate) fn recalled() -> Self {
        let announcer = Self::default();
        announcer.set_level(Level::of(&browser::recall("speak").unwrap_or_default()));
        announcer
    }

    /// How much is said.
    pub(crate) fn level(&self) -> Level {
        self.level.get()
    }

    /// Changes how much is said.
    pub(crate) fn set_level(&self, level: Level) {
        self.level.set(level);
    }

    /// Says the result of an act or a refusal, unless nothing is to be said.
    pub(crate) fn say(&self, text: &str) {
        self.say_at(Level::Brief, text);
    }

    /// Says something of a level at once.
    pub(crate) fn say_at(&self, level: Level, text: &str) {
        if self.level.get() >= level {
            self.write(text);
        }
    }

    /// Says a milestone: now, or when five seconds have passed since the one before.
    pub(crate) fn milestone(self: &Rc<Self>, text: String) {
        if self.level.get() < Level::Brief {
            return;
        }
        if self.pause.borrow().is_some() {
            self.pending.replace(Some(text));
        } else {
            self.write(&text);
            self.begin_pause();
        }
    }

    fn begin_pause(self: &Rc<Self>) {
        let this = Rc::downgrade(self);
        let pause = Timeout::new(MILESTONE_EVERY_MS, move || {
            let Some(this) = this.upgrade() else { return };
            this.pause.replace(None);
            if let Some(text) = this.pending.take() {
                this.milestone(text);
            }
        });
        self.pause.replace(Some(pause));
    }

    /// The status node. Its text is written here, never by the virtual DOM.
    pub(crate) fn html(&self) -> Html {
        html! { <div class="fg-unseen" role="status" ref={self.node.clone()}></div> }
    }

    /// Writes what was asked for, whatever the level.
    pub(crate) fn write(&self, text: &str) {
        let Some(node) = self.node.get() else { return };
        // The same words again are a change only where the text differs.
        let again = node.text_content().as_deref() == Some(text);
        let tail = if again { "\u{a0}" } else { "" };
        node.set_text_content(Some(&format!("{text}{tail}")));
    }
}
