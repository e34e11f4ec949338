//! The frame: which parts stand where in the room there is, and what is open besides the page.

mod keys;
mod present;

use super::announcer::words;
use super::app_bar::{Doings, app_bar, more, scenario_bar};
use super::button::Look;
use super::chunk::{Chunk, Chunks, use_chunks};
use super::context::Playground;
use super::files;
use super::notices::{background, broken_promise, notices, stopped};
use super::page::{self, Page, use_page};
use super::panel::panel;
use super::playground;
use super::rail::{rail, unless_fixed};
use super::settings::settings;
use super::size::{Size, use_measure};
use super::story::story;
use super::texts::t;
use super::theme::{ThemeHandle, use_presenter, use_theme};
use super::transport::{sheet, transport};
use crate::session::View;
use crate::session::view::WorkflowRow;
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
    Share,
    Embed,
    Acts,
    /// The question of whether to delete a workflow.
    Delete(u16),
}

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// What all parts share.
    pub(crate) playground: Playground,
    /// The view published last.
    pub(crate) view: Rc<View>,
    /// The theme that is asked for.
    pub(crate) theme: Option<&'static str>,
    /// What was wrong with the address that was opened.
    pub(crate) notices: Vec<AttrValue>,
}

/// The frame.
#[component]
pub(crate) fn Frame(props: &Props) -> Html {
    let (root, main) = (use_node_ref(), use_node_ref());
    let (page, go) = use_page();
    let (width, height) = use_measure(&root).unwrap_or((1440, 900));
    let presenter = use_presenter();
    let large = presenter.0;
    let frame = Parts {
        playground: props.playground.clone(),
        view: props.view.clone(),
        page,
        go,
        size: Size::of(width, large),
        presenter,
        speaking: use_state_eq(|| false),
        open: use_state_eq(|| Open::Nothing),
        theme: use_theme(&root, props.theme),
        notices: use_state(|| props.notices.clone()),
        chunks: use_chunks(),
    };
    html! {
        <div
            ref={root}
            class="fg-app"
            data-size={frame.size.word()}
            data-page={page.word()}
            data-short={(Size::room(height, large) < SHORT_PX).then_some("")}
            data-presenter={large.then_some("")}
            onkeydown={frame.keys()}
            onclick={page::clicks(&props.playground, &frame.go)}
            onpointerover={frame.chunks.on_sign(&frame.playground)}
            ondragover={Callback::from(|event: DragEvent| event.prevent_default())}
            ondrop={files::dropped(&props.playground, &frame.wrong())}
        >
            { skip_link(&main) }
            { frame.bar() }
            { frame.side() }
            <main class="fg-main" ref={main} tabindex="-1" onfocusin={frame.uncover()}>
                { frame.beats() }
                { notices(&frame.notices) }
                { broken_promise(&props.view) }
                { stopped(&props.view) }
                if page != Page::Real {
                    { background(&props.playground, &props.view) }
                }
                if page != Page::Real {
                    { story(&props.view) }
                }
                { frame.middle() }
                { frame.panel(frame.size == Size::Phone) }
            </main>
            { frame.panel(frame.size > Size::Phone) }
            { frame.foot() }
            { props.playground.announcer.html() }
            { frame.dialogs() }
        </div>
    }
}

/// What the parts of the frame are made from.
pub(crate) struct Parts {
    /// What all parts share.
    pub(crate) playground: Playground,
    /// The view published last.
    pub(crate) view: Rc<View>,
    page: Page,
    /// Goes to another page.
    pub(crate) go: Callback<Page>,
    /// The room there is.
    pub(crate) size: Size,
    open: UseStateHandle<Open>,
    theme: ThemeHandle,
    presenter: (bool, Callback<bool>),
    /// Whether the notes of a presenter are shown.
    speaking: UseStateHandle<bool>,
    notices: UseStateHandle<Vec<AttrValue>>,
    /// The parts that are loaded when they are first shown.
    pub(crate) chunks: Chunks,
}

impl Parts {
    /// Opens something, or closes it where it is open.
    fn toggle(&self, what: Open) -> Callback<()> {
        let open = self.open.clone();
        Callback::from(move |()| open.set(if *open == what { Open::Nothing } else { what }))
    }

