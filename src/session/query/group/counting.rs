//! Counting what an index holds, and the rates of the largest groups.

use super::{Group, GroupBy, GroupKey, Groups};
use crate::engine::table::{Counted, JobRow, Largest, Number, Tally};
use crate::engine::{JobStatus, SimDuration, order};
use crate::session::format::Ratio;
use crate::session::query::index::Index;
use crate::session::query::names::Named;
use crate::session::query::predicate::bit;
use crate::session::query::{Jobs, Names, count_of};

/// Rates look back this far.
const BACK_MS: u64 = 10_000;
/// At most so many jobs are looked at for rates.
const BACK_JOBS: u32 = 100_000;

/// The groups of what an index holds.
pub(in crate::session::query) struct Grouping<'a> {
    pub(in crate::session::query) jobs: Jobs<'a>,
    pub(in crate::session::query) names: &'a Names,
    pub(in crate::session::query) index: &'a Index,
    pub(in crate::session::query) by: GroupBy,
    /// The statuses of the tab, one bit each.
    pub(in crate::session::query) tab: u8,
    /// For each workflow the first that has the same type, owner or table.
    pub(in crate::session::query) alike: Vec<u16>,
}

impl<'a> Grouping<'a> {
    pub(in crate::session::query) fn new(
        jobs: Jobs<'a>,
        names: &'a Names,
        index: &'a Index,
        (by, tab): (GroupBy, u8),
    ) -> Self {
        let named = &names.workflows;
        let same = |one: &Named, other: &Named| match by {
            GroupBy::Type => one.operation_type == other.operation_type,
            GroupBy::Owner => one.owner == other.owner,
            GroupBy::Regarding => one.table == other.table,
            _ => one.name == other.name,
        };
        let first = |own: &Named| named.iter().position(|other| same(own, other));
        let place = |own: &Named| u16::try_from(first(own).unwrap_or(0)).unwrap_or(0);
        Self {
            jobs,
            names,
            index,
            by,
            tab,
            alike: named.iter().map(place).collect(),
        }
    }

    /// The largest groups.
    pub(in crate::session::query) fn largest(&self, limit: usize) -> Groups {
        let (tallies, all) = if self.by.is_wide() {
            self.wide(limit)
        } else {
            let mut tallies = self.tallies();
            let all = count_of(tallies.len());
            order::by_key(&mut tallies, |(_, tally)| u64::from(u32::MAX - tally.count));
            tallies.truncate(limit);
            (tallies, all)
        };
        let total = self.index.len();
        let mut groups: Vec<Group> = tallies
            .into_iter()
            .map(|(key, tally)| self.group(key, tally, total))
            .collect();
        self.add_rates(&mut groups);
        Groups {
            groups,
            more: all.saturating_sub(count_of(limit)),
        }
    }

