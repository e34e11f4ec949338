//! What became of everything that waited at the click, as one bar and its words.

use crate::session::view::SinceYouClicked;
use crate::ui::say::count;
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// The bar. It is decoration: the words under it say the same.
pub(super) fn became(since: &SinceYouClicked) -> Html {
    let all = since.queued + since.others_queued;
    if all == 0 {
        return html! { <p class="fg-quiet">{ t("became.none") }</p> };
    }
    let parts = [
        ("canceled", since.canceled, t("became.canceled")),
        ("waiting", since.still_waiting, t("became.waiting")),
        ("run", since.run, t("became.run")),
        ("others", since.others_queued, t("became.others")),
    ];
    let shown = || parts.iter().filter(|(_, jobs, _)| *jobs > 0);
    let bar = shown().map(|(kind, jobs, _)| {
        let share = format!("--share: {jobs}");
        html! { <span key={*kind} class={format!("fg-became-part fg-became-part--{kind}")} ~style={share}></span> }
    });
    let words = shown().map(|(kind, jobs, name)| {
        html! {
            <li key={*kind}>
                <i class={format!("fg-became-part fg-became-part--{kind}")}></i>
                <b>{ count(*jobs) }</b>{ " " }{ *name }
            </li>
        }
    });
    html! {
        <div class="fg-became">
            <p class="fg-quiet">{ tf("became", &[("n", &count(all))]) }</p>
            <div class="fg-became-bar" aria-hidden="true">{ for bar }</div>
            <ul class="fg-became-words">{ for words }</ul>
        </div>
    }
}
