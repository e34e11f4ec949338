//! The speed of playback: a slider over the speeds that there are.

use crate::session::Command;
use crate::session::format;
use crate::session::view::{SLOW_MILLI, SPEEDS};
use crate::ui::context::{use_id, use_playground};
use crate::ui::texts::{t, tf};
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// Its place among the speeds.
    pub(super) speed: usize,
    /// Whether slow motion holds it back now.
    pub(super) slowed: bool,
}

/// The slider.
#[component]
pub(super) fn Speed(props: &Props) -> Html {
    let playground = use_playground();
    let id = use_id();
    let last = SPEEDS.len() - 1;
    let place = props.speed.min(last);
    let speed = format::speed(SPEEDS[place]);
    let shown = if props.slowed {
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
        <div class={classes!("fg-speed", props.slowed.then_some("fg-speed--slowed"))}>
            <label for={&id}>{ t("speed") }</label>
            <output class="fg-speed-value" for={&id} aria-hidden="true">{ format!("{}×", format::speed(shown)) }</output>
            <input
                {id}
                class="fg-range"
                type="range"
                min="0"
                max={last.to_string()}
                step="1"
                value={place.to_string()}
                aria-valuetext={tf("speed.spoken", &[("n", &speed)])}
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