    fn tallies(&self) -> Vec<(GroupKey, Tally)> {
        let there = |(_, tally): &(GroupKey, Tally)| tally.count > 0;
        if self.by == GroupBy::Status {
            let tallies = self.index.tally_by_status().into_iter();
            let keys = JobStatus::ALL.into_iter().map(GroupKey::Status);
            let inside = |(key, _): &(GroupKey, Tally)| matches!(key, GroupKey::Status(status) if bit(*status) & self.tab != 0);
            return keys.zip(tallies).filter(inside).filter(there).collect();
        }
        let tallies = self.index.tally_by_workflow(self.names.workflows.len());
        let mut groups: Vec<(GroupKey, Tally)> = Vec::new();
        for (id, tally) in (0_u16..).zip(tallies) {
            let key = self.key_of_workflow(id);
            match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, sum)) => sum.add(tally),
                None => groups.push((key, tally)),
            }
        }
        groups.retain(there);
        groups
    }

    /// The largest by record or correlation, and how many there are: as many as jobs, in the worst
    /// case.
    fn wide(&self, limit: usize) -> (Vec<(GroupKey, Tally)>, u64) {
        let alone = vec![0; self.alike.len()];
        let (number, lists) = match self.by {
            GroupBy::Correlation => (Number::Correlation, &alone),
            _ => (Number::Regarding, &self.alike),
        };
        let mut counted = vec![Counted::default(); self.alike.len()];
        for (block, marks) in self.index.marks() {
            if let Some(block) = self.jobs.table.block(block) {
                block.count_by_number(marks, number, lists, &mut counted);
            }
        }
        let largest = Largest::of(&counted, limit);
        let key = |(list, number, tally)| match self.by {
            GroupBy::Correlation => (GroupKey::Correlation(number), tally),
            _ => (GroupKey::Regarding(list, number), tally),
        };
        (largest.first.into_iter().map(key).collect(), largest.all)
    }

    fn key_of_workflow(&self, id: u16) -> GroupKey {
        let first = self.alike.get(usize::from(id)).copied().unwrap_or(id);
        match self.by {
            GroupBy::Workflow => GroupKey::Workflow(id),
            _ => GroupKey::Like(first),
        }
    }

    fn key_of(&self, row: &JobRow) -> GroupKey {
        match self.by {
            GroupBy::Status => GroupKey::Status(row.status),
            GroupBy::Correlation => GroupKey::Correlation(row.correlation),
            GroupBy::Regarding => {
                let table = self.alike.get(row.workflow.index()).copied();
                GroupKey::Regarding(table.unwrap_or(row.workflow.0), row.regarding)
            }
            _ => self.key_of_workflow(row.workflow.0),
        }
    }

    fn group(&self, key: GroupKey, tally: Tally, total: u64) -> Group {
        let created = self.jobs.row(tally.first).created;
        let count = u64::from(tally.count);
        let (name, filter) = self.words(key);
        Group {
            key,
            name,
            count,
            share_milli: count * 1_000 / total.max(1),
            oldest_ms: self.jobs.now.since(created).ms(),
            arrive: Ratio::default(),
            leave: Ratio::default(),
            filter,
        }
    }

    fn words(&self, key: GroupKey) -> (String, String) {
        let named = |id: u16| &self.names.workflows[usize::from(id)];
        let (name, word) = match key {
            GroupKey::Workflow(id) => (named(id).name.clone(), "workflow"),
            GroupKey::Like(id) if self.by == GroupBy::Owner => (named(id).owner.clone(), "owner"),
            GroupKey::Like(id) => (named(id).operation_type.label().to_owned(), "type"),
            GroupKey::Status(status) => (status.label().to_owned(), "status"),
            GroupKey::Regarding(id, number) => {
                let table = &named(id).table;
                let filter = format!("table:\"{table}\" regarding:{number}");
                return (format!("{table} {number}"), filter);
            }
            GroupKey::Correlation(number) => {
                return (number.to_string(), format!("correlation:{number}"));
            }
        };
        let filter = format!("{word}:\"{name}\"");
        (name, filter)
    }

    /// Jobs of each group that came and that were picked up in the last seconds, read backwards
    /// from the newest and from the head of the queue.
    fn add_rates(&self, groups: &mut [Group]) {
        let jobs = &self.jobs;
        let from = jobs.now - SimDuration::from_ms(BACK_MS);
        let over_ms = jobs.now.since(from.max(jobs.start)).ms();
        for group in &mut *groups {
            group.arrive.over_ms = over_ms;
            group.leave.over_ms = over_ms;
        }
        if self.by == GroupBy::Status {
            return;
        }
        let mut add = |row: &JobRow, count: fn(&mut Group) -> &mut Ratio| {
            let key = self.key_of(row);
            if let Some(group) = groups.iter_mut().find(|group| group.key == key) {
                count(group).count += 1;
            }
        };
        for job in (0..jobs.table.len()).rev().take(BACK_JOBS as usize) {
            let row = jobs.row(job);
            if row.created <= from {
                break;
            }
            add(&row, |group| &mut group.arrive);
        }
        for job in (0..jobs.head.min(jobs.table.len()))
            .rev()
            .take(BACK_JOBS as usize)
        {
            let row = jobs.row(job);
            if row.picked.is_some_and(|picked| picked <= from) {
                break;
            }
            if row.picked.is_some() {
                add(&row, |group| &mut group.leave);
            }
        }
    }
}
