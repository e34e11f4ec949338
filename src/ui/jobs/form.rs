//! The form of one job: what it is, its life as a time line, the steps of its workflow and their
//! log, and what else came of the same event.

use super::Work;
use super::cells::{job_link, mark_of, status};
use super::texts::picture;
use crate::engine::JobStatus;
use crate::session::format::{clock, count, duration};
use crate::session::query::{Column, Life, LifeStep, Line, LogRow, Related};
use crate::session::view::RecordState;
use crate::ui::icons::{Icon, icon, mark};
use crate::ui::texts::{t, tf};
use web_sys::HtmlElement;
use yew::prelude::*;

/// The facts of the form, besides its heading.
const FACTS: [Column; 13] = [
    Column::Type,
    Column::Owner,
    Column::Regarding,
    Column::Source,
    Column::Created,
    Column::Started,
    Column::Completed,
    Column::Wait,
    Column::Run,
    Column::Retries,
    Column::Depth,
    Column::Correlation,
    Column::Message,
];

impl Work {
    /// The form of a job.
    pub(super) fn form(&self, job: u32) -> Html {
        let (life, related) = {
            let desk = self.desk.borrow();
            let store = &self.playground.store;
            let life = store.read(|session| desk.grid.life(session, job));
            let lines = |session: &crate::session::Session| {
                let numbers = desk.related.jobs.iter();
                let line = |job: &u32| desk.grid.line(session, *job);
                numbers.filter_map(line).collect::<Vec<_>>()
            };
            (life, store.read(lines))
        };
        let Some(life) = life else {
            return html! {
                <section class="fg-card fg-job" aria-label={t("jobs.form")}>
                    { self.back() }
                    <p class="fg-job-none">{ t("jobs.form.none") }</p>
                </section>
            };
        };
        html! {
            <section class="fg-card fg-job" aria-label={t("jobs.form")}>
                { self.back() }
                { self.form_head(&life) }
                <div class="fg-job-parts">
                    { facts(&life.line) }
                    { Self::time_line(&life) }
                    { log(&life) }
                    { self.tree(&life.line, &related) }
                </div>
            </section>
        }
    }

    fn back(&self) -> Html {
        let work = self.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                event.prevent_default();
                work.open(None);
            }
        });
        html! {
            <nav class="fg-job-back" aria-label={t("jobs.form.way")}>
                <a class="fg-jobs-link" href={super::link::of_job(None)} {onclick}>{ icon(Icon::Back) }{ t("jobs.form.back") }</a>
            </nav>
        }
    }

    fn form_head(&self, life: &Life) -> Html {
        let line = &life.line;
        let row = self.view.workflows.get(usize::from(line.workflow));
        let process = row.filter(|row| row.state != RecordState::NoRecord);
        html! {
            <header class="fg-job-head">
                { mark(mark_of(&self.view, line.workflow)) }
                <h2 ref={self.head.clone()} tabindex="-1">{ tf("jobs.row", &[("name", &line.name), ("n", &line.cell(Column::Number))]) }</h2>
                <span class="fg-badge">{ status(line.status) }</span>
                if life.deleted_ms.is_some() {
                    <span class="fg-badge fg-badge--bad">{ icon(Icon::Delete) }{ t("jobs.form.deleted") }</span>
                }
                if let Some(row) = process { { self.process_link(row) } }
            </header>
        }
    }

    fn time_line(life: &Life) -> Html {
        let most = life.steps.iter().filter_map(|step| step.took_ms).max();
        let step = |(at, step): (usize, &LifeStep)| {
            let (picture, class) = picture(step.status);
            let share = step
                .took_ms
                .map(|took| took * 1_000 / most.unwrap_or(1).max(1));
            let before = at == 0 && life.line.before_ms > 0;
            let time = if before {
                life.line.cell(Column::Created)
            } else {
                clock(step.at_ms)
            };
            let last = at + 1 == life.steps.len();
            let took = step.took_ms.map(|took| {
                let values: [(&str, &dyn std::fmt::Display); 1] = [("time", &duration(took))];
                if last {
                    tf("jobs.life.now", &values)
                } else {
                    tf("jobs.life.took", &values)
                }
            });
            html! {
                <li key={at} class={classes!(last.then_some("fg-life--last"))}>
                    <time>{ time }</time>
                    <span {class}>{ icon(picture) }</span>
                    <div>
                        <b>{ step.status.label() }</b>{ " " }<span class="fg-quiet">{ why(step.status, at) }</span>
                        if let Some(took) = took {
                            <span class="fg-life-bar" aria-hidden="true"><i ~style={format!("--share:{}", share.unwrap_or(0))}></i></span>
                            <span class="fg-quiet">{ took }</span>
                        }
                    </div>
                </li>
            }
        };
        let until = life
            .postponed_ms
            .map(|ms| tf("jobs.life.until", &[("time", &clock(ms))]));
        html! {
            <section class="fg-job-part fg-life" aria-label={t("jobs.life")}>
                <h3>{ t("jobs.life") }</h3>
                <ol>{ for life.steps.iter().enumerate().map(step) }</ol>
                if let Some(until) = until { <p class="fg-quiet">{ until }</p> }
                if let Some(ms) = life.deleted_ms { <p class="fg-quiet">{ tf("jobs.life.deleted", &[("time", &clock(ms))]) }</p> }
            </section>
        }
    }

    /// What came of one event: each job under those that came before it on its way.
    fn tree(&self, line: &Line, related: &[Line]) -> Html {
        let open = self.opener();
        let item = |each: &Line| {
            let depth = format!("--depth:{}", each.depth.saturating_sub(1));
            let here = each.job == line.job;
            let number = each.cell(Column::Number);
            html! {
                <li key={each.job} ~style={depth} aria-current={here.then_some("true")}>
                    { mark(mark_of(&self.view, each.workflow)) }
                    if here {
                        <b>{ &each.name }</b>
                    } else {
                        { job_link(each.job, each.name.clone(), super::link::of_job(Some(each.job)), &open) }
                    }
                    <span class="fg-quiet">{ tf("jobs.tree.job", &[("n", &number), ("depth", &each.depth), ("time", &each.cell(Column::Created))]) }</span>
                    <span class="fg-tree-status">{ status(each.status) }</span>
                </li>
            }
        };
        let count_words = if related.len() >= Related::MOST {
            tf("jobs.tree.first", &[("n", &count(related.len() as u64))])
        } else {
            tf("jobs.tree.all", &[("n", &count(related.len() as u64))])
        };
        html! {
            <section class="fg-job-part fg-tree" aria-label={t("jobs.tree")}>
                <h3>{ t("jobs.tree") }</h3>
                <p class="fg-quiet">{ tf("jobs.tree.what", &[("source", &line.source)]) }{ " " }{ count_words }</p>
                <ul>{ for related.iter().map(item) }</ul>
            </section>
        }
    }

    /// Focus follows to the heading of a form that was opened.
    pub(super) fn focus_form(&self) {
        if let Some(head) = self.head.cast::<HtmlElement>() {
            let _ = head.focus();
        }
    }
}

