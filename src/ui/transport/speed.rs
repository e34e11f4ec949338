//! The speed of playback: a slider over the speeds that there are.

use crate::session::Command;
use crate::session::view::{SLOW_MILLI, SPEEDS};
use crate::ui::context::Playground;
use crate::ui::say as format;
use crate::ui::texts::{t, tf};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The slider: its place among the speeds, and whether slow motion holds it back now.
pub(super) fn speed(playground: &Playground, place: usize, slowed: bool) -> Html {
    let playground = playground.clone();
    let last = SPEEDS.len() - 1;
    let place = place.min(last);
    let word = format::speed(SPEEDS[place]);
    let shown = if slowed {
        SPEEDS[place].min(SLOW_MILLI)
    } else {
        SPEEDS[place]
    };
    let oninput = Callback::from(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if let Ok(place) = input.value().parse() {
            playground.send(Command::SetSpeed(place));
        }
    });
    let fill = format!("--at: {}", fraction(place, last));
    html! {
        <div class={classes!("fg-speed", slowed.then_some("fg-speed--slowed"))}>
            <span aria-hidden="true">{ t("speed") }</span>
            <output class="fg-speed-value" aria-hidden="true">{ format!("{}×", format::speed(shown)) }</output>
            <input
                class="fg-range"
                aria-label={t("speed")}
                type="range"
                min="0"
                max={last.to_string()}
                step="1"
                value={place.to_string()}
                aria-valuetext={tf("speed.spoken", &[("n", &word)])}
                ~style={fill}
                {oninput}
            />
        </div>
    }
}

/// A place as a fraction with three digits, without floating point.
fn fraction(place: usize, last: usize) -> String {
    format!("{}.{:03}", place / last, place % last * 1_000 / last)
}
