//! The list beside the grid: who filled the queue, largest first, and how the jobs stand. A bar is
//! a filter.

use super::Work;
use super::cells::mark_of;
use super::desk::Desk;
use super::facets::{keys_of, without};
use super::texts::{self, picture, tab_of};
use crate::engine::JobStatus;
use crate::session::format::{Ratio, count, duration, rate};
use crate::session::query::{Filter, Group, GroupBy, GroupKey, Key};
use crate::session::view::Mark;
use crate::ui::icons::{Icon, icon, mark};
use crate::ui::texts::{t, tf};
use yew::prelude::*;

impl Work {
    /// The list of groups, the list of status reasons and what there is to say.
    pub(super) fn side(&self) -> Html {
        let desk = self.desk.borrow();
        html! {
            <div class="fg-jobs-side">
                { self.groups(&desk) }
                { self.insight(&desk) }
                { self.statuses(&desk) }
            </div>
        }
    }

    fn groups(&self, desk: &Desk) -> Html {
        let total: u64 = desk.facets.grouped(&desk.grid).total();
        let most = desk.groups.groups.first().map_or(1, |group| group.count);
        let (_, head) = texts::by(desk.by);
        let of = tf(
            "jobs.groups.of",
            &[
                ("n", &count(total)),
                ("tab", &texts::tab(desk.grid.tab()).0.to_lowercase()),
            ],
        );
        let groups = desk.groups.groups.iter().enumerate();
        html! {
            <section class="fg-groups" aria-label={head}>
                <header><h2>{ head }</h2><span>{ of }</span></header>
                if desk.groups.groups.is_empty() {
                    <p class="fg-quiet">{ if desk.busy { t("jobs.counting") } else { t("jobs.groups.none") } }</p>
                }
                <ol>{ for groups.map(|(at, group)| self.group(desk, at, group, most)) }</ol>
                if desk.groups.more > 0 {
                    <p class="fg-quiet">{ tf("jobs.groups.more", &[("n", &count(desk.groups.more))]) }</p>
                }
            </section>
        }
    }

    /// The group that the filter chooses, in one line above its rows.
    pub(super) fn group_head(&self) -> Html {
        let desk = self.desk.borrow();
        let mut groups = desk.groups.groups.iter();
        let Some(group) = groups.find(|group| is_on(&desk, group)) else {
            return html! {};
        };
        let values: [(&str, &dyn std::fmt::Display); 3] = [
            ("n", &count(group.count)),
            ("oldest", &duration(group.oldest_ms)),
            ("rate", &rate(group.arrive)),
        ];
        html! {
            <p class="fg-jobs-group">
                { self.shape(desk.by, group).0 }
                <b>{ &group.name }</b>
                <span>{ tf("jobs.groups.line", &values) }</span>
            </p>
        }
    }

    fn group(&self, desk: &Desk, at: usize, group: &Group, most: u64) -> Html {
        let is_on = is_on(desk, group);
        let (keys, part) = (keys_of(desk.by), group.filter.clone());
        let onclick = {
            let work = self.clone();
            Callback::from(move |_: MouseEvent| {
                work.change(|desk| {
                    let rest = without(&desk.filter(), keys);
                    let text = if is_on {
                        rest
                    } else {
                        format!("{rest} {part}").trim().to_owned()
                    };
                    desk.set_chips(text);
                });
            })
        };
        let (shape, class) = self.shape(desk.by, group);
        let share = format!("--share:{}", group.count * 1_000 / most.max(1));
        let percent = (group.share_milli + 5) / 10;
        html! {
            <li key={group.filter.clone()}>
                <button type="button" class="fg-group-row" aria-pressed={is_on.to_string()} {onclick}>
                    <span class="fg-group-rank" aria-hidden="true">{ at + 1 }</span>
                    <span class="fg-group-name">{ shape }<span>{ &group.name }</span></span>
                    <b>{ count(group.count) }</b>
                    <span class="fg-group-share">{ tf("jobs.percent", &[("n", &percent)]) }</span>
                    <span class={classes!("fg-group-bar", class)} aria-hidden="true"><i ~style={share}></i></span>
                    <span class="fg-group-more">
                        { slope(desk.by, group) }
                        <span>{ tf("jobs.groups.oldest", &[("time", &duration(group.oldest_ms))]) }</span>
                    </span>
                </button>
            </li>
        }
    }

