//! Reads the sources of triggers.

use super::names::{Unique, Wanted};
use super::{Context, time_before_end};
use crate::engine::limits::{INTEGER_MAX, JOBS_MAX_NATIVE, SOURCES_MAX};
use crate::scenario::format::{
    BulkImport, FaultyPlugin, Platform, Replay, Schedule, Source, SourceKind, TableEvent,
    UserActivity, Workflow,
};
use crate::scenario::limits::{
    HORIZON_MAX_MS, PER_HOUR_MAX, SERVICE_MAX_MS, TABLE_CHARS, TIMES_MAX,
};
use crate::scenario::lower::triggered;
use crate::scenario::tree::{Field, Object, Wording, quote};

/// The sources that could be read.
pub(super) fn read_all(
    list: &Field<'_>,
    workflows: &[Workflow],
    context: &Context<'_>,
) -> Vec<Source> {
    let mut names = Unique::default();
    let mut replayed = Vec::new();
    let read = |item: &Field<'_>| {
        let mut reader = SourceReader {
            workflows,
            context,
            replayed: &mut replayed,
        };
        item.object(|object| {
            let name = names.line(&object.required("name"));
            reader.source(object, name)
        })
        .flatten()
    };
    list.list(SOURCES_MAX, read).unwrap_or_default()
}

/// What the sources of a file are checked against.
struct SourceReader<'a> {
    workflows: &'a [Workflow],
    context: &'a Context<'a>,
    /// What replay sources start already.
    replayed: &'a mut Vec<String>,
}

impl SourceReader<'_> {
    fn source(&mut self, object: &Object<'_>, name: Option<String>) -> Option<Source> {
        let kind = object.required("kind");
        // Every part is read before a missing one ends the reading, so that all problems show.
        match kind.choice(SourceKind::ALL, SourceKind::key) {
            Some(SourceKind::UserActivity) => self.user_activity(object, name),
            Some(SourceKind::BulkImport) => self.bulk_import(object, name),
            Some(SourceKind::FaultyPlugin) => self.faulty_plugin(object, name),
            Some(SourceKind::Schedule) => self.schedule(object, name),
            Some(SourceKind::Platform) => self.platform(object, name),
            Some(SourceKind::Replay) => self.replay(object, name),
            None => {
                object.forgive_unknown_keys();
                None
            }
        }
    }

    fn user_activity(&self, object: &Object<'_>, name: Option<String>) -> Option<Source> {
        let table = object.required("table").line(TABLE_CHARS);
        let event = event(&object.required("event"));
        self.check_trigger(object, table.as_deref(), event);
        let per_hour = per_hour(object);
        let (start_ms, end_ms) = self.window(object);
        Some(Source::UserActivity(UserActivity {
            name: name?,
            table: table?,
            event: event?,
            per_hour: per_hour?,
            start_ms,
            end_ms,
        }))
    }

    fn bulk_import(&self, object: &Object<'_>, name: Option<String>) -> Option<Source> {
        let table = object.required("table").line(TABLE_CHARS);
        let event = event(&object.optional("event")).unwrap_or(TableEvent::Create);
        self.check_trigger(object, table.as_deref(), Some(event));
        let rows = object.required("rows").integer_32(1..=JOBS_MAX_NATIVE);
        let batch = object.required("batch").integer_32(1..=JOBS_MAX_NATIVE);
        let every_ms = object.required("every_ms").integer(1..=HORIZON_MAX_MS);
        let start_ms = time_before_end(&object.required("start_ms"), self.context.horizon);
        Some(Source::BulkImport(BulkImport {
            name: name?,
            table: table?,
            event,
            rows: rows?,
            batch: batch?,
            every_ms: every_ms?,
            start_ms: start_ms?,
        }))
    }

    fn faulty_plugin(&self, object: &Object<'_>, name: Option<String>) -> Option<Source> {
        let table = object.required("table").line(TABLE_CHARS);
        let event = event(&object.required("event"));
        let per_hour = per_hour(object);
        let calls = object.required("calls").integer_32(1..=TIMES_MAX);
        let starts = self.starts(object, Wanted::DRAWN_WORKFLOW);
        let (start_ms, end_ms) = self.window(object);
        Some(Source::FaultyPlugin(FaultyPlugin {
            name: name?,
            table: table?,
            event: event?,
            per_hour: per_hour?,
            calls: calls?,
            starts: starts?,
            start_ms,
            end_ms,
        }))
    }

    fn schedule(&self, object: &Object<'_>, name: Option<String>) -> Option<Source> {
        let starts = self.starts(object, Wanted::DRAWN);
        let every_ms = object.required("every_ms").integer(1..=HORIZON_MAX_MS);
        let (start_ms, end_ms) = self.window(object);
        Some(Source::Schedule(Schedule {
            name: name?,
            starts: starts?,
            every_ms: every_ms?,
            start_ms,
            end_ms,
        }))
    }

    fn platform(&self, object: &Object<'_>, name: Option<String>) -> Option<Source> {
        let starts = self.starts(object, Wanted::DRAWN_OPERATION);
        let per_hour = per_hour(object);
        let (start_ms, end_ms) = self.window(object);
        Some(Source::Platform(Platform {
            name: name?,
            starts: starts?,
            per_hour: per_hour?,
            start_ms,
            end_ms,
        }))
    }

    fn replay(&mut self, object: &Object<'_>, name: Option<String>) -> Option<Source> {
        let starts = self.starts(object, Wanted::RECORDED);
        if let Some(starts) = &starts
            && self.replayed.contains(starts)
        {
            object.required("starts").report(Wording::new(
                format!("another replay source starts {} already", quote(starts)),
                "write both recordings into one source, in the order of time",
            ));
        }
        self.replayed.extend(starts.clone());
        let (arrivals_ms, service_ms) = recording(object, SERVICE_MAX_MS);
        Some(Source::Replay(Replay {
            name: name?,
            starts: starts?,
            arrivals_ms: arrivals_ms?,
            service_ms: service_ms?,
        }))
    }

    fn starts(&self, object: &Object<'_>, wanted: Wanted) -> Option<String> {
        self.context.names.refer(&object.required("starts"), wanted)
    }

    /// `start_ms` and `end_ms`, each of which may be left out.
    fn window(&self, object: &Object<'_>) -> (Option<u64>, Option<u64>) {
        let start_ms = time_before_end(&object.optional("start_ms"), self.context.horizon);
        let end = object.optional("end_ms");
        let first = start_ms.unwrap_or(0).saturating_add(1);
        (
            start_ms,
            end.integer(first..=self.context.horizon.max(first)),
        )
    }

    /// A source that starts nothing is a mistake, most often in the name of a table.
    fn check_trigger(&self, object: &Object<'_>, table: Option<&str>, event: Option<TableEvent>) {
        let (Some(table), Some(event)) = (table, event) else {
            return;
        };
        // With a workflow that could not be read, nobody knows what it would have listened to.
        let is_complete = self.context.names.count() == self.workflows.len();
        if is_complete && triggered(self.workflows, table, event).next().is_none() {
            object
                .required("table")
                .report(nothing_starts(self.workflows, table, event));
        }
    }
}

