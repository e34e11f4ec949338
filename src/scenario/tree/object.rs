//! An object of a file, read key by key.

use super::field::Field;
use super::path::Path;
use super::wording;
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

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
        let mut asked = self.asked.borrow_mut();
        if !asked.contains(&key) {
            asked.push(key);
        }
        let value = self.node.get(key).map(|property| &property.value);
        self.field.at(key, value)
    }

    /// The field of a key that must be there.
    pub(in crate::scenario) fn required(&self, key: &'static str) -> Field<'_> {
        self.report_missing(key, "add it to the object that begins here");
        self.optional(key)
    }

    /// Reports a key that is not there, with what to do about it.
    pub(in crate::scenario) fn report_missing(&self, key: &str, request: &str) {
        if self.node.get(key).is_none() {
            let path = Path::Key(self.field.path(), key);
            let wording = wording::missing(key, request);
            self.field.report_at(self.node.start(), &path, wording);
        }
    }

    /// Unknown keys are not reported: what this object is could not be read.
    pub(in crate::scenario) fn forgive_unknown_keys(&self) {
        self.lenient.set(true);
    }

    /// Reports repeated and unknown keys.
    pub(super) fn finish(self) {
        let asked = self.asked.into_inner();
        let mut seen = BTreeSet::new();
        for property in &self.node.properties {
            if self.field.is_report_full() {
                return;
            }
            let key = property.name.as_str();
            let report = |wording| {
                let path = Path::Key(self.field.path(), key);
                self.field.report_at(property.start(), &path, wording);
            };
            if !seen.insert(key) {
                report(wording::repeated_key(key));
            } else if !self.lenient.get() && !asked.contains(&key) {
                report(wording::unknown_key(key, &asked));
            }
        }
    }
}
