//! Filter, tab, order, groups and open job in the address of the page, so that a bookmark and a
//! copied link show the same.

use super::desk::Desk;
use crate::session::query::{Column, GroupBy, Sort, Tab};
use crate::ui::browser;
use crate::ui::page::Page;

/// The address with another job open, or none.
pub(super) fn of_job(job: Option<u32>) -> String {
    let number = job.map(|job| (u64::from(job) + 1).to_string());
    let (_, fragment) = browser::asked();
    let query = [
        ("view", Some(Page::Jobs.word())),
        ("job", number.as_deref()),
    ];
    browser::query_with(&query) + &fragment
}

/// The job that the address asks for.
pub(super) fn job() -> Option<u32> {
    if Page::current() != Page::Jobs {
        return None;
    }
    browser::query("job")?.parse::<u32>().ok()?.checked_sub(1)
}

/// Asks what the address asks.
pub(super) fn read(desk: &mut Desk) {
    if Page::current() != Page::Jobs {
        return;
    }
    let word = browser::query("tab").unwrap_or_default();
    if let Some(tab) = Tab::ALL.into_iter().find(|tab| tab.word() == word) {
        desk.set_tab(tab);
    }
    let word = browser::query("group").unwrap_or_default();
    if let Some(by) = GroupBy::ALL.into_iter().find(|by| by.word() == word) {
        desk.set_by(by);
    }
    let sort = browser::query("sort").unwrap_or_default();
    if let Some(column) = Column::of_key(sort.trim_start_matches('-')) {
        let descending = sort.starts_with('-');
        desk.set_sort(Sort { column, descending });
    }
    desk.draft = browser::query("filter").unwrap_or_default();
    if !desk.draft.is_empty() {
        desk.commit();
    }
    desk.job = job();
}

/// Writes what the desk asks into the address; the history has no step more.
pub(super) fn write(desk: &Desk) {
    if Page::current() != Page::Jobs {
        return;
    }
    let sort = desk.grid.sort();
    let sign = if sort.descending { "-" } else { "" };
    let sort_word = format!("{sign}{}", sort.column.key());
    let (tab, by) = (desk.grid.tab(), desk.by);
    let filter = desk.grid.filter().text();
    let query = browser::query_with(&[
        ("tab", (tab != Tab::default()).then(|| tab.word())),
        ("filter", Some(filter).filter(|text| !text.is_empty())),
        (
            "sort",
            (sort != Sort::default()).then_some(sort_word.as_str()),
        ),
        ("group", (by != GroupBy::Workflow).then(|| by.word())),
    ]);
    let (_, fragment) = browser::asked();
    browser::replace_address(&(query + &fragment));
}