    /// What a group looks like: hue, shape and pattern of a workflow, the picture of a status.
    fn shape(&self, by: GroupBy, group: &Group) -> (Html, &'static str) {
        match group.key {
            GroupKey::Workflow(id) => {
                let shape = mark_of(&self.view, id);
                let class = match shape {
                    Mark::One => "fg-group-bar--1",
                    Mark::Two => "fg-group-bar--2",
                    Mark::Three => "fg-group-bar--3",
                    Mark::Four => "fg-group-bar--4",
                    Mark::Other => "",
                };
                (mark(shape), class)
            }
            GroupKey::Status(status) if by == GroupBy::Status => {
                let (picture, class) = picture(status);
                (html! { <span {class}>{ icon(picture) }</span> }, "")
            }
            _ => (html! {}, ""),
        }
    }

    fn statuses(&self, desk: &Desk) -> Html {
        let counts = desk.facets.by_status(&desk.grid).by_status();
        let one = desk
            .filter()
            .tokens()
            .iter()
            .any(|token| token.key == Key::Workflow);
        let of = if one {
            t("jobs.status.of.workflow")
        } else {
            t("jobs.status.of.all")
        };
        // The passing states are worth a row only while a job is in them.
        let seen = |(status, jobs): &(JobStatus, u64)| {
            *jobs > 0 || !matches!(status, JobStatus::Pausing | JobStatus::Canceling)
        };
        let row = |(status, jobs): (JobStatus, u64)| {
            let (picture, class) = picture(status);
            let part = format!("status:\"{}\"", status.label());
            let is_on = has_part(&desk.filter(), &part);
            let work = self.clone();
            let onclick = Callback::from(move |_: MouseEvent| {
                work.change(|desk| {
                    let rest = without(&desk.filter(), keys_of(GroupBy::Status));
                    if is_on {
                        return desk.set_chips(rest);
                    }
                    desk.set_tab(tab_of(status));
                    desk.set_chips(format!("{rest} {part}").trim().to_owned());
                });
            });
            html! {
                <li key={status.label()}>
                    <button type="button" class="fg-status-row" aria-pressed={is_on.to_string()} {onclick}>
                        <span {class}>{ icon(picture) }</span>
                        <span>{ status.label() }</span>
                        <b>{ count(jobs) }</b>
                    </button>
                </li>
            }
        };
        html! {
            <section class="fg-statuses" aria-label={t("jobs.status")}>
                <header><h2>{ t("jobs.status") }</h2><span>{ of }</span></header>
                <ul>{ for JobStatus::ALL.into_iter().zip(counts).filter(seen).map(row) }</ul>
            </section>
        }
    }
}

/// Whether the filter chooses this group.
fn is_on(desk: &Desk, group: &Group) -> bool {
    let filter = desk.filter();
    let parts = Filter::parse(&group.filter).unwrap_or_default();
    let mut parts = parts
        .tokens()
        .iter()
        .map(|token| &group.filter[token.at..token.end]);
    parts.all(|part| has_part(&filter, part))
}

/// Whether a part stands in the filter as it is.
fn has_part(filter: &Filter, part: &str) -> bool {
    let mut parts = filter.tokens().iter();
    parts.any(|token| filter.text()[token.at..token.end] == *part)
}

/// Whether a group grows or shrinks, as a word with its two rates.
fn slope(by: GroupBy, group: &Group) -> Html {
    if by == GroupBy::Status {
        return html! {};
    }
    let (come, go) = (group.arrive.milli(), group.leave.milli());
    let close = come.abs_diff(go) < 50;
    let by = rate(Ratio {
        count: group.arrive.count.abs_diff(group.leave.count),
        over_ms: group.arrive.over_ms,
    });
    let (class, words) = if close {
        ("", t("jobs.groups.steady").to_owned())
    } else if come > go {
        ("fg-group-grows", tf("jobs.groups.grows", &[("n", &by)]))
    } else {
        ("fg-group-shrinks", tf("jobs.groups.shrinks", &[("n", &by)]))
    };
    let rates = tf(
        "jobs.groups.rates",
        &[("come", &rate(group.arrive)), ("go", &rate(group.leave))],
    );
    html! {
        <span class={classes!("fg-group-slope", class)} title={rates}>
            if !close { { icon(Icon::Arrow) } }
            { words }
        </span>
    }
}
