//! The playground in a page of others: what is played, the stage, one chart, and a foot with the
//! one act that matters. It has no pages, no panel and no settings, keeps nothing, and never touches
//! the address or the history of the page around it. Theme and size are the host's to say.

use super::announcer::words;
use super::button::{self, Look, button};
use super::charts::Charts;
use super::chunk::Missing;
use super::context::Playground;
use super::icons::{Icon, brand, icon, mark};
use super::notices::{broken_promise, stopped};
use super::panel::acts::switch_button;
use super::panel::badge;
use super::say::{clock, count, speed};
use super::select::select;
use super::shortcuts::{self, Wish};
use super::size::{Size, use_measure};
use super::stage::{Stage, words as stage_words};
use super::texts::{language, t, tf};
use super::transport::time_line::TimeLine;
use crate::session::view::{PlayState, SPEEDS, View, WorkflowRow};
use crate::session::{Command, Session};
use std::cell::Cell;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// What the host asks of the look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wishes {
    /// The address of the full playground, without query; empty where there is none.
    pub(crate) home: AttrValue,
    /// `full`, `basic` (play, time and the act) or `none`.
    pub(crate) controls: &'static str,
    /// Whether motion is to be reduced even where the person has not asked for it.
    pub(crate) calm: bool,
}

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// What all parts share.
    pub(crate) playground: Playground,
    /// The view published last.
    pub(crate) view: Rc<View>,
    /// What the host asks for.
    pub(crate) wishes: Wishes,
}

/// Draws it.
pub(crate) type Show = fn(&Playground, &Rc<View>, &Wishes) -> Html;

#[cfg_attr(floodgate_split, wasm_split_helpers::wasm_split(embedded, fallible))]
#[allow(clippy::unnecessary_wraps, reason = "a file may not arrive")]
fn show() -> Result<Show, Missing> {
    Ok(|playground, view, wishes| {
        html! {
            <Embedded playground={playground.clone()} view={view.clone()} wishes={wishes.clone()} />
        }
    })
}

thread_local!(static ARRIVED: Cell<Option<Show>> = const { Cell::new(None) });

/// What draws it, if it is there: the page itself has no use for it.
pub(crate) fn here() -> Option<Show> {
    #[cfg(not(floodgate_split))]
    ARRIVED.set(show().ok());
    ARRIVED.get()
}

/// Loads what draws it.
#[cfg_attr(
    not(floodgate_split),
    allow(clippy::unused_async, reason = "it is there from the start")
)]
pub(crate) async fn arrive() -> Result<(), Missing> {
    let show = show();
    #[cfg(floodgate_split)]
    let show = show.await;
    ARRIVED.set(show.ok());
    show.map(drop)
}

/// The playground in a page of others.
#[component]
pub(crate) fn Embedded(props: &Props) -> Html {
    let (playground, view, wishes) = (&props.playground, &props.view, &props.wishes);
    let (root, open) = (use_node_ref(), use_node_ref());
    let (width, _) = use_measure(&root)
        .or_else(|| playground.store.room())
        .unwrap_or((720, 420));
    let row = view.workflows.get(usize::from(view.selected));
    html! {
        <div
            ref={root}
            class="fg-app fg-embedded"
            lang={language()}
            role="region"
            aria-label={tf("embed.label", &[("title", &view.scenario.title)])}
            data-embed=""
            data-room={Size::of(width, false).word()}
            data-motion={wishes.calm.then_some("reduced")}
            onkeydown={keys(playground, view)}
            onclick={button::refusals(playground)}
        >
            { head(playground, view, &wishes.home, &open) }
            { broken_promise(view) }
            { stopped(view) }
            <Stage playground={playground.clone()} view={view.clone()} />
            <div class="fg-embedded-say">
                <p>{ sentence(view) }</p>
                { row.map(what).unwrap_or_default() }
            </div>
            <Charts playground={playground.clone()} view={view.clone()} />
            if wishes.controls != "none" {
                { foot(playground, view, row, wishes.controls != "basic") }
            }
            { playground.announcer.html() }
        </div>
    }
}

