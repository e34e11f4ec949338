//! The charts: backlog, wait and throughput over one time axis, each with words at the end of its
//! lines, a sentence and a table. uPlot draws; where it can't be had, the tables stand in its place.

mod bridge;
pub(crate) mod columns;
pub(crate) mod feed;
pub(crate) mod kind;
pub(crate) mod look;
mod overlay;
mod picture;
pub(crate) mod plot;
mod reading;
pub(crate) mod rows;
pub(crate) mod sheet;
mod side;
mod table;

use crate::session::Command;
use crate::session::view::{PlayState, View};
use crate::ui::button::as_table;
use crate::ui::context::Playground;
use crate::ui::texts::{t, tf};
use feed::Feed;
use kind::Kind;
use plot::Plot;
use sheet::Shared;
use std::rc::Rc;
use yew::prelude::*;

/// The session, and what was published last.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) playground: Playground,
    pub(crate) view: Rc<View>,
}

pub(crate) enum Msg {
    Pointed(Option<u64>),
    Picked(u64),
    Shown(Kind),
    Table(Kind),
    Missing,
}

/// The card with the charts.
pub(crate) struct Charts {
    feeds: [Shared; 3],
    /// Whose turn it is to be drawn, while the clock runs: one chart a publish.
    turn: usize,
    sync: AttrValue,
    pointed_ms: Option<u64>,
    /// The chart that a narrow screen shows.
    shown: Kind,
    table: Option<Kind>,
    missing: bool,
    names: [AttrValue; 3],
    named_at: (usize, PlayState),
    send: Callback<Command>,
    onmove: Callback<Option<u64>>,
    onpick: Callback<u64>,
    onmissing: Callback<()>,
}

impl Component for Charts {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let view = &ctx.props().view;
        // uPlot remembers each name for good, so a playground has the same one always.
        let sync = format!("floodgate-{}", ctx.props().playground.number());
        Self {
            feeds: Kind::ALL.map(|kind| feed(kind, view)),
            turn: 0,
            sync: sync.into(),
            pointed_ms: None,
            shown: Kind::Backlog,
            table: None,
            missing: false,
            names: sentences(view),
            named_at: (view.moments.len(), view.playback.state),
            send: ctx.props().playground.acts(),
            onmove: ctx.link().callback(Msg::Pointed),
            onpick: ctx.link().callback(Msg::Picked),
            onmissing: ctx.link().callback(|()| Msg::Missing),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &Props) -> bool {
        let view = &ctx.props().view;
        let state = view.playback.state;
        let now = (view.moments.len(), state);
        if now != self.named_at || state != PlayState::Playing {
            self.named_at = now;
            self.names = sentences(view);
        }
        self.turn = (self.turn + 1) % Kind::ALL.len();
        for kind in Kind::ALL {
            if state != PlayState::Playing || kind.index() == self.turn {
                self.feeds[kind.index()] = feed(kind, view);
            }
        }
        true
    }

    fn update(&mut self, _ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Pointed(at_ms) => {
                let moved = self.pointed_ms != at_ms;
                self.pointed_ms = at_ms;
                moved
            }
            Msg::Picked(at_ms) => {
                self.send.emit(Command::Seek(at_ms));
                false
            }
            Msg::Shown(kind) => {
                self.shown = kind;
                true
            }
            Msg::Table(kind) => {
                self.table = (self.table != Some(kind)).then_some(kind);
                true
            }
            Msg::Missing => !std::mem::replace(&mut self.missing, true),
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let view = &ctx.props().view;
        html! {
            <div class="charts-room">
            <section class={classes!("charts", self.missing.then_some("charts--missing"))} data-shown={self.shown.word()} aria-label={t("charts.title")}>
                if self.missing {
                    <p class="charts-missing">{ t("charts.missing") }</p>
                    { for Kind::ALL.map(|kind| table::table(kind, view)) }
                } else {
                    { self.switch(ctx) }
                    { for Kind::ALL.map(|kind| self.chart(ctx, kind)) }
                    { for self.table.map(|kind| table::table(kind, view)) }
                }
            </section>
            </div>
        }
    }
}

impl Charts {
    /// On a narrow screen one chart is shown at a time.
    fn switch(&self, ctx: &Context<Self>) -> Html {
        html! {
            <div class="charts-switch" role="group" aria-label={t("charts.switch")}>
                { for Kind::ALL.map(|kind| html! {
                    <button type="button" aria-pressed={(kind == self.shown).to_string()}
                        onclick={ctx.link().callback(move |_| Msg::Shown(kind))}>
                        { kind.title() }
                    </button>
                }) }
            </div>
        }
    }

    fn chart(&self, ctx: &Context<Self>, kind: Kind) -> Html {
        let view = &ctx.props().view;
        html! {
            <figure class={classes!("chart", format!("chart--{}", kind.word()))}>
                <figcaption>
                    <h3>{ kind.title() }</h3>
                    <span class="chart-what" title={kind.subtitle()}>{ kind.subtitle() }</span>
                    { picture::button(&ctx.props().playground, view, kind) }
                    { self.disclosure(ctx, kind) }
                </figcaption>
                <Plot
                    sheet={self.feeds[kind.index()].clone()}
                    sync={self.sync.clone()}
                    name={self.names[kind.index()].clone()}
                    onmove={self.onmove.clone()}
                    onpick={self.onpick.clone()}
                    onmissing={self.onmissing.clone()}
                />
                { side::side(kind, view, self.pointed_ms) }
            </figure>
        }
    }

    /// The way to a chart's table; one is open at a time, below the charts.
    fn disclosure(&self, ctx: &Context<Self>, kind: Kind) -> Html {
        let name = tf("charts.table", &[("title", &kind.title())]);
        let onclick = ctx.link().callback(move |_| Msg::Table(kind));
        as_table(name, self.table == Some(kind), onclick)
    }
}

fn feed(kind: Kind, view: &View) -> Shared {
    Shared(Rc::new(Feed::new(kind, view)))
}

/// Each chart in a sentence.
fn sentences(view: &View) -> [AttrValue; 3] {
    Kind::ALL.map(|kind| reading::sentence(kind, view).into())
}
