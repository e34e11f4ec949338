//! The screen: a Yew application. It decides nothing about a run; it sends commands and shows views.

mod about;
mod acts_list;
mod address;
mod announcer;
mod app;
mod app_bar;
mod browser;
mod button;
mod charts;
mod chunk;
mod code;
mod compare;
mod context;
mod counts;
mod dialog;
mod editor;
mod embed;
mod embed_code;
mod embedded;
mod files;
mod find;
mod first;
mod flyout;
mod frame;
mod grid;
mod help;
mod icons;
mod jobs;
mod language;
mod last_good;
mod lessons;
mod moments;
mod notices;
mod numbers;
mod opening;
mod page;
mod painter;
mod panel;
mod playground;
mod preferences;
mod presenter;
mod processes;
mod rail;
mod reading;
mod real;
mod replay;
mod room;
mod say;
mod select;
mod settings;
mod share;
mod shortcuts;
mod size;
mod stage;
mod storage;
mod store;
mod story;
mod texts;
mod theme;
mod transport;
mod typed;

use app::Begun;
use first::Ask;
use web_sys::Element;
use yew::platform::spawn_local;

/// A mounted playground.
#[derive(Debug)]
pub struct Mounted(Option<room::Room>);

impl Mounted {
    /// Takes the playground off the page; nothing of it goes on.
    pub fn unmount(self) {
        if let Some(room) = self.0 {
            room.leave();
        }
    }
}

/// Mounts a playground in `root`, a node of a document or of a shadow root. A page may have many.
pub fn mount(root: Element) -> Mounted {
    let asked = Ask::Nothing.asked();
    let first = first::plain(&asked).unwrap_or_else(|| first::without(&asked));
    mounted(root, Begun::new(first))
}

fn mounted(root: Element, begun: Begun) -> Mounted {
    last_good::turn(&root);
    begun.playground.store.stand_in(root.clone());
    // What stood there while the simulation was on its way.
    root.set_text_content(None);
    Mounted(room::Room::enter(app::Props { root, begun }))
}

/// Mounts the playground where the page's mount node is; does nothing on a page without one.
pub fn start() {
    let node = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("[data-floodgate]").ok().flatten());
    if let Some(root) = node {
        last_good::tell_of_panics();
        let asked = Ask::Page.asked();
        let language = browser::query("lang");
        language::load(language.as_deref(), || begin(root, asked));
    }
}

/// Mounts the page in its language.
fn begin(root: Element, asked: first::Asked) {
    if let Some(first) = first::plain(&asked) {
        mounted(root, Begun::new(first));
        return;
    }
    spawn_local(async move {
        let readers = reading::arrive().await;
        let first = readers.map_or_else(|_| first::without(&asked), |it| (it.first)(&asked));
        mounted(root, Begun::new(first));
    });
}