fn facts(line: &Line) -> Html {
    let fact = |column: &Column| {
        html! { <div key={column.key()}><dt>{ column.label() }</dt><dd>{ line.cell(*column) }</dd></div> }
    };
    html! {
        <section class="fg-job-part" aria-label={t("jobs.form.general")}>
            <h3>{ t("jobs.form.general") }</h3>
            <dl class="fg-job-facts">{ for FACTS.iter().map(fact) }</dl>
        </section>
    }
}

/// What brought the job to a status, where that is known.
fn why(status: JobStatus, at: usize) -> &'static str {
    match status {
        JobStatus::WaitingForResources if at == 0 => t("jobs.life.queued"),
        JobStatus::WaitingForResources => t("jobs.life.again"),
        JobStatus::Waiting => t("jobs.life.suspended"),
        JobStatus::InProgress => t("jobs.life.picked"),
        JobStatus::Pausing => t("jobs.life.pausing"),
        JobStatus::Canceling => t("jobs.life.canceling"),
        JobStatus::Succeeded => t("jobs.life.succeeded"),
        JobStatus::Failed => t("jobs.life.failed"),
        JobStatus::Canceled => t("jobs.life.canceled"),
    }
}

fn log(life: &Life) -> Html {
    let row = |(at, row): (usize, &LogRow)| {
        html! {
            <tr key={at}>
                <td>{ at + 1 }</td>
                <td>{ &row.step }</td>
                <td><span class="fg-log-status">{ row.status.map_or_else(|| html! { t("jobs.log.not") }, status) }</span></td>
            </tr>
        }
    };
    html! {
        <section class="fg-job-part" aria-label={t("jobs.log")}>
            <h3>{ t("jobs.log") }</h3>
            if life.log.is_empty() {
                <p class="fg-quiet">{ t("jobs.log.none") }</p>
            } else {
                <table class="fg-log">
                    <thead><tr><th scope="col">{ t("jobs.log.number") }</th><th scope="col">{ t("jobs.log.step") }</th><th scope="col">{ t("jobs.log.status") }</th></tr></thead>
                    <tbody>{ for life.log.iter().enumerate().map(row) }</tbody>
                </table>
                <p class="fg-quiet">{ t("jobs.log.note") }</p>
            }
        </section>
    }
}
