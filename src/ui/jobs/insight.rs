//! One thing worth saying about what the page shows, with the way to act on it.

use super::Work;
use super::desk::Desk;
use crate::session::Command;
use crate::session::query::{GroupBy, GroupKey, Tab};
use crate::session::view::{RecordState, WorkflowRow};
use crate::ui::icons::{Icon, icon};
use crate::ui::page::Page;
use crate::ui::say::count;
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// From this share of the queue on a workflow stands out, in thousandths.
const STANDS_OUT_MILLI: u64 = 400;

impl Work {
    /// The card under the lists.
    pub(super) fn insight(&self, desk: &Desk) -> Html {
        if desk.by != GroupBy::Workflow || desk.grid.tab() != Tab::Ready {
            return html! {};
        }
        let first = desk.groups.groups.first();
        let found = first.and_then(|group| match group.key {
            GroupKey::Workflow(id) => Some((group, self.view.workflows.get(usize::from(id))?)),
            _ => None,
        });
        let Some((group, row)) = found.filter(|(group, _)| group.share_milli >= STANDS_OUT_MILLI)
        else {
            return html! {};
        };
        let percent = (group.share_milli + 5) / 10;
        let words = match row.state {
            RecordState::Activated => tf("jobs.insight.on", &[("n", &percent)]),
            RecordState::Draft => tf("jobs.insight.off", &[("n", &count(group.count))]),
            RecordState::Deleted => tf("jobs.insight.gone", &[("n", &count(group.count))]),
            RecordState::NoRecord => tf("jobs.insight.platform", &[("n", &percent)]),
        };
        html! {
            <section class="fg-insight fg-jobs-insight" aria-label={t("jobs.insight")}>
                { icon(Icon::Bulb) }
                <div>
                    <p>{ words }</p>
                    if row.state != RecordState::NoRecord {
                        { self.process_link(row) }
                    }
                </div>
            </section>
        }
    }

    /// Leads to the process of a workflow.
    pub(super) fn process_link(&self, row: &WorkflowRow) -> Html {
        let (work, id) = (self.clone(), row.id);
        let onclick = Callback::from(move |event: MouseEvent| {
            if event.ctrl_key() || event.meta_key() || event.shift_key() {
                return;
            }
            event.prevent_default();
            work.playground.send(Command::Select(id));
            work.go.emit(Page::Processes);
        });
        html! {
            <a class="fg-jobs-link" href={Page::Processes.address()} {onclick}>
                { tf("jobs.process", &[("name", &row.name)]) }
                { icon(Icon::Forward) }
            </a>
        }
    }
}
