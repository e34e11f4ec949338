//! The cells of a system job, in whichever grid.

use super::texts::picture;
use crate::engine::JobStatus;
use crate::session::query::{Column, Line};
use crate::session::view::{Mark, View};
use crate::ui::icons::{icon, mark};
use crate::ui::page::Page;
use yew::prelude::*;

/// The name of the address's parameter that names the job whose form is open.
const JOB: &str = "job";
/// Stands for the number of a job in an address.
const BLANK: &str = "-";

/// The addresses of the forms of jobs. The rest of the address is read once for all of them.
pub(crate) struct Addresses {
    blank: String,
}

impl Addresses {
    /// As the address stands now.
    pub(crate) fn new() -> Self {
        Self {
            blank: Page::Jobs.address_of(JOB, Some(BLANK)),
        }
    }

    /// The address of the form of a job.
    pub(crate) fn of(&self, job: u32) -> String {
        let with = |value: &dyn std::fmt::Display| format!("{JOB}={value}");
        let number = u64::from(job) + 1;
        self.blank.replacen(&with(&BLANK), &with(&number), 1)
    }
}

/// A cell of a job; `href` leads to its form, which `open` opens.
pub(crate) fn cell(
    line: &Line,
    column: Column,
    view: &View,
    (href, open): (String, &Callback<u32>),
) -> Html {
    match column {
        Column::Name => html! {
            <>
                { mark(mark_of(view, line.workflow)) }
                { job_link(line.job, line.name.clone(), href, open) }
            </>
        },
        Column::Status => status(line.status),
        _ => html! { <span class="fg-many-text">{ line.cell(column) }</span> },
    }
}

/// Hue and shape of a workflow.
pub(crate) fn mark_of(view: &View, workflow: u16) -> Mark {
    let row = view.workflows.get(usize::from(workflow));
    row.map_or(Mark::Other, |row| row.mark)
}

/// A status reason: icon and word.
pub(crate) fn status(status: JobStatus) -> Html {
    let (picture, class) = picture(status);
    html! {
        <>
            <span {class}>{ icon(picture) }</span>
            <span class="fg-many-text">{ status.label() }</span>
        </>
    }
}

/// The name of a job, which leads to its form.
pub(crate) fn job_link(job: u32, name: String, href: String, open: &Callback<u32>) -> Html {
    let open = open.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        // With a modifier the browser opens the address elsewhere, or rows are selected.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            open.emit(job);
        }
    });
    html! {
        <a class="fg-many-text fg-many-link" {href} tabindex="-1" {onclick}>{ name }</a>
    }
}