/// The brand, what is played, and the way to the full playground.
fn head(playground: &Playground, view: &View, home: &AttrValue, open: &NodeRef) -> Html {
    let scenario = &view.scenario;
    // The address is that of the run as it stands when somebody is about to follow it.
    let aim = {
        let (playground, home, open) = (playground.clone(), home.clone(), open.clone());
        Callback::from(move |()| {
            let link = playground.store.read(link);
            if let (Some(anchor), Ok(address)) = (open.cast::<Element>(), link.address(&home)) {
                // Fails for no name of an attribute that there is.
                let _ = anchor.set_attribute("href", &address);
            }
        })
    };
    html! {
        <header class="fg-embedded-head">
            <span class="fg-brand">{ brand() }<span class="fg-brand-name">{ "Floodgate" }</span></span>
            <p class="fg-embedded-title" title={scenario.title.clone()}>{ &scenario.title }</p>
            <span class="fg-chip">{ tf("embed.seed", &[("seed", &scenario.seed)]) }</span>
            if !home.is_empty() {
                <a
                    ref={open}
                    class="fg-embedded-open"
                    href={home.clone()}
                    target="_blank"
                    rel="noopener"
                    title={t("embed.open")}
                    onfocus={aim.reform(|_: FocusEvent| ())}
                    onpointerdown={aim.reform(|_: PointerEvent| ())}
                >
                    <span>{ t("embed.open") }</span>{ icon(Icon::Open) }
                </a>
            }
        </header>
    }
}

fn link(session: &Session) -> crate::session::link::Link {
    session.document().link(session.at_ms())
}

/// The whole cause in one line; after the click, what became of it.
fn sentence(view: &View) -> Html {
    let Some(since) = view.since else {
        return stage_words::emphasis(&stage_words::sentence(view));
    };
    let text = tf(
        "embed.since",
        &[
            ("canceled", &count(since.canceled)),
            ("queued", &count(since.queued)),
            ("finished", &count(since.finished)),
            ("running", &count(since.in_progress)),
            ("refused", &count(since.refused)),
        ],
    );
    stage_words::emphasis(&text)
}

/// The workflow that the act is about.
fn what(row: &WorkflowRow) -> Html {
    html! {
        <span class="fg-embedded-what">
            { mark(row.mark) }<span>{ &row.name }</span>{ badge(row.state) }
        </span>
    }
}

fn foot(playground: &Playground, view: &View, row: Option<&WorkflowRow>, full: bool) -> Html {
    let playback = &view.playback;
    let (name, picture, command) = match playback.state {
        PlayState::Playing => (t("pause"), Icon::Pause, Command::Pause),
        PlayState::Paused | PlayState::Ended => (t("play"), Icon::Play, Command::Play),
    };
    let play = button(name, picture, playground.sender(command));
    let step = playground.sender(Command::StepEvent);
    html! {
        <section class="fg-transport fg-embedded-foot" aria-label={t("transport")}>
            <div class="fg-steps">
                { play.look(Look::Glyph).hint(t("key.space")).class("fg-play").html() }
                if full {
                    { button(t("step.event"), Icon::StepEvent, step).look(Look::Glyph).hint(t("key.step")).html() }
                    { speeds(playground, playback.speed) }
                }
            </div>
            <TimeLine playground={playground.clone()} at_ms={view.at_ms} end_ms={playback.end_ms} moments={view.moments.clone()} paused_at={playback.paused_at} />
            <span class="fg-embedded-clock" role="timer" aria-label={t("clock")}>{ clock(view.at_ms) }</span>
            { row.map(|row| switch_button(playground, row)).unwrap_or_default() }
        </section>
    }
}

/// The speeds that there are.
fn speeds(playground: &Playground, chosen: usize) -> Html {
    let choose = {
        let playground = playground.clone();
        Callback::from(move |place: String| {
            if let Ok(place) = place.parse() {
                playground.send(Command::SetSpeed(place));
            }
        })
    };
    let option = |(place, milli): (usize, &u64)| {
        let selected = place == chosen;
        html! { <option value={place.to_string()} {selected}>{ format!("{}×", speed(*milli)) }</option> }
    };
    let options = html! { <>{ for SPEEDS.iter().enumerate().map(option) }</> };
    html! {
        <label>
            <span class="fg-unseen">{ t("speed") }</span>
            { select(chosen.to_string(), None, "fg-embedded-speed", options, &choose) }
        </label>
    }
}

fn keys(playground: &Playground, view: &Rc<View>) -> Callback<KeyboardEvent> {
    let (playground, view) = (playground.clone(), view.clone());
    Callback::from(move |event: KeyboardEvent| {
        match shortcuts::wish(&event, &view, false) {
            Some(Wish::Send(command)) => playground.send(command),
            Some(Wish::Summarise) => playground.announcer.write(&words::summary(&view)),
            Some(Wish::Help | Wish::Notes | Wish::ResetBeat) | None => return,
        }
        event.prevent_default();
    })
}
