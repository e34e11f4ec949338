//! One question asked of many runs: what would have come of a click at each of some times, with
//! other draws of chance. A worker answers beside the page where one can be had.

mod answer;
mod form;

use super::Props;
use super::asked::Asked;
use super::spread::Spreads;
use super::two::{SLICE, SLICE_MS};
use crate::engine::limits::JOBS_MAX_BROWSER;
use crate::session::Command;
use crate::session::document::Document;
use crate::session::other::culprit;
use crate::session::view::ScenarioView;
use crate::session::what_if::{Told, WhatIf, Yardstick};
use crate::ui::browser::now_ms;
use crate::ui::button::{Look, button};
use crate::ui::charts::plot::Plot;
use crate::ui::charts::sheet::Shared;
use crate::ui::icons::{Icon, icon};
use crate::ui::say::count;
use crate::ui::stage::words::emphasis;
use crate::ui::texts::{t, tf};
use answer::{HEAD, cells, click, costs, name, table};
use form::{Asking, Change, form};
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

pub(crate) enum Msg {
    Set(Change),
    Ask,
    Cancel,
    Told(Told),
    /// The worker can't answer: the page goes on from where it is.
    Alone,
    Work,
    Show(Yardstick),
    Pointed(Option<u64>),
    Missing,
}

/// Who answers.
enum By {
    Nobody,
    Worker { _asked: Asked },
    Slices { _next: Timeout },
}

/// The question, and how far it is answered.
pub(crate) struct Many {
    scenario: Rc<ScenarioView>,
    document: Document,
    asking: Asking,
    answer: Option<WhatIf>,
    by: By,
    in_worker: bool,
    wrong: Option<String>,
    shown: Yardstick,
    pointed_ms: Option<u64>,
    missing: bool,
}

impl Component for Many {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let view = &ctx.props().view;
        let document = ctx
            .props()
            .playground
            .store
            .read(crate::session::Session::document);
        let workflow = culprit(&document, JOBS_MAX_BROWSER);
        let end_ms = view.playback.end_ms;
        Self {
            scenario: view.scenario.clone(),
            asking: Asking::at_first(workflow, &view.scenario, end_ms),
            document,
            answer: None,
            by: By::Nobody,
            in_worker: false,
            wrong: None,
            shown: Yardstick::ToNominal,
            pointed_ms: None,
            missing: false,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &Props) -> bool {
        if ctx.props().view.scenario == self.scenario {
            return false;
        }
        *self = <Self as Component>::create(ctx);
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Set(change) => self.asking.change(change, self.document.scenario.horizon),
            Msg::Ask => self.ask(ctx),
            Msg::Cancel => self.by = By::Nobody,
            Msg::Told(told) => {
                if let Some(answer) = &mut self.answer {
                    answer.hear(told);
                }
                self.rest();
            }
            Msg::Alone => {
                self.in_worker = false;
                self.wait(ctx);
            }
            Msg::Work => self.work(ctx),
            Msg::Show(by) => self.shown = by,
            Msg::Pointed(at_ms) => self.pointed_ms = at_ms,
            Msg::Missing => self.missing = true,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let onset = ctx.link().callback(Msg::Set);
        html! {
            <>
                <section class="fg-card fg-compare-card" aria-label={t("many.title")}>
                    <h2>{ t("many.title") }<span class="fg-quiet">{ t("many.what") }</span></h2>
                    { form(&self.asking, &self.document, &onset) }
                    { self.progress(ctx) }
                </section>
                if let Some(wrong) = &self.wrong {
                    <p class="fg-notices" role="alert">{ icon(Icon::Warning) }<span>{ wrong }</span></p>
                }
                { for self.answer.as_ref().map(|answer| self.answered(ctx, answer)) }
            </>
        }
    }
}

impl Many {
    fn ask(&mut self, ctx: &Context<Self>) {
        let question = self.asking.question(&self.document);
        let (told, failed) = (ctx.link().clone(), ctx.link().clone());
        let asked = Asked::new(
            &question,
            move |numbers| told.send_message(Msg::Told(numbers)),
            move || failed.send_message(Msg::Alone),
        );
        self.answer = Some(WhatIf::new(question, JOBS_MAX_BROWSER));
        self.wrong = None;
        self.in_worker = asked.is_some();
        match asked {
            Some(asked) => self.by = By::Worker { _asked: asked },
            None => self.wait(ctx),
        }
    }

    fn wait(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        let next = Timeout::new(0, move || link.send_message(Msg::Work));
        self.by = By::Slices { _next: next };
    }

    /// One slice of the page's own time.
    fn work(&mut self, ctx: &Context<Self>) {
        let Some(answer) = &mut self.answer else {
            return;
        };
        let start = now_ms();
        loop {
            match answer.work(SLICE) {
                Ok(true) if now_ms() - start < SLICE_MS => {}
                Ok(true) => return self.wait(ctx),
                Ok(false) => return self.by = By::Nobody,
                Err(error) => {
                    self.wrong = Some(error.to_string());
                    return self.by = By::Nobody;
                }
            }
        }
    }

