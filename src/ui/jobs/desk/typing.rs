//! The filter of the desk: what is in force as chips, and what is being typed after them.

use super::Desk;
use crate::session::query::{Filter, Problem, Suggestion, suggest};
use std::rc::Rc;

impl Desk {
    /// What is being typed, and the chips before it, as one filter.
    fn whole(&self, draft: &str) -> String {
        format!("{} {draft}", self.chips).trim().to_owned()
    }

    /// Filters by the chips and by what is being typed; what is wrong with that is kept beside the
    /// last good answer.
    pub(in crate::ui::jobs) fn refilter(&mut self) {
        let whole = self.whole(&self.draft);
        if self.grid.filter().text() == whole {
            self.problem = None;
            return;
        }
        match self.grid.set_filter(&whole) {
            Ok(()) => {
                self.problem = None;
                self.selection = Rc::default();
                self.asked_anew();
            }
            Err(problem) => {
                let before = whole.len() - self.draft.trim().len().min(whole.len());
                self.problem = Some(Problem {
                    at: problem.at.saturating_sub(before),
                    end: problem.end.saturating_sub(before),
                    ..problem
                });
            }
        }
    }

    /// Makes what is being typed a chip; whether it could be.
    pub(in crate::ui::jobs) fn commit(&mut self) -> bool {
        self.refilter();
        if self.problem.is_some() {
            return false;
        }
        self.chips = self.whole(&self.draft);
        self.draft.clear();
        self.suggesting = false;
        self.suggestion = None;
        true
    }

    /// Puts another filter in place of the chips.
    pub(in crate::ui::jobs) fn set_chips(&mut self, text: String) {
        self.chips = text;
        self.refilter();
    }

    /// The chips as a filter.
    pub(in crate::ui::jobs) fn filter(&self) -> Filter {
        Filter::parse(&self.chips).unwrap_or_default()
    }

    /// Ways to go on with what is being typed.
    pub(in crate::ui::jobs) fn suggestions(&self) -> Vec<Suggestion> {
        suggest(&self.draft, self.draft.len(), self.grid.names())
    }

    /// What is wrong with what is being typed, unless it is only not there yet.
    pub(in crate::ui::jobs) fn wrong(&self) -> Option<&Problem> {
        let coming = self.suggesting && !self.suggestions().is_empty();
        self.problem
            .as_ref()
            .filter(|problem| !(coming && problem.found.is_empty()))
    }

    /// Takes a way to go on.
    pub(in crate::ui::jobs) fn take(&mut self, suggestion: &Suggestion) {
        suggestion.text.trim_start().clone_into(&mut self.draft);
        self.suggestion = None;
        if self.draft.ends_with(' ') {
            self.commit();
        } else {
            self.refilter();
        }
    }
}
