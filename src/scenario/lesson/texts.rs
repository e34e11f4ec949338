//! The texts of a lesson by their keys, so that the file of another language can hold them.

use super::Lesson;

impl Lesson {
    /// Hands out every text of the lesson with its key, such as `title`, `step.2.text` or `hint.1`
    /// (counted from 1), to be read or replaced. Names within the scenario are data and stay.
    pub fn each_text(&mut self, each: &mut dyn FnMut(&str, &mut String)) {
        each("title", &mut self.title);
        each("summary", &mut self.summary);
        each("story", &mut self.story);
        if let Some(question) = &mut self.question {
            each("question", &mut question.text);
        }
        for (number, step) in (1..).zip(&mut self.steps) {
            each(&format!("step.{number}"), &mut step.heading);
            each(&format!("step.{number}.text"), &mut step.text);
        }
        for (number, offer) in (1..).zip(&mut self.offers) {
            each(&format!("offer.{number}"), &mut offer.text);
        }
        for (number, goal) in (1..).zip(&mut self.goals) {
            each(&format!("goal.{number}"), &mut goal.text);
        }
        for (number, hint) in (1..).zip(&mut self.hints) {
            each(&format!("hint.{number}"), hint);
        }
        each("reason", &mut self.debrief.reason);
        for (number, source) in (1..).zip(&mut self.debrief.sources) {
            each(&format!("source.{number}"), source);
        }
    }
}
