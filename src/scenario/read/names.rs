//! The names that a file gives to workflows and platform operations, known before any of them is
//! read, so that steps can refer to workflows further down.

use crate::engine::OperationType;
use crate::scenario::format::{Distribution, Scenario, ServiceTime, Source, SourceKind};
use crate::scenario::limits::NAME_CHARS;
use crate::scenario::tree::{Field, Wording, one_of, quote};

/// Workflows and platform operations by name.
#[derive(Default)]
pub(super) struct Names<'a> {
    /// In the order of the file; at most as many as there may be workflows.
    all: Vec<(&'a str, Named)>,
    /// The names of sources, in the order of the file.
    sources: Vec<&'a str>,
}

#[derive(Clone, Copy)]
struct Named {
    kind: Kind,
    recorded: bool,
    /// Whether a `replay` source starts it.
    replayed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Workflow,
    Operation,
    /// The file does not say it in a way that can be understood.
    Unclear,
}

impl Kind {
    fn of(operation_type: Option<&str>) -> Self {
        let Some(key) = operation_type else {
            return Self::Workflow;
        };
        match OperationType::ALL.iter().find(|known| known.key() == key) {
            Some(OperationType::Workflow) => Self::Workflow,
            Some(_) => Self::Operation,
            None => Self::Unclear,
        }
    }
}

/// What a reference may name: `None` stands for either.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    kind: Option<Kind>,
    recorded: Option<bool>,
}

impl Wanted {
    /// Any workflow or platform operation.
    pub(super) const ANY: Self = Self {
        kind: None,
        recorded: None,
    };
    /// One whose service time is drawn: whatever makes a job of it at times of its own.
    pub(super) const DRAWN: Self = Self {
        recorded: Some(false),
        ..Self::ANY
    };
    /// One whose service time is recorded.
    pub(super) const RECORDED: Self = Self {
        recorded: Some(true),
        ..Self::ANY
    };
    /// A workflow: only these have a process record.
    pub(super) const WORKFLOW: Self = Self {
        kind: Some(Kind::Workflow),
        ..Self::ANY
    };
    /// A workflow whose service time is drawn.
    pub(super) const DRAWN_WORKFLOW: Self = Self {
        kind: Some(Kind::Workflow),
        ..Self::DRAWN
    };
    /// A platform operation whose service time is drawn.
    pub(super) const DRAWN_OPERATION: Self = Self {
        kind: Some(Kind::Operation),
        ..Self::DRAWN
    };

    fn fits(self, named: Named) -> bool {
        let kind = |wanted| named.kind == wanted || named.kind == Kind::Unclear;
        self.kind.is_none_or(kind) && self.recorded.is_none_or(|wanted| wanted == named.recorded)
    }

    /// Why that name does not fit.
    fn refusal(self, name: &str, named: Named) -> String {
        let name = quote(name);
        match (self.kind, named.kind) {
            (Some(Kind::Workflow), Kind::Operation) => {
                format!("{name} is a platform operation, which has no process record")
            }
            (Some(Kind::Operation), Kind::Workflow) => {
                format!("{name} is a workflow, not a platform operation")
            }
            _ if named.recorded => {
                format!("{name} has a recorded service time, so only a replay source starts it")
            }
            _ => format!("{name} has no recorded service time"),
        }
    }
}

impl<'a> Names<'a> {
    /// The names in the lists of workflows and sources, as far as they can be understood.
    pub(super) fn of(workflows: &Field<'a>, sources: &Field<'a>) -> Self {
        let paths: [&[&str]; 3] = [&["name"], &["operation_type"], &["service", "distribution"]];
        let mut all: Vec<(&'a str, Named)> = Vec::new();
        for [name, operation_type, distribution] in workflows.peek_items(paths) {
            let Some(name) = name else { continue };
            let named = Named {
                kind: Kind::of(operation_type),
                recorded: distribution == Some(Distribution::Recorded.key()),
                replayed: false,
            };
            match all.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => *known = named,
                None => all.push((name, named)),
            }
        }
        let mut source_names = Vec::new();
        for [kind, starts, name] in sources.peek_items([&["kind"], &["starts"], &["name"]]) {
            source_names.extend(name);
            let named = starts.and_then(|starts| {
                all.iter_mut()
                    .find(|(name, _)| *name == starts)
                    .map(|(_, named)| named)
            });
            if let Some(named) = named
                && kind == Some(SourceKind::Replay.key())
            {
                named.replayed = true;
            }
        }
        Self {
            all,
            sources: source_names,
        }
    }

