//! From a link to a session, and from a session to a link. What does not fit is left out, with a
//! notice; there is always a session.

use super::{ACTS_MAX, Link, Notice, Record, Start, edits};
use crate::engine::MODEL_REVISION;
use crate::scenario::{self, Act, Scenario, catalogue};
use crate::session::document::{self, Document, Promise};
use crate::session::lock::Lock;
use crate::session::{Command, Session};

/// What came of a link.
#[derive(Debug)]
pub struct Opened {
    /// The session, on its way to the time that the link names.
    pub session: Session,
    /// What in the link was wrong, and what was used.
    pub notices: Vec<Notice>,
}

impl Link {
    /// Opens a link: scenario, edits, seed, acts, speed, time, and whether it plays. `notices` are those of [`Link::read`].
    ///
    /// # Panics
    /// If no shipped scenario can be played, which a test forbids.
    pub fn open(&self, jobs_max: u32, mut notices: Vec<Notice>) -> Opened {
        let document = self.document(&mut notices);
        let opened = Session::of_document(&document, jobs_max);
        let session = opened.unwrap_or_else(|error| {
            let used = "the first shipped scenario is played";
            notices.push(Notice::new("scenario", "", error.to_string(), used));
            let document = Self::default().document(&mut Vec::new());
            Session::of_document(&document, jobs_max).expect("a test plays each shipped scenario")
        });
        self.begin(session, notices)
    }

    /// Opens what is plain of a link: the first shipped scenario, without reading its file.
    ///
    /// # Panics
    /// If that scenario can't be played, which a test forbids.
    pub fn open_plain(&self, jobs_max: u32, notices: Vec<Notice>) -> Opened {
        let original = Scenario::first();
        let seed = self.seed.unwrap_or(original.seed);
        let scenario = Scenario {
            seed,
            ..original.clone()
        };
        let digest = self.digest.map(|digest| Promise {
            at_ms: scenario.horizon,
            digest,
        });
        let id = Some(catalogue()[0].id.to_owned());
        let session = Session::edited(scenario, original, id, jobs_max);
        let mut session = session.expect("a test plays each shipped scenario");
        session.promise(digest);
        self.begin(session, notices)
    }

    /// Begins as the link says: speed, time, and whether it plays.
    fn begin(&self, mut session: Session, mut notices: Vec<Notice>) -> Opened {
        if let Some(speed) = self.speed {
            let _ = session.apply(Command::SetSpeed(speed));
        }
        if matches!(self.autoplay, Some("yes" | "visible")) {
            let _ = session.apply(Command::Play);
        }
        if let Some(at_ms) = self.start_ms(session.scenario(), &mut notices) {
            let _ = session.apply(Command::Seek(at_ms));
        }
        session.locks = self.locks;
        Opened { session, notices }
    }

    /// The run that the link stands for.
    pub fn document(&self, notices: &mut Vec<Notice>) -> Document {
        let default = &catalogue()[0];
        let asked = self.scenario.as_deref();
        let shipped = asked.and_then(scenario::by_id);
        if let (Some(asked), None) = (asked, shipped) {
            let ids: Vec<_> = catalogue().iter().map(|shipped| shipped.id).collect();
            let wrong = format!("the shipped scenarios are {}", ids.join(", "));
            let used = format!("{} is played", default.id);
            notices.push(Notice::new("scenario", asked, wrong, used));
        }
        let shipped = shipped.unwrap_or(default);
        let base = shipped.read().expect("a test reads each shipped scenario");
        let mut document = Document::of(base, Some(shipped.id.to_owned()));
        if let Some(record) = &self.record {
            self.lay(record, &mut document, notices);
        }
        if let Some(seed) = self.seed {
            document.scenario.seed = seed;
        }
        if let Some(digest) = self.digest.filter(|_| document.promise.is_none()) {
            document = document.with_digest(digest);
        }
        document
    }

