//! The frame: which parts stand where in the room there is, and what is open besides the page.

use super::announcer::{StatusNode, words};
use super::app_bar::{AppBar, More, ScenarioBar};
use super::button::Look;
use super::context::Playground;
use super::editor::Editor;
use super::help::Help;
use super::icons::{Icon, icon};
use super::page::{Page, use_page};
use super::panel::Panel;
use super::playground::PlaygroundPage;
use super::processes::Processes;
use super::rail::Rail;
use super::shortcuts::{self, Wish};
use super::size::{Size, use_measure};
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

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// What all parts share.
    pub(crate) playground: Playground,
    /// The view published last.
    pub(crate) view: Rc<View>,
}

/// The frame.
#[component]
pub(crate) fn Frame(props: &Props) -> Html {
    let (root, main) = (use_node_ref(), use_node_ref());
    let (page, go) = use_page();
    let (width, height) = use_measure(&root).unwrap_or((1440, 900));
    let frame = Parts {
        playground: props.playground.clone(),
        view: props.view.clone(),
        page,
        go,
        size: Size::of(width),
        open: use_state_eq(|| Open::Nothing),
        theme: use_theme(&root),
    };
    html! {
        <div
            ref={root}
            class="fg-app"
            data-size={frame.size.word()}
            data-page={page.word()}
            data-short={(height < SHORT_PX).then_some("")}
            onkeydown={frame.keys()}
        >
            { skip_link(&main) }
            { frame.bar() }
            { frame.side() }
            <main class="fg-main" ref={main} tabindex="-1" onfocusin={frame.uncover()}>
                { stopped(&props.view) }
                { frame.middle() }
                { frame.panel(frame.size == Size::Phone) }
            </main>
            { frame.panel(frame.size > Size::Phone) }
            { frame.foot() }
            <StatusNode of={props.playground.clone()} />
            { frame.dialogs() }
        </div>
    }
}

/// What the parts of the frame are made from.
struct Parts {
    playground: Playground,
    view: Rc<View>,
    page: Page,
    go: Callback<Page>,
    size: Size,
    open: UseStateHandle<Open>,
    theme: ThemeHandle,
}

impl Parts {
    /// Opens something, or closes it where it is open.
    fn toggle(&self, what: Open) -> Callback<()> {
        let open = self.open.clone();
        Callback::from(move |()| open.set(if *open == what { Open::Nothing } else { what }))
    }

    fn summarise(&self) -> Callback<()> {
        let (playground, view) = (self.playground.clone(), self.view.clone());
        Callback::from(move |()| playground.announcer.write(&words::summary(&view)))
    }

    fn bar(&self) -> Html {
        html! {
            <AppBar
                scenario={self.view.scenario.clone()}
                playback={self.view.playback}
                size={self.size}
                theme={self.theme.clone()}
                menu={*self.open == Open::Menu}
                onmenu={self.toggle(Open::Menu)}
                onedit={self.toggle(Open::Editor)}
                onhelp={self.toggle(Open::Help)}
                onsummary={self.summarise()}
            />
        }
    }

    /// The rail, or the menu where there is no room for one.
    fn side(&self) -> Html {
        if self.size < Size::Medium && *self.open != Open::Menu {
            return html! {};
        }
        let (go, open) = (self.go.clone(), self.open.clone());
        let go = Callback::from(move |page: Page| {
            open.set(Open::Nothing);
            go.emit(page);
        });
        html! {
            <div class="fg-side">
                <Rail page={self.page} {go} />
                if self.size == Size::Phone {
                    <ScenarioBar scenario={self.view.scenario.clone()} />
                    <div class="fg-side-more">
                        <More theme={self.theme.clone()} look={Look::Subtle} onhelp={self.toggle(Open::Help)} onsummary={self.summarise()} />
                    </div>
                }
            </div>
        }
    }

    fn middle(&self) -> Html {
        let view = self.view.clone();
        match self.page {
            Page::Processes => html! { <Processes {view} /> },
            Page::Playground => html! { <PlaygroundPage {view} /> },
        }
    }

    /// The panel, where its place is `here`: beside the page, over it, or on a phone below it,
    /// without its acts.
    fn panel(&self, here: bool) -> Html {
        let drawer = matches!(self.size, Size::Small | Size::Medium);
        if !here || self.page != Page::Playground || (drawer && *self.open != Open::Panel) {
            return html! {};
        }
        let onclose = drawer.then(|| self.toggle(Open::Panel));
        html! { <Panel view={self.view.clone()} acts={self.size != Size::Phone} {onclose} /> }
    }

    /// The transport, with the acts while the panel does not show them.
    fn foot(&self) -> Html {
        let view = &self.view;
        let away = self.size != Size::Wide && *self.open != Open::Panel;
        let row = view.workflows.get(usize::from(view.selected));
        let acts = row
            .filter(|_| away && self.page == Page::Playground)
            .cloned();
        let drawer = matches!(self.size, Size::Small | Size::Medium);
        let onpanel = drawer.then(|| self.toggle(Open::Panel));
        html! { <Transport view={view.clone()} {acts} {onpanel} /> }
    }

    fn dialogs(&self) -> Html {
        let digest = self.view.digest.clone();
        match *self.open {
            Open::Help => html! { <Help {digest} onclose={self.toggle(Open::Help)} /> },
            Open::Editor => html! { <Editor onclose={self.toggle(Open::Editor)} /> },
            Open::Nothing | Open::Menu | Open::Panel => html! {},
        }
    }

    /// Closes the drawer when focus goes where it may cover it.
    fn uncover(&self) -> Callback<FocusEvent> {
        let open = self.open.clone();
        Callback::from(move |_: FocusEvent| {
            if *open == Open::Panel {
                open.set(Open::Nothing);
            }
        })
    }

    fn keys(&self) -> Callback<KeyboardEvent> {
        let (playground, view) = (self.playground.clone(), self.view.clone());
        let open = self.open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && matches!(*open, Open::Menu | Open::Panel) {
                open.set(Open::Nothing);
                return;
            }
            let Some(wish) = shortcuts::wish(&event, &view) else {
                return;
            };
            event.prevent_default();
            match wish {
                Wish::Send(command) => playground.send(command),
                Wish::Help => open.set(Open::Help),
                Wish::Summarise => playground.announcer.write(&words::summary(&view)),
            }
        })
    }
}

/// The run can't go on: said once, plainly, and shown.
fn stopped(view: &View) -> Html {
    let Some(reason) = &view.stopped else {
        return html! {};
    };
    html! {
        <p class="fg-stopped" role="alert">
            { icon(Icon::Warning) }
            <span><b>{ t("stopped") }</b>{ " " }{ reason }</span>
        </p>
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