    /// The name of a source that a field refers to.
    pub(super) fn refer_source(&self, field: &Field<'_>) -> Option<String> {
        let name = field.peek_text();
        if let Some(name) = name.filter(|name| self.sources.contains(name)) {
            return Some(name.to_owned());
        }
        if !field.is_report_full() {
            field.report_unknown_name(&self.sources);
        }
        None
    }

    /// The names of a scenario that is read already.
    pub(super) fn of_scenario(scenario: &'a Scenario) -> Self {
        let replayed = |name: &str| {
            let mut sources = scenario.sources.iter();
            sources.any(|source| matches!(source, Source::Replay(it) if it.starts == name))
        };
        let named = |workflow: &'a crate::scenario::format::Workflow| {
            let kind = match workflow.operation_type {
                OperationType::Workflow => Kind::Workflow,
                _ => Kind::Operation,
            };
            let named = Named {
                kind,
                recorded: workflow.service == ServiceTime::Recorded,
                replayed: replayed(&workflow.name),
            };
            (workflow.name.as_str(), named)
        };
        Self {
            all: scenario.workflows.iter().map(named).collect(),
            sources: scenario.sources.iter().map(Source::name).collect(),
        }
    }

    /// Whether a `replay` source starts what has this name.
    pub(super) fn is_replayed(&self, name: &str) -> bool {
        self.named(name).is_some_and(|named| named.replayed)
    }

    fn named(&self, name: &str) -> Option<&Named> {
        let found = self.all.iter().find(|(known, _)| *known == name);
        found.map(|(_, named)| named)
    }

    /// How many different names there are.
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// The name that a field refers to.
    pub(super) fn refer(&self, field: &Field<'_>, wanted: Wanted) -> Option<String> {
        let name = field.peek_text();
        let found = name.and_then(|name| Some((name, *self.named(name)?)));
        match found {
            Some((name, named)) if wanted.fits(named) => return Some(name.to_owned()),
            // Both of the texts below look at every name.
            _ if field.is_report_full() => {}
            Some((name, named)) => {
                let what = wanted.refusal(name, named);
                field.report(Wording::new(what, self.request(wanted)));
            }
            None => field.report_unknown_name(&self.fitting(wanted)),
        }
        None
    }

    fn fitting(&self, wanted: Wanted) -> Vec<&'a str> {
        let fitting = self.all.iter().filter(|(_, named)| wanted.fits(*named));
        fitting.map(|(name, _)| *name).collect()
    }

    fn request(&self, wanted: Wanted) -> String {
        match self.fitting(wanted).as_slice() {
            [] if wanted.recorded == Some(true) => {
                "write { \"distribution\": \"recorded\" } as its service".to_owned()
            }
            [] => "add one to \"workflows\", since this file has none that fits".to_owned(),
            fitting => format!("write {}", one_of(fitting)),
        }
    }
}

/// Names that may be used only once in a list.
#[derive(Default)]
pub(super) struct Unique(Vec<String>);

impl Unique {
    /// The name in a field, reported where an earlier item of the list has it.
    pub(super) fn line(&mut self, field: &Field<'_>) -> Option<String> {
        let name = field.line(NAME_CHARS)?;
        self.check(field, &name);
        Some(name)
    }

    /// Reports the name of a field where an earlier item of the list has it.
    pub(super) fn check(&mut self, field: &Field<'_>, name: &str) {
        if self.0.iter().any(|known| known == name) {
            field.report(Wording::new(
                format!("{} stands in this list twice", quote(name)),
                "write each only once",
            ));
        } else {
            self.0.push(name.to_owned());
        }
    }
}