    /// Shows what is wrong with a file.
    pub(crate) fn wrong(&self) -> Callback<Vec<AttrValue>> {
        let notices = self.notices.setter();
        Callback::from(move |wrong| notices.set(wrong))
    }

    /// Asks whether to delete a workflow.
    pub(crate) fn ask(&self) -> Callback<u16> {
        let open = self.open.clone();
        Callback::from(move |workflow| open.set(Open::Delete(workflow)))
    }

    fn doings(&self) -> Doings {
        let (playground, view) = (self.playground.clone(), self.view.clone());
        Doings {
            menu: self.toggle(Open::Menu),
            edit: self.toggle(Open::Editor),
            share: self.toggle(Open::Share),
            embed: self.toggle(Open::Embed),
            present: self.present(),
            acts: self.toggle(Open::Acts),
            help: self.toggle(Open::Help),
            summarise: Callback::from(move |()| {
                playground.announcer.write(&words::summary(&view));
            }),
        }
    }

    fn bar(&self) -> Html {
        let menu = *self.open == Open::Menu;
        let (theme, doings) = (&self.theme, &self.doings());
        let settings = settings(&self.playground, &self.view.playback, &self.presenter);
        let (playground, view) = (&self.playground, &self.view);
        app_bar(playground, view, self.size, theme, (menu, settings), doings)
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
                { rail(self.page, &unless_fixed(&self.playground, self.view.locks, go)) }
                if self.size == Size::Phone {
                    { scenario_bar(&self.playground, &self.view.scenario) }
                    <div class="fg-side-more">{ more(&self.theme, Look::Subtle, true, &self.doings(), self.view.locks) }</div>
                }
            </div>
        }
    }

    fn middle(&self) -> Html {
        match self.page {
            Page::Processes => self.chunks.show(Chunk::Processes, self, None),
            Page::Jobs => self.chunks.show(Chunk::Jobs, self, None),
            Page::Find => self.chunks.show(Chunk::Find, self, None),
            Page::Storage => self.chunks.show(Chunk::Storage, self, None),
            Page::Real => self.chunks.show(Chunk::Real, self, None),
            Page::About => self.chunks.show(Chunk::About, self, None),
            Page::Playground => playground::page(self),
            Page::Compare => self.chunks.show(Chunk::Compare, self, None),
        }
    }

    /// Whether the panel is a drawer behind a button.
    fn drawer(&self) -> bool {
        matches!(self.size, Size::Small | Size::Medium)
    }

    /// The panel, where its place is `here`: beside the page, over it, or on a phone below it,
    /// without its acts.
    fn panel(&self, here: bool) -> Html {
        let drawer = self.drawer();
        if !here || self.page != Page::Playground || (drawer && *self.open != Open::Panel) {
            return html! {};
        }
        let onclose = drawer.then(|| self.toggle(Open::Panel));
        let ask = (self.size != Size::Phone).then(|| self.ask());
        panel(&self.playground, &self.view, ask.as_ref(), onclose)
    }

    /// The transport, with the acts while the panel does not show them.
    fn foot(&self) -> Html {
        if self.page == Page::Real {
            return html! {};
        }
        let view = &self.view;
        let away = self.size != Size::Wide && *self.open != Open::Panel;
        let row = view.workflows.get(usize::from(view.selected));
        let row = row.filter(|_| away && self.page == Page::Playground);
        let onpanel = self.drawer().then(|| self.toggle(Open::Panel));
        let sheet = row.map(|row| sheet(&self.playground, row, &self.ask(), onpanel));
        transport(&self.playground, view, sheet.unwrap_or_default())
    }

    fn dialogs(&self) -> Html {
        let chunk = match *self.open {
            Open::Help => Chunk::Help,
            Open::Editor => Chunk::Editor,
            Open::Share => Chunk::Share,
            Open::Embed => Chunk::Embed,
            Open::Acts => Chunk::Acts,
            Open::Delete(_) => Chunk::Delete,
            Open::Nothing | Open::Menu | Open::Panel => return html! {},
        };
        self.chunks.show(chunk, self, Some(self.toggle(*self.open)))
    }

    /// The workflow that is asked about: whether to delete it.
    pub(crate) fn to_delete(&self) -> Option<&WorkflowRow> {
        match *self.open {
            Open::Delete(workflow) => self.view.workflows.get(usize::from(workflow)),
            _ => None,
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
