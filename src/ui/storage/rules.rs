//! What makes the tables smaller, and what does not, with the sources.

use super::most;
use crate::session::View;
use crate::ui::icons::{Icon, icon};
use crate::ui::page::{Page, link};
use crate::ui::say::count;
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// The rules.
pub(super) fn rules(view: &View) -> Html {
    let drained = tf("storage.rule.drain", &[("n", &count(view.counts.canceled))]);
    let immediately = tf("storage.rule.now", &[("n", &most())]);
    let rules = [
        (Icon::Warning, t("storage.rule.drain.lead"), drained),
        (
            Icon::Reset,
            t("storage.rule.retention.lead"),
            t("storage.rule.retention").to_owned(),
        ),
        (
            Icon::Clock,
            t("storage.rule.thirty.lead"),
            t("storage.rule.thirty").to_owned(),
        ),
        (Icon::Delete, t("storage.rule.now.lead"), immediately),
        (
            Icon::Hold,
            t("storage.rule.open.lead"),
            t("storage.rule.open").to_owned(),
        ),
        (
            Icon::Database,
            t("storage.rule.capacity.lead"),
            t("storage.rule.capacity").to_owned(),
        ),
    ];
    html! {
        <section class="fg-card fg-rules" aria-label={t("storage.rules")}>
            <h2>{ t("storage.rules") }</h2>
            <ul>
                { for rules.into_iter().map(|(picture, lead, text)| html! {
                    <li key={lead}>{ icon(picture) }<p><strong>{ lead }</strong>{ " " }{ text }</p></li>
                }) }
            </ul>
            <p class="fg-quiet">{ t("storage.assumed") }{ " " }{ link(Page::Real, t("storage.real")) }</p>
        </section>
    }
}
