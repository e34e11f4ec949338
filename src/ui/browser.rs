//! What the browser knows and can do besides drawing: the address, small memories, chance, media
//! queries. Everything here copes with a browser that refuses.

use js_sys::Array;
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, Event, EventTarget, File, HtmlElement, MediaQueryList, Storage, Url,
    UrlSearchParams, Window,
};
use yew::Callback;

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
    let search = if FORGETFUL.get() {
        ADDRESS.with_borrow(Clone::clone)
    } else {
        window()?.location().search().ok()?
    };
    UrlSearchParams::new_with_str(&search).ok()
}

/// The address without its fragment and with some values of the query replaced, or removed.
pub(crate) fn query_with(values: &[(&str, Option<&str>)]) -> String {
    let Some(parameters) = parameters() else {
        return String::new();
    };
    for (name, value) in values {
        match value {
            Some(value) => parameters.set(name, value),
            None => parameters.delete(name),
        }
    }
    let path = window().and_then(|window| window.location().pathname().ok());
    let query = String::from(parameters.to_string());
    // What a person reads in an address: times and lists.
    let query = query.replace("%3A", ":").replace("%2C", ",");
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{}{mark}{query}", path.unwrap_or_default())
}

/// The query and the fragment of the address, each with its sign.
pub(crate) fn asked() -> (String, String) {
    if FORGETFUL.get() {
        return (ADDRESS.with_borrow(Clone::clone), String::new());
    }
    let location = window().map(|window| window.location());
    let part =
        |part: Option<Result<String, JsValue>>| part.and_then(Result::ok).unwrap_or_default();
    (
        part(location.as_ref().map(web_sys::Location::search)),
        part(location.as_ref().map(web_sys::Location::hash)),
    )
}

/// Whether the page was loaded anew by the person, as opposed to opened.
pub(crate) fn is_reload() -> bool {
    let get = |of: JsValue, name: &str| js_sys::Reflect::get(&of, &name.into()).ok();
    let performance = window().and_then(|window| get(window.into(), "performance"));
    let navigation = performance.and_then(|it| get(it, "navigation"));
    let kind = navigation
        .filter(JsValue::is_object)
        .and_then(|it| get(it, "type"));
    kind.and_then(|kind| kind.as_f64()) == Some(1.0)
}

/// The address of the page without query and fragment.
pub(crate) fn page_address() -> String {
    let href = window().and_then(|window| window.location().href().ok());
    let href = href.unwrap_or_default();
    href.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// Makes an address the current one in place of the one before; the history has no step more.
pub(crate) fn replace_address(address: &str) {
    if keep_address(address) {
        return;
    }
    let history = window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // A sandboxed frame may refuse: nothing but the address is lost.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Copies a text; then says whether the browser let us.
pub(crate) fn copy(text: &str, then: Callback<bool>) {
    let copied = || -> Option<js_sys::Promise> {
        let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).ok();
        let navigator = get(window()?.as_ref(), "navigator")?;
        // A page without encryption has no clipboard.
        let clipboard = get(&navigator, "clipboard").filter(JsValue::is_object)?;
        let write: js_sys::Function = get(&clipboard, "writeText")?.dyn_into().ok()?;
        write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
    };
    let Some(promise) = copied() else {
        then.emit(false);
        return;
    };
    wasm_bindgen_futures::spawn_local(async move {
        let done = wasm_bindgen_futures::JsFuture::from(promise).await;
        then.emit(done.is_ok());
    });
}

/// Lets the browser do what waits, then goes on.
pub(crate) async fn breathe() {
    let turn = js_sys::Promise::new(&mut |go_on, _| {
        let _ = window().map(|window| window.set_timeout_with_callback(&go_on));
    });
    let _ = wasm_bindgen_futures::JsFuture::from(turn).await;
}

/// Reads the text of a file, where it is no larger than `most` bytes; then hands it over.
pub(crate) fn read_file(file: &File, most: usize, then: Callback<Option<String>>) {
    #[allow(clippy::cast_precision_loss, reason = "a few megabytes")]
    if file.size() > most as f64 {
        then.emit(None);
        return;
    }
    let promise = file.text();
    wasm_bindgen_futures::spawn_local(async move {
        let text = wasm_bindgen_futures::JsFuture::from(promise).await;
        then.emit(text.ok().and_then(|text| text.as_string()));
    });
}

/// Hands a text to the person as a file; whether the browser took it.
pub(crate) fn download(name: &str, kind: &str, text: &str) -> bool {
    fn try_download(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let parts = Array::of1(&JsValue::from_str(text));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
        let address = Url::create_object_url_with_blob(&blob)?;
        let document = window().and_then(|window| window.document());
        let link = document.ok_or(JsValue::NULL)?.create_element("a")?;
        link.set_attribute("href", &address)?;
        link.set_attribute("download", name)?;
        link.unchecked_into::<HtmlElement>().click();
        Url::revoke_object_url(&address)
    }
    try_download(name, kind, text).is_ok()
}

/// Makes an address the current one, with a step in the history to go back over.
pub(crate) fn push_address(address: &str) {
    if keep_address(address) {
        return;
    }
    let history = window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // A sandboxed frame may refuse: the page changes all the same.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Tells everything that follows the address to look at it again.
pub(crate) fn tell_address() {
    if FORGETFUL.get() {
        return;
    }
    if let (Some(window), Ok(event)) = (window(), Event::new("popstate")) {
        // Refused only while the same event is on its way.
        let _ = window.dispatch_event(&event);
    }
}

thread_local! {
    static FORGETFUL: Cell<bool> = const { Cell::new(false) };
    /// The query that stands for the address in a page of others.
    static ADDRESS: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps an address to itself where the one that is shown belongs to a page of others; whether it
/// does.
fn keep_address(address: &str) -> bool {
    if FORGETFUL.get() {
        let start = address.find('?').unwrap_or(address.len());
        let query = address[start..].split('#').next().unwrap_or_default();
        ADDRESS.set(query.to_owned());
    }
    FORGETFUL.get()
}

/// From now on nothing is remembered or recalled, and the address stays as it is: storage and
/// history are those of a page of others.
pub(crate) fn never_remember() {
    FORGETFUL.set(true);
}

fn storage() -> Option<Storage> {
    if FORGETFUL.get() {
        return None;
    }
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

/// Forgets it again.
pub(crate) fn forget(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&format!("floodgate.{name}"));
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

/// Real time in milliseconds, for budgets only; never part of a run.
pub(crate) fn now_ms() -> f64 {
    window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}
