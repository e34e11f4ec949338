//! What lies behind the incident, and the acts that mend it: Deactivate stops the workflow, the cause
//! goes on calling.

use crate::session::view::CauseView;
use crate::ui::button::{Look, button};
use crate::ui::context::Playground;
use crate::ui::icons::Icon;
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// The region "The cause"; nothing where nothing can be mended.
pub(super) fn cause(playground: &Playground, causes: &[CauseView]) -> Html {
    if causes.is_empty() {
        return html! {};
    }
    html! {
        <section class="fg-cause" aria-label={t("cause")}>
            <h3>{ t("cause") }</h3>
            <p class="fg-quiet">{ t("cause.why") }</p>
            <div class="fg-cause-acts">{ for causes.iter().map(|cause| mend(playground, cause)) }</div>
        </section>
    }
}

fn mend(playground: &Playground, cause: &CauseView) -> Html {
    let key = match cause.kind {
        Some("bulk_import") => "cause.import",
        Some("faulty_plugin") => "cause.plugin",
        Some("ping_pong") => "cause.caller",
        Some(_) => "cause.schedule",
        None => "cause.failures",
    };
    let act = playground.sender(cause.command.clone());
    button(tf(key, &[("name", &cause.name)]), Icon::Mend, act)
        .look(Look::Outline)
        .refused(cause.refused.as_deref())
        .once()
        .html()
}
