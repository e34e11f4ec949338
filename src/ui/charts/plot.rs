//! One uPlot on the page: made when there is room and the library is there, fed with columns, made
//! anew when theme or pixel ratio change. Yew never looks inside.

use super::bridge;
use super::look::Plan;
use super::sheet::{self, Canvas, Manner, Shared, milliseconds};
use crate::ui::painter::layout::Rect;
use crate::ui::painter::palette::Palette;
use crate::ui::painter::watch::{self, Change, Watch};
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{CanvasRenderingContext2d, Element};
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) sheet: Shared,
    /// Plots of one name share their cursor.
    pub(crate) sync: AttrValue,
    /// The picture in one sentence.
    pub(crate) name: AttrValue,
    /// The time in milliseconds that the pointer is at.
    pub(crate) onmove: Callback<Option<u64>>,
    /// The time in milliseconds that was clicked.
    pub(crate) onpick: Callback<u64>,
    /// The library can't be had.
    pub(crate) onmissing: Callback<()>,
}

pub(crate) enum Msg {
    Loaded(JsValue),
    Missing,
    Changed(Change),
    Restyle,
}

/// What the drawing looks at, shared with the closure that draws.
struct Shown {
    sheet: Shared,
    palette: Palette,
}

/// A plot and all it calls back.
struct Made {
    plot: bridge::Plot,
    plan: Plan,
    _names: [Closure<dyn Fn(f64) -> String>; 2],
    _draw: Closure<dyn Fn(CanvasRenderingContext2d, Box<[f64]>)>,
    _calls: [Closure<dyn Fn(f64)>; 2],
}

impl Drop for Made {
    fn drop(&mut self) {
        self.plot.destroy();
    }
}

pub(crate) struct Plot {
    watch: Option<Watch>,
    made: Option<Made>,
    library: Option<JsValue>,
    shown: Rc<RefCell<Shown>>,
    host: NodeRef,
    seen: bool,
    stale: bool,
    /// Until it is drawn in the colours of another theme.
    later: Option<Timeout>,
}

impl Component for Plot {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        ctx.link()
            .send_future(async { bridge::load().await.map_or(Msg::Missing, Msg::Loaded) });
        Self {
            watch: None,
            made: None,
            library: None,
            shown: Rc::new(RefCell::new(Shown {
                sheet: ctx.props().sheet.clone(),
                palette: Palette::default(),
            })),
            host: NodeRef::default(),
            seen: true,
            stale: false,
            later: None,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        let props = ctx.props();
        if props.sheet != old.sheet {
            let next = props.sheet.clone();
            let before = std::mem::replace(&mut self.shown.borrow_mut().sheet, next);
            self.show(&before);
        }
        props.name != old.name
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Missing => ctx.props().onmissing.emit(()),
            Msg::Loaded(library) => {
                self.library = Some(library);
                self.make(ctx);
            }
            Msg::Changed(Change::Size) => self.resize(ctx),
            Msg::Changed(Change::Theme) => {
                // Each plot in a turn of its own: what somebody does meanwhile comes in between.
                let restyle = ctx.link().callback(|()| Msg::Restyle);
                self.later = Some(Timeout::new(0, move || restyle.emit(())));
            }
            Msg::Restyle => self.restyle(ctx),
            Msg::Changed(Change::Ratio) => {
                self.watch_again(ctx);
                self.restyle(ctx);
            }
            Msg::Changed(Change::Motion) => {}
            Msg::Changed(Change::Seen(seen)) => {
                self.seen = seen;
                if seen && self.stale {
                    self.fill();
                }
            }
        }
        false
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let class = classes!(
            "chart-plot",
            format!("chart-plot--{}", props.sheet.0.word())
        );
        html! {
            <div {class} role="img" aria-label={props.name.clone()} ref={self.host.clone()}></div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.watch_again(ctx);
            self.restyle(ctx);
        }
    }
}

impl Plot {
    fn watch_again(&mut self, ctx: &Context<Self>) {
        let on_change = ctx.link().callback(Msg::Changed);
        let host = self.host.cast::<Element>();
        self.watch = host.map(|host| Watch::new(&host, &on_change));
    }

    fn restyle(&mut self, ctx: &Context<Self>) {
        if let Some(host) = self.host.cast::<Element>() {
            self.shown.borrow_mut().palette = Palette::read(&host, watch::forced_colors());
            self.make(ctx);
        }
    }

