//! The frame of one playground: which parts stand where, and what is open. What they show comes
//! from the view published last.

use super::announcer::{StatusNode, words};
use super::app_bar::{AppBar, ScenarioBar};
use super::charts::Charts;
use super::context::Playground;
use super::counts::Counts;
use super::first;
use super::help::Help;
use super::opening::{self, Opening};
use super::page::{Page, use_page};
use super::panel::Panel;
use super::processes::Processes;
use super::rail::Rail;
use super::shortcuts::{self, Wish};
use super::size::{Size, use_measure};
use super::stage::Stage;
use super::store::Store;
use super::texts::t;
use super::theme::{ThemeHandle, use_theme};
use super::transport::Transport;
use crate::session::View;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Below this height nothing sticks to the edges of the window.
const SHORT_PX: u32 = 520;

/// What is open besides the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Nothing,
    Menu,
    Panel,
    Help,
    Editor,
}

/// The application.
#[component]
pub(crate) fn App() -> Html {
    let playground = use_memo((), |()| Playground::new(Store::new(first::session())));
    let playground = (*playground).clone();
    let view = use_view(&playground);
    html! {
        <ContextProvider<Playground> context={playground.clone()}>
            <Frame {playground} {view} />
        </ContextProvider<Playground>>
    }
}

/// The view published last; what happened on the way to it is said.
#[hook]
fn use_view(playground: &Playground) -> Rc<View> {
    let view = use_state(|| playground.store.view());
    let set = view.setter();
    use_effect_with(playground.clone(), move |playground| {
        let announcer = playground.announcer.clone();
        let before = std::cell::RefCell::new(playground.store.view());
        let subscription = playground
            .store
            .on_view(Callback::from(move |now: Rc<View>| {
                let before = before.replace(now.clone());
                if let Some(text) = words::milestone(&before, &now) {
                    announcer.milestone(text);
                }
                set.set(now);
            }));
        move || drop(subscription)
    });
    (*view).clone()
}

#[derive(PartialEq, Properties)]
struct FrameProps {
    playground: Playground,
    view: Rc<View>,
}

#[component]
fn Frame(props: &FrameProps) -> Html {
    let view = &props.view;
    let root = use_node_ref();
    let main = use_node_ref();
    let (page, go) = use_page();
    let theme = use_theme(&root);
    let (width, height) = use_measure(&root).unwrap_or((1440, 900));
    let size = Size::of(width);
    let open = use_state_eq(|| Open::Nothing);
    let show = |what: Open| {
        let open = open.clone();
        Callback::from(move |()| open.set(if *open == what { Open::Nothing } else { what }))
    };
    let onkeydown = keys(props, show(Open::Help));
    let summary = {
        let (playground, view) = (props.playground.clone(), view.clone());
        Callback::from(move |()| playground.announcer.write(&words::summary(&view)))
    };
    let go_and_close = {
        let (go, open) = (go, open.clone());
        Callback::from(move |page: Page| {
            open.set(Open::Nothing);
            go.emit(page);
        })
    };
    let panel_here = page == Page::Playground
        && (matches!(size, Size::Wide | Size::Phone) || *open == Open::Panel);
    let acts_below = page == Page::Playground && size != Size::Wide && *open != Open::Panel;
    let acts = acts_below
        .then(|| view.workflows.get(usize::from(view.selected)).cloned())
        .flatten();
    let onpanel = matches!(size, Size::Small | Size::Medium).then(|| show(Open::Panel));
    html! {
        <div
            ref={root}
            class="fg-app"
            data-size={size.word()}
            data-page={page.word()}
            data-short={(height < SHORT_PX).then_some("")}
            data-menu={(*open == Open::Menu).then_some("")}
            {onkeydown}
        >
            { skip_link(&main) }
            <AppBar
                scenario={view.scenario.clone()}
                playback={view.playback}
                {size}
                theme={theme.clone()}
                menu={*open == Open::Menu}
                onmenu={show(Open::Menu)}
                onedit={show(Open::Editor)}
                onhelp={show(Open::Help)}
                onsummary={summary}
            />
            if size >= Size::Medium || *open == Open::Menu {
                <div class="fg-side">
                    <Rail {page} go={go_and_close} />
                    if size == Size::Phone {
                        <ScenarioBar scenario={view.scenario.clone()} />
                    }
                </div>
            }
            <main class="fg-main" ref={main} tabindex="-1">
                { stopped(view) }
                { page_content(page, props, &theme) }
            </main>
            if panel_here {
                <Panel
                    view={view.clone()}
                    acts={size != Size::Phone}
                    onclose={(size != Size::Wide && size != Size::Phone).then(|| show(Open::Panel))}
                />
            }
            <Transport view={view.clone()} {acts} {onpanel} />
            <StatusNode of={props.playground.clone()} />
            if *open == Open::Help {
                <Help digest={view.digest.clone()} onclose={show(Open::Help)} />
            }
        </div>
    }
}

fn page_content(page: Page, props: &FrameProps, theme: &ThemeHandle) -> Html {
    let view = &props.view;
    let _ = theme;
    match page {
        Page::Processes => html! { <Processes view={view.clone()} /> },
        Page::Playground => html! {
            <div class="fg-playground">
                <h1 class="fg-unseen">{ t("page.playground") }</h1>
                <Stage store={props.playground.store.clone()} view={view.clone()} />
                <Counts counts={view.counts} storage={view.storage} at_ms={view.at_ms} />
                <div class="fg-charts-place">
                    <Charts store={props.playground.store.clone()} view={view.clone()} />
                    if opening::is_due(view) {
                        <Opening scenario={view.scenario.clone()} />
                    }
                </div>
            </div>
        },
    }
}

/// The run can't go on: said once, plainly, and shown.
fn stopped(view: &View) -> Html {
    let reason = view.stopped.as_ref();
    html! {
        if let Some(reason) = reason {
            <p class="fg-stopped" role="alert">
                { super::icons::icon(super::icons::Icon::Warning) }
                <span><b>{ t("stopped") }</b>{ " " }{ reason }</span>
            </p>
        }
    }
}

/// Leads past the bars to what matters, without an address of its own.
fn skip_link(main: &NodeRef) -> Html {
    let main = main.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(main) = main.cast::<HtmlElement>() {
            let _ = main.focus();
        }
    });
    html! { <button type="button" class="fg-skip" {onclick}>{ t("skip") }</button> }
}

fn keys(props: &FrameProps, help: Callback<()>) -> Callback<KeyboardEvent> {
    let (playground, view) = (props.playground.clone(), props.view.clone());
    Callback::from(move |event: KeyboardEvent| {
        let Some(wish) = shortcuts::wish(&event, &view) else {
            return;
        };
        event.prevent_default();
        match wish {
            Wish::Send(command) => playground.send(command),
            Wish::Help => help.emit(()),
            Wish::Summarise => playground.announcer.write(&words::summary(&view)),
        }
    })
}
