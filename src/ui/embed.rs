//! The handle that a host page has: `static/element.js` makes one for each element. Text and JSON
//! only, in the words of [`crate::session::port`]; decides nothing.

use super::app::Begun;
use super::first::{self, Ask};
use super::reading;
use super::store::{Store, Subscription};
use super::texts::t;
use super::{Mounted, browser, embedded, language, last_good, mounted};
use crate::session::View;
use crate::session::port;
use js_sys::Function;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::Callback;

/// Loads what a [`Handle`] reads links with and shows; to be awaited before the first is made.
///
/// # Errors
/// If it did not come.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "JavaScript calls it")]
pub async fn prepare() -> Result<(), JsValue> {
    let readers = reading::arrive().await.map(drop);
    let shown = embedded::arrive().await;
    readers
        .and(shown)
        .map_err(|_| JsValue::from_str(t("chunk.missing")))
}

/// Where the mounted tree is, which waits for the texts of its language.
enum Place {
    Waits,
    Shown(Mounted),
    Gone,
}

/// A playground that a host page has mounted.
#[wasm_bindgen]
#[allow(missing_debug_implementations, reason = "it is a handle of JavaScript")]
pub struct Handle {
    mounted: Rc<RefCell<Place>>,
    store: Store,
    /// Held for its drop.
    _telling: Subscription,
}

#[wasm_bindgen]
impl Handle {
    /// Mounts a playground in `root` that plays what a link says; `home` is the address of the
    /// full playground. `tell` is called with the name of each event and its detail as JSON: at
    /// once with an `error` for each value of the link that is wrong.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Element, link: &str, home: &str, tell: Function) -> Self {
        browser::never_remember();
        last_good::tell_of_panics();
        let asked = Ask::Host(link.to_owned(), home.to_owned()).asked();
        let begun = Begun::new(match reading::here() {
            Some(readers) => (readers.first)(&asked),
            None => first::without(&asked),
        });
        let store = begun.playground.store.clone();
        let before = RefCell::new(store.view());
        let told = Rc::new(move |name: &str, detail: &str| {
            // A host that throws harms nobody else.
            let _ = tell.call2(&JsValue::NULL, &name.into(), &detail.into());
        });
        for notice in &begun.notices {
            told("error", &port::error(notice));
        }
        let goal = told.clone();
        let on_verdict = Callback::from(move |detail: String| goal("goal", &detail));
        begun.playground.lessons.told.replace(Some(on_verdict));
        let telling = store.on_view(Callback::from(move |now: Rc<View>| {
            let before = before.replace(now.clone());
            for (name, detail) in port::events(&before, &now) {
                told(name, &detail);
            }
            if before.at_ms != now.at_ms {
                told("timeupdate", &port::time(&now));
            }
        }));
        let place = Rc::new(RefCell::new(Place::Waits));
        let (to, lang) = (place.clone(), begun.lang.clone());
        language::load(lang.as_deref(), move || {
            // It may have been taken off the page meanwhile.
            if matches!(*to.borrow(), Place::Waits) {
                to.replace(Place::Shown(mounted(root, begun)));
            }
        });
        Self {
            mounted: place,
            store,
            _telling: telling,
        }
    }

    /// Does what a name and an argument say; why not, where it is refused.
    pub fn apply(&self, name: &str, argument: &str) -> Option<String> {
        let command = self
            .store
            .read(|session| session.named_command(name, argument));
        match command {
            Ok(command) => self.store.dispatch(command).refused,
            Err(wrong) => Some(wrong),
        }
    }

    /// How things stand, as JSON.
    pub fn state(&self) -> String {
        port::state(&self.store.view())
    }

    /// The run as the query and fragment of a link; empty where it is too long for one.
    pub fn link(&self) -> String {
        let link = self
            .store
            .read(|session| session.link_text(session.at_ms(), false));
        link.unwrap_or_default()
    }

    /// Takes the playground off the page; nothing of it goes on.
    pub fn dispose(self) {
        if let Place::Shown(mounted) = self.mounted.replace(Place::Gone) {
            mounted.unmount();
        }
        last_good::turn_over();
    }
}