    /// The room that there is; absent while the plot is not shown.
    fn plan(&self) -> Option<Plan> {
        let host = self.host.cast::<Element>()?;
        let style = web_sys::window()?.get_computed_style(&host).ok()??;
        let plan = Plan {
            width: f64::from(host.client_width()),
            height: f64::from(host.client_height()),
            axis: style
                .get_property_value("--chart-axis")
                .is_ok_and(|axis| axis.trim() == "1"),
        };
        (plan.width > 80.0 && plan.height > 30.0).then_some(plan)
    }

    fn resize(&mut self, ctx: &Context<Self>) {
        let plan = self.plan();
        match (&mut self.made, plan) {
            (Some(made), Some(plan)) if made.plan == plan => {}
            (Some(made), Some(plan)) if made.plan.axis == plan.axis => {
                made.plan = plan;
                made.plot.set_size(plan.width, plan.height);
            }
            (_, Some(_)) => self.make(ctx),
            (_, None) => self.made = None,
        }
    }

    /// Makes the plot anew, if there is room and the library.
    fn make(&mut self, ctx: &Context<Self>) {
        self.made = None;
        let (Some(library), Some(plan), Some(host)) =
            (&self.library, self.plan(), self.host.cast::<Element>())
        else {
            return;
        };
        let props = ctx.props();
        let ((words, numbers), fills) = {
            let shown = self.shown.borrow();
            let sheet = &*shown.sheet.0;
            (
                sheet::spec(sheet, &shown.palette, &props.sync, &plan),
                sheet.fills(&shown.palette, watch::ratio()),
            )
        };
        let names = [false, true].map(|up| {
            let shown = self.shown.clone();
            Closure::<dyn Fn(f64) -> String>::new(move |value: f64| {
                let sheet = shown.borrow().sheet.clone();
                if up {
                    sheet.0.name_y(value)
                } else {
                    sheet.0.name_x(value)
                }
            })
        });
        let (onmove, onpick) = (props.onmove.clone(), props.onpick.clone());
        let calls = [
            Closure::<dyn Fn(f64)>::new(move |seconds: f64| {
                onmove.emit((!seconds.is_nan()).then(|| milliseconds(seconds)));
            }),
            Closure::<dyn Fn(f64)>::new(move |seconds: f64| onpick.emit(milliseconds(seconds))),
        ];
        let draw = drawing(&self.shown);
        let plot = bridge::Plot::new(
            library, &host, &words, &numbers, &fills, &names[0], &names[1], &draw, &calls[0],
            &calls[1],
        );
        match plot {
            Ok(plot) => {
                self.made = Some(Made {
                    plot,
                    plan,
                    _names: names,
                    _draw: draw,
                    _calls: calls,
                });
                self.fill();
            }
            Err(_) => props.onmissing.emit(()),
        }
    }

    /// Shows the feed after another one: only what has changed of it.
    fn show(&mut self, before: &Shared) {
        let same = self.shown.borrow().sheet.has_data_of(before);
        match &self.made {
            _ if !self.seen => self.stale = true,
            Some(made) if same => made.plot.redraw(),
            _ => self.fill(),
        }
    }

    fn fill(&mut self) {
        self.stale = false;
        if let Some(made) = &self.made {
            // The plot calls back to draw while it takes the data: nothing may be borrowed mutably.
            let sheet = self.shown.borrow().sheet.clone();
            let ink = sheet.0.ink(&self.shown.borrow().palette).to_owned();
            let columns = sheet.0.columns();
            made.plot.set_data(
                &columns.flat,
                columns.count,
                columns.min,
                columns.max.max(1.0),
                &ink,
            );
        }
    }
}

fn drawing(shown: &Rc<RefCell<Shown>>) -> Closure<dyn Fn(CanvasRenderingContext2d, Box<[f64]>)> {
    let shown = shown.clone();
    Closure::new(
        move |context: CanvasRenderingContext2d, place: Box<[f64]>| {
            let shown = shown.borrow();
            let [x, y, w, h, ratio] = place[..] else {
                return;
            };
            let sheet = &shown.sheet.0;
            let columns = sheet.columns();
            sheet.draw(Canvas {
                context: &context,
                rect: Rect::new(x, y, w, h),
                ratio,
                palette: &shown.palette,
                across: sheet.across(),
                up: (columns.min, columns.max, sheet.manner() == Manner::Waits),
            });
        },
    )
}
