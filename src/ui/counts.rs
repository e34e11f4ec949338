//! The strip of job counts, and the rows that all these jobs leave in the database.

use super::icons::{Icon, icon};
use super::texts::{t, tf};
use crate::session::view::{StorageView, View};
use crate::ui::say::{bytes, count};
use yew::prelude::*;

/// The strip.
pub(crate) fn strip(view: &View) -> Html {
    let counts = &view.counts;
    html! {
        <div class="fg-strip">
            <section class="fg-counts" aria-label={t("counts")}>
                <dl data-at={view.at_ms.to_string()}>
                    { number("created", Icon::Created, t("count.created"), counts.created) }
                    { number("ready", Icon::Clock, t("count.ready"), counts.ready) }
                    { number("waiting", Icon::Hold, t("count.waiting"), counts.waiting) }
                    { number("progress", Icon::Progress, t("count.progress"), counts.in_progress) }
                    { number("succeeded", Icon::Succeeded, t("count.succeeded"), counts.succeeded) }
                    { number("failed", Icon::Failed, t("count.failed"), counts.failed) }
                    { number("canceled", Icon::Canceled, t("count.canceled"), counts.canceled) }
                    { number("deleted", Icon::Delete, t("count.deleted"), counts.deleted) }
                </dl>
            </section>
            { storage(&view.storage) }
        </div>
    }
}

fn number(kind: &'static str, picture: Icon, name: &'static str, value: u64) -> Html {
    html! {
        <div class={format!("fg-count fg-count--{kind}")}>
            <dt>{ name }</dt>
            <dd data-value={value.to_string()}>{ icon(picture) }{ count(value) }</dd>
        </div>
    }
}

fn storage(storage: &StorageView) -> Html {
    let size = tf("storage.bytes", &[("bytes", &bytes(storage.bytes))]);
    html! {
        <section class="fg-storage" aria-label={t("storage")} title={t("storage.stay")}>
            { icon(Icon::Database) }
            <div>
                <p class="fg-storage-name">{ t("storage.name") }{ ", " }<span>{ size }</span></p>
                <p class="fg-storage-counts">
                    <span><b>{ count(storage.job_rows) }</b>{ " " }{ t("storage.jobs") }</span>
                    <span><b>{ count(storage.log_rows) }</b>{ " " }{ t("storage.logs") }</span>
                </p>
            </div>
        </section>
    }
}
