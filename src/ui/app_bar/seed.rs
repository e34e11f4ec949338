//! The seed: typed, or drawn by chance. Typing changes nothing until it is finished.

use crate::session::Command;
use crate::ui::browser;
use crate::ui::button::{Look, button};
use crate::ui::context::Playground;
use crate::ui::icons::Icon;
use crate::ui::texts::{t, tf};
use crate::ui::typed::Typed;
use web_sys::HtmlInputElement;
use yew::prelude::*;

const SEED_MAX: u64 = (1 << 53) - 1;

/// The seed of the run and the button that draws another.
pub(super) fn seed(playground: &Playground, seed: u64) -> Html {
    let onchange = {
        let playground = playground.clone();
        Callback::from(
            move |input: HtmlInputElement| match input.value().trim().parse::<u64>() {
                Ok(typed) if typed <= SEED_MAX => playground.send(Command::SetSeed(typed)),
                _ => {
                    input.set_value(&seed.to_string());
                    playground
                        .announcer
                        .say(&tf("seed.bad", &[("max", &SEED_MAX)]));
                }
            },
        )
    };
    let playground = playground.clone();
    let draw = Callback::from(move |()| match browser::chance() {
        Some(seed) => playground.send(Command::SetSeed(seed)),
        None => playground.announcer.say(t("seed.no_chance")),
    });
    html! {
        <div class="fg-seed">
            <label>
                <span>{ t("seed") }</span>
                <Typed numeric=true number={(0, SEED_MAX, 1)} value={seed.to_string()} {onchange} />
            </label>
            { button(t("seed.new"), Icon::Dice, draw).look(Look::Glyph).html() }
        </div>
    }
}
