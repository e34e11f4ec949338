//! An object of a file, read key by key.

use super::field::{Field, Place};
use super::path::Path;
use super::wording;
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use std::cell::{Cell, RefCell};

/// An object. Every key is asked for by its name, once; the rest is unknown.
#[derive(Debug)]
pub(in crate::scenario) struct Object<'a> {
    node: &'a ast::Object<'a>,
    field: &'a Field<'a>,
    asked: RefCell<Vec<&'static str>>,
    lenient: Cell<bool>,
}

impl<'a> Object<'a> {
    pub(super) fn new(node: &'a ast::Object<'a>, field: &'a Field<'a>) -> Self {
        Self {
            node,
            field,
            asked: RefCell::default(),
            lenient: Cell::new(false),
        }
    }

    /// The field of a key that may be left out.
    pub(in crate::scenario) fn optional(&self, key: &'static str) -> Field<'_> {
        self.ask(key, Place::Absent)
    }

    /// The field of a key that must be there; the reader of the field reports a missing one.
    pub(in crate::scenario) fn required(&self, key: &'static str) -> Field<'_> {
        self.ask(key, Place::Missing(self.node.start()))
    }

    fn ask(&self, key: &'static str, otherwise: Place<'a>) -> Field<'_> {
        let mut asked = self.asked.borrow_mut();
        if !asked.contains(&key) {
            asked.push(key);
        }
        let found = self.node.get(key);
        let place = found.map_or(otherwise, |property| Place::At(&property.value));
        self.field.at(key, place)
    }

    /// Unknown keys are not reported: what this object is could not be read.
    pub(in crate::scenario) fn forgive_unknown_keys(&self) {
        self.lenient.set(true);
    }

    /// Reports repeated and unknown keys.
    pub(super) fn finish(self) {
        let asked = self.asked.into_inner();
        let mut seen = Vec::new();
        for property in &self.node.properties {
            if self.field.is_report_full() {
                return;
            }
            let key = property.name.as_str();
            let report = |wording| {
                let path = Path::Key(self.field.path(), key);
                self.field.report_at(property.start(), &path, wording);
            };
            let repeated = seen.contains(&key);
            seen.push(key);
            if repeated {
                report(wording::repeated_key(key));
            } else if !self.lenient.get() && !asked.contains(&key) {
                report(wording::unknown_key(key, &asked));
            }
        }
    }
}