fn nothing_starts(workflows: &[Workflow], table: &str, event: TableEvent) -> Wording {
    let mut known = Vec::new();
    for workflow in workflows {
        for event in &workflow.start_when {
            let pair = format!("{} {}", workflow.table, event.key());
            if !known.contains(&pair) && known.len() < 8 {
                known.push(pair);
            }
        }
    }
    let table = quote(table);
    let other = match known.as_slice() {
        [] => String::new(),
        known => format!(
            ", or write a table and event that start one: {}",
            known.join(", ")
        ),
    };
    Wording::new(
        format!(
            "no workflow starts on table {table}, event \"{}\"",
            event.key()
        ),
        format!("add the event to \"start_when\" of a workflow of that table{other}"),
    )
}

fn event(field: &Field<'_>) -> Option<TableEvent> {
    field.choice(TableEvent::ALL, TableEvent::key)
}

fn per_hour(object: &Object<'_>) -> Option<u64> {
    object.required("per_hour").integer(1..=PER_HOUR_MAX)
}

/// `arrivals_ms` and `service_ms` of an object: arrivals never decrease, one length for each.
pub(in crate::scenario) fn recording(
    object: &Object<'_>,
    service_max_ms: u64,
) -> (Option<Vec<u64>>, Option<Vec<u64>>) {
    let most = usize::try_from(JOBS_MAX_NATIVE).unwrap_or(usize::MAX);
    let (arrivals, lengths) = (
        object.required("arrivals_ms"),
        object.required("service_ms"),
    );
    let mut last = 0;
    let arrivals_ms = arrivals.list(most, |item| {
        let arrival = item.integer(0..=INTEGER_MAX)?;
        if arrival < last {
            item.report(Wording::new(
                format!("{arrival} comes after {last}, which is later"),
                "write the arrivals in the order of time",
            ));
        }
        last = last.max(arrival);
        Some(arrival)
    });
    let service_ms = lengths.list(most, |item| item.integer(1..=service_max_ms));
    if let (Some(arrivals), Some(count)) = (arrivals.list_len(), lengths.list_len())
        && arrivals != count
    {
        lengths.report(Wording::new(
            format!("the list has {count} items, and \"arrivals_ms\" has {arrivals}"),
            "write one length for each arrival",
        ));
    }
    (arrivals_ms, service_ms)
}
