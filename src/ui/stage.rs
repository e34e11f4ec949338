//! The stage: where jobs are now. Owns the canvas, its listeners and its subscription to frames;
//! the text around it follows the published view. Decides nothing about the run.

mod easel;
mod legend;
mod overlay;
mod sources;
mod table;
pub(crate) mod words;

use crate::session::Command;
use crate::session::view::{Mark, PlayState, View};
use crate::ui::context::Playground;
use crate::ui::icons::{Icon, icon};
use crate::ui::painter::hit::Hit;
use crate::ui::painter::number::whole;
use crate::ui::painter::watch::{Change, Watch};
use crate::ui::store::Subscription;
use crate::ui::texts::t;
use easel::Easel;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Element, HtmlCanvasElement};
use yew::prelude::*;

/// The session, and what was published last.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) playground: Playground,
    pub(crate) view: Rc<View>,
}

/// What happens to the stage besides a new view.
pub(crate) enum Msg {
    Changed(Change),
    /// The layout is another one.
    LaidOut,
    Clicked(MouseEvent),
    Moved(PointerEvent),
    Table,
}

/// The card with the picture.
pub(crate) struct Stage {
    // Dropped in this order: nothing calls back into what is gone.
    frames: Option<Subscription>,
    watch: Option<Watch>,
    easel: Option<Rc<RefCell<Easel>>>,
    canvas: NodeRef,
    host: NodeRef,
    table_open: bool,
    send: Callback<Command>,
    /// The picture's name for assistive technology: not renewed while the clock runs, except at
    /// moments.
    name: String,
    named_at: (usize, PlayState),
}

impl Component for Stage {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let view = &ctx.props().view;
        Self {
            frames: None,
            watch: None,
            easel: None,
            canvas: NodeRef::default(),
            host: NodeRef::default(),
            table_open: false,
            send: ctx.props().playground.acts(),
            name: words::name(view),
            named_at: (view.moments.len(), view.playback.state),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &Props) -> bool {
        let view = &ctx.props().view;
        let now = (view.moments.len(), view.playback.state);
        if now != self.named_at || now.1 != PlayState::Playing {
            self.named_at = now;
            self.name = words::name(view);
        }
        if let Some(easel) = &self.easel {
            easel.borrow_mut().show(view);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::LaidOut => true,
            Msg::Changed(change) => self.follow(ctx, change),
            Msg::Clicked(event) => {
                self.click(ctx, &event);
                false
            }
            Msg::Moved(event) => {
                self.point(&event);
                false
            }
            Msg::Table => {
                self.table_open = !self.table_open;
                true
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let view = &ctx.props().view;
        html! {
            <section class="stage" aria-label={t("stage.title")}>
                <header class="stage-head">
                    <h2>{ t("stage.title") }</h2>
                    <p class="stage-sentence">{ words::emphasis(&words::sentence(view)) }</p>
                    <span class="stage-state">{ icon(Icon::Clock) }<span>{ words::state(view) }</span></span>
                </header>
                { self.picture(ctx) }
                { legend::legend(&self.send, view, self.table_open, ctx.link().callback(|_| Msg::Table)) }
                if self.table_open {
                    { table::table(view) }
                }
            </section>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if !first {
            return;
        }
        let (Some(canvas), Some(host)) = (
            self.canvas.cast::<HtmlCanvasElement>(),
            self.host.cast::<Element>(),
        ) else {
            return;
        };
        let easel = Rc::new(RefCell::new(Easel::new(canvas, host)));
        easel.borrow_mut().show(&ctx.props().view);
        self.easel = Some(easel.clone());
        self.watch_again(ctx);
        let link = ctx.link().clone();
        self.frames = Some(ctx.props().playground.store.on_frame(Rc::new(move |frame| {
            if easel.borrow_mut().frame(frame) {
                link.send_message(Msg::LaidOut);
            }
        })));
        ctx.link().send_message(Msg::LaidOut);
    }
}

impl Stage {
    /// The canvas and the text over it.
    fn picture(&self, ctx: &Context<Self>) -> Html {
        let view = &ctx.props().view;
        let onclick = ctx.link().callback(Msg::Clicked);
        let onpointermove = ctx.link().callback(Msg::Moved);
        let easel = self.easel.as_ref().map(|easel| easel.borrow());
        let layout = easel.as_ref().map(|easel| easel.layout.clone());
        let height = layout.as_ref().map_or(268.0, |layout| layout.frame.h);
        let low = layout.as_ref().is_some_and(|layout| layout.low);
        html! {
            <div class={classes!("stage-picture", low.then_some("stage-picture--low"))} ref={self.host.clone()} ~style={format!("height:{}px", whole(height.round()))}>
                <canvas class="stage-canvas" ref={self.canvas.clone()} role="img"
                    aria-label={self.name.clone()} {onclick} {onpointermove} />
                if let (Some(easel), Some(layout)) = (easel, layout) {
                    { sources::cards(&self.send, view, &easel.scene, &layout) }
                    { overlay::texts(view, &easel.scene, &layout) }
                }
            </div>
        }
    }

    fn watch_again(&mut self, ctx: &Context<Self>) {
        let on_change = ctx.link().callback(Msg::Changed);
        let host = self.host.cast::<Element>();
        self.watch = host.map(|host| Watch::new(&host, &on_change));
    }

    /// Follows a change of what is around; true if the text has to follow.
    fn follow(&mut self, ctx: &Context<Self>, change: Change) -> bool {
        let Some(easel) = self.easel.clone() else {
            return false;
        };
        let mut easel = easel.borrow_mut();
        match change {
            Change::Size => easel.measure(),
            Change::Theme => {
                easel.restyle();
                true
            }
            Change::Ratio => {
                easel.restyle();
                self.watch_again(ctx);
                true
            }
            Change::Motion => {
                easel.follow_motion();
                false
            }
            Change::Seen(seen) => {
                easel.set_seen(seen);
                false
            }
        }
    }

    /// Shows whether a click at the point would select something.
    fn point(&self, event: &PointerEvent) {
        let hit = self.hit(event);
        if let Some(canvas) = self.canvas.cast::<HtmlCanvasElement>() {
            // Fails only for a canvas that is not on the page.
            let _ = canvas
                .class_list()
                .toggle_with_force("stage-canvas--hit", hit.is_some());
        }
    }

    fn hit(&self, event: &MouseEvent) -> Option<Hit> {
        let (x, y) = (f64::from(event.offset_x()), f64::from(event.offset_y()));
        self.easel.as_ref()?.borrow().hit(x, y)
    }

    /// Selects what stands at the point.
    fn click(&self, ctx: &Context<Self>, event: &MouseEvent) {
        let hit = self.hit(event);
        let view = &ctx.props().view;
        let workflow = match hit {
            None => None,
            Some(Hit::Source(place)) => {
                let source = view.scenario.sources.get(place);
                source.and_then(|source| source.starts.first().copied())
            }
            Some(Hit::Mark(mark)) => of_mark(view, mark),
        };
        if let Some(workflow) = workflow {
            self.send.emit(Command::Select(workflow));
        }
    }
}

/// The workflow of a mark: the selected one if it has it, else the one with most jobs waiting.
fn of_mark(view: &View, mark: Mark) -> Option<u16> {
    let rows = view.workflows.iter().filter(|row| row.mark == mark);
    rows.max_by_key(|row| (row.id == view.selected, row.ready))
        .map(|row| row.id)
}
