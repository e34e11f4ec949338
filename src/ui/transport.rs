//! The transport: play, steps, speed, the time line with its moments, and the clock.

mod speed;
pub(crate) mod time_line;

use super::button::{Look, button};
use super::context::Playground;
use super::icons::{Icon, icon, mark};
use super::moments;
use super::panel::acts::{Place, acts};
use super::panel::badge;
use super::texts::{t, tf};
use crate::session::Command;
use crate::session::view::{PlayState, View, WorkflowRow};
use crate::ui::say::{clock, count};
use speed::speed;
use time_line::TimeLine;
use yew::prelude::*;

/// The transport. Where the panel is away, `sheet` is what stands above it in its place.
pub(crate) fn transport(playground: &Playground, view: &View, sheet: Html) -> Html {
    let playback = &view.playback;
    html! {
        <section class="fg-transport" aria-label={t("transport")}>
            { sheet }
            <div class="fg-transport-row">
                { steps(playground, playback.state) }
                { speed(playground, playback.speed, playback.slow_motion.is_some()) }
                <TimeLine playground={playground.clone()} at_ms={view.at_ms} end_ms={playback.end_ms} moments={view.moments.clone()} paused_at={playback.paused_at} />
                <div class="fg-clock">
                    <p>
                        <span role="timer" aria-label={t("clock")}>{ clock(view.at_ms) }</span>
                        <small>{ tf("clock.of", &[("end", &clock(playback.end_ms))]) }</small>
                    </p>
                    { status(view) }
                    { cancel(playground, playback.on_its_way) }
                </div>
            </div>
        </section>
    }
}

/// Stops the clock on a long way to where it was sent.
fn cancel(playground: &Playground, on_its_way: bool) -> Html {
    if !on_its_way {
        return html! {};
    }
    let onclick = playground.sender(Command::Pause).reform(|_: MouseEvent| ());
    html! { <button type="button" class="fg-clock-cancel" {onclick}>{ t("status.cancel") }</button> }
}

/// What the clock does, as icon and words.
fn status(view: &View) -> Html {
    let playback = &view.playback;
    let moment = playback.paused_at.and_then(|at| view.moments.get(at));
    let (kind, picture, words) = if let Some(done) = playback.computing {
        (
            "computing",
            Icon::Progress,
            tf("status.computing", &[("percent", &(done / 10))]),
        )
    } else if let Some((done, all)) = playback.slow_motion {
        (
            "slow",
            Icon::StepTime,
            tf("slow", &[("done", &done), ("all", &all)]),
        )
    } else if let Some(moment) = moment {
        (
            "moment",
            Icon::Clock,
            tf("status.moment", &[("moment", &moments::title(moment))]),
        )
    } else {
        match playback.state {
            PlayState::Playing => ("playing", Icon::Play, t("status.playing").to_owned()),
            PlayState::Paused if view.at_ms == 0 => {
                ("ready", Icon::Hold, t("status.ready").to_owned())
            }
            PlayState::Paused => ("paused", Icon::Hold, t("status.paused").to_owned()),
            PlayState::Ended => ("ended", Icon::Check, t("status.ended").to_owned()),
        }
    };
    html! {
        <p class={format!("fg-status fg-status--{kind}")} title={words.clone()}>{ icon(picture) }<span>{ words }</span></p>
    }
}

/// Play or pause, steps, moments, and back to the beginning.
fn steps(playground: &Playground, state: PlayState) -> Html {
    let (name, picture, act, hint) = match state {
        PlayState::Playing => (t("pause"), Icon::Pause, Command::Pause, "key.space"),
        PlayState::Paused => (t("play"), Icon::Play, Command::Play, "key.space"),
        PlayState::Ended => (t("play"), Icon::Play, Command::Play, "play.again"),
    };
    let glyph = |name, icon, hint, command| {
        button(name, icon, playground.sender(command))
            .look(Look::Glyph)
            .hint(t(hint))
    };
    let class = match state {
        PlayState::Playing => "fg-play fg-play--on",
        PlayState::Paused | PlayState::Ended => "fg-play",
    };
    html! {
        <div class="fg-steps">
            { glyph(name, picture, hint, act).class(class).html() }
            { glyph(t("step.event"), Icon::StepEvent, "key.step", Command::StepEvent).html() }
            { glyph(t("step.time"), Icon::StepTime, "key.ten", Command::StepTime).html() }
            <span class="fg-steps-gap"></span>
            { glyph(t("moment.previous"), Icon::PreviousMoment, "key.page_up", Command::PreviousMoment).html() }
            { glyph(t("moment.next"), Icon::NextMoment, "key.page_down", Command::NextMoment).html() }
            { glyph(t("reset"), Icon::Reset, "reset.hint", Command::Reset).html() }
        </div>
    }
}

/// The workflow and its acts, while the panel is away; `onpanel` opens that, where it is a drawer.
pub(crate) fn sheet(
    playground: &Playground,
    row: &WorkflowRow,
    ask: &Callback<u16>,
    onpanel: Option<Callback<()>>,
) -> Html {
    let (waiting, running) = (count(row.ready), count(row.in_progress));
    let counts = tf(
        "sheet.counts",
        &[("waiting", &waiting), ("running", &running)],
    );
    let open = onpanel.map(|onpanel| {
        button(t("panel.open"), Icon::Panel, onpanel)
            .look(Look::Glyph)
            .html()
    });
    html! {
        <div class="fg-sheet">
            <div class="fg-sheet-what">
                { mark(row.mark) }
                <div>
                    <p class="fg-sheet-name">{ &row.name }</p>
                    <p class="fg-quiet">{ counts }</p>
                </div>
                { badge(row.state) }
                { open }
            </div>
            { acts(playground, row, Place::Panel, ask) }
        </div>
    }
}
