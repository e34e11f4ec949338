//! The seed: typed, or drawn by chance. Typing changes nothing until it is finished.

use crate::session::Command;
use crate::ui::browser;
use crate::ui::button::{Button, Look};
use crate::ui::context::{use_id, use_playground};
use crate::ui::icons::Icon;
use crate::ui::texts::{t, tf};
use web_sys::HtmlInputElement;
use yew::prelude::*;

const SEED_MAX: u64 = (1 << 53) - 1;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// The seed of the run.
    pub(super) seed: u64,
}

/// The seed and the button that draws another.
#[component]
pub(super) fn Seed(props: &Props) -> Html {
    let playground = use_playground();
    let id = use_id();
    let onchange = {
        let (playground, seed) = (playground.clone(), props.seed);
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            match input.value().trim().parse::<u64>() {
                Ok(typed) if typed <= SEED_MAX => playground.send(Command::SetSeed(typed)),
                _ => {
                    input.set_value(&seed.to_string());
                    playground
                        .announcer
                        .say(&tf("seed.bad", &[("max", &SEED_MAX)]));
                }
            }
        })
    };
    let draw = Callback::from(move |()| match browser::chance() {
        Some(seed) => playground.send(Command::SetSeed(seed)),
        None => playground.announcer.say(t("seed.no_chance")),
    });
    html! {
        <div class="fg-seed">
            <label for={&id}>{ t("seed") }</label>
            <input
                {id}
                class="fg-input"
                type="number"
                inputmode="numeric"
                min="0"
                max={SEED_MAX.to_string()}
                step="1"
                autocomplete="off"
                value={props.seed.to_string()}
                {onchange}
            />
            <Button name={t("seed.new")} icon={Icon::Dice} look={Look::Glyph} onclick={draw} />
        </div>
    }
}
