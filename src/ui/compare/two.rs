//! Two runs side by side on the clock of the playground: this one, and one like it that differs in
//! a few things. Computed in slices; the table, the tiles and the lines are of both at their end.

mod chart;

use super::Props;
use super::form::form;
use super::lines;
use super::table::{table, tiles};
use super::words;
use crate::engine::limits::JOBS_MAX_BROWSER;
use crate::session::Command;
use crate::session::compare::{Comparison, Difference, Line};
use crate::session::document::Document;
use crate::session::other::{Change, Other, culprit};
use crate::session::outcome::Outcome;
use crate::session::view::{ScenarioView, View};
use crate::ui::browser::{self, now_ms};
use crate::ui::button::{Look, button};
use crate::ui::charts::kind::Kind;
use crate::ui::icons::{Icon, icon};
use crate::ui::texts::{t, tf};
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// Script time of one slice in milliseconds.
pub(super) const SLICE_MS: f64 = 8.0;
/// Instants between two looks at the time.
pub(super) const SLICE: u32 = 1_000;

pub(crate) enum Msg {
    Set(Change),
    Work,
    Pointed(Option<u64>),
    Copied(bool),
    Missing,
}

/// What both runs came to.
struct Found {
    outcomes: [Outcome; 2],
    differences: Vec<Difference>,
    lines: [Line; 2],
    cut: bool,
}

/// The runs that are compared, and how far they are computed.
pub(crate) struct Two {
    /// What the document was made from: another one is made where that changes.
    of: (Rc<ScenarioView>, Vec<(u64, Command)>),
    document: Document,
    workflow: String,
    other: Other,
    /// The other run, or why there is none.
    second: Result<Document, String>,
    running: Option<Comparison>,
    waiting: Option<Timeout>,
    found: Option<Found>,
    pointed_ms: Option<u64>,
    said: &'static str,
    missing: bool,
}

impl Component for Two {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let document = document(ctx.props());
        let asked = browser::query("with").and_then(|word| Other::read(&word).ok());
        let mut two = Self {
            of: of(&ctx.props().view),
            workflow: culprit(&document, JOBS_MAX_BROWSER),
            other: asked.unwrap_or_else(|| Other::at_first(&document)),
            second: Err(String::new()),
            document,
            running: None,
            waiting: None,
            found: None,
            pointed_ms: None,
            said: "",
            missing: false,
        };
        two.begin(ctx);
        two
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &Props) -> bool {
        let now = of(&ctx.props().view);
        if now != self.of {
            self.of = now;
            self.document = document(ctx.props());
            self.workflow = culprit(&self.document, JOBS_MAX_BROWSER);
            self.begin(ctx);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Set(change) => {
                let other = self.other.with(change);
                self.other = other.without_the_same(&self.document.scenario);
                self.said = "";
                let word = self.other.write();
                let (_, fragment) = browser::asked();
                let query = browser::query_with(&[("with", Some(&word))]);
                browser::replace_address(&(query + &fragment));
                self.begin(ctx);
            }
            Msg::Work => self.work(ctx),
            Msg::Pointed(at_ms) => self.pointed_ms = at_ms,
            Msg::Copied(done) => {
                self.said = t(if done {
                    "compare.copied"
                } else {
                    "compare.not_copied"
                });
            }
            Msg::Missing => self.missing = true,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let onset = ctx.link().callback(Msg::Set);
        html! {
            <>
                <section class="fg-card fg-compare-card" aria-label={t("compare.other")}>
                    <h2>{ lines::sample(1) }{ t("compare.other") }<span class="fg-quiet">{ t("compare.like") }</span></h2>
                    { form(&self.document, &self.workflow, self.other, &onset) }
                    { self.acts(ctx) }
                </section>
                { self.result(ctx) }
            </>
        }
    }
}

/// What tells one document from another, the clock left out.
fn of(view: &View) -> (Rc<ScenarioView>, Vec<(u64, Command)>) {
    let acts = view.acts.iter().map(|act| (act.at_ms, act.command.clone()));
    (view.scenario.clone(), acts.collect())
}

