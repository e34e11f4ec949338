//! Group and count: ranked bars, and the limit that an aggregate query meets in a real
//! environment.

use super::asked::Asked;
use crate::session::View;
use crate::session::format::{count, duration};
use crate::session::query::GroupBy;
use crate::session::query::find::{
    AGGREGATE_ERROR, AGGREGATE_LIMIT, LookFor, count_processes, exceeds_aggregate_limit,
};
use crate::ui::context::Playground;
use crate::ui::icons::{Icon, icon};
use crate::ui::select::choice;
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// Groups that are shown.
const GROUPS: usize = 12;

/// What a table can be grouped by.
const fn choices(look_for: LookFor) -> &'static [GroupBy] {
    match look_for {
        LookFor::SystemJobs => &[
            GroupBy::Workflow,
            GroupBy::Type,
            GroupBy::Owner,
            GroupBy::Status,
        ],
        LookFor::Processes => &[GroupBy::Workflow, GroupBy::Owner, GroupBy::Status],
        LookFor::ProcessLogs => &[GroupBy::Workflow],
    }
}

/// What is grouped by, where the table has that.
pub(super) fn by_of(look_for: LookFor, by: GroupBy) -> GroupBy {
    let known = choices(look_for).contains(&by);
    if known { by } else { GroupBy::Workflow }
}

fn label(look_for: LookFor, by: GroupBy) -> &'static str {
    match (look_for, by) {
        (LookFor::ProcessLogs, _) => t("find.by.step"),
        (LookFor::Processes, GroupBy::Status) => t("column.state"),
        (_, GroupBy::Owner) => t("owner"),
        (_, GroupBy::Status) => t("find.by.status"),
        (_, GroupBy::Type) => t("storage.type"),
        _ => t("find.by.name"),
    }
}

/// One group: name, rows, age of the oldest where there is one.
type Counted = (String, u64, Option<u64>);

/// The groups, or the error that the query gives in a real environment.
pub(super) fn counts(
    playground: &Playground,
    view: &View,
    asked: &Asked,
    by: &UseStateHandle<GroupBy>,
) -> Html {
    let find = &asked.find;
    let now = by_of(find.look_for, **by);
    let groups = groups(playground, view, asked, now);
    let total = asked.total();
    let options = choices(find.look_for).iter();
    let options = options.map(|by| (by.word().to_owned(), label(find.look_for, *by).to_owned()));
    let onchoose = {
        let by = by.setter();
        Callback::from(move |word: String| {
            let chosen = GroupBy::ALL.into_iter().find(|by| by.word() == word);
            by.set(chosen.unwrap_or(GroupBy::Workflow));
        })
    };
    let over = exceeds_aggregate_limit(total);
    html! {
        <section class="fg-card fg-find-counts" aria-label={t("find.count")}>
            <header>
                <h2>{ t("find.count") }</h2>
                <label class="fg-find-by">
                    <span>{ t("find.by") }</span>
                    { choice(now.word(), &[("", options.collect())], &onchoose) }
                </label>
            </header>
            if over {
                { limit(total) }
            }
            if groups.is_empty() {
                <p class="fg-quiet fg-find-none">{ t("find.nothing") }</p>
            } else if over {
                <details class="fg-find-over">
                    <summary>{ t("find.limit.show") }</summary>
                    { bars(&groups, total) }
                </details>
            } else {
                { bars(&groups, total) }
            }
        </section>
    }
}

fn groups(playground: &Playground, view: &View, asked: &Asked, by: GroupBy) -> Vec<Counted> {
    let plain = |counts: Vec<(String, u64)>| {
        let counts = counts.into_iter().take(GROUPS);
        counts.map(|(name, count)| (name, count, None)).collect()
    };
    playground.store.read(|session| match asked.find.look_for {
        LookFor::SystemJobs => {
            let groups = asked.grid.groups(session, by, GROUPS).groups.into_iter();
            groups
                .map(|group| (group.name, group.count, Some(group.oldest_ms)))
                .collect()
        }
        LookFor::Processes => plain(count_processes(&view.workflows, &asked.processes, by)),
        LookFor::ProcessLogs => plain(asked.logs.by_step(session)),
    })
}

/// The documented error, and what to do about it.
fn limit(total: u64) -> Html {
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("n", &count(total)), ("most", &count(AGGREGATE_LIMIT))];
    html! {
        <div class="fg-find-limit" role="alert">
            { icon(Icon::Warning) }
            <div>
                <p><strong>{ tf("find.limit", &values) }</strong></p>
                <p><code>{ AGGREGATE_ERROR }</code></p>
                <p>{ t("find.limit.remedy") }</p>
            </div>
        </div>
    }
}

fn bars(groups: &[Counted], total: u64) -> Html {
    let most = groups.iter().map(|(_, count, _)| *count).max().unwrap_or(1);
    html! {
        <ol class="fg-find-bars">
            { for groups.iter().map(|(name, rows, oldest)| {
                let style = format!("--share: {}", rows * 1_000 / most.max(1));
                let percent = rows * 100 / total.max(1);
                html! {
                    <li key={name.clone()}>
                        <span class="fg-find-bar-name">{ name }</span>
                        <b>{ count(*rows) }</b>
                        <span class="fg-quiet">{ tf("find.percent", &[("n", &percent)]) }</span>
                        <span class="fg-find-bar" ~style={style} aria-hidden="true"></span>
                        if let Some(oldest) = oldest {
                            <small class="fg-quiet">{ tf("find.oldest", &[("time", &duration(*oldest))]) }</small>
                        }
                    </li>
                }
            }) }
        </ol>
    }
}
