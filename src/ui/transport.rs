//! The transport: play, steps, speed, the time line with its moments, and the clock.

mod speed;
mod time_line;

use super::button::{Button, Look};
use super::context::use_playground;
use super::icons::{Icon, icon};
use super::moments;
use super::panel::acts::Acts;
use super::texts::{t, tf};
use crate::session::Command;
use crate::session::format::clock;
use crate::session::view::{PlayState, View, WorkflowRow};
use speed::Speed;
use std::rc::Rc;
use time_line::TimeLine;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// What is shown.
    pub(crate) view: Rc<View>,
    /// The workflow whose acts stand here because the panel is away.
    #[prop_or_default]
    pub(crate) acts: Option<WorkflowRow>,
    /// Opens the panel, where it is a closed drawer.
    #[prop_or_default]
    pub(crate) onpanel: Option<Callback<()>>,
}

/// The transport.
#[component]
pub(crate) fn Transport(props: &Props) -> Html {
    let view = &props.view;
    html! {
        <section class="fg-transport" aria-label={t("transport")}>
            if let Some(row) = &props.acts {
                <Sheet row={row.clone()} onpanel={props.onpanel.clone()} />
            }
            <div class="fg-transport-row">
                <Steps state={view.playback.state} />
                <Speed speed={view.playback.speed} slowed={view.playback.slow_motion.is_some()} />
                <TimeLine at_ms={view.at_ms} end_ms={view.playback.end_ms} moments={view.moments.clone()} paused_at={view.playback.paused_at} />
                <div class="fg-clock">
                    <p>
                        <span role="timer" aria-label={t("clock")}>{ clock(view.at_ms) }</span>
                        <small>{ tf("clock.of", &[("end", &clock(view.playback.end_ms))]) }</small>
                    </p>
                    { status(view) }
                </div>
            </div>
        </section>
    }
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

#[derive(PartialEq, Properties)]
struct StepsProps {
    state: PlayState,
}

/// Play or pause, steps, moments, and back to the beginning.
#[component]
fn Steps(props: &StepsProps) -> Html {
    let playground = use_playground();
    let send = |command: Command| {
        let playground = playground.clone();
        Callback::from(move |()| playground.send(command.clone()))
    };
    let playing = props.state == PlayState::Playing;
    let (name, picture, act, hint) = match props.state {
        PlayState::Playing => (t("pause"), Icon::Pause, Command::Pause, t("key.space")),
        PlayState::Paused => (t("play"), Icon::Play, Command::Play, t("key.space")),
        PlayState::Ended => (t("play"), Icon::Play, Command::Play, t("play.again")),
    };
    let class = classes!("fg-play", playing.then_some("fg-play--on"));
    let look = Look::Glyph;
    html! {
        <div class="fg-steps">
            <Button {name} icon={picture} {look} {class} hint={hint} onclick={send(act)} />
            <Button name={t("step.event")} icon={Icon::StepEvent} {look} hint={t("key.step")} onclick={send(Command::StepEvent)} />
            <Button name={t("step.time")} icon={Icon::StepTime} {look} hint={t("key.ten")} onclick={send(Command::StepTime)} />
            <span class="fg-steps-gap"></span>
            <Button name={t("moment.previous")} icon={Icon::PreviousMoment} {look} hint={t("key.page_up")} onclick={send(Command::PreviousMoment)} />
            <Button name={t("moment.next")} icon={Icon::NextMoment} {look} hint={t("key.page_down")} onclick={send(Command::NextMoment)} />
            <Button name={t("reset")} icon={Icon::Reset} {look} hint={t("reset.hint")} onclick={send(Command::Reset)} />
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct SheetProps {
    row: WorkflowRow,
    onpanel: Option<Callback<()>>,
}

/// The workflow and its acts, while the panel is away.
#[component]
fn Sheet(props: &SheetProps) -> Html {
    let row = &props.row;
    let counts = tf(
        "sheet.counts",
        &[
            ("waiting", &crate::session::format::count(row.ready)),
            ("running", &crate::session::format::count(row.in_progress)),
        ],
    );
    html! {
        <div class="fg-sheet">
            <div class="fg-sheet-what">
                { super::icons::mark(row.mark) }
                <div>
                    <p class="fg-sheet-name">{ &row.name }</p>
                    <p class="fg-quiet">{ counts }</p>
                </div>
                { super::panel::badge(row.state) }
                if let Some(onpanel) = &props.onpanel {
                    <Button name={t("panel.open")} icon={Icon::Panel} look={Look::Glyph} onclick={onpanel.clone()} />
                }
            </div>
            <Acts row={row.clone()} />
        </div>
    }
}