fn document(props: &Props) -> Document {
    let document = props
        .playground
        .store
        .read(crate::session::Session::document);
    Document {
        promise: None,
        ..document
    }
}

impl Two {
    /// Begins to compute both runs; what is shown stays until they are there.
    fn begin(&mut self, ctx: &Context<Self>) {
        self.second = self.other.of(&self.document, &self.workflow);
        let both = self
            .second
            .as_ref()
            .ok()
            .map(|second| Comparison::new(&self.document, second, JOBS_MAX_BROWSER));
        self.running = match both {
            Some(Ok(comparison)) => Some(comparison),
            Some(Err(error)) => {
                self.second = Err(error.to_string());
                None
            }
            None => None,
        };
        self.wait(ctx);
    }

    fn wait(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        let next = self.running.is_some();
        self.waiting = next.then(|| Timeout::new(0, move || link.send_message(Msg::Work)));
    }

    fn work(&mut self, ctx: &Context<Self>) {
        let Some(running) = &mut self.running else {
            return;
        };
        let start = now_ms();
        while running.work(SLICE) {
            if now_ms() - start >= SLICE_MS {
                return self.wait(ctx);
            }
        }
        self.found = Some(Found {
            outcomes: running.outcomes(),
            differences: running.differences(),
            lines: running.lines(),
            cut: running.is_cut(),
        });
        self.running = None;
    }

    /// What can be done with the comparison.
    fn acts(&self, ctx: &Context<Self>) -> Html {
        let (link, at_ms) = (ctx.link().clone(), ctx.props().view.at_ms);
        let address = {
            let mut link = self.document.link(at_ms);
            link.view = Some("compare");
            link.with = Some(self.other);
            link.address(&browser::page_address())
        };
        let copy = address.as_ref().ok().cloned().map(|address| {
            Callback::from(move |()| browser::copy(&address, link.callback(Msg::Copied)))
        });
        let open = self.second.as_ref().ok().cloned().map(|second| {
            let playground = ctx.props().playground.clone();
            Callback::from(move |()| playground.send(Command::OpenRun(Box::new(second.clone()))))
        });
        let refused = self.second.as_ref().err().map(String::as_str);
        let long = address.is_err().then(|| t("compare.long"));
        html! {
            <div class="fg-compare-acts-row">
                { button(t("compare.copy"), Icon::Copy, copy.unwrap_or_default()).refused(long).html() }
                { button(t("compare.open"), Icon::Forward, open.unwrap_or_default()).look(Look::Subtle).refused(refused).html() }
                <span role="status" class="fg-quiet">{ self.said }</span>
            </div>
        }
    }

    fn result(&self, ctx: &Context<Self>) -> Html {
        if let Err(wrong) = &self.second {
            return html! { <p class="fg-notices" role="alert">{ icon(Icon::Warning) }<span>{ wrong }</span></p> };
        }
        let Some(found) = &self.found else {
            let done = self.running.as_ref().map_or(0, Comparison::done_milli) / 10;
            return html! { <p class="fg-quiet fg-compare-wait">{ tf("status.computing", &[("percent", &done)]) }</p> };
        };
        html! {
            <>
                <p class="fg-insight fg-compare-insight">{ icon(Icon::Bulb) }<span>{ words::sentence(&found.outcomes) }</span></p>
                { tiles(&found.differences) }
                if found.cut {
                    <p class="fg-notices">{ icon(Icon::Warning) }<span>{ t("compare.cut") }</span></p>
                }
                <section class="fg-card fg-compare-charts" aria-label={t("charts.title")}>
                    if self.missing {
                        <p class="charts-missing">{ t("compare.missing") }</p>
                    } else {
                        { self.chart(ctx, &found.lines, Kind::Backlog) }
                        { self.chart(ctx, &found.lines, Kind::Wait) }
                    }
                </section>
                <section class="fg-card fg-compare-card" aria-label={t("compare.table")} aria-busy={self.running.is_some().to_string()}>
                    <h2>{ t("compare.table") }<span class="fg-quiet">{ t("compare.whole") }</span></h2>
                    { table(&found.differences) }
                </section>
            </>
        }
    }
}
