//! The question of whether to stop everything: what that stops, what goes on, and what is not
//! documented of it.

use super::Work;
use super::dialogs::line;
use crate::session::Command;
use crate::session::format::count;
use crate::ui::dialog::{Confirm, Dialog};
use crate::ui::icons::{Icon, icon};
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// The question.
pub(super) fn everything(work: &Work, onclose: Callback<()>) -> Html {
    let playground = work.playground.clone();
    let confirm = Some(Confirm {
        name: t("background.off").into(),
        icon: Icon::Stop,
        act: Callback::from(move |()| {
            playground.send(Command::SetBackground(false));
            true
        }),
    });
    let running = count(work.view.counts.in_progress);
    let said = |class, picture, lead: &'static str, words: &'static str| {
        line(class, picture, t(lead).to_owned(), t(words).to_owned())
    };
    html! {
        <Dialog title={t("background.title")} {confirm} close={t("jobs.leave")} {onclose}>
            <ul class="fg-lines fg-preview">
                { said("fg-line fg-line--stop", Icon::Canceled, "background.stops.lead", "background.stops") }
                { said("fg-line fg-line--goes", Icon::Succeeded, "background.goes.lead", "background.goes") }
                { line("fg-line", Icon::Help, t("background.running.lead").to_owned(), tf("background.running", &[("n", &running)])) }
                { said("fg-line", Icon::Clock, "background.after.lead", "background.after") }
            </ul>
            <p class="fg-insight">{ icon(Icon::Bulb) }<span>{ t("background.real") }</span></p>
        </Dialog>
    }
}