    /// Lays what a visitor did over the scenario that an author chose.
    fn lay(&self, record: &Record, document: &mut Document, notices: &mut Vec<Notice>) {
        let mut left_out = false;
        let mut notice = |wrong: String, used: &str| {
            left_out = true;
            notices.push(Notice::new("s", "", wrong, used));
        };
        if record.revision != MODEL_REVISION {
            let wrong = "it was made by another revision of the model".to_owned();
            notice(wrong, "the run may go another way than it did then");
        }
        if !record.edits.is_empty() && !self.locks.has(Lock::Edit) {
            let mut tree = document::tree(&document.scenario);
            let whole = record.edits.iter().any(|(path, _)| path.is_empty());
            let edited = edits::apply(&mut tree, &record.edits)
                .and_then(|()| document::scenario_of(&tree).ok());
            match edited {
                Some(scenario) => {
                    document.scenario = scenario;
                    document.id = document.id.take().filter(|_| !whole);
                }
                None => notice(
                    "its changes of the scenario don't fit it".into(),
                    "they were left out",
                ),
            }
        }
        if !self.locks.has(Lock::Acts) {
            document.acts = acts(record, &document.scenario);
            let lost = record.acts.len() - document.acts.len();
            if lost > 0 {
                let wrong = format!("{lost} of its acts don't fit the scenario");
                notice(wrong, "they were left out");
            }
        }
        document.revision = record.revision;
        document.promise = record.promise.filter(|_| !left_out);
    }

    /// The time to show first.
    fn start_ms(&self, scenario: &Scenario, notices: &mut Vec<Notice>) -> Option<u64> {
        let start = self.t.as_ref()?;
        let at_ms = start.ms(scenario);
        if at_ms.is_none() {
            let names: Vec<_> = scenario.moments.iter().map(|it| it.name.as_str()).collect();
            let end = crate::session::format::clock(scenario.horizon);
            let value = match start {
                Start::At(ms) => super::time::write(*ms),
                Start::Moment(name) => name.clone(),
            };
            let wrong = match start {
                Start::At(_) => format!("the run ends at {end}"),
                Start::Moment(_) if names.is_empty() => "the scenario names no moments".to_owned(),
                Start::Moment(_) => format!("the moments are {}", names.join(", ")),
            };
            notices.push(Notice::new("t", &value, wrong, "the run begins at 0:00"));
        }
        at_ms
    }
}

/// The acts that fit the scenario: all at once, or else each by itself.
fn acts(record: &Record, scenario: &Scenario) -> Vec<Act> {
    document::acts_of(scenario, record.acts.clone()).unwrap_or_else(|_| {
        let each = record.acts.iter().take(ACTS_MAX);
        let fit = each.filter_map(|act| document::acts_of(scenario, vec![act.clone()]).ok());
        fit.flatten().collect()
    })
}

impl Document {
    /// The link of this run, whose clock stands at `at_ms`; without a time where that is 0.
    /// The digest is in the link where the run has acts or edits.
    pub fn link(&self, at_ms: u64) -> Link {
        let shipped = self.id.as_deref().and_then(scenario::by_id);
        let base = shipped.and_then(|shipped| shipped.read().ok());
        let edited = document::tree(&self.scenario);
        let edits = match &base {
            Some(base) => edits::between(&document::tree(base), &edited),
            None => vec![(String::new(), Some(edited))],
        };
        let acts: Vec<_> = self.acts.iter().map(document::act_tree).collect();
        let record = (!acts.is_empty() || !edits.is_empty()).then_some(Record {
            revision: self.revision,
            promise: self.promise,
            acts,
            edits,
        });
        Link {
            scenario: base.is_some().then(|| self.id.clone()).flatten(),
            seed: Some(self.scenario.seed),
            t: (at_ms > 0).then_some(Start::At(at_ms)),
            record,
            ..Link::default()
        }
    }
}