    /// Lets the worker go where it has answered all.
    fn rest(&mut self) {
        let progress = self.answer.as_ref().map(WhatIf::progress);
        if progress.is_none_or(|(done, all)| done == all) {
            self.by = By::Nobody;
        }
    }

    /// The button, and how far the answer is.
    fn progress(&self, ctx: &Context<Self>) -> Html {
        let runs = count(self.asking.runs());
        let asking = !matches!(self.by, By::Nobody);
        let (done, all) = self.answer.as_ref().map_or((0, 0), WhatIf::progress);
        let act = if asking {
            button(
                t("many.cancel"),
                Icon::Close,
                ctx.link().callback(|()| Msg::Cancel),
            )
            .html()
        } else {
            let name = tf("many.ask", &[("n", &runs)]);
            button(name, Icon::Play, ctx.link().callback(|()| Msg::Ask))
                .look(Look::Primary)
                .html()
        };
        let by = if self.in_worker {
            t("many.worker")
        } else {
            t("many.slices")
        };
        let text = match (asking, self.answer.is_some()) {
            (true, _) => tf("many.done", &[("done", &done), ("all", &all), ("by", &by)]),
            (false, true) if done < all => tf("many.canceled", &[("done", &done), ("all", &all)]),
            (false, true) => tf("many.all", &[("all", &all), ("by", &by)]),
            (false, false) => String::new(),
        };
        html! {
            <div class="fg-compare-acts-row">
                { act }
                if asking {
                    <progress class="fg-progress" aria-label={t("many.progress")} max={all.to_string()} value={done.to_string()}></progress>
                }
                <span role="status" class="fg-quiet">{ text }</span>
            </div>
        }
    }

    fn answered(&self, ctx: &Context<Self>, answer: &WhatIf) -> Html {
        let by = self.shown;
        let tab = |each: Yardstick| {
            let onclick = ctx.link().callback(move |_: MouseEvent| Msg::Show(each));
            html! { <button type="button" aria-pressed={(each == by).to_string()} {onclick}>{ name(each) }</button> }
        };
        let sheet = Shared(Rc::new(Spreads::new(answer.answers(), by)));
        let cost = answer.cost(by);
        let sentence = cost.map_or_else(|| t("many.cost.none").to_owned(), |it| costs(by, &it));
        html! {
            <>
                <p class="fg-insight fg-compare-insight">{ icon(Icon::Bulb) }<span>{ emphasis(&sentence) }</span></p>
                if answer.is_cut() {
                    <p class="fg-notices">{ icon(Icon::Warning) }<span>{ t("compare.cut") }</span></p>
                }
                <section class="fg-card fg-compare-card" aria-label={t("many.answer")}>
                    <div class="fg-segments" role="group" aria-label={t("many.yardstick")}>{ for Yardstick::ALL.map(tab) }</div>
                    <div class="fg-compare-charts">
                        <figure class="chart chart--spread">
                            <figcaption><h3>{ name(by) }</h3><span>{ t("many.axis") }</span></figcaption>
                            if self.missing {
                                <p class="charts-missing">{ t("compare.missing") }</p>
                            } else {
                                <Plot
                                    key={by as usize}
                                    {sheet}
                                    sync="floodgate-many"
                                    name={sentence.replace("**", "")}
                                    onmove={ctx.link().callback(Msg::Pointed)}
                                    onpick={ctx.props().playground.acts().reform(Command::Seek)}
                                    onmissing={ctx.link().callback(|()| Msg::Missing)}
                                />
                            }
                            { self.side(answer) }
                        </figure>
                    </div>
                    { table(answer.answers(), by) }
                </section>
            </>
        }
    }

    /// What the picture is made of, and the click that is pointed at.
    fn side(&self, answer: &WhatIf) -> Html {
        let near = self.pointed_ms.and_then(|at_ms| {
            let clicks = answer.answers().iter().filter(|it| it.click_ms.is_some());
            clicks.min_by_key(|it| it.click_ms.unwrap_or(0).abs_diff(at_ms))
        });
        let lines = match near {
            None => vec![
                t("many.key.median").to_owned(),
                t("many.key.interval").to_owned(),
                t("many.key.box").to_owned(),
                t("many.key.line").to_owned(),
            ],
            Some(near) => cells(near, self.shown)
                .into_iter()
                .zip(HEAD)
                .map(|(cell, head)| format!("{}: {cell}", t(head)))
                .collect(),
        };
        html! {
            <div class={classes!("chart-side", near.map(|_| "chart-side--pointed"))}>
                <p class="chart-at">{ near.map_or_else(|| t("many.key").to_owned(), click) }</p>
                <ul>{ for lines.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            </div>
        }
    }
}
