//! What the browser knows and can do besides drawing: the address, small memories, chance, media
//! queries. Everything here copes with a browser that refuses.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{EventTarget, MediaQueryList, Storage, UrlSearchParams, Window};

/// An event listener that ends when it is dropped.
pub(crate) struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn FnMut()>,
}

impl Listener {
    /// Calls back on each event of that name.
    pub(crate) fn new(
        target: &EventTarget,
        event: &'static str,
        call: impl FnMut() + 'static,
    ) -> Self {
        let closure = Closure::<dyn FnMut()>::new(call);
        // A browser without the target's events leaves the listener silent.
        let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        Self {
            target: target.clone(),
            event,
            closure,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let call = self.closure.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback(self.event, call);
    }
}

/// The window of the page.
pub(crate) fn window() -> Option<Window> {
    web_sys::window()
}

/// A value of the address's query.
pub(crate) fn query(name: &str) -> Option<String> {
    parameters()?.get(name)
}

fn parameters() -> Option<UrlSearchParams> {
    let search = window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()
}

/// The address with one value of the query replaced, or removed; the rest stays.
pub(crate) fn address_with(name: &str, value: Option<&str>) -> String {
    let Some(parameters) = parameters() else {
        return String::new();
    };
    match value {
        Some(value) => parameters.set(name, value),
        None => parameters.delete(name),
    }
    let path = window().and_then(|window| window.location().pathname().ok());
    let query = String::from(parameters.to_string());
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{}{mark}{query}", path.unwrap_or_default())
}

/// Makes an address the current one, with a step in the history to go back over.
pub(crate) fn push_address(address: &str) {
    let history = window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // A sandboxed frame may refuse: the page changes all the same.
        let _ = history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(address));
    }
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

/// What was remembered under a name on an earlier visit.
pub(crate) fn recall(name: &str) -> Option<String> {
    storage()?.get_item(&format!("floodgate.{name}")).ok()?
}

/// Remembers something for the next visit, where the browser lets us.
pub(crate) fn remember(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&format!("floodgate.{name}"), value);
    }
}

/// A media query, if the browser knows such.
pub(crate) fn media(query: &str) -> Option<MediaQueryList> {
    window()?.match_media(query).ok()?
}

/// A number by chance, 1 to 999,999: short enough to be read to a class.
pub(crate) fn chance() -> Option<u64> {
    let drawn = getrandom::u64().ok()?;
    Some(1 + drawn % 999_999)
}
